//! Factuality and attribution: how the article presents what a word says, and according to whom.
//!
//! Starts from the word's own clause (negation, modals, markers, adverbs) and climbs the tree: what governs the clause may
//! report, plan, deny or doubt it. Quotations add their speakers. Invariant: doubt only grows on the way up, so that what
//! the tree cannot show to be the article's own statement never becomes one.
//!
//! The classes follow `FactBank` (`Saurí` and `Pustejovsky` 2009) and PLOVER's auxiliary modes.

use super::attribution::{accuser, apply, attributed, is_ground_of_charge, quoted, report, saying};
use super::clause::own;
use super::context::Context;
use super::phrase::case_lemma;
use crate::entity::is_first_person;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Modality, Stance, TriggerPos};

/// How something is presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// Fact, reported, intended, possible or hypothetical.
    pub(super) modality: Modality,
    /// Whether it is said not to be so.
    pub(super) negated: bool,
    /// Heads of the phrases that name the speakers, outermost first.
    pub(super) speakers: Vec<TokenId>,
}

impl Status {
    pub(super) fn new() -> Self {
        Self {
            modality: Modality::Fact,
            negated: false,
            speakers: Vec::new(),
        }
    }

    pub(super) fn raise(&mut self, modality: Modality) {
        self.modality = self.modality.max(modality);
    }

    pub(super) fn said_by(&mut self, speaker: Option<TokenId>) {
        self.raise(Modality::Reported);
        if let Some(speaker) = speaker.filter(|speaker| !self.speakers.contains(speaker)) {
            self.speakers.insert(0, speaker);
        }
    }
}

/// How the clause of `anchor` is presented.
pub(super) fn status(cx: &Context, anchor: TokenId) -> Status {
    let mut found = Status::new();
    own(cx, anchor, &mut found);
    climb(cx, anchor, &mut found, false);
    quoted(cx, anchor, &mut found);
    if is_in_the_first_person(cx, anchor) {
        found.raise(Modality::Reported);
    }
    found
}

/// *I ask voters to stay, because electors are people too*: words of whoever *I* is, though no quotation marks say so.
fn is_in_the_first_person(cx: &Context, anchor: TokenId) -> bool {
    let sentence = cx.doc.sentences.get(cx.doc.sentence_of(anchor));
    let mut words = sentence
        .into_iter()
        .flat_map(|sentence| sentence.tokens.clone())
        .map(TokenId::from);
    words.any(|word| {
        cx.doc.token(word).upos == Upos::Pron
            && is_first_person(cx.doc.form(word))
            && cx.speech.quotation_of(word).is_none()
    })
}

/// How what governs the clause of `anchor` presents it, its own modals and markers left out.
pub(super) fn surroundings(cx: &Context, anchor: TokenId) -> Modality {
    let mut found = Status::new();
    climb(cx, anchor, &mut found, false);
    found.modality
}

/// How a phrase's presupposition is presented: titles and appositions stand outside plans and negations, and even
/// inside somebody's words they are the article's own naming, unless they stand in quotation marks.
pub(super) fn presupposed(cx: &Context, anchor: TokenId) -> Status {
    let mut found = Status::new();
    for &child in cx.doc.children(anchor) {
        if cx
            .ontology
            .stance(cx.doc.lemma(child), TriggerPos::Adjective)
            == Some(Stance::Allege)
        {
            found.raise(Modality::Reported);
        }
    }
    quoted(cx, anchor, &mut found);
    found
}
/// From `at` to the root: what each governor says of what it governs. Once a noun or an adverbial clause lies between,
/// only speech reaches down (`presupposed`): *plans to meet the man who shot Arnor's king* does not make the shot a plan.
fn climb(cx: &Context, from: TokenId, found: &mut Status, presupposed: bool) {
    let doc = cx.doc;
    let mut at = from;
    let mut presupposed = presupposed;
    attributed(cx, at, None, found);
    while let Some(head) = doc.head(at) {
        let head = match doc.deprel(at) {
            Deprel::Conj => cx.speech.coordinated_with(at).unwrap_or(head),
            _ => head,
        };
        match doc.deprel(at) {
            Deprel::Conj if continues_speech(cx, at, head) => report(cx, head, found),
            Deprel::Conj if !presupposed => conjoined(cx, at, head, found),
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass => {
                governed(cx, head, at, found, presupposed);
            }
            Deprel::Advcl => {
                governed_adverbially(cx, head, at, found, presupposed);
                presupposed = true;
            }
            Deprel::Acl => {
                attached(cx, head, at, found, presupposed);
                presupposed |= doc.token(at).xpos != Xpos::Vb;
            }
            Deprel::AclRelcl | Deprel::Appos => presupposed = true,
            Deprel::Parataxis => {
                let quoted_first = at < head || doc.child(head, Deprel::Ccomp).is_none();
                if saying(cx, head).is_some() && quoted_first {
                    report(cx, head, found);
                }
                presupposed = true;
            }
            Deprel::Obj
            | Deprel::Obl
            | Deprel::Nmod
            | Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Iobj => {
                nominal_governed(cx, head, at, found, presupposed);
                if !is_light(cx, head, at) {
                    presupposed = true;
                }
            }
            _ => {}
        }
        attributed(cx, head, Some(at), found);
        at = head;
    }
}

