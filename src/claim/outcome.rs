//! What a verb says with the word that completes it: *made him famous*, *was found guilty*, *was called up*, *took her
//! hostage*.
//!
//! In: a verb. Out: the word, or the verb with it. Invariant: only a word that stands alone completes a verb here; *made it
//! easier than before* says more.

use super::context::Context;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Who is taken is no thing that is taken.
const CAPTIVES: &[&str] = &["hostage", "prisoner", "captive"];

/// The adjective that says what its object, or who suffers it, is made, found or called.
pub(super) fn outcome(cx: &Context, verb: TokenId) -> Option<String> {
    let doc = cx.doc;
    let adjective = adjective(cx, verb)?;
    let plain = doc.children(adjective).iter().all(|&id| {
        matches!(doc.deprel(id), Deprel::Punct | Deprel::Conj | Deprel::Cc)
            || doc.deprel(id) == Deprel::Advmod
                && id < adjective
                && doc.form(id).to_lowercase().ends_with("ly")
    });
    let word = doc.form(adjective).to_lowercase();
    let whole = word.chars().all(char::is_alphabetic) && doc.token(adjective).xpos != Xpos::Jjr;
    (plain && whole).then_some(word)
}

/// *leaves two dead, three injured*: the three stand behind the adjective of the two; but *made public the report*.
pub(super) fn is_past_outcome(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    let two = |adjective| {
        let mut objects = cx.doc.children_by(verb, Deprel::Obj);
        objects.any(|other| other < adjective)
    };
    adjective(cx, verb).is_some_and(|adjective| adjective < object && two(adjective))
}

/// Whether what is said of the object stands before it: *found unlawful a rule that*, *cut short a visit*.
pub(super) fn has_outcome_before(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    adjective(cx, verb).is_some_and(|adjective| adjective < object)
}

/// What came of a deed, though told by an infinitive: *beat Brandybuck to become mayor*, *defeated Rohan to reach the
/// final*, *came from behind to beat Rohan*.
pub(super) fn came_of(cx: &Context, deed: TokenId, infinitive: TokenId) -> bool {
    let doc = cx.doc;
    let rallied = || {
        let back =
            |&child: &TokenId| matches!(doc.lemma(child), "back" | "behind") && child < infinitive;
        doc.lemma(deed) == "rally"
            || doc.lemma(deed) == "come" && doc.children(deed).iter().any(back)
    };
    let beat = || {
        matches!(
            doc.lemma(deed),
            "beat"
                | "defeat"
                | "edge"
                | "oust"
                | "outscore"
                | "overcome"
                | "thrash"
                | "upset"
                | "win"
        )
    };
    let came = match doc.lemma(infinitive) {
        "become" => true,
        "beat" | "defeat" => rallied(),
        "win" => rallied() || beat(),
        "advance" | "claim" | "clinch" | "progress" | "reach" | "retain" | "secure" | "take" => {
            beat()
        }
        _ => false,
    };
    came && deed < infinitive && doc.token(deed).xpos == Xpos::Vbd
}

/// The adjective, also where the tree has it as an adverb (*cut short*, *pleaded guilty*) or a participle says how something is left
/// (*left tourists stranded*).
fn adjective(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let leaves = matches!(doc.lemma(verb), "leave" | "keep");
    let mut behind = doc.children(verb).iter().copied();
    behind.find(|&id| {
        let says = match doc.deprel(id) {
            Deprel::Xcomp => {
                doc.token(id).upos == Upos::Adj || leaves && doc.token(id).xpos == Xpos::Vbn
            }
            Deprel::Advmod => matches!(
                (doc.lemma(verb), doc.form(id)),
                ("cut", "short") | ("fall", "ill" | "sick") | ("plead", "guilty" | "innocent")
            ),
            _ => false,
        };
        verb < id && says
    })
}

/// The noun that says as what somebody is taken: *took the guards hostage*.
pub(super) fn captive(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let behind = doc.children(verb).iter().copied().filter(|&id| verb < id);
    let mut taken = behind.filter(|&id| matches!(doc.deprel(id), Deprel::Xcomp | Deprel::Obj));
    taken.find(|&id| {
        doc.lemma(verb) == "take"
            && CAPTIVES.contains(&doc.lemma(id))
            && doc.children(id).is_empty()
    })
}

/// *set aside for the horses*, *held together with nails*: an adverb right behind a participle that is half of it.
fn set_aside(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let mut adverbs = cx.doc.children_by(verb, Deprel::Advmod);
    adverbs.find(|&id| {
        id.0 == verb.0 + 1 && matches!(cx.doc.lemma(id), "aside" | "apart" | "together" | "forward")
    })
}

/// *be found guilty*, *be called up*: what somebody suffers, with the word that completes it.
pub(super) fn passive_lemma(cx: &Context, verb: TokenId) -> String {
    let mut words = format!("be {}", cx.doc.form(verb).to_lowercase());
    let particle = cx
        .doc
        .child(verb, Deprel::CompoundPrt)
        .or_else(|| set_aside(cx, verb))
        .or_else(|| captive(cx, verb));
    let particle = particle.map(|id| cx.doc.form(id).to_lowercase());
    for word in particle.into_iter().chain(outcome(cx, verb)) {
        words.push(' ');
        words.push_str(&word);
    }
    words
}
