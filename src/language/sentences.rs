//! Blocks to sentences.
//!
//! In: an article. Out: its story as sentences of tokens, in text order. Invariant: a sentence lies in one
//! block, so a headline or a table row never runs into the text below it.

use super::abbreviations::{Abbreviation, abbreviation, hour_ends};
use super::tokens::{is_starter, tokens};
use super::windows::good_cut;
use crate::article::Article;
use crate::base::Span;

/// Tokens of a sentence at most; longer ones are lists, code or text without full stops.
const LONGEST: usize = 400;

/// So many stretches of [`LONGEST`] tokens without a full stop a block may have before it counts as no prose.
const CUTS: usize = 25;

/// So many tokens a phrase may have that opens a sentence and ends with an hour: *Shortly after 9 a.m. Faramir left.*
const FRONTED: usize = 7;

/// Closing quotes, brackets and note numbers behind a full stop are looked through for so many tokens.
const CLOSERS: usize = 12;

/// A sentence before it is analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// Index of the block in the article.
    pub(crate) block: usize,
    /// Its tokens; never empty.
    pub(crate) tokens: Vec<Span>,
    /// Whether it may be English prose; not worth reading else.
    pub(crate) prose: bool,
}

/// The sentences of the article's story.
pub(crate) fn sentences(article: &Article) -> Vec<Words> {
    let story = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind.is_story());
    let mut found = Vec::new();
    for (block, span) in story.map(|(index, block)| (index, block.span)) {
        let mut cuts = 0;
        for (tokens, is_cut) in split(&article.text, span) {
            cuts += usize::from(is_cut);
            found.push(Words {
                block,
                tokens,
                prose: !is_cut || cuts <= CUTS,
            });
        }
    }
    found
}

/// The sentences of one block, and whether each was cut off because no full stop came.
fn split(text: &str, block: Span) -> Vec<(Vec<Span>, bool)> {
    let tokens = tokens(text, block);
    let line = Line::new(text, &tokens);
    let mut found = Vec::new();
    let (mut start, mut end) = (0, 1);
    while end <= tokens.len() {
        if end == tokens.len() || line.breaks_at(end, start) {
            found.push((tokens[start..end].to_vec(), false));
            start = end;
        } else if end - start == LONGEST {
            let words: Vec<&str> = (start..end).map(|index| line.word(index)).collect();
            end = start + good_cut(&words);
            found.push((tokens[start..end].to_vec(), true));
            start = end;
        }
        end += 1;
    }
    found
}

