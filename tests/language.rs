//! The language floor with the model in the program: against the trainer's own outputs, and on texts of all kinds.

use newsgraph::article::{Article, Block, BlockKind};
use newsgraph::base::Span;
use newsgraph::language::{Analysis, Deprel, Document, Embedded, Model, ModelFiles, TokenId, read};
use rayon::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

static MODEL: LazyLock<Model> = LazyLock::new(|| match Model::embedded() {
    Ok(model) => model,
    Err(error) => panic!("{error}"),
});

/// A sentence with what the trainer's runtime made of it.
#[derive(Deserialize)]
struct Reference {
    words: Vec<String>,
    upos: Vec<String>,
    xpos: Vec<String>,
    heads: Vec<usize>,
    deprels: Vec<String>,
    names: Vec<String>,
}

static FAST: LazyLock<Model> =
    LazyLock::new(
        || match Model::load(&ModelFiles::embedded(Embedded::Fast)) {
            Ok(model) => model,
            Err(error) => panic!("{error}"),
        },
    );

/// Each model in the program, with what its trainer made of fifty sentences.
fn models() -> [(&'static Model, Vec<Reference>); 2] {
    [
        (
            &*MODEL,
            references(include_str!("../models/base/reference.jsonl")),
        ),
        (
            &*FAST,
            references(include_str!("../models/fast/reference.jsonl")),
        ),
    ]
}

fn references(lines: &str) -> Vec<Reference> {
    lines
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn forms(reference: &Reference) -> Vec<&str> {
    reference.words.iter().map(String::as_str).collect()
}

fn article(text: &str) -> Article {
    Article {
        id: "test".to_owned(),
        text: Arc::from(text),
        title: None,
        published: None,
        outlet: None,
        url: None,
        dateline: None,
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        }],
        notes: Vec::new(),
    }
}

/// The invariants of a document: rising spans that cover the text, one tree a sentence, names that do not overlap.
#[track_caller]
fn check_sound(document: &Document) {
    let text = &document.text;
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let kept: String = document
        .tokens
        .iter()
        .map(|token| token.span.of(text))
        .collect();
    assert_eq!(letters(&kept), letters(text));
    assert!(
        document
            .tokens
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start)
    );
    assert!(
        document
            .names
            .windows(2)
            .all(|pair| pair[0].tokens.end <= pair[1].tokens.start)
    );
    for sentence in &document.sentences {
        let tokens = &document.tokens[sentence.tokens.clone()];
        let roots = tokens.iter().filter(|token| token.head.is_none()).count();
        assert_eq!(roots, 1, "{}", sentence.span.of(text));
        for (index, token) in sentence.tokens.clone().zip(tokens) {
            let head = token.head.map_or(sentence.tokens.start, TokenId::index);
            assert!(sentence.tokens.contains(&head));
            assert!(
                document.ancestors(index.into()).count() < tokens.len(),
                "a cycle"
            );
            assert_eq!(token.head.is_none(), token.deprel == Deprel::Root);
        }
    }
}

/// Labels of an analysis that differ from the reference.
fn differences(reference: &Reference, analysis: &Analysis) -> Vec<String> {
    let mut found = Vec::new();
    for (place, word) in analysis.words.iter().enumerate() {
        let head = word.head.map_or(0, |head| head + 1);
        let read = [
            word.upos.as_str(),
            word.xpos.as_str(),
            word.deprel.as_str(),
            &head.to_string(),
        ]
        .join(" ");
        let trained = [
            reference.upos[place].as_str(),
            &reference.xpos[place],
            &reference.deprels[place],
            &reference.heads[place].to_string(),
        ]
        .join(" ");
        if read != trained {
            found.push(format!(
                "{}: {read}, the trainer {trained}",
                reference.words[place]
            ));
        }
    }
    let names: Vec<_> = analysis
        .names
        .iter()
        .map(|(words, _)| words.clone())
        .collect();
    let begun: Vec<usize> = (0..reference.names.len())
        .filter(|&place| reference.names[place].starts_with("B-"))
        .collect();
    if names.iter().map(|words| words.start).collect::<Vec<_>>() != begun {
        found.push(format!(
            "{}: names {names:?}, the trainer {:?}",
            reference.words.join(" "),
            reference.names
        ));
    }
    found
}

#[test]
fn the_reader_agrees_with_the_trainer() {
    for (model, references) in models() {
        assert!(50 <= references.len());
        let differences: Vec<String> = references
            .iter()
            .flat_map(|reference| differences(reference, &model.analyse(&[forms(reference)])[0]))
            .collect();
        let words: usize = references
            .iter()
            .map(|reference| reference.words.len())
            .sum();
        // Two runtimes round differently, so that a toss-up may fall otherwise: one word in a hundred may.
        assert!(differences.len() * 100 <= words, "{differences:#?}");
    }
}

/// Labels of a sentence alone, in an article of forty others, and on so many threads.
#[test]
fn company_does_not_matter() {
    for (model, references) in models() {
        check_company(model, &references);
    }
}

