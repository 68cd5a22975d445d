//! From a stream of bytes to records: one text each with what its container says of it.
//!
//! In: any `BufRead` and a [`Source`]. Out: [`Record`]s, one at a time. Invariant: tables and JSON lines are read with
//! one record in memory; a bad record never stops the ones after it.

mod csv;
pub(super) mod decode;
pub(super) mod fields;
mod html;
mod json;
mod markdown;
mod page_meta;
mod strip;

use super::error::{Finding, Place, ReadError};
use super::format::{self, Format};
use super::given::Given;
use super::lines;
use super::page::Page;
use flate2::bufread::MultiGzDecoder;
use std::io::{BufRead, BufReader, Read};

pub(super) use self::csv::{delimiter, reader as table};

/// Bytes of one article as it is packed; markup may be many times its text.
const LONGEST: usize = 32_000_000;
/// Bytes of a JSON file that holds many.
const LONGEST_LIST: usize = 512_000_000;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File as the user named it, or `stdin`; what messages show.
    pub name: String,
    /// What it holds.
    pub format: Format,
}

/// One text with what its container says of it; [`super::Article`]s are made of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands, for messages.
    pub place: Place,
    /// The id that the container gives it.
    pub id: Option<String>,
    /// Its number in the container, from 1; `None` where the container is the article.
    pub number: Option<u64>,
    /// The decoded text; of a web page, what is left of it.
    pub text: String,
    /// Metadata.
    pub given: Given,
    /// Language as the container names it.
    pub language: Option<String>,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The lines of a marked-up text, already judged by their markup.
    pub(super) markup: Option<Vec<markdown::Line>>,
}

/// Records or errors, in the order of the input.
pub type Records<'a> = Box<dyn Iterator<Item = Result<Record, ReadError>> + Send + 'a>;

impl Source {
    /// A file; the format must be known by its name or otherwise.
    pub fn new(name: &str, format: Format) -> Self {
        Self {
            name: name.to_owned(),
            format,
        }
    }

    /// Standard input.
    pub fn stdin(format: Format) -> Self {
        Self::new("stdin", format)
    }

    /// The file's name without folders.
    pub(super) fn file_name(&self) -> &str {
        format::file_name(&self.name)
    }

    /// The id of an article that the source itself is, and the start of its records' ids.
    pub(super) fn stem(&self) -> &str {
        format::stem(&self.name)
    }

    fn place(&self) -> Place {
        Place::file(&self.name)
    }
}

impl Record {
    /// A record of bare text.
    fn new(place: Place, text: String) -> Self {
        Self {
            place,
            id: None,
            number: None,
            text,
            given: Given::default(),
            language: None,
            notes: Vec::new(),
            markup: None,
        }
    }

    /// The article's id: the container's own, else the source's name, numbered where the source holds many.
    pub fn article_id(&self, source: &Source) -> String {
        match (&self.id, self.number) {
            (Some(id), _) => id.clone(),
            (None, Some(number)) => format!("{}-{number}", source.stem()),
            (None, None) => source.stem().to_owned(),
        }
    }

    /// The text as blocks to be judged.
    pub(super) fn page(&self) -> Page<'_> {
        match &self.markup {
            Some(lines) => markdown::page(&self.text, lines),
            None => lines::split(&self.text),
        }
    }
}

/// Reads the records of `input`, gunzipping it first if it is gzip.
pub fn records<'a>(input: impl BufRead + Send + 'a, source: &'a Source) -> Records<'a> {
    let input = match gunzipped(input) {
        Ok(input) => input,
        Err(error) => return failed(source, &error),
    };
    match source.format {
        Format::JsonLines => json::lines(input, source),
        Format::Csv => csv::rows(input, source),
        Format::Text | Format::Markdown | Format::Html | Format::Json => whole(input, source),
    }
}

/// The stream itself, or what is inside if it starts as gzip does.
fn gunzipped<'a>(
    mut input: impl BufRead + Send + 'a,
) -> std::io::Result<Box<dyn BufRead + Send + 'a>> {
    Ok(if input.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        Box::new(BufReader::new(MultiGzDecoder::new(input)))
    } else {
        Box::new(input)
    })
}

/// Formats that are read as a whole. A few bytes of gzip can stand for gigabytes, so that no more than an article's
/// length of them is taken in.
fn whole<'a>(input: Box<dyn BufRead + Send + 'a>, source: &'a Source) -> Records<'a> {
    let most = match source.format {
        Format::Json => LONGEST_LIST,
        _ => LONGEST,
    };
    let mut bytes = Vec::new();
    if let Err(error) = input.take(most as u64 + 1).read_to_end(&mut bytes) {
        return failed(source, &error);
    }
    if bytes.len() > most {
        let error = ReadError::new(source.place(), Finding::TooBig { most });
        return Box::new(std::iter::once(Err(error)));
    }
    let records = match source.format {
        Format::Json => json::document(&bytes, source),
        format => vec![document(&bytes, source, format)],
    };
    Box::new(records.into_iter())
}

/// One article a file.
fn document(bytes: &[u8], source: &Source, format: Format) -> Result<Record, ReadError> {
    let place = source.place();
    if let Some(kind) = decode::binary_kind(bytes) {
        return Err(ReadError::new(place, Finding::Binary(kind)));
    }
    // People save web pages under any name.
    let is_page = format == Format::Text && Format::of_start(bytes) == Format::Html;
    let format = if is_page { Format::Html } else { format };
    let declared = if format == Format::Html {
        page_meta::charset(bytes)
    } else {
        None
    };
    let decoded = decode::decode(bytes, declared);
    if decode::is_noise(&decoded.text) {
        return Err(ReadError::new(place, Finding::Binary("binary data")));
    }
    let mut record = match format {
        Format::Html => html::record(place, &decoded.text),
        Format::Markdown => markdown::record(place, &decoded.text),
        _ => Record::new(place, decoded.text),
    };
    if is_page {
        record.notes.insert(
            0,
            "begins as a web page does, and is read as one".to_owned(),
        );
    }
    record.notes.splice(0..0, decoded.notes);
    Ok(record)
}

fn failed<'a>(source: &Source, error: &std::io::Error) -> Records<'a> {
    Box::new(std::iter::once(Err(broken(source.place(), error))))
}

fn broken(place: Place, error: &std::io::Error) -> ReadError {
    ReadError::new(place, Finding::Broken(error.to_string()))
}
