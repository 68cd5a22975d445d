//! The quads of one graph with all their words in one stretch of memory.
//!
//! In: quads as a store gives them, each with four texts of its own. Out: the same quads, as references; thousands of
//! them are held, sorted and let go at the cost of a few.
//! Invariant: what comes out is what went in.

use super::order::{by_object, predicate_key, subject_key};
use super::vocab::xsd;
use oxigraph::model::{
    BlankNodeRef, LiteralRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad,
    QuadRef, Term, TermRef,
};
use std::borrow::Cow;

/// The quads of one graph.
pub struct Packed {
    words: Words,
    rows: Vec<Row>,
}

/// What the rows point into.
struct Words {
    graph: NamedNode,
    text: String,
    /// Objects of rare kinds, as they came: quoted triples, texts with a direction.
    odd: Vec<Term>,
}

/// Where a quad's words are.
#[derive(Clone, Copy)]
struct Row {
    subject: Subject,
    object: Object,
    start: usize,
    /// Where the subject ends, the predicate, the object, and its datatype or language.
    ends: [usize; 4],
}

#[derive(Clone, Copy)]
enum Subject {
    Iri,
    Blank,
}

#[derive(Clone, Copy)]
enum Object {
    Iri,
    Blank,
    Plain,
    Typed,
    Tagged,
    Odd(usize),
}

impl Packed {
    /// A graph without quads.
    pub fn new(graph: NamedNode) -> Self {
        Self {
            words: Words {
                graph,
                text: String::new(),
                odd: Vec::new(),
            },
            rows: Vec::new(),
        }
    }

    /// The IRI of the graph.
    pub fn graph(&self) -> &str {
        self.words.graph.as_str()
    }

    /// Adds a quad of the graph.
    pub fn push(&mut self, quad: Quad) {
        let text = &mut self.words.text;
        let start = text.len();
        let mut add = |part: &str| {
            text.push_str(part);
            text.len()
        };
        let (subject, subject_end) = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => (Subject::Iri, add(node.as_str())),
            NamedOrBlankNode::BlankNode(node) => (Subject::Blank, add(node.as_str())),
        };
        let predicate_end = add(quad.predicate.as_str());
        let (object, words, more) = match &quad.object {
            Term::NamedNode(node) => (Object::Iri, node.as_str(), ""),
            Term::BlankNode(node) => (Object::Blank, node.as_str(), ""),
            Term::Literal(literal) if literal.direction().is_none() => match literal.language() {
                Some(language) => (Object::Tagged, literal.value(), language),
                None if literal.datatype() == xsd::STRING => (Object::Plain, literal.value(), ""),
                None => (Object::Typed, literal.value(), literal.datatype().as_str()),
            },
            _ => (Object::Odd(self.words.odd.len()), "", ""),
        };
        let ends = [subject_end, predicate_end, add(words), add(more)];
        if let Object::Odd(_) = object {
            self.words.odd.push(quad.object);
        }
        self.rows.push(Row {
            subject,
            object,
            start,
            ends,
        });
    }

    /// The quads, in their order.
    pub fn quads(&self) -> impl Iterator<Item = QuadRef<'_>> {
        self.rows.iter().map(|row| self.words.quad(row))
    }

    /// The quads of one subject after another, as long as they stand together.
    pub fn runs(&self) -> impl Iterator<Item = SubjectRun<'_>> {
        let same = |a: &Row, b: &Row| self.words.subject(a) == self.words.subject(b);
        let runs = self.rows.chunk_by(same);
        runs.map(|rows| SubjectRun {
            words: &self.words,
            rows,
        })
    }

    /// Drops the quads that are not to be kept.
    pub fn retain(&mut self, keep: impl Fn(QuadRef<'_>) -> bool) {
        let words = &self.words;
        self.rows.retain(|row| keep(words.quad(row)));
    }

    /// The graph with what `change` makes of its quads.
    #[must_use]
    pub fn changed(self, change: impl FnOnce(Vec<Quad>) -> Vec<Quad>) -> Self {
        let quads = change(self.quads().map(QuadRef::into_owned).collect());
        let mut packed = Self::new(self.words.graph);
        packed.extend(quads);
        packed
    }

    /// Sorts the quads by subject, its types before all else that is said of it, by predicate, by object.
    ///
    /// Quads come in runs of one subject, so that few subjects need comparing.
    pub fn sort(&mut self) {
        let mut subjects: Vec<Cow<'_, str>> = self.runs().map(|run| run.subject()).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let mut places = Vec::with_capacity(self.rows.len());
        for run in self.runs() {
            let place = subjects.binary_search(&run.subject()).unwrap_or_default();
            places.extend(run.rows.iter().map(|row| (place, *row)));
        }
        let words = &self.words;
        places.sort_unstable_by(|(place, a), (other, b)| {
            let predicate = |row: &Row| predicate_key(words.predicate(row));
            place
                .cmp(other)
                .then_with(|| predicate(a).cmp(&predicate(b)))
                .then_with(|| by_object(words.object(a), words.object(b)))
        });
        self.rows = places.into_iter().map(|(_, row)| row).collect();
    }
}

