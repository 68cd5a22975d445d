//! Tags off, paragraphs kept: what is done with web pages on which the extraction library gives up.
//!
//! Invariant: one pass over the page; no nesting is followed.

/// Elements whose content no reader sees.
const HIDDEN: [&str; 7] = [
    "script", "style", "noscript", "template", "head", "svg", "iframe",
];
/// Elements that run on in their line.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u",
];

/// The text of a page with a blank line at each block.
pub(super) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push(&mut out, &rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('>') else {
            return out;
        };
        let name = name(&rest[1..close]);
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
        } else if HIDDEN.contains(&name.as_str()) && !rest.starts_with("</") {
            rest = after_end(&rest[close + 1..], &name);
        } else {
            rest = &rest[close + 1..];
        }
        if !INLINE.contains(&name.as_str()) && !out.ends_with("\n\n") && !out.is_empty() {
            out.truncate(out.trim_end().len());
            out.push_str("\n\n");
        }
    }
    push(&mut out, rest);
    out.truncate(out.trim_end().len());
    out
}

/// The greatest number of elements open at once, as far as can be told without building the tree.
pub(super) fn depth(html: &str) -> usize {
    const UNCLOSED: [&str; 22] = [
        "p", "li", "br", "img", "meta", "link", "input", "hr", "td", "tr", "th", "dd", "dt",
        "option", "source", "wbr", "area", "base", "col", "embed", "track", "!--",
    ];
    let (mut open, mut most) = (0usize, 0usize);
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        if let Some(closing) = tag.strip_prefix('/') {
            let unclosed = UNCLOSED.contains(&name(closing).as_str());
            open = open.saturating_sub(usize::from(!unclosed));
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && !UNCLOSED.contains(&name(tag).as_str())
        {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// Text with the entities that news pages use made characters.
pub(super) fn unescape(text: &str) -> String {
    const NAMED: [(&str, &str); 18] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", "\u{a0}"),
        ("mdash", "—"),
        ("ndash", "–"),
        ("hellip", "…"),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("rdquo", "”"),
        ("ldquo", "“"),
        ("copy", "©"),
        ("raquo", "»"),
        ("laquo", "«"),
        ("eacute", "é"),
        ("euro", "€"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let entity = end.map(|end| &rest[1..end]);
        let named = entity.and_then(|entity| {
            NAMED
                .iter()
                .find(|(name, _)| *name == entity)
                .map(|(_, text)| (*text).to_owned())
        });
        let (text, length) = match (named.or_else(|| entity.and_then(numbered)), end) {
            (Some(text), Some(end)) => (text, end + 1),
            _ => ("&".to_owned(), 1),
        };
        out.push_str(&text);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// `#8212`, `#x2014`.
fn numbered(entity: &str) -> Option<String> {
    let number = entity.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
        .filter(|c| *c != '\0')
        .map(String::from)
}

fn name(tag: &str) -> String {
    tag.trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// What follows the end of a hidden element; nothing if it never ends.
fn after_end<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let at = from + at;
        let tag = &rest[at + 2..];
        if tag
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
        {
            return tag.find('>').map_or("", |end| &tag[end + 1..]);
        }
        from = at + 2;
    }
    ""
}

/// Adds running text with its white space squeezed, as a page shows it.
fn push(out: &mut String, text: &str) {
    let text = unescape(text);
    for (index, word) in text.split([' ', '\n', '\r', '\t', '\u{c}']).enumerate() {
        if index > 0 && !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(text(html), expected);
    }

    #[test]
    fn blocks_and_lines() {
        check(
            "<p>Gondor\n calls <b>Rohan</b>.</p><p>It came.</p>",
            "Gondor calls Rohan.\n\nIt came.",
        );
        check(
            "<script>if (a < b) x()</SCRIPT><h1>Caf&eacute; &#8212; A&amp;B</h1>",
            "Café — A&B",
        );
        check("Gondor <a href='x'>calls", "Gondor calls");
        check("cut <b", "cut ");
        check("<script>never closed", "");
    }

    #[test]
    fn depth_counts_open_elements() {
        assert_eq!(depth("<div><div><p>x<p>y</div></div><div>"), 2);
        assert_eq!(depth(&"<div>".repeat(5000)), 5000);
    }
}
