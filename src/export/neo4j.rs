//! Two CSV files with the headers that `neo4j-admin database import` reads, and Kuzu and its kin with a table each.
//!
//! Lists are joined by semicolons, Neo4j's own delimiter; one inside a value becomes a comma, and a line break a space,
//! since Neo4j escapes neither. These files are for a database: no cell is guarded against spreadsheets.
//! Invariant: both ends of a relationship are in the file of nodes.

use super::attributes::{Attribute, EDGE, NODE, Type, Value, edge_id, of_edge, of_node};
use crate::base::iri::{local_name, unescaped};
use crate::graph::View;
use std::io::{self, Write};

/// The label that all nodes have beside their kind.
pub(super) const LABEL: &str = "Entity";

/// `nodes.csv`.
pub(super) fn write_nodes(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header(&["id:ID", ":LABEL"], &NODE))?;
    for (at, node) in view.nodes() {
        let own = [cell(&node.id), format!("{LABEL};{}", node.kind)];
        table.write_record(own.into_iter().chain(cells(&of_node(view, at, node))))?;
    }
    table.flush()
}

/// `relationships.csv`.
pub(super) fn write_relationships(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let own = [":START_ID", ":END_ID", ":TYPE", "id:string"];
    table.write_record(header(&own, &EDGE))?;
    for (_, from, to, edge) in view.edges() {
        let (from, to) = (view.node(from), view.node(to));
        let own = [
            cell(&from.id),
            cell(&to.id),
            relationship_type(&edge.relation),
            edge_id(from, to, edge),
        ];
        table.write_record(own.into_iter().chain(cells(&of_edge(view, edge))))?;
    }
    table.flush()
}

/// The relation as Neo4j's users write types: `rel:spokeWith` is `SPOKE_WITH`.
pub(super) fn relationship_type(relation: &str) -> String {
    let mut name = String::new();
    for c in unescaped(local_name(relation)).chars() {
        if c.is_uppercase() && name.ends_with(char::is_alphanumeric) {
            name.push('_');
        }
        if c.is_alphanumeric() {
            name.extend(c.to_uppercase());
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    if name.is_empty() {
        "RELATED_TO".to_owned()
    } else {
        name
    }
}

fn header(own: &[&str], attributes: &[Attribute]) -> Vec<String> {
    let typed = attributes.iter().map(|(name, kind)| {
        let kind = match kind {
            Type::Text => "string",
            Type::Texts => "string[]",
            Type::Whole => "long",
            Type::Number => "double",
            Type::Flag => "boolean",
        };
        format!("{name}:{kind}")
    });
    own.iter()
        .map(|&name| name.to_owned())
        .chain(typed)
        .collect()
}

fn cells(values: &[Option<Value<'_>>]) -> impl Iterator<Item = String> {
    values.iter().map(|value| match value {
        None => String::new(),
        Some(Value::Texts(texts)) => {
            let parts: Vec<String> = texts
                .iter()
                .map(|text| cell(&text.replace(';', ",")))
                .collect();
            parts.join(";")
        }
        Some(value) => cell(&value.plain()),
    })
}

/// The text on one line.
fn cell(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(relation: &str, expected: &str) {
        assert_eq!(relationship_type(relation), expected);
    }

    #[test]
    fn types_are_in_capitals() {
        check("https://arnor.example/rel/spokeWith", "SPOKE_WITH");
        check("https://arnor.example/rel/sanctioned", "SANCTIONED");
        check("https://arnor.example/rel/don%27tMeet", "DON_T_MEET");
        check("https://arnor.example/rel/", "RELATED_TO");
    }
}
