//! `graph.dot`: a picture for Graphviz.
//!
//! In: a view; what of it is drawn is chosen in `picture`, how it looks in `style`.
//! Invariant: whatever names the articles hold, the output is DOT that `dot` accepts.

use super::lines::Line;
use super::picture::{Picture, Subject};
use super::style::{self, NodeStyle};
use crate::graph::{Node, Tone, View};
use petgraph::graph::NodeIndex;
use std::io::{self, Write};

/// A label is broken into lines of about this many characters.
const LINE_WIDTH: usize = 18;

/// What the legend says of dashed lines.
const CLAIM_SAMPLE: &str = r##"    node [label="", shape=circle, width=0.15, color="#999999"]; k6; k7;
    k6 -> k7 [label="said, planned or possible", style=dashed];
    k5 -> k6 [style=invis];
"##;

const HEAD: &str = r##"digraph newsgraph {
  graph [rankdir=TB, bgcolor=white, pad=0.3, nodesep=0.3, ranksep=0.5, splines=true,
    fontname="Helvetica,Arial,sans-serif", fontsize=14, fontcolor="#333333", labelloc=b, labeljust=l];
  node [fontname="Helvetica,Arial,sans-serif", fontsize=14, fontcolor="#111111", margin="0.12,0.06"];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=13, arrowsize=0.7];
"##;

/// Draws the actors and what ties them best.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let picture = &Picture::of(view, Subject::Glance(None));
    out.write_all(HEAD.as_bytes())?;
    writeln!(out, "  label={};", quoted(&caption(view, picture)))?;
    for &at in &picture.nodes {
        write_node(out, at, view.node(at), view.degree(at))?;
    }
    for line in &picture.lines {
        write_line(out, line)?;
    }
    write_legend(out, picture)?;
    writeln!(out, "}}")
}

/// What the picture shows, in numbers.
fn caption(view: &View, picture: &Picture) -> String {
    let count =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let entities = view.nodes().filter(|(_, node)| !node.is_literal()).count();
    let drawn: usize = picture.lines.iter().map(|line| line.edges.len()).sum();
    let found = format!(
        "{}: {} and {}",
        count(view.articles().len(), "article", "articles"),
        count(entities, "entity", "entities"),
        count(view.graph().edge_count(), "edge", "edges"),
    );
    let part = if drawn < view.graph().edge_count() {
        let best = picture.nodes.len();
        format!("; drawn are the {best} best connected and {drawn} edges")
    } else {
        String::new()
    };
    format!("{found}{part}. ×3: three articles say so, and so does the width of the line.")
}

fn write_node(out: &mut dyn Write, at: NodeIndex, node: &Node, degree: usize) -> io::Result<()> {
    let look = style::of_kind(node.kind);
    // The hubs of the affair are found at a glance.
    let size = 14 + 2 * degree.min(8);
    let tip = format!("{} ({})", node.label, node.kind);
    writeln!(
        out,
        "  n{} [label={}, {}, fontsize={size}, tooltip={}];",
        at.index(),
        quoted(&wrapped(&node.label)),
        attributes(look),
        quoted(&tip),
    )
}

fn attributes(look: NodeStyle) -> String {
    format!(
        "shape={}, style={}, fillcolor={}, color={}",
        look.shape,
        quoted(look.style),
        quoted(look.fill),
        quoted(look.line)
    )
}

fn write_line(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    let color = quoted(style::of_tone(line.tone));
    let mut more = String::new();
    if !line.fact {
        more.push_str(", style=dashed");
    }
    if line.symmetric {
        more.push_str(", dir=both");
    }
    writeln!(
        out,
        "  n{} -> n{} [label={}, color={color}, fontcolor={color}, penwidth={:.2}, weight={}{more}, tooltip={}];",
        line.from.index(),
        line.to.index(),
        quoted(&line.labels.join("\n")),
        style::width(line.support),
        line.support,
        quoted(&line.details.join("\n")),
    )
}

/// One row under the picture with a sample of every shape and every line.
fn write_legend(out: &mut dyn Write, picture: &Picture) -> io::Result<()> {
    writeln!(out, "  subgraph legend {{")?;
    writeln!(
        out,
        "    graph [rank=sink]; node [fontsize=12]; edge [fontsize=12, penwidth=1.5, weight=100];"
    )?;
    for (at, look) in style::ALL.iter().enumerate() {
        writeln!(
            out,
            "    k{at} [label={}, {}];",
            quoted(look.name),
            attributes(*look)
        )?;
    }
    for (at, tone) in [Tone::Conflict, Tone::Cooperation, Tone::Neutral]
        .into_iter()
        .enumerate()
    {
        let color = quoted(style::of_tone(tone));
        let words = quoted(style::words_of_tone(tone));
        writeln!(
            out,
            "    k{} -> k{} [label={words}, color={color}, fontcolor={color}];",
            2 * at,
            2 * at + 1
        )?;
    }
    writeln!(out, "    k1 -> k2 [style=invis]; k3 -> k4 [style=invis];")?;
    if picture.lines.iter().any(|line| !line.fact) {
        out.write_all(CLAIM_SAMPLE.as_bytes())?;
    }
    writeln!(out, "  }}")
}

/// A name broken into lines at its spaces.
fn wrapped(label: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LINE_WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// A DOT string: quotes and backslashes escaped, line ends kept, other control characters dropped.
pub(super) fn quoted(text: &str) -> String {
    let mut dot = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => dot.push_str("\\\""),
            '\\' => dot.push_str("\\\\"),
            '\n' => dot.push_str("\\n"),
            c if c.is_control() => dot.push(' '),
            c => dot.push(c),
        }
    }
    dot.push('"');
    dot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_names_are_escaped() {
        assert_eq!(
            quoted("the \"Ring\\\" of\nfire\t"),
            r#""the \"Ring\\\" of\nfire ""#
        );
    }

    #[test]
    fn long_names_are_broken_at_spaces() {
        assert_eq!(
            wrapped("Drug Enforcement Administration"),
            "Drug Enforcement\nAdministration"
        );
        assert_eq!(wrapped("Arnor"), "Arnor");
    }
}
