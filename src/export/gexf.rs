//! GEXF 1.3: the graph with its dates as intervals, for Gephi, networkx and graphology.
//!
//! An edge is there on each day, month or year that one of its claims is dated to; an edge without a date is always
//! there. Parallel edges differ in `kind`, without which Gephi would take them for one.
//! Invariant: the spells of an edge are in order and do not overlap, as Gephi demands.

use super::attributes::{Attribute, EDGE, NODE, Type, Value, edge_id, in_words, of_edge, of_node};
use super::markup::Xml;
use crate::graph::View;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// These stand in XML attributes of their own.
const OWN: [&str; 2] = ["label", "weight"];

/// Streams the nodes and then the edges.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    let version = [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")];
    xml.open("gexf", &version)?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], "newsgraph")?;
    xml.text("description", &[], "who did what to whom, by articles")?;
    xml.close("meta")?;
    xml.open(
        "graph",
        &[
            ("defaultedgetype", "directed"),
            ("idtype", "string"),
            ("mode", "dynamic"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
        ],
    )?;
    declare(&mut xml, "node", &NODE)?;
    declare(&mut xml, "edge", &EDGE)?;
    write_nodes(&mut xml, view)?;
    write_edges(&mut xml, view)?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn declare(xml: &mut Xml<'_>, class: &str, attributes: &[Attribute]) -> io::Result<()> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for (name, kind) in attributes.iter().filter(|(name, _)| !is_own(class, name)) {
        let kind = match kind {
            Type::Text | Type::Texts => "string",
            Type::Whole => "long",
            Type::Number => "double",
            Type::Flag => "boolean",
        };
        xml.empty(
            "attribute",
            &[("id", name), ("title", name), ("type", kind)],
        )?;
    }
    xml.close("attributes")
}

/// Nodes have a label of their own and edges a weight as well.
fn is_own(class: &str, name: &str) -> bool {
    let own = if class == "node" { &OWN[..1] } else { &OWN[..] };
    own.contains(&name)
}

fn write_nodes(xml: &mut Xml<'_>, view: &View) -> io::Result<()> {
    let count = view.graph().node_count().to_string();
    xml.open("nodes", &[("count", &count)])?;
    for (at, node) in view.nodes() {
        xml.open("node", &[("id", &node.id), ("label", &node.label)])?;
        write_values(xml, "node", &NODE, &of_node(view, at, node))?;
        xml.close("node")?;
    }
    xml.close("nodes")
}

fn write_edges(xml: &mut Xml<'_>, view: &View) -> io::Result<()> {
    let count = view.graph().edge_count().to_string();
    xml.open("edges", &[("count", &count)])?;
    for (_, from, to, edge) in view.edges() {
        let (from, to) = (view.node(from), view.node(to));
        let pairs = [
            ("id", &*edge_id(from, to, edge)),
            ("source", &from.id),
            ("target", &to.id),
            ("label", &edge.label),
            ("kind", &in_words(edge)),
            ("weight", &edge.support().to_string()),
        ];
        xml.open("edge", &pairs)?;
        write_values(xml, "edge", &EDGE, &of_edge(view, edge))?;
        write_spells(xml, &edge.dates)?;
        xml.close("edge")?;
    }
    xml.close("edges")
}

fn write_values(
    xml: &mut Xml<'_>,
    class: &str,
    attributes: &[Attribute],
    values: &[Option<Value<'_>>],
) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for ((name, _), value) in attributes.iter().zip(values) {
        if let Some(value) = value
            && !is_own(class, name)
        {
            xml.empty("attvalue", &[("for", name), ("value", &value.plain())])?;
        }
    }
    xml.close("attvalues")
}

fn write_spells(xml: &mut Xml<'_>, dates: &BTreeSet<String>) -> io::Result<()> {
    let spells = spells(dates);
    if spells.is_empty() {
        return Ok(());
    }
    xml.open("spells", &[])?;
    for (start, end) in spells {
        let (start, end) = (start.to_string(), end.to_string());
        xml.empty("spell", &[("start", &start), ("end", &end)])?;
    }
    xml.close("spells")
}

/// First and last days of the dates, in order, those that overlap as one.
fn spells(dates: &BTreeSet<String>) -> Vec<(Date, Date)> {
    let mut spells: Vec<(Date, Date)> = dates.iter().filter_map(|date| days(date)).collect();
    spells.sort_unstable();
    let mut apart: Vec<(Date, Date)> = Vec::new();
    for (start, end) in spells {
        match apart.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => apart.push((start, end)),
        }
    }
    apart
}

/// The first and the last day of `2026-01-07`, `2026-01` or `2026`.
fn days(date: &str) -> Option<(Date, Date)> {
    let first: Date = match date.len() {
        4 => format!("{date}-01-01").parse().ok()?,
        7 => format!("{date}-01").parse().ok()?,
        _ => return date.parse().ok().map(|day| (day, day)),
    };
    let next = match date.len() {
        4 => 1.year(),
        _ => 1.month(),
    };
    let last = first.checked_add(next).ok()?.yesterday().ok()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dates: &[&str], expected: &str) {
        let dates = dates.iter().map(|&date| date.to_owned()).collect();
        let found: Vec<String> = spells(&dates)
            .iter()
            .map(|(start, end)| format!("{start}/{end}"))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn dates_are_as_long_as_they_are_vague() {
        check(&["2026-01-07"], "2026-01-07/2026-01-07");
        check(&["2024-02"], "2024-02-01/2024-02-29");
        check(&["2025"], "2025-01-01/2025-12-31");
        check(&["soon"], "");
    }

    #[test]
    fn overlapping_dates_are_one_spell() {
        check(
            &["2025", "2025-10", "2026-01-07", "2026-01-08"],
            "2025-01-01/2025-12-31 2026-01-07/2026-01-07 2026-01-08/2026-01-08",
        );
        check(&["2025-10-31", "2025-10"], "2025-10-01/2025-10-31");
    }
}
