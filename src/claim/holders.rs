//! Who holds a role: by title, apposition, predicate, verb of appointing, or the role noun itself.
//!
//! In: the noun of a role. Out: heads of the phrases that name its holders. Invariant: a holder stands in the role's sentence.

use super::context::Context;
use super::frame::frame;
use super::phrase::{case_lemma, conjuncts};
use super::roles::role_of;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Slot};

/// Verbs whose predicate noun is a role of their subject or object: *became president*, *appointed her minister*.
const APPOINTING: &[&str] = &[
    "become", "remain", "serve", "work", "act", "appoint", "elect", "name", "swear in", "hire",
    "continue", "stay",
];

/// Who holds the role, with the word whose factuality counts and whether the role is presupposed.
pub(super) fn holders(cx: &Context, noun: TokenId) -> Vec<(TokenId, TokenId, bool)> {
    let doc = cx.doc;
    let mut found = Vec::new();
    if doc.child(noun, Deprel::Cop).is_some() {
        for subject in frame(cx, noun).fillers(&Slot::Subject) {
            found.push((subject, noun, false));
        }
        return found;
    }
    // "edging attorney Faramir Took, artist Pippin Took": each is what stands right before the name.
    if let Some(names) = named_behind(cx, noun) {
        return names.into_iter().map(|name| (name, noun, true)).collect();
    }
    match (doc.deprel(noun), doc.head(noun)) {
        // "President Petro", "US actor Faramir".
        (Deprel::NmodDesc | Deprel::Compound | Deprel::Flat, Some(name))
            if doc.token(name).upos == Upos::Propn
                && doc.deprel(name) != Deprel::NmodDesc
                && !is_part_of_name(cx, noun, name)
                && cx.entity(name).is_some_and(|entity| entity.named) =>
        {
            found.extend(
                conjuncts(cx, name)
                    .into_iter()
                    .take(1)
                    .map(|name| (name, noun, true)),
            );
            return found;
        }
        // "Faramir, the steward of Gondor".
        (Deprel::Appos, Some(name)) => {
            // "including 11 civilians, a doctor at the hospital said": one is not eleven.
            let many =
                doc.token(name).xpos == Xpos::Nns && doc.child(name, Deprel::Nummod).is_some();
            if many && cx.has_child(noun, Deprel::Det, &["a", "an"]) {
                return found;
            }
            found.push((name, noun, true));
            return found;
        }
        // "Faramir is the director and news analyst of the Bree Post": what is coordinated with a predicate is one too.
        (Deprel::Conj, Some(first))
            if role_of(cx, first).is_some() && doc.child(first, Deprel::Cop).is_some() =>
        {
            let subjects = frame(cx, first).fillers(&Slot::Subject);
            return subjects.into_iter().map(|it| (it, first, false)).collect();
        }
        // "Arnor's king and Gondor's ally": a second role of the same holder.
        (Deprel::Conj, Some(first))
            if role_of(cx, first).is_some() && doc.deprel(first) == Deprel::Appos =>
        {
            found.extend(doc.head(first).map(|name| (name, noun, true)));
            return found;
        }
        (Deprel::Xcomp | Deprel::Obl, Some(verb)) => {
            if let Some(holder) = appointed(cx, verb, noun) {
                return vec![(holder, verb, false)];
            }
        }
        _ => {}
    }
    // "the steward, Faramir": the name hangs on the role.
    if let Some(name) = doc
        .children_by(noun, Deprel::Appos)
        .chain(doc.children_by(noun, Deprel::Flat))
        .find(|&name| cx.entity(name).is_some_and(|entity| entity.named))
        .or_else(|| named_next(cx, noun))
    {
        found.push((name, noun, true));
    } else if cx.entity(noun).is_some_and(|entity| {
        entity.named || matches!(entity.kind, EntityKind::Group | EntityKind::Person)
    }) {
        found.push((noun, noun, true));
    }
    found
}

/// *Faramir Mayor* is no mayor.
fn is_part_of_name(cx: &Context, noun: TokenId, name: TokenId) -> bool {
    name < noun
        && cx
            .mention(name)
            .is_some_and(|mention| mention.tokens.contains(&noun.index()))
}

