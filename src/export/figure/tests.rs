//! Figures of hand-built articles: hostile names, empty graphs, layouts that hold what they promise.

use super::layout::Layout;
use super::scene::Scene;
use super::{Network, Timeline, Voices, Words, graphviz, springs};
use crate::export::picture::{Picture, Subject};
use crate::graph::View;
use crate::ontology::{EntityKind, Ontology};
use crate::rdf::{Names, fixture};
use oxigraph::store::Store;
use quick_xml::Reader;
use quick_xml::events::Event;

const HOSTILE: [&str; 5] = [
    "A\"b' onload=\"x",
    "<script>alert(1)</script>",
    "]]>&amp;",
    "\u{202e}Rohan\u{0}\nand \\Dale",
    "=cmd|x",
];

/// A view in which each of the names acts on all before it.
fn view_of(names: &[&str]) -> View {
    let mut reading = fixture::article("a<1>&", &names.join(" "));
    let ids: Vec<_> = names
        .iter()
        .map(|name| fixture::entity(&mut reading, name, EntityKind::Person))
        .collect();
    for (at, &from) in ids.iter().enumerate() {
        for &to in &ids[..at] {
            fixture::fact(&mut reading, from, "sanctioned", to);
        }
    }
    let store = Store::new().expect("a store in memory");
    store
        .extend(fixture::quads_of(&reading))
        .expect("a store in memory");
    View::read(&store, &Names::default(), Ontology::embedded()).expect("a store in memory")
}

fn words() -> Words {
    Words {
        title: "<title> & \"more\"".to_owned(),
        caption: vec!["a]]>b".to_owned()],
    }
}

/// The texts of a figure, which must be well-formed.
#[track_caller]
fn texts(svg: &[u8]) -> String {
    let svg = std::str::from_utf8(svg).expect("UTF-8");
    let mut reader = Reader::from_str(svg);
    let mut texts = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) | Event::Empty(start) => {
                assert!(!start.name().as_ref().starts_with(b"script"), "{svg}");
                for attribute in start.attributes() {
                    let key = attribute.expect("an attribute").key;
                    assert!(!key.as_ref().starts_with(b"on"), "{svg}");
                }
            }
            Event::Text(text) => texts.push_str(&text.unescape().expect("known references")),
            Event::Eof => break,
            _ => {}
        }
    }
    texts
}

fn network(view: &View) -> Vec<u8> {
    let network = Network::of(view, Subject::Glance(None)).expect("a store in memory");
    let mut svg = Vec::new();
    network
        .write(&words(), &mut svg)
        .expect("memory to write to");
    svg
}

#[test]
fn hostile_names_stay_text() {
    let found = texts(&network(&view_of(&HOSTILE)));
    assert!(found.contains("<script>alert(1)</script>"), "{found}");
    assert!(found.contains("<title> & \"more\""), "{found}");
}

#[test]
fn a_name_of_any_length_fits_its_box() {
    let long = "Gondor".repeat(1600);
    let svg = network(&view_of(&[&long, "Arnor"]));
    let set = String::from_utf8_lossy(&svg);
    let widest = set
        .lines()
        .filter(|line| line.contains("<text"))
        .map(str::len)
        .max();
    assert!(widest.is_some_and(|widest| widest < 300), "{widest:?}");
}

#[test]
fn nothing_makes_a_figure_that_says_so() {
    let view = view_of(&[]);
    texts(&network(&view));
    let mut svg = Vec::new();
    Timeline::of(&view, &[], 9)
        .write(&words(), &mut svg)
        .expect("memory to write to");
    texts(&svg);
    let voices = Voices::of(&view, None).expect("a store in memory");
    svg.clear();
    voices
        .write(&words(), &mut svg)
        .expect("memory to write to");
    texts(&svg);
}

fn scene(view: &View) -> Scene {
    Scene::of(
        view,
        &Picture::of(view, Subject::Glance(Some(usize::MAX))),
        &[],
    )
    .expect("a store in memory")
}

#[test]
fn no_two_boxes_overlap() {
    let names: Vec<String> = (0..24)
        .map(|number| format!("Rider {number} of the Mark"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let view = view_of(&names[..9]);
    let scene = scene(&view);
    let Layout { items, routes, .. } = springs::layout(&scene, false);
    assert_eq!(
        (items.len(), routes.len()),
        (scene.items.len(), scene.links.len())
    );
    for (a, one) in items.iter().enumerate() {
        for (b, other) in items.iter().enumerate().skip(a + 1) {
            let wide = f64::midpoint(scene.items[a].size.0, scene.items[b].size.0);
            let high = f64::midpoint(scene.items[a].size.1, scene.items[b].size.1);
            let apart = wide <= (one.x - other.x).abs() || high <= (one.y - other.y).abs();
            assert!(apart, "boxes {a} and {b} overlap");
        }
    }
}

#[test]
fn an_answer_that_is_no_layout_is_refused() {
    let scene = scene(&view_of(&["Arnor", "Umbar"]));
    for answer in [
        "",
        "{}",
        "[1]",
        r#"{"objects": [{"name": "n0", "pos": "1"}]}"#,
    ] {
        assert!(
            graphviz::read(answer.as_bytes(), &scene).is_err(),
            "{answer}"
        );
    }
    let answer = r#"{"objects": [{"name": "n0", "pos": "1,2"}, {"name": "n1", "pos": "3,4"}],
        "edges": [{"id": "0", "pos": "e,3,4 1,2 1,3 2,3 2,4", "lp": "2,2"}]}"#;
    let layout = graphviz::read(answer.as_bytes(), &scene).expect("a layout");
    assert_eq!((layout.items[1].x, layout.items[1].y), (3.0, -4.0));
    assert_eq!(layout.routes[0].curve.len(), 4);
}

#[test]
fn what_graphviz_is_asked_holds_no_names() {
    let network =
        Network::of(&view_of(&HOSTILE), Subject::Glance(None)).expect("a store in memory");
    let dot = network.request();
    assert!(
        !dot.contains("script") && dot.contains("n0 [width="),
        "{dot}"
    );
}
