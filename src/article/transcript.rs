//! Speaker labels of interviews and transcripts: "((Rosie Took)) I was born in the Shire.", "TOOK: I was born there."
//!
//! In: a page. Out: each label as a block of its own, what follows it as running text. Invariant: nothing changes unless
//! labels take turns: one alone is no transcript.

use super::page::{Draft, Page};
use super::pattern::pattern;
use super::types::BlockKind;
use crate::base::text::{fold, initials};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(\(([^()\n]{1,40})\)\)(?:\s*:)?"));
static BEFORE_COLON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s"));

/// What somebody says in turn is longer than what a photo credit or a row of a fact sheet has behind its colon.
const FEWEST_WORDS: usize = 6;

/// A label at the start of a draft.
struct Label<'a> {
    draft: usize,
    name: &'a str,
    /// Where it ends, in bytes of the text.
    end: usize,
    in_brackets: bool,
}

/// Cuts the labels off where the page is a transcript.
pub(super) fn mark(page: &mut Page) {
    let found = labels(page);
    for label in found.into_iter().rev() {
        let Some([mut head, mut words]) = page.halves(label.draft, label.end) else {
            // A label alone on its line.
            page.drafts[label.draft].kind = BlockKind::Speaker;
            continue;
        };
        head.kind = BlockKind::Speaker;
        if words.kind == BlockKind::Heading {
            words.kind = BlockKind::Paragraph;
        }
        page.drafts.splice(label.draft..=label.draft, [head, words]);
    }
}

/// The labels that are trusted, in text order.
fn labels<'a>(page: &Page<'a>) -> Vec<Label<'a>> {
    let mut all: Vec<Label> = (0..page.drafts.len())
        .filter_map(|draft| label(page, draft))
        .collect();
    let bracketed = 1 < all.iter().filter(|label| label.in_brackets).count();
    let names: Vec<String> = all.iter().map(|label| fold(label.name)).collect();
    let repeated: BTreeSet<&String> = names
        .iter()
        .filter(|name| 1 < names.iter().filter(|other| other == name).count())
        .collect();
    let distinct = names.iter().collect::<BTreeSet<_>>().len();
    let takes_turns = 1 < distinct && !repeated.is_empty() && is_talk(page, &all);
    let is_trusted = |label: &Label| {
        let name = fold(label.name);
        let is_other = |other: &&String| fold(&initials(label.name)) == ***other;
        let full = label.name.contains(' ');
        if label.in_brackets {
            bracketed
        } else {
            takes_turns
                && (repeated.contains(&name)
                    || full && (bracketed || repeated.iter().any(is_other)))
        }
    };
    all.retain(is_trusted);
    all
}

/// The label at the start of a draft of the story.
fn label<'a>(page: &Page<'a>, draft: usize) -> Option<Label<'a>> {
    let whole: &Draft = &page.drafts[draft];
    if !whole.is_story() || matches!(whole.kind, BlockKind::Title | BlockKind::TableRow) {
        return None;
    }
    let content = page.content(draft);
    let (found, in_brackets) = match IN_BRACKETS.captures(content) {
        Some(found) => (found, true),
        None => (BEFORE_COLON.captures(content)?, false),
    };
    let name = found.get(1)?.as_str();
    Some(Label {
        draft,
        name,
        end: whole.span.start + found.get(0)?.end(),
        in_brackets,
    })
}

/// Whether more than half of what is labelled is long enough to be said.
fn is_talk(page: &Page, labels: &[Label]) -> bool {
    let long = labels
        .iter()
        .filter(|label| FEWEST_WORDS < page.drafts[label.draft].words);
    labels.len() < 2 * long.count()
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, BlockKind};

    /// The labels of a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let labels = article
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Speaker);
        let found: Vec<&str> = labels.map(|block| block.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn interviews_label_their_speakers() {
        check(
            "The Red Book talks to Rosie Took\n\nRosie Took told us about her inn in the Shire last Monday.\n\n\
             ((RB)) When did you open the inn?\n\n((Rosie Took)) We opened it nine years ago. It was small then.\n\n\
             ((RB)) Who came first?",
            &["((RB))", "((Rosie Took))", "((RB))"],
        );
        check(
            "The Red Book talks to Rosie Took\n\nRosie Took: I opened the inn nine years ago with my sister.\n\n\
             RB: Why did you open an inn in the Shire?\n\nRT: Nobody else would have done it, to be honest.\n\n\
             RB: Did the mayor of Michel Delving help you there?\n\nRT: No, he did not, and he never came to see it.",
            &["Rosie Took:", "RB:", "RT:", "RB:", "RT:"],
        );
    }

    #[test]
    fn credits_lists_and_remarks_are_no_labels() {
        check(
            "The king rode out\n\nThe king rode out on Monday.\n\nImage: Hamfast.\n\nThe guards went with him.\n\nImage: Hamfast.",
            &[],
        );
        check(
            "What the king wants\n\nThe king named three aims for the year on Monday.\n\n\
             Peace: he wants to make peace with all of the neighbours.\n\nBread: he wants the bread to be cheap again.",
            &[],
        );
        check(
            "The king rode out\n\nNote: This story was changed after the guards had spoken to us.\n\nThe king rode out on Monday.",
            &[],
        );
    }
}
