//! Descriptions that say more of what the article has named: *a bridge ... the century-old bridge*, *the historic bridge*.
//!
//! Invariant: only the one thing that the article has called by the noun is taken up, and only by words that tell more of it
//! but do not tell it from others of its kind (*the second bridge*, *the northern bridge*).

use super::super::draft::Draft;
use super::super::phrases;
use super::super::types::MentionForm;
use super::descriptions::{SENTENCES, is_restricted, modifier_words};
use super::names::name_words;
use super::synonyms::{is_some, sets_apart};
use crate::base::text::fold;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Words that praise, blame, or measure.
const TELLING: &str = "\
historic famous renowned iconic popular beloved prestigious notorious infamous controversial ill-fated luxury luxurious lavish \
giant huge massive enormous vast sprawling towering imposing tiny small big large powerful mighty deadly fatal tragic \
devastating catastrophic violent brutal horrific gruesome bloody ancient medieval centuries-old elderly young veteran \
remote isolated sleepy picturesque bustling troubled embattled beleaguered disgraced ailing populous \
wealthy poor impoverished stricken landmark unprecedented lengthy long brief rare unusual mysterious";

/// What the description tells more of.
pub(super) fn antecedent(
    draft: &Draft,
    index: usize,
    by_noun: &BTreeMap<String, Vec<usize>>,
) -> Option<usize> {
    let doc = draft.doc;
    let head = draft.mentions[index].head;
    let subject = matches!(doc.deprel(head), Deprel::Nsubj | Deprel::NsubjPass);
    let kind = draft.traits_of(index).kind;
    let vague = matches!(
        kind,
        EntityKind::Concept | EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    );
    let noun = fold(doc.lemma(head));
    if !subject
        || vague
        || phrases::is_plural(doc, head)
        || phrases::content_head(doc, head) != head
        || phrases::of_phrase(doc, head).is_some()
        || is_restricted(draft, head)
    {
        return None;
    }
    let (mut telling, mut plain) = (BTreeSet::new(), BTreeSet::new());
    for &child in doc.children(head).iter().filter(|&&it| it < head) {
        let words = doc.subtree(child).into_iter().map(|it| fold(doc.lemma(it)));
        match doc.deprel(child) {
            Deprel::Det if doc.lemma(child) == "the" => {}
            Deprel::Amod if is_telling(draft, child) => telling.extend(words),
            Deprel::Compound if is_compounded(draft, child) => telling.extend(words),
            Deprel::Compound => plain.extend(words),
            _ => return None,
        }
    }
    let called = by_noun.get(&noun)?;
    let near = |it: usize| draft.sentence(it) + SENTENCES >= draft.sentence(index);
    let found: BTreeMap<usize, usize> = called
        .iter()
        .filter(|&&it| near(it) && is_of_kind(draft, it, &noun))
        .map(|&it| (draft.group(it), it))
        .collect();
    let (_, &only) = found.iter().next().filter(|_| found.len() == 1)?;
    let theirs = modifier_words(draft, only);
    let named = draft.mentions[only].form == MentionForm::Name;
    let described = |&child: &TokenId| {
        let amod = doc.deprel(child) == Deprel::Amod && child < draft.mentions[only].head;
        amod && !telling.contains(&fold(doc.lemma(child)))
    };
    let fits = !telling.is_empty()
        && if named {
            plain.is_empty()
        } else {
            plain.is_subset(&theirs)
        }
        && sets_apart(&theirs).is_empty()
        && !phrases::is_plural(doc, draft.mentions[only].head)
        && !is_some(draft, only)
        && (named
            || !doc
                .children(draft.mentions[only].head)
                .iter()
                .any(described))
        && !is_left(draft, only, index)
        && draft.may_be_one(only, index);
    fits.then_some(only)
}

/// *a series ... "Mithril" ... the popular series*: the article has named something else of the kind since.
fn is_left(draft: &Draft, antecedent: usize, index: usize) -> bool {
    let group = draft.group(antecedent);
    let kind = draft.traits_of(index).kind;
    let members = draft.members(group);
    let last = members.iter().rev().find(|&&it| it < index);
    (last.map_or(antecedent, |&it| it) + 1..index).any(|it| {
        draft.mentions[it].form == MentionForm::Name
            && draft.group(it) != group
            && draft.traits_of(it).kind == kind
    })
}

/// Whether the mention is called by the noun, as a description or by the last word of its name.
fn is_of_kind(draft: &Draft, it: usize, noun: &str) -> bool {
    match draft.mentions[it].form {
        MentionForm::Name => {
            let words = name_words(draft.text(it));
            let of = words.iter().position(|word| word == "of");
            let class = of.map_or(words.last(), |of| words[..of].last());
            words.len() > 1 && class.is_some_and(|word| word == noun)
        }
        _ => true,
    }
}

/// *century-old*, *abandoned*, *historic*: says more of a thing, not which one.
fn is_telling(draft: &Draft, word: TokenId) -> bool {
    let token = draft.doc.token(word);
    let lemma = draft.doc.lemma(word);
    is_compounded(draft, word)
        || TELLING.split(' ').any(|it| it == lemma)
        || token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbn)
}

/// Whether a hyphen joins it with another word: *ten-storey*, *Bree-based*.
fn is_compounded(draft: &Draft, word: TokenId) -> bool {
    let at = word.index();
    draft.doc.whole_words(&(at..at + 1)).len() > 1 || draft.doc.lemma(word).contains('-')
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const BRIDGE: &str = "
        A 2 det
        bridge 3 nsubj
        fell/fall 0 root

        The 2 det
        ";

    #[test]
    fn what_tells_more_of_the_only_bridge_is_that_bridge() {
        let lines = format!("{BRIDGE}bridge 4 nsubj\nwas 4 cop\nold 0 root");
        check(&lines, "bridge", "bridge | bridge");
        let lines = format!(
            "{}historic historic ADJ JJ 3 amod\nbridge 4 nsubj\nburned/burn 0 root",
            BRIDGE.replace("The 2", "The 3")
        );
        check(&lines, "historic bridge", "bridge | historic bridge");
    }

    #[test]
    fn what_tells_bridges_apart_speaks_of_another() {
        let lines = format!(
            "{}second second ADJ JJ 3 amod\nbridge 4 nsubj\nburned/burn 0 root",
            BRIDGE.replace("The 2", "The 3")
        );
        check(&lines, "bridge", "bridge");
    }
}
