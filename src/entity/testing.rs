//! Hand-made documents for the tests of this floor: no weights, invented names.
//!
//! A sentence is a block of lines `form lemma UPOS XPOS head relation [B-Kind|I-Kind]`, heads counted from 1, 0 for the root;
//! an empty line ends it, a line `#` begins a new block of the article. Most lines are short: `form/lemma head relation
//! [B-Kind|I-Kind]`, where the relation tells the tags, and the form the lemma if none is given.

use super::types::{Entities, MentionForm};
use crate::article::{Article, Block, BlockKind, Found, Origin};
use crate::base::Span;
use crate::language::{Deprel, Document, Name, NameKind, Sentence, Token, TokenId, Upos, Xpos};
use crate::ontology::Ontology;
use jiff::civil::date;
use std::sync::Arc;

/// Reads the lines into an article of 7 January 2026 and its document.
pub(super) fn read(lines: &str) -> (Article, Document) {
    let mut text = String::new();
    let (mut tokens, mut sentences, mut names) = (Vec::new(), Vec::new(), Vec::<Name>::new());
    let mut blocks = Vec::new();
    let mut block_start = 0;
    for part in lines.split("\n#") {
        for chunk in part.split("\n\n") {
            let first = tokens.len();
            for line in chunk.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let columns = columns(line);
                let start = text.len();
                text.push_str(&columns[0]);
                let head: usize = columns[4].parse().expect("a number");
                if let Some(tag) = columns.get(6) {
                    name(&mut names, tag, tokens.len());
                }
                tokens.push(Token {
                    span: Span::new(start, text.len()),
                    lemma: columns[1].clone(),
                    upos: Upos::parse(&columns[2]),
                    xpos: Xpos::parse(&columns[3]),
                    head: head.checked_sub(1).map(|head| TokenId::from(first + head)),
                    deprel: Deprel::parse(&columns[5]),
                });
                text.push(' ');
            }
            if tokens.len() > first {
                sentences.push(Sentence {
                    span: tokens[first].span.cover(tokens[tokens.len() - 1].span),
                    tokens: first..tokens.len(),
                    block: blocks.len(),
                });
            }
        }
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span: Span::new(block_start, text.len()),
        });
        block_start = text.len();
    }
    let text: Arc<str> = text.into();
    let article = Article {
        id: "test".to_owned(),
        text: text.clone(),
        title: None,
        published: Some(Found {
            value: date(2026, 1, 7),
            origin: Origin::Option,
            span: None,
        }),
        outlet: None,
        url: None,
        dateline: None,
        blocks,
        notes: Vec::new(),
    };
    (article, Document::new(text, sentences, tokens, names))
}

/// The columns of a line; those that a short one leaves out are what they mostly are.
fn columns(line: &str) -> Vec<String> {
    let given: Vec<&str> = line.split_whitespace().collect();
    if 4 < given.len() {
        return given.into_iter().map(str::to_owned).collect();
    }
    let (form, lemma) = given[0]
        .split_once('/')
        .map_or((given[0], None), |(form, lemma)| (form, Some(lemma)));
    let lower = form.to_lowercase();
    let pronoun = matches!(
        lower.as_str(),
        "he" | "him" | "she" | "it" | "they" | "them" | "we" | "i"
    );
    let (upos, xpos) = match given[2] {
        _ if 3 < given.len() => ("PROPN", "NNP"),
        _ if pronoun => ("PRON", "PRP"),
        "flat" => ("PROPN", "NNP"),
        "det" => ("DET", "DT"),
        "case" => ("ADP", "IN"),
        "amod" => ("ADJ", "JJ"),
        "cc" => ("CCONJ", "CC"),
        "punct" => ("PUNCT", if form == "\"" { "``" } else { ":" }),
        "nmod:poss" => ("PRON", "PRP$"),
        "root" | "ccomp" | "acl" | "advcl" | "acl:relcl" | "parataxis" => ("VERB", "VBD"),
        _ if lower.ends_with('s') => ("NOUN", "NNS"),
        _ => ("NOUN", "NN"),
    };
    let lemma = lemma.map_or_else(
        || match xpos {
            "NNP" => form.to_owned(),
            "NNS" => lower.trim_end_matches('s').to_owned(),
            "PRP$" => "he".to_owned(),
            _ => lower.clone(),
        },
        str::to_owned,
    );
    let mut columns = vec![form.to_owned(), lemma];
    columns.extend([upos, xpos].map(str::to_owned));
    columns.extend(given[1..].iter().map(|it| (*it).to_owned()));
    columns
}

fn name(names: &mut Vec<Name>, tag: &str, at: usize) {
    let kind = match &tag[2..] {
        "Person" => NameKind::Person,
        "Organization" => NameKind::Organization,
        "Place" => NameKind::Place,
        "Time" => NameKind::Time,
        "Event" => NameKind::Event,
        _ => NameKind::Other,
    };
    match names.last_mut() {
        Some(last) if tag.starts_with('I') => last.tokens.end = at + 1,
        _ => names.push(Name {
            tokens: at..at + 1,
            kind,
        }),
    }
}

/// The entities of the lines.
pub(super) fn resolve(lines: &str) -> Entities {
    let (article, document) = read(lines);
    super::resolve(&article, &document, Ontology::embedded())
}

/// Checks that the entity of this name has these mentions, in text order, joined by ` | `.
#[track_caller]
pub(super) fn check(lines: &str, name: &str, expected: &str) {
    let (article, document) = read(lines);
    let entities = super::resolve(&article, &document, Ontology::embedded());
    let found: Vec<String> = entities
        .entities
        .iter()
        .filter(|entity| entity.name == name)
        .map(|entity| {
            let mentions = entity.mentions.iter().map(|&id| entities.mention(id));
            let texts: Vec<&str> = mentions.map(|it| it.span.of(&document.text)).collect();
            texts.join(" | ")
        })
        .collect();
    let all: Vec<(&str, &str, &str)> = entities
        .mentions
        .iter()
        .map(|it| {
            (
                it.span.of(&document.text),
                it.rule,
                entities.entity(it.entity).name.as_str(),
            )
        })
        .collect();
    assert_eq!(found, [expected], "mentions: {all:?}");
}

/// How many entities have a proper name.
pub(super) fn named(entities: &Entities) -> usize {
    entities
        .entities
        .iter()
        .filter(|entity| entity.named)
        .count()
}

#[test]
fn the_builder_keeps_spans_and_trees() {
    let (_, document) =
        read("Faramir Faramir PROPN NNP 2 nsubj B-Person\nslept sleep VERB VBD 0 root");
    assert_eq!(document.form(TokenId(0)), "Faramir");
    assert_eq!(document.head(TokenId(0)), Some(TokenId(1)));
    assert_eq!(document.names[0].tokens, 0..1);
}

#[test]
fn every_mention_has_one_entity() {
    let entities =
        resolve("Faramir Faramir PROPN NNP 2 nsubj B-Person\nslept sleep VERB VBD 0 root");
    assert_eq!(named(&entities), 1);
    assert_eq!(entities.mentions[0].form, MentionForm::Name);
    assert_eq!(entities.entities[0].mentions.len(), 1);
}
