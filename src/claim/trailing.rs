//! Attributions at the edge of a sentence, which hold for all of it: *Gondor fell and the king fled, Took told reporters*,
//! *According to Took, Gondor fell and the king fled*.
//!
//! In: a word. Out: by whose word its sentence tells it, if the words around a comma say so. Invariant: only where commas
//! and verbs stand is asked, and what hangs on the verb of saying; where the tree hangs a long sentence is not trusted.

use super::attribution::{saying, voice};
use super::context::Context;
use super::status::Status;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::Stance;
use std::ops::Range;

/// Reports what `anchor` says by the word of whom the edge of its sentence names, unless it is somebody's already.
pub(super) fn attribute(cx: &Context, anchor: TokenId, found: &mut Status) {
    if found.speakers.is_empty()
        && let Some(speaker) = speaker_at_the_edge(cx, anchor)
    {
        found.said_by(Some(speaker));
    }
}

/// Who stands at the edge of the sentence of `anchor` as its speaker.
fn speaker_at_the_edge(cx: &Context, anchor: TokenId) -> Option<TokenId> {
    let sentence = cx.doc.sentences.get(cx.doc.sentence_of(anchor))?;
    let tokens = sentence.tokens.clone();
    let found = according(cx, &tokens).or_else(|| said(cx, &tokens))?;
    let of_speaker = cx.doc.subtree(found.speaker).contains(&anchor);
    let told = found.told.contains(&anchor.index()) && !of_speaker;
    told.then(|| voice(cx, found.speaker))
}

/// What stretch of a sentence somebody tells.
struct Told {
    told: Range<usize>,
    speaker: TokenId,
}

/// *According to Took, Gondor fell*; *Gondor fell, according to Took*.
fn according(cx: &Context, sentence: &Range<usize>) -> Option<Told> {
    let doc = cx.doc;
    let form = |index: usize| doc.form(TokenId::from(index)).to_lowercase();
    let leads = |index: usize| {
        index + 2 < sentence.end && form(index) == "according" && form(index + 1) == "to"
    };
    let phrase = |start: usize| {
        let case = TokenId::from(start);
        let head = doc.head(case)?;
        let last = doc.subtree(head).into_iter().max()?.index();
        Some((head, last + 1)).filter(|_| case < head)
    };
    let start = sentence.clone().find(|&index| is_word(cx, index))?;
    if leads(start)
        && let Some((speaker, _)) = phrase(start)
        && let Some(end) = (speaker.index()..sentence.end).find(|&index| comma(cx, index))
    {
        let told = end + 1..sentence.end;
        return Some(Told { told, speaker });
    }
    let start = sentence.clone().rev().find(|&index| leads(index))?;
    let (speaker, end) = phrase(start)?;
    let closes = !(end..sentence.end).any(|index| is_word(cx, index));
    let aside = start > sentence.start && comma(cx, start - 1);
    (closes && aside).then(|| Told {
        told: sentence.start..start - 1,
        speaker,
    })
}

/// *Gondor fell, Took said on Monday*; *Gondor fell, said Took*; *Gondor fell, a watchdog charged*.
fn said(cx: &Context, sentence: &Range<usize>) -> Option<Told> {
    let doc = cx.doc;
    let commas = sentence.clone().filter(|&index| comma(cx, index));
    commas.rev().find_map(|comma| {
        let (verb, speaker) = clause_after(cx, comma, sentence.end)?;
        let told = sentence.start..comma;
        let closes = (verb.index() + 1..sentence.end)
            .filter(|&index| is_word(cx, index))
            .all(|index| doc.ancestors(TokenId::from(index)).any(|at| at == verb));
        let told_after = doc.children(verb).iter().any(|&child| {
            verb < child
                && (matches!(
                    doc.deprel(child),
                    Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis
                ) || doc.deprel(child) == Deprel::Obj && !cx.is_actor(child))
        });
        (closes && !told_after && is_clause(cx, &told)).then_some(Told { told, speaker })
    })
}

/// The verb of saying and its subject right behind a comma, in either order.
fn clause_after(cx: &Context, comma: usize, end: usize) -> Option<(TokenId, TokenId)> {
    let doc = cx.doc;
    let start = TokenId::from(comma + 1);
    let verb = (comma + 1..end)
        .map(TokenId::from)
        .find(|&id| doc.token(id).upos == Upos::Verb)
        .filter(|&verb| says(cx, verb))?;
    let begins = |phrase: TokenId| {
        let words = doc.subtree(phrase);
        let first = words
            .into_iter()
            .filter(|&word| word > TokenId::from(comma));
        first.min()
    };
    // The tree may take the subject of what is told for another one of the verb.
    let mut subjects = doc.children_by(verb, Deprel::Nsubj);
    let subject = subjects.find(|&subject| {
        let before = start <= subject && subject < verb && begins(subject) == Some(start);
        before || verb == start && verb < subject
    });
    if let Some(subject) = subject {
        return Some((verb, subject));
    }
    let actor = doc.head(verb).filter(|_| doc.deprel(verb) == Deprel::Acl)?;
    let apposed_to = doc.head(actor);
    // "with impunity, a watchdog charged": impunity is no watchdog.
    let unlike = apposed_to.is_some_and(|other| !cx.is_actor(other));
    let adjoins = start <= actor && actor.0 + 1 == verb.0 && begins(actor) == Some(start);
    let finite = matches!(doc.token(verb).xpos, Xpos::Vbn | Xpos::Vbd)
        && doc.child(verb, Deprel::OblAgent).is_none();
    (adjoins && finite && unlike && cx.is_actor(actor)).then_some((verb, actor))
}

/// Verbs of saying, accusing and believing; not of asking, which tell nothing.
fn says(cx: &Context, verb: TokenId) -> bool {
    let stance = saying(cx, verb);
    stance.is_some_and(|stance| stance != Stance::Deny)
}

/// Whether the words before the comma are a clause of their own, and no adverbial of the verb of saying:
/// *Speaking in Bree, Took said.*, *After Gondor fell, Took complained.*
fn is_clause(cx: &Context, told: &Range<usize>) -> bool {
    let doc = cx.doc;
    let finite = told.clone().map(TokenId::from).any(|id| {
        matches!(
            doc.token(id).xpos,
            Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md
        ) || doc.token(id).upos == Upos::Verb && doc.child(id, Deprel::Nsubj).is_some()
    });
    let beyond = |id: TokenId| {
        doc.head(id)
            .is_none_or(|head| !told.contains(&head.index()))
    };
    let tops = told.clone().map(TokenId::from).filter(|&id| beyond(id));
    let mut clauses = tops.filter(|&id| {
        matches!(doc.token(id).upos, Upos::Verb | Upos::Aux)
            && !matches!(doc.deprel(id), Deprel::Advcl | Deprel::Aux | Deprel::Cop)
            || matches!(
                doc.deprel(id),
                Deprel::Ccomp
                    | Deprel::Parataxis
                    | Deprel::Root
                    | Deprel::Nsubj
                    | Deprel::NsubjPass
            )
    });
    finite && clauses.next().is_some()
}

fn comma(cx: &Context, index: usize) -> bool {
    cx.doc
        .tokens
        .get(index)
        .is_some_and(|token| matches!(token.span.of(&cx.doc.text), ","))
}

fn is_word(cx: &Context, index: usize) -> bool {
    cx.doc.tokens[index].upos != Upos::Punct
}
