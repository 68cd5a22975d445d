//! Factuality within one clause: negation, modals, markers, adverbs, questions, infinitives.
//!
//! In: the head of a clause. Out: its status as far as its own words tell. Invariant: the clause around it is not asked.

use super::context::Context;
use super::governors::toward_verb;
use super::outcome::came_of;
use super::status::Status;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Modality, Stance, TriggerPos};

/// Negation, modals, markers and adverbs of the clause itself.
pub(super) fn own(cx: &Context, head: TokenId, found: &mut Status) {
    let doc = cx.doc;
    for &child in doc.children(head) {
        let lemma = doc.lemma(child).to_lowercase();
        match doc.deprel(child) {
            // "No, it is not": an answer, said again by the clause.
            Deprel::Discourse if lemma == "no" => {}
            Deprel::Advmod | Deprel::Det | Deprel::Discourse if is_negation(cx, child) => {
                found.negated = !found.negated;
            }
            // "any attack": perhaps there is none.
            Deprel::Det if lemma == "any" => found.raise(Modality::Possible),
            // "neither attacked nor invaded"
            Deprel::CcPreconj if lemma == "neither" => found.negated = !found.negated,
            // "on course to lose", "in case of an attack"
            Deprel::Case | Deprel::Mark | Deprel::Advmod
                if doc.child(child, Deprel::Fixed).is_some() =>
            {
                present(
                    cx.ontology.stance(&fixed(cx, child), TriggerPos::Adjective),
                    found,
                );
            }
            Deprel::Advmod | Deprel::Amod => adverb(cx, child, found),
            // "so that Gondor holds": a purpose, where it is not told in the past tense.
            Deprel::Mark if lemma == "so" && is_purpose(cx, head, child) => {
                found.raise(Modality::Intended);
            }
            // "Had Gondor attacked", "should it attack": a condition without *if*.
            Deprel::Aux | Deprel::Mark if is_inverted(cx, head, child) => {
                found.raise(Modality::Hypothetical);
            }
            // "In the film, Gondor attacks": a tale is told in the present tense.
            Deprel::Obl if child < head && is_tale(cx, head, child) => {
                found.raise(Modality::Hypothetical);
            }
            // "rather than attack"
            Deprel::Cc if lemma == "rather" && doc.deprel(head) == Deprel::Advcl => {
                found.negated = !found.negated;
            }
            Deprel::Aux => auxiliary(cx, head, &lemma, found),
            Deprel::Mark if matches!(lemma.as_str(), "if" | "unless" | "whether" | "lest") => {
                found.raise(Modality::Hypothetical);
            }
            // "with no shots fired by the guards"
            Deprel::Obl if child < head && is_none_of(cx, head, child) => {
                found.negated = !found.negated;
            }
            Deprel::Case | Deprel::Mark if lemma == "without" => found.negated = !found.negated,
            // "a step toward restoring trust"
            Deprel::Mark if matches!(lemma.as_str(), "toward" | "towards") => {
                found.raise(Modality::Intended);
            }
            Deprel::Advcl if is_condition(cx, child) && !is_of_content(cx, head, child) => {
                found.raise(Modality::Hypothetical);
            }
            _ => {}
        }
    }
    if is_under_way(cx, head) {
        found.raise(Modality::Possible);
    }
    if is_question(cx, head) {
        found.raise(Modality::Hypothetical);
    }
    if is_unrealised_infinitive(cx, head) || super::voice::is_yet_to_be(cx, head) {
        found.raise(Modality::Intended);
    }
}

/// Verbs of what is done only when it is over.
const DONE_AT_THE_END: &[&str] = &["die", "drown", "return", "arrive"];

/// *was returning*, *while returning*: who is on his way is not there, and may never be.
fn is_under_way(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let was = doc
        .children_by(verb, Deprel::Aux)
        .any(|aux| doc.lemma(aux) == "be" && doc.token(aux).xpos == Xpos::Vbd);
    doc.token(verb).xpos == Xpos::Vbg
        && DONE_AT_THE_END.contains(&doc.lemma(verb))
        && (was || cx.has_child(verb, Deprel::Mark, &["while", "when"]))
}

