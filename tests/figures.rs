//! `draw`: every kind of figure is well-formed SVG that says what it shows, the same bytes each time.
//!
//! In: the seeds. The program's own layout is asked for, which needs no other tool.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use support::{newsgraph, seeds};

/// The kinds of figures, and words of their titles.
const KINDS: [(&[&str], &str); 7] = [
    (&[], "The affair at a glance: "),
    (&["--claims"], "The affair at a glance"),
    (&["--around", "Gustavo Petro"], "Around Gustavo Petro"),
    (
        &["--path", "Gustavo Petro", "Venezuela"],
        "From Gustavo Petro to Venezuela",
    ),
    (&["--timeline"], "What happened when"),
    (&["--timeline", "Colombia"], "Colombia: what happened when"),
    (&["--says"], "Who says what about whom"),
];

/// What a figure holds: how many of each element, and all its texts.
struct Figure {
    elements: BTreeMap<String, usize>,
    texts: Vec<String>,
}

impl Figure {
    /// Reads SVG; what is not well-formed fails.
    #[track_caller]
    fn read(svg: &str) -> Self {
        let mut reader = Reader::from_str(svg);
        reader.config_mut().check_end_names = true;
        let (mut elements, mut texts, mut depth) = (BTreeMap::new(), Vec::new(), 0_usize);
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => {
                    depth += 1;
                    let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                    *elements.entry(name).or_default() += 1;
                }
                Event::Empty(empty) => {
                    let name = String::from_utf8_lossy(empty.name().as_ref()).into_owned();
                    *elements.entry(name).or_default() += 1;
                }
                Event::Text(text) => {
                    let text = text.unescape().expect("known references");
                    texts.extend(
                        text.contains(char::is_alphanumeric)
                            .then(|| text.into_owned()),
                    );
                }
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "an element is not closed");
        Self { elements, texts }
    }

    fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|text| text.contains(words))
    }
}

fn drawn(kind: &[&str]) -> String {
    seeds().run(&[&["draw", "--layout", "own"], kind].concat())
}

#[test]
fn every_kind_is_a_figure_for_a_page() {
    for (kind, title) in KINDS {
        let figure = Figure::read(&drawn(kind));
        assert!(figure.says(title), "{kind:?}: no title {title}");
        assert!(
            figure.says("Source: 5 articles"),
            "{kind:?}: no count of articles"
        );
        assert!(
            figure.says("Query: newsgraph draw --layout own"),
            "{kind:?}: no query"
        );
        assert!(figure.says("conflict"), "{kind:?}: no legend");
        assert!(0 < figure.elements["a"], "{kind:?}: no links");
        assert!(
            figure.elements["a"] < figure.elements["title"],
            "{kind:?}: no tooltips"
        );
    }
}

#[test]
fn the_same_figure_is_the_same_bytes() {
    for (kind, _) in KINDS {
        assert_eq!(drawn(kind), drawn(kind), "{kind:?}");
    }
}

#[test]
fn captions_do_not_tell_where_files_are() {
    let store = seeds().store();
    assert!(!drawn(&[]).contains(&*store.to_string_lossy()));
}

#[test]
fn a_file_says_its_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let svg = folder.path().join("affair.svg");
    seeds().run(&["draw", "--layout", "own", "-o", &svg.to_string_lossy()]);
    let text = std::fs::read_to_string(&svg).expect("the figure");
    assert!(Figure::read(&text).says("Query: newsgraph draw --layout own"));
    let other = folder.path().join("affair.gif");
    let refused = newsgraph()
        .args(["draw", "-o"])
        .arg(&other)
        .arg("--store")
        .arg(seeds().store())
        .assert()
        .code(2);
    let talk = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(
        talk.contains("ends in .svg, .png or .pdf") && !other.exists(),
        "{talk}"
    );
}

#[test]
fn answers_of_the_graph_commands_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands: [(&[&str], &str); 6] = [
        (
            &["path", "Gustavo Petro", "Venezuela"],
            "From Gustavo Petro to Venezuela",
        ),
        (
            &["between", "Trump", "Petro"],
            "Between Donald Trump and Gustavo Petro",
        ),
        (&["timeline", "Colombia"], "Colombia: what happened when"),
        (
            &["neighbors", "Colombia", "--limit", "5"],
            "Around Colombia",
        ),
        (&["rank", "--limit", "5"], "no. 5"),
        (&["communities"], "community 1"),
    ];
    for (command, words) in commands {
        let file = folder
            .path()
            .join("answer.svg")
            .to_string_lossy()
            .into_owned();
        let said = seeds().run(&[command, &["--figure", &file]].concat());
        let figure = Figure::read(&std::fs::read_to_string(&file).expect("the figure"));
        assert!(figure.says(words), "{command:?}: {:?}", figure.texts);
        assert!(figure.says("Query: newsgraph"), "{command:?}");
        assert_eq!(said, "", "{command:?}: what is drawn is not printed");
    }
}

#[test]
fn without_graphviz_the_own_layout_is_used_and_said_so() {
    let run = |layout: &str| {
        newsgraph()
            .args([
                "draw",
                "--path",
                "Gustavo Petro",
                "Venezuela",
                "--layout",
                layout,
                "--store",
            ])
            .arg(seeds().store())
            .env("PATH", "")
            .assert()
    };
    let done = run("auto").success();
    let talk = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(
        talk.contains("Graphviz is not installed; the program's own layout is used"),
        "{talk}"
    );
    Figure::read(&String::from_utf8_lossy(&done.get_output().stdout));
    run("graphviz").code(2);
}
