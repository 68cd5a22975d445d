//! Namings: in which words an article speaks of an entity, how often, and which rule tied those words to it.
//!
//! In: an entity with its mentions. Out: one node for all of its mentions of the same words and rule.
//! Invariant: the counts of an entity's namings add up to its mentions in the article.

use super::graph::Graph;
use super::names::Names;
use super::vocab::{ng, rdf};
use crate::base::text::squeeze;
use crate::base::{CodePoints, short_hash};
use crate::entity::{Entity, MentionForm};
use crate::reading::Reading;
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;

/// Writes the namings of one article's entities.
pub(super) struct Namings<'a> {
    article: &'a NamedNode,
    reading: &'a Reading,
    names: &'a Names,
    points: CodePoints,
}

impl<'a> Namings<'a> {
    pub(super) fn new(article: &'a NamedNode, reading: &'a Reading, names: &'a Names) -> Self {
        Self {
            article,
            reading,
            names,
            points: CodePoints::new(&reading.article.text),
        }
    }

    /// Writes those of one entity; `He` and `he` are the same words.
    pub(super) fn write(&self, graph: &mut Graph, entity: &Entity) {
        // Words and rule, to the number of mentions and the first byte of the first.
        let mut groups: BTreeMap<(String, &str), (usize, usize)> = BTreeMap::new();
        for &id in &entity.mentions {
            let mention = self.reading.entities.mention(id);
            let mut words = squeeze(mention.span.of(&self.reading.article.text));
            if mention.form == MentionForm::Pronoun {
                words = words.to_lowercase();
            }
            let group = groups
                .entry((words, mention.rule))
                .or_insert((0, mention.span.start));
            group.0 += 1;
            group.1 = group.1.min(mention.span.start);
        }
        let of = self.names.entity(&entity.key);
        for ((words, rule), (count, start)) in groups {
            let id = short_hash(&[&entity.key, &words, rule]);
            let node = Names::part(self.article, &format!("naming-{id}"));
            graph.add(&node, rdf::TYPE, self.names.ng(ng::NAMING));
            graph.add(&node, self.names.ng(ng::NAMING_OF), of.clone());
            graph.text(&node, self.names.ng(ng::WORDS), &words);
            graph.text(&node, self.names.ng(ng::RULE), rule);
            graph.number(&node, self.names.ng(ng::COUNT), count);
            let first = self.points.at(start);
            graph.number(&node, self.names.ng(ng::FIRST_START), first);
        }
    }
}
