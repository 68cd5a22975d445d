//! Every format over hand-built articles.

use super::{ArrayDelimiter, Format, RdfOptions, write, write_all, write_with};
use crate::graph::{Filter, View};
use crate::ontology::{EntityKind, Ontology};
use crate::rdf::{ClaimLine, Names, fixture, lines};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;
use std::collections::BTreeSet;
use std::fs;

fn view_of(readings: &[crate::reading::Reading]) -> View {
    let store = Store::new().expect("a store in memory");
    for reading in readings {
        store
            .extend(fixture::quads_of(reading))
            .expect("a store in memory");
    }
    View::read(&store, &Names::default(), Ontology::embedded()).expect("a store in memory")
}

pub(super) fn affair() -> View {
    view_of(&[fixture::affair("one"), fixture::affair("two")])
}

fn text(view: &View, format: Format) -> String {
    let mut bytes = Vec::new();
    write(view, format, &mut bytes).expect("memory to write to");
    String::from_utf8(bytes).expect("UTF-8")
}

fn rdf(view: &View, format: Format, options: RdfOptions) -> BTreeSet<String> {
    let mut bytes = Vec::new();
    write_with(view, format, options, &mut bytes).expect("memory to write to");
    let syntax = match format {
        Format::Turtle => RdfFormat::Turtle,
        Format::Trig => RdfFormat::TriG,
        Format::NTriples => RdfFormat::NTriples,
        Format::RdfXml => RdfFormat::RdfXml,
        Format::JsonLd => super::JSON_LD,
        _ => RdfFormat::NQuads,
    };
    let quads = RdfParser::from_format(syntax).for_slice(&bytes);
    quads
        .map(|quad| quad.expect("what a parser reads").to_string())
        .collect()
}

#[test]
fn formats_with_graphs_hold_the_same_quads() {
    let all = rdf(&affair(), Format::NQuads, RdfOptions::default());
    for format in [Format::Trig, Format::JsonLd] {
        assert_eq!(
            rdf(&affair(), format, RdfOptions::default()),
            all,
            "{format}"
        );
    }
}

#[test]
fn formats_without_graphs_hold_the_same_triples() {
    for claims in [false, true] {
        let options = RdfOptions {
            claims,
            rdf12: false,
        };
        let turtle = rdf(&affair(), Format::Turtle, options);
        for format in [Format::NTriples, Format::RdfXml] {
            assert_eq!(rdf(&affair(), format, options), turtle, "{format}");
        }
        let has = |part: &str| turtle.iter().any(|triple| triple.contains(part));
        assert_eq!(has("rel/blockaded"), claims, "{turtle:?}");
        assert_eq!(has("TextQuoteSelector"), claims);
        assert!(has(
            "entity/Elessar> <https://w3id.org/newsgraph/rel/sanctioned>"
        ));
        assert!(!has(
            "entity/Elessar> <https://w3id.org/newsgraph/rel/blockaded>"
        ));
    }
}

#[test]
fn reifiers_are_the_same_in_all_formats() {
    let options = RdfOptions {
        claims: true,
        rdf12: true,
    };
    let turtle = rdf(&affair(), Format::Turtle, options);
    let reifiers = turtle
        .iter()
        .filter(|triple| triple.contains("#reifies> <<("));
    assert_eq!(
        reifiers.count(),
        10,
        "four claims and a derived edge in each article"
    );
    for format in Format::ALL
        .iter()
        .copied()
        .filter(|format| format.has_reifiers())
    {
        let found = rdf(&affair(), format, options);
        assert!(
            found.iter().any(|quad| quad.contains("#reifies> <<(")),
            "{format}"
        );
    }
    let mut bytes = Vec::new();
    assert!(write_with(&affair(), Format::JsonLd, options, &mut bytes).is_err());
}

#[test]
fn filters_narrow_rdf_too() {
    let facts = affair().select(&Filter {
        relations: ["sanctioned".to_owned()].into(),
        ..Filter::default()
    });
    for format in Format::ALL.iter().copied().filter(|format| format.is_rdf()) {
        let found = rdf(&facts, format, RdfOptions::default());
        let has = |part: &str| found.iter().any(|quad| quad.contains(part));
        assert!(has("rel/sanctioned") && !has("has%20age"), "{format}");
    }
}

#[test]
fn claim_lines_are_those_of_the_reading() {
    let expected = lines(&fixture::affair("one"), &Names::default());
    let found: Result<Vec<ClaimLine>, _> = text(&affair(), Format::Claims)
        .lines()
        .take(expected.len())
        .map(serde_json::from_str)
        .collect();
    assert_eq!(found.expect("JSON"), expected);
}

#[test]
fn tables_have_constant_columns() {
    for format in [
        Format::Nodes,
        Format::Edges,
        Format::ClaimsCsv,
        Format::Evidence,
    ] {
        let table = text(&affair(), format);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().expect("a header").len();
        for row in reader.records() {
            assert_eq!(
                row.expect("a row as long as the header").len(),
                columns,
                "{format}"
            );
        }
    }
}

#[test]
fn pictures_tell_facts_from_claims() {
    let facts = text(&affair().select(&Filter::default()), Format::Dot);
    assert!(
        facts.contains("sanctioned ×2") && !facts.contains("style=dashed,"),
        "{facts}"
    );
    let claims = text(&affair(), Format::Dot);
    assert!(
        claims.contains(r"sanctioned ×2\n(says officials)"),
        "{claims}"
    );
}