/// The tokens of a block, to ask about places between them.
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Span],
    /// Where straight double quotes stand: by turns they open and close.
    quotes: Vec<usize>,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, tokens: &'a [Span]) -> Self {
        let is_quote = |&index: &usize| tokens[index].of(text) == "\"";
        Self {
            text,
            tokens,
            quotes: (0..tokens.len()).filter(is_quote).collect(),
        }
    }

    fn word(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| token.of(self.text))
    }

    fn word_before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The white space before a token.
    fn gap(&self, index: usize) -> &str {
        match (
            index.checked_sub(1).and_then(|last| self.tokens.get(last)),
            self.tokens.get(index),
        ) {
            (Some(before), Some(token)) => Span::new(before.end, token.start).of(self.text),
            _ => "",
        }
    }

    /// Whether a sentence that began at `start` ends before the token at `next`.
    fn breaks_at(&self, next: usize, start: usize) -> bool {
        let gap = self.gap(next);
        if gap.bytes().filter(|&b| b == b'\n').count() > 1 {
            return true;
        }
        // Quotes and brackets that close belong to the sentence before, and so do a note's number and a lone mark.
        if self.closes(next) || self.is_in_note(next) || matches!(self.word(next), "." | "," | ";")
        {
            return false;
        }
        let mut stop = next - 1;
        while start < stop && next < stop + CLOSERS && (self.closes(stop) || self.is_in_note(stop))
        {
            stop -= 1;
        }
        let mark = self.word(stop);
        if !is_stop(mark) {
            return stop + 1 == next && self.breaks_after_abbreviation(next, start);
        }
        self.begins_sentence(next, stop, start)
    }

    /// Whether the token is a quote or bracket that hangs on the full stop before it.
    fn closes(&self, index: usize) -> bool {
        let hangs = 0 < index && self.gap(index).is_empty();
        let behind_stop = || {
            is_stop(self.word(index - 1))
                || self.word(index - 1).ends_with('.')
                || is_closer(self.word(index - 1))
        };
        match self.word(index) {
            "”" | ")" | "]" | "''" => hangs && behind_stop(),
            // "Why did he ask: 'Who goes there?' " with a space, so that two quotes do not look like one mark.
            "\"" if !hangs => {
                self.word_before(index) == "'" && self.closes(index - 1) && !self.opens(index)
            }
            "\"" | "'" | "’" => hangs && behind_stop() && !self.opens(index),
            _ => false,
        }
    }

    /// Whether a straight or single quote opens: the next word hangs on it. Where it hangs on the word before too
    /// ("He left."Then she"), its turn decides.
    fn opens(&self, index: usize) -> bool {
        let hung_on = index + 1 < self.tokens.len()
            && self.gap(index + 1).is_empty()
            && self.word(index + 1).starts_with(char::is_alphanumeric);
        let is_second = self
            .quotes
            .binary_search(&index)
            .is_ok_and(|rank| rank % 2 == 1);
        hung_on && !(is_second && self.gap(index).is_empty())
    }

    /// Whether the token belongs to the number of a note behind a full stop: "He left. [17] She stayed."
    fn is_in_note(&self, index: usize) -> bool {
        let opens = |at: usize| {
            let number = self.word(at + 1);
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            0 < at
                && self.word(at) == "["
                && is_number
                && self.word(at + 2) == "]"
                && self.ends_with_stop(at - 1)
        };
        (0..3).any(|back| index.checked_sub(back).is_some_and(opens))
    }

    /// Whether the token is a full stop, or closes something behind one.
    fn ends_with_stop(&self, index: usize) -> bool {
        is_stop(self.word(index)) || self.closes(index)
    }

    /// Whether the token after a full stop (and what closes behind it) begins a sentence.
    fn begins_sentence(&self, next: usize, stop: usize, start: usize) -> bool {
        let word = self.word(next);
        let (mark, closed) = (self.word(stop), stop + 1 < next);
        let initial = word.chars().next().unwrap_or(' ');
        if self.gap(next).is_empty() {
            return if initial.is_uppercase() {
                !self.is_reporting(next, mark, closed) && self.is_fused(next, stop)
            } else {
                (closed || ends_plainly(self.word_before(stop))) && self.opens_sentence(next)
            };
        }
        if initial.is_uppercase() {
            return !self.is_reporting(next, mark, closed);
        }
        if initial.is_ascii_digit()
            || is_opener(word)
            || matches!(word, "\"" | "'" | "-" | "–" | "—" | "•" | "*" | "@")
            || word.starts_with(['@', '#', '$'])
        {
            return start < stop || !self.word(start).starts_with(|c: char| c.is_ascii_digit());
        }
        // "he left. on the public stage": a stop behind a plain word ends a sentence, whatever follows.
        let before = self.word_before(stop);
        !closed
            && matches!(mark, "." | "?" | "!")
            && initial.is_lowercase()
            && 2 < before.len()
            && before.chars().all(char::is_lowercase)
    }

    /// "soon.On the public stage": a stop without a space, between the end of a plain word and a capital.
    fn is_fused(&self, next: usize, stop: usize) -> bool {
        let word = self.word(next);
        let begins_plainly =
            !word.chars().skip(1).any(char::is_uppercase) || 2 < word.chars().count();
        // "alt.Arnor.kings" is one name.
        let is_path = self.word(next + 1) == "."
            && self.gap(next + 2).is_empty()
            && self.word(next + 2).starts_with(char::is_lowercase);
        (ends_plainly(self.word_before(stop)) || stop + 1 < next) && begins_plainly && !is_path
    }

    /// "soon.(On", "soon.“On": an opening mark and a capital behind it.
    fn opens_sentence(&self, index: usize) -> bool {
        let is_mark = is_opener(self.word(index)) || self.word(index) == "\"" && self.opens(index);
        is_mark && self.word(index + 1).starts_with(char::is_uppercase)
    }

    /// "Why?" Aragorn asked: a question or cry goes on with its speaker.
    fn is_reporting(&self, next: usize, mark: &str, closed: bool) -> bool {
        closed
            && !mark.starts_with('.')
            && (next..next + 4).any(|index| is_speech_verb(self.word(index)))
    }

    /// "... in the U.S. The president": after an abbreviation a sentence begins only with a word that says so.
    fn breaks_after_abbreviation(&self, next: usize, start: usize) -> bool {
        let last = self.word(next - 1);
        let Some(stem) = last
            .strip_suffix('.')
            .filter(|stem| stem.chars().next().is_some_and(char::is_alphanumeric))
        else {
            return false;
        };
        let is_initial = stem.chars().count() == 1;
        let before = next
            .checked_sub(2)
            .filter(|&index| start <= index)
            .map(|index| self.word(index));
        if is_initial
            || abbreviation(stem, before, Some(self.word(next))) == Some(Abbreviation::Opening)
        {
            return false;
        }
        is_starter(self.word(next))
            || FRONTED < next - start && hour_ends(stem, self.word(next))
            || matches!(self.word(next), "“" | "\"") && is_starter(self.word(next + 1))
    }
}

