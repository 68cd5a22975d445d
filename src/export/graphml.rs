//! `GraphML`: a directed multigraph with typed attributes, for networkx, igraph, graphology, Gephi, yEd and Cytoscape.
//!
//! Ids are those of the view: an entity's IRI, a literal's text in double quotes. Symmetric edges are written once, as
//! directed ones with `symmetric` true, since most readers refuse a graph of both kinds. Lists are joined by `; `.
//! Invariant: every attribute that is used is declared, and what is unknown is left out.

use super::attributes::{Attribute, EDGE, NODE, Type, Value, edge_id, of_edge, of_node};
use super::markup::Xml;
use crate::graph::View;
use std::io::{self, Write};

/// Streams the nodes and then the edges.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    )?;
    let (node_keys, edge_keys) = (keys(&NODE, "n"), keys(&EDGE, "e"));
    declare(&mut xml, "node", &node_keys, &NODE)?;
    declare(&mut xml, "edge", &edge_keys, &EDGE)?;
    xml.open("graph", &[("id", "newsgraph"), ("edgedefault", "directed")])?;
    for (at, node) in view.nodes() {
        xml.open("node", &[("id", &node.id)])?;
        write_values(&mut xml, &node_keys, &of_node(view, at, node))?;
        xml.close("node")?;
    }
    for (_, from, to, edge) in view.edges() {
        let (from, to) = (view.node(from), view.node(to));
        let id = edge_id(from, to, edge);
        xml.open(
            "edge",
            &[("id", &id), ("source", &from.id), ("target", &to.id)],
        )?;
        write_values(&mut xml, &edge_keys, &of_edge(view, edge))?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

/// Keys must differ between nodes and edges, while names may be shared.
fn keys(attributes: &[Attribute], prefix: &str) -> Vec<String> {
    let names = attributes.iter().map(|(name, _)| name);
    names.map(|name| format!("{prefix}_{name}")).collect()
}

fn declare(
    xml: &mut Xml<'_>,
    element: &str,
    keys: &[String],
    attributes: &[Attribute],
) -> io::Result<()> {
    for (key, (name, kind)) in keys.iter().zip(attributes) {
        let kind = match kind {
            Type::Text | Type::Texts => "string",
            Type::Whole => "long",
            Type::Number => "double",
            Type::Flag => "boolean",
        };
        let pairs = [
            ("id", key.as_str()),
            ("for", element),
            ("attr.name", name),
            ("attr.type", kind),
        ];
        xml.empty("key", &pairs)?;
    }
    Ok(())
}

fn write_values(
    xml: &mut Xml<'_>,
    keys: &[String],
    values: &[Option<Value<'_>>],
) -> io::Result<()> {
    for (key, value) in keys.iter().zip(values) {
        if let Some(value) = value {
            xml.text("data", &[("key", key)], &value.plain())?;
        }
    }
    Ok(())
}
