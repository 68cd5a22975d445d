//! Author, time and place of writing: "by Hama of Edoras - World Editor", "Eowyn Eadig January 08, 2026 01:23 PM".
//!
//! Invariant: a byline is a short line of names, dates and trade words, without a verb of the story.

use crate::article::dates;
use crate::article::page::{Draft, ends_in_stop};
use crate::article::pattern::pattern;
use crate::base::text::is_capitalised;
use regex::Regex;
use std::sync::LazyLock;

/// Longest byline, in words.
const MOST_WORDS: usize = 22;

/// Whether a block is a byline.
pub(super) fn is_byline(draft: &Draft, content: &str) -> bool {
    if draft.words > MOST_WORDS {
        return false;
    }
    is_by_name(content)
        || is_names_and_time(content)
        || LABELS.iter().any(|label| label.is_match(&draft.folded))
}

/// "By Hama and Eowyn", "by Hama - World Editor", "By HAMA | Gondor Herald".
fn is_by_name(content: &str) -> bool {
    let Some(rest) = BY.find(content).map(|by| &content[by.end()..]) else {
        return false;
    };
    !ends_in_stop(content) && are_names(rest)
}

/// "Eowyn Eadig January 08, 2026 01:23 PM", "Friday, January 4, 2019", "Jan. 7, 2026 | Updated 5:01 p.m."
fn is_names_and_time(content: &str) -> bool {
    let Some((_, date)) = dates::first(content) else {
        return false;
    };
    let before = content[..date.start].trim_matches(|c: char| !c.is_alphanumeric());
    let after = TIME.replace_all(&content[date.end..], " ");
    are_names(before) && are_names(after.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Only capitalised words and the small words that join names and offices.
fn are_names(content: &str) -> bool {
    content
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '|' | '/' | '-' | '–' | '—' | '·' | '•' | '&' | ':')
        })
        .filter(|word| !word.is_empty())
        .all(|word| is_capitalised(word) || SMALL.contains(&word) || is_handle(word))
        && content.split_whitespace().count() <= 14
}

fn is_handle(word: &str) -> bool {
    word.starts_with('@')
        || word.contains('@')
        || word.starts_with('(')
        || word.chars().all(|c| !c.is_alphabetic())
}

const SMALL: [&str; 22] = [
    "and",
    "of",
    "for",
    "the",
    "in",
    "at",
    "with",
    "de",
    "da",
    "del",
    "la",
    "van",
    "von",
    "bin",
    "al",
    "el",
    "by",
    "on",
    "updated",
    "published",
    "posted",
    "staff",
];

static BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by):?\s+"));

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{1,2}[:.]\d{2}(:\d{2})?\s*([ap]\.?m\.?)?\b|\bat\b|\b(UTC|GMT|IST|EST|EDT|ET|CET|BST|PT)\b|[+-]\d{2}:?\d{2}|\b\d+\s+min(ute)?s?\s+read\b",
    )
});

/// Over folded text.
static LABELS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        // "Published: January 7, 2026", "Last updated on 7 January 2026 at 10:00"
        pattern(
            r"^(first )?(published|posted|last updated|updated|last modified|date)( on| at|:)\s*(\w+,? )?(\w+\.? \d{1,2}|\d{1,2} \w+|\d{4}-\d\d)[\w,.: ]*$",
        ),
        // "4 min read"
        pattern(r"^(reading time:? )?\d{1,2}[ -]min(ute)?s?( read)?$"),
        // "(Reporting by Hama; editing by Eowyn)"
        pattern(r"^\(?(additional )?(reporting|writing|editing) by [^.]{3,150}[).]*$"),
        // "Gondor Press writer Hama contributed to this report."
        pattern(r"\bcontributed to this (report|story|article)\.?\)?$"),
    ]
});

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_byline, content), expected, "{content}");
    }

    #[test]
    fn authors_and_times() {
        check("by Hama of Edoras - World Editor", true);
        check("By EOWYN EADIG and HAMA, Gondor Press", true);
        check("Eowyn Eadig January 08, 2026 01:23 PM", true);
        check("Friday, January 4, 2019", true);
        check("Jan. 7, 2026 | Updated 5:01 p.m. ET", true);
        check("Published: January 7, 2026", true);
        check("4 min read", true);
        check("(Reporting by Hama; Editing by Eowyn)", true);
        check(
            "Gondor Press writer Hama in Edoras contributed to this report.",
            true,
        );
    }

    #[test]
    fn sentences_stay() {
        check("By Monday the riders had left", false);
        check("By Theoden's order, Gondor closed the gate.", false);
        check(
            "Supporters of the steward attend a rally in Gondor, Wednesday, Jan. 7, 2026.",
            false,
        );
        check("The war ended on January 4, 2019", false);
        check("Date of the battle", false);
    }
}
