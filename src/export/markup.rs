//! XML that holds any text: what readers would change or refuse is written so that it comes back as it was.
//!
//! In: elements, in document order. Out: bytes, by quick-xml.
//! Invariant: the output is well-formed whatever the texts hold; characters that XML cannot hold become U+FFFD.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes elements, indented.
pub(super) struct Xml<'a> {
    writer: Writer<&'a mut dyn Write>,
}

/// Names and values of an element's XML attributes.
pub(super) type Pairs<'a> = [(&'a str, &'a str)];

impl<'a> Xml<'a> {
    /// Begins a document.
    pub(super) fn new(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, pairs: &Pairs<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Start(element(name, pairs)))
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, pairs: &Pairs<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(element(name, pairs)))
    }

    /// Writes an element that holds nothing but text.
    pub(super) fn text(&mut self, name: &str, pairs: &Pairs<'_>, text: &str) -> io::Result<()> {
        self.open(name, pairs)?;
        let text = BytesText::from_escaped(escaped(text));
        self.writer.write_event(Event::Text(text))?;
        self.close(name)
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Ends the document.
    pub(super) fn finish(self) -> io::Result<()> {
        let out = self.writer.into_inner();
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn element<'a>(name: &'a str, pairs: &Pairs<'_>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in pairs {
        // As bytes, since text would be escaped by rules that lose line breaks.
        element.push_attribute((key.as_bytes(), escaped(value).as_bytes()));
    }
    element
}

/// The text as it may stand in an element or between double quotes; a parser gives back the same text.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| escape(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match escape(c) {
            Some(reference) => safe.push_str(reference),
            None => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// What stands for a character that cannot stand for itself. Line breaks and tabs would reach the reader as spaces.
fn escape(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn markup_in_texts_is_text() {
        check("a<b & \"c\"]]>", "a&lt;b &amp; &quot;c&quot;]]&gt;");
        check("Arnor’s ñ", "Arnor’s ñ");
    }

    #[test]
    fn line_breaks_survive_and_nulls_do_not() {
        check("a\r\n\tb", "a&#13;&#10;&#9;b");
        check("a\u{0}b", "a\u{fffd}b");
    }
}
