//! `newsgraph.ttl` read into relations, claim concepts and kind groups.
//!
//! Invariant: what is returned is complete for its own part; references between relations are checked here.

use super::claim_concept::{ClaimConcept, QuadClass};
use super::error::Problem;
use super::kind::{ClaimType, EntityKind};
use super::relation::Relation;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use std::collections::BTreeMap;

/// File that the schema is read from, relative to the ontology folder.
pub(crate) const FILE: &str = "newsgraph.ttl";

const BASE: &str = "https://w3id.org/newsgraph/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// What the Turtle file declares.
#[derive(Default)]
pub(crate) struct Schema {
    /// Relations by name.
    pub(crate) relations: BTreeMap<String, Relation>,
    /// Claim types as concepts.
    pub(crate) concepts: BTreeMap<ClaimType, ClaimConcept>,
    /// Entity kinds by the local name of a class: each kind alone, and groups such as `Actor`.
    pub(crate) kinds: BTreeMap<String, Vec<EntityKind>>,
}

/// Reads the schema; what is wrong with it is added to `problems`.
pub(crate) fn read_schema(text: &str, problems: &mut Vec<Problem>) -> Schema {
    let graph = Graph::read(text, problems);
    let kinds = graph.kinds();
    let mut schema = Schema {
        relations: BTreeMap::new(),
        concepts: BTreeMap::new(),
        kinds,
    };
    for subject in graph.triples.keys() {
        if let Some(name) = subject.strip_prefix(&format!("{BASE}rel/")) {
            if let Some(relation) = graph.relation(subject, name, &schema.kinds, problems) {
                schema.relations.insert(name.to_owned(), relation);
            }
        } else if let Some(concept) = graph.concept(subject, problems) {
            schema.concepts.insert(concept.kind, concept);
        }
    }
    graph.check_references(&schema, problems);
    graph.check_concepts(&schema, problems);
    schema
}

/// Objects of one subject, by predicate IRI.
type Properties = BTreeMap<String, Vec<String>>;

/// The triples of the file; objects are IRIs or the text of literals.
struct Graph<'a> {
    text: &'a str,
    triples: BTreeMap<String, Properties>,
}

impl<'a> Graph<'a> {
    fn read(text: &'a str, problems: &mut Vec<Problem>) -> Self {
        let mut triples: BTreeMap<String, Properties> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(text) {
            match quad {
                Ok(quad) => {
                    let NamedOrBlankNode::NamedNode(subject) = quad.subject else {
                        continue;
                    };
                    let object = match quad.object {
                        Term::NamedNode(node) => node.into_string(),
                        Term::Literal(literal) => literal.value().to_owned(),
                        _ => continue,
                    };
                    triples
                        .entry(subject.into_string())
                        .or_default()
                        .entry(quad.predicate.into_string())
                        .or_default()
                        .push(object);
                }
                Err(error) => {
                    problems.push(syntax_problem(RdfParseError::Syntax(error)));
                    break;
                }
            }
        }
        Self { text, triples }
    }

    fn all(&self, subject: &str, predicate: &str) -> &[String] {
        self.triples
            .get(subject)
            .and_then(|properties| properties.get(predicate))
            .map_or(&[], Vec::as_slice)
    }

    fn one(&self, subject: &str, predicate: &str) -> Option<&str> {
        self.all(subject, predicate).first().map(String::as_str)
    }

    fn ng(&self, subject: &str, name: &str) -> Option<&str> {
        self.one(subject, &ng(name))
    }

    /// Line on which a subject's description opens, as `prefix:local` at the start of a line.
    fn line_of(&self, subject: &str) -> usize {
        let local = subject.rsplit(['/', '#']).next().unwrap_or(subject);
        let opens = |line: &str| {
            line.split_whitespace()
                .next()
                .and_then(|word| word.split_once(':'))
                .is_some_and(|(_, name)| name == local)
        };
        self.text
            .lines()
            .position(|line| !line.starts_with([' ', '\t']) && opens(line))
            .map_or(0, |index| index + 1)
    }

    fn problem(&self, subject: &str, finding: String, remedy: &str) -> Problem {
        Problem::new(FILE, self.line_of(subject), finding, remedy)
    }

    /// Each kind by its own name, and each class by the kinds that are its subclasses.
    fn kinds(&self) -> BTreeMap<String, Vec<EntityKind>> {
        let mut kinds: BTreeMap<String, Vec<EntityKind>> = BTreeMap::new();
        for &kind in EntityKind::ALL {
            kinds.insert(kind.as_str().to_owned(), vec![kind]);
            for class in self.all(&ng(kind.as_str()), &format!("{RDFS}subClassOf")) {
                if let Some(group) = class.strip_prefix(&ng("")) {
                    kinds.entry(group.to_owned()).or_default().push(kind);
                }
            }
        }
        kinds
    }