/// *with no shots fired*: the phrase that is the participle's subject says that there are none.
fn is_none_of(cx: &Context, participle: TokenId, phrase: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(participle).xpos == Xpos::Vbn
        && cx.has_child(phrase, Deprel::Case, &["with"])
        && is_negative_argument(cx, phrase)
}

/// An adverbial clause whose auxiliary stands before its subject.
fn is_inverted(cx: &Context, clause: TokenId, auxiliary: TokenId) -> bool {
    let doc = cx.doc;
    let form = doc.form(auxiliary).to_lowercase();
    let subject = doc
        .children(clause)
        .iter()
        .find(|&&child| doc.deprel(child).is_subject());
    doc.deprel(clause) == Deprel::Advcl
        && matches!(form.as_str(), "had" | "should" | "were")
        && subject.is_some_and(|&subject| auxiliary < subject)
}

/// Words for what is made up.
const TALES: &[&str] = &[
    "film", "movie", "novel", "tale", "fable", "myth", "legend", "sitcom", "cartoon", "comic",
    "dream", "opera", "episode",
];

fn is_tale(cx: &Context, clause: TokenId, phrase: TokenId) -> bool {
    let doc = cx.doc;
    TALES.contains(&doc.lemma(phrase))
        && cx.has_child(phrase, Deprel::Case, &["in"])
        && matches!(doc.token(clause).xpos, Xpos::Vbz | Xpos::Vbp)
}

fn is_purpose(cx: &Context, head: TokenId, so: TokenId) -> bool {
    let doc = cx.doc;
    let next = TokenId(so.0 + 1);
    let that = doc
        .tokens
        .get(next.index())
        .is_some_and(|token| token.lemma == "that");
    let helps = doc.children(head).iter().copied().filter(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop
        )
    });
    let past = helps
        .chain([head])
        .any(|id| doc.token(id).xpos == Xpos::Vbd);
    that && !past && doc.deprel(head) == Deprel::Advcl
}

pub(super) fn is_negation(cx: &Context, id: TokenId) -> bool {
    let lemma = cx.doc.lemma(id).to_lowercase();
    match lemma.as_str() {
        "not" | "never" | "n't" | "neither" | "nor" | "no" => !is_only_after(cx, id),
        // "no longer": the adverb hangs on the verb, "no" on the adverb.
        "long" | "longer" | "more" => cx
            .doc
            .children(id)
            .iter()
            .any(|&child| cx.doc.lemma(child) == "no"),
        _ => false,
    }
}

/// *not only*: no negation.
fn is_only_after(cx: &Context, id: TokenId) -> bool {
    let next = TokenId(id.0 + 1);
    cx.doc
        .tokens
        .get(next.index())
        .is_some_and(|token| matches!(token.lemma.as_str(), "only" | "just" | "merely"))
}
/// *no evidence*, *nobody*, *not every act*: an argument that makes its clause negative.
pub(super) fn is_negative_argument(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    matches!(doc.lemma(noun), "nobody" | "none" | "nothing")
        || doc.children_by(noun, Deprel::Det).any(|det| {
            matches!(doc.lemma(det), "no" | "neither") && !is_half_word(cx, det)
                || doc.children(det).iter().any(|&id| is_negation(cx, id))
        })
        || doc.children(noun).iter().any(|&child| {
            doc.deprel(child) == Deprel::Advmod
                && child < noun
                && doc.lemma(child) == "not"
                && !is_only_after(cx, child)
        }) && doc.child(noun, Deprel::Cop).is_none()
        || shares_negation(cx, noun)
        || is_neither(cx, noun)
}

