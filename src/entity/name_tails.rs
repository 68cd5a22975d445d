//! What belongs to a name beyond where the model ends it: *Peregrin "Pip" van Took*, *Faramir Took Sr.*, *van Biljon*, *University
//! of California, Bree*, *12 Bywater Road*.
//!
//! In: a token range that is a name, and its kind. Out: the range with its tail. Invariant: it only grows, within its sentence.

use super::names::NameSpan;
use crate::base::text::is_capitalised;
use crate::language::{Document, NameKind, TokenId, Upos};
use crate::ontology::EntityKind;
use std::ops::Range;

/// Small words that begin a surname.
const PARTICLES: &str = "van von der den de del della di da dos du la le bin ibn al el ter ten zu";

/// Where universities have several seats, which their names tell by a comma.
const SYSTEMS: &str = "\
Alabama Alaska Arkansas California Colorado Hawaii Illinois Maine Maryland Massachusetts Michigan Minnesota Missouri Nebraska \
Nevada Tennessee Texas Wisconsin Carolina";

/// Bodies that are named by what they are on or for.
const BODIES: &str = "\
Agency Alliance Association Board Bureau Center Centre Coalition Commission Committee Conference Council Department Federation \
Foundation Fund Institute Ministry Office Organisation Organization Society Union";

/// What a street is.
const STREETS: &str = "Avenue Street Road Lane Drive Boulevard Terrace Crescent Row";

/// The name with what goes on before and behind it.
pub(super) fn with_tail(
    doc: &Document,
    mut tokens: Range<usize>,
    kind: Option<NameKind>,
    sentence: &Range<usize>,
) -> Range<usize> {
    if kind == Some(NameKind::Person) {
        tokens.start = person_start(doc, &tokens, sentence.start);
        tokens.end = person_end(doc, &tokens, sentence.end);
    } else {
        tokens.start = address_start(doc, &tokens, sentence.start);
        tokens.end = campus_end(doc, &tokens, sentence.end);
        tokens.end = body_end(doc, &tokens, sentence.end);
    }
    tokens
}

/// Where a name of the tables stands, if the model's does not begin before it: *King Faramir of Arnor* within *Took Faramir* of
/// Arnor is nobody that they know, and *Bree–Dale Bank* behind *Gondor Bree* but a part of a longer name.
pub(super) fn united(
    doc: &Document,
    tokens: &Range<usize>,
    from_model: &[NameSpan],
) -> Option<Range<usize>> {
    let inside = |model: &&NameSpan| {
        let model = &model.tokens;
        model.start < tokens.start && tokens.start < model.end && model.end < tokens.end
    };
    match from_model.iter().find(inside) {
        Some(model) if model.traits.kind == EntityKind::Person => None,
        Some(model) => Some(model.tokens.start..tokens.end),
        None => {
            let sentence = &doc.sentences[doc.sentence_of(TokenId::from(tokens.start))].tokens;
            Some(tokens.start..campus_end(doc, tokens, sentence.end))
        }
    }
}

/// *van Took* alone: where the small words before a surname begin.
fn person_start(doc: &Document, tokens: &Range<usize>, first: usize) -> usize {
    let mut start = tokens.start;
    while start > first && is_small(doc, start - 1) && is_below(doc, start - 1, tokens) {
        start -= 1;
    }
    start
}

fn is_small(doc: &Document, at: usize) -> bool {
    doc.tokens[at].upos == Upos::Propn && is_particle(doc.form(TokenId::from(at)))
}

/// Whether the word begins surnames.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.split(' ').any(|it| it == word)
}

fn is_below(doc: &Document, at: usize, tokens: &Range<usize>) -> bool {
    let head = doc.head(TokenId::from(at));
    head.is_some_and(|head| tokens.contains(&head.index()))
}

/// One past the surname behind a nickname in quotation marks (*Peregrin "Pip" van Took*), an Arabic article (*Faramir al-Took*),
/// or *Sr.*
fn person_end(doc: &Document, tokens: &Range<usize>, last: usize) -> usize {
    let form = |at: usize| doc.form(TokenId::from(at));
    let quote = |at: usize| matches!(form(at), "\"" | "“" | "”" | "''" | "``");
    let mut end = tokens.end;
    // The model may end the name before, within or behind the nickname.
    let opened = tokens.clone().filter(|&at| quote(at)).count() % 2 == 1;
    let closing = if opened {
        end
    } else if end + 1 < last && quote(end) && is_capitalised(form(end + 1)) {
        end + 2
    } else {
        last
    };
    if closing < last && quote(closing) {
        let name = surname_end(doc, closing + 1, last);
        if closing + 1 < name {
            end = name;
        }
    }
    if end + 2 < last
        && matches!(form(end), "al" | "el")
        && matches!(form(end + 1), "-" | "‑")
        && is_capitalised(form(end + 2))
    {
        end += 3;
    }
    if end < last && matches!(form(end), "Jr" | "Jr." | "Sr" | "Sr.") {
        end += 1;
    }
    end
}

