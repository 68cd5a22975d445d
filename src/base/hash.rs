//! Content hashes, from which ids are made.
//!
//! Invariant: the same bytes give the same hash on every machine.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// SHA-256 of the parts, each followed by a zero byte so that parts cannot run together; 64 hex digits.
pub fn content_hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update([0]);
    }
    hex(hasher)
}

/// SHA-256 of the text's UTF-8, as any other tool computes it; 64 hex digits.
pub fn text_hash(text: &str) -> String {
    hex(Sha256::new_with_prefix(text))
}

fn hex(hasher: Sha256) -> String {
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The first 16 hex digits of [`content_hash`]: short enough for an IRI, long enough not to collide.
pub fn short_hash(parts: &[&str]) -> String {
    let bytes: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    let mut hex = content_hash(&bytes);
    hex.truncate(16);
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_hash_that_other_tools_give() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(text_hash("abc"), expected);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(short_hash(&["ab", "c"]), short_hash(&["a", "bc"]));
        assert_eq!(short_hash(&["a"]).len(), 16);
    }
}