impl Extend<Quad> for Packed {
    fn extend<Quads: IntoIterator<Item = Quad>>(&mut self, quads: Quads) {
        for quad in quads {
            self.push(quad);
        }
    }
}

/// Quads of one subject that stand together.
pub struct SubjectRun<'a> {
    words: &'a Words,
    rows: &'a [Row],
}

impl<'a> SubjectRun<'a> {
    /// The IRI of the subject; of a blank node its name.
    pub fn subject(&self) -> Cow<'a, str> {
        subject_key(self.words.subject(&self.rows[0]))
    }

    /// The quads.
    pub fn quads(&self) -> impl Iterator<Item = QuadRef<'a>> + use<'a> {
        let words = self.words;
        self.rows.iter().map(move |row| words.quad(row))
    }

    /// The subject, and the predicates and objects, to keep.
    pub fn said(&self) -> (NamedOrBlankNode, Vec<(NamedNode, Term)>) {
        let subject = self.words.subject(&self.rows[0]).into_owned();
        let said = self.quads();
        let said = said.map(|quad| (quad.predicate.into_owned(), quad.object.into_owned()));
        (subject, said.collect())
    }
}

impl Words {
    fn quad(&self, row: &Row) -> QuadRef<'_> {
        QuadRef {
            subject: self.subject(row),
            predicate: self.predicate(row),
            object: self.object(row),
            graph_name: self.graph.as_ref().into(),
        }
    }

    fn subject(&self, row: &Row) -> NamedOrBlankNodeRef<'_> {
        let name = &self.text[row.start..row.ends[0]];
        match row.subject {
            Subject::Iri => NamedNodeRef::new_unchecked(name).into(),
            Subject::Blank => BlankNodeRef::new_unchecked(name).into(),
        }
    }

    fn predicate(&self, row: &Row) -> NamedNodeRef<'_> {
        NamedNodeRef::new_unchecked(&self.text[row.ends[0]..row.ends[1]])
    }

    fn object(&self, row: &Row) -> TermRef<'_> {
        let words = &self.text[row.ends[1]..row.ends[2]];
        let more = &self.text[row.ends[2]..row.ends[3]];
        match row.object {
            Object::Iri => NamedNodeRef::new_unchecked(words).into(),
            Object::Blank => BlankNodeRef::new_unchecked(words).into(),
            Object::Plain => LiteralRef::new_simple_literal(words).into(),
            Object::Typed => {
                LiteralRef::new_typed_literal(words, NamedNodeRef::new_unchecked(more)).into()
            }
            Object::Tagged => LiteralRef::new_language_tagged_literal_unchecked(words, more).into(),
            Object::Odd(at) => self.odd[at].as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::vocab::rdf;
    use oxigraph::model::{BlankNode, GraphName, Literal, Triple};

    fn node(name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("https://arnor.example/{name}"))
    }

    /// Objects of every kind.
    fn quads() -> Vec<Quad> {
        let triple = Triple::new(node("a"), node("met"), node("b"));
        let blank = BlankNode::new_unchecked("x7");
        let objects: [Term; 7] = [
            node("b").into(),
            blank.clone().into(),
            Literal::new_simple_literal("a \"b\"\n").into(),
            Literal::new_typed_literal("0.5", node("decimal")).into(),
            Literal::new_language_tagged_literal_unchecked("ñ", "es").into(),
            Literal::new_simple_literal("").into(),
            Term::Triple(Box::new(triple)),
        ];
        let of = |object: &Term| {
            let graph = GraphName::from(node("graph"));
            let about = |subject: NamedOrBlankNode| {
                Quad::new(subject, node("p"), object.clone(), graph.clone())
            };
            [about(node("a").into()), about(blank.clone().into())]
        };
        objects.iter().flat_map(of).collect()
    }

    fn packed(quads: Vec<Quad>) -> Packed {
        let mut packed = Packed::new(node("graph"));
        packed.extend(quads);
        packed
    }

    fn unpacked(packed: &Packed) -> Vec<Quad> {
        packed.quads().map(QuadRef::into_owned).collect()
    }

    #[test]
    fn every_kind_of_term_comes_back() {
        assert_eq!(unpacked(&packed(quads())), quads());
        let same = packed(quads()).changed(|quads| quads);
        assert_eq!(unpacked(&same), quads());
    }

    #[test]
    fn types_stand_first_and_subjects_together() {
        let mut quads = quads();
        let graph = node("graph");
        let typed = Quad::new(node("a"), rdf::TYPE, node("z"), graph);
        quads.push(typed.clone());
        let mut sorted = packed(quads);
        sorted.sort();
        assert_eq!(sorted.runs().count(), 2);
        let runs: Vec<_> = sorted.runs().map(|run| run.subject()).collect();
        assert_eq!(runs, ["_:x7", "https://arnor.example/a"]);
        assert_eq!(unpacked(&sorted)[7], typed);
        sorted.retain(|quad| quad.predicate == rdf::TYPE);
        assert_eq!(unpacked(&sorted), [typed]);
    }
}
