//! Open information extraction: every predicate–argument tuple of every sentence, in the text's own words.
//!
//! In: a document. Out: tuples in text order, one per combination of coordinated arguments. Entities and ontology serve
//! only to undo the grammar (who controls an infinitive) and to tell what is wanted, supposed or asked, which gives no
//! tuple; neither does a clause that is a subject and a verb alone.
//! Invariant: every phrase is made of the sentence's tokens, in text order.

use super::clause::{is_negation, is_question};
use super::context::Context;
use super::frame::{Frame, frame};
use super::open_phrase::{
    follows_negation, is_wh, named, noun_phrase, noun_phrase_around, predicate_phrase, text,
    trimmed, whole_phrase, with_complement,
};
use super::status::surroundings;
use super::voice::is_passive;
use crate::article::Article;
use crate::entity::Entities;
use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use crate::ontology::{Modality, Ontology, Slot};

/// Adverbs that belong to the verb before them: *came down near the road*, *look forward to the day*.
const DIRECTIONS: &[&str] = &[
    "aside", "home", "up", "down", "out", "off", "away", "back", "forward", "over", "in", "on",
    "apart", "together", "along", "around", "through", "ahead",
];

/// Adverbs without which a tuple would say more than the sentence: *they reportedly set fire to it*.
pub(super) const HEDGES: &[&str] = &[
    "allegedly",
    "almost",
    "apparently",
    "barely",
    "hardly",
    "maybe",
    "nearly",
    "partially",
    "partly",
    "perhaps",
    "possibly",
    "probably",
    "rarely",
    "reportedly",
    "scarcely",
    "seldom",
    "supposedly",
];

/// One tuple: who, what relation, whom, and what else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTuple {
    /// Index of the sentence, from 0.
    pub sentence: usize,
    /// Subject phrase.
    pub subject: String,
    /// Relation phrase: auxiliaries, negation, verb, particle, and the preposition that leads to the object.
    pub relation: String,
    /// Object phrase.
    pub object: String,
    /// Further arguments, each with its preposition.
    pub others: Vec<String>,
}

/// All tuples of a document.
pub fn tuples(
    article: &Article,
    document: &Document,
    entities: &Entities,
    ontology: &Ontology,
) -> Vec<OpenTuple> {
    let cx = Context::new(article, document, entities, ontology);
    (0..document.tokens.len())
        .map(TokenId::from)
        .filter(|&id| is_predicate(&cx, id))
        .flat_map(|id| of_predicate(&cx, id))
        .collect()
}

fn is_predicate(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    // Verbs, but not adjectival participles before a noun.
    let is_verb = token.upos == Upos::Verb && !matches!(token.deprel, Deprel::Amod | Deprel::Case);
    (is_verb || cx.doc.child(id, Deprel::Cop).is_some()) && is_stated(cx, id)
}

/// Whether the sentence says it of itself: not *if he is fit*, *I wanted to have a degree*, *did not expect much to come*,
/// *What should be done?*; but *he may leave*, whose relation phrase says how it is meant, and *she agreed to meet*.
fn is_stated(cx: &Context, head: TokenId) -> bool {
    let outer = std::iter::successors(Some(head), |&at| merged_governor(cx, at)).last();
    let outer = outer.unwrap_or(head);
    let asked = is_question(cx, outer) || is_asked_within(cx, head);
    let doubted = is_within_condition(cx, head) || is_merely_named(cx, head);
    let bare = outer == head
        && (is_marked(cx, head, &["to"]) || cx.doc.deprel(head) == Deprel::Xcomp)
        && cx
            .doc
            .child(head, Deprel::Cop)
            .is_none_or(|cop| cx.doc.token(cop).xpos == Xpos::Vb);
    // "was going to ask": the infinitive's tuple has these words too.
    let taken_in = cx
        .doc
        .children_by(head, Deprel::Xcomp)
        .any(|child| merged_governor(cx, child) == Some(head) && is_marked(cx, child, &["to"]));
    !asked && !doubted && !bare && !taken_in && surroundings(cx, outer) <= Modality::Reported
}