/// *the President of the White Council Beren Took spoke*: the name right behind what the role is of, which the tree hangs on
/// the role, or beside it.
fn named_next(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let of = doc
        .children_by(noun, Deprel::Nmod)
        .filter(|&of| noun < of && matches!(case_lemma(cx, of).as_deref(), Some("of" | "from")));
    let ends = of.filter_map(|of| cx.mention(of).map(|mention| mention.tokens.end));
    ends.filter(|&end| end < doc.tokens.len())
        .map(TokenId::from)
        .find(|&name| {
            let person = cx.kind(name) == EntityKind::Person
                && cx.entity(name).is_some_and(|entity| entity.named);
            let hangs = doc.head(name) == Some(noun) && doc.deprel(name) == Deprel::Nmod;
            let beside = doc.head(name) == doc.head(noun) && doc.deprel(name) == doc.deprel(noun);
            doc.token(name).upos == Upos::Propn
                && person
                && case_lemma(cx, name).is_none()
                && (hangs || beside)
        })
}

/// *became president*, *was elected president*, *appointed her as minister*.
fn appointed(cx: &Context, verb: TokenId, noun: TokenId) -> Option<TokenId> {
    let frame = frame(cx, verb);
    if !APPOINTING.contains(&frame.lemma.as_str())
        || !frame.fillers(&Slot::Predicate).contains(&noun)
    {
        return None;
    }
    let subject = frame.fillers(&Slot::Subject);
    let object = frame.fillers(&Slot::Object);
    object.first().or(subject.first()).copied()
}

/// Whom a description without a copula describes by name: *drummer Took*, *singer and writer Took*, *Took, a landscaper*,
/// and *the drummer, Took*, where the tree hangs the name on the description.
pub(super) fn described(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    // "Health Minister Took": the minister is no name yet.
    let is_name = |&name: &TokenId| {
        doc.token(name).upos == Upos::Propn
            && doc.deprel(name) != Deprel::NmodDesc
            && cx.entity(name).is_some_and(|entity| entity.named)
    };
    let first = match doc.deprel(noun) {
        Deprel::Conj => doc.head(noun)?,
        _ => noun,
    };
    if doc.token(first).upos != Upos::Noun {
        return None;
    }
    let above = match (doc.deprel(first), doc.head(first)) {
        (Deprel::NmodDesc | Deprel::Appos, name) => name,
        (Deprel::Compound, Some(name)) if name.0 == first.0 + 1 => Some(name),
        _ => None,
    };
    // "a judgement favorable to the plaintiff, Took": he is no judgement.
    let led = |name: TokenId| {
        let mut between = (noun.0..name.0).map(|index| doc.token(TokenId(index)).upos);
        between.any(|upos| matches!(upos, Upos::Adp | Upos::Verb))
    };
    let next = || {
        let mut below = doc.children(first).iter().copied();
        below.find(|&name| {
            noun < name
                && matches!(doc.deprel(name), Deprel::Appos | Deprel::Flat)
                && is_name(&name)
                && !led(name)
        })
    };
    above.filter(is_name).or_else(next)
}

/// Who is named right behind a description, whatever the tree ties the name to: *met bassist Took*, where the verb has two
/// objects, *a version of comedian Took*; all of *actors Took and Brandybuck*.
pub(super) fn named_behind(cx: &Context, noun: TokenId) -> Option<Vec<TokenId>> {
    let doc = cx.doc;
    let name = TokenId(noun.0 + 1);
    let follows =
        doc.tokens.get(name.index()).is_some() && doc.sentence_of(name) == doc.sentence_of(noun);
    let is_name = |&name: &TokenId| {
        doc.token(name).upos == Upos::Propn
            && cx.kind(name) == EntityKind::Person
            && cx.entity(name).is_some_and(|entity| entity.named)
    };
    if !follows || doc.token(noun).upos != Upos::Noun || !is_name(&name) {
        return None;
    }
    let above = doc.head(name);
    let (of_noun, of_name) = (doc.deprel(noun), doc.deprel(name));
    let hangs = above == Some(noun)
        && matches!(
            of_name,
            Deprel::Flat | Deprel::Appos | Deprel::Nmod | Deprel::Compound
        );
    // "told reporters Took had won": he is the subject of another verb.
    let beside = above.is_some()
        && above == doc.head(noun)
        && (of_name == of_noun && of_name != Deprel::Obl
            || of_name == Deprel::Appos && of_noun == Deprel::Conj);
    if !hangs && !beside {
        return None;
    }
    if doc.token(noun).xpos == Xpos::Nn {
        return Some(vec![name]);
    }
    let mut all = conjuncts(cx, name);
    all.retain(is_name);
    (1 < all.len()).then_some(all)
}
