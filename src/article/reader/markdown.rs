//! Markdown: markup is blanked out character by character, so offsets stay those of the file.
//!
//! Invariant: the text has as many characters as the file, and line breaks stand where they stood.

use super::Record;
use crate::article::dates::parse_date;
use crate::article::error::Place;
use crate::article::given::Given;
use crate::article::lines::list_marker;
use crate::article::page::{Draft, Page};
use crate::article::types::{BlockKind, Reason};
use crate::base::Span;

/// A line with what its markup says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) struct Line {
    span: Span,
    /// `None` for a line that holds nothing but markup.
    kind: Option<BlockKind>,
}

/// What of the file a line lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Front,
    Body,
    Code,
}

/// Reads a file: its front matter as metadata, its markup as spaces.
pub(super) fn record(place: Place, file: &str) -> Record {
    let mut text = String::with_capacity(file.len());
    let mut lines: Vec<Line> = Vec::new();
    let mut given = Given::default();
    let mut part = Part::Body;
    for (index, written) in file.split_inclusive('\n').enumerate() {
        let content = written.trim();
        let start = text.len();
        let fence = content.starts_with("```") || content.starts_with("~~~");
        let kind = match part {
            Part::Body if index == 0 && content == "---" && file[3..].contains("\n---") => {
                part = Part::Front;
                None
            }
            Part::Front => {
                front_matter(content, &mut given);
                part = if content == "---" { Part::Body } else { part };
                Some(BlockKind::Boilerplate(Reason::Notice)).filter(|_| part == Part::Front)
            }
            Part::Code if !fence => Some(BlockKind::Boilerplate(Reason::Notice)),
            _ if fence => {
                part = if part == Part::Code {
                    Part::Body
                } else {
                    Part::Code
                };
                None
            }
            _ => body_line(written, &mut text, &mut lines),
        };
        if text.len() == start {
            // Front matter and code keep their letters; lines of markup alone become blank.
            let keep = kind.is_some();
            text.extend(written.chars().map(|c| {
                if keep || matches!(c, '\n' | '\r') {
                    c
                } else {
                    ' '
                }
            }));
        }
        let span = Span::new(start, text.len()).trimmed(&text);
        lines.push(Line {
            span,
            kind: kind.filter(|_| !span.is_empty()),
        });
    }
    Record {
        given,
        markup: Some(lines),
        ..Record::new(place, text)
    }
}

/// The page of a text that `record` made: neighbouring lines of running text are one paragraph.
pub(in crate::article) fn page<'a>(text: &'a str, lines: &[Line]) -> Page<'a> {
    let mut drafts: Vec<(Span, BlockKind, bool)> = Vec::new();
    let mut spaced = true;
    for line in lines {
        let Some(kind) = line.kind else {
            spaced = true;
            continue;
        };
        let goes_on = !spaced && kind == BlockKind::Paragraph;
        match drafts.last_mut() {
            Some((span, BlockKind::Paragraph | BlockKind::ListItem, _)) if goes_on => {
                *span = span.cover(line.span);
            }
            _ => drafts.push((line.span, kind, spaced)),
        }
        spaced = false;
    }
    let drafts = drafts
        .into_iter()
        .map(|(span, kind, spaced)| Draft::new(text, span, spaced, kind));
    Page {
        text,
        drafts: drafts.collect(),
    }
}

/// `title: Gondor calls` and the like; other keys are passed over.
fn front_matter(content: &str, given: &mut Given) {
    let Some((key, value)) = content.split_once(':') else {
        return;
    };
    let value = value.trim().trim_matches(['"', '\'']);
    let value = (!value.is_empty()).then(|| value.to_owned());
    match key.trim() {
        "title" => given.title = value,
        "date" => given.published = value.as_deref().and_then(parse_date),
        "url" | "canonical_url" => given.url = value,
        "outlet" | "publisher" | "source" => given.outlet = value,
        _ => {}
    }
}

/// Blanks the markup of a line outside code, appends it to `text` and says what it is.
fn body_line(written: &str, text: &mut String, lines: &mut [Line]) -> Option<BlockKind> {
    let content = written.trim();
    if content.is_empty() || is_rule(content) {
        if is_underline(content)
            && let Some(above) = lines.last_mut()
            && above.kind == Some(BlockKind::Paragraph)
        {
            above.kind = Some(BlockKind::Heading);
        }
        return None;
    }
    let (lead, kind) = lead(written);
    text.extend(written[..lead].chars().map(|_| ' '));
    let rest = &written[lead..];
    match kind {
        BlockKind::Heading => {
            let closed = rest.trim_end().trim_end_matches('#').trim_end().len();
            inline(&rest[..closed], text);
            text.extend(
                rest[closed..]
                    .chars()
                    .map(|c| if c == '#' { ' ' } else { c }),
            );
        }
        BlockKind::TableRow => inline(&rest.replace('|', " "), text),
        _ => inline(rest, text),
    }
    Some(kind)
}

/// How many bytes of markup lead the line, and what they make of it.
fn lead(written: &str) -> (usize, BlockKind) {
    let quoted = written.len() - written.trim_start_matches([' ', '\t', '>']).len();
    let rest = &written[quoted..];
    let hashes = rest.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
        return (quoted + hashes, BlockKind::Heading);
    }
    if rest.trim_end().len() > 1 && rest.starts_with('|') {
        return (quoted, BlockKind::TableRow);
    }
    let marker = list_marker(rest).filter(|_| !rest.starts_with(['–', '•', '·', '▪', '◦']));
    match marker {
        Some(length) => (quoted + length, BlockKind::ListItem),
        None => (quoted, BlockKind::Paragraph),
    }
}

