//! Attribution: what a stance does to what it governs, and who takes it.
//!
//! In: a word of stance (*said*, *denied*, *plan*). Out: modality, polarity and speakers added to a status. Invariant:
//! what is presupposed is only ever reported, never planned or denied.

use super::clause::is_negation;
use super::context::Context;
use super::phrase::case_lemma;
use super::status::Status;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Modality, Stance, TriggerPos};

/// What the stance of `governor` does to what it governs.
pub(super) fn apply(
    cx: &Context,
    governor: TokenId,
    stance: Stance,
    found: &mut Status,
    presupposed: bool,
) {
    let speaks = matches!(
        stance,
        Stance::Say | Stance::Believe | Stance::Accuse | Stance::Deny | Stance::Allege
    );
    if presupposed && !speaks {
        return;
    }
    let denied = is_denied(cx, governor);
    match stance {
        Stance::Say | Stance::Believe | Stance::Accuse | Stance::Deny => {
            if stance == Stance::Deny && !presupposed {
                found.negated = !found.negated;
            }
            if denied && !presupposed {
                found.raise(Modality::Hypothetical);
            }
            report(cx, governor, found);
        }
        Stance::Allege => found.raise(Modality::Reported),
        Stance::Intend | Stance::Threaten | Stance::Ask | Stance::Attempt => {
            found.raise(Modality::Intended);
            found.negated ^= denied;
            add_speaker(found, owner(cx, governor));
        }
        Stance::Consider => {
            found.raise(Modality::Possible);
            found.negated ^= denied;
            add_speaker(found, owner(cx, governor));
        }
        Stance::Refuse | Stance::Prevent => found.negated = !found.negated,
        Stance::Question => found.raise(Modality::Hypothetical),
        Stance::Possible => found.raise(Modality::Possible),
        Stance::Achieve => {}
    }
}

pub(super) fn report(cx: &Context, governor: TokenId, found: &mut Status) {
    if let Some(source) = cited(cx, governor) {
        found.said_by(Some(source));
    }
    found.said_by(owner(cx, governor));
}

/// Whom the speaker has it from: *Arnor News reported, citing police, that Gondor fell*, *Arnor News, quoting Took, said*.
fn cited(cx: &Context, governor: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let speaker = cx.speech.speaker_of(governor);
    let of_speaker = speaker.into_iter().flat_map(|id| doc.children(id));
    let mut clauses = doc.children(governor).iter().chain(of_speaker);
    let citing = clauses.find(|&&clause| {
        matches!(doc.deprel(clause), Deprel::Advcl | Deprel::Acl)
            && doc.token(clause).xpos == Xpos::Vbg
            && matches!(doc.lemma(clause), "cite" | "quote")
    })?;
    let source = doc.child(*citing, Deprel::Obj)?;
    Some(voice(cx, source)).filter(|&source| cx.is_actor(source))
}

fn add_speaker(found: &mut Status, speaker: Option<TokenId>) {
    if let Some(speaker) = speaker.filter(|speaker| !found.speakers.contains(speaker)) {
        found.speakers.insert(0, speaker);
    }
}

/// Who says, plans or denies: the subject of a verb, the possessor of a noun.
fn owner(cx: &Context, governor: TokenId) -> Option<TokenId> {
    agent(cx, governor).map(|speaker| voice(cx, speaker))
}

/// Whose words they are where a text speaks: Arnor for *a statement by Arnor*, *Arnor's report*, *police accounts*.
pub(super) fn voice(cx: &Context, speaker: TokenId) -> TokenId {
    if cx.is_actor(speaker) || cx.doc.token(speaker).upos != Upos::Noun {
        return speaker;
    }
    cx.doc
        .children_by(speaker, Deprel::Acl)
        .find_map(|clause| cx.doc.child(clause, Deprel::OblAgent))
        .or_else(|| agent(cx, speaker))
        .filter(|&agent| cx.is_actor(agent))
        .unwrap_or(speaker)
}

fn agent(cx: &Context, governor: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    match doc.token(governor).upos {
        Upos::Noun | Upos::Propn => doc
            .child(governor, Deprel::NmodPoss)
            .or_else(|| {
                doc.children_by(governor, Deprel::Nmod).find(|&child| {
                    // "rumours of an attack": no attack spreads them.
                    cx.is_actor(child)
                        && matches!(case_lemma(cx, child).as_deref(), Some("by" | "from" | "of"))
                })
            })
            .or_else(|| {
                doc.children(governor).iter().copied().find(|&child| {
                    matches!(doc.deprel(child), Deprel::Compound | Deprel::Amod)
                        && super::nominal::is_actor_modifier(cx, child)
                })
            })
            .or_else(|| match (doc.deprel(governor), doc.head(governor)) {
                (Deprel::Obj, Some(verb)) => cx.speech.speaker_of(verb),
                _ => None,
            }),
        _ => cx.speech.speaker_of(governor),
    }
}

fn is_denied(cx: &Context, governor: TokenId) -> bool {
    cx.doc
        .children(governor)
        .iter()
        .any(|&child| cx.doc.deprel(child) == Deprel::Advmod && is_negation(cx, child))
}

