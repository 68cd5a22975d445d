//! Factuality and attribution: how the article presents what a word says, and according to whom.
//!
//! Starts from the word's own clause (negation, modals, markers, adverbs) and climbs the tree: what governs the clause may
//! report, plan, deny or doubt it. Quotations add their speakers. Invariant: doubt only grows on the way up, so that what
//! the tree cannot show to be the article's own statement never becomes one.
//!
//! The classes follow `FactBank` (`Saurí` and `Pustejovsky` 2009) and PLOVER's auxiliary modes.

use super::ahead::{is_any_case, of_adverbial, of_indefinite, of_modifier};
use super::attribution::{attributed, quoted, report, saying};
use super::clause::own;
use super::context::Context;
use super::draft::Draft;
use super::governors::{attached, governed, governed_adverbially, is_light, nominal_governed};
use crate::base::Span;
use crate::entity::is_first_person;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Modality, Stance, TriggerPos};

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
pub(super) fn surroundings(cx: &Context, anchor: TokenId) -> Status {
    let mut found = Status::new();
    climb(cx, anchor, &mut found, false);
    found
}

/// Whether what governs the clause of `anchor` takes it for so or reports it so, its own modals and markers left out.
pub(super) fn is_upheld(cx: &Context, anchor: TokenId) -> bool {
    let found = surroundings(cx, anchor);
    found.modality <= Modality::Reported && !found.negated
}

/// How a phrase's presupposition is presented: titles and appositions stand outside plans and negations, and even
/// inside somebody's words they are the article's own naming, unless they stand in quotation marks.
pub(super) fn presupposed(cx: &Context, draft: &Draft) -> Status {
    let mut found = Status::new();
    for &child in cx.doc.children(draft.anchor) {
        if cx
            .ontology
            .stance(cx.doc.lemma(child), TriggerPos::Adjective)
            == Some(Stance::Allege)
        {
            found.raise(Modality::Reported);
        }
    }
    if !is_common_knowledge(cx, draft) {
        quoted(cx, draft.anchor, &mut found);
        if is_where(draft) && is_in_the_first_person(cx, draft.anchor) {
            found.raise(Modality::Reported);
        }
    }
    found
}

/// *Bree in the Shire*, in words without quotation marks: nobody's opinion. *We have 500 students in Bree* is somebody's.
fn is_common_knowledge(cx: &Context, draft: &Draft) -> bool {
    let quotation = cx.speech.quotation_of(draft.anchor);
    let marked = |span: Span| span.of(&cx.doc.text).starts_with(['“', '„', '"']);
    is_where(draft)
        && cx.entity(draft.subject).is_some_and(|entity| entity.named)
        && quotation.is_none_or(|quotation| !marked(quotation.span))
}

fn is_where(draft: &Draft) -> bool {
    matches!(
        draft.rule.as_str(),
        "place-in" | "place-comma" | "nationality"
    )
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
        if sums_up(cx, at, head) {
            return;
        }
        let clause = matches!(
            doc.deprel(at),
            Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl
        );
        presupposed = if clause {
            modify(cx, at, head, found, presupposed)
        } else {
            step(cx, at, head, found, presupposed)
        };
        attributed(cx, head, Some(at), found);
        at = head;
    }
}

/// *accused Arnor of raiding Bree, a charge that it denied*: what the noun behind the comma sums up was said, but not what
/// the article tells of it.
fn sums_up(cx: &Context, clause: TokenId, noun: TokenId) -> bool {
    let doc = cx.doc;
    let opener = doc
        .child(noun, Deprel::Det)
        .and_then(|id| id.0.checked_sub(1));
    doc.deprel(clause) == Deprel::AclRelcl
        && doc.child(noun, Deprel::Case).is_none()
        && opener.is_some_and(|before| doc.form(TokenId(before)) == ",")
        && matches!(
            doc.lemma(noun),
            "accusation" | "allegation" | "assertion" | "charge" | "claim" | "suggestion"
        )
}

