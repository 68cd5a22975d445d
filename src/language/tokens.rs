//! Text to words, by the conventions of the English Universal Dependencies treebanks.
//!
//! In: a text and a span of it. Out: the spans of its tokens. Invariant: tokens rise, do not overlap, and
//! hold every character of the span that is not white space.
//!
//! Clitics are words ("do|n't", "Arnor|'s", "can|not"), hyphenated words are taken apart ("US|-|led") except
//! behind a prefix ("non-stop", "ex-president"), and the stop of an abbreviation belongs to it ("Gen.", "U.S.").

use super::abbreviations::abbreviation;
use crate::base::Span;
use regex::Regex;
use std::sync::LazyLock;

/// One token at a time; the first alternative that fits wins. What may be given up again is bounded, so that the time
/// stays linear in the text.
const PATTERN: &str = r#"(?x)
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)'’\]]      # addresses
  | [A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}   # mail
  | (?:[A-Za-z0-9-]{1,63}\.){1,8}(?:(?:com|org|net|gov|edu|co|ac)\.[a-z]{2}|com|org|net|gov|edu|mil|info|io)\b(?:/[\w/%.-]*\w)?
  | [A-Za-z]{1,63}\d{1,9}\.[a-z]{2}\b                          # bree24.at
  | [\w-]{1,63}\.(?:pdf|docx?|xlsx?|pptx?|html?|jpe?g|png|gif|txt|zip|exe)\b      # files
  | [:;]-?\)|[:;]-[DP]\b                                      # faces
  | [@\#][\p{L}_][\p{L}\p{N}_]*                               # handles
  | ['’](?:s|S|re|ve|ll|d|m|em|til|cause)\b                   # a clitic by itself
  | ['’]\d\ds\b                                               # '90s
  | (?:\p{L}\.){2,}                                           # U.S., a.m.
  | (?:Ph|M|B)\.(?:D|Sc|A)\.
  | (?:US|AU|NZ|HK|[AC])\$ | [$€£¥]+                          # currency
  | \d{4}-\d{2}-\d{2}\b | \d{3}-\d{3}-\d{4}\b | \d{3}-\d{4}\b # dates, telephone numbers
  | \d+(?:[.,:/]\d+)+ | \.\d+\b
  | \p{Lu}+(?:&\p{Lu}+)+                                      # AT&T
  | [\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}]+)*['’]?       # words, with what hangs on an apostrophe
  | \.{2,}|…+ | [!?]+ | -{2,}|[–—]+ | ={2,}|\*{2,}|~{2,}
  | ``|''
  | \S
"#;

// The pattern is a constant, tried by the tests below.
#[expect(
    clippy::unwrap_used,
    reason = "a constant pattern that every test compiles"
)]
static TOKEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(PATTERN).unwrap());

/// What is written with a hyphen but is no word of its own.
const PREFIXES: &str = "\
anti bi co counter cross e ex extra hyper inter intra macro mega micro mid mini mis multi neo non over post pre pro proto \
pseudo quasi re semi socio sub super trans tri ultra un under";

/// Units that are written without a space after their number.
const UNITS: &str =
    "am pm a.m p.m km kg mph kph m bn mn cm mm ft lb lbs k gb mb tb mw gw kw kwh c f b";

/// Words that are two ("gon|na").
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("outta", 3),
    ("lemme", 3),
    ("gimme", 3),
];

/// The tokens of `within`.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Span> {
    let part = within.of(text);
    let mut found: Vec<Span> = Vec::with_capacity(part.len() / 5);
    for token in TOKEN
        .find_iter(part)
        .map(|found| Span::new(within.start + found.start(), within.start + found.end()))
    {
        match numeral(text, token).filter(|_| !is_designated(part, token.start - within.start)) {
            Some(at) => found.extend([Span::new(token.start, at), Span::new(at, token.end)]),
            None => found.push(token),
        }
    }
    let found = with_abbreviations(text, &with_prefixes(text, &found));
    found
        .into_iter()
        .flat_map(|token| parts(text, token))
        .collect()
}

/// Where a number ends that a unit is written on to: "10|am", "5|km".
fn numeral(text: &str, token: Span) -> Option<usize> {
    let word = token.of(text);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let is_unit = 0 < digits
        && UNITS
            .split(' ')
            .any(|unit| unit.eq_ignore_ascii_case(&word[digits..]));
    is_unit.then_some(token.start + digits)
}

