//! `newsgraph extract`: articles in, claims or quads out, as a filter.
//!
//! Invariant: the output of an article depends on that article alone, and stands in input order.

use super::outcome::Outcome;
use super::read::{self, BaseArgs, ReadArgs};
use crate::base::text::squeeze;
use crate::claim;
use crate::entity::Matched;
use crate::rdf::{self, ClaimLine, Context, Names, Run};
use crate::reading::{Reader, Reading};
use anyhow::bail;
use clap::ValueEnum;
use oxigraph::io::{RdfFormat, WriterQuadSerializer};
use oxigraph::model::Quad;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Print the claims of articles, one JSON object a line, or their graphs
///
/// A filter: no store, order kept, a few articles a thread in memory. Exits with 1 if nothing could be read, with 2
/// if some inputs failed (the others are still done, and the failed are named).
#[derive(clap::Args)]
pub(super) struct Args {
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Claims)]
    format: Format,
    /// Write claims as RDF 1.2 reifiers (formats nquads and trig)
    #[arg(long)]
    rdf12: bool,
    #[command(flatten)]
    base: BaseArgs,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Claims as JSON lines
    Claims,
    /// The articles' graphs as N-Quads
    Nquads,
    /// The same with prefixes, for people to read
    Trig,
    /// Every predicate-argument tuple as TSV: article, sentence, subject, relation, object, further arguments
    Open,
    /// Mentions and what they refer to, one JSON object an article
    Mentions,
    /// All claims before the doubtful ones are left out, with the clues to whether they are right: for training
    #[value(hide = true)]
    Clues,
}

/// Where the output goes.
enum Sink<W: Write> {
    /// As it is.
    Plain(W),
    /// Through one serializer for all articles, so that prefixes stand once.
    TriG(Box<WriterQuadSerializer<W>>),
}

/// What an article gives.
enum Output {
    Lines(Vec<u8>),
    Quads(Vec<Quad>),
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.rdf12 && !matches!(args.format, Format::Nquads | Format::Trig) {
        bail!("--rdf12 is for --format nquads and trig");
    }
    if args.read.with.no_text && args.format == Format::Open {
        bail!("--no-text: open tuples are text; take another --format");
    }
    let ontology = args.read.with.ontology.load()?;
    let model = args.read.with.model.load()?;
    let merges = args.read.with.merges()?;
    let names = args.base.base.clone().unwrap_or_default();
    let run = Run::of(ontology.hash(), model.hash())
        .with_merges(merges.hash())
        .leaving_out_text(args.read.with.no_text);
    let context = Context {
        ontology: &ontology,
        names: &names,
        run: &run,
    };
    let reader = Reader::new(&ontology, &model).with_merges(&merges);
    let mut sink = Sink::new(args.format, &names);
    let mut matched = Matched::default();
    let tally = args.read.each(
        |article| {
            if args.format == Format::Clues {
                let (reading, clues) = reader.weigh(article);
                let output = Output::Lines(weighed(context, &reading, &clues)?);
                return Ok((output, reading.entities.matched));
            }
            let reading = reader.read(article);
            let output = args.output(context, &reading)?;
            Ok((output, reading.entities.matched))
        },
        |(output, here)| {
            matched.absorb(&here);
            Ok(sink.put(output)?)
        },
    )?;
    sink.finish()?;
    read::note_idle(&merges, &matched);
    Ok(tally.outcome())
}

impl Args {
    fn output(&self, context: Context<'_>, reading: &Reading) -> anyhow::Result<Output> {
        let mut bytes = Vec::new();
        match self.format {
            Format::Claims | Format::Clues => {
                for mut line in rdf::lines(reading, context.names) {
                    if self.read.with.no_text {
                        line = line.without_text();
                    }
                    serde_json::to_writer(&mut bytes, &line)?;
                    bytes.push(b'\n');
                }
            }
            Format::Open => write_tuples(context, reading, &mut bytes)?,
            Format::Mentions => {
                serde_json::to_writer(&mut bytes, &rdf::mention_line(reading, context.names))?;
                bytes.push(b'\n');
            }
            Format::Nquads => {
                rdf::write_quads(
                    &mut bytes,
                    &self.quads(context, reading),
                    RdfFormat::NQuads,
                    context.names,
                )?;
            }
            Format::Trig => return Ok(Output::Quads(self.quads(context, reading))),
        }
        Ok(Output::Lines(bytes))
    }

    fn quads(&self, context: Context<'_>, reading: &Reading) -> Vec<Quad> {
        let quads = rdf::quads(context, reading);
        if self.rdf12 {
            rdf::reified(quads)
        } else {
            quads
        }
    }
}

impl Sink<BufWriter<StdoutLock<'static>>> {
    fn new(format: Format, names: &Names) -> Self {
        let out = BufWriter::new(io::stdout().lock());
        match format {
            Format::Trig => Self::TriG(Box::new(
                rdf::serializer(RdfFormat::TriG, names).for_writer(out),
            )),
            _ => Self::Plain(out),
        }
    }
}

impl<W: Write> Sink<W> {
    /// Flushes lines after each article, so that a reader of the pipe sees them as soon as it is done; `TriG` goes on when
    /// the buffer is full, since its serializer keeps the writer.
    fn put(&mut self, output: Output) -> io::Result<()> {
        match (self, output) {
            (Self::Plain(out), Output::Lines(bytes)) => {
                out.write_all(&bytes)?;
                out.flush()
            }
            (Self::TriG(writer), Output::Quads(quads)) => quads
                .iter()
                .try_for_each(|quad| writer.serialize_quad(quad)),
            _ => Err(io::Error::other("output of another format than its sink")),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(mut out) => out.flush(),
            Self::TriG(writer) => writer.finish()?.flush(),
        }
    }
}

/// A claim with its clues, one JSON object a line.
fn weighed(
    context: Context<'_>,
    reading: &Reading,
    clues: &[BTreeMap<String, f32>],
) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Weighed<'a> {
        #[serde(flatten)]
        line: ClaimLine,
        clues: &'a BTreeMap<String, f32>,
    }
    let mut bytes = Vec::new();
    for (line, clues) in rdf::lines(reading, context.names).into_iter().zip(clues) {
        serde_json::to_writer(&mut bytes, &Weighed { line, clues })?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// Tabs and line ends inside a phrase become spaces, so that a tuple is one line of so many fields.
fn write_tuples(context: Context<'_>, reading: &Reading, out: &mut Vec<u8>) -> io::Result<()> {
    let Reading {
        article,
        document,
        entities,
        ..
    } = reading;
    for tuple in claim::tuples(article, document, entities, context.ontology) {
        let phrases = [&tuple.subject, &tuple.relation, &tuple.object];
        let phrases: Vec<String> = phrases
            .into_iter()
            .chain(&tuple.others)
            .map(|phrase| squeeze(phrase))
            .collect();
        writeln!(
            out,
            "{}\t{}\t{}",
            article.id,
            tuple.sentence,
            phrases.join("\t")
        )?;
    }
    Ok(())
}