/// *a no-confidence vote*: there was one.
fn is_half_word(cx: &Context, id: TokenId) -> bool {
    let next = cx.doc.tokens.get(id.index() + 1);
    next.is_some_and(|next| next.lemma == "-")
}

/// *neither Took nor Brandybuck*
fn is_neither(cx: &Context, noun: TokenId) -> bool {
    let first = cx
        .doc
        .head(noun)
        .filter(|_| cx.doc.deprel(noun) == Deprel::Conj);
    [Some(noun), first]
        .into_iter()
        .flatten()
        .any(|noun| cx.has_child(noun, Deprel::CcPreconj, &["neither"]))
}

/// *no date or exact place*: the second noun has no article of its own.
fn shares_negation(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc.head(noun).filter(|_| doc.deprel(noun) == Deprel::Conj);
    first.is_some_and(|first| {
        cx.has_child(noun, Deprel::Cc, &["or", "nor"])
            && cx.has_child(first, Deprel::Det, &["no", "neither"])
            && doc.child(noun, Deprel::Det).is_none()
            && doc.child(noun, Deprel::NmodPoss).is_none()
    })
}

/// The words of a fixed preposition: *in case of*.
fn fixed(cx: &Context, first: TokenId) -> String {
    let rest = cx.doc.children_by(first, Deprel::Fixed);
    let words = std::iter::once(first).chain(rest);
    let words: Vec<String> = words.map(|id| cx.doc.form(id).to_lowercase()).collect();
    words.join(" ")
}

/// *allegedly*, *possibly*, *reportedly*, *alleged*; *the feared attack*, as the verb does it.
fn adverb(cx: &Context, id: TokenId, found: &mut Status) {
    let stance = |word: &str| cx.ontology.stance(word, TriggerPos::Adjective);
    // "his planned trip": the participle of "plan".
    let participle = || stance(&cx.doc.form(id).to_lowercase());
    let verb = || {
        let participle = cx.doc.token(id).xpos == Xpos::Vbn;
        let stance = cx.ontology.stance(cx.doc.lemma(id), TriggerPos::Verb);
        stance.filter(|stance| participle && is_of_what_may_come(*stance))
    };
    let stance = stance(cx.doc.lemma(id)).or_else(participle);
    present(stance.or_else(verb), found);
}

/// Stances of verbs that their participles share: *a feared attack*, *a promised visit*; but *a disputed visit* took place.
fn is_of_what_may_come(stance: Stance) -> bool {
    matches!(
        stance,
        Stance::Believe | Stance::Intend | Stance::Threaten | Stance::Ask
    )
}

/// What a word of this stance beside the event makes of it.
fn present(stance: Option<Stance>, found: &mut Status) {
    match stance {
        Some(Stance::Allege | Stance::Say) => found.raise(Modality::Reported),
        Some(Stance::Possible | Stance::Consider | Stance::Believe) => {
            found.raise(Modality::Possible);
        }
        Some(Stance::Intend | Stance::Threaten | Stance::Attempt | Stance::Ask) => {
            found.raise(Modality::Intended);
        }
        Some(Stance::Refuse | Stance::Deny | Stance::Prevent) => found.negated = !found.negated,
        Some(Stance::Question) => found.raise(Modality::Hypothetical),
        _ => {}
    }
}

fn auxiliary(cx: &Context, head: TokenId, lemma: &str, found: &mut Status) {
    let perfect = cx
        .doc
        .children_by(head, Deprel::Aux)
        .any(|aux| cx.doc.lemma(aux) == "have");
    match lemma {
        "may" | "might" | "can" | "could" => found.raise(Modality::Possible),
        "will" | "shall" | "'ll" | "wo" | "should" | "must" | "ought" | "need" => {
            found.raise(Modality::Intended);
        }
        // "would have": what did not happen; else the past of "will".
        "would" | "'d" if perfect => found.raise(Modality::Hypothetical),
        "would" => found.raise(Modality::Intended),
        _ => {}
    }
}

