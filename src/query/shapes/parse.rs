//! Shapes from Turtle.
//!
//! In: the text of a file. Out: [`Shapes`]. Invariant: each term of SHACL in it is read, or named in an error.

use super::check::{Check, NodeKind};
use super::{Property, Question, Severity, Shape, Shapes, ShapesError, Target};
use crate::base::iri::local_name;
use crate::rdf::vocab::{SHACL, rdf};
use crate::rdf::{DEFAULT_BASE, Names};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Graph, NamedNode, NamedOrBlankNode, Term, Triple};
use regex::Regex;
use std::fmt::Write as _;

/// Terms of a shape that say nothing to check.
const REMARKS: &[&str] = &["name", "description", "order", "group"];
/// Terms of conditions on values.
const CHECKS: &[&str] = &[
    "nodeKind",
    "datatype",
    "class",
    "in",
    "pattern",
    "minLength",
    "minInclusive",
    "maxInclusive",
    "or",
];

impl Shapes {
    /// Reads shapes; those of the default base are for the base of `names`.
    ///
    /// # Errors
    /// Where the text is no Turtle, or uses what is not known of SHACL.
    pub fn parse(turtle: &str, names: &Names) -> Result<Self, ShapesError> {
        let turtle = turtle.replace(DEFAULT_BASE, names.base());
        let mut graph = Graph::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()) {
            let quad = quad.map_err(|error| ShapesError::Syntax(error.to_string()))?;
            graph.insert(&Triple::from(quad));
        }
        let reader = Reader { graph };
        let mut nodes: Vec<NamedOrBlankNode> = reader
            .graph
            .subjects_for_predicate_object(rdf::TYPE, &sh("NodeShape"))
            .map(Into::into)
            .collect();
        nodes.sort_by_key(ToString::to_string);
        let shapes: Result<Vec<Shape>, _> = nodes.iter().map(|node| reader.shape(node)).collect();
        let mut shapes = shapes?;
        shapes.retain(|shape| !shape.targets.is_empty());
        if shapes.is_empty() {
            return Err(ShapesError::Empty);
        }
        Ok(Self(shapes))
    }

    /// Number of shapes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none; never, as they are read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct Reader {
    graph: Graph,
}

/// One term of a shape with its value.
struct Said<'a> {
    shape: &'a str,
    term: String,
    value: Term,
}

impl Reader {
    fn shape(&self, node: &NamedOrBlankNode) -> Result<Shape, ShapesError> {
        let name = named(node);
        let mut shape = Shape {
            name: name.clone(),
            targets: Vec::new(),
            severity: Severity::default(),
            message: None,
            checks: Vec::new(),
            properties: Vec::new(),
            questions: Vec::new(),
        };
        for said in self.said(node, &name) {
            match said.term.as_str() {
                "targetClass" => shape.targets.push(Target::Class(said.iri()?)),
                "targetSubjectsOf" => shape.targets.push(Target::SubjectsOf(said.iri()?)),
                "targetObjectsOf" => shape.targets.push(Target::ObjectsOf(said.iri()?)),
                "targetNode" => shape.targets.push(Target::Node(said.iri()?)),
                "severity" => shape.severity = said.severity()?,
                "message" => shape.message = Some(said.text()?),
                "property" => shape.properties.push(self.property(&said.node()?, &name)?),
                "sparql" => shape.questions.push(self.question(&said.node()?, &name)?),
                term if REMARKS.contains(&term) => {}
                _ => shape.checks.push(self.check(&said)?),
            }
        }
        Ok(shape)
    }

    fn property(&self, node: &NamedOrBlankNode, name: &str) -> Result<Property, ShapesError> {
        let mut path = None;
        let mut property = Property {
            path: sh("path"),
            min: None,
            max: None,
            less_than: None,
            checks: Vec::new(),
            severity: Severity::default(),
            message: None,
        };
        for said in self.said(node, name) {
            match said.term.as_str() {
                "path" => path = Some(said.iri()?),
                "minCount" => property.min = Some(said.count()?),
                "maxCount" => property.max = Some(said.count()?),
                "lessThan" => property.less_than = Some(said.iri()?),
                "severity" => property.severity = said.severity()?,
                "message" => property.message = Some(said.text()?),
                term if REMARKS.contains(&term) => {}
                _ => property.checks.push(self.check(&said)?),
            }
        }
        property.path = path.ok_or_else(|| ShapesError::Value {
            shape: name.to_owned(),
            term: "sh:property".to_owned(),
            found: "without a path".to_owned(),
            expected: "sh:path and the IRI of a property",
        })?;
        Ok(property)
    }

    fn question(&self, node: &NamedOrBlankNode, name: &str) -> Result<Question, ShapesError> {
        let mut query = String::new();
        let mut message = None;
        let mut select = None;
        for said in self.said(node, name) {
            match said.term.as_str() {
                "select" => select = Some(said.text()?),
                "message" => message = Some(said.text()?),
                "prefixes" => query.push_str(&self.prefixes(&said.node()?)),
                _ => return Err(said.unknown("sh:select, sh:message, sh:prefixes")),
            }
        }
        query.push_str(&select.unwrap_or_default());
        Ok(Question { query, message })
    }

