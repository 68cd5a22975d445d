//! What reading promises for any input: blocks fit the text, nothing panics, the seeds are marked as a reader would.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

use newsgraph::article::{Article, BlockKind, Format, Known, Origin, Reason, Source, read};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn seeds() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut seeds: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (id, fs::read_to_string(path).unwrap())
        })
        .collect();
    seeds.sort();
    seeds
}

fn seed(start: &str) -> Article {
    let found = seeds().into_iter().find(|(id, _)| id.starts_with(start));
    let (id, text) = found.unwrap();
    Article::from_text(&id, &text)
}

/// Blocks are ordered, disjoint, not empty, on character boundaries, and hold every letter of the text.
#[track_caller]
fn check_blocks(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        let gap = article
            .text
            .get(end..block.span.start)
            .expect("blocks in order, on character boundaries");
        assert_eq!(gap.trim(), "", "text between blocks");
        assert!(!block.span.of(&article.text).is_empty());
        end = block.span.end;
    }
    assert_eq!(
        article
            .text
            .get(end..)
            .expect("a character boundary")
            .trim(),
        ""
    );
    let spans = [
        article.title.as_ref().and_then(|found| found.span),
        article.published.as_ref().and_then(|found| found.span),
        article.outlet.as_ref().and_then(|found| found.span),
        article.dateline.as_ref().and_then(|found| found.span),
    ];
    for span in spans.into_iter().flatten() {
        assert!(
            article
                .text
                .get(span.start..span.end)
                .is_some_and(|words| !words.is_empty())
        );
    }
}

/// Reads `bytes` as every format; whatever comes out must hold together.
#[track_caller]
fn check_formats(bytes: &[u8]) {
    for name in ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv"] {
        let source = Source::new(name, Format::of_name(name).unwrap());
        for article in read(bytes, &source, Known::default()) {
            match article {
                Ok(article) => check_blocks(&article),
                Err(error) => assert!(error.to_string().starts_with(name), "{error}"),
            }
        }
    }
}

/// The words with which the blocks marked with `reason` begin.
#[track_caller]
fn check_marked(start: &str, reason: Reason, expected: &[&str]) {
    let article = seed(start);
    let found: Vec<&str> = article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Boilerplate(reason))
        .map(|block| block.span.of(&article.text))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    assert!(
        found
            .iter()
            .zip(expected)
            .all(|(block, start)| block.starts_with(start)),
        "{found:?}"
    );
}

#[test]
fn seeds_are_marked_as_a_reader_would() {
    check_marked("000", Reason::Byline, &["Uma Shankar"]);
    check_marked("000", Reason::Notice, &["© Copyright"]);
    check_marked("001", Reason::Byline, &["WASHINGTON —"]);
    check_marked("001", Reason::Repeated, &["Supporters of"]);
    check_marked("001", Reason::Credit, &["(Santiago"]);
    check_marked("001", Reason::Navigation, &["More Front Page"]);
    check_marked("002", Reason::Comments, &["Leave a Reply"]);
    check_marked("003", Reason::Byline, &["by Omar", "Bogotá —"]);
    check_marked("003", Reason::Credit, &["PHOTO"]);
    check_marked(
        "003",
        Reason::Navigation,
        &["Home »", "Further reading", "You may also"],
    );
    check_marked(
        "003",
        Reason::ReaderQuestion,
        &["What readers", "How should", "What concrete"],
    );
    check_marked("003", Reason::Chatbot, &["What does the", "I’m sorry"]);
    check_marked("003", Reason::Comments, &["Share your", "Leave a"]);
    check_marked("003", Reason::Notice, &["This site", "Adblock", "Please"]);
}

#[test]
fn teasers_end_the_story_of_one_seed_only() {
    for (start, expected) in [("000", 0), ("001", 12), ("002", 0), ("003", 0), ("004", 0)] {
        let blocks = seed(start).blocks;
        let teasers = blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Boilerplate(Reason::Teaser));
        assert_eq!(teasers.count(), expected, "{start}");
    }
}