/// The governor is only the light verb of a nominal event (*launched an attack*): its own clause counts in full.
fn is_light(cx: &Context, governor: TokenId, at: TokenId) -> bool {
    matches!(cx.doc.deprel(at), Deprel::Obj | Deprel::NsubjPass)
        && matches!(cx.doc.token(governor).upos, Upos::Verb | Upos::Aux)
}

/// *Faramir said that he had called and he had invited her*: a second clause about the speaker goes on with his words.
fn continues_speech(cx: &Context, at: TokenId, head: TokenId) -> bool {
    let doc = cx.doc;
    let follows_content = doc
        .child(head, Deprel::Ccomp)
        .is_some_and(|content| head < content && content < at);
    let subject = doc
        .child(at, Deprel::Nsubj)
        .filter(|&subject| doc.token(subject).upos == Upos::Pron);
    let about_speaker = subject
        .and_then(|subject| cx.entity_id(subject))
        .is_some_and(|entity| {
            cx.speech
                .speaker_of(head)
                .and_then(|speaker| cx.entity_id(speaker))
                == Some(entity)
        });
    saying(cx, head).is_some() && follows_content && about_speaker
}

/// *will meet and discuss*, *did not meet or talk*: the second verb shares the modals of the first.
fn conjoined(cx: &Context, at: TokenId, head: TokenId, found: &mut Status) {
    let doc = cx.doc;
    let has_own = doc.children(at).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Aux | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Cop
        )
    });
    if has_own {
        return;
    }
    let mut shared = Status::new();
    own(cx, head, &mut shared);
    let negation_reaches = cx.has_child(at, Deprel::Cc, &["or", "nor"]);
    found.raise(shared.modality);
    if shared.negated && negation_reaches {
        found.negated = !found.negated;
    }
}

/// What a verb, adjective or noun says of its complement clause.
fn governed(
    cx: &Context,
    governor: TokenId,
    clause: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let doc = cx.doc;
    let pos = match doc.token(governor).upos {
        Upos::Verb | Upos::Aux => TriggerPos::Verb,
        Upos::Noun | Upos::Propn => TriggerPos::Noun,
        _ => TriggerPos::Adjective,
    };
    let stance = cx.ontology.stance(doc.lemma(governor), pos);
    if let Some(stance) = stance {
        apply(cx, governor, stance, found, presupposed);
    } else if doc.deprel(clause) == Deprel::Ccomp && !presupposed {
        // An unknown verb with a that-clause may presuppose or doubt it: not the article's own statement.
        report(cx, governor, found);
    }
    if !presupposed
        && matches!(
            stance,
            None | Some(Stance::Achieve | Stance::Refuse | Stance::Possible)
        )
    {
        own(cx, governor, found);
    }
}

