//! Hand-built readings for the tests of the floors above.
//!
//! Invariant: every claim stands in the one sentence that its article is.

use super::{Context, Names, Run, quads};
use crate::article::{Article, Block, BlockKind, Found, Origin};
use crate::base::Span;
use crate::claim::{Argument, Claim, PartialDate, Predicate, Scores, Source};
use crate::entity::{Entities, Entity, EntityId};
use crate::language::Document;
use crate::ontology::{ClaimType, EntityKind, Modality, Ontology};
use crate::reading::Reading;
use oxigraph::model::Quad;
use std::collections::BTreeSet;

/// An article without claims.
pub(crate) fn article(id: &str, text: &str) -> Reading {
    let found = |value: &str| {
        Some(Found {
            value: value.to_owned(),
            origin: Origin::Metadata,
            span: None,
        })
    };
    let published = jiff::civil::date(2026, 1, 7);
    let article = Article {
        id: id.to_owned(),
        text: text.into(),
        title: found("News from Arnor"),
        published: Some(Found {
            value: published,
            origin: Origin::Caption,
            span: None,
        }),
        outlet: found("Bree Post"),
        url: None,
        dateline: None,
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        }],
        notes: Vec::new(),
    };
    let document = Document::new(text.into(), Vec::new(), Vec::new(), Vec::new());
    Reading {
        article,
        document,
        entities: Entities::default(),
        claims: Vec::new(),
    }
}

/// Adds an entity known by name.
pub(crate) fn entity(reading: &mut Reading, name: &str, kind: EntityKind) -> EntityId {
    reading.entities.entities.push(Entity {
        name: name.to_owned(),
        key: name.replace(' ', "_"),
        kind,
        wikidata: None,
        aliases: BTreeSet::new(),
        named: true,
        same_candidate: None,
        named_after: None,
        members: Vec::new(),
        mentions: Vec::new(),
    });
    EntityId(reading.entities.entities.len() - 1)
}

/// The argument that this entity is, at the first place where its name stands.
pub(crate) fn argument(reading: &Reading, id: EntityId) -> Argument {
    let entity = reading.entities.entity(id);
    let start = reading.article.text.find(&entity.name).unwrap_or_default();
    Argument {
        entity: Some(id),
        name: entity.name.clone(),
        kind: entity.kind,
        span: Span::new(start, start + entity.name.len()),
    }
}

/// Adds a fact.
pub(crate) fn fact<'a>(
    reading: &'a mut Reading,
    subject: EntityId,
    relation: &str,
    object: EntityId,
) -> &'a mut Claim {
    let text = reading.article.text.clone();
    reading.claims.push(Claim {
        subject: argument(reading, subject),
        predicate: Predicate {
            relation: relation.to_owned(),
            lemma: relation.to_lowercase(),
            known: true,
        },
        object: argument(reading, object),
        trigger: text
            .find(relation)
            .map(|at| Span::new(at, at + relation.len())),
        kind: ClaimType::Sanction,
        mode: Some("expel".to_owned()),
        negated: false,
        modality: Modality::Fact,
        sources: Vec::new(),
        date: Some(PartialDate {
            year: 2026,
            month: Some(1),
            day: None,
        }),
        place: None,
        sentence: 0,
        evidence: Span::new(0, text.len()).trimmed(&text),
        confidence: 0.876,
        rule: "triggers.csv:7".to_owned(),
        scores: Some(Scores {
            pair: 0.954,
            likelihood: 0.91,
            kind: 0.8,
            fact: 1.0,
            soundness: 0.85,
        }),
    });
    let last = reading.claims.len() - 1;
    &mut reading.claims[last]
}

/// A speaker who is an entity.
pub(crate) fn speaker(reading: &Reading, id: EntityId) -> Source {
    Source {
        entity: Some(id),
        name: reading.entities.entity(id).name.clone(),
    }
}

/// One article in which a king and his administration sanction, deny and threaten.
pub(crate) fn affair(id: &str) -> Reading {
    let mut reading = article(
        id,
        "“Élan” — the Elessar administration sanctioned Umbar, officials told Bree Post, which Elessar denied.",
    );
    let king = entity(&mut reading, "Elessar", EntityKind::Person);
    let office = entity(
        &mut reading,
        "Elessar administration",
        EntityKind::Organization,
    );
    let umbar = entity(&mut reading, "Umbar", EntityKind::Country);
    let paper = entity(&mut reading, "Bree Post", EntityKind::Organization);
    reading.entities.entities[office.0].named_after = Some(king);
    reading.entities.entities[umbar.0]
        .aliases
        .insert("the Corsairs".to_owned());
    reading.entities.entities[umbar.0].wikidata = Some("Q1".to_owned());
    fact(&mut reading, office, "sanctioned", umbar);
    let inner = Source {
        entity: None,
        name: "officials".to_owned(),
    };
    let chain = vec![speaker(&reading, paper), inner];
    let claim = fact(&mut reading, king, "sanctioned", umbar);
    claim.modality = Modality::Reported;
    claim.sources = chain;
    claim.place = Some(umbar);
    let source = speaker(&reading, king);
    let claim = fact(&mut reading, king, "blockaded", umbar);
    claim.predicate.known = false;
    claim.negated = true;
    claim.modality = Modality::Reported;
    claim.sources = vec![source];
    claim.date = None;
    let claim = fact(&mut reading, umbar, "has age", umbar);
    claim.object = Argument {
        entity: None,
        name: "ninety years".to_owned(),
        kind: EntityKind::Quantity,
        span: Span::new(0, 4),
    };
    reading
}

/// The run that made them.
pub(crate) fn run() -> Run {
    Run::of(Ontology::embedded().hash(), "weights")
}

/// The quads of a reading under the default base.
pub(crate) fn quads_of(reading: &Reading) -> Vec<Quad> {
    let names = Names::default();
    let ontology = Ontology::embedded();
    let run = run();
    quads(
        Context {
            ontology,
            names: &names,
            run: &run,
        },
        reading,
    )
}
