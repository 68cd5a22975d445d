//! Input formats, told by a file's name.
//!
//! Invariant: `.gz` says nothing of what is inside; it is taken off first.

/// A format that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text, one article.
    Text,
    /// Markdown, one article.
    Markdown,
    /// A web page, one article.
    Html,
    /// One JSON object, an array of them, or an object that holds such an array.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// A table with a header line.
    Csv,
}

impl Format {
    /// The format that a file's name promises.
    ///
    /// ```
    /// use newsgraph::article::Format;
    /// assert_eq!(Format::of_name("news/2026.jsonl.gz"), Some(Format::JsonLines));
    /// assert_eq!(Format::of_name("photo.png"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        match extension(name)?.as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" | "jsonlines" => Some(Self::JsonLines),
            "csv" | "tsv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The format of an unnamed stream by its first bytes: JSON lines, a web page, or plain text.
    pub fn of_start(bytes: &[u8]) -> Self {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
        let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let first_line = start.lines().next().unwrap_or_default().trim_end();
        if start.starts_with("<!doctype html") || start.starts_with("<html") {
            Self::Html
        } else if first_line.len() > 1 && first_line.starts_with("{\"") {
            Self::JsonLines
        } else if matches!(first_line, "{" | "[") || start.starts_with("[{") {
            Self::Json
        } else {
            Self::Text
        }
    }
}

/// The last part of a path, on any system.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file's name without folders, `.gz` and extension.
pub(super) fn stem(path: &str) -> &str {
    let name = ungzipped(file_name(path));
    match name.rfind('.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    }
}

/// The extension in lower case, `.gz` taken off.
pub(super) fn extension(path: &str) -> Option<String> {
    let name = ungzipped(file_name(path));
    let dot = name.rfind('.').filter(|dot| *dot > 0)?;
    Some(name[dot + 1..].to_lowercase())
}

fn ungzipped(name: &str) -> &str {
    let cut = name.len().saturating_sub(3);
    match name.get(cut..) {
        Some(end) if end.eq_ignore_ascii_case(".gz") => &name[..cut],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(stem("a/b.c.txt.gz"), "b.c");
        assert_eq!(stem("plain"), "plain");
        assert_eq!(Format::of_name("A.HTM"), Some(Format::Html));
        assert_eq!(Format::of_name("a.gz"), None);
        assert_eq!(Format::of_name(".txt"), None);
    }

    #[test]
    fn starts() {
        assert_eq!(Format::of_start(b"\n<!DOCTYPE html><html>"), Format::Html);
        assert_eq!(
            Format::of_start(b"{\"id\": 1, \"text\": \"x\"}\n"),
            Format::JsonLines
        );
        assert_eq!(Format::of_start(b"[\n"), Format::Json);
        assert_eq!(Format::of_start(b"Gondor calls"), Format::Text);
    }
}
