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
    fn parts_do_not_run_together() {
        assert_ne!(short_hash(&["ab", "c"]), short_hash(&["a", "bc"]));
        assert_eq!(short_hash(&["a"]).len(), 16);
    }
}