/// Whether a hyphen and capitals stand right before: "K2-18b" is a name, "13-20km" a measure.
fn is_designated(text: &str, at: usize) -> bool {
    text[..at].strip_suffix('-').is_some_and(|before| {
        before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase))
    })
}

/// Joins a prefix, its hyphen and the word behind it.
fn with_prefixes(text: &str, tokens: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        let mut token = tokens[index];
        index += 1;
        while let [hyphen, word, ..] = tokens[index..] {
            let is_joined =
                token.end == hyphen.start && hyphen.end == word.start && hyphen.of(text) == "-";
            if !is_joined
                || !is_prefix(token.of(text))
                || !word.of(text).starts_with(char::is_alphanumeric)
            {
                break;
            }
            token = token.cover(word);
            index += 2;
        }
        found.push(token);
    }
    found
}

fn is_prefix(word: &str) -> bool {
    PREFIXES
        .split_ascii_whitespace()
        .any(|prefix| prefix.eq_ignore_ascii_case(word))
}

/// Joins abbreviations and initials with their full stop.
fn with_abbreviations(text: &str, tokens: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::with_capacity(tokens.len());
    for (index, &token) in tokens.iter().enumerate() {
        if token.of(text) == "."
            && let Some(last) = found.last_mut()
            && last.end == token.start
            && takes_stop(text, tokens, index)
        {
            *last = last.cover(token);
        } else {
            found.push(token);
        }
    }
    found
}

/// Whether the full stop at `index` belongs to the word before it.
fn takes_stop(text: &str, tokens: &[Span], index: usize) -> bool {
    let near = |place: Option<usize>| {
        place
            .and_then(|place| tokens.get(place))
            .map(|token| token.of(text))
    };
    let Some(word) = near(index.checked_sub(1)) else {
        return false;
    };
    let (before, after) = (near(index.checked_sub(2)), near(Some(index + 1)));
    if abbreviation(word, before, after).is_some() {
        return true;
    }
    let follows = |test: fn(char) -> bool| after.is_some_and(|after| after.starts_with(test));
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        // "J. K. Aragorn", but "plan B. The ..." and "so did I. Then ..."
        (Some(letter), None) if letter.is_uppercase() => {
            // "Boromir A. I. Took": initials are neither starters nor the speaker.
            let is_initial_before =
                || before == Some(".") && near(index.checked_sub(3)).is_some_and(is_letter);
            let is_initial_after =
                || after.is_some_and(is_letter) && near(Some(index + 2)) == Some(".");
            let is_name_before = before.is_none_or(|before| before.starts_with(char::is_uppercase))
                || is_initial_before();
            // "strains of E. coli"
            after.is_some_and(is_epithet)
                || follows(char::is_uppercase)
                    && (is_initial_after() || !after.is_some_and(is_starter))
                    && (letter != 'I' || is_name_before)
        }
        // "1. Sanctions": a number that opens a line.
        (Some(digit), _) if digit.is_ascii_digit() => {
            index == 1
                && word.len() < 4
                && word.bytes().all(|b| b.is_ascii_digit())
                && follows(char::is_alphabetic)
        }
        _ => false,
    }
}

