//! What XML 1.0 cannot hold as it is.
//!
//! In: quads and bytes on their way to RDF/XML. Out: the same, writable.
//! Invariant: a document that is written is well-formed, and a reader finds the same texts but for characters that XML
//! has no way to write; those are U+FFFD.

use oxigraph::model::{Literal, QuadRef, TermRef};
use std::io;

/// The text to write in place of the quad's own, where that one has characters that XML cannot hold.
///
/// # Errors
/// A predicate whose IRI does not end in a name, as RDF/XML must have it.
pub(super) fn in_place(quad: QuadRef<'_>) -> io::Result<Option<Literal>> {
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
    let TermRef::Literal(literal) = quad.object else {
        return Ok(None);
    };
    if !literal.value().contains(is_foreign) {
        return Ok(None);
    }
    let value = literal.value().replace(is_foreign, "\u{fffd}");
    Ok(Some(match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_typed_literal(value, literal.datatype()),
    }))
}

/// Whether XML 1.0 has no way to write the character.
fn is_foreign(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The document with carriage returns as references, since readers take bare ones for line feeds.
pub(super) fn with_returns(document: Vec<u8>) -> Vec<u8> {
    if !document.contains(&b'\r') {
        return document;
    }
    let parts: Vec<&[u8]> = document.split(|&byte| byte == b'\r').collect();
    parts.join(&b"&#13;"[..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, NamedNode, Quad};

    fn quad(predicate: &str, text: &str) -> Quad {
        let [subject, predicate] =
            ["http://arnor.example/", predicate].map(NamedNode::new_unchecked);
        let object = Literal::new_simple_literal(text);
        Quad::new(subject, predicate, object, GraphName::DefaultGraph)
    }

    #[test]
    fn characters_that_xml_lacks_are_replaced() -> io::Result<()> {
        let met = "http://arnor.example/met";
        let written = in_place(quad(met, "a\u{0}b\u{b}\tc]]>\u{ffff}").as_ref())?;
        let expected = Literal::new_simple_literal("a\u{fffd}b\u{fffd}\tc]]>\u{fffd}");
        assert_eq!(written, Some(expected));
        assert_eq!(in_place(quad(met, "a\r\tc]]>").as_ref())?, None);
        Ok(())
    }

    #[test]
    fn predicates_must_end_in_a_name() {
        let written = |name: &str| {
            let quad = quad(&format!("http://arnor.example/{name}"), "");
            in_place(quad.as_ref())
        };
        for name in ["met", "don%27t", "4ever", "traf_é"] {
            assert!(written(name).is_ok());
        }
        for name in ["", "42", "met%27", "a#1"] {
            assert!(written(name).is_err());
        }
    }

    #[test]
    fn carriage_returns_are_references() {
        let written = with_returns(b"\ra\r\nb\r".to_vec());
        assert_eq!(written, b"&#13;a&#13;\nb&#13;");
    }
}