/// *if he stays because she is ill*, *see whether they would stop*: a condition or an open question, or what gives a reason
/// in one; *the king whom they saved* in one is presupposed.
fn is_within_condition(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let presupposed = |&at: &TokenId| matches!(doc.deprel(at), Deprel::AclRelcl | Deprel::Appos);
    let mut clauses = vec![head];
    if !presupposed(&head) {
        let above = doc.ancestors(head).take_while(|at| !presupposed(at));
        clauses.extend(above.filter(|&at| doc.deprel(at) != Deprel::Root));
    }
    clauses
        .into_iter()
        .any(|at| is_marked(cx, at, &["if", "unless", "whether", "lest", "than"]))
}

/// *asked how far they went*: a question inside another clause. *Explained why they left* takes it that they did.
fn is_asked_within(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let clause = matches!(
        doc.deprel(head),
        Deprel::Ccomp | Deprel::Advcl | Deprel::Csubj
    );
    let first = doc.subtree(head).into_iter().min();
    clause && first.is_some_and(|first| doc.lemma(first).eq_ignore_ascii_case("how"))
}

/// *aimed at deterring attacks*, *the possibility of leaving*: a gerund after a preposition that does not tell when or how
/// something happened.
fn is_merely_named(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let told = [
        "after", "before", "by", "in", "on", "since", "until", "upon", "while", "when",
    ];
    doc.token(head).xpos == Xpos::Vbg
        && doc.child(head, Deprel::Aux).is_none()
        && doc
            .children_by(head, Deprel::Mark)
            .any(|mark| !told.contains(&doc.lemma(mark)))
}

fn is_marked(cx: &Context, head: TokenId, lemmas: &[&str]) -> bool {
    cx.has_child(head, Deprel::Mark, lemmas)
}

/// The verb whose words the relation phrase of an infinitive takes in: *agreed* of *agreed to meet*.
fn merged_governor(cx: &Context, head: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let governor = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::Xcomp)?;
    let shares_subject =
        doc.child(governor, Deprel::Obj).is_none() && doc.child(head, Deprel::Nsubj).is_none();
    (doc.token(governor).upos == Upos::Verb && shares_subject).then_some(governor)
}

fn of_predicate(cx: &Context, head: TokenId) -> Vec<OpenTuple> {
    let frame = frame(cx, head);
    let passive = is_passive(cx, head);
    let subject_slot = if passive { Slot::Object } else { Slot::Subject };
    let subjects = frame.fillers(&subject_slot);
    let verb = relation_tokens(cx, head);
    let (objects, mut rest) = complements(cx, &frame, passive);
    let mut found = Vec::new();
    let (lead, objects) = match objects {
        Some(objects) => objects,
        // "According to NBC, Time considered": what stands before the verb does not complete it.
        None => match rest.iter().position(|(_, phrases)| follows(phrases, head)) {
            Some(index) => rest.remove(index),
            None => return found,
        },
    };
    for subject in subjects.iter().filter_map(|&it| named(cx, it)) {
        for object in &objects {
            if object.contains(&subject) {
                continue;
            }
            let mut relation = verb.clone();
            relation.extend(&lead);
            relation.sort_unstable();
            found.push(OpenTuple {
                sentence: cx.doc.sentence_of(head),
                subject: text(cx, &noun_phrase_around(cx, subject, head)),
                relation: text(cx, &relation),
                object: text(cx, object),
                others: rest
                    .iter()
                    .map(|(lead, phrases)| {
                        let mut tokens = lead.clone();
                        tokens.extend(phrases.iter().flatten());
                        tokens.sort_unstable();
                        text(cx, &tokens)
                    })
                    .collect(),
            });
        }
    }
    found
}

fn follows(phrases: &[Vec<TokenId>], head: TokenId) -> bool {
    phrases
        .iter()
        .flatten()
        .min()
        .is_some_and(|&first| head < first)
}

