//! The graph in other tools: what networkx, igraph, graphology and others hold after loading an export is what the
//! store holds, node by node and edge by edge.
//!
//! The scripts are in `tests/interop/`; each prints what it loaded as JSON. A tool that is not installed is said so on
//! stderr and its test is not run; under CI (`CI=true`) it fails.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;

use newsgraph::graph::View;
use newsgraph::ontology::Ontology;
use newsgraph::store::Store;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::tools::has;
use support::{newsgraph, seeds};

/// Source, target, label, relation, modality, number of articles, confidence in hundredths.
type Edge = (String, String, String, String, String, u32, u32);

/// A graph, as the store or a tool has it.
#[derive(Debug, PartialEq)]
struct Graph {
    /// Labels by id.
    nodes: BTreeMap<String, String>,
    /// Sorted.
    edges: Vec<Edge>,
}

/// What a script prints.
#[derive(Deserialize)]
struct Loaded {
    tool: String,
    nodes: Vec<(String, String)>,
    edges: Vec<(String, String, String, String, String, f64, f64)>,
}

/// What the store holds, claims too.
fn held(store: &Path) -> Graph {
    let store = Store::open(store).expect("a store");
    let view = View::read(store.graph(), store.names(), Ontology::embedded()).expect("a graph");
    let nodes = view.nodes();
    let mut edges: Vec<Edge> = view
        .edges()
        .map(|(_, from, to, edge)| {
            (
                view.node(from).id.clone(),
                view.node(to).id.clone(),
                edge.label.clone(),
                edge.relation.clone(),
                edge.modality.to_string(),
                u32::try_from(edge.support()).expect("few articles"),
                hundredths(edge.confidence),
            )
        })
        .collect();
    edges.sort();
    Graph {
        nodes: nodes
            .map(|(_, node)| (node.id.clone(), node.label.clone()))
            .collect(),
        edges,
    }
}

impl Loaded {
    fn graph(self) -> Graph {
        let mut edges: Vec<Edge> = self
            .edges
            .into_iter()
            .map(
                |(from, to, label, relation, modality, weight, confidence)| {
                    assert!(weight.fract() == 0.0, "{weight} articles");
                    let weight = hundredths(weight) / 100;
                    let confidence = hundredths(confidence);
                    (from, to, label, relation, modality, weight, confidence)
                },
            )
            .collect();
        edges.sort();
        let count = self.nodes.len();
        let nodes: BTreeMap<String, String> = self.nodes.into_iter().collect();
        assert_eq!(nodes.len(), count, "{}: an id twice", self.tool);
        Graph { nodes, edges }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of articles and shares of one are small and not negative"
)]
fn hundredths(number: f64) -> u32 {
    (number * 100.0).round() as u32
}

/// Exports everything in a store, claims too, by the file's name alone.
fn exported(store: &Path, name: &str) -> PathBuf {
    let path = store.with_file_name(name);
    newsgraph()
        .args(["export", "--claims", "--store"])
        .arg(store)
        .arg("-o")
        .arg(&path)
        .assert()
        .success();
    path
}

/// What a tool loads; none where it is not installed.
fn loaded(loader: &str, path: &Path) -> Option<Loaded> {
    let scripts = Path::new("tests/interop");
    let in_node = ["graphology", "cytoscape"]
        .iter()
        .any(|tool| loader.starts_with(tool));
    let (program, script) = if in_node {
        ("node", scripts.join("load.mjs"))
    } else {
        ("python3", scripts.join("load.py"))
    };
    let module = loader.split('-').next().unwrap_or_default();
    let there = if in_node {
        has(program, &[&script.to_string_lossy()])
    } else {
        has(program, &["-c", &format!("import {module}")])
    };
    if !there {
        return None;
    }
    let output = Command::new(program)
        .arg(&script)
        .arg(loader)
        .arg(path)
        .output()
        .expect("a tool that runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{loader}: {talk}");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// The tool holds what the store of the seeds holds.
#[track_caller]
fn check(loader: &str, file: &str) {
    let store = seeds().store();
    let path = exported(&store, &format!("{loader}-{file}"));
    let Some(loaded) = loaded(loader, &path) else {
        return;
    };
    let (tool, graph, expected) = (loaded.tool.clone(), loaded.graph(), held(&store));
    assert_eq!(graph.nodes, expected.nodes, "{tool}: nodes");
    assert_eq!(graph.edges, expected.edges, "{tool}: edges");
}

#[test]
fn networkx_loads_graphml() {
    check("networkx-graphml", "graph.graphml");
}

#[test]
fn networkx_loads_gexf() {
    check("networkx-gexf", "graph.gexf");
}

#[test]
fn igraph_loads_graphml() {
    check("igraph-graphml", "graph.graphml");
}

#[test]
fn graphology_loads_graphml() {
    check("graphology-graphml", "graph.graphml");
}

#[test]
fn graphology_loads_gexf() {
    check("graphology-gexf", "graph.gexf");
}

#[test]
fn cytoscape_loads_its_json() {
    check("cytoscape-cyjs", "graph.cyjs");
}