    fn relation(
        &self,
        subject: &str,
        name: &str,
        kinds: &BTreeMap<String, Vec<EntityKind>>,
        problems: &mut Vec<Problem>,
    ) -> Option<Relation> {
        let types = self.all(subject, &format!("{RDF}type"));
        let is_event = types.contains(&ng("EventRelation"));
        if !is_event && !types.contains(&ng("StateRelation")) {
            problems.push(self.problem(
                subject,
                format!("relation \"{name}\" is neither event nor state"),
                "declare it as ng:EventRelation or ng:StateRelation",
            ));
        }
        let mut need = |value: Option<&str>, what: &str| {
            if value.is_none() {
                problems.push(self.problem(
                    subject,
                    format!("relation \"{name}\" has no {what}"),
                    "add it; every relation needs rdfs:label, rdfs:comment, ng:lemma and ng:type",
                ));
            }
            value.map(str::to_owned)
        };
        let label = need(self.one(subject, &format!("{RDFS}label")), "rdfs:label");
        let comment = need(self.one(subject, &format!("{RDFS}comment")), "rdfs:comment");
        let lemma = need(self.ng(subject, "lemma"), "ng:lemma");
        let kind = need(self.ng(subject, "type"), "ng:type");
        let kind = kind.and_then(|iri| {
            let found = local(&iri).parse().ok();
            if found.is_none() {
                problems.push(self.problem(
                    subject,
                    format!("unknown claim type \"{}\"", local(&iri)),
                    "use one of the claim types that the file declares",
                ));
            }
            found
        });
        let ends = |property: &str, problems: &mut Vec<Problem>| {
            self.kinds_of(subject, property, kinds, problems)
        };
        let mut parents = self.relations_named(subject, &format!("{RDFS}subPropertyOf"));
        parents.sort();
        let domain = ends("domainIncludes", problems);
        let range = ends("rangeIncludes", problems);
        Some(Relation {
            name: name.to_owned(),
            label: label?,
            comment: comment?,
            lemma: lemma?,
            kind: kind?,
            is_event,
            cameo: self.ng(subject, "cameoCode").map(str::to_owned),
            domain,
            range,
            inverse: self
                .relations_named(subject, &format!("{OWL}inverseOf"))
                .pop(),
            symmetric: types.contains(&format!("{OWL}SymmetricProperty")),
            parents,
        })
    }

    fn kinds_of(
        &self,
        subject: &str,
        property: &str,
        kinds: &BTreeMap<String, Vec<EntityKind>>,
        problems: &mut Vec<Problem>,
    ) -> Vec<EntityKind> {
        let mut found = Vec::new();
        for class in self.all(subject, &ng(property)) {
            match kinds.get(local(class)) {
                Some(members) => found.extend_from_slice(members),
                None => problems.push(self.problem(
                    subject,
                    format!("unknown class \"{}\" in ng:{property}", local(class)),
                    "use one of the entity classes that the file declares",
                )),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn relations_named(&self, subject: &str, predicate: &str) -> Vec<String> {
        let prefix = format!("{BASE}rel/");
        self.all(subject, predicate)
            .iter()
            .filter_map(|iri| iri.strip_prefix(&prefix).map(str::to_owned))
            .collect()
    }

    fn concept(&self, subject: &str, problems: &mut Vec<Problem>) -> Option<ClaimConcept> {
        let is_type = self
            .all(subject, &format!("{RDF}type"))
            .contains(&ng("ClaimType"));
        if !is_type {
            return None;
        }
        let Ok(kind) = local(subject).parse::<ClaimType>() else {
            problems.push(self.problem(
                subject,
                format!("unknown claim type \"{}\"", local(subject)),
                "remove it; the list of claim types is closed",
            ));
            return None;
        };
        let mut cameo = self.all(subject, &ng("cameoCode")).to_vec();
        cameo.sort();
        let score = |name: &str| self.ng(subject, name).and_then(|score| score.parse().ok());
        Some(ClaimConcept {
            kind,
            iri: subject.to_owned(),
            label: self
                .one(subject, &format!("{SKOS}prefLabel"))
                .unwrap_or_default()
                .to_owned(),
            definition: self
                .one(subject, &format!("{SKOS}definition"))
                .unwrap_or_default()
                .to_owned(),
            cameo,
            quad: self
                .ng(subject, "quadClass")
                .and_then(|iri| QuadClass::from_local(local(iri))),
            plover: score("ploverScore"),
            goldstein: score("goldsteinScore"),
        })
    }

    fn check_references(&self, schema: &Schema, problems: &mut Vec<Problem>) {
        for relation in schema.relations.values() {
            let subject = format!("{BASE}rel/{}", relation.name);
            for name in relation.inverse.iter().chain(&relation.parents) {
                if !schema.relations.contains_key(name) {
                    problems.push(self.problem(
                        &subject,
                        format!("unknown relation \"{name}\""),
                        "declare it, or correct the name",
                    ));
                }
            }
        }
    }

    fn check_concepts(&self, schema: &Schema, problems: &mut Vec<Problem>) {
        for &kind in ClaimType::ALL {
            match schema.concepts.get(&kind) {
                None => problems.push(Problem::new(
                    FILE,
                    0,
                    format!("claim type {kind} is not declared"),
                    "declare it as a ng:ClaimType",
                )),
                Some(concept) if kind.is_plover() && !concept.is_scored() => {
                    problems.push(self.problem(
                        &concept.iri,
                        format!("claim type {kind} lacks a code, a quad class or a score"),
                        "add ng:cameoCode, ng:quadClass, ng:ploverScore and ng:goldsteinScore",
                    ));
                }
                Some(_) => {}
            }
        }
    }
}

fn ng(name: &str) -> String {
    format!("{BASE}ontology#{name}")
}

fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

fn syntax_problem(error: RdfParseError) -> Problem {
    let line = match &error {
        RdfParseError::Syntax(syntax) => syntax
            .location()
            .map_or(0, |at| usize::try_from(at.start.line + 1).unwrap_or(0)),
        RdfParseError::Io(_) => 0,
    };
    Problem::new(
        FILE,
        line,
        "not valid Turtle",
        format!("correct it ({error})"),
    )
}