/// Words that lead to a phrase (a preposition) and the coordinated phrases themselves.
type Led = (Vec<TokenId>, Vec<Vec<TokenId>>);

/// The object, if the clause has one, and what else it holds.
fn complements(cx: &Context, frame: &Frame, passive: bool) -> (Option<Led>, Vec<Led>) {
    let doc = cx.doc;
    let head = frame.head;
    if doc.child(head, Deprel::Cop).is_some() {
        if is_wh(cx, head) {
            return (None, Vec::new());
        }
        let lead = doc.children_by(head, Deprel::Case).collect::<Vec<_>>();
        return (Some((lead, vec![predicate_phrase(cx, head)])), Vec::new());
    }
    let mut object = None;
    let mut rest = Vec::new();
    let outcome = doc
        .children_by(head, Deprel::Xcomp)
        .find(|&child| is_outcome(cx, head, child));
    let of_outcome = outcome.into_iter().flat_map(|it| doc.children(it));
    for &child in doc.children(head).iter().chain(of_outcome) {
        match doc.deprel(child) {
            Deprel::Obj if !passive => {
                let Some(named) = named(cx, child) else {
                    continue;
                };
                object = Some((Vec::new(), with_complement(cx, head, named)));
            }
            Deprel::Iobj | Deprel::OblUnmarked => {
                rest.push((Vec::new(), vec![noun_phrase(cx, child)]));
            }
            Deprel::Obl | Deprel::OblAgent
                if !is_wh(cx, child) && doc.token(child).upos != Upos::Adp =>
            {
                let lead: Vec<TokenId> = doc
                    .children_by(child, Deprel::Case)
                    .flat_map(|case| {
                        std::iter::once(case).chain(doc.children_by(case, Deprel::Fixed))
                    })
                    .collect();
                rest.push(if child < head {
                    // "With Abe I wanted accuracy": what stands before the verb does not lead on from it.
                    let whole = lead.into_iter().chain(whole_phrase(cx, child)).collect();
                    (Vec::new(), vec![whole])
                } else {
                    (lead, vec![whole_phrase(cx, child)])
                });
            }
            Deprel::Ccomp if object.is_none() => {
                object = Some((Vec::new(), vec![trimmed(cx, &doc.subtree(child))]));
            }
            _ => {}
        }
    }
    // The nearest prepositional phrase after the verb leads where there is no object.
    rest.sort_by_key(|(_, phrases)| {
        let first = phrases.iter().flatten().min().copied().unwrap_or(head);
        (first < head, first)
    });
    (object, rest)
}

/// *tested positive for the virus*, *was pronounced dead at the scene*: the adjective that the verb leads to, if it stands
/// right behind it.
fn is_outcome(cx: &Context, verb: TokenId, child: TokenId) -> bool {
    cx.doc.token(child).upos == Upos::Adj
        && verb.0 + 1 == child.0
        && cx.doc.child(child, Deprel::Cop).is_none()
        && cx.doc.child(verb, Deprel::Obj).is_none()
}

/// Auxiliaries, negation, verb and particle; for *agreed to meet* the governing verb's words too.
fn relation_tokens(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let copula: Vec<TokenId> = doc.children_by(head, Deprel::Cop).collect();
    let mut tokens = if copula.is_empty() {
        vec![head]
    } else {
        copula
    };
    for &child in doc.children(head) {
        let keep = match doc.deprel(child) {
            Deprel::Aux | Deprel::AuxPass | Deprel::CompoundPrt => true,
            Deprel::Advmod => {
                is_negation(cx, child)
                    || follows_negation(cx, head, child)
                    || HEDGES.contains(&doc.lemma(child))
                    || child.0 == head.0 + 1 && DIRECTIONS.contains(&doc.lemma(child))
            }
            Deprel::Mark => doc.lemma(child) == "to",
            Deprel::Xcomp => is_outcome(cx, head, child),
            _ => false,
        };
        if keep {
            tokens.push(child);
        }
    }
    if let Some(governor) = merged_governor(cx, head) {
        tokens.extend(relation_tokens(cx, governor));
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}