/// *accused Arnor of making*: a stance that takes a prepositional clause; *as Arnor said*: an attribution.
fn governed_adverbially(
    cx: &Context,
    governor: TokenId,
    clause: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let doc = cx.doc;
    let marks: Vec<&str> = doc
        .children(clause)
        .iter()
        .filter(|&&child| matches!(doc.deprel(child), Deprel::Mark | Deprel::Case))
        .map(|&child| doc.lemma(child))
        .collect();
    if marks
        .iter()
        .any(|&mark| is_ground_of_charge(cx, governor, mark))
    {
        found.raise(Modality::Reported);
    }
    let pos = match doc.token(governor).upos {
        Upos::Noun | Upos::Propn => TriggerPos::Noun,
        _ => TriggerPos::Verb,
    };
    let Some(stance) =
        saying(cx, governor).or_else(|| cx.ontology.stance(doc.lemma(governor), pos))
    else {
        return;
    };
    let fits = match stance {
        Stance::Accuse => marks
            .iter()
            .any(|mark| matches!(*mark, "of" | "for" | "as" | "with" | "over")),
        Stance::Prevent => marks.contains(&"from"),
        // "cleared of killing her": it did not happen.
        Stance::Refuse => marks.contains(&"of"),
        Stance::Consider | Stance::Intend => marks
            .iter()
            .any(|mark| matches!(*mark, "of" | "on" | "about")),
        _ => false,
    };
    if fits {
        apply(cx, governor, stance, found, presupposed);
    }
}

/// What the word that a clause hangs on says of it: *suspects Faramir of killing*, *the plan to invade*, *on trial for fraud*.
fn attached(cx: &Context, head: TokenId, clause: TokenId, found: &mut Status, presupposed: bool) {
    if cx.doc.token(head).upos == Upos::Verb {
        governed_adverbially(cx, head, clause, found, presupposed);
    } else if let Some(verb) = accuser(cx, head, clause) {
        apply(cx, verb, Stance::Accuse, found, presupposed);
    } else if is_content(cx, clause) {
        let mut marks = cx.doc.children_by(clause, Deprel::Mark);
        if marks.any(|mark| is_ground_of_charge(cx, head, cx.doc.lemma(mark))) {
            found.raise(Modality::Reported);
        }
        noun_governed(cx, head, found, presupposed);
    }
}

/// *the plan to invade*, *claims that Arnor fell*; but *the deal that Arnor brokered* is a deal, not to be brokered.
fn is_content(cx: &Context, clause: TokenId) -> bool {
    cx.doc.token(clause).xpos == Xpos::Vb || cx.doc.child(clause, Deprel::Mark).is_some()
}

/// What a noun of stance says of the clause that tells its content.
fn noun_governed(cx: &Context, noun: TokenId, found: &mut Status, presupposed: bool) {
    if let Some(stance) = cx.ontology.stance(cx.doc.lemma(noun), TriggerPos::Noun) {
        apply(cx, noun, stance, found, presupposed);
    }
}

/// A nominal event as argument: *threatened military action*, *accusations of involvement*, *denied involvement*.
fn nominal_governed(
    cx: &Context,
    governor: TokenId,
    at: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let doc = cx.doc;
    let deprel = doc.deprel(at);
    let is_verb = matches!(doc.token(governor).upos, Upos::Verb | Upos::Aux);
    let pos = if is_verb {
        TriggerPos::Verb
    } else {
        TriggerPos::Noun
    };
    let case = case_lemma(cx, at);
    if case
        .as_deref()
        .is_some_and(|case| is_ground_of_charge(cx, governor, case))
    {
        found.raise(Modality::Reported);
    }
    let stance = cx.ontology.stance(doc.lemma(governor), pos);
    match (stance, case.as_deref()) {
        (Some(Stance::Accuse), Some("of" | "for" | "over" | "with")) => {
            apply(cx, governor, Stance::Accuse, found, presupposed);
        }
        (Some(Stance::Threaten), Some("with" | "of")) => {
            apply(cx, governor, Stance::Threaten, found, presupposed);
        }
        (Some(Stance::Prevent), Some("from")) => {
            apply(cx, governor, Stance::Prevent, found, presupposed);
        }
        (Some(stance), Some("of" | "for" | "on" | "about" | "to")) if !is_verb => {
            apply(cx, governor, stance, found, presupposed);
        }
        (
            Some(
                stance @ (Stance::Threaten
                | Stance::Intend
                | Stance::Deny
                | Stance::Refuse
                | Stance::Consider
                | Stance::Attempt
                | Stance::Allege
                | Stance::Prevent),
            ),
            None,
        ) if is_verb && matches!(deprel, Deprel::Obj | Deprel::NsubjPass) => {
            apply(cx, governor, stance, found, presupposed);
        }
        (Some(Stance::Ask), Some("for" | "to")) if is_verb => {
            apply(cx, governor, Stance::Ask, found, presupposed);
        }
        _ => {}
    }
    if is_light(cx, governor, at)
        && !presupposed
        && !matches!(stance, Some(Stance::Say | Stance::Believe))
    {
        own(cx, governor, found);
    }
}
