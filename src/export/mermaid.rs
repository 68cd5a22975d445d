//! Mermaid flowcharts, which GitHub, GitLab, Obsidian and many wikis draw from the text.
//!
//! In: a view, or what `picture` chooses of it. Mermaid refuses more than 500 edges unless it is told otherwise.
//! Invariant: whatever names the articles hold, they stay inside the quotes of their labels.

use super::attributes::in_words;
use super::lines::Line;
use super::picture::{Picture, Subject};
use super::style;
use crate::graph::{Node, Tone, View};
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Draws the actors and what ties them best.
pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let picture = Picture::of(view, Subject::Glance(None));
    let nodes: Vec<NodeIndex> = picture.nodes.iter().copied().collect();
    let lines: Vec<Arrow> = picture.lines.iter().map(Arrow::of_line).collect();
    write_chart(view, &nodes, &lines, out)
}

/// Draws every node and every edge.
pub(super) fn write_all(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let nodes: Vec<NodeIndex> = view.graph().node_indices().collect();
    let arrows = view.edges().map(|(_, from, to, edge)| Arrow {
        from,
        to,
        tone: edge.tone,
        fact: edge.is_fact(),
        symmetric: edge.symmetric,
        label: in_words(edge),
    });
    let arrows: Vec<Arrow> = arrows.collect();
    write_chart(view, &nodes, &arrows, out)
}

/// One arrow of the chart.
struct Arrow {
    from: NodeIndex,
    to: NodeIndex,
    tone: Tone,
    fact: bool,
    symmetric: bool,
    label: String,
}

impl Arrow {
    fn of_line(line: &Line) -> Self {
        Self {
            from: line.from,
            to: line.to,
            tone: line.tone,
            fact: line.fact,
            symmetric: line.symmetric,
            label: line.labels.join("\n"),
        }
    }

    /// The arrow as Mermaid draws it: dotted for mere claims, with two heads where it holds both ways.
    fn shape(&self) -> &'static str {
        match (self.fact, self.symmetric) {
            (true, false) => "-->",
            (true, true) => "<-->",
            (false, false) => "-.->",
            (false, true) => "<-.->",
        }
    }
}

fn write_chart(
    view: &View,
    nodes: &[NodeIndex],
    arrows: &[Arrow],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "flowchart TB")?;
    let mut looks: BTreeMap<&str, Vec<NodeIndex>> = BTreeMap::new();
    for &at in nodes {
        let node = view.node(at);
        writeln!(out, "  n{}{}", at.index(), shaped(node))?;
        looks.entry(look_name(node)).or_default().push(at);
    }
    let mut tones: BTreeMap<Tone, Vec<usize>> = BTreeMap::new();
    for (number, arrow) in arrows.iter().enumerate() {
        writeln!(
            out,
            "  n{} {}|{}| n{}",
            arrow.from.index(),
            arrow.shape(),
            quoted(&arrow.label),
            arrow.to.index()
        )?;
        tones.entry(arrow.tone).or_default().push(number);
    }
    for look in style::ALL {
        if let Some(members) = looks.get(look.name) {
            writeln!(
                out,
                "  classDef {} fill:{},stroke:{},color:#111111",
                look.name, look.fill, look.line
            )?;
            let members: Vec<String> = members
                .iter()
                .map(|at| format!("n{}", at.index()))
                .collect();
            writeln!(out, "  class {} {}", members.join(","), look.name)?;
        }
    }
    for (tone, numbers) in &tones {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let color = style::of_tone(*tone);
        writeln!(
            out,
            "  linkStyle {} stroke:{color},color:{color}",
            numbers.join(",")
        )?;
    }
    Ok(())
}

fn look_name(node: &Node) -> &'static str {
    style::of_kind(node.kind).name
}

/// The label in the brackets that give the shape.
fn shaped(node: &Node) -> String {
    let label = quoted(&node.label);
    match look_name(node) {
        "person" => format!("([{label}])"),
        "organization" => format!("{{{{{label}}}}}"),
        "group" => format!("({label})"),
        "place" => format!("[/{label}\\]"),
        "country" => format!("[[{label}]]"),
        _ => format!("[{label}]"),
    }
}

/// A quoted label: what Mermaid or HTML would read as markup stands as a numbered character.
fn quoted(text: &str) -> String {
    let mut label = String::from("\"");
    for c in text.chars() {
        match c {
            '\n' => label.push_str("<br/>"),
            c if c.is_control() => label.push(' '),
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | '$' | '~' | ';' => {
                let _ = write!(label, "#{};", u32::from(c));
            }
            c => label.push(c),
        }
    }
    label.push('"');
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(quoted(text), expected);
    }

    #[test]
    fn markup_in_names_is_text() {
        check("the \"Ring\"", "\"the #34;Ring#34;\"");
        check("</script>", "\"#60;/script#62;\"");
        check("one\ntwo", "\"one<br/>two\"");
    }
}
