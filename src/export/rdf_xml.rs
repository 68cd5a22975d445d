//! What XML 1.0 cannot hold as it is.
//!
//! In: quads and bytes on their way to RDF/XML. Out: the same, writable.
//! Invariant: a document that is written is well-formed, and a reader finds the same texts but for characters that XML
//! has no way to write; those are U+FFFD.

use oxigraph::model::{Literal, Quad, Term};
use std::io::{self, Write};

/// The quad with texts that XML can hold.
///
/// # Errors
/// A predicate whose IRI does not end in a name, as RDF/XML must have it.
pub(super) fn writable(mut quad: Quad) -> io::Result<Quad> {
    let predicate = quad.predicate.as_str();
    let end = predicate
        .rsplit(|c: char| {
            !c.is_alphabetic() && !c.is_ascii_digit() && !matches!(c, '_' | '-' | '.')
        })
        .next()
        .unwrap_or_default();
    if !end.contains(|c: char| c.is_alphabetic() || c == '_') {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!(
                "RDF/XML cannot hold the relation <{predicate}>, whose IRI does not end in a name; take another format"
            ),
        ));
    }
    if let Term::Literal(literal) = &quad.object
        && literal.value().contains(is_foreign)
    {
        let value = literal.value().replace(is_foreign, "\u{fffd}");
        quad.object = match literal.language() {
            Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
            None => Literal::new_typed_literal(value, literal.datatype()),
        }
        .into();
    }
    Ok(quad)
}

/// Whether XML 1.0 has no way to write the character.
fn is_foreign(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Writes carriage returns as references, since readers take bare ones for line feeds.
pub(super) struct Returns<W>(W);

impl<W: Write> Returns<W> {
    pub(super) fn new(out: W) -> Self {
        Self(out)
    }
}

impl<W: Write> Write for Returns<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (at, part) in bytes.split(|&byte| byte == b'\r').enumerate() {
            if at > 0 {
                self.0.write_all(b"&#13;")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, NamedNode};

    fn quad(predicate: &str, text: &str) -> Quad {
        let [subject, predicate] =
            ["http://arnor.example/", predicate].map(NamedNode::new_unchecked);
        let object = Literal::new_simple_literal(text);
        Quad::new(subject, predicate, object, GraphName::DefaultGraph)
    }

    #[test]
    fn characters_that_xml_lacks_are_replaced() -> io::Result<()> {
        let met = "http://arnor.example/met";
        let written = writable(quad(met, "a\u{0}b\u{b}\tc]]>\u{ffff}"))?;
        assert_eq!(written, quad(met, "a\u{fffd}b\u{fffd}\tc]]>\u{fffd}"));
        Ok(())
    }

    #[test]
    fn predicates_must_end_in_a_name() {
        for name in ["met", "don%27t", "4ever", "traf_é"] {
            assert!(writable(quad(&format!("http://arnor.example/{name}"), "")).is_ok());
        }
        for name in ["", "42", "met%27", "a#1"] {
            assert!(writable(quad(&format!("http://arnor.example/{name}"), "")).is_err());
        }
    }

    #[test]
    fn carriage_returns_are_references() -> io::Result<()> {
        let mut out = Returns::new(Vec::new());
        out.write_all(b"\ra\r\nb\r")?;
        assert_eq!(out.0, b"&#13;a&#13;\nb&#13;");
        Ok(())
    }
}
