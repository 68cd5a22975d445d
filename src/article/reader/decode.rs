//! Bytes to text: UTF-8, UTF-16 by its mark, else windows-1252; what was not plain UTF-8 is said in a note.
//!
//! Invariant: decoding never fails and takes linear time; NUL never reaches the text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::str::Utf8Error;

/// Share of control characters and undecodable bytes above which something is no text, in percent.
const MOST_CONTROLS: usize = 8;
/// How much of a text is looked at to tell whether it is one, in characters.
const SAMPLE: usize = 4096;

/// A decoded text and what to say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::article) struct Decoded {
    /// The text, without byte order mark.
    pub(in crate::article) text: String,
    /// What a reader should know.
    pub(in crate::article) notes: Vec<String>,
}

/// Decodes `bytes`; `declared` is the encoding that the bytes claim for themselves, used if they are not UTF-8.
pub(in crate::article) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (mut text, note) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
            (
                text.into_owned(),
                Some(format!("read as {}", encoding.name())),
            )
        }
        Some((_, mark)) => eight_bit(&bytes[mark..], declared),
        None => eight_bit(bytes, declared),
    };
    let mut notes: Vec<String> = note.into_iter().collect();
    let nuls = text.matches('\0').count();
    if nuls > 0 {
        text = text.replace('\0', " ");
        notes.push(format!("NUL characters read as spaces: {nuls}"));
    }
    Decoded { text, notes }
}

/// What a file is that is not text, by its first bytes or by the control characters in it.
pub(in crate::article) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 7] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a zip archive or office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"{\\rtf", "an RTF document"),
    ];
    let magic = MAGIC.iter().find(|(start, _)| bytes.starts_with(start));
    magic.map(|(_, kind)| *kind)
}

/// Whether decoded text is mostly not text.
pub(in crate::article) fn is_noise(text: &str) -> bool {
    let odd = |c: &char| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}';
    let sample = || text.chars().take(SAMPLE);
    let odds = sample().filter(odd).count();
    odds >= 4 && odds * 100 > sample().count() * MOST_CONTROLS
}

fn eight_bit(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, Option<String>) {
    let Err(error) = std::str::from_utf8(bytes) else {
        return (String::from_utf8_lossy(bytes).into_owned(), None);
    };
    if declared.is_none() && is_damaged_utf8(bytes, &error) {
        let note = format!(
            "damaged UTF-8 (first at byte {}), read with replacement characters",
            error.valid_up_to()
        );
        return (String::from_utf8_lossy(bytes).into_owned(), Some(note));
    }
    let encoding = declared.unwrap_or(WINDOWS_1252);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let note = format!(
        "not UTF-8 (byte {}), read as {}",
        error.valid_up_to(),
        encoding.name()
    );
    (text.into_owned(), Some(note))
}

/// UTF-8 that was cut or hurt, rather than another encoding: only the very end is wrong, or most of what is not ASCII is right.
fn is_damaged_utf8(bytes: &[u8], error: &Utf8Error) -> bool {
    if error.error_len().is_none() && bytes.len() > 16 {
        return true;
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, note: Option<&str>) {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, expected);
        assert_eq!(decoded.notes.first().map(String::as_str), note);
    }

    #[test]
    fn encodings() {
        check("Umbará".as_bytes(), "Umbará", None);
        check("\u{feff}Umbará".as_bytes(), "Umbará", None);
        check(
            b"Umbar\xe1 is here",
            "Umbará is here",
            Some("not UTF-8 (byte 5), read as windows-1252"),
        );
        check(b"\xff\xfeG\0o\0", "Go", Some("read as UTF-16LE"));
        check(b"a\0b", "a b", Some("NUL characters read as spaces: 1"));
    }

    #[test]
    fn a_cut_character_is_no_other_encoding() {
        let cut = "Beril spoke in Umbará".as_bytes();
        let note = "damaged UTF-8 (first at byte 20), read with replacement characters";
        check(
            &cut[..cut.len() - 1],
            "Beril spoke in Umbar\u{fffd}",
            Some(note),
        );
    }

    #[test]
    fn noise_is_told_from_text() {
        let noise: Vec<u8> = (0..2000u32)
            .flat_map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes())
            .collect();
        assert!(is_noise(&decode(&noise, None).text));
        assert!(!is_noise("Beril spoke in Umbará\r\n\tto the crowd."));
        assert_eq!(binary_kind(b"%PDF-1.7"), Some("a PDF"));
    }
}
