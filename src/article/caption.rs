//! Captions of the story's own pictures, told by a date at their end or a credit beside them.
//!
//! Invariant: a caption is one sentence, never a quotation.

use super::dates;
use super::page::{Page, opens_with_quote, sentence_ends};
use super::pattern::pattern;
use super::types::{BlockKind, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// Longest caption, in words.
const MOST_WORDS: usize = 60;

/// Marks captions; credits must have been marked before.
pub(super) fn mark(page: &mut Page) {
    for index in 0..page.drafts.len() {
        if could_be(page, index)
            && (ends_in_place_and_date(page.content(index))
                || speaks_of_picture(page, index)
                || is_beside_credit(page, index))
        {
            page.drafts[index].kind = BlockKind::Caption;
        }
    }
}

fn could_be(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    let content = page.content(index);
    draft.is_paragraph()
        && (4..=MOST_WORDS).contains(&draft.words)
        && !opens_with_quote(content)
        && sentence_ends(content).next().is_none()
}

/// "... attend a rally, in Edoras, Rohan, Wednesday, Jan. 7, 2026.": no preposition leads the date.
fn ends_in_place_and_date(content: &str) -> bool {
    dates::last(content).is_some_and(|(_, span)| {
        content[..span.start].trim_end().ends_with(',')
            && content[span.end..].chars().all(|c| matches!(c, '.' | ' '))
    })
}

/// "In this Tuesday, Jan. 6, 2026 photo, ...", "FILE - Riders pass ...", "Pictured: ...".
fn speaks_of_picture(page: &Page, index: usize) -> bool {
    PICTURE.is_match(&page.drafts[index].folded)
}

static PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(in this (.{1,40} )?(photo|picture|image|frame grab)(,| released| provided| taken| made)|file( photo| picture)?\s*-|file (photo|picture):|pictured:|photo shows )",
    )
});

/// Next to a credit of its own: on the neighbouring line, or dated.
fn is_beside_credit(page: &Page, index: usize) -> bool {
    let is_credit = |at: usize| {
        page.drafts
            .get(at)
            .is_some_and(|draft| draft.kind == BlockKind::Boilerplate(Reason::Credit))
    };
    let before = index.checked_sub(1).is_some_and(is_credit);
    let after = is_credit(index + 1);
    let touches =
        (before && !page.drafts[index].spaced) || (after && !page.drafts[index + 1].spaced);
    touches || ((before || after) && dates::last(page.content(index)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{blocks, types::Block};

    #[track_caller]
    fn check(text: &str, index: usize, expected: BlockKind) {
        let kinds: Vec<Block> = blocks::judge(blocks::split(text), None).all;
        assert_eq!(
            kinds[index].kind,
            expected,
            "{}",
            kinds[index].span.of(text)
        );
    }

    const STORY: &str = "The king of Rohan rode to Gondor on Monday. He met the steward there.";

    #[test]
    fn dated_pictures() {
        let text = format!(
            "{STORY}\n\nRiders attend a rally, in Edoras, Rohan, Wednesday, Jan. 7, 2026.\n\n{STORY}."
        );
        check(&text, 1, BlockKind::Caption);
    }

    #[test]
    fn pictures_spoken_of() {
        let text = format!(
            "{STORY}\n\nFILE - Théoden, right, meets Denethor in Minas Tirith.\n\n{STORY}."
        );
        check(&text, 1, BlockKind::Caption);
        let text =
            format!("{STORY}\n\nIn this Jan. 6, 2026 photo, riders pass the gate.\n\n{STORY}.");
        check(&text, 1, BlockKind::Caption);
        let text = format!("{STORY}\n\nIn this war nobody takes a photo.\n\n{STORY}.");
        check(&text, 1, BlockKind::Paragraph);
    }

    #[test]
    fn beside_a_credit() {
        let text = format!(
            "{STORY}\n\nPHOTO HAMA EDORAS, REUTERS\n\nRiders rally in Edoras, January 7, 2026.\n\n{STORY}."
        );
        check(&text, 2, BlockKind::Caption);
    }

    #[test]
    fn dated_sentences_of_the_story_stay() {
        let text = format!(
            "{STORY}\n\nThe treaty was signed in Edoras on Wednesday, Jan. 7, 2026.\n\n{STORY}."
        );
        check(&text, 1, BlockKind::Paragraph);
    }
}