#[test]
fn what_is_denied_is_neither_conflict_nor_cooperation() {
    let all = text(&affair(), Format::DotAll);
    let denied = all.lines().find(|line| line.contains("negated=\"true\""));
    assert!(denied.is_some_and(|line| line.contains("#6B6B6B")), "{all}");
}

#[test]
fn clutter_is_left_out_of_pictures() {
    let picture = text(&affair(), Format::Dot);
    assert!(
        !picture.contains("ninety years"),
        "a number is no actor: {picture}"
    );
    assert!(text(&affair(), Format::DotAll).contains("ninety years"));
}

#[test]
fn what_an_administration_did_is_drawn_once() {
    let facts = text(&affair().select(&Filter::default()), Format::Dot);
    assert!(facts.contains("label=\"Elessar\""), "{facts}");
    assert!(!facts.contains("administration"), "{facts}");
    let whole = text(&affair(), Format::DotAll);
    assert!(
        whole.contains("label=\"Elessar administration\""),
        "{whole}"
    );
}

#[test]
fn the_unnamed_are_drawn_only_where_they_tie_others_together() {
    let mut reading = fixture::article("x", "Arnor met officials, and Bree met Dale.");
    let [arnor, officials, bree, dale] = ["Arnor", "officials", "Bree", "Dale"]
        .map(|name| fixture::entity(&mut reading, name, EntityKind::Person));
    reading.entities.entities[officials.0].named = false;
    fixture::fact(&mut reading, arnor, "met", officials);
    fixture::fact(&mut reading, arnor, "met", bree);
    fixture::fact(&mut reading, bree, "met", dale);
    let picture = text(&view_of(&[reading]), Format::Dot);
    assert!(
        picture.contains("Dale") && !picture.contains("officials"),
        "{picture}"
    );
}

#[test]
fn hostile_names_stay_inside_their_quotes() {
    let mut reading = fixture::article("x", "a\"];b\\ met =cmd|x");
    let from = fixture::entity(&mut reading, "a\"];b\\", EntityKind::Person);
    let to = fixture::entity(&mut reading, "=cmd|x", EntityKind::Person);
    fixture::fact(&mut reading, from, "met", to);
    let view = view_of(&[reading]);
    assert!(text(&view, Format::Dot).contains(r#"label="a\"];b\\""#));
    assert!(text(&view, Format::Nodes).contains(",'=cmd|x,"));
}

#[test]
fn an_empty_store_exports_too() {
    let view = view_of(&[]);
    for &format in Format::ALL.iter().filter(|format| !format.is_folder()) {
        let _ = text(&view, format);
    }
    assert!(text(&view, Format::Dot).ends_with("}\n"));
}

#[test]
fn the_folder_changes_only_with_the_graph() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = write_all(&affair(), folder.path()).expect("a folder to write in");
    assert!(first.iter().all(|file| file.changed));
    let second = write_all(&affair(), folder.path()).expect("a folder to write in");
    assert!(second.iter().all(|file| !file.changed));
    let one = view_of(&[fixture::affair("one")]);
    let third = write_all(&one, folder.path()).expect("a folder to write in");
    assert!(third.iter().any(|file| file.changed));
    let files = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(files, super::FILES.len(), "a part was left behind");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let error = write_all(&affair(), &file.join("exports")).map_err(|error| error.to_string());
    assert!(error.is_err_and(|text| text.contains("exports")));
}

/// Nodes and edges of an export, counted in its own syntax.
fn counted(view: &View, format: Format) -> (usize, usize) {
    let text = text(view, format);
    let lines = |part: &str| text.lines().filter(|line| line.contains(part)).count();
    match format {
        Format::GraphMl | Format::Gexf => (lines("<node "), lines("<edge ")),
        Format::Cytoscape => {
            let graph: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            let count = |what: &str| graph["elements"][what].as_array().map_or(0, Vec::len);
            (count("nodes"), count("edges"))
        }
        Format::Cypher => {
            let all = lines("  {id: ");
            (all - lines(", source: "), lines(", source: "))
        }
        Format::DotAll => (lines(", iri="), lines(" -> ")),
        Format::MermaidAll => (view.graph().node_count(), lines("-->|") + lines("-.->|")),
        Format::Nodes => (text.lines().count() - 1, 0),
        _ => (0, text.lines().count() - 1),
    }
}

#[test]
fn every_format_holds_the_same_graph() {
    let view = affair();
    let (nodes, edges) = (view.graph().node_count(), view.graph().edge_count());
    assert!(nodes > 4 && edges > 4);
    for format in [
        Format::GraphMl,
        Format::Gexf,
        Format::Cytoscape,
        Format::Cypher,
        Format::DotAll,
        Format::MermaidAll,
    ] {
        assert_eq!(counted(&view, format), (nodes, edges), "{format}");
    }
    assert_eq!(counted(&view, Format::Nodes).0, nodes);
    assert_eq!(counted(&view, Format::Edges).1, edges);
    let folder = tempfile::tempdir().expect("a folder");
    super::write_folder(
        &view,
        Format::Neo4j,
        ArrayDelimiter::default(),
        folder.path(),
    )
    .expect("a folder to write in");
    for (name, count) in [("nodes.csv", nodes), ("relationships.csv", edges)] {
        let rows = fs::read_to_string(folder.path().join(name)).expect("a file");
        assert_eq!(rows.lines().count(), count + 1, "{name}");
    }
}

#[test]
fn every_edge_of_the_evidence_has_its_claims() {
    let view = affair();
    let pairs: usize = view.edges().map(|(.., edge)| edge.claims.len()).sum();
    assert_eq!(counted(&view, Format::Evidence).1, pairs);
}
