//! JSON: an object, an array, an object that holds an array, or one object a line.
//!
//! Invariant: fields that no article has are passed over; nesting deeper than the parser's limit is an error, not a crash.

use super::decode::{self, Decoded};
use super::fields::{self, Field};
use super::{LONGEST, LONGEST_LIST, Record, Records, Source, broken};
use crate::article::dates::parse_date;
use crate::article::error::{Finding, Place, ReadError};
use crate::article::given::Given;
use serde_json::{Map, Value};
use std::io::{BufRead, Read as _};

/// Where services put their list of articles.
const LISTS: [&str; 8] = [
    "articles",
    "items",
    "data",
    "results",
    "docs",
    "documents",
    "records",
    "news",
];

/// The records of a JSON file.
pub(super) fn document(bytes: &[u8], source: &Source) -> Vec<Result<Record, ReadError>> {
    let place = source.place();
    let decoded = decode::decode(bytes, None);
    if decoded.text.trim().is_empty() {
        return vec![Err(ReadError::new(place, Finding::Empty))];
    }
    let value = match serde_json::from_str(&decoded.text) {
        Ok(value) => value,
        Err(error) => {
            return vec![Err(syntax(
                Place::line(&source.name, error.line() as u64),
                &error,
            ))];
        }
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut object) => match list_in(&mut object) {
            Some(list) => list,
            None => return vec![record(place, &object, None, decoded.notes)],
        },
        other => {
            return vec![Err(ReadError::new(
                place,
                Finding::NoText(kind(&other).to_owned()),
            ))];
        }
    };
    let numbered = list.iter().zip(1u64..).map(|(item, number)| {
        let place = Place::record(&source.name, number);
        match item {
            Value::Object(object) => record(place, object, Some(number), decoded.notes.clone()),
            other => Err(ReadError::new(
                place,
                Finding::NoText(kind(other).to_owned()),
            )),
        }
    });
    numbered.collect()
}

/// The records of a JSON lines stream, each read when it is asked for.
pub(super) fn lines<'a>(input: Box<dyn BufRead + Send + 'a>, source: &'a Source) -> Records<'a> {
    Box::new(Lines {
        input: Some(input),
        source,
        line: 0,
        number: 0,
        buffer: Vec::new(),
    })
}

struct Lines<'a> {
    /// Gone after the first failure of the stream itself.
    input: Option<Box<dyn BufRead + Send + 'a>>,
    source: &'a Source,
    line: u64,
    number: u64,
    buffer: Vec<u8>,
}

impl Iterator for Lines<'_> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.buffer.clear();
            self.line += 1;
            let place = Place::line(&self.source.name, self.line);
            let mut read = self.read_line()?;
            if self.line == 1 && has_wide_mark(&self.buffer) {
                // UTF-16 has no lines of bytes; the whole stream is decoded at once.
                read = self.decode_rest();
            }
            match read {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    self.input = None;
                    return Some(Err(broken(place, &error)));
                }
            }
            if self.buffer.len() > LONGEST {
                self.number += 1;
                let finding = Finding::TooBig { most: LONGEST };
                return Some(Err(ReadError::new(place, finding)));
            }
            if !self.buffer.trim_ascii().is_empty() {
                self.number += 1;
                return Some(self.record(place));
            }
        }
    }
}

impl Lines<'_> {
    /// Reads a line; of one that is too long the rest is passed over, not kept.
    fn read_line(&mut self) -> Option<std::io::Result<usize>> {
        let input = self.input.as_mut()?;
        let mut start = input.by_ref().take(LONGEST as u64 + 1);
        let read = start.read_until(b'\n', &mut self.buffer);
        let cut = self.buffer.len() > LONGEST && !self.buffer.ends_with(b"\n");
        if cut && let Err(error) = input.skip_until(b'\n') {
            return Some(Err(error));
        }
        Some(read)
    }

    fn record(&mut self, place: Place) -> Result<Record, ReadError> {
        let Decoded { text, notes } = decode::decode(&self.buffer, None);
        if self.number == 1 && matches!(text.trim(), "{" | "[") {
            self.input = None;
            return Err(ReadError::new(place, Finding::NotLines));
        }
        match serde_json::from_str(&text) {
            Ok(Value::Object(object)) => record(place, &object, Some(self.number), notes),
            Ok(other) => Err(ReadError::new(
                place,
                Finding::NoText(kind(&other).to_owned()),
            )),
            Err(error) => Err(syntax(place, &error)),
        }
    }

    fn decode_rest(&mut self) -> std::io::Result<usize> {
        let mut bytes = std::mem::take(&mut self.buffer);
        if let Some(input) = self.input.as_mut() {
            let mut rest = input.take(LONGEST_LIST as u64 + 1);
            if rest.read_to_end(&mut bytes)? > LONGEST_LIST {
                return Err(std::io::Error::other("too long for UTF-16; make it UTF-8"));
            }
        }
        let text = decode::decode(&bytes, None).text.into_bytes();
        self.input = Some(Box::new(std::io::Cursor::new(text)));
        match self.input.as_mut() {
            Some(input) => input.read_until(b'\n', &mut self.buffer),
            None => Ok(0),
        }
    }
}

/// Whether a stream starts with the byte order mark of UTF-16.
fn has_wide_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

fn syntax(place: Place, error: &serde_json::Error) -> ReadError {
    ReadError::new(place, Finding::Json(error.to_string()))
}

/// The list of articles inside an object that is none itself.
fn list_in(object: &mut Map<String, Value>) -> Option<Vec<Value>> {
    if string(object, Field::Text).is_some() {
        return None;
    }
    let name = LISTS
        .into_iter()
        .find(|name| object.get(*name).is_some_and(Value::is_array))?;
    match object.remove(name) {
        Some(Value::Array(list)) => Some(list),
        _ => None,
    }
}

