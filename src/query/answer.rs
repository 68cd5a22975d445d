//! What a query gives, and the formats it is written in.
//!
//! Invariant: rows are written as they are computed, except for the table, whose columns must be measured first.

use super::table;
use crate::rdf::{Names, serializer};
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::model::Term;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter};
use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

/// The answer to a query.
pub struct Answer {
    results: QueryResults<'static>,
    names: Names,
    bounds: Bounds,
}

/// When to break off.
struct Bounds {
    /// Rows or triples that an answer may have.
    most: usize,
    /// Asked at each row, since a query that only computes does not ask it.
    stop: Option<CancellationToken>,
}

impl Bounds {
    /// Checks that there may be a row of this number.
    fn check(&self, index: usize) -> Result<(), AnswerError> {
        if self
            .stop
            .as_ref()
            .is_some_and(CancellationToken::is_cancelled)
        {
            return Err(QueryEvaluationError::Cancelled.into());
        }
        if index < self.most {
            return Ok(());
        }
        Err(AnswerError::TooLong(self.most))
    }
}

/// What kind of query an answer is to; each has formats of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// SELECT.
    Solutions,
    /// ASK.
    Truth,
    /// CONSTRUCT and DESCRIBE.
    Graph,
}

/// An answer that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The format is for another kind of query.
    #[error("format {format} is not for {query} queries; use one of {known}")]
    Format {
        /// What was asked for.
        format: AnswerFormat,
        /// What the query is.
        query: &'static str,
        /// What would do.
        known: &'static str,
    },
    /// It has more rows or triples than were asked for.
    #[error("the answer has more than {0} rows")]
    TooLong(usize),
    /// The query broke off while its rows were computed.
    #[error("the query cannot be answered: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// Writing failed.
    #[error("the answer cannot be written")]
    Io(#[from] io::Error),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Columns for the eye, IRIs shortened by prefixes.
    Table,
    /// SPARQL results as CSV, TSV, JSON or XML.
    Results(QueryResultsFormat),
    /// Triples of CONSTRUCT and DESCRIBE.
    Rdf(RdfFormat),
}

impl AnswerFormat {
    /// The names that options take.
    pub const NAMES: &'static [&'static str] = &[
        "table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "nquads", "trig", "rdfxml",
        "jsonld",
    ];
}

impl FromStr for AnswerFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "table" => Self::Table,
            "csv" => Self::Results(QueryResultsFormat::Csv),
            "tsv" => Self::Results(QueryResultsFormat::Tsv),
            "json" => Self::Results(QueryResultsFormat::Json),
            "xml" => Self::Results(QueryResultsFormat::Xml),
            "turtle" | "ttl" => Self::Rdf(RdfFormat::Turtle),
            "ntriples" | "nt" => Self::Rdf(RdfFormat::NTriples),
            "nquads" | "nq" => Self::Rdf(RdfFormat::NQuads),
            "trig" => Self::Rdf(RdfFormat::TriG),
            "rdfxml" | "rdf" => Self::Rdf(RdfFormat::RdfXml),
            "jsonld" => Self::Rdf(RdfFormat::JsonLd {
                profile: JsonLdProfileSet::default(),
            }),
            _ => {
                return Err(format!(
                    "unknown format \"{name}\"; known are {}",
                    Self::NAMES.join(", ")
                ));
            }
        })
    }
}

impl fmt::Display for AnswerFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table => f.write_str("table"),
            Self::Results(format) => f.write_str(format.file_extension()),
            Self::Rdf(format) => f.write_str(match format {
                RdfFormat::Turtle => "turtle",
                RdfFormat::NTriples => "ntriples",
                RdfFormat::NQuads => "nquads",
                RdfFormat::RdfXml => "rdfxml",
                other => other.file_extension(),
            }),
        }
    }
}

impl Answer {
    pub(super) fn new(
        results: QueryResults<'static>,
        names: Names,
        stop: Option<CancellationToken>,
    ) -> Self {
        let most = usize::MAX;
        Self {
            results,
            names,
            bounds: Bounds { most, stop },
        }
    }

