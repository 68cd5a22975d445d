//! Two CSV files with the headers that `neo4j-admin database import` reads, and Kuzu and its kin with a table each.
//!
//! Lists are joined by semicolons, unless another delimiter is wanted; one inside a value becomes a comma, and a line
//! break a space, since Neo4j escapes neither. These files are for a database: no cell is guarded against spreadsheets.
//! Invariant: both ends of a relationship are in the file of nodes.

use super::attributes::{Attribute, EDGE, NODE, Type, Value, edge_id, of_edge, of_node};
use crate::base::iri::{local_name, unescaped};
use crate::graph::View;
use std::io::{self, Write};
use std::str::FromStr;

/// What stands between the values of a list: `neo4j-admin database import` has to be told where it is no semicolon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrayDelimiter(char);

impl Default for ArrayDelimiter {
    fn default() -> Self {
        Self(';')
    }
}

impl FromStr for ArrayDelimiter {
    type Err = String;

    /// A character, `TAB`, or `U+001F`, as `neo4j-admin` takes it.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut chars = text.chars();
        let found = match (text, chars.next(), chars.next()) {
            ("TAB", ..) => Some('\t'),
            (_, Some(one), None) => Some(one),
            _ => text
                .strip_prefix("U+")
                .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                .and_then(char::from_u32),
        };
        match found {
            Some(',' | '"' | '\n' | '\r') => {
                Err("commas, quotes and line breaks part cells and rows; name another".to_owned())
            }
            Some(delimiter) => Ok(Self(delimiter)),
            None => Err("expected one character, TAB, or U+ and its number, as U+001F".to_owned()),
        }
    }
}

/// The label that all nodes have beside their kind.
pub(super) const LABEL: &str = "Entity";

/// `nodes.csv`.
pub(super) fn write_nodes(
    view: &View,
    delimiter: ArrayDelimiter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header(&["id:ID", ":LABEL"], &NODE))?;
    for (at, node) in view.nodes() {
        let labels = format!("{LABEL}{}{}", delimiter.0, node.kind);
        let own = [cell(&node.id), labels].into_iter();
        table.write_record(own.chain(cells(&of_node(view, at, node), delimiter)))?;
    }
    table.flush()
}

/// `relationships.csv`.
pub(super) fn write_relationships(
    view: &View,
    delimiter: ArrayDelimiter,
    out: &mut dyn Write,
) -> io::Result<()> {
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
        let own = own.into_iter();
        table.write_record(own.chain(cells(&of_edge(view, edge), delimiter)))?;
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

fn cells(
    values: &[Option<Value<'_>>],
    ArrayDelimiter(delimiter): ArrayDelimiter,
) -> impl Iterator<Item = String> {
    values.iter().map(move |value| match value {
        None => String::new(),
        Some(Value::Texts(texts)) => {
            let parts = texts.iter().map(|text| cell(text).replace(delimiter, ","));
            parts.collect::<Vec<String>>().join(&delimiter.to_string())
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

    #[test]
    fn delimiters_are_named_as_the_importer_names_them() {
        for (text, expected) in [(";", ';'), ("|", '|'), ("TAB", '\t'), ("U+001F", '\u{1f}')] {
            assert_eq!(text.parse(), Ok(ArrayDelimiter(expected)));
        }
        for text in ["", ",", "\"", "U+", "U+D800", "U+000A", "ab"] {
            assert!(text.parse::<ArrayDelimiter>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_list_comes_back_whole_by_a_delimiter_that_it_lacks() {
        let texts = ["Arnor; the realm".to_owned(), "Gondor".to_owned()].into();
        let values = [Some(Value::Texts(&texts))];
        let written = |text: &str| -> Vec<String> {
            let delimiter = text.parse().expect("a delimiter");
            cells(&values, delimiter).collect()
        };
        assert_eq!(written(";"), ["Arnor, the realm;Gondor"]);
        assert_eq!(written("U+001F"), ["Arnor; the realm\u{1f}Gondor"]);
    }
}
