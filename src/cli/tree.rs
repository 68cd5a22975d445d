//! Trees and names of a document, drawn for the eye.
//!
//! In: a document. Out: each sentence's text, then one line a word. Invariant: the words stand in text order, and on
//! lines that they share with nothing else, so that the drawing can be read from top to bottom like the sentence.
//!
//! ```text
//! ─┬─ Maria    nsubj  PROPN  NNP         person ┐
//! ```

use super::branches::branches;
use super::paint::Paint;
use crate::base::text::squeeze;
use crate::language::{Document, Sentence, TokenId};

/// A column is given up where the terminal is too narrow: the Penn tag first, then the lemma, then the universal tag.
const GIVEN_UP: [usize; 3] = [2, 3, 1];

/// Each sentence: its number and text, and its words with their branches, relations, tags, lemmas and names.
///
/// Lines are kept within `width` columns as far as the tree itself allows; without a width nothing is left out.
pub(super) fn draw(document: &Document, width: Option<usize>, paint: Paint) -> String {
    let mut out = String::new();
    for (number, sentence) in (1..).zip(&document.sentences) {
        let text = printable(&squeeze(sentence.span.of(&document.text)));
        for line in headed(&number.to_string(), &text, width) {
            out.push_str(&paint.bold(&line));
            out.push('\n');
        }
        for row in rows(document, sentence, width) {
            let indent = paint.dim(&row.branch);
            let form = if row.is_root {
                paint.bold(&row.form)
            } else {
                row.form
            };
            let line = [
                indent,
                form,
                row.gap,
                paint.dim(&row.labels),
                paint.name(&row.name),
            ];
            out.push_str(line.concat().trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// What one line shows of its word.
struct Row {
    branch: String,
    form: String,
    /// Fills the line up to the labels.
    gap: String,
    labels: String,
    name: String,
    is_root: bool,
}

fn rows(document: &Document, sentence: &Sentence, width: Option<usize>) -> Vec<Row> {
    let start = sentence.tokens.start;
    let ids: Vec<TokenId> = sentence.tokens.clone().map(TokenId::from).collect();
    let heads: Vec<Option<usize>> = ids
        .iter()
        .map(|&id| document.head(id).map(|head| head.index() - start))
        .collect();
    let branches = branches(&heads);
    let forms: Vec<String> = ids.iter().map(|&id| printable(document.form(id))).collect();
    let names = names(document, sentence);
    let reach = branches
        .iter()
        .zip(&forms)
        .map(|(branch, form)| length(branch) + length(form))
        .max()
        .unwrap_or(0);
    let name_width = names.iter().map(|name| length(name)).max().unwrap_or(0);
    let room = width.map(|width| width.saturating_sub(reach + name_width));
    let labels = columns(document, &ids, room);
    let mut found = Vec::with_capacity(ids.len());
    for (place, ((branch, form), name)) in branches.into_iter().zip(forms).zip(names).enumerate() {
        found.push(Row {
            gap: " ".repeat(reach - length(&branch) - length(&form)),
            labels: labels[place].clone(),
            is_root: heads[place].is_none(),
            branch,
            form,
            name,
        });
    }
    found
}

/// Relation, universal tag, Penn tag and lemma of each word, side by side, as many as there is room for.
fn columns(document: &Document, ids: &[TokenId], room: Option<usize>) -> Vec<String> {
    let cells: Vec<[String; 4]> = ids
        .iter()
        .map(|&id| {
            let token = document.token(id);
            let lemma = if document.form(id) == token.lemma {
                String::new()
            } else {
                printable(&token.lemma)
            };
            [
                token.deprel.as_str().to_owned(),
                token.upos.as_str().to_owned(),
                token.xpos.as_str().to_owned(),
                lemma,
            ]
        })
        .collect();
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let lengths = cells.iter().map(|row| length(&row[column]));
        lengths
            .max()
            .filter(|&most| 0 < most)
            .map_or(0, |most| most + 2)
    });
    let mut kept = [true; 4];
    let needed = |kept: &[bool; 4]| -> usize {
        let shown = widths.iter().zip(kept).filter(|&(_, &kept)| kept);
        shown.map(|(width, _)| width).sum::<usize>() + 2
    };
    for column in GIVEN_UP {
        if room.is_some_and(|room| room < needed(&kept)) {
            kept[column] = false;
        }
    }
    let line = |row: &[String; 4]| {
        let shown = (0..4).filter(|&column| kept[column]);
        let padded = shown.map(|column| format!("{:<width$}", row[column], width = widths[column]));
        format!("  {}", padded.collect::<String>())
    };
    cells.iter().map(line).collect()
}

/// For each word of a sentence its part of the bracket around a name, with the kind at the first word.
fn names(document: &Document, sentence: &Sentence) -> Vec<String> {
    let mut found = vec![String::new(); sentence.tokens.len()];
    let within = |range: &std::ops::Range<usize>| sentence.tokens.contains(&range.start);
    let names: Vec<_> = document
        .names
        .iter()
        .filter(|name| within(&name.tokens))
        .collect();
    let widest = names
        .iter()
        .map(|name| length(name.kind.as_str()))
        .max()
        .unwrap_or(0);
    for name in names {
        for token in name.tokens.clone() {
            let kind = if token == name.tokens.start {
                name.kind.as_str()
            } else {
                ""
            };
            let mark = match (token == name.tokens.start, token + 1 == name.tokens.end) {
                (true, true) => '─',
                (true, false) => '┐',
                (false, false) => '│',
                (false, true) => '┘',
            };
            if let Some(cell) = found.get_mut(token - sentence.tokens.start) {
                *cell = format!("{kind:<widest$} {mark}");
            }
        }
    }
    found
}

/// The text behind a number, broken between words into lines of `width`, which hang under each other.
fn headed(number: &str, text: &str, width: Option<usize>) -> Vec<String> {
    let indent = length(number) + 2;
    let mut lines = vec![format!("{number}  ")];
    let mut used = indent;
    for word in text.split(' ') {
        let more = length(word);
        if indent < used && width.is_some_and(|width| width < used + 1 + more) {
            lines.push(" ".repeat(indent));
            used = indent;
        }
        if let Some(line) = lines.last_mut() {
            if indent < used {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += more;
        }
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text without characters that would move a terminal's cursor or change its colours.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_hang_under_their_number() {
        let lines = headed("12", "The king of Gondor left.", Some(14));
        assert_eq!(lines, ["12  The king", "    of Gondor", "    left."]);
        assert_eq!(headed("1", "The king left.", None), ["1  The king left."]);
    }

    #[test]
    fn escapes_do_not_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb"), "a\u{fffd}[31mb");
    }
}
