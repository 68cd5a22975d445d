//! Names of people and places: every mention in the seed articles, and where names begin and end.

use newsgraph::article::Article;
use newsgraph::language::{Document, Model, Name, NameKind, Upos, read};
use std::path::Path;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(|| match Model::embedded() {
    Ok(model) => model,
    Err(error) => panic!("{error}"),
});

/// The five articles, read as the program reads them.
static SEEDS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("seeds: {error}"));
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let text = |file: &std::path::PathBuf| {
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{error}"))
    };
    files
        .iter()
        .map(|file| read(&Article::from_text("seed", &text(file)), &MODEL))
        .collect()
});

/// What a document has of a name: how many mentions, and those that are of another kind or of none.
fn mentions(document: &Document, name: &str, kind: NameKind) -> (usize, Vec<String>) {
    let words: Vec<&str> = name.split(' ').collect();
    let form = |token: usize| document.form(token.into());
    let is_mention = |start: &usize| {
        words
            .iter()
            .enumerate()
            .all(|(place, word)| form(start + place) == *word)
    };
    let last = (document.tokens.len() + 1).saturating_sub(words.len());
    let (mut count, mut wrong) = (0, Vec::new());
    for start in (0..last).filter(is_mention) {
        let end = start + words.len();
        let over = |name: &&Name| name.tokens.start <= start && end <= name.tokens.end;
        let found = document.names.iter().find(over);
        let is_kind = found.is_some_and(|found| found.kind == kind);
        // "the Petro administration", "the United States Senate": another name that holds it.
        let is_longer = found.is_some_and(|found| words.len() < found.tokens.len());
        let is_adjective = document.tokens[start].upos == Upos::Adj;
        if is_kind || !is_longer && !is_adjective {
            count += 1;
        }
        if !is_kind && !is_longer && !is_adjective {
            let sentence = &document.sentences[document.sentence_of(start.into())];
            wrong.push(format!(
                "{name}: {:?} in {}",
                found.map(|found| found.kind),
                sentence.span.of(&document.text)
            ));
        }
    }
    (count, wrong)
}

/// Every mention in the seeds is of the kind, and there are at least so many.
#[track_caller]
fn check_all(name: &str, kind: NameKind, least: usize) {
    let found: Vec<_> = SEEDS
        .iter()
        .map(|seed| mentions(seed, name, kind))
        .collect();
    let wrong: Vec<&String> = found.iter().flat_map(|(_, wrong)| wrong).collect();
    let count: usize = found.iter().map(|(count, _)| count).sum();
    assert!(
        wrong.is_empty() && least <= count,
        "{name}: {count} mentions, wrong: {wrong:#?}"
    );
}

#[test]
fn people_of_the_seeds_are_people() {
    check_all("Trump", NameKind::Person, 50);
    check_all("Petro", NameKind::Person, 60);
    check_all("Maduro", NameKind::Person, 4);
    check_all("Rubio", NameKind::Person, 1);
}

#[test]
fn countries_of_the_seeds_are_places() {
    check_all("Colombia", NameKind::Place, 55);
    check_all("Venezuela", NameKind::Place, 8);
    check_all("United States", NameKind::Place, 9);
    check_all("U.S.", NameKind::Place, 15);
}

/// The names of one kind in a text.
#[track_caller]
fn check(text: &str, kind: NameKind, expected: &[&str]) {
    let document = read(&Article::from_text("test", text), &MODEL);
    let names = document.names.iter().filter(|name| name.kind == kind);
    let found: Vec<&str> = names.map(|name| document.text_of(&name.tokens)).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_begin_behind_titles() {
    check(
        "He met U.S. Secretary of State Mark Weaver in Paris.",
        NameKind::Person,
        &["Mark Weaver"],
    );
    check(
        "President Anna Keller thanked General Tom Reed.",
        NameKind::Person,
        &["Anna Keller", "Tom Reed"],
    );
}

#[test]
fn names_end_before_commas_and_conjunctions() {
    check(
        "Anna Keller, Tom Reed and Maria Lopez flew to Spain.",
        NameKind::Person,
        &["Anna Keller", "Tom Reed", "Maria Lopez"],
    );
    check(
        "Maria Lopez, the mayor of Paris, and her husband left.",
        NameKind::Person,
        &["Maria Lopez"],
    );
    check(
        "France and Spain invited Tom Reed's brother.",
        NameKind::Place,
        &["France", "Spain"],
    );
}
