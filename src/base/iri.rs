//! Parts of IRIs, as names are read back from them.
//!
//! Invariant: only the text of an IRI is looked at, never what it stands for.

/// The last part of an IRI, after its last `/` or `#`.
pub fn local_name(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// The text that was percent-escaped into this part of an IRI.
///
/// ```
/// assert_eq!(newsgraph::base::iri::unescaped("O%27Neil%20%26%20Sons"), "O'Neil & Sons");
/// ```
pub fn unescaped(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A name in words: `spokeWith` becomes `spoke with`, and of an IRI the last part is taken.
///
/// ```
/// assert_eq!(newsgraph::base::iri::in_words("https://example.org/rel/heldRallyIn"), "held rally in");
/// ```
pub fn in_words(name: &str) -> String {
    let mut words = String::new();
    for c in unescaped(local_name(name)).chars() {
        if c == '_' {
            words.push(' ');
        } else if c.is_uppercase() && words.ends_with(char::is_lowercase) {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.push(c);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{in_words, local_name, unescaped};

    #[test]
    fn names_become_words() {
        assert_eq!(in_words("spokeWith"), "spoke with");
        assert_eq!(in_words("http://example.org/entity/a1/the_UN"), "the UN");
        assert_eq!(in_words("http://example.org/entity/O%27Neil"), "O'Neil");
    }

    #[test]
    fn the_last_part_is_the_name() {
        assert_eq!(local_name("http://example.org/rel/met"), "met");
        assert_eq!(local_name("http://example.org/ng#Claim"), "Claim");
        assert_eq!(local_name("met"), "met");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(unescaped("100%"), "100%");
        assert_eq!(unescaped("%zz"), "%zz");
    }
}