#[test]
fn dates_and_datelines_of_the_seeds() {
    let dates: Vec<String> = ["000", "001", "002", "003", "004"]
        .into_iter()
        .map(|start| {
            let published = seed(start).published;
            published.map_or("unknown".to_owned(), |found| {
                format!("{} {:?}", found.value, found.origin)
            })
        })
        .collect();
    let expected = [
        "2026-01-08 Byline",
        "2026-01-07 Caption",
        "unknown",
        "2026-01-07 Table",
        "unknown",
    ];
    assert_eq!(dates, expected);
    assert_eq!(seed("001").dateline.unwrap().value, "WASHINGTON");
    assert_eq!(seed("003").dateline.unwrap().value, "Bogotá");
    assert_eq!(seed("004").title.unwrap().origin, Origin::FirstLine);
}

#[test]
fn seeds_cut_doubled_and_shuffled() {
    for (id, text) in seeds() {
        for cut in (0..text.len())
            .step_by(211)
            .filter(|&cut| text.is_char_boundary(cut))
        {
            check_blocks(&Article::from_text(&id, &text[..cut]));
            check_blocks(&Article::from_text(&id, &text[cut..]));
        }
        check_blocks(&Article::from_text(&id, &format!("{text}\n{text}")));
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_by_key(|line| line.len().wrapping_mul(2_654_435_761) % 1009);
        check_blocks(&Article::from_text(&id, &lines.join("\n")));
    }
}

#[test]
fn odd_inputs() {
    let words = "word ".repeat(800_000);
    check_formats(words.as_bytes());
    check_formats("[".repeat(200_000).as_bytes());
    check_formats(format!("{{\"text\": {}", "{\"a\":".repeat(100_000)).as_bytes());
    check_formats("<div><b>".repeat(100_000).as_bytes());
    check_formats("[a](".repeat(200_000).as_bytes());
    check_formats("\n".repeat(1_000_000).as_bytes());
    check_formats("A b\n".repeat(100_000).as_bytes());
    check_formats("Gondor calls Rohan for aid\n\n".repeat(30_000).as_bytes());
    check_formats(
        "Riders pass the gate. (Photo by Hama)\n\n"
            .repeat(30_000)
            .as_bytes(),
    );
    check_formats("Key facts\n\na b\nc d\ne f\n\n".repeat(20_000).as_bytes());
    check_formats(
        "What readers should consider next\n\nWhy?\n\nLeave a Reply\n\n"
            .repeat(20_000)
            .as_bytes(),
    );
    check_formats(&[0xff; 10_000]);
    check_formats(b"\x1f\x8b\x08broken");
}

proptest! {
    #[test]
    fn any_text(text in "(?s).{0,400}") {
        check_blocks(&Article::from_text("a", &text));
    }

    #[test]
    fn any_news_like_text(lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..14)) {
        check_blocks(&Article::from_text("a", &lines.join("\n")));
        check_blocks(&Article::from_text("a", &lines.join("\n\n")));
        check_formats(lines.join("\r\n").as_bytes());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check_formats(&bytes);
    }
}

const LINES: [&str; 24] = [
    "",
    " \u{a0}",
    "Gondor calls for aid",
    "EDORAS, Jan. 7 (Reuters) — Théoden rode on Monday.",
    "—",
    "MINAS TIRITH: He spoke.",
    "By Éowyn Éadig and Hama",
    "Éowyn January 08, 2026 01:23 PM",
    "Riders rally, Edoras, Jan. 7, 2026. (Hama Edoras | AP)",
    "(Hama | AP)",
    "You may also like",
    "Leave a Reply",
    "Home » World » Gondor",
    "© 2026 Herald. All Rights Reserved.",
    "What readers should consider next",
    "Would you light the beacons?",
    "I’m sorry, but I can’t help with that.",
    "Hobbit bakers win the golden cheese prize",
    "A family from Bywater took the wheel with a secret recipe.",
    "Date January 7, 2026",
    "- item one",
    "| a | b |",
    "**bold** [link](http://x.y/é) `code`",
    "<p>para</p><br>&eacute;",
];