#[track_caller]
fn check_company(model: &Model, references: &[Reference]) {
    let all: Vec<Vec<&str>> = references.iter().map(forms).collect();
    let alone: Vec<Analysis> = all
        .iter()
        .map(|words| model.analyse(std::slice::from_ref(words)).remove(0))
        .collect();
    // Each article begins at another sentence, so that each sentence meets others in its batches.
    let articles: Vec<Vec<usize>> = (0..all.len())
        .step_by(5)
        .map(|start| (start..start + 41).map(|place| place % all.len()).collect())
        .collect();
    for threads in [1, 2, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.unwrap_or_else(|error| panic!("{error}"));
        let read = |article: &Vec<usize>| {
            let sentences: Vec<Vec<&str>> =
                article.iter().map(|&place| all[place].clone()).collect();
            model.analyse(&sentences)
        };
        let found: Vec<Vec<Analysis>> = pool.install(|| articles.par_iter().map(read).collect());
        for (article, analyses) in articles.iter().zip(&found) {
            for (&place, analysis) in article.iter().zip(analyses) {
                assert_eq!(analysis, &alone[place], "{}", all[place].join(" "));
            }
        }
    }
}

#[test]
fn the_files_are_those_that_were_trained() {
    #[derive(Deserialize)]
    struct Meta {
        sha256: BTreeMap<String, String>,
    }
    for files in Embedded::ALL.map(ModelFiles::embedded) {
        let meta: Meta =
            serde_json::from_str(&files.meta).unwrap_or_else(|error| panic!("meta.json: {error}"));
        let bytes: [(&str, &[u8]); 7] = [
            ("encoder.onnx", &files.encoder),
            ("labels.onnx", &files.labels),
            ("claims.onnx", &files.claims),
            ("coreference.onnx", &files.coreference),
            ("soundness.onnx", &files.soundness),
            ("vocab.txt", files.vocab.as_bytes()),
            ("lemmas.tsv", files.lemmas.as_bytes()),
        ];
        for (name, bytes) in bytes {
            let mut hex = String::new();
            for byte in Sha256::digest(bytes) {
                let _ = write!(hex, "{byte:02x}");
            }
            assert_eq!(meta.sha256.get(name), Some(&hex), "{name}");
        }
    }
}

#[test]
fn reading_is_a_function_of_the_article() {
    let texts = [
        include_str!("../seeds/000_e788adff0a43e131.txt"),
        include_str!("../seeds/001_962fe54d40122f37.txt"),
        include_str!("../seeds/003_031bfc0b6110e641.txt"),
    ];
    let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let one_by_one: Vec<Document> = articles
        .iter()
        .map(|article| read(article, &MODEL))
        .collect();
    let side_by_side: Vec<Document> = articles
        .par_iter()
        .map(|article| read(article, &MODEL))
        .collect();
    assert_eq!(one_by_one, side_by_side);
    one_by_one.iter().for_each(check_sound);
}

#[test]
fn odd_texts_are_read_too() {
    let long = "Gondor and Rohan, ".repeat(900);
    let endless = "word ".repeat(30_000);
    let word = "x".repeat(70_000);
    let quotes = "\"".repeat(1_000);
    let texts = [
        "",
        " \n\t ",
        ".",
        "\u{0}\u{7f}\u{fffd}",
        "👩‍👩‍👧 went… ¿qué?",
        "e\u{301}\u{301}\u{301}",
        "王は来た。",
        &long,
        &endless,
        &word,
        &quotes,
    ];
    for text in texts {
        check_sound(&read(&article(text), &MODEL));
    }
}

#[test]
fn a_sentence_beyond_the_encoder_is_one_tree() {
    let words: Vec<&str> = "Aragorn met Faramir in Osgiliath , "
        .repeat(200)
        .split_whitespace()
        .map(|_| "Gondor")
        .collect();
    let analysis = &MODEL.analyse(std::slice::from_ref(&words))[0];
    assert_eq!(analysis.words.len(), words.len());
    assert_eq!(
        analysis
            .words
            .iter()
            .filter(|word| word.head.is_none())
            .count(),
        1
    );
}

/// The subject, verb and object that the tree gives, and the names.
#[track_caller]
fn check_reads(text: &str, clause: [&str; 3], names: &[&str]) {
    let document = read(&article(text), &MODEL);
    let verb = (0..document.tokens.len())
        .map(TokenId::from)
        .find(|&id| document.head(id).is_none());
    let verb = verb.unwrap_or_else(|| panic!("no root"));
    let end = |deprel| {
        document
            .child(verb, deprel)
            .map_or("", |id| document.form(id))
    };
    assert_eq!(
        [end(Deprel::Nsubj), document.lemma(verb), end(Deprel::Obj)],
        clause
    );
    let found: Vec<&str> = document
        .names
        .iter()
        .map(|name| document.text_of(&name.tokens))
        .collect();
    assert_eq!(found, names);
}

#[test]
fn plain_sentences() {
    check_reads(
        "Maria Lopez invited John Smith to Paris.",
        ["Maria", "invite", "John"],
        &["Maria Lopez", "John Smith", "Paris"],
    );
    check_reads(
        "The minister struck a deal with France on Monday.",
        ["minister", "strike", "deal"],
        &["France", "Monday"],
    );
}
