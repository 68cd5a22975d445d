//! Graphs without the words of their articles, for texts that may not be copied.
//!
//! In: the quads of one article's graph. Out: the same with the SHA-256 of each quotation in place of its words.
//! What stays of the text are names of entities, phrases that claims end in, and the headline; whoever has the article finds
//! each sentence by its offsets and can tell by the hash that it is the same.
//! Invariant: `recall(textless(quads))` gives the lines that [`ClaimLine::without_text`](super::ClaimLine) gives.

use super::names::Names;
use super::vocab::{ng, oa, rdfs, skos};
use crate::base::text_hash;
use oxigraph::model::{Literal, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// The quads without quotations, and without words of mentions that are no name of their entity.
pub fn textless(quads: Vec<Quad>, names: &Names) -> Vec<Quad> {
    let quotes: BTreeMap<String, String> = quads
        .iter()
        .filter(|quad| quad.predicate == oa::EXACT)
        .map(|quad| (quad.subject.to_string(), text_hash(&text(&quad.object))))
        .collect();
    let called: BTreeSet<(String, String)> = quads
        .iter()
        .filter(|quad| quad.predicate == rdfs::LABEL || quad.predicate == skos::ALT_LABEL)
        .map(|quad| (quad.subject.to_string(), text(&quad.object)))
        .collect();
    let naming_of = names.ng(ng::NAMING_OF);
    let namings: BTreeMap<String, String> = quads
        .iter()
        .filter(|quad| quad.predicate == naming_of)
        .map(|quad| (quad.subject.to_string(), quad.object.to_string()))
        .collect();
    let [hash, words, subject, object] =
        [ng::QUOTE_HASH, ng::WORDS, ng::SUBJECT_TEXT, ng::OBJECT_TEXT].map(|local| names.ng(local));
    let is_name = |node: &NamedOrBlankNode, said: &Term| {
        let entity = namings.get(&node.to_string());
        entity.is_some_and(|entity| called.contains(&(entity.clone(), text(said))))
    };
    quads
        .into_iter()
        .filter_map(|quad| {
            if let Some(known) = quotes.get(&quad.object.to_string())
                && quad.predicate == oa::HAS_SELECTOR
            {
                let value = Literal::new_simple_literal(known);
                return Some(Quad::new(
                    quad.subject,
                    hash.clone(),
                    value,
                    quad.graph_name,
                ));
            }
            let is_text = quad.predicate == subject
                || quad.predicate == object
                || quotes.contains_key(&quad.subject.to_string())
                || (quad.predicate == words && !is_name(&quad.subject, &quad.object));
            (!is_text).then_some(quad)
        })
        .collect()
}

/// The literal's text, or the IRI.
fn text(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
