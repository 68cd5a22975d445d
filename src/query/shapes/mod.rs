//! Shapes: what the graph of an article must look like, and what in it does not.
//!
//! In: shapes in SHACL (`ontology/shapes.ttl`), the store. Out: violations, with the claim and its sentence.
//! The part of SHACL that is known: targets by class, subject, object and node; on properties and nodes `sh:minCount`,
//! `sh:maxCount`, `sh:datatype`, `sh:class`, `sh:nodeKind`, `sh:in`, `sh:pattern`, `sh:minLength`, `sh:minInclusive`,
//! `sh:maxInclusive`, `sh:lessThan`, `sh:or`; and `sh:sparql` with a SELECT query. Each article's graph is checked by itself.
//! Invariant: what of SHACL is not known is an error, never passed over; `tests/validate.rs` keeps the findings pySHACL's.

mod check;
mod parse;
mod validate;

pub use validate::validate;

use super::answer::AnswerError;
use super::run::QueryError;
use check::Check;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use serde::Serialize;
use std::fmt;

/// The shapes of the program's own output.
pub const OWN_SHAPES: &str = include_str!("../../../ontology/shapes.ttl");

/// Shapes, ready to be checked.
#[derive(Debug)]
pub struct Shapes(Vec<Shape>);

/// Conditions on some nodes.
#[derive(Debug)]
struct Shape {
    name: String,
    targets: Vec<Target>,
    severity: Severity,
    message: Option<String>,
    checks: Vec<Check>,
    properties: Vec<Property>,
    questions: Vec<Question>,
}

/// Which nodes a shape is for.
#[derive(Debug)]
enum Target {
    Class(NamedNode),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
    Node(NamedNode),
}

/// Conditions on the values of a property.
#[derive(Debug)]
struct Property {
    path: NamedNode,
    min: Option<usize>,
    max: Option<usize>,
    less_than: Option<NamedNode>,
    checks: Vec<Check>,
    severity: Severity,
    message: Option<String>,
}

/// A query whose rows are violations: the node in `?this`, perhaps `?path` and `?value`.
#[derive(Debug)]
struct Question {
    query: String,
    message: Option<String>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It must not be.
    #[default]
    Violation,
    /// It is odd.
    Warning,
    /// It is worth knowing.
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Violation => "violation",
            Self::Warning => "warning",
            Self::Info => "info",
        })
    }
}

/// Something that is not as the shapes want it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Violation {
    /// Id of the article whose graph it is in; empty where the graph does not say.
    pub article: String,
    /// IRI of the node.
    pub focus: String,
    /// IRI of the property.
    pub path: Option<String>,
    /// Which kind of condition it breaks, as SHACL calls it: `MinCount`, `Datatype`, `SPARQL` ...
    pub constraint: &'static str,
    /// The value that is wrong.
    pub value: Option<String>,
    /// IRI of the shape.
    pub shape: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in words.
    pub message: String,
    /// IRI of the claim that the node is or belongs to.
    pub claim: Option<String>,
    /// The sentence of that claim.
    pub sentence: Option<String>,
}

/// Shapes that cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum ShapesError {
    /// They are no Turtle.
    #[error("{0}")]
    Syntax(String),
    /// They use a part of SHACL that is not known.
    #[error("shape {shape} uses {term}, which newsgraph does not know; known are {known}")]
    Unknown {
        /// The shape.
        shape: String,
        /// The term.
        term: String,
        /// What could stand there.
        known: String,
    },
    /// A term has a value that it cannot have.
    #[error("shape {shape}: {term} {found}, expected {expected}")]
    Value {
        /// The shape.
        shape: String,
        /// The term.
        term: String,
        /// Its value.
        found: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// Nothing in the file is a shape with a target.
    #[error("no shape with a target; give a sh:NodeShape its sh:targetClass")]
    Empty,
    /// A query breaks off.
    #[error("shape {shape}: {cause}")]
    Query {
        /// The shape.
        shape: String,
        /// Why.
        #[source]
        cause: QueryError,
    },
    /// The rows of a query cannot be had.
    #[error("shape {shape}: {cause}")]
    Rows {
        /// The shape.
        shape: String,
        /// Why.
        #[source]
        cause: AnswerError,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