pub(super) fn saying(cx: &Context, verb: TokenId) -> Option<Stance> {
    if !matches!(cx.doc.token(verb).upos, Upos::Verb) {
        return None;
    }
    cx.ontology
        .stance(cx.doc.lemma(verb), TriggerPos::Verb)
        .filter(|stance| {
            matches!(
                stance,
                Stance::Say | Stance::Believe | Stance::Accuse | Stance::Deny
            )
        })
}

/// Attributions that hang on the clause, the one that the climb came `from` left out: *according to Arnor*, *Gondor fell, Arnor said*, *as Arnor put it*.
pub(super) fn attributed(cx: &Context, head: TokenId, from: Option<TokenId>, found: &mut Status) {
    let doc = cx.doc;
    for &child in doc
        .children(head)
        .iter()
        .filter(|&&child| Some(child) != from)
    {
        match doc.deprel(child) {
            Deprel::Obl | Deprel::Nmod | Deprel::Advmod
                if matches!(
                    case_lemma(cx, child).as_deref(),
                    Some("according to" | "per")
                ) =>
            {
                found.said_by(Some(voice(cx, child)));
            }
            // "In the words of Took, Gondor fell", "by his account"
            Deprel::Obl | Deprel::Nmod if is_telling(cx, child) => {
                if let Some(speaker) = agent(cx, child).filter(|&it| cx.is_actor(it)) {
                    found.said_by(Some(speaker));
                }
            }
            Deprel::Parataxis | Deprel::Advcl | Deprel::Conj if is_inserted_speech(cx, child) => {
                let speaker = owner(cx, child).or_else(|| inverted_speaker(cx, child));
                found.said_by(speaker);
            }
            _ => {}
        }
    }
}

/// *Gondor fell, Arnor said*, *as Arnor said*: a verb of saying without a content of its own.
fn is_inserted_speech(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let empty = doc.child(verb, Deprel::Ccomp).is_none() && doc.child(verb, Deprel::Obj).is_none();
    let opened = |words: &[&str]| cx.has_child(verb, Deprel::Mark, words);
    let as_said = doc.deprel(verb) == Deprel::Advcl && opened(&["as"]);
    // "as Took put it"
    let put = as_said && doc.lemma(verb) == "put" && cx.has_child(verb, Deprel::Obj, &["it"]);
    let finite = matches!(doc.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let stands = match doc.deprel(verb) {
        Deprel::Parataxis => true,
        // "or so the guards say"
        Deprel::Conj => cx.has_child(verb, Deprel::Advmod, &["so"]),
        // "say the guards", taken for an adverbial
        Deprel::Advcl => as_said || finite && doc.child(verb, Deprel::Mark).is_none(),
        _ => false,
    };
    put || empty && stands && saying(cx, verb).is_some()
}

/// *in the words of Took*, *by his account*, *in Took's view*: a phrase that names what somebody says or thinks.
fn is_telling(cx: &Context, phrase: TokenId) -> bool {
    let word = match cx.doc.lemma(phrase) {
        "word" => cx.doc.token(phrase).xpos == Xpos::Nns,
        lemma => matches!(
            lemma,
            "account" | "telling" | "version" | "view" | "opinion" | "estimate" | "reckoning"
        ),
    };
    word && matches!(
        case_lemma(cx, phrase).as_deref(),
        Some("in" | "by" | "on" | "to")
    )
}

/// *Gondor fell, say scientists*: the phrase right after the verb, where the tree does not make it the subject.
fn inverted_speaker(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let siblings = doc.children(doc.head(verb)?);
    siblings.iter().copied().find(|&sibling| {
        verb < sibling && cx.is_actor(sibling) && case_lemma(cx, sibling).is_none()
    })
}

/// Whose words they are where only the model knows that they are somebody's: who speaks further up in the tree, or whom
/// an *according to* anywhere in the sentence names.
pub(super) fn speaker_nearby(cx: &Context, anchor: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let above = doc
        .ancestors(anchor)
        .filter(|&verb| saying(cx, verb).is_some());
    let sentence = doc.sentences.get(doc.sentence_of(anchor))?.tokens.clone();
    let named =
        |id: &TokenId| matches!(case_lemma(cx, *id).as_deref(), Some("according to" | "per"));
    above
        .filter_map(|verb| owner(cx, verb))
        .chain(
            sentence
                .map(TokenId::from)
                .filter(named)
                .map(|id| voice(cx, id)),
        )
        .next()
}

/// Words inside a quotation that holds a clause are its speaker's.
pub(super) fn quoted(cx: &Context, anchor: TokenId, found: &mut Status) {
    let Some(quote) = cx.speech.quotation_of(anchor).filter(|quote| quote.clausal) else {
        return;
    };
    found.raise(Modality::Reported);
    let Some(speaker) = quote.speaker else {
        return;
    };
    let entity = cx.entity_id(speaker);
    let known = |id: &TokenId| *id == speaker || (entity.is_some() && cx.entity_id(*id) == entity);
    if !found.speakers.iter().any(known) {
        found.said_by(Some(speaker));
    }
}