/// Full stops, question and exclamation marks, and runs of them.
fn is_stop(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|c| matches!(c, '.' | '!' | '?' | '…' | '。'))
}

fn is_closer(word: &str) -> bool {
    matches!(word, "”" | ")" | "]" | "''" | "\"" | "'" | "’")
}

fn is_opener(word: &str) -> bool {
    matches!(word, "“" | "‘" | "(" | "[" | "``" | "«")
}

/// Whether a full stop behind the word is one even without a space: "soon.On", "[4].On", not "U.S", "node.js" or "J.R".
fn ends_plainly(word: &str) -> bool {
    word.ends_with(|c: char| {
        c.is_lowercase()
            || c.is_ascii_digit()
            || matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | '%')
    })
}

fn is_speech_verb(word: &str) -> bool {
    const VERBS: &str = "said says asked asks told wrote writes replied replies added adds shouted shouts cried declared tweeted posted \
exclaimed demanded wondered answered responded joked continued";
    VERBS.split_ascii_whitespace().any(|verb| verb == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks where sentences part.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found = split(&text, Span::new(0, text.len()));
        let sentences: Vec<&str> = found
            .iter()
            .filter_map(|(tokens, _)| Some(tokens.first()?.cover(*tokens.last()?).of(&text)))
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn full_stops() {
        check("Aragorn met Faramir. |He left! |Why? |Nobody knows.");
        check("They paid $1.5 million. |2,000 people came.");
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check(
            "On Jan. 7 Gen. Faramir of the U.S. Army met J. R. Aragorn at 5 p.m. in Washington, D.C., he said.",
        );
        check("He lives in the U.S. |The king does not.");
        check("The long strike of the porters began at 9 a.m. |Members set up lines.");
        check("The long strike of the porters began at 9 a.m. Monday.");
        check("Shortly after 9 a.m. Faramir left.");
        check("It was sold to Arnor Inc. |He left.");
        check("Arnor Inc. shares fell.");
        check("Boromir A. I. Took, head of the guild, left. |I stayed.");
    }

    #[test]
    fn missing_spaces() {
        check("He is interested in meeting him soon.|On the public stage he is not.");
        check("Tough rhetoric.|Beril said.");
        check("The U.S.military left.");
        check("The model of node.js is old.");
        check("The note [17].|He said so in Arnor (2019).|NATO left.|(It stayed.)");
        check("He said \"no.\"|Then she left.|\"We won.\"");
        check("Yes.|No.|He posted it in alt.Arnor.kings today.");
    }

    #[test]
    fn lower_case_starts() {
        check("He left the stage. |on the next day he came back.");
        check("did he leave? |nobody knows! |so they say.");
        check("He waited... and left.");
    }

    #[test]
    fn quotes() {
        check("“I spoke on two issues. |They listened,” he told them.");
        check("“We won.” |The crowd cheered.");
        check("\"We won.\" |The crowd cheered.");
        check("\"Is it fine?\" Aragorn asked. |\"Yes.\" |\"No.\"");
        check("He said: “Is it fine?” |“It seems fine to me.”");
        check("(He left.) |She stayed.");
        check("“He left.” [17] |She stayed. [4]");
        check("‘We won.’ |The crowd cheered.");
        check("She wrote: \"He said 'no.' \" |They left.");
        check("He asked 'why?'\". |They left.");
    }

    #[test]
    fn what_has_no_full_stop_is_cut_after_a_mark() {
        let listed = "Gondor and Rohan, ".repeat(150);
        let found = split(&listed, Span::new(0, listed.len()));
        let lengths: Vec<(usize, bool)> = found
            .iter()
            .map(|(tokens, cut)| (tokens.len(), *cut))
            .collect();
        assert_eq!(lengths, [(400, true), (200, false)]);
        let listed = format!("Gondor {listed}");
        assert_eq!(split(&listed, Span::new(0, listed.len()))[0].0.len(), 397);
    }

    #[test]
    fn blank_lines_part() {
        check("A heading\n\n|The text");
        check("one line\nand the next");
    }
}