/// One past the capitalised names from `start` on, and the small words before them.
fn surname_end(doc: &Document, start: usize, last: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < last && doc.tokens[at].upos == Upos::Propn {
        let capital = is_capitalised(doc.form(TokenId::from(at)));
        if !capital && !is_small(doc, at) {
            break;
        }
        at += 1;
        if capital {
            end = at;
        }
    }
    end
}

/// *12 Bywater Road*: where the number before a street begins.
fn address_start(doc: &Document, tokens: &Range<usize>, first: usize) -> usize {
    let street = STREETS
        .split(' ')
        .any(|it| it == doc.form(TokenId::from(tokens.end - 1)));
    let before = tokens.start.checked_sub(1).filter(|&at| at >= first);
    let number = |&at: &usize| {
        let form = doc.form(TokenId::from(at));
        form.len() < 6 && form.bytes().all(|c| c.is_ascii_digit()) && is_below(doc, at, tokens)
    };
    before
        .filter(|_| street && tokens.len() > 1)
        .filter(number)
        .unwrap_or(tokens.start)
}

/// *the University of Gondor at Bree*, *the University of California, Bree*: one past the seat.
fn campus_end(doc: &Document, tokens: &Range<usize>, last: usize) -> usize {
    let form = |at: usize| doc.form(TokenId::from(at));
    let school =
        tokens.len() > 2 && form(tokens.start) == "University" && form(tokens.start + 1) == "of";
    let mark = tokens.end;
    let seat = mark + 1;
    let written = seat < last
        && is_capitalised(form(seat))
        && doc.tokens[seat].upos == Upos::Propn
        && !is_shouted(form(seat));
    if !school || !written {
        return mark;
    }
    let system = SYSTEMS.split(' ').any(|it| it == form(mark - 1));
    let named = doc
        .names
        .iter()
        .find(|name| name.tokens.start == seat && name.kind != NameKind::Time);
    match (form(mark), named) {
        ("at", Some(name)) => name.tokens.end,
        ("," | "-" | "–", Some(name)) if system && name.kind != NameKind::Person => {
            name.tokens.end
        }
        _ => mark,
    }
}

/// *the Commission on Federal Elections*, *the Society for Marsh Birds*: one past what a body is on or for, where the model
/// parts the two; but *the Commission on Monday*, *the Council on Took*.
fn body_end(doc: &Document, tokens: &Range<usize>, last: usize) -> usize {
    let form = |at: usize| doc.form(TokenId::from(at));
    let mark = tokens.end;
    let body = BODIES.split(' ').any(|it| it == form(mark - 1));
    if !body || mark + 2 >= last || !matches!(form(mark), "on" | "for") {
        return mark;
    }
    let capital = |at: usize| {
        is_capitalised(form(at)) && matches!(doc.tokens[at].upos, Upos::Propn | Upos::Adj)
    };
    let mut end = mark + 1;
    while end < last && capital(end) {
        end += 1;
    }
    let named_apart = doc.names.iter().any(|name| {
        let apart = matches!(
            name.kind,
            NameKind::Person | NameKind::Place | NameKind::Time
        );
        apart && (mark + 1..end).any(|at| name.tokens.contains(&at))
    });
    if mark + 2 < end && !named_apart {
        end
    } else {
        mark
    }
}

/// Whether it is capitals throughout.
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_seat_belongs_to_a_university() {
        let lines = "
            University 6 nsubj B-Organization
            of 3 case I-Organization
            California 1 nmod I-Organization
            , , PUNCT , 5 punct
            Bree 1 appos B-Place
            closed/close 0 root";
        let name = "University of California , Bree";
        check(lines, name, name);
        let other = lines.replace("California", "Gondor");
        check(&other, "University of Gondor", "University of Gondor");
    }

    #[test]
    fn a_body_is_named_by_what_it_is_on() {
        let lines = "
            Commission 5 nsubj B-Organization
            on 4 case
            Federal Federal ADJ NNP 4 amod B-Other
            Elections Elections PROPN NNPS 1 nmod I-Other
            met/meet 0 root";
        let name = "Commission on Federal Elections";
        check(lines, name, name);
        let taken = lines
            .replace("B-Other", "B-Person")
            .replace("I-Other", "I-Person");
        check(&taken, "Commission", "Commission");
    }

    #[test]
    fn small_words_begin_a_surname() {
        let lines = "
            van van PROPN NNP 2 compound
            Took 3 nsubj B-Person
            slept/sleep 0 root";
        check(lines, "van Took", "van Took");
    }

    #[test]
    fn a_surname_of_two_words_follows_a_nickname() {
        let lines = "
            Peregrin 7 nsubj B-Person
            \" \" PUNCT `` 3 punct
            Pip 1 flat I-Person
            \" \" PUNCT '' 3 punct
            Van Van PROPN NNP 1 flat B-Person
            Took 1 flat I-Person
            slept/sleep 0 root";
        let name = "Peregrin \" Pip \" Van Took";
        check(lines, name, name);
    }

    #[test]
    fn a_street_has_its_number() {
        let lines = "
            He 2 nsubj
            slept/sleep 0 root
            at 6 case
            12 12 NUM CD 6 nummod
            Bywater 6 compound B-Place
            Road 2 obl I-Place";
        check(lines, "12 Bywater Road", "12 Bywater Road");
    }
}
