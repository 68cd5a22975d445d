//! The RDF formats: Turtle, `TriG`, N-Triples, N-Quads, RDF/XML, JSON-LD.
//!
//! Formats with graphs hold everything, one named graph an article. Formats without hold entities and fact edges, and
//! with [`RdfOptions::claims`] everything, in one graph. Articles are encoded on all cores and written one by one; only
//! what several of them say (of entities, relations, runs) is gathered, so that a graph of triples has each once.
//! Invariant: formats with graphs hold the same quads, formats without the same triples.

use super::rdf_document::{Document, Encoder, Piece};
use crate::graph::View;
use crate::rdf::{Packed, SubjectRun, by_place, by_subject, reified};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, QuadRef, Term};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, Write};

/// Subjects that are encoded together.
const STRETCH: usize = 512;
/// Stretches that are held in memory at once.
const AT_A_TIME: usize = 16;

/// How the graph is put into RDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RdfOptions {
    /// Claims as RDF 1.2 reifiers instead of the statement nodes of RDF 1.1.
    pub rdf12: bool,
    /// Claims with their evidence in formats without graphs too.
    pub claims: bool,
}

/// Writes the view in one of the RDF formats.
pub(super) fn write(
    view: &View,
    format: RdfFormat,
    options: RdfOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let encoder = Encoder::new(format, view.names())?;
    let mut document = Document::new(&encoder, out);
    if format.supports_datasets() {
        let piece = |quads| encoder.piece(versioned(quads, options).quads());
        for piece in view.each_article(piece)? {
            document.put(&piece??)?;
        }
    } else {
        merge(view, options, &encoder, &mut document)?;
    }
    document.finish()
}

/// The claims among the quads in the form of RDF 1.2, where that is wanted.
fn versioned(quads: Packed, options: RdfOptions) -> Packed {
    if options.rdf12 {
        quads.changed(reified)
    } else {
        quads
    }
}

/// All graphs as one: what stands in one article alone as it comes, what several may say at the end, each once.
fn merge(
    view: &View,
    options: RdfOptions,
    encoder: &Encoder,
    document: &mut Document<'_>,
) -> io::Result<()> {
    let wanted = Wanted::of(view, options);
    let mut shared: HashMap<NamedOrBlankNode, Said> = HashMap::new();
    for parted in view.each_article(|quads| wanted.part(quads, encoder))? {
        let (own, others) = parted??;
        document.put(&own)?;
        for (subject, said) in others {
            shared.entry(subject).or_default().extend(said);
        }
    }
    let mut shared: Vec<(NamedOrBlankNode, Said)> = shared.into_iter().collect();
    shared.par_sort_unstable_by(|(a, _), (b, _)| by_subject(a.as_ref(), b.as_ref()));
    let stretches: Vec<&[(NamedOrBlankNode, Said)]> = shared.chunks(STRETCH).collect();
    for batch in stretches.chunks(AT_A_TIME) {
        let piece = |stretch: &&[_]| encoder.piece(stretch.iter().flat_map(sorted));
        let pieces: io::Result<Vec<Piece>> = batch.par_iter().map(piece).collect();
        for piece in pieces? {
            document.put(&piece)?;
        }
    }
    Ok(())
}

/// What is said of a subject: predicates and objects.
type Said = HashSet<(NamedNode, Term)>;

/// What is said of a subject, in order.
fn sorted((subject, said): &(NamedOrBlankNode, Said)) -> Vec<QuadRef<'_>> {
    let mut quads: Vec<QuadRef<'_>> = said
        .iter()
        .map(|(predicate, object)| {
            QuadRef::new(subject, predicate, object, GraphNameRef::DefaultGraph)
        })
        .collect();
    quads.sort_unstable_by(|a, b| by_place((*a).into(), (*b).into()));
    quads
}

/// A subject that other articles may describe too, and what this one says of it.
type Others = (NamedOrBlankNode, Vec<(NamedNode, Term)>);

/// Which triples a graph of all articles holds.
struct Wanted<'a> {
    options: RdfOptions,
    entities: String,
    claims: String,
    relations: BTreeSet<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(view: &'a View, options: RdfOptions) -> Self {
        let facts = view.edges().filter(|(.., edge)| edge.is_fact());
        Self {
            options,
            entities: view.names().entity("").into_string(),
            claims: view.names().claim("").into_string(),
            relations: facts.map(|(.., edge)| edge.relation.as_str()).collect(),
        }
    }

    /// What only this article says, encoded, and what others may say too.
    fn part(&self, quads: Packed, encoder: &Encoder) -> io::Result<(Piece, Vec<Others>)> {
        let quads = versioned(quads, self.options);
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        for run in quads.runs() {
            let subject = run.subject();
            if subject.starts_with(self.claims.as_str()) || is_part(&subject, quads.graph()) {
                if self.options.claims {
                    own.push(run);
                }
            } else if self.options.claims
                || subject.starts_with(self.entities.as_str())
                || self.relations.contains(&*subject)
            {
                shared.push(run.said());
            }
        }
        let own = own.iter().flat_map(SubjectRun::quads).map(|quad| QuadRef {
            graph_name: GraphNameRef::DefaultGraph,
            ..quad
        });
        Ok((encoder.piece(own)?, shared))
    }
}

/// Whether the subject is the article that the graph is named after, or a part of it.
fn is_part(subject: &str, graph: &str) -> bool {
    subject.split('#').next() == Some(graph)
}
