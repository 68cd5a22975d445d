//! Words that say where a thing sits, and not which one it is: *the Bree-based firm*, *the elf-majority country*.
//!
//! In: a description. Out: its tokens up to such a word. Invariant: only a word tied by a hyphen to a name counts.

use super::super::draft::Draft;
use crate::language::Upos;
use std::ops::Range;

/// The tokens that say where it sits; empty for what has no such word.
pub(super) fn seat(draft: &Draft, index: usize) -> Range<usize> {
    let mention = &draft.mentions[index];
    let start = mention.tokens.start;
    let doc = draft.doc;
    let end = (start + 2..mention.head.index()).find(|&at| {
        let word = doc.tokens[at].span.of(&doc.text).to_lowercase();
        matches!(word.as_str(), "based" | "majority" | "speaking")
            && doc.tokens[at - 1].span.of(&doc.text) == "-"
    });
    let named = |at: usize| matches!(doc.tokens[at].upos, Upos::Propn | Upos::Adj | Upos::Punct);
    end.filter(|&end| (start..end).all(named))
        .map_or(start..start, |end| start..end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const CAME: &str = "
        Bree 3 nsubj B-Organization
        Light 1 flat I-Organization
        came/come 0 root

        The the DET DT 5 det
        ";

    #[test]
    fn a_seat_does_not_tell_one_firm_from_another() {
        let lines = format!(
            "{CAME}Gondor Gondor PROPN NNP 4 obl:unmarked B-Place
            - - PUNCT HYPH 2 punct
            based base VERB VBN 5 amod
            firm 6 nsubj
            left/leave 0 root"
        );
        check(&lines, "Bree Light", "Bree Light | Gondor - based firm");
    }

    #[test]
    fn another_word_does() {
        let lines = format!(
            "{CAME}rival rival ADJ JJ 5 amod
            - - PUNCT HYPH 2 punct
            owned own VERB VBN 5 amod
            firm 6 nsubj
            left/leave 0 root"
        );
        check(&lines, "Bree Light", "Bree Light");
    }
}
