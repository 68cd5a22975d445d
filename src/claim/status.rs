//! Factuality and attribution: how the article presents what a word says, and according to whom.
//!
//! Starts from the word's own clause (negation, modals, markers, adverbs) and climbs the tree: what governs the clause may
//! report, plan, deny or doubt it. Quotations add their speakers. Invariant: doubt only grows on the way up, so that what
//! the tree cannot show to be the article's own statement never becomes one.
//!
//! The classes follow `FactBank` (`Saurí` and `Pustejovsky` 2009) and PLOVER's auxiliary modes.

use super::attribution::{attributed, quoted, report, saying};
use super::clause::own;
use super::context::Context;
use super::governors::{attached, governed, governed_adverbially, is_light, nominal_governed};
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

/// Whether what governs the clause of `anchor` takes it for so or reports it so, its own modals and markers left out.
pub(super) fn is_upheld(cx: &Context, anchor: TokenId) -> bool {
    let mut found = Status::new();
    climb(cx, anchor, &mut found, false);
    found.modality <= Modality::Reported && !found.negated
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
            // "charges that she lied", read as a relative clause: what opens it stands for nobody in it.
            Deprel::AclRelcl if doc.child(at, Deprel::Mark).is_some() => {
                attached(cx, head, at, found, presupposed);
                presupposed = true;
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