/// A dependent clause with *if* or *unless*, but not *even if* or *as if*.
fn is_condition(cx: &Context, clause: TokenId) -> bool {
    cx.has_child(clause, Deprel::Mark, &["if", "unless"])
        && !cx.has_child(clause, Deprel::Advmod, &["even"])
        && !cx.has_child(clause, Deprel::Mark, &["as"])
}

/// *warned Arnor of an attack if it did not yield*: what is said depends on the condition, that it was said does not.
fn is_of_content(cx: &Context, verb: TokenId, condition: TokenId) -> bool {
    cx.doc.token(verb).xpos == Xpos::Vbd && verb < condition && cx.speech.is_saying(verb)
}

/// The main clause of a sentence that ends in a question mark.
pub(super) fn is_question(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let main =
        doc.head(head).is_none() || matches!(doc.deprel(head), Deprel::Conj | Deprel::Parataxis);
    if !main {
        return false;
    }
    doc.sentences
        .get(doc.sentence_of(head))
        .and_then(|sentence| {
            sentence
                .tokens
                .clone()
                .rev()
                .take(3)
                .find(|&index| doc.tokens[index].lemma == "?")
        })
        .is_some_and(|mark| {
            !doc.tokens[head.index()..mark]
                .iter()
                .any(|token| matches!(token.lemma.as_str(), "." | "!"))
        })
}

/// *called to explain*, *a plan to invade*: not done yet, unless what governs the infinitive says that it was.
fn is_unrealised_infinitive(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let infinitive = cx.has_child(head, Deprel::Mark, &["to"]) && doc.token(head).xpos == Xpos::Vb
        || doc.child(head, Deprel::Cop).is_some() && cx.has_child(head, Deprel::Mark, &["to"]);
    if !infinitive {
        return false;
    }
    // "officials said the king is to visit Gondor": a plan, whoever tells of it.
    if doc
        .children_by(head, Deprel::Aux)
        .any(|aux| doc.lemma(aux) == "be")
    {
        return true;
    }
    let Some(governor) = doc.head(head) else {
        return true;
    };
    // "It was an honour to speak with the king": judged as it was done.
    let judged = doc.child(governor, Deprel::Expl).is_some()
        && doc
            .children_by(governor, Deprel::Cop)
            .any(|copula| doc.token(copula).xpos == Xpos::Vbd);
    if judged {
        return false;
    }
    match doc.deprel(head) {
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj => {
            toward_verb(cx, governor, head).is_some() || !is_implicative(cx, governor)
        }
        // "Took beat Brandybuck to become mayor": what came of it.
        Deprel::Advcl if came_of(cx, governor, head) => false,
        // "the first to land", "the latest to resign".
        Deprel::Acl | Deprel::Advcl => {
            !matches!(
                doc.lemma(governor),
                "first" | "second" | "third" | "last" | "latest" | "only" | "next"
            ) && !is_achieving_noun(cx, governor)
        }
        Deprel::Conj => is_unrealised_infinitive(cx, governor),
        _ => true,
    }
}

/// Verbs and adjectives whose infinitive is as true as they are: *managed to*, *appears to*, *is said to*.
fn is_implicative(cx: &Context, governor: TokenId) -> bool {
    let pos = match cx.doc.token(governor).upos {
        Upos::Verb | Upos::Aux => TriggerPos::Verb,
        Upos::Noun => TriggerPos::Noun,
        _ => TriggerPos::Adjective,
    };
    matches!(
        cx.ontology.stance(cx.doc.lemma(governor), pos),
        Some(
            Stance::Achieve
                | Stance::Refuse
                | Stance::Prevent
                | Stance::Say
                | Stance::Believe
                | Stance::Accuse
                | Stance::Possible
                | Stance::Allege
        )
    )
}

fn is_achieving_noun(cx: &Context, noun: TokenId) -> bool {
    cx.ontology.stance(cx.doc.lemma(noun), TriggerPos::Noun) == Some(Stance::Achieve)
}
