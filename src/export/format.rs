//! The names of the formats.
//!
//! Invariant: every name that [`Format::names`] lists is one that `FromStr` reads.

use crate::graph::Scope;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A format to export in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A picture for Graphviz: the actors and what ties them best.
    Dot,
    /// A picture for Graphviz of everything.
    DotAll,
    /// RDF: entities and fact edges, without saying which article has them.
    Turtle,
    /// RDF: everything, one graph an article, for people to read.
    Trig,
    /// RDF: everything, one quad a line, for stores to load.
    NQuads,
    /// RDF: as Turtle, one triple a line.
    NTriples,
    /// RDF: as Turtle, in XML.
    RdfXml,
    /// RDF: everything, one named graph an article, in JSON.
    JsonLd,
    /// CSV: one row an entity.
    Nodes,
    /// CSV: one row an edge.
    Edges,
    /// CSV: one row a claim.
    ClaimsCsv,
    /// JSON lines: one object a claim.
    Claims,
    /// `GraphML`, for networkx, igraph, Gephi, yEd.
    GraphMl,
    /// GEXF 1.3 with dates as intervals, for Gephi.
    Gexf,
    /// Cytoscape JSON.
    Cytoscape,
    /// A folder of two CSV files for Neo4j's bulk import.
    Neo4j,
    /// A folder of three Parquet files, with the feature `parquet`.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A Cypher script.
    Cypher,
    /// A Mermaid flowchart: the actors and what ties them best.
    Mermaid,
    /// A Mermaid flowchart of everything.
    MermaidAll,
    /// CSV: one row for each claim that an edge rests on.
    Evidence,
}

/// A name that no format goes by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format \"{0}\"; {hint}", hint = hint(.0))]
pub struct UnknownFormat(pub String);