    /// The same, but writing it fails after so many rows or triples.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        self.bounds.most = most;
        self
    }

    /// What kind of query it is to.
    pub fn kind(&self) -> AnswerKind {
        match self.results {
            QueryResults::Solutions(_) => AnswerKind::Solutions,
            QueryResults::Boolean(_) => AnswerKind::Truth,
            QueryResults::Graph(_) => AnswerKind::Graph,
        }
    }

    /// The variables of a SELECT query; none of another.
    pub fn columns(&self) -> Vec<String> {
        match &self.results {
            QueryResults::Solutions(solutions) => {
                let variables = solutions.variables().iter();
                variables.map(|it| it.as_str().to_owned()).collect()
            }
            QueryResults::Boolean(_) | QueryResults::Graph(_) => Vec::new(),
        }
    }

    /// The rows of a SELECT query: for each variable its term, if it is bound.
    ///
    /// # Errors
    /// Where the query breaks off, or is no SELECT query.
    pub fn rows(self) -> Result<Vec<Vec<Option<Term>>>, AnswerError> {
        match self.results {
            QueryResults::Solutions(solutions) => rows(solutions, &self.bounds),
            QueryResults::Boolean(_) | QueryResults::Graph(_) => Err(AnswerError::Format {
                format: AnswerFormat::Table,
                query: "ASK and CONSTRUCT",
                known: "rdf",
            }),
        }
    }

    /// Writes the answer, with a line end after it; without a format as a table (SELECT), a word (ASK) or Turtle (CONSTRUCT, DESCRIBE).
    ///
    /// # Errors
    /// Where the format does not fit the query, the query breaks off, or `out` cannot be written to.
    pub fn write(
        self,
        format: Option<AnswerFormat>,
        out: &mut dyn Write,
    ) -> Result<(), AnswerError> {
        let mut out = LineEnd { out, last: b'\n' };
        self.write_as(format, &mut out)?;
        Ok(out.finish()?)
    }

    fn write_as(
        self,
        format: Option<AnswerFormat>,
        out: &mut dyn Write,
    ) -> Result<(), AnswerError> {
        match self.results {
            QueryResults::Boolean(truth) => write_truth(truth, format, out),
            QueryResults::Solutions(solutions) => write_solutions(
                solutions,
                format.unwrap_or(AnswerFormat::Table),
                &self.names,
                &self.bounds,
                out,
            ),
            QueryResults::Graph(triples) => {
                let format = match format {
                    None | Some(AnswerFormat::Table) => RdfFormat::Turtle,
                    Some(AnswerFormat::Rdf(format)) => format,
                    Some(format) => {
                        let known = "turtle, ntriples, nquads, trig, rdfxml, jsonld";
                        return Err(AnswerError::Format {
                            format,
                            query: "CONSTRUCT and DESCRIBE",
                            known,
                        });
                    }
                };
                let mut writer = serializer(format, &self.names).for_writer(&mut *out);
                for (index, triple) in triples.enumerate() {
                    self.bounds.check(index)?;
                    writer.serialize_triple(triple?.as_ref())?;
                }
                writer.finish()?;
                Ok(())
            }
        }
    }
}

/// What is written, with a line end after it where the format gives none.
struct LineEnd<'a> {
    out: &'a mut dyn Write,
    last: u8,
}

impl Write for LineEnd<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.last = bytes[..written].last().copied().unwrap_or(self.last);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl LineEnd<'_> {
    fn finish(self) -> io::Result<()> {
        if self.last == b'\n' {
            return Ok(());
        }
        self.out.write_all(b"\n")
    }
}

fn write_truth(
    truth: bool,
    format: Option<AnswerFormat>,
    out: &mut dyn Write,
) -> Result<(), AnswerError> {
    match format {
        Some(AnswerFormat::Results(format)) => {
            QueryResultsSerializer::from_format(format)
                .serialize_boolean_to_writer(&mut *out, truth)?;
            Ok(())
        }
        Some(format @ AnswerFormat::Rdf(_)) => Err(AnswerError::Format {
            format,
            query: "ASK",
            known: "table, csv, tsv, json, xml",
        }),
        _ => Ok(writeln!(out, "{truth}")?),
    }
}

fn write_solutions(
    solutions: QuerySolutionIter<'static>,
    format: AnswerFormat,
    names: &Names,
    bounds: &Bounds,
    out: &mut dyn Write,
) -> Result<(), AnswerError> {
    let variables = solutions.variables().to_vec();
    match format {
        AnswerFormat::Table => {
            let header: Vec<&str> = variables
                .iter()
                .map(oxigraph::model::Variable::as_str)
                .collect();
            Ok(table::write(
                &header,
                &rows(solutions, bounds)?,
                names,
                out,
            )?)
        }
        AnswerFormat::Results(format) => {
            let mut writer = QueryResultsSerializer::from_format(format)
                .serialize_solutions_to_writer(&mut *out, variables)?;
            for (index, solution) in solutions.enumerate() {
                bounds.check(index)?;
                writer.serialize(&solution?)?;
            }
            writer.finish()?;
            Ok(())
        }
        AnswerFormat::Rdf(_) => Err(AnswerError::Format {
            format,
            query: "SELECT",
            known: "table, csv, tsv, json, xml",
        }),
    }
}

fn rows(
    solutions: QuerySolutionIter<'static>,
    bounds: &Bounds,
) -> Result<Vec<Vec<Option<Term>>>, AnswerError> {
    let rows = solutions.enumerate().map(|(index, solution)| {
        bounds.check(index)?;
        Ok(solution?.values().to_vec())
    });
    rows.collect()
}
