//! Rows as a table for the eye.
//!
//! Invariant: nothing is cut; a cell is one line.

use crate::base::text::squeeze;
use crate::rdf::Names;
use oxigraph::model::Term;
use std::io::{self, Write};

/// Writes a header, a rule, and the rows, columns two spaces apart; an empty result is the header alone.
pub(super) fn write(
    header: &[&str],
    rows: &[Vec<Option<Term>>],
    names: &Names,
    out: &mut dyn Write,
) -> io::Result<()> {
    let prefixes = names.prefixes();
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|term| {
                    term.as_ref()
                        .map_or_else(String::new, |term| cell(term, &prefixes))
                })
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            let width = |text: &str| text.chars().count();
            let longest = cells
                .iter()
                .map(|row| width(&row[column]))
                .max()
                .unwrap_or_default();
            longest.max(width(header[column]))
        })
        .collect();
    let header: Vec<String> = header.iter().map(ToString::to_string).collect();
    line(&header, &widths, out)?;
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    line(&rule, &widths, out)?;
    cells.iter().try_for_each(|row| line(row, &widths, out))
}

fn line(cells: &[String], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let padded: Vec<String> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| format!("{cell:width$}"))
        .collect();
    writeln!(out, "{}", padded.join("  ").trim_end())
}

/// A term as short as can be without being another: text without quotes, IRIs with a prefix where one fits.
fn cell(term: &Term, prefixes: &[(&'static str, String)]) -> String {
    match term {
        Term::Literal(literal) => squeeze(literal.value()),
        Term::NamedNode(node) => short(node.as_str(), prefixes),
        other => other.to_string(),
    }
}

/// Article-scoped entities hold a slash, which SPARQL and Turtle take in a prefixed name if it is escaped.
fn short(iri: &str, prefixes: &[(&'static str, String)]) -> String {
    let fitting = prefixes.iter().filter_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace.as_str())?;
        let plain = local
            .chars()
            .all(|c| c.is_alphanumeric() || "_-.%/".contains(c));
        plain.then(|| {
            (
                namespace.len(),
                format!("{prefix}:{}", local.replace('/', "\\/")),
            )
        })
    });
    fitting
        .max()
        .map_or_else(|| format!("<{iri}>"), |(_, name)| name)
}