/// What to do about an unknown format.
fn hint(name: &str) -> String {
    if name.eq_ignore_ascii_case("parquet") {
        // It is known where the program has the feature.
        return "this program was built without it; `cargo install --path . --features parquet` builds one that has it"
            .to_owned();
    }
    format!("known are {}", Format::names().join(", "))
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Dot,
        Self::DotAll,
        Self::Turtle,
        Self::Trig,
        Self::NQuads,
        Self::NTriples,
        Self::RdfXml,
        Self::JsonLd,
        Self::Nodes,
        Self::Edges,
        Self::ClaimsCsv,
        Self::Claims,
        Self::GraphMl,
        Self::Gexf,
        Self::Cytoscape,
        Self::Neo4j,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Cypher,
        Self::Mermaid,
        Self::MermaidAll,
        Self::Evidence,
    ];

    /// The name that options take.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::DotAll => "dot-all",
            Self::Turtle => "turtle",
            Self::Trig => "trig",
            Self::NQuads => "nquads",
            Self::NTriples => "ntriples",
            Self::RdfXml => "rdfxml",
            Self::JsonLd => "jsonld",
            Self::Nodes => "nodes",
            Self::Edges => "edges",
            Self::ClaimsCsv => "claims-csv",
            Self::Claims => "claims",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Cytoscape => "cyjs",
            Self::Neo4j => "neo4j",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Cypher => "cypher",
            Self::Mermaid => "mermaid",
            Self::MermaidAll => "mermaid-all",
            Self::Evidence => "evidence",
        }
    }

    /// Whether it is one of RDF's formats.
    pub fn is_rdf(self) -> bool {
        matches!(self, Self::Turtle | Self::Trig | Self::NQuads)
            || matches!(self, Self::NTriples | Self::RdfXml | Self::JsonLd)
    }

    /// Whether its writer knows the reifiers of RDF 1.2.
    pub fn has_reifiers(self) -> bool {
        self.is_rdf() && self != Self::JsonLd
    }

    /// Whether it is a folder of files rather than one.
    pub fn is_folder(self) -> bool {
        match self {
            Self::Neo4j => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            _ => false,
        }
    }

    /// Whether it shows claims without being asked to: pictures and graphs hold facts alone, be they files of one part or
    /// tables of nodes, of edges and of the evidence for these.
    pub fn scope(self) -> Scope {
        match self {
            Self::Dot | Self::DotAll | Self::Mermaid | Self::MermaidAll => Scope::Facts,
            Self::Nodes | Self::Edges | Self::Evidence => Scope::Facts,
            Self::GraphMl | Self::Gexf | Self::Cytoscape | Self::Neo4j | Self::Cypher => {
                Scope::Facts
            }
            #[cfg(feature = "parquet")]
            Self::Parquet => Scope::Facts,
            _ => Scope::Claims,
        }
    }

    /// The names of all formats.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|format| format.as_str()).collect()
    }

    /// The format that a file's name asks for, such as `graph.ttl` or `edges.csv`.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let stem = path.file_stem()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "dot" | "gv" => Some(Self::Dot),
            "ttl" => Some(Self::Turtle),
            "trig" => Some(Self::Trig),
            "nq" => Some(Self::NQuads),
            "nt" => Some(Self::NTriples),
            "rdf" => Some(Self::RdfXml),
            "jsonld" => Some(Self::JsonLd),
            "jsonl" | "ndjson" => Some(Self::Claims),
            "graphml" => Some(Self::GraphMl),
            "gexf" => Some(Self::Gexf),
            "cyjs" => Some(Self::Cytoscape),
            "cypher" | "cql" => Some(Self::Cypher),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "csv" if stem.contains("node") || stem.contains("entit") => Some(Self::Nodes),
            "csv" if stem.contains("evidence") => Some(Self::Evidence),
            "csv" if stem.contains("claim") => Some(Self::ClaimsCsv),
            "csv" if stem.contains("edge") => Some(Self::Edges),
            _ => None,
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        match name.to_ascii_lowercase().as_str() {
            "dot" | "gv" => Ok(Self::Dot),
            "dot-all" => Ok(Self::DotAll),
            "turtle" | "ttl" => Ok(Self::Turtle),
            "trig" => Ok(Self::Trig),
            "nquads" | "n-quads" | "nq" => Ok(Self::NQuads),
            "ntriples" | "n-triples" | "nt" => Ok(Self::NTriples),
            "rdfxml" | "rdf-xml" | "rdf" => Ok(Self::RdfXml),
            "jsonld" | "json-ld" => Ok(Self::JsonLd),
            "nodes" | "nodes-csv" => Ok(Self::Nodes),
            "edges" | "edges-csv" => Ok(Self::Edges),
            "claims-csv" => Ok(Self::ClaimsCsv),
            "claims" | "jsonl" | "claims-jsonl" => Ok(Self::Claims),
            "graphml" => Ok(Self::GraphMl),
            "gexf" => Ok(Self::Gexf),
            "cyjs" | "cytoscape" => Ok(Self::Cytoscape),
            "neo4j" => Ok(Self::Neo4j),
            #[cfg(feature = "parquet")]
            "parquet" => Ok(Self::Parquet),
            "cypher" => Ok(Self::Cypher),
            "mermaid" | "mmd" => Ok(Self::Mermaid),
            "mermaid-all" => Ok(Self::MermaidAll),
            "evidence" | "evidence-csv" => Ok(Self::Evidence),
            _ => Err(UnknownFormat(name.to_owned())),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_a_round_trip() {
        for &format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
    }

    #[test]
    fn a_wrong_name_is_told_the_right_ones() {
        let error = "png".parse::<Format>().map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| text.contains("\"png\"") && text.contains("turtle")));
        let parquet = UnknownFormat("parquet".to_owned()).to_string();
        assert!(parquet.contains("--features parquet"), "{parquet}");
    }

    #[test]
    fn files_ask_for_formats_by_name() {
        assert_eq!(
            Format::of_path(Path::new("a/graph.TTL")),
            Some(Format::Turtle)
        );
        assert_eq!(Format::of_path(Path::new("nodes.csv")), Some(Format::Nodes));
        assert_eq!(Format::of_path(Path::new("picture.png")), None);
    }
}
