//! The text of the article with its marks.
//!
//! In: a reading and its claim lines. Out: blocks of HTML. Invariant: every letter of a block stands on the page once, in
//! order; what is no part of the story is set back.

use super::claims::standing;
use super::markup::escape;
use super::segments::{Mark, Part, Segment, segments};
use crate::article::{Article, Block, BlockKind};
use crate::base::Span;
use crate::entity::MentionForm;
use crate::rdf::ClaimLine;
use crate::reading::Reading;
use std::collections::BTreeSet;
use std::fmt::{self, Write};

/// Whether the headline stands in the text.
pub(super) fn has_title(article: &Article) -> bool {
    article
        .blocks
        .iter()
        .any(|block| block.kind == BlockKind::Title)
}

/// What is marked in the text.
struct Marked<'a> {
    reading: &'a Reading,
    lines: &'a [ClaimLine],
    marks: Vec<(Span, Mark)>,
    /// Stretches that claims rest on, in order, none in another.
    sentences: Vec<Span>,
    cuts: BTreeSet<usize>,
}

/// Writes the text.
pub(super) fn write(reading: &Reading, lines: &[ClaimLine], out: &mut String) -> fmt::Result {
    let marked = Marked::of(reading, lines);
    out.push_str("<article>\n");
    for block in &reading.article.blocks {
        marked.block(block, out)?;
    }
    out.push_str("</article>\n");
    Ok(())
}

impl<'a> Marked<'a> {
    fn of(reading: &'a Reading, lines: &'a [ClaimLine]) -> Self {
        let text = &reading.article.text;
        let bytes = bytes(text);
        let span = |start: usize, end: usize| {
            let at = |point: usize| bytes.get(point).copied().unwrap_or(text.len());
            Span::new(at(start), at(end))
        };
        let mentions = reading.entities.mentions.iter();
        let mut marks: Vec<(Span, Mark)> = mentions
            .map(|it| (it.span, Mark::Mention(it.entity.0, is_name(it.form))))
            .collect();
        let mut evidence: Vec<Span> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let number = index + 1;
            let ends = [(Part::Subject, &line.subject), (Part::Object, &line.object)];
            marks.extend(
                ends.map(|(part, end)| (span(end.start, end.end), Mark::Claim(part, number))),
            );
            marks.extend(
                line.trigger
                    .map(|(start, end)| (span(start, end), Mark::Claim(Part::Trigger, number))),
            );
            evidence.push(span(line.start, line.end));
        }
        evidence.sort_unstable_by_key(|span| (span.start, usize::MAX - span.end));
        let mut end = 0;
        evidence.retain(|span| {
            let free = span.start >= end && span.start < span.end;
            end = end.max(span.end);
            free
        });
        let cuts = evidence
            .iter()
            .flat_map(|span| [span.start, span.end])
            .collect();
        Self {
            reading,
            lines,
            marks,
            sentences: evidence,
            cuts,
        }
    }

    fn block(&self, block: &Block, out: &mut String) -> fmt::Result {
        let (tag, class) = match block.kind {
            BlockKind::Title => ("h1", ""),
            BlockKind::Heading => ("h2", ""),
            BlockKind::Paragraph => ("p", ""),
            BlockKind::ListItem => ("p", " class=\"item\""),
            BlockKind::TableRow => ("p", " class=\"row\""),
            BlockKind::Speaker => ("p", " class=\"speaker\""),
            BlockKind::Caption => ("p", " class=\"caption\""),
            BlockKind::Boilerplate(_) => ("p", " class=\"aside\""),
        };
        if block.span.of(&self.reading.article.text).trim().is_empty() {
            return Ok(());
        }
        write!(out, "<{tag}{class}>")?;
        let mut inside: Option<Span> = None;
        for segment in segments(block.span, &self.marks, &self.cuts) {
            let sentence = self.sentence_of(segment.span);
            if sentence != inside {
                if inside.is_some() {
                    out.push_str("</span>");
                }
                if let Some(span) = sentence {
                    // A sentence that goes over blocks has its name where it begins.
                    let name = if span.start >= block.span.start {
                        format!(" id=\"s-{}\"", span.start)
                    } else {
                        String::new()
                    };
                    write!(out, "<span class=\"s\"{name}>")?;
                }
                inside = sentence;
            }
            self.segment(&segment, out)?;
        }
        if inside.is_some() {
            out.push_str("</span>");
        }
        writeln!(out, "</{tag}>")
    }

    fn sentence_of(&self, span: Span) -> Option<Span> {
        let after = self.sentences.partition_point(|it| it.start <= span.start);
        let last = after.checked_sub(1).map(|at| self.sentences[at])?;
        (span.end <= last.end).then_some(last)
    }

    fn segment(&self, segment: &Segment, out: &mut String) -> fmt::Result {
        let text = escape(segment.span.of(&self.reading.article.text));
        let numbers = |wanted: Part| -> Vec<usize> {
            let number = |mark: &Mark| match mark {
                Mark::Claim(part, number) if *part == wanted => Some(*number),
                _ => None,
            };
            segment.marks.iter().filter_map(number).collect()
        };
        let mentioned = segment.marks.iter().find_map(|mark| match mark {
            Mark::Mention(entity, named) => Some((*entity, *named)),
            Mark::Claim(..) => None,
        });
        let mut attributes = String::new();
        let mut classes: Vec<&str> = Vec::new();
        for (part, name) in [
            (Part::Subject, "s"),
            (Part::Object, "o"),
            (Part::Trigger, "t"),
        ] {
            let numbers: Vec<String> = numbers(part).iter().map(ToString::to_string).collect();
            if !numbers.is_empty() {
                write!(attributes, " data-{name}=\"{}\"", numbers.join(" "))?;
            }
        }
        let trigger = numbers(Part::Trigger).first().copied();
        if let Some(number) = trigger {
            classes.extend(["t", standing(&self.lines[number - 1]).class]);
            write!(attributes, " href=\"#c-{number}\"")?;
        }
        if let Some((entity, named)) = mentioned {
            classes.push(if named { "m name" } else { "m" });
            let known = &self.reading.entities.entities[entity];
            let title = format!("{} ({})", known.name, known.kind);
            write!(attributes, " title=\"{}\"", escape(&title))?;
            if trigger.is_none() {
                write!(attributes, " href=\"#e-{}\"", entity + 1)?;
            }
        }
        if !classes.is_empty() {
            write!(attributes, " class=\"{}\"", classes.join(" "))?;
        }
        match attributes.is_empty() {
            true => write!(out, "{text}"),
            false if classes.is_empty() => write!(out, "<span{attributes}>{text}</span>"),
            false => write!(out, "<a{attributes}>{text}</a>"),
        }
    }
}

/// Names stand out in the text; descriptions and pronouns would drown them.
fn is_name(form: MentionForm) -> bool {
    matches!(form, MentionForm::Name | MentionForm::Demonym)
}

/// Where each code point begins, and the text ends.
fn bytes(text: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

/// The name of the sentence that a claim rests on, as [`write`] gives it.
pub(super) fn anchors(reading: &Reading, lines: &[ClaimLine]) -> Vec<String> {
    let marked = Marked::of(reading, lines);
    let text = &reading.article.text;
    let bytes = bytes(text);
    let anchor = |line: &ClaimLine| {
        let at = bytes.get(line.start).copied().unwrap_or_default();
        let sentence = marked.sentences.iter().rfind(|span| span.start <= at);
        format!("s-{}", sentence.map_or(at, |span| span.start))
    };
    lines.iter().map(anchor).collect()
}
