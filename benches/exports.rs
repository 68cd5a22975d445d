//! Times every export of a store, and oxigraph's own dump of the same quads beside it; run by `exports.py`.
//!
//! usage: exports STORE FOLDER. In: a store. Out: files in FOLDER, and JSON objects on stdout, one a line, as soon as they
//! are known: the counts, with the seconds for opening the store and reading the graph; then each export's seconds and bytes.
//! Invariant: what is dumped are the very quads that the export wrote, loaded into a store that holds nothing else.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark that lacks its files fails, and what it found is its output"
)]

use newsgraph::export::{self, ArrayDelimiter, Format, RdfOptions};
use newsgraph::graph::{Filter, View};
use newsgraph::ontology::Ontology;
use newsgraph::rdf::serializer;
use newsgraph::store::{Store, write_part};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::GraphNameRef;
use oxigraph::store::Store as Graph;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Formats with graphs, of whose quads N-Quads is the measure.
const DATASETS: [(Format, RdfFormat); 3] = [
    (Format::NQuads, RdfFormat::NQuads),
    (Format::Trig, RdfFormat::TriG),
    (
        Format::JsonLd,
        RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
    ),
];
/// Formats without graphs, of whose triples N-Triples is the measure.
const GRAPHS: [(Format, RdfFormat); 3] = [
    (Format::NTriples, RdfFormat::NTriples),
    (Format::Turtle, RdfFormat::Turtle),
    (Format::RdfXml, RdfFormat::RdfXml),
];
/// Formats without RDF.
const OTHERS: [Format; 9] = [
    Format::GraphMl,
    Format::Gexf,
    Format::DotAll,
    Format::Cytoscape,
    Format::Cypher,
    Format::MermaidAll,
    Format::Nodes,
    Format::Edges,
    Format::Evidence,
];

fn main() {
    // Cargo adds options of its own.
    let mut paths = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let mut path = || PathBuf::from(paths.next().expect("usage: exports STORE FOLDER"));
    let (store, folder) = (path(), path());
    fs::create_dir_all(&folder).expect("a folder to write in");
    let (open_s, store) = timed(|| Store::open(&store).expect("a store"));
    let (read_s, view) = timed(|| {
        View::read(store.graph(), store.names(), Ontology::embedded()).expect("a readable store")
    });
    let facts = view.select(&Filter::default());
    let counts = json!({
        "open_seconds": open_s,
        "read_seconds": read_s,
        "articles": view.articles().len(),
        "nodes": facts.graph().node_count(),
        "edges": facts.graph().edge_count(),
    });
    println!("{counts}");
    for format in OTHERS {
        println!("{}", write(&facts, format, &folder));
    }
    let (delimiter, neo4j) = (ArrayDelimiter::default(), folder.join("neo4j"));
    let (seconds, ()) = timed(|| {
        export::write_folder(&facts, Format::Neo4j, delimiter, &neo4j).expect("a folder");
    });
    println!("{}", json!({ "export": "neo4j", "seconds": seconds }));
    for (formats, with_graphs) in [(DATASETS, true), (GRAPHS, false)] {
        let (first, syntax) = formats[0];
        write(&view, first, &folder);
        let graph = loaded(&folder.join(first.as_str()), syntax);
        for (format, syntax) in formats {
            let mut mine = write(&view, format, &folder);
            let syntax = serializer(syntax, view.names());
            mine["dump_seconds"] = json!(dump(&graph, syntax, with_graphs, &folder));
            println!("{mine}");
        }
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let began = Instant::now();
    let result = run();
    (began.elapsed().as_secs_f64(), result)
}

/// Writes one export as the command does, claims too where the format has no scope of its own.
fn write(view: &View, format: Format, folder: &Path) -> Value {
    let path = folder.join(format.as_str());
    let options = RdfOptions {
        rdf12: false,
        claims: true,
    };
    let (seconds, ()) = timed(|| {
        write_part(&path, |out| export::write_with(view, format, options, out)).expect("a disk");
    });
    let bytes = fs::metadata(&path).expect("what was written").len();
    json!({ "export": format.as_str(), "seconds": seconds, "bytes": bytes })
}

/// A store of nothing but these quads.
fn loaded(path: &Path, format: RdfFormat) -> Graph {
    let graph = Graph::new().expect("memory");
    let mut loader = graph.bulk_loader();
    let file = BufReader::new(File::open(path).expect("what was written"));
    loader
        .load_from_reader(RdfParser::from_format(format), file)
        .expect("quads");
    loader.commit().expect("memory");
    graph
}

/// Seconds that oxigraph takes to dump the same quads with the same prefixes.
fn dump(graph: &Graph, format: RdfSerializer, with_graphs: bool, folder: &Path) -> f64 {
    let path = folder.join("dump");
    let (seconds, ()) = timed(|| {
        write_part(&path, |out: &mut dyn Write| {
            if with_graphs {
                graph.dump_to_writer(format, out)?;
            } else {
                graph.dump_graph_to_writer(GraphNameRef::DefaultGraph, format, out)?;
            }
            Ok(())
        })
        .expect("a disk");
    });
    seconds
}
