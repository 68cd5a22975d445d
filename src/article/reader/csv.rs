//! Tables of articles: a header line, then one article a row.
//!
//! Invariant: one row in memory at a time, and none longer than any article; rows may be shorter or longer than the header.

use super::decode;
use super::fields::{self, Field};
use super::json::unreadable_date;
use super::{LONGEST, Record, Records, Source, broken};
use crate::article::dates::parse_date;
use crate::article::error::{Finding, Place, ReadError};
use crate::article::given::Given;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::{self, BufRead, Read};

/// What may stand between columns, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The records of a table.
pub(super) fn rows<'a>(mut input: Box<dyn BufRead + Send + 'a>, source: &'a Source) -> Records<'a> {
    let delimiter = match input.fill_buf() {
        Ok(start) => delimiter(start),
        Err(error) => return Box::new(std::iter::once(Err(broken(source.place(), &error)))),
    };
    let mut reader = reader(Rationed { input, taken: 0 }, delimiter);
    match header(&mut reader, source) {
        Ok(columns) => Box::new(Rows {
            reader: Some(reader),
            columns,
            source,
            number: 0,
        }),
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// A reader of a table with a header, forgiving about the number of columns.
pub(in crate::article) fn reader<R: Read>(input: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(input)
}

/// The delimiter that the first line uses most.
pub(in crate::article) fn delimiter(start: &[u8]) -> u8 {
    let line = start
        .split(|&byte| byte == b'\n')
        .next()
        .unwrap_or_default();
    let count = |delimiter: &u8| line.split(|byte| byte == delimiter).count();
    let most = DELIMITERS.iter().map(count).max().unwrap_or_default();
    DELIMITERS
        .into_iter()
        .find(|delimiter| count(delimiter) == most)
        .unwrap_or(b',')
}

/// Which column gives which field.
#[derive(Clone, Copy, Debug)]
struct Columns {
    id: Option<usize>,
    text: usize,
    title: Option<usize>,
    date: Option<usize>,
    url: Option<usize>,
    outlet: Option<usize>,
    language: Option<usize>,
}

/// A stream of which one row may take no more than an article's length: a few bytes of gzip can stand for gigabytes.
struct Rationed<R> {
    input: R,
    /// Bytes taken since the row began.
    taken: usize,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken > LONGEST {
            return Err(io::Error::other("too long a row"));
        }
        let read = self.input.read(buffer)?;
        self.taken += read;
        Ok(read)
    }
}

/// Why a row could not be read.
fn finding<R: Read>(reader: &Reader<Rationed<R>>, error: &csv::Error) -> Finding {
    if reader.get_ref().taken > LONGEST {
        Finding::TooBig { most: LONGEST }
    } else {
        Finding::Csv(error.to_string())
    }
}

struct Rows<'a, R> {
    /// Gone after the first failure of the stream itself.
    reader: Option<Reader<Rationed<R>>>,
    columns: Columns,
    source: &'a Source,
    number: u64,
}

fn header<R: Read>(
    reader: &mut Reader<Rationed<R>>,
    source: &Source,
) -> Result<Columns, ReadError> {
    let place = Place::line(&source.name, 1);
    let header = match reader.byte_headers().cloned() {
        Ok(header) => header,
        Err(error) => return Err(ReadError::new(place, finding(reader, &error))),
    };
    let names: Vec<String> = header
        .iter()
        .map(|name| decode::decode(name, None).text)
        .collect();
    if names.iter().all(|name| name.trim().is_empty()) {
        return Err(ReadError::new(source.place(), Finding::Empty));
    }
    let column = |field| fields::position(names.iter().map(String::as_str), field);
    let Some(text) = column(Field::Text) else {
        let found: Vec<String> = names
            .iter()
            .take(8)
            .map(|name| name.chars().take(30).collect())
            .collect();
        return Err(ReadError::new(place, Finding::NoText(found.join(", "))));
    };
    Ok(Columns {
        id: column(Field::Id),
        text,
        title: column(Field::Title),
        date: column(Field::Date),
        url: column(Field::Url),
        outlet: column(Field::Outlet),
        language: column(Field::Language),
    })
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.reader.as_mut()?;
        reader.get_mut().taken = 0;
        let mut row = ByteRecord::new();
        match reader.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => {
                self.number += 1;
                let line = row.position().map(csv::Position::line);
                Some(Ok(self.record(&row, line)))
            }
            Err(error) => {
                let finding = finding(reader, &error);
                self.reader = None;
                let place = Place::record(&self.source.name, self.number + 1);
                Some(Err(ReadError::new(place, finding)))
            }
        }
    }
}

impl<R: Read> Rows<'_, R> {
    fn record(&self, row: &ByteRecord, line: Option<u64>) -> Record {
        let mut notes = Vec::new();
        let mut field = |column: Option<usize>| {
            let decoded = decode::decode(row.get(column?)?, None);
            for note in decoded.notes {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            (!decoded.text.trim().is_empty()).then_some(decoded.text)
        };
        let text = field(Some(self.columns.text)).unwrap_or_default();
        let date = field(self.columns.date);
        let given = Given {
            title: field(self.columns.title),
            published: date.as_deref().and_then(parse_date),
            outlet: field(self.columns.outlet),
            url: field(self.columns.url),
        };
        let (id, language) = (field(self.columns.id), field(self.columns.language));
        if let (Some(date), None) = (&date, given.published) {
            notes.push(unreadable_date(date));
        }
        let place = Place {
            line,
            ..self.source.place()
        };
        Record {
            id,
            number: Some(self.number),
            given,
            language,
            notes,
            ..Record::new(place, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Format, records};

    /// Id, title and text of each row, or its error.
    #[track_caller]
    fn check(input: &str, expected: &[&str]) {
        let source = Source::new("t.csv", Format::Csv);
        let found: Vec<String> = records(input.as_bytes(), &source)
            .map(|record| match record {
                Ok(record) => {
                    let title = record.given.title.clone().unwrap_or_default();
                    format!("{}|{title}|{}", record.article_id(&source), record.text)
                }
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn columns_by_any_usual_name() {
        check(
            "ID,Headline,Body\nx,T,\"Gondor,\nRohan\"\n,U,Edoras\n",
            &["x|T|Gondor,\nRohan", "t-2|U|Edoras"],
        );
        check("\u{feff}text;title\nGondor;T\n", &["t-1|T|Gondor"]);
        check("content\ttitle\nGondor\n", &["t-1||Gondor"]);
    }

    #[test]
    fn tables_without_articles() {
        check("", &["t.csv: holds no text"]);
        check(
            "name,age\nx,1\n",
            &["t.csv:1: no text field; expected one named text, content or body, found name, age"],
        );
    }

    #[test]
    fn an_open_quote_swallows_the_rest_and_no_more() {
        check("text\n\"Gondor\nRohan", &["t-1||Gondor\nRohan"]);
    }

    #[test]
    fn rows_know_their_line() {
        let source = Source::new("t.csv", Format::Csv);
        let rows: Vec<Record> = records(
            "text,date\n\"a\nb\",2026-01-07\nc,soon\n".as_bytes(),
            &source,
        )
        .map(Result::unwrap)
        .collect();
        assert_eq!(rows[1].place.to_string(), "t.csv:4");
        assert_eq!(rows[0].given.published, Some(jiff::civil::date(2026, 1, 7)));
        assert_eq!(rows[1].notes.len(), 1);
    }
}
