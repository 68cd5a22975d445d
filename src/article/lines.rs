//! Text to drafts of blocks: paragraphs by blank lines, or by lines where the text breaks paragraphs so.
//!
//! Invariant: every character that is not white space lies in exactly one draft.

use super::page::{Draft, Page};
use super::types::BlockKind;
use crate::base::Span;

/// Lines longer than this many characters were not wrapped by an editor.
const WIDEST_WRAP: usize = 120;
/// Lines shorter than this say nothing about the width of the page.
const NARROWEST_WRAP: usize = 40;

/// Splits `text` into drafts, all of them paragraphs or list items until a rule knows better.
pub(super) fn split(text: &str) -> Page<'_> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open: Option<(Span, bool)> = None;
    let mut previous: Option<Line> = None;
    for line in lines {
        let joins = match (width, previous, open) {
            (Some(width), Some(before), Some(_)) if !line.spaced => {
                continues(text, before, line, width)
            }
            _ => false,
        };
        open = match open {
            Some((span, spaced)) if joins => Some((span.cover(line.span), spaced)),
            Some((span, spaced)) => {
                drafts.push(draft(text, span, spaced));
                Some((line.span, line.spaced))
            }
            None => Some((line.span, line.spaced)),
        };
        previous = Some(line);
    }
    if let Some((span, spaced)) = open {
        drafts.push(draft(text, span, spaced));
    }
    Page { text, drafts }
}

/// The length of a list marker (`- `, `• `, `1. `) at the start of `content`, in bytes.
pub(super) fn list_marker(content: &str) -> Option<usize> {
    let bullet = content
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '*' | '•' | '–' | '·' | '▪' | '◦' | '+'));
    let after = if let Some(c) = bullet {
        c.len_utf8()
    } else {
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        let closes = matches!(content.as_bytes().get(digits), Some(b'.' | b')'));
        ((1..=2).contains(&digits) && closes).then_some(digits + 1)?
    };
    let rest = &content[after..];
    let gap = rest.len() - rest.trim_start().len();
    (gap > 0 && gap < rest.len()).then_some(after + gap)
}

/// A line that is not blank, without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    spaced: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut spaced = true;
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}']) {
        let span = Span::new(start, start + piece.len()).trimmed(text);
        start += piece.len();
        if !span.is_empty() {
            lines.push(Line { span, spaced });
            spaced = false;
        } else if !piece.ends_with('\n') || piece.len() > 1 || !after_return(text, start) {
            spaced = true;
        }
    }
    lines
}

/// Whether the piece that ends at `end` is the `\n` of a `\r\n`, which ends no second line.
fn after_return(text: &str, end: usize) -> bool {
    text.as_bytes()[..end].ends_with(b"\r\n")
}

fn draft(text: &str, span: Span, spaced: bool) -> Draft {
    let kind = match list_marker(span.of(text)) {
        Some(_) => BlockKind::ListItem,
        None => BlockKind::Paragraph,
    };
    Draft::new(text, span, spaced, kind)
}

/// The page width in characters if the text was wrapped by an editor: nearly every line break
/// stands where the next word would not have fitted.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|line| chars(text, *line)).max()?;
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let inner: Vec<bool> = lines
        .windows(2)
        .filter(|pair| !pair[1].spaced)
        .map(|pair| continues(text, pair[0], pair[1], width))
        .collect();
    let full = inner.iter().filter(|&&full| full).count();
    (full >= 2 && full * 10 >= inner.len() * 7).then_some(width)
}

/// Whether `next` goes on where `line` was wrapped at `width`.
fn continues(text: &str, line: Line, next: Line, width: usize) -> bool {
    let content = next.span.of(text);
    let word = content.split_whitespace().next().unwrap_or_default();
    list_marker(content).is_none() && chars(text, line) + 1 + word.chars().count() + SLACK > width
}

/// Editors differ in whether the width counts the space at the end.
const SLACK: usize = 2;

fn chars(text: &str, line: Line) -> usize {
    line.span.of(text).chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let page = split(text);
        let found: Vec<&str> = (0..page.drafts.len()).map(|i| page.content(i)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_and_single_lines_break() {
        check("One.\n\nTwo.\n \u{a0}\nThree.", &["One.", "Two.", "Three."]);
        check(
            "Gondor called.\nRohan came.",
            &["Gondor called.", "Rohan came."],
        );
        check("", &[]);
    }

    #[test]
    fn windows_line_ends_are_single() {
        let page = split("One.\r\nTwo.\r\n\r\nThree.");
        let spaced: Vec<bool> = page.drafts.iter().map(|draft| draft.spaced).collect();
        assert_eq!(spaced, [true, false, true]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let first = "The steward of Gondor said on Monday that the\nbeacons would be lit again if the riders of the\nwestern marches agreed to come to the city.";
        check(&format!("{first}\n\nThe end."), &[first, "The end."]);
    }

    #[test]
    fn list_markers_need_a_space_and_words() {
        assert_eq!(list_marker("- one"), Some(2));
        assert_eq!(list_marker("12) one"), Some(4));
        assert_eq!(list_marker("-one"), None);
        assert_eq!(list_marker("2026. "), None);
    }
}
