//! Set phrases of a verb and a bare noun: *took aim at the king*, *shook hands with him*.
//!
//! In: a verb with its object. Out: whether the two say one thing, and whom a preposition leads them to. Invariant: the noun
//! alone is no end of a claim then; with an article of its own it is.

use super::context::Context;
use super::frame::Frame;
use super::phrase::{case_lemma, conjuncts, is_nominal};
use super::verbs::CIRCUMSTANCE;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;

/// Verbs, and the nouns that say nothing as their objects.
const IDIOMS: &[(&str, &[&str])] = &[
    (
        "take",
        &[
            "advantage",
            "aim",
            "care",
            "cover",
            "effect",
            "exception",
            "heart",
            "hold",
            "issue",
            "note",
            "offence",
            "offense",
            "part",
            "place",
            "precedence",
            "pride",
            "refuge",
            "root",
            "shape",
            "shelter",
            "stock",
            "turn",
        ],
    ),
    (
        "make",
        &[
            "contact", "friend", "fun", "headline", "landfall", "mention", "room", "sense", "use",
            "way",
        ],
    ),
    ("shake", &["hand"]),
    (
        "pay",
        &["attention", "heed", "homage", "respect", "tribute"],
    ),
    ("lose", &["count", "ground", "sight", "touch", "track"]),
    ("set", &["fire", "foot", "sail"]),
    ("give", &["rise", "way"]),
    ("catch", &["sight"]),
    ("keep", &["eye", "pace", "track", "watch"]),
    ("lay", &["claim", "siege", "waste"]),
    ("join", &["force", "hand"]),
    ("hold", &["court", "hand", "sway"]),
    ("cast", &["doubt", "light"]),
    ("shed", &["light"]),
    ("find", &["favor", "favour", "fault"]),
    ("follow", &["suit"]),
    ("play", &["host"]),
    ("gain", &["ground"]),
    ("break", &["ground", "rank"]),
];

/// *took place*, *followed suit*, *shook hands*: the object is no thing that anybody took, followed or shook.
pub(super) fn is_idiom(cx: &Context, verb: &str, object: TokenId) -> bool {
    let doc = cx.doc;
    let lemma = doc.lemma(object);
    IDIOMS
        .iter()
        .any(|(word, nouns)| *word == verb && nouns.contains(&lemma))
        && [
            Deprel::Det,
            Deprel::NmodPoss,
            Deprel::Nummod,
            Deprel::Compound,
        ]
        .into_iter()
        .all(|deprel| doc.child(object, deprel).is_none())
}

/// Whom the first preposition behind such a phrase leads to, with the words of the relation: *paid tribute to the fallen*
/// gives `pay tribute to` and the fallen.
pub(super) fn idioms(cx: &Context, frame: &Frame) -> Vec<(String, TokenId)> {
    let doc = cx.doc;
    let verb = frame.head;
    let Some(object) = doc
        .children_by(verb, Deprel::Obj)
        .find(|&object| is_idiom(cx, &frame.lemma, object))
    else {
        return Vec::new();
    };
    let of_verb = doc.children_by(verb, Deprel::Obl).filter(|&it| object < it);
    let phrase = of_verb.chain(doc.children_by(object, Deprel::Nmod)).min();
    let Some((case, goal)) = phrase.and_then(|phrase| Some((case_lemma(cx, phrase)?, phrase)))
    else {
        return Vec::new();
    };
    let adjoins = doc
        .subtree(goal)
        .into_iter()
        .min()
        .is_some_and(|first| first.0 == object.0 + 1);
    let beside = CIRCUMSTANCE.contains(&case.as_str())
        || matches!(
            cx.kind(goal),
            EntityKind::Date | EntityKind::Quantity | EntityKind::Money
        );
    if beside || !adjoins || !is_nominal(cx, goal) {
        return Vec::new();
    }
    let lemma = format!("{} {} {case}", frame.lemma, doc.form(object).to_lowercase());
    let goals = conjuncts(cx, goal);
    goals
        .into_iter()
        .map(|goal| (lemma.clone(), goal))
        .collect()
}
