//! Graphviz's DOT with everything: each node and each edge for itself, with all of its attributes.
//!
//! `graph.dot` is the picture for people; this is the graph for Graphviz's tools (`gvpr`, `sfdp`, `gc`) and for those
//! that read DOT. Ids are `n0`, `n1`...; `iri` says which entity that is. Lists are joined by `; `.
//! Invariant: as many nodes and edges as the view has, in its order.

use super::attributes::{Attribute, EDGE, NODE, Value, edge_id, of_edge, of_node};
use super::dot::quoted;
use super::style;
use crate::graph::View;
use std::io::{self, Write};

const HEAD: &str = r#"digraph newsgraph {
  graph [bgcolor=white, overlap=prism, splines=true];
  node [fontname="Helvetica,Arial,sans-serif", style=filled];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=10, arrowsize=0.7];
"#;

/// Streams the nodes and then the edges.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for (at, node) in view.nodes() {
        let look = style::of_kind(node.kind);
        write!(
            out,
            "  n{} [label={}, iri={}, shape={}, fillcolor={}, color={}",
            at.index(),
            quoted(&node.label),
            quoted(&node.id),
            look.shape,
            quoted(look.fill),
            quoted(look.line),
        )?;
        write_values(out, &NODE, &of_node(view, at, node))?;
    }
    for (_, from, to, edge) in view.edges() {
        write!(out, "  n{} -> n{} [", from.index(), to.index())?;
        write!(
            out,
            "label={}, id={}, color={}",
            quoted(&edge.label),
            quoted(&edge_id(view.node(from), view.node(to), edge)),
            quoted(style::of_tone(edge.tone)),
        )?;
        if !edge.is_fact() {
            write!(out, ", style=dashed")?;
        }
        if edge.symmetric {
            write!(out, ", dir=both")?;
        }
        write_values(out, &EDGE, &of_edge(view, edge))?;
    }
    writeln!(out, "}}")
}

/// All attributes but the label, which stands first, and the end of the line.
fn write_values(
    out: &mut dyn Write,
    attributes: &[Attribute],
    values: &[Option<Value<'_>>],
) -> io::Result<()> {
    for ((name, _), value) in attributes.iter().zip(values).skip(1) {
        if let Some(value) = value {
            write!(out, ", {name}={}", quoted(&value.plain()))?;
        }
    }
    writeln!(out, "];")
}
