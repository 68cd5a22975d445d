//! Figures as files: laid out by Graphviz where it is installed, written as SVG, turned into PNG or PDF by a tool.
//!
//! In: figures of `export`. Out: a file, or standard output. Invariant: what another program was needed for and did not
//! do is said on stderr; a file that is named is replaced whole or left as it was.

use super::talk;
use crate::export::{Network, Words};
use crate::graph::View;
use crate::store::write_whole;
use anyhow::{Context as _, bail};
use clap::ValueEnum;
use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Who lays a figure out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum LayoutBy {
    /// Graphviz for ways between two, if it is installed; else the program itself
    #[default]
    Auto,
    /// Graphviz: in rows, with all arrows one way where possible; wide
    Graphviz,
    /// The program itself: by springs, compact, the same bytes on every machine
    Own,
}

/// Programs that turn SVG into another format, with their arguments; `{}` stands for that format's name.
const CONVERTERS: [(&str, &[&str]); 2] = [
    ("rsvg-convert", &["--format", "{}", "--zoom", "2"]),
    (
        "inkscape",
        &["--pipe", "--export-type={}", "--export-filename=-"],
    ),
];

/// Options that say where things are rather than what is drawn, each with a value; captions leave them out.
const PLACES: [&str; 5] = ["--store", "--output", "-o", "--figure", "--ontology"];

/// The figure as SVG.
///
/// # Errors
/// Where Graphviz was asked for and cannot lay it out.
pub(super) fn svg(network: &Network, words: &Words, by: LayoutBy) -> anyhow::Result<Vec<u8>> {
    let mut svg = Vec::new();
    if by == LayoutBy::Graphviz || (by == LayoutBy::Auto && network.is_across()) {
        match ask_graphviz(&network.request()) {
            Ok(json) => {
                network.write_laid_out(&json, words, &mut svg)??;
                return Ok(svg);
            }
            Err(error) if by == LayoutBy::Graphviz => return Err(error),
            Err(error) => talk::note(&format!(
                "{error:#}; the program's own layout is used instead"
            )),
        }
    }
    network.write(words, &mut svg)?;
    Ok(svg)
}

/// Graphviz's layout of a graph, as JSON.
fn ask_graphviz(dot: &str) -> anyhow::Result<Vec<u8>> {
    let run = pipe(Command::new("dot").arg("-Tjson0"), dot.as_bytes());
    match run {
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!("Graphviz is not installed"),
        Err(error) => Err(error).context("cannot run Graphviz"),
        Ok(json) => {
            json.map_err(|talk| anyhow::anyhow!("Graphviz cannot lay the figure out: {talk}"))
        }
    }
}

/// Runs a program with input; gives its output, or what it said when it failed.
fn pipe(command: &mut Command, input: &[u8]) -> io::Result<Result<Vec<u8>, String>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let output = std::thread::scope(|scope| {
        let stdin = child.stdin.take();
        // A program that ends early does not read its input; its exit code tells why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })?;
    Ok(if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    })
}

/// Writes a figure to a file in the format that its name says, or to standard output as SVG.
///
/// # Errors
/// A name that says another format than SVG, PNG or PDF, or one that no program here can make.
pub(super) fn save(svg: &[u8], file: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = file.filter(|path| *path != Path::new("-")) else {
        io::stdout().lock().write_all(svg)?;
        return Ok(());
    };
    let extension = path
        .extension()
        .and_then(OsStr::to_str)
        .map(str::to_ascii_lowercase);
    let converted;
    let bytes = match extension.as_deref() {
        Some("svg") => svg,
        Some(format @ ("png" | "pdf")) => {
            converted = convert(svg, format)?;
            &converted
        }
        _ => bail!(
            "{}: a figure's name ends in .svg, .png or .pdf",
            path.display()
        ),
    };
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    write_whole(Path::new(&part), path, |out| out.write_all(bytes))
        .with_context(|| format!("cannot write {}", path.display()))
}

fn convert(svg: &[u8], format: &str) -> anyhow::Result<Vec<u8>> {
    for (program, arguments) in CONVERTERS {
        let arguments = arguments
            .iter()
            .map(|argument| argument.replace("{}", format));
        match pipe(Command::new(program).args(arguments), svg) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot run {program}")),
            Ok(bytes) => {
                return bytes
                    .map_err(|talk| anyhow::anyhow!("{program} cannot make the {format}: {talk}"));
            }
        }
    }
    bail!(
        "{} needs rsvg-convert (Debian's package librsvg2-bin) or Inkscape, and neither is installed; write .svg instead",
        format.to_ascii_uppercase()
    )
}

/// What stands under a figure: what was drawn of what, and the command that draws it.
pub(super) fn caption(view: &View, drawn: &str, query: &str) -> Vec<String> {
    let articles = view.articles();
    let dates = articles
        .values()
        .filter_map(|info| info.published.as_deref());
    let dates: Vec<&str> = dates.filter_map(|date| date.get(..10)).collect();
    let span = match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first == last => format!(", published {first}"),
        (Some(first), Some(last)) => format!(", published {first} to {last}"),
        _ => String::new(),
    };
    let noun = if articles.len() == 1 {
        "article"
    } else {
        "articles"
    };
    vec![
        format!("{drawn}. Source: {} {noun}{span}.", articles.len()),
        format!("Query: {query}"),
    ]
}

/// The command that the program was run with.
pub(super) fn query() -> String {
    command_line(std::env::args().skip(1))
}

/// What stands around a figure of boxes and lines: its title, how much of the view it shows, and the command.
pub(super) fn words(
    view: &View,
    network: &Network,
    which: &str,
    title: String,
    query: &str,
) -> Words {
    let entities = view.nodes().filter(|(_, node)| !node.is_literal()).count();
    let (nodes, edges) = network.drawn;
    let all = view.graph().edge_count();
    let drawn = format!(
        "Drawn are {nodes} of {entities} entities and {edges} of {all} statements, {which}"
    );
    Words {
        title,
        caption: caption(view, &drawn, query),
    }
}

/// The title of the affair at a glance.
pub(super) fn glance_title(network: &Network) -> String {
    let names = network.foremost(3);
    let listed = match names.as_slice() {
        [] => return "The affair at a glance".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    format!("The affair at a glance: {listed}")
}

/// The command as it was typed, without the places of files.
fn command_line(arguments: impl Iterator<Item = String>) -> String {
    let mut words = vec!["newsgraph".to_owned()];
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        if PLACES.contains(&argument.as_str()) {
            arguments.next();
        } else if !PLACES
            .iter()
            .any(|place| argument.starts_with(&format!("{place}=")))
        {
            words.push(quoted(&argument));
        }
    }
    words.join(" ")
}

/// An argument as a shell takes it.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,:/=".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: &str) {
        let arguments = arguments.iter().map(ToString::to_string);
        assert_eq!(command_line(arguments), expected);
    }

    #[test]
    fn captions_show_the_query_and_no_places() {
        check(
            &[
                "draw",
                "--store",
                "/a/b",
                "--around",
                "Elena Telcontar",
                "-o",
                "/x.svg",
            ],
            "newsgraph draw --around 'Elena Telcontar'",
        );
        check(
            &["draw", "--output=x.svg", "--top", "9"],
            "newsgraph draw --top 9",
        );
        check(
            &["draw", "--around", "O'Neil"],
            r"newsgraph draw --around 'O'\''Neil'",
        );
    }
}