fn record(
    place: Place,
    object: &Map<String, Value>,
    number: Option<u64>,
    mut notes: Vec<String>,
) -> Result<Record, ReadError> {
    let Some(text) = string(object, Field::Text) else {
        let found: Vec<&str> = object.keys().take(8).map(String::as_str).collect();
        return Err(ReadError::new(place, Finding::NoText(found.join(", "))));
    };
    let date = string(object, Field::Date);
    let published = date.as_deref().and_then(parse_date);
    if let (Some(date), None) = (&date, published) {
        notes.push(unreadable_date(date));
    }
    // A NUL may come in as an escape; like one in a file it becomes a space.
    let text = if text.contains('\0') {
        text.replace('\0', " ")
    } else {
        text
    };
    Ok(Record {
        id: string(object, Field::Id),
        number,
        given: Given {
            title: string(object, Field::Title),
            published,
            outlet: string(object, Field::Outlet),
            url: string(object, Field::Url),
        },
        language: string(object, Field::Language),
        notes,
        ..Record::new(place, text)
    })
}

pub(super) fn unreadable_date(date: &str) -> String {
    let date: String = date.chars().take(40).collect();
    format!("date {date:?} is not understood; write it as 2026-01-31")
}

/// A field as a string, by the best of its names that holds one. Blank is nothing, but for the text itself.
fn string(object: &Map<String, Value>, field: Field) -> Option<String> {
    let named = |synonym: &str| {
        let mut fields = object
            .iter()
            .filter(|(name, _)| fields::normal(name) == synonym);
        fields.find_map(|(_, value)| written(value))
    };
    let found = fields::synonyms(field)
        .iter()
        .find_map(|synonym| named(synonym));
    found.filter(|written| field == Field::Text || !written.trim().is_empty())
}

/// A value in words: numbers count, and of an object its name (`"publisher": {"name": ...}`).
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(written) => Some(written.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => Some(inner.get("name")?.as_str()?.to_owned()),
        _ => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Format, records};

    /// Ids, texts and errors of an input, one a line.
    #[track_caller]
    fn check(name: &str, input: &str, expected: &[&str]) {
        let source = Source::new(name, Format::of_name(name).unwrap());
        let found: Vec<String> = records(input.as_bytes(), &source)
            .map(|record| match record {
                Ok(record) => format!("{}={}", record.article_id(&source), record.text),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn objects_and_arrays() {
        check("a.json", r#"{"id": 7, "text": "Gondor"}"#, &["7=Gondor"]);
        check(
            "a.json",
            r#"{"Content": "Gondor", "id": null}"#,
            &["a=Gondor"],
        );
        check(
            "a.json",
            r#"[{"text": "Gondor"}, {"id": "x", "text": "Rohan"}]"#,
            &["a-1=Gondor", "x=Rohan"],
        );
        check(
            "a.json",
            r#"{"status": "ok", "articles": [{"body": "Gondor"}]}"#,
            &["a-1=Gondor"],
        );
    }

    #[test]
    fn lines_go_on_after_a_bad_one() {
        check(
            "b.jsonl",
            "{\"text\": \"Gondor\"}\n\n{\"text\":\n{\"name\": 1}\n{\"text\": \"Rohan\"}",
            &[
                "b-1=Gondor",
                "b.jsonl:3: not valid JSON: EOF while parsing a value at line 2 column 0",
                "b.jsonl:4: no text field; expected one named text, content or body, found name",
                "b-4=Rohan",
            ],
        );
    }

    #[test]
    fn what_is_no_article() {
        check("a.json", "", &["a.json: holds no text"]);
        check(
            "a.json",
            "[1]",
            &[
                "a.json: record 1: no text field; expected one named text, content or body, found a number",
            ],
        );
        check(
            "c.jsonl",
            "{\n\"text\": \"x\"\n}",
            &[
                "c.jsonl:1: one JSON value over many lines, where each line should be a value; name the file .json",
            ],
        );
        check(
            "a.json",
            &"[".repeat(100_000),
            &["a.json:1: not valid JSON: recursion limit exceeded at line 1 column 128"],
        );
    }

    #[test]
    fn metadata() {
        let source = Source::new("a.json", Format::Json);
        let input = r#"{"text": "x", "headline": "T", "published_at": "2026-01-07T10:00Z", "source": {"name": "Herald"}, "link": "u", "lang": "en"}"#;
        let record = document(input.as_bytes(), &source).remove(0).unwrap();
        assert_eq!(record.given.title.as_deref(), Some("T"));
        assert_eq!(record.given.published, Some(jiff::civil::date(2026, 1, 7)));
        assert_eq!(record.given.outlet.as_deref(), Some("Herald"));
        assert_eq!(record.given.url.as_deref(), Some("u"));
        assert_eq!(record.language.as_deref(), Some("en"));
    }

    #[test]
    fn unclear_dates_are_noted() {
        let source = Source::new("a.json", Format::Json);
        let record = document(br#"{"text": "x", "date": "01/07/26"}"#, &source)
            .remove(0)
            .unwrap();
        assert_eq!(
            record.notes,
            ["date \"01/07/26\" is not understood; write it as 2026-01-31"]
        );
    }

    #[test]
    fn wide_lines_are_decoded() {
        let wide: Vec<u8> = "\u{feff}{\"text\": \"Gondor\"}\n{\"text\": \"Rohan\"}\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let source = Source::new("a.jsonl", Format::JsonLines);
        let texts: Vec<String> = records(wide.as_slice(), &source)
            .map(|record| record.unwrap().text)
            .collect();
        assert_eq!(texts, ["Gondor", "Rohan"]);
    }
}
