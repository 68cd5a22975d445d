//! Synonyms: another noun for what the article has named before, and words that say that something else is meant.
//!
//! *a gunman ... the attacker*; *other researchers* are not *the researchers*. Invariant: a synonym is taken up only where
//! the article has named nothing else that it could mean.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::types::MentionForm;
use super::descriptions::{SENTENCES, modifier_words};
use crate::language::TokenId;
use std::collections::{BTreeMap, BTreeSet};

/// How many mentions back another noun of the same meaning is looked for. Bounds the work.
const WINDOW: usize = 300;

/// *the researchers* after *scientists in Arnor*: what the article has called by other nouns of that meaning, and only it.
pub(super) fn synonym(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let noun = |it: usize| {
        let content = phrases::content_head(doc, draft.mentions[it].head);
        known.meaning(&doc.lemma(content).to_lowercase())
    };
    let meaning = noun(index);
    let own = modifier_words(draft, index);
    // *the crowd* is several.
    let is_plural = |head: TokenId| phrases::is_plural(doc, head) || doc.lemma(head) == "crowd";
    let plural = is_plural(draft.mentions[index].head);
    let found: BTreeMap<usize, usize> = (0..index)
        .rev()
        .take(WINDOW)
        .take_while(|&it| draft.sentence(it) + SENTENCES >= draft.sentence(index))
        .filter(|&it| draft.mentions[it].form == MentionForm::Description && noun(it) == meaning)
        .map(|it| (draft.group(it), it))
        .collect();
    let (_, &only) = found.iter().next().filter(|_| found.len() == 1)?;
    let theirs = modifier_words(draft, only);
    let content = phrases::content_head(doc, draft.mentions[only].head);
    let fits = draft.head_lemma(only) != draft.head_lemma(index)
        && is_plural(content) == plural
        && own.is_subset(&theirs)
        && sets_apart(&theirs).is_empty()
        && !is_some(draft, only)
        && draft.may_be_one(only, index);
    fits.then_some(only)
}

/// *some researchers*, *many of the victims*: not all that the plain noun means.
pub(super) fn is_some(draft: &Draft, index: usize) -> bool {
    let mention = &draft.mentions[index];
    let content = phrases::content_head(draft.doc, mention.head);
    let determiner = |&child: &TokenId| {
        matches!(
            draft.doc.lemma(child),
            "some"
                | "many"
                | "most"
                | "several"
                | "few"
                | "another"
                | "other"
                | "any"
                | "no"
                | "each"
                | "every"
        )
    };
    content != mention.head || draft.doc.children(mention.head).iter().any(determiner)
}

/// *other researchers*, *another bill*: words that tell a thing from the one that the plain noun means.
pub(super) fn sets_apart(modifiers: &BTreeSet<String>) -> BTreeSet<String> {
    modifiers
        .iter()
        .filter(|word| {
            matches!(
                word.as_str(),
                "other" | "another" | "different" | "separate" | "similar" | "fellow" | "next"
            )
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const SCIENTISTS: &str = "
        Scientists 4 nsubj
        in 3 case
        Arnor 1 nmod B-Place
        slept/sleep 0 root

        ";

    #[test]
    fn another_noun_takes_up_the_only_thing_it_can_mean() {
        let lines = format!(
            "{SCIENTISTS}The the DET DT 2 det
            researchers 3 nsubj
            woke/wake 0 root"
        );
        check(&lines, "Scientists", "Scientists | researchers");
    }

    #[test]
    fn other_researchers_are_somebody_else() {
        let lines = format!(
            "{SCIENTISTS}The the DET DT 3 det
            other 3 amod
            researchers 4 nsubj
            woke/wake 0 root"
        );
        check(&lines, "Scientists", "Scientists");
    }

    #[test]
    fn some_of_them_are_not_all() {
        let lines = format!(
            "{SCIENTISTS}Some some DET DT 2 det
            researchers 3 nsubj
            woke/wake 0 root

            The 2 det
            researchers 3 nsubj
            left/leave 0 root"
        );
        check(&lines, "Scientists", "Scientists");
    }

    #[test]
    fn the_crowd_is_those_who_protest() {
        let lines = "
            Protesters/protester 2 nsubj
            slept/sleep 0 root

            The the DET DT 2 det
            crowd 3 nsubj
            left/leave 0 root";
        check(lines, "Protesters", "Protesters | crowd");
    }
}