    /// The prefixes that a node declares, as SPARQL has them.
    fn prefixes(&self, node: &NamedOrBlankNode) -> String {
        let mut declared = String::new();
        for declaration in self.objects(node, "declare") {
            let Some(declaration) = as_node(&declaration) else {
                continue;
            };
            let text = |term| {
                let found = self.objects(&declaration, term).into_iter().next();
                found.and_then(literal).unwrap_or_default()
            };
            let _ = writeln!(
                declared,
                "PREFIX {}: <{}>",
                text("prefix"),
                text("namespace")
            );
        }
        declared
    }

    fn check(&self, said: &Said<'_>) -> Result<Check, ShapesError> {
        Ok(match said.term.as_str() {
            "nodeKind" => {
                let kind = NodeKind::of(local_name(said.iri()?.as_str()));
                Check::NodeKind(kind.ok_or_else(|| said.expected("a kind of node of SHACL"))?)
            }
            "datatype" => Check::Datatype(said.iri()?),
            "class" => Check::Class(said.iri()?),
            "in" => Check::In(self.list(said)?),
            "pattern" => {
                let pattern = Regex::new(&said.text()?);
                Check::Pattern(pattern.map_err(|_| said.expected("a regular expression"))?)
            }
            "minLength" => Check::MinLength(said.count()?),
            "minInclusive" => Check::MinInclusive(said.number()?),
            "maxInclusive" => Check::MaxInclusive(said.number()?),
            "or" => {
                let groups = self.list(said)?;
                let groups = groups.iter().map(|group| self.group(said, group));
                Check::Or(groups.collect::<Result<_, _>>()?)
            }
            _ => return Err(said.unknown(&format!("sh:{}", CHECKS.join(", sh:")))),
        })
    }

    /// The conditions of one alternative.
    fn group(&self, said: &Said<'_>, group: &Term) -> Result<Vec<Check>, ShapesError> {
        let node = as_node(group).ok_or_else(|| said.expected("a list of conditions"))?;
        self.said(&node, said.shape)
            .iter()
            .map(|said| self.check(said))
            .collect()
    }

    fn list(&self, said: &Said<'_>) -> Result<Vec<Term>, ShapesError> {
        let mut found = Vec::new();
        let mut rest = said.value.clone();
        while rest != Term::from(rdf::NIL) {
            let cell = as_node(&rest).ok_or_else(|| said.expected("a list"))?;
            let part = |predicate| {
                let value = self.graph.object_for_subject_predicate(&cell, predicate);
                value.map(oxigraph::model::TermRef::into_owned)
            };
            let (Some(first), Some(next)) = (part(rdf::FIRST), part(rdf::REST)) else {
                return Err(said.expected("a list"));
            };
            found.push(first);
            rest = next;
        }
        Ok(found)
    }

    /// What is said of a node in terms of SHACL, in order.
    fn said<'a>(&self, node: &NamedOrBlankNode, shape: &'a str) -> Vec<Said<'a>> {
        let mut said: Vec<Said<'_>> = self
            .graph
            .triples_for_subject(node)
            .filter_map(|triple| {
                let term = triple.predicate.as_str().strip_prefix(SHACL)?.to_owned();
                let value = triple.object.into_owned();
                Some(Said { shape, term, value })
            })
            .collect();
        said.sort_by_key(|said| (said.term.clone(), said.value.to_string()));
        said
    }

    fn objects(&self, node: &NamedOrBlankNode, term: &str) -> Vec<Term> {
        let said = self.said(node, "");
        said.into_iter()
            .filter(|said| said.term == term)
            .map(|said| said.value)
            .collect()
    }
}

impl Said<'_> {
    fn iri(&self) -> Result<NamedNode, ShapesError> {
        match &self.value {
            Term::NamedNode(node) => Ok(node.clone()),
            _ => Err(self.expected("an IRI")),
        }
    }

    fn node(&self) -> Result<NamedOrBlankNode, ShapesError> {
        as_node(&self.value).ok_or_else(|| self.expected("a node"))
    }

    fn text(&self) -> Result<String, ShapesError> {
        literal(self.value.clone()).ok_or_else(|| self.expected("a text"))
    }

    fn count(&self) -> Result<usize, ShapesError> {
        let count = self.text()?.parse();
        count.map_err(|_| self.expected("a number that is not negative"))
    }

    fn number(&self) -> Result<f64, ShapesError> {
        self.text()?.parse().map_err(|_| self.expected("a number"))
    }

    fn severity(&self) -> Result<Severity, ShapesError> {
        match local_name(self.iri()?.as_str()) {
            "Violation" => Ok(Severity::Violation),
            "Warning" => Ok(Severity::Warning),
            "Info" => Ok(Severity::Info),
            _ => Err(self.expected("sh:Violation, sh:Warning or sh:Info")),
        }
    }

    fn expected(&self, expected: &'static str) -> ShapesError {
        ShapesError::Value {
            shape: self.shape.to_owned(),
            term: format!("sh:{}", self.term),
            found: self.value.to_string(),
            expected,
        }
    }

    fn unknown(&self, known: &str) -> ShapesError {
        ShapesError::Unknown {
            shape: self.shape.to_owned(),
            term: format!("sh:{}", self.term),
            known: known.to_owned(),
        }
    }
}

fn sh(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SHACL}{local}"))
}

fn named(node: &NamedOrBlankNode) -> String {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        blank @ NamedOrBlankNode::BlankNode(_) => blank.to_string(),
    }
}

fn as_node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}

fn literal(term: Term) -> Option<String> {
    match term {
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }
}
