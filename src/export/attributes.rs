//! What nodes and edges carry in every format with typed attributes: one list for all of them.
//!
//! In: a view. Out: [`NODE`] and [`EDGE`] with the types, and the values in the same order.
//! Invariant: a value is of the type that its attribute has, or none where it is unknown.

use crate::base::short_hash;
use crate::graph::{Edge, Node, View};
use crate::ontology::Modality;
use petgraph::graph::NodeIndex;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Of which type the values of an attribute are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Number,
    Flag,
    Texts,
}

/// One attribute of one node or edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Whole(usize),
    Number(f64),
    Flag(bool),
    Texts(&'a BTreeSet<String>),
}

/// Name and type of an attribute.
pub(super) type Attribute = (&'static str, Type);

/// What nodes carry beside their id.
pub(super) const NODE: [Attribute; 8] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("wikidata", Type::Text),
    ("named", Type::Flag),
    ("aliases", Type::Texts),
    ("degree", Type::Whole),
    ("weight", Type::Whole),
    ("articles", Type::Texts),
];

/// What edges carry beside their id and their ends.
pub(super) const EDGE: [Attribute; 18] = [
    ("label", Type::Text),
    ("relation", Type::Text),
    ("claim_type", Type::Text),
    ("quad_class", Type::Text),
    ("plover", Type::Number),
    ("goldstein", Type::Number),
    ("tone", Type::Text),
    ("fact", Type::Flag),
    ("negated", Type::Flag),
    ("modality", Type::Text),
    ("said_by", Type::Text),
    ("derived", Type::Flag),
    ("symmetric", Type::Flag),
    ("weight", Type::Whole),
    ("articles", Type::Texts),
    ("dates", Type::Texts),
    ("confidence", Type::Number),
    ("claims", Type::Texts),
];

/// The values of a node, in the order of [`NODE`].
pub(super) fn of_node<'a>(
    view: &View,
    at: NodeIndex,
    node: &'a Node,
) -> [Option<Value<'a>>; NODE.len()] {
    [
        Some(text(&node.label)),
        Some(text(node.kind.as_str())),
        node.wikidata.as_deref().map(text),
        Some(Value::Flag(node.named)),
        texts(&node.aliases),
        Some(Value::Whole(view.degree(at))),
        Some(Value::Whole(node.articles.len())),
        texts(&node.articles),
    ]
}

/// The values of an edge, in the order of [`EDGE`].
pub(super) fn of_edge<'a>(view: &View, edge: &'a Edge) -> [Option<Value<'a>>; EDGE.len()] {
    let concept = view.concept(edge.kind);
    let score = |score: Option<f32>| score.map(|score| Value::Number(rounded(score)));
    [
        Some(text(&edge.label)),
        Some(text(&edge.relation)),
        Some(text(edge.kind.as_str())),
        concept
            .and_then(|concept| concept.quad)
            .map(|quad| text(quad.as_str())),
        score(concept.and_then(|concept| concept.plover)),
        score(concept.and_then(|concept| concept.goldstein)),
        Some(text(edge.tone.as_str())),
        Some(Value::Flag(edge.is_fact())),
        Some(Value::Flag(edge.negated)),
        Some(text(edge.modality.as_str())),
        edge.said_by.as_deref().map(text),
        Some(Value::Flag(edge.derived)),
        Some(Value::Flag(edge.symmetric)),
        Some(Value::Whole(edge.support())),
        texts(&edge.articles),
        texts(&edge.dates),
        Some(Value::Number(edge.confidence)),
        texts(&edge.claims),
    ]
}

/// An edge's id: the same in every format, and in every view that holds the edge.
pub(super) fn edge_id(from: &Node, to: &Node, edge: &Edge) -> String {
    let speaker = edge.said_by.as_deref().unwrap_or_default();
    let parts = [
        from.id.as_str(),
        to.id.as_str(),
        edge.relation.as_str(),
        edge.modality.as_str(),
        if edge.negated { "negated" } else { "" },
        if edge.plain { "plain" } else { "" },
        speaker,
    ];
    short_hash(&parts)
}

/// What tells the edge from others between the same two nodes, in words.
pub(super) fn in_words(edge: &Edge) -> String {
    let mut words = edge.label.clone();
    if edge.negated {
        words.insert_str(0, "not: ");
    }
    if edge.modality != Modality::Fact {
        words = format!("{}: {words}", edge.modality);
    }
    if let Some(speaker) = &edge.said_by {
        words = format!("{words} (says {speaker})");
    }
    words
}

impl Value<'_> {
    /// As text: lists joined by `; `, flags as `true` and `false`.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Whole(number) => number.to_string().into(),
            Self::Number(number) => number.to_string().into(),
            Self::Flag(flag) => if *flag { "true" } else { "false" }.into(),
            Self::Texts(texts) => super::table::joined(texts.iter()).into(),
        }
    }
}

fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

fn texts(texts: &BTreeSet<String>) -> Option<Value<'_>> {
    (!texts.is_empty()).then_some(Value::Texts(texts))
}

/// The score as the ontology writes it, without the digits that a longer float adds.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::affair;

    fn fits(kind: Type, value: &Value) -> bool {
        matches!(
            (kind, value),
            (Type::Text, Value::Text(_))
                | (Type::Whole, Value::Whole(_))
                | (Type::Number, Value::Number(_))
                | (Type::Flag, Value::Flag(_))
                | (Type::Texts, Value::Texts(_))
        )
    }

    #[test]
    fn values_have_the_types_that_are_announced() {
        let view = affair();
        for (at, node) in view.nodes() {
            for (value, (name, kind)) in of_node(&view, at, node).iter().zip(NODE) {
                assert!(
                    value.as_ref().is_none_or(|value| fits(kind, value)),
                    "{name}"
                );
            }
        }
        for (.., edge) in view.edges() {
            for (value, (name, kind)) in of_edge(&view, edge).iter().zip(EDGE) {
                assert!(
                    value.as_ref().is_none_or(|value| fits(kind, value)),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn no_two_edges_share_an_id() {
        let view = affair();
        let ids: BTreeSet<String> = view
            .edges()
            .map(|(_, from, to, edge)| edge_id(view.node(from), view.node(to), edge))
            .collect();
        assert_eq!(ids.len(), view.graph().edge_count());
    }

    #[test]
    fn sanctions_carry_their_scores() {
        let view = affair();
        let sanctioned = view.edges().find(|(.., edge)| edge.label == "sanctioned");
        let values = sanctioned.map(|(.., edge)| of_edge(&view, edge));
        let value = |name: &str| {
            let at = EDGE.iter().position(|(known, _)| *known == name);
            let found = at.and_then(|at| values.as_ref()?[at].clone());
            found.map(|value| value.plain().into_owned())
        };
        assert_eq!(value("quad_class").as_deref(), Some("material conflict"));
        assert!(value("plover").is_some_and(|score| score.starts_with('-')));
        assert!(value("goldstein").is_some_and(|score| score.starts_with('-')));
    }
}