/// One step up, from what complements its head or takes part in it; returns whether what stands below is presupposed from
/// here on.
fn step(cx: &Context, at: TokenId, head: TokenId, found: &mut Status, presupposed: bool) -> bool {
    let doc = cx.doc;
    match doc.deprel(at) {
        Deprel::Conj if continues_speech(cx, at, head) => report(cx, head, found),
        Deprel::Conj if !presupposed => conjoined(cx, at, head, found),
        Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass => {
            if doc.deprel(at) == Deprel::Csubj && !presupposed && is_any_case(cx, at, head) {
                found.raise(Modality::Hypothetical);
            }
            governed(cx, head, at, found, presupposed);
        }
        Deprel::Appos => return true,
        Deprel::Parataxis => {
            let quoted_first = at < head || doc.child(head, Deprel::Ccomp).is_none();
            if saying(cx, head).is_some() && quoted_first {
                report(cx, head, found);
            }
            return true;
        }
        Deprel::Obj
        | Deprel::Obl
        | Deprel::Nmod
        | Deprel::Nsubj
        | Deprel::NsubjPass
        | Deprel::Iobj => {
            nominal_governed(cx, head, at, found, presupposed);
            if !presupposed {
                found.raise(of_indefinite(cx, at));
            }
            return presupposed || !is_light(cx, head, at);
        }
        _ => {}
    }
    presupposed
}

/// One step up, from a clause that modifies its head; returns as [`step`] does.
fn modify(cx: &Context, at: TokenId, head: TokenId, found: &mut Status, presupposed: bool) -> bool {
    let doc = cx.doc;
    match doc.deprel(at) {
        Deprel::Advcl => {
            governed_adverbially(cx, head, at, found, presupposed);
            if !presupposed {
                found.raise(of_adverbial(cx, head, at));
            }
            true
        }
        Deprel::Acl => {
            attached(cx, head, at, found, presupposed);
            if !presupposed {
                found.raise(of_modifier(cx, head, at));
            }
            presupposed || doc.token(at).xpos != Xpos::Vb
        }
        // "demanded on Friday that Arnor leave", hung on the day.
        _ if let Some(verb) = beyond_a_day(cx, at, head) => {
            governed(cx, verb, at, found, presupposed);
            presupposed
        }
        // "charges that she lied", read as a relative clause: what opens it stands for nobody in it.
        _ if doc.child(at, Deprel::Mark).is_some() || is_content(cx, at, head) => {
            attached(cx, head, at, found, presupposed);
            true
        }
        _ => {
            if !presupposed {
                found.raise(of_modifier(cx, head, at));
            }
            true
        }
    }
}

/// *demanded on Friday that Arnor leave*: a clause that *that* opens tells nothing of a day, but what the verb before it says.
fn beyond_a_day(cx: &Context, clause: TokenId, day: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let takes_content = |verb: &TokenId| {
        let stance = cx.ontology.stance(doc.lemma(*verb), TriggerPos::Verb);
        doc.token(*verb).upos == Upos::Verb
            && matches!(
                stance,
                Some(
                    Stance::Say
                        | Stance::Accuse
                        | Stance::Deny
                        | Stance::Believe
                        | Stance::Intend
                        | Stance::Ask
                        | Stance::Threaten
                )
            )
    };
    let opened = cx.has_child(clause, Deprel::Mark, &["that"]);
    if !opened || cx.kind(day) != EntityKind::Date {
        return None;
    }
    doc.ancestors(day).find(takes_content)
}

/// *an allegation that Arnor had taken the town*: a clause that has subject and object of its own beside its *that*.
fn is_content(cx: &Context, clause: TokenId, noun: TokenId) -> bool {
    let doc = cx.doc;
    let opened = doc
        .children(clause)
        .iter()
        .find(|&&child| doc.lemma(child) == "that" && child < clause);
    let objects = doc.children_by(clause, Deprel::Obj).count();
    let stance = cx.ontology.stance(doc.lemma(noun), TriggerPos::Noun);
    stance.is_some()
        && opened.is_some_and(|&that| doc.deprel(that) == Deprel::Obj)
        && 1 < objects
        && doc.child(clause, Deprel::Nsubj).is_some()
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
