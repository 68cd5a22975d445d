//! Cytoscape JSON: the elements form, for Cytoscape and cytoscape.js.
//!
//! `name` and `interaction` repeat the labels for Cytoscape, which shows those. Lists stay lists.
//! Invariant: one element a line, nodes before edges.

use super::attributes::{Attribute, EDGE, NODE, Value, edge_id, of_edge, of_node};
use crate::graph::View;
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// Streams the nodes and then the edges.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"{\"format_version\":\"1.0\",\"generated_by\":\"newsgraph\",\
          \"target_cytoscapejs_version\":\"~3.30\",\"data\":{\"name\":\"newsgraph\"},\n\
          \"elements\":{\"nodes\":[",
    )?;
    for (number, (at, node)) in view.nodes().enumerate() {
        let mut data = data(&NODE, &of_node(view, at, node));
        data.insert("id".to_owned(), json!(node.id));
        data.insert("name".to_owned(), json!(node.label));
        write_element(out, number, data)?;
    }
    out.write_all(b"\n],\"edges\":[")?;
    for (number, (_, from, to, edge)) in view.edges().enumerate() {
        let (from, to) = (view.node(from), view.node(to));
        let mut data = data(&EDGE, &of_edge(view, edge));
        data.insert("id".to_owned(), json!(edge_id(from, to, edge)));
        data.insert("source".to_owned(), json!(from.id));
        data.insert("target".to_owned(), json!(to.id));
        data.insert("interaction".to_owned(), json!(edge.label));
        write_element(out, number, data)?;
    }
    out.write_all(b"\n]}}\n")
}

fn data(attributes: &[Attribute], values: &[Option<Value<'_>>]) -> Map<String, Json> {
    let known = attributes
        .iter()
        .zip(values)
        .filter_map(|((name, _), value)| {
            let value = match value.as_ref()? {
                Value::Text(text) => json!(text),
                Value::Whole(number) => json!(number),
                Value::Number(number) => json!(number),
                Value::Flag(flag) => json!(flag),
                Value::Texts(texts) => json!(texts),
            };
            Some(((*name).to_owned(), value))
        });
    known.collect()
}

fn write_element(out: &mut dyn Write, number: usize, data: Map<String, Json>) -> io::Result<()> {
    out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
    let element = Map::from_iter([("data".to_owned(), Json::Object(data))]);
    Ok(serde_json::to_writer(out, &element)?)
}