/// Whether the word may be the second of a species' name: small, as no sentence begins, and long.
fn is_epithet(word: &str) -> bool {
    let mut letters = word.chars();
    let capitalised: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    word.len() >= 4 && word.chars().all(char::is_lowercase) && !is_starter(&capitalised)
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Words that a sentence begins with more often than a name does.
pub(super) fn is_starter(word: &str) -> bool {
    const STARTERS: &str = "\
The A An He She It They We You I His Her Its Their Our My This That These Those There Here But And Or So Yet Then When While \
After Before If In On At For From With By As To Of What Who How Why Where Is Are Was Were Do Does Did Has Have Had Will Would Can \
Could Should Not No However Meanwhile Although Though Since Because Also Instead Some Many Most Several Both Another Other \
Earlier Later Now Only Even Still According Under Over During Despite Following Last Next Asked Once Until Such Each Every All One Two";
    STARTERS
        .split_ascii_whitespace()
        .any(|starter| starter == word)
}

/// Whether `word`, written on to `before` without a space, is part of one written word with it ("do|n't", "can|not").
pub(super) fn is_clitic_of(before: &str, word: &str) -> bool {
    let is_fused = |&(fused, length): &(&str, usize)| {
        fused[..length].eq_ignore_ascii_case(before) && fused[length..].eq_ignore_ascii_case(word)
    };
    let plain = word.replace('’', "'").to_lowercase();
    before.ends_with(char::is_alphanumeric)
        && (plain == "n't"
            || plain.len() < 4 && 1 < plain.len() && plain.starts_with('\'')
            || FUSED.iter().any(is_fused))
}

/// A token as the words that it holds: clitics and fused words apart.
fn parts(text: &str, token: Span) -> Vec<Span> {
    let word = token.of(text);
    if !word.starts_with(char::is_alphanumeric) {
        return vec![token];
    }
    if let Some((_, length)) = FUSED
        .iter()
        .find(|(fused, _)| fused.eq_ignore_ascii_case(word))
    {
        let middle = token.start + length;
        return vec![Span::new(token.start, middle), Span::new(middle, token.end)];
    }
    let mut rest = token;
    let mut tail = Vec::new();
    // "couldn't've" has two; a longer tail is no English.
    while tail.len() < 3
        && let Some(length) = clitic(rest.of(text))
    {
        let cut = rest.end - length;
        tail.push(Span::new(cut, rest.end));
        rest = Span::new(rest.start, cut);
    }
    tail.push(rest);
    tail.reverse();
    tail
}

/// Bytes of the clitic at the end of a word, if something stands before it.
fn clitic(word: &str) -> Option<usize> {
    if !word.contains(['\'', '’']) {
        return None;
    }
    let plain = word.replace('’', "'").to_lowercase();
    let ending = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'"]
        .into_iter()
        .find(|ending| plain.ends_with(ending))?;
    let letters = ending.chars().count();
    let start = word
        .char_indices()
        .rev()
        .nth(letters - 1)
        .map(|(at, _)| at)?;
    (0 < start).then_some(word.len() - start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tokens, parted by single spaces.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text, Span::new(0, text.len()))
            .into_iter()
            .map(|token| token.of(text))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn clitics() {
        check("I don't", "I do n't");
        check("Arnor’s can’t’ve", "Arnor ’s ca n’t ’ve");
        check("the workers' cannot", "the workers ' can not");
        check("O'Brien's o'clock", "O'Brien 's o'clock");
        check("the 1990's, the '90s", "the 1990 's , the '90s");
    }

    #[test]
    fn hyphens() {
        check("US-led drug-trafficking", "US - led drug - trafficking");
        check("ex-president non-EU-backed", "ex-president non-EU - backed");
        check("2024-25 on 2026-01-07", "2024 - 25 on 2026-01-07");
        check("three decades—to", "three decades — to");
    }

    #[test]
    fn abbreviations() {
        check(
            "U.S. Gen. J. K. Aragorn, Jan. 7",
            "U.S. Gen. J. K. Aragorn , Jan. 7",
        );
        check("U.S.military at 5 p.m.", "U.S. military at 5 p.m.");
        check("Arnor Corp. said no.", "Arnor Corp. said no .");
        check("plan B. The end", "plan B . The end");
        check("some E. coli grew", "some E. coli grew");
        check("plan B. then they left", "plan B . then they left");
        check("1. Arnor", "1. Arnor");
    }

    #[test]
    fn missing_spaces() {
        check("meeting him soon.On the", "meeting him soon . On the");
        check("conversation,while", "conversation , while");
        check("“rhetoric.”Beril", "“ rhetoric . ” Beril");
    }

    #[test]
    fn money_and_numbers() {
        check(
            "$1.5bn, US$5 and 50% of 3,400",
            "$ 1.5 bn , US$ 5 and 50 % of 3,400",
        );
        check("at 10am/5:30pm", "at 10 am / 5:30 pm");
    }

    #[test]
    fn addresses() {
        check(
            "(see https://arnor.example/a?b=1).",
            "( see https://arnor.example/a?b=1 ) .",
        );
        check("a@b.example on arnor.com.", "a@b.example on arnor.com .");
        check("wait... what?!", "wait ... what ?!");
        check("see arnor_2019.pdf :)", "see arnor_2019.pdf :)");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "\\PC{0,80}") {
            let found = tokens(&text, Span::new(0, text.len()));
            let kept: String = found.iter().map(|token| token.of(&text)).collect();
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&kept), letters(&text));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
