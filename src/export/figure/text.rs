//! How wide words are, where they are broken, and how sentences are quoted, without asking any font.
//!
//! Widths are those of Helvetica (Adobe's font metrics), which Arial and Liberation Sans share: the families that the
//! figures name. Invariant: the same words are as wide on every machine.

use crate::base::text::squeeze;
use unicode_normalization::UnicodeNormalization as _;

/// Widths of the characters from space to tilde, in thousandths of the type size.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// What a character is taken to be as wide as that the table lacks: a letter, or a sign of a wide script.
const LETTER: u16 = 600;
const WIDE: u16 = 1000;
/// Bold type, and fonts that differ a little, take so much more room.
const SLACK: f64 = 1.07;

/// Width of a line of text in type of `size`, in the same unit.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    f64::from(thousandths) / 1000.0 * size * SLACK
}

fn advance(c: char) -> u16 {
    let of_table = |c: char| {
        let place = u32::from(c).checked_sub(32)?;
        WIDTHS.get(usize::try_from(place).ok()?).copied()
    };
    let plain = || c.nfd().next().and_then(of_table);
    match c {
        '’' | '‘' => 222,
        '“' | '”' => 333,
        '…' | '—' => 1000,
        '×' => 584,
        '\u{a0}' => 278,
        _ if u32::from(c) >= 0x1100 => of_table(c).unwrap_or(WIDE),
        _ => of_table(c).or_else(plain).unwrap_or(LETTER),
    }
}

/// The text on lines of at most `room`, broken between words, a word that is longer than that within; what goes beyond
/// `most` lines is left out for an ellipsis.
pub(super) fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in printable(text).split_ascii_whitespace() {
        for piece in pieces(word, size, room) {
            match lines.last_mut() {
                Some(line) if width(&format!("{line} {piece}"), size) <= room => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(&format!("{last}…"), size) > room {
                last.pop();
            }
            *last = format!("{}…", last.trim_end());
        }
    }
    lines
}

/// A sentence in quotation marks, single ones for those within; nothing of a sentence that is not kept.
pub(super) fn quoted(sentence: &str) -> String {
    let sentence = squeeze(sentence);
    if sentence.is_empty() {
        return sentence;
    }
    let mut before = ' ';
    let single = |c: char| {
        let opens = before.is_whitespace() || "([—–".contains(before);
        before = c;
        match c {
            '“' => '‘',
            '"' if opens => '‘',
            '”' | '"' => '’',
            other => other,
        }
    };
    let sentence: String = sentence.chars().map(single).collect();
    format!("“{sentence}”")
}

/// A word cut where it would not fit on a line of its own.
fn pieces(word: &str, size: f64, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
            if width(piece, size) > room && piece.chars().count() > 1 {
                piece.pop();
                pieces.push(c.to_string());
            }
        }
    }
    pieces
}

/// The text without characters that cannot be seen, or that turn others round.
fn printable(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let seen = text.chars().filter(|&c| !hidden(c));
    seen.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, room: f64, expected: &[&str]) {
        assert_eq!(wrapped(text, 10.0, room, 2), expected);
    }

    #[test]
    fn wide_letters_are_wider() {
        assert!(width("MMM", 10.0) > 2.0 * width("iii", 10.0));
        assert!((width("ñ", 10.0) - width("n", 10.0)).abs() < 1e-9);
        assert!(width("王", 10.0) > width("a", 10.0));
    }

    #[test]
    fn lines_break_between_words() {
        check(
            "Drug Enforcement Administration",
            100.0,
            &["Drug Enforcement", "Administration"],
        );
        check("Arnor", 100.0, &["Arnor"]);
        check("", 100.0, &[]);
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        check("one two three four five six", 45.0, &["one two", "three…"]);
        check("Arnorarnorarnor", 45.0, &["Arnorarn", "orarnor"]);
    }

    #[test]
    fn quotations_within_quotations_have_single_marks() {
        assert_eq!(quoted("Arnor  fell"), "“Arnor fell”");
        assert_eq!(
            quoted("“I saw it,” he said, (\"twice\")"),
            "“‘I saw it,’ he said, (‘twice’)”"
        );
        assert_eq!(quoted(""), "");
    }

    #[test]
    fn hidden_characters_are_gone() {
        check("a\u{202e}b\nc\u{0}", 100.0, &["ab c"]);
    }
}
