//! Conditions on single values.
//!
//! In: a value and the graph it stands in. Out: whether the condition holds.
//! Invariant: a literal is of a datatype only if its text is one of that datatype's too.

use jiff::civil::Date;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Graph, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TripleRef};
use regex::Regex;

/// Datatypes of numbers.
const NUMBERS: [NamedNodeRef<'_>; 4] = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT];

/// A condition on one value.
#[derive(Clone, Debug)]
pub(super) enum Check {
    NodeKind(NodeKind),
    Datatype(NamedNode),
    Class(NamedNode),
    In(Vec<Term>),
    Pattern(Regex),
    MinLength(usize),
    MinInclusive(f64),
    MaxInclusive(f64),
    /// One of these groups must hold whole.
    Or(Vec<Vec<Check>>),
}

/// What kinds of term may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeKind {
    pub(super) iri: bool,
    pub(super) blank: bool,
    pub(super) literal: bool,
}

impl NodeKind {
    /// The kind by its local name in SHACL.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |word: &str| name.contains(word);
        let known = [
            "IRI",
            "BlankNode",
            "Literal",
            "BlankNodeOrIRI",
            "BlankNodeOrLiteral",
            "IRIOrLiteral",
        ];
        known.contains(&name).then(|| Self {
            iri: is("IRI"),
            blank: is("BlankNode"),
            literal: is("Literal"),
        })
    }
}

impl Check {
    /// What SHACL calls the kind of condition.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::NodeKind(_) => "NodeKind",
            Self::Datatype(_) => "Datatype",
            Self::Class(_) => "Class",
            Self::In(_) => "In",
            Self::Pattern(_) => "Pattern",
            Self::MinLength(_) => "MinLength",
            Self::MinInclusive(_) => "MinInclusive",
            Self::MaxInclusive(_) => "MaxInclusive",
            Self::Or(_) => "Or",
        }
    }

    /// What the value should be.
    pub(super) fn wants(&self) -> String {
        match self {
            Self::NodeKind(kind) => {
                let kinds = [
                    (kind.iri, "an IRI"),
                    (kind.blank, "a blank node"),
                    (kind.literal, "a literal"),
                ];
                let kinds: Vec<&str> = kinds
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, name)| *name)
                    .collect();
                kinds.join(" or ")
            }
            Self::Datatype(datatype) => format!("a literal of {datatype}"),
            Self::Class(class) => format!("of class {class}"),
            Self::In(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!("one of {}", values.join(", "))
            }
            Self::Pattern(pattern) => format!("like {pattern}"),
            Self::MinLength(length) => format!("{length} or more characters long"),
            Self::MinInclusive(least) => format!("{least} or more"),
            Self::MaxInclusive(most) => format!("{most} or less"),
            Self::Or(groups) => {
                let groups = groups.iter().map(|group| {
                    let wants: Vec<String> = group.iter().map(Self::wants).collect();
                    wants.join(" and ")
                });
                groups.collect::<Vec<_>>().join(", or ")
            }
        }
    }

    /// Whether the value meets the condition.
    pub(super) fn holds(&self, value: &Term, graph: &Graph) -> bool {
        match self {
            Self::NodeKind(kind) => match value {
                Term::NamedNode(_) => kind.iri,
                Term::BlankNode(_) => kind.blank,
                _ => kind.literal,
            },
            Self::Datatype(datatype) => matches!(value, Term::Literal(literal)
                if literal.datatype() == datatype.as_ref() && is_valid(literal.value(), datatype.as_ref())),
            Self::Class(class) => is_a(value, class, graph),
            Self::In(values) => values.contains(value),
            Self::Pattern(pattern) => text(value).is_some_and(|text| pattern.is_match(text)),
            Self::MinLength(length) => {
                text(value).is_some_and(|text| *length <= text.chars().count())
            }
            Self::MinInclusive(least) => number(value).is_some_and(|number| *least <= number),
            Self::MaxInclusive(most) => number(value).is_some_and(|number| number <= *most),
            Self::Or(groups) => groups
                .iter()
                .any(|group| group.iter().all(|check| check.holds(value, graph))),
        }
    }
}

/// Whether the graph says that the term is of the class.
fn is_a(term: &Term, class: &NamedNode, graph: &Graph) -> bool {
    let subject: NamedOrBlankNode = match term {
        Term::NamedNode(node) => node.clone().into(),
        Term::BlankNode(node) => node.clone().into(),
        _ => return false,
    };
    let triple = TripleRef::new(&subject, oxigraph::model::vocab::rdf::TYPE, class);
    graph.contains(triple)
}

/// The text of a literal, or an IRI.
fn text(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

/// The number that a literal is; a text with digits in it is none.
pub(super) fn number(term: &Term) -> Option<f64> {
    match term {
        Term::Literal(literal) if NUMBERS.contains(&literal.datatype()) => {
            literal.value().parse().ok()
        }
        _ => None,
    }
}

/// Whether the text is one of the datatype; of datatypes that are not used here any text is.
fn is_valid(text: &str, datatype: NamedNodeRef<'_>) -> bool {
    let day = |text: &str| text.parse::<Date>().is_ok();
    match datatype {
        xsd::INTEGER => text.parse::<i128>().is_ok(),
        xsd::DECIMAL => {
            text.parse::<f64>().is_ok()
                && text.contains(|c: char| c.is_ascii_digit())
                && !text.contains(['e', 'E'])
        }
        xsd::BOOLEAN => matches!(text, "true" | "false" | "0" | "1"),
        xsd::DATE => text.len() == 10 && day(text),
        xsd::G_YEAR_MONTH => text.len() == 7 && day(&format!("{text}-01")),
        xsd::G_YEAR => text.len() == 4 && day(&format!("{text}-01-01")),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::Literal;

    #[track_caller]
    fn check(datatype: NamedNodeRef<'_>, good: &[&str], bad: &[&str]) {
        let holds = |text: &str| {
            let literal = Literal::new_typed_literal(text, datatype);
            Check::Datatype(datatype.into_owned()).holds(&literal.into(), &Graph::new())
        };
        assert!(good.iter().all(|text| holds(text)), "{good:?}");
        assert!(!bad.iter().any(|text| holds(text)), "{bad:?}");
    }

    #[test]
    fn texts_must_be_of_their_datatype() {
        check(
            xsd::DATE,
            &["2026-01-07"],
            &["2026-02-30", "2026-01", "yesterday"],
        );
        check(xsd::G_YEAR_MONTH, &["2026-01"], &["2026-13", "2026"]);
        check(xsd::G_YEAR, &["2026"], &["26", "2026-01"]);
        check(
            xsd::DECIMAL,
            &["0.8", "1", "-.5"],
            &["1e3", "inf", "NaN", "."],
        );
        check(xsd::INTEGER, &["0", "-7"], &["0.5", ""]);
        check(xsd::STRING, &["", "anything"], &[]);
    }

    #[test]
    fn kinds_of_nodes_go_by_their_names() {
        let iri = Term::from(NamedNode::new_unchecked("http://arnor.example/"));
        let is = |name: &str| {
            NodeKind::of(name).is_some_and(|kind| Check::NodeKind(kind).holds(&iri, &Graph::new()))
        };
        assert!(is("IRI") && is("BlankNodeOrIRI") && is("IRIOrLiteral"));
        assert!(!is("Literal") && !is("BlankNodeOrLiteral") && NodeKind::of("URI").is_none());
    }
}
