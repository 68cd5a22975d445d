//! The house rules that a compiler does not keep: floors, file sizes, opening lines, who touches the world.
//!
//! In: the sources under `src/` and `tests/`. Each test names every place that breaks its rule.

#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first: a floor may name itself and those before it.
const FLOORS: &[&str] = &[
    "base", "ontology", "article", "language", "entity", "claim", "reading", "rdf", "score",
    "store", "query", "graph", "export", "serve", "cli", "train",
];

/// Floors that may read and write files, ask the environment and the clock, and print.
const WORLDLY: &[&str] = &["store", "serve", "cli", "train"];

/// Single files that may do so below those floors, each for a reason.
const WORLDLY_FILES: &[(&str, &str)] = &[(
    "export/folder.rs",
    "writes the exports of the main job, whole or not at all",
)];

/// Flat tables, which may be longer than other files.
const FLAT_TABLES: &[&str] = &[];

/// The most lines a file may have, documentation included.
const MOST_LINES: usize = 400;

struct Source {
    /// Path under its root, with `/` between the parts.
    name: String,
    text: String,
    /// Whether the whole file is for tests only.
    is_test: bool,
}

impl Source {
    /// The first part of the path: the floor that it belongs to.
    fn floor(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The lines that are not unit tests, numbered from 1, without comments; none of a file of tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut lines = self.text.lines().zip(self.text.lines().skip(1));
        let opens_tests = |(line, next): (&str, &str)| {
            line.trim() == "#[cfg(test)]" && next.contains("mod ") && next.ends_with('{')
        };
        let end = if self.is_test {
            0
        } else {
            lines.position(opens_tests).unwrap_or(usize::MAX)
        };
        let lines = self
            .text
            .lines()
            .enumerate()
            .take_while(move |&(at, _)| at < end);
        lines.map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }

    /// The modules that it declares for tests only, as paths.
    fn test_modules(&self) -> Vec<String> {
        let folder = self.name.strip_suffix("mod.rs").unwrap_or(&self.name);
        let pairs = self.text.lines().zip(self.text.lines().skip(1));
        let declared =
            pairs.filter(|(line, next)| line.trim() == "#[cfg(test)]" && next.ends_with(';'));
        let names = declared.filter_map(|(_, next)| next.trim_end_matches(';').rsplit(' ').next());
        names.map(|name| format!("{folder}{name}.rs")).collect()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<Source> {
    let base = root().join(folder);
    let mut found = Vec::new();
    collect(&base, &base, &mut found);
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let tests: Vec<String> = found.iter().flat_map(Source::test_modules).collect();
    for source in &mut found {
        source.is_test = tests.contains(&source.name);
    }
    assert!(!found.is_empty(), "no sources under {folder}/");
    found
}

fn collect(base: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(base, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let parts = path
                .strip_prefix(base)
                .expect("a path under its base")
                .iter();
            found.push(Source {
                name: parts
                    .map(|part| part.to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/"),
                text: fs::read_to_string(&path).expect("UTF-8"),
                is_test: false,
            });
        }
    }
}

/// The floors that a line of code names: `crate::graph::View`, `use crate::{base, graph::View}`.
fn named_floors(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            for part in group.split(',') {
                if depth == 0 {
                    found.push(first_word(part.trim()));
                }
                depth += part.matches('{').count();
                depth -= part.matches('}').count().min(depth);
            }
        } else {
            found.push(first_word(rest));
        }
    }
    found.retain(|word| FLOORS.contains(word));
    found
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default()
}

#[track_caller]
fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn a_floor_names_only_floors_below_it() {
    let height = |floor: &str| FLOORS.iter().position(|&known| known == floor);
    let mut found = Vec::new();
    for source in sources("src") {
        let Some(own) = height(source.floor()) else {
            continue;
        };
        for (at, line) in source.code() {
            for other in named_floors(line)
                .into_iter()
                .filter(|other| height(other) > Some(own))
            {
                found.push(format!(
                    "src/{}:{at}: {} names {other}",
                    source.name,
                    source.floor()
                ));
            }
        }
    }
    none(&found, "a floor names a floor above it");
}

#[test]
fn every_module_is_a_floor() {
    let known = |source: &Source| {
        matches!(source.name.as_str(), "lib.rs" | "main.rs") || FLOORS.contains(&source.floor())
    };
    let strays = sources("src").into_iter().filter(|source| !known(source));
    let found: Vec<String> = strays
        .map(|source| format!("src/{}", source.name))
        .collect();
    none(
        &found,
        "a source that stands on no floor (FLOORS in this test lists them)",
    );
}

#[test]
fn every_file_opens_with_what_it_owns() {
    let mut found = Vec::new();
    for folder in ["src", "tests"] {
        for source in sources(folder)
            .iter()
            .filter(|source| !source.text.starts_with("//! "))
        {
            found.push(format!("{folder}/{}", source.name));
        }
    }
    none(&found, "a file that does not open with `//!`");
}

#[test]
fn files_stay_short() {
    let mut found = Vec::new();
    for folder in ["src", "tests"] {
        for source in sources(folder) {
            let lines = source.text.lines().count();
            if lines >= MOST_LINES && !FLAT_TABLES.contains(&source.name.as_str()) {
                found.push(format!("{folder}/{}: {lines} lines", source.name));
            }
        }
    }
    none(&found, "a file of 400 lines or more");
}

#[test]
fn nothing_unwraps_without_a_reason() {
    let mut found = Vec::new();
    for source in sources("src") {
        let lines: Vec<(usize, &str)> = source.code().collect();
        for (index, (at, line)) in lines.iter().enumerate() {
            let excused = lines[index.saturating_sub(6)..index]
                .iter()
                .any(|(_, line)| line.contains("clippy::unwrap_used"));
            if line.contains(".unwrap()") && !excused {
                found.push(format!("src/{}:{at}", source.name));
            }
        }
    }
    none(
        &found,
        "an unwrap without #[expect(clippy::unwrap_used, reason = ..)]",
    );
}

#[test]
fn nothing_is_left_for_later() {
    let banned = [
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "allow(dead_code)",
        "#[ignore",
        "FIXME",
    ];
    let mut found = Vec::new();
    for source in sources("src") {
        for (at, line) in source.code() {
            for word in banned.iter().filter(|&&word| line.contains(word)) {
                found.push(format!("src/{}:{at}: {word}", source.name));
            }
        }
    }
    none(&found, "code that is not finished");
}

#[test]
fn only_the_edge_touches_the_world() {
    let banned = [
        "std::fs",
        "std::env",
        "SystemTime",
        "Instant::now",
        "println!(",
        "eprintln!(",
        "File::",
    ];
    let mut found = Vec::new();
    for source in sources("src") {
        let excused = WORLDLY.contains(&source.floor())
            || source.name == "main.rs"
            || WORLDLY_FILES.iter().any(|(file, _)| *file == source.name);
        if excused {
            continue;
        }
        for (at, line) in source.code() {
            for word in banned.iter().filter(|&&word| line.contains(word)) {
                found.push(format!("src/{}:{at}: {word}", source.name));
            }
        }
    }
    none(
        &found,
        "a file, the environment, the clock or the terminal used below the command line",
    );
}

#[test]
fn the_reader_of_paths_sees_groups() {
    assert_eq!(
        named_floors("use crate::{base, graph::{View, Filter}, cli::main};"),
        ["base", "graph", "cli"]
    );
    assert_eq!(
        named_floors("let x = crate::store::open(crate::base::Span::new(0, 1));"),
        ["store", "base"]
    );
    assert_eq!(named_floors("use super::types;"), Vec::<&str>::new());
}
