//! Text as HTML.
//!
//! Invariant: what comes out has no markup of its own, in content and in quoted attributes alike.

/// The text with all that HTML would read as markup written out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\0' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A link, if the address is one of the web; else the text alone (`javascript:` is no address).
pub(super) fn web_address(address: &str, text: &str) -> String {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    if is_web {
        format!(
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            escape(address),
            escape(text)
        )
    } else {
        escape(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escape("</script><b>'\"&"),
            "&lt;/script&gt;&lt;b&gt;&#39;&quot;&amp;"
        );
        assert_eq!(web_address("javascript:alert(1)", "x<"), "x&lt;");
    }
}
