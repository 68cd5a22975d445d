//! From records to articles: ids, what is known from where, English or not.
//!
//! Invariant: an article depends on its record and on what the caller knows, on nothing else.

use super::compose::compose;
use super::english;
use super::error::{Finding, ReadError};
use super::given::Given;
use super::manifest::Manifest;
use super::reader::{Record, Source, records};
use super::types::{Article, Origin};

/// What the caller knows of the articles of a source.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The user's options; they win over everything.
    pub options: Option<&'a Given>,
    /// The folder's manifest; it wins over the text only.
    pub manifest: Option<&'a Manifest>,
}

/// Makes an article of a record.
///
/// # Errors
/// If the record holds no text, or text in another language.
pub fn article(record: &Record, source: &Source, known: Known) -> Result<Article, ReadError> {
    let fail = |finding| Err(ReadError::new(record.place.clone(), finding));
    if record.text.trim().is_empty() {
        return fail(Finding::Empty);
    }
    let id = record.article_id(source);
    let mut layers: Vec<(Origin, &Given)> = Vec::with_capacity(3);
    layers.extend(known.options.map(|given| (Origin::Option, given)));
    layers.push((Origin::Metadata, &record.given));
    let row = known
        .manifest
        .and_then(|manifest| manifest.of(&id, source.file_name()));
    layers.extend(row.map(|given| (Origin::Manifest, given)));
    let article = compose(&id, record.page(), &layers, record.notes.clone());
    match english::other_language(&article, record.language.as_deref()) {
        Some(language) => fail(Finding::NotEnglish(language)),
        None => Ok(article),
    }
}

/// Reads all articles of an input that lies in memory.
///
/// ```
/// use newsgraph::article::{Format, Known, Source, read};
/// let source = Source::new("a.jsonl", Format::JsonLines);
/// let articles = read(b"{\"id\": \"x\", \"text\": \"Gondor called Rohan.\"}\n", &source, Known::default());
/// assert_eq!(articles[0].as_ref().unwrap().id, "x");
/// ```
pub fn read(bytes: &[u8], source: &Source, known: Known) -> Vec<Result<Article, ReadError>> {
    records(bytes, source)
        .map(|record| article(&record?, source, known))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    /// What `read` makes of an input: ids, or messages.
    #[track_caller]
    fn check(name: &str, input: &[u8], expected: &[&str]) {
        let source = Source::new(name, Format::of_name(name).unwrap());
        let found: Vec<String> = read(input, &source, Known::default())
            .into_iter()
            .map(|article| article.map_or_else(|error| error.to_string(), |article| article.id))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ids() {
        check("n/a.txt", b"Gondor called.", &["a"]);
        check("a.csv", b"text\nGondor called.\n", &["a-1"]);
    }

    #[test]
    fn unreadable_inputs_have_a_message() {
        check("a.txt", b"", &["a.txt: holds no text"]);
        check(
            "a.txt",
            b"%PDF-1.7 ...",
            &["a.txt: looks like a PDF, not text; convert it to .txt or .html first"],
        );
        check(
            "a.jsonl",
            b"{\"text\": \"\"}",
            &["a.jsonl:1: holds no text"],
        );
        check(
            "a.txt.gz",
            b"\x1f\x8b\x08\x00",
            &["a.txt.gz: cannot be read: unexpected end of file"],
        );
        check(
            "a.jsonl",
            b"{\"text\": \"Der Herold\", \"language\": \"de\"}",
            &["a.jsonl:1: not English but de; skipped"],
        );
    }

    #[test]
    fn gzip_is_told_by_its_bytes() {
        use std::io::Write as _;
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all("Gondor called.".as_bytes()).unwrap();
        check("a.txt.gz", &gz.finish().unwrap(), &["a"]);
    }

    #[test]
    fn offsets_are_those_of_the_json_text() {
        let source = Source::new("a.json", Format::Json);
        let input = br#"{"title": "Gondor calls", "text": "Gondor called Rohan."}"#;
        let article = read(input, &source, Known::default()).remove(0).unwrap();
        assert_eq!(&*article.text, "Gondor called Rohan.");
        assert_eq!(article.title.unwrap().span, None);
    }
}
