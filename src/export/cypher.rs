//! A Cypher script: the same graph for Neo4j, Memgraph, `FalkorDB` and others, without a file to import.
//!
//! Nodes and relationships are merged by id in batches, those of one kind or type with the same attributes together, so
//! that the rows of a batch are alike. Run twice it changes nothing.
//! Invariant: whatever the texts hold, the script is statements of this file's own, ended by `;` at the end of a line.

use super::attributes::{Attribute, EDGE, NODE, Value, edge_id, of_edge, of_node};
use super::neo4j::{LABEL, relationship_type};
use crate::graph::View;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Rows of a statement.
const BATCH: usize = 500;

/// Which of the attributes are known.
type Known = Vec<bool>;

/// Streams the constraint, the nodes and then the relationships.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let name = LABEL.to_lowercase();
    writeln!(
        out,
        "// {} nodes and {} relationships, by newsgraph",
        view.graph().node_count(),
        view.graph().edge_count()
    )?;
    writeln!(
        out,
        "CREATE CONSTRAINT newsgraph_{name} IF NOT EXISTS FOR (n:{LABEL}) REQUIRE n.id IS UNIQUE;"
    )?;
    write_nodes(view, out)?;
    write_edges(view, out)
}

fn write_nodes(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(&str, Known), Vec<NodeIndex>> = BTreeMap::new();
    for (at, node) in view.nodes() {
        let known = known(&of_node(view, at, node));
        groups
            .entry((node.kind.as_str(), known))
            .or_default()
            .push(at);
    }
    for ((kind, known), members) in &groups {
        let set = setting("n", &NODE, known);
        for batch in members.chunks(BATCH) {
            write!(out, "UNWIND [")?;
            for (number, &at) in batch.iter().enumerate() {
                let node = view.node(at);
                begin_row(out, number)?;
                write!(out, "id: {}", quoted(&node.id))?;
                write_row(out, &NODE, &of_node(view, at, node))?;
            }
            writeln!(
                out,
                "\n] AS row\nMERGE (n:{LABEL} {{id: row.id}})\nSET n:{kind}, {set};"
            )?;
        }
    }
    Ok(())
}

fn write_edges(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(String, Known), Vec<EdgeIndex>> = BTreeMap::new();
    for (at, _, _, edge) in view.edges() {
        let kind = relationship_type(&edge.relation);
        let known = known(&of_edge(view, edge));
        groups.entry((kind, known)).or_default().push(at);
    }
    for ((kind, known), members) in &groups {
        let set = setting("r", &EDGE, known);
        for batch in members.chunks(BATCH) {
            write!(out, "UNWIND [")?;
            let ends = batch
                .iter()
                .filter_map(|&at| Some((at, view.graph().edge_endpoints(at)?)));
            for (number, (at, (from, to))) in ends.enumerate() {
                let (from, to, edge) = (view.node(from), view.node(to), &view.graph()[at]);
                begin_row(out, number)?;
                write!(out, "id: {}", quoted(&edge_id(from, to, edge)))?;
                let (source, target) = (quoted(&from.id), quoted(&to.id));
                write!(out, ", source: {source}, target: {target}")?;
                write_row(out, &EDGE, &of_edge(view, edge))?;
            }
            writeln!(
                out,
                "\n] AS row\nMATCH (a:{LABEL} {{id: row.source}}), (b:{LABEL} {{id: row.target}})\n\
                 MERGE (a)-[r:`{kind}` {{id: row.id}}]->(b)\nSET {set};"
            )?;
        }
    }
    Ok(())
}

fn known(values: &[Option<Value<'_>>]) -> Known {
    values.iter().map(Option::is_some).collect()
}

/// What a statement sets.
fn setting(variable: &str, attributes: &[Attribute], known: &Known) -> String {
    let set = attributes.iter().zip(known).filter(|(_, known)| **known);
    let set: Vec<String> = set
        .map(|((name, _), _)| format!("{variable}.{name} = row.{name}"))
        .collect();
    set.join(", ")
}

fn begin_row(out: &mut dyn Write, number: usize) -> io::Result<()> {
    out.write_all(if number == 0 { b"\n  {" } else { b",\n  {" })
}

/// The known attributes of a row, after its id, and its end.
fn write_row(
    out: &mut dyn Write,
    attributes: &[Attribute],
    values: &[Option<Value<'_>>],
) -> io::Result<()> {
    for ((name, _), value) in attributes.iter().zip(values) {
        match value {
            None => {}
            Some(Value::Text(text)) => write!(out, ", {name}: {}", quoted(text))?,
            // With a point even where it is whole: a list of numbers and integers is no list of one type.
            Some(Value::Number(number)) => write!(out, ", {name}: {number:?}")?,
            Some(Value::Texts(texts)) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(out, ", {name}: [{}]", texts.join(", "))?;
            }
            Some(value) => write!(out, ", {name}: {}", value.plain())?,
        }
    }
    out.write_all(b"}")
}

/// A Cypher string.
fn quoted(text: &str) -> String {
    let mut cypher = String::with_capacity(text.len() + 2);
    cypher.push('\'');
    for c in text.chars() {
        match c {
            '\\' => cypher.push_str("\\\\"),
            '\'' => cypher.push_str("\\'"),
            '\n' => cypher.push_str("\\n"),
            '\r' => cypher.push_str("\\r"),
            '\t' => cypher.push_str("\\t"),
            c if c.is_control() => cypher.push('\u{fffd}'),
            c => cypher.push(c),
        }
    }
    cypher.push('\'');
    cypher
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(quoted(text), expected);
    }

    #[test]
    fn texts_stay_inside_their_quotes() {
        check("Arnor's", r"'Arnor\'s'");
        check("\\'}) DETACH DELETE n //", r"'\\\'}) DETACH DELETE n //'");
        check("a\r\n\tb\u{0}", "'a\\r\\n\\tb\u{fffd}'");
    }
}