/// `---`, `***`, `===`, `| --- | --- |`: no letters or figures, only the marks of rules.
fn is_rule(content: &str) -> bool {
    content.len() >= 2
        && content
            .chars()
            .all(|c| matches!(c, '-' | '*' | '_' | '=' | '|' | ':' | ' ' | '>'))
}

fn is_underline(content: &str) -> bool {
    content.len() >= 2 && (content.bytes().all(|b| b == b'=') || content.bytes().all(|b| b == b'-'))
}

/// Appends `line` with emphasis, code marks, links, pictures and tags blanked.
fn inline(line: &str, text: &mut String) {
    let mut closes = Finder::new("](");
    let mut parens = Finder::new(")");
    let mut angles = Finder::new(">");
    let mut at = 0;
    // The link whose words are being read: where its address begins and ends.
    let mut address: Option<(usize, usize)> = None;
    while let Some(c) = line[at..].chars().next() {
        let next = at + c.len_utf8();
        let picture = c == '!' && line[next..].starts_with('[');
        let middle = (picture || c == '[')
            .then(|| closes.from(line, next))
            .flatten();
        let end = middle
            .and_then(|at| parens.from(line, at + 2))
            .map(|end| end + 1);
        let blank_to = match (c, middle, end) {
            (_, Some(middle), Some(end)) if address.is_none_or(|(from, _)| middle < from) => {
                if picture {
                    end
                } else {
                    address = Some((middle, end));
                    next
                }
            }
            _ if address.is_some_and(|(from, _)| from == at) => {
                address.take().map_or(next, |(_, end)| end)
            }
            ('<', ..) if is_tag(&line[next..]) => {
                angles.from(line, next).map_or(next, |end| end + 1)
            }
            ('*' | '`', ..) => next,
            ('_', ..) if is_edge(line, at, next) => next,
            ('\\', ..) if line[next..].starts_with(|c: char| c.is_ascii_punctuation()) => next,
            _ => at,
        };
        if blank_to > at {
            text.extend(line[at..blank_to].chars().map(|_| ' '));
            at = blank_to;
        } else {
            text.push(c);
            at = next;
        }
    }
}

/// `<b>`, `</b>`, `<https://...>`, `<!-- -->`.
fn is_tag(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
}

/// Whether an underscore stands at the edge of a word, where it is emphasis.
fn is_edge(line: &str, at: usize, next: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !(word(line[..at].chars().next_back()) && word(line[next..].chars().next()))
}

/// Finds a mark at or after a place; remembers the last answer, so that a line is scanned once for each mark.
struct Finder {
    mark: &'static str,
    /// How far the line was looked at.
    seen: usize,
    /// The last mark found.
    last: Option<usize>,
}

impl Finder {
    fn new(mark: &'static str) -> Self {
        Self {
            mark,
            seen: 0,
            last: None,
        }
    }

    fn from(&mut self, line: &str, at: usize) -> Option<usize> {
        if self.last.is_none_or(|last| last < at) && self.seen < line.len() {
            self.last = line[at..].find(self.mark).map(|offset| at + offset);
            self.seen = self.last.unwrap_or(line.len());
        }
        self.last.filter(|last| *last >= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks' kinds (first letter) and words, white space squeezed.
    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let record = record(Place::default(), file);
        assert_eq!(record.text.chars().count(), file.chars().count());
        let page = record.page();
        let blocks: Vec<String> = (0..page.drafts.len())
            .map(|index| {
                let kind = format!("{:?}", page.drafts[index].kind);
                format!(
                    "{}: {}",
                    &kind[..1],
                    page.content(index)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                )
            })
            .collect();
        assert_eq!(blocks, expected);
    }

    #[test]
    fn blocks() {
        check(
            "# Gondor calls #\n\nOne line\nand the next.\n\n- a b\n- c d\n> said he",
            &[
                "H: Gondor calls",
                "P: One line and the next.",
                "L: a b",
                "L: c d said he",
            ],
        );
        check(
            "Gondor calls\n===\nText.\n\n---\n\n| a | b |\n|---|---|\n| c | d |",
            &["H: Gondor calls", "P: Text.", "T: a b", "T: c d"],
        );
    }

    #[test]
    fn inline_markup() {
        check(
            "**Gondor** met [the _king_ of Rohan](http://x.y/é_z) at `noon`.",
            &["P: Gondor met the king of Rohan at noon ."],
        );
        check(
            "![map](m.png) snake_case <br> 2 < 3 \\* [not a link] [a](b",
            &["P: snake_case 2 < 3 [not a link] [a](b"],
        );
    }

    #[test]
    fn front_matter_and_code() {
        let file =
            "---\ntitle: \"Gondor calls\"\ndate: 2026-01-07\n---\nText.\n\n```\nlet x = 1;\n```";
        check(
            file,
            &[
                "B: title: \"Gondor calls\"",
                "B: date: 2026-01-07",
                "P: Text.",
                "B: let x = 1;",
            ],
        );
        let given = record(Place::default(), file).given;
        assert_eq!(given.title.as_deref(), Some("Gondor calls"));
        assert_eq!(given.published, Some(jiff::civil::date(2026, 1, 7)));
    }
}
