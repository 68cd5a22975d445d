//! Checking the articles' graphs against shapes.
//!
//! Invariant: violations are in an order that depends on the store's content alone.

use super::check::number;
use super::{Property, Question, Severity, Shape, Shapes, ShapesError, Target, Violation};
use crate::query::provenance::article_id;
use crate::query::run::{Dataset, Terms, run};
use crate::rdf::vocab::{ng, oa, rdf};
use crate::store::Store;
use oxigraph::model::{Graph, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;

/// Checks the graph of each article by itself; gives what is not as the shapes want it, by article and node.
///
/// # Errors
/// Where a query of the shapes is none or breaks off, or the store cannot be read.
pub fn validate(store: &Store, shapes: &Shapes) -> Result<Vec<Violation>, ShapesError> {
    let ontology = store.names().ontology_graph();
    let mut found = Vec::new();
    for name in store.graph().named_graphs() {
        let NamedOrBlankNode::NamedNode(name) = name? else {
            continue;
        };
        if name != ontology {
            let mut one = Validation::new(store, name, &mut found)?;
            for shape in &shapes.0 {
                one.shape(shape)?;
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The checking of one article's graph.
struct Validation<'a> {
    store: &'a Store,
    name: NamedNode,
    article: String,
    graph: Graph,
    /// Claims by the nodes of their evidence.
    claims: BTreeMap<String, NamedNode>,
    found: &'a mut Vec<Violation>,
}

/// What is wrong with a node.
struct Finding<'a> {
    focus: &'a Term,
    path: Option<&'a NamedNode>,
    constraint: &'static str,
    value: Option<&'a Term>,
    severity: Severity,
    message: String,
}

impl<'a> Validation<'a> {
    fn new(
        store: &'a Store,
        name: NamedNode,
        found: &'a mut Vec<Violation>,
    ) -> Result<Self, ShapesError> {
        let graph_name = name.as_ref().into();
        let mut graph = Graph::new();
        for quad in store
            .graph()
            .quads_for_pattern(None, None, None, Some(graph_name))
        {
            graph.insert(&Triple::from(quad?));
        }
        let article = article_id(store, graph_name)?.unwrap_or_default();
        let mut validation = Self {
            store,
            name,
            article,
            graph,
            claims: BTreeMap::new(),
            found,
        };
        validation.claims = validation.evidence();
        Ok(validation)
    }

    /// Each node of the evidence of claims, with the first claim that it belongs to.
    fn evidence(&self) -> BTreeMap<String, NamedNode> {
        let names = self.store.names();
        let mut found = BTreeMap::new();
        let mut claims: Vec<NamedNode> = self
            .graph
            .subjects_for_predicate_object(rdf::TYPE, &names.ng(ng::CLAIM))
            .map(NamedOrBlankNode::from)
            .filter_map(|claim| match claim {
                NamedOrBlankNode::NamedNode(claim) => Some(claim),
                NamedOrBlankNode::BlankNode(_) => None,
            })
            .collect();
        claims.sort();
        for claim in claims {
            let of = |node: &NamedNode, predicate: NamedNodeRef<'_>| -> Vec<NamedNode> {
                let values = values(&self.graph, &node.clone().into(), predicate);
                values
                    .into_iter()
                    .filter_map(|value| match value {
                        Term::NamedNode(node) => Some(node),
                        _ => None,
                    })
                    .collect()
            };
            let mut nodes = vec![claim.clone()];
            for evidence in of(&claim, names.ng(ng::EVIDENCE).as_ref()) {
                nodes.extend(of(&evidence, oa::HAS_SELECTOR));
                nodes.push(evidence);
            }
            nodes.extend(of(&claim, names.ng(ng::TRIGGER).as_ref()));
            for node in nodes {
                found
                    .entry(node.into_string())
                    .or_insert_with(|| claim.clone());
            }
        }
        found
    }

    fn shape(&mut self, shape: &Shape) -> Result<(), ShapesError> {
        let targets = self.targets(shape);
        for focus in &targets {
            for check in shape
                .checks
                .iter()
                .filter(|check| !check.holds(focus, &self.graph))
            {
                let message = shape.message.clone();
                let finding = Finding {
                    focus,
                    path: None,
                    constraint: check.name(),
                    value: Some(focus),
                    severity: shape.severity,
                    message: message.unwrap_or_else(|| format!("should be {}", check.wants())),
                };
                let violation = self.violation(shape, finding);
                self.found.push(violation);
            }
            for property in &shape.properties {
                let violations = self.property(shape, property, focus);
                self.found.extend(violations);
            }
        }
        if targets.is_empty() {
            return Ok(());
        }
        let mut questions = shape.questions.iter();
        questions.try_for_each(|question| self.ask(shape, question, &targets))
    }

    /// The nodes that the shape is for, sorted.
    fn targets(&self, shape: &Shape) -> Vec<Term> {
        let mut found: Vec<Term> = Vec::new();
        for target in &shape.targets {
            match target {
                Target::Class(class) => found.extend(
                    self.graph
                        .subjects_for_predicate_object(rdf::TYPE, class)
                        .map(|node| Term::from(node.into_owned())),
                ),
                Target::SubjectsOf(predicate) => found.extend(
                    self.graph
                        .triples_for_predicate(predicate)
                        .map(|triple| Term::from(triple.subject.into_owned())),
                ),
                Target::ObjectsOf(predicate) => found.extend(
                    self.graph
                        .triples_for_predicate(predicate)
                        .map(|triple| triple.object.into_owned()),
                ),
                Target::Node(node) => found.push(node.clone().into()),
            }
        }
        found.sort_by_cached_key(ToString::to_string);
        found.dedup();
        found
    }

    fn property(&self, shape: &Shape, property: &Property, focus: &Term) -> Vec<Violation> {
        let given = values(&self.graph, focus, property.path.as_ref());
        let mut found = Vec::new();
        let mut add = |constraint, value: Option<&Term>, why: String| {
            let finding = Finding {
                focus,
                path: Some(&property.path),
                constraint,
                value,
                severity: property.severity,
                message: property.message.clone().unwrap_or(why),
            };
            found.push(self.violation(shape, finding));
        };
        let count = given.len();
        if let Some(min) = property.min.filter(|min| count < *min) {
            add(
                "MinCount",
                None,
                format!("has {count} values, at least {min} are needed"),
            );
        }
        if let Some(max) = property.max.filter(|max| *max < count) {
            add(
                "MaxCount",
                None,
                format!("has {count} values, at most {max} may be"),
            );
        }
        for value in &given {
            for check in property
                .checks
                .iter()
                .filter(|check| !check.holds(value, &self.graph))
            {
                add(
                    check.name(),
                    Some(value),
                    format!("should be {}", check.wants()),
                );
            }
            if let Some(other) = &property.less_than {
                for bound in values(&self.graph, focus, other.as_ref()) {
                    let less = match (number(value), number(&bound)) {
                        (Some(value), Some(bound)) => value < bound,
                        _ => false,
                    };
                    if !less {
                        add(
                            "LessThan",
                            Some(value),
                            format!("should be less than {bound}"),
                        );
                    }
                }
            }
        }
        found
    }

    /// Runs a query over this graph alone; its rows are violations.
    fn ask(
        &mut self,
        shape: &Shape,
        question: &Question,
        targets: &[Term],
    ) -> Result<(), ShapesError> {
        let terms = Terms {
            dataset: Some(Dataset {
                default: vec![self.name.clone()],
                named: Vec::new(),
            }),
            ..Terms::default()
        };
        let name = || shape.name.clone();
        let answer =
            run(self.store, &question.query, &terms).map_err(|cause| ShapesError::Query {
                shape: name(),
                cause,
            })?;
        let columns = answer.columns();
        let column = |name: &str| columns.iter().position(|column| column == name);
        let [this, path, value] = ["this", "path", "value"].map(column);
        let rows = answer.rows().map_err(|cause| ShapesError::Rows {
            shape: name(),
            cause,
        })?;
        for row in rows {
            let cell = |at: Option<usize>| at.and_then(|at| row[at].as_ref());
            let Some(focus) = cell(this).filter(|focus| targets.contains(focus)) else {
                continue;
            };
            let path = match cell(path) {
                Some(Term::NamedNode(path)) => Some(path),
                _ => None,
            };
            let message = question.message.as_ref().or(shape.message.as_ref());
            let finding = Finding {
                focus,
                path,
                constraint: "SPARQL",
                value: cell(value),
                severity: shape.severity,
                message: message.map_or_else(|| "found by a query".to_owned(), Clone::clone),
            };
            let violation = self.violation(shape, finding);
            self.found.push(violation);
        }
        Ok(())
    }

    fn violation(&self, shape: &Shape, finding: Finding<'_>) -> Violation {
        let focus = text(finding.focus);
        let whole = focus.split('#').next().unwrap_or(&focus);
        let claim = self.claims.get(&focus).or_else(|| self.claims.get(whole));
        Violation {
            article: self.article.clone(),
            path: finding.path.map(|path| path.as_str().to_owned()),
            constraint: finding.constraint,
            value: finding.value.map(text),
            shape: shape.name.clone(),
            severity: finding.severity,
            message: finding.message,
            claim: claim.map(|claim| claim.as_str().to_owned()),
            sentence: claim.and_then(|claim| self.sentence(claim)),
            focus,
        }
    }

    /// The words that the claim rests on.
    fn sentence(&self, claim: &NamedNode) -> Option<String> {
        let evidence = self.store.names().ng(ng::EVIDENCE);
        let mut nodes = vec![Term::from(claim.clone())];
        for predicate in [evidence.as_ref(), oa::HAS_SELECTOR, oa::EXACT] {
            nodes = nodes
                .iter()
                .flat_map(|node| values(&self.graph, node, predicate))
                .collect();
        }
        nodes.first().map(text)
    }
}

/// The objects of a node's property, sorted.
fn values(graph: &Graph, node: &Term, predicate: NamedNodeRef<'_>) -> Vec<Term> {
    let subject: NamedOrBlankNode = match node {
        Term::NamedNode(node) => node.clone().into(),
        Term::BlankNode(node) => node.clone().into(),
        _ => return Vec::new(),
    };
    let mut found: Vec<Term> = graph
        .objects_for_subject_predicate(&subject, predicate)
        .map(oxigraph::model::TermRef::into_owned)
        .collect();
    found.sort_by_cached_key(ToString::to_string);
    found
}

/// The IRI, or the literal's text.
fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
