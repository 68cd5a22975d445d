//! A leaked answer of a chatbot: "I'm sorry, but I can't help with that."
//!
//! Invariant: the refusal is a block of its own and nobody in the story is quoted with it.

use crate::article::page::Draft;
use crate::article::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Longest leak, in words.
const MOST_WORDS: usize = 60;

/// Whether a block is itself a chatbot's answer. A story that quotes one opens with a quotation mark or a name.
pub(super) fn is_refusal(draft: &Draft, _content: &str) -> bool {
    draft.words <= MOST_WORDS && REFUSAL.is_match(&draft.folded)
}

/// Whether a block talks about a refusal; it is part of the leak if it stands next to one.
pub(super) fn mentions_refusal(draft: &Draft) -> bool {
    draft.words <= MOST_WORDS && PHRASE.is_match(&draft.folded)
}

static REFUSAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^((i'm|i am) (very )?sorry,? (but )?i (can't|cannot|can not|am unable to|am not able to|won't be able to) (help|assist|comply|fulfil|fulfill|provide|generate|create|write|complete|answer)\b|as an ai( language)?( model| assistant)?,? i\b|as a large language model,? i\b|i (can't|cannot) (help|assist) (you )?with (that|this)( request)?\.?$|(sure|certainly|of course)[,!] here('s| is) (a|an|the|your) (rewritten|revised|rewrite|summary|article|version)\b)",
    )
});

static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bi (can't|cannot|am unable to) (help|assist) (you )?with (that|this)\b|\bas an ai language model\b",
    )
});

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_refusal, content), expected, "{content}");
    }

    #[test]
    fn leaked_answers() {
        check("I’m sorry, but I can’t help with that.", true);
        check("I am sorry, I cannot assist with this request.", true);
        check("As an AI language model, I do not have opinions.", true);
        check(
            "Certainly! Here is a rewritten version of the article:",
            true,
        );
    }

    #[test]
    fn stories_about_chatbots_stay() {
        check(
            "“I’m sorry, but I can’t help with that,” the machine told Faramir.",
            false,
        );
        check(
            "The chatbot answered that it could not help with that.",
            false,
        );
        check(
            "As an AI model, the palantír of Gondor was sold to Rohan.",
            false,
        );
        check("I am sorry that I cannot come, Théoden wrote.", false);
    }
}
