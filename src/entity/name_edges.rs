//! Where a name begins and ends: titles off, hyphens and capitalised adjectives on.
//!
//! In: a rough token range. Out: the name proper. Invariant: the result is a range of the same sentence, perhaps empty.

use super::known::Known;
use super::name_tails::with_tail;
use super::words::{is_name_part, is_postnominal, is_tense_modifier};
use crate::base::text::is_capitalised;
use crate::language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use std::ops::Range;

/// *Police said*, *Gunman jailed* at the beginning of a sentence: a noun for a body or people, which has its capital from there.
pub(super) fn is_common(doc: &Document, known: &Known, tokens: &Range<usize>) -> bool {
    let at = TokenId::from(tokens.start);
    let first = doc.sentences[doc.sentence_of(at)].tokens.start == tokens.start;
    let word = doc.form(at);
    let lower = word.to_lowercase();
    tokens.len() == 1
        && first
        && match known.noun_kind(&lower) {
            Some(EntityKind::Organization | EntityKind::Group) => true,
            // A *Cook* may be one by name, unless the article speaks of a cook.
            Some(EntityKind::Person) => (0..doc.tokens.len())
                .map(|it| doc.form(TokenId::from(it)))
                .any(|form| form == lower),
            _ => false,
        }
        && known.name(word).is_none()
}

/// Without articles, quotation marks and possessive marks at the ends.
pub(super) fn trimmed(doc: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let outer = |at: usize| {
        matches!(
            doc.tokens[at].upos,
            Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Part | Upos::Pron
        ) && !is_upper_inside(doc, at)
            || matches!(doc.tokens[at].xpos, Xpos::Pos)
    };
    while !tokens.is_empty() && outer(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && outer(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// *US President Donald Trump* without its title and the country before that.
pub(super) fn without_title(doc: &Document, known: &Known, tokens: Range<usize>) -> Range<usize> {
    let mut words: Vec<String> = tokens
        .clone()
        .map(|at| doc.form(TokenId::from(at)).to_lowercase())
        .collect();
    let mut start = within_title(doc, known, &tokens);
    if start == words.len() {
        return tokens.end..tokens.end;
    }
    loop {
        let title = title_length(known, &words[start..]);
        if title > 0 {
            start += title;
            continue;
        }
        let country = (1..=3.min(words.len() - start)).rev().find(|&length| {
            let from = tokens.start + start;
            title_length(known, &words[start + length..]) > 0
                && known
                    .country_of(doc.text_of(&(from..from + length)))
                    .is_some()
        });
        match country {
            Some(length) => start += length,
            None => break,
        }
    }
    // *Durham Hall QC*: letters after a name.
    let tokens = if words.last().is_some_and(|last| is_postnominal(last)) && words.len() > 1 {
        words.pop();
        tokens.start..tokens.end - 1
    } else {
        tokens
    };
    // A title alone (*the President*) is a description, not a name.
    if start == words.len() {
        return tokens.end..tokens.end;
    }
    // *Pope Francis*, *Queen Elizabeth*: here the title is what tells the name apart.
    if start > 0 && start + 1 == words.len() && is_name_part(&words[start - 1]) {
        start -= 1;
    }
    let rest = tokens.start + start..tokens.end;
    if start > 0 && doc.tokens[rest.start].upos == Upos::Adp {
        return tokens.end..tokens.end;
    }
    rest
}

/// How many of the tokens end a title that begins before them: *Secretary of Defense* before *Took*, of *Defense Took*.
fn within_title(doc: &Document, known: &Known, tokens: &Range<usize>) -> usize {
    let sentence = &doc.sentences[doc.sentence_of(TokenId::from(tokens.start))].tokens;
    let of = tokens.start.checked_sub(1).filter(|&at| {
        at > sentence.start && doc.form(TokenId::from(at)).eq_ignore_ascii_case("of")
    });
    of.map_or(0, |of| {
        (1..=tokens.len().min(2))
            .rev()
            .find(|&length| {
                let words = doc.text_of(&(of - 1..tokens.start + length));
                known.is_title(&words.to_lowercase())
            })
            .unwrap_or(0)
    })
}

/// How many of the words, from the first on, are one title; 0 if none.
fn title_length(known: &Known, words: &[String]) -> usize {
    (1..=words.len().min(4))
        .rev()
        .find(|&length| known.is_title(&words[..length].join(" ")))
        .unwrap_or(0)
}

/// The name with what hyphens tie to it (*COVID-19*, *Park Won-soon*, *al-Qaeda*) and capitalised adjectives before it.
pub(super) fn extended(
    doc: &Document,
    known: &Known,
    mut tokens: Range<usize>,
    person: Option<NameKind>,
) -> Range<usize> {
    let Some(sentence) = doc
        .sentences
        .get(doc.sentence_of(TokenId::from(tokens.start)))
    else {
        return tokens;
    };
    let glued = |left: usize| doc.tokens[left].span.end == doc.tokens[left + 1].span.start;
    let hyphen = |at: usize| matches!(doc.form(TokenId::from(at)), "-" | "‑" | "–");
    while tokens.end + 1 < sentence.tokens.end
        && hyphen(tokens.end)
        && glued(tokens.end - 1)
        && glued(tokens.end)
    {
        let next = doc.form(TokenId::from(tokens.end + 1));
        let part = is_capitalised(next) || next.starts_with(|c: char| c.is_ascii_digit());
        if !part && person != Some(NameKind::Person) {
            break;
        }
        tokens.end += 2;
    }
    // *Bag End Lodge & Tavern*
    while person != Some(NameKind::Person)
        && tokens.end + 1 < sentence.tokens.end
        && doc.form(TokenId::from(tokens.end)) == "&"
        && is_capitalised(doc.form(TokenId::from(tokens.end + 1)))
        && doc.tokens[tokens.end + 1].upos == Upos::Propn
    {
        tokens.end += 2;
    }
    tokens = with_tail(doc, tokens, person, &sentence.tokens);
    if tokens.start >= sentence.tokens.start + 2
        && hyphen(tokens.start - 1)
        && matches!(
            doc.form(TokenId::from(tokens.start - 2))
                .to_lowercase()
                .as_str(),
            "al" | "el" | "bin"
        )
    {
        tokens.start -= 2;
    }
    // *SARS-CoV-2*: initials on the left.
    while tokens.start >= sentence.tokens.start + 2
        && hyphen(tokens.start - 1)
        && glued(tokens.start - 1)
        && glued(tokens.start - 2)
        && is_shouted(doc.form(TokenId::from(tokens.start - 2)))
        && known
            .country_of(doc.form(TokenId::from(tokens.start - 2)))
            .is_none()
    {
        tokens.start -= 2;
    }
    tokens.end = word_end(doc, &tokens);
    while tokens.start > sentence.tokens.start + 1 && is_name_adjective(doc, known, &tokens) {
        tokens.start -= 1;
    }
    tokens
}

/// One past the name, with what goes on in small letters if that is no word of its own: *gondor-dl*, but *Gondor-backed* and
/// *the Gondor-era walls* name Gondor.
pub(super) fn word_end(doc: &Document, tokens: &Range<usize>) -> usize {
    let end = doc.whole_words(tokens).end;
    let modifies = doc
        .tokens
        .get(end)
        .is_some_and(|next| next.upos == Upos::Noun);
    let part = |at: usize| match doc.tokens[at].upos {
        Upos::Propn | Upos::X | Upos::Num | Upos::Punct | Upos::Sym => true,
        Upos::Noun => !modifies,
        _ => false,
    };
    if (tokens.end..end).all(part) {
        end
    } else {
        tokens.end
    }
}

/// Whether it is two capitals or more.
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// *Northern* before *Arapaho Tribe*, *25th* before *Amendment*: neither a demonym nor *Former*.
fn is_name_adjective(doc: &Document, known: &Known, tokens: &Range<usize>) -> bool {
    let at = TokenId::from(tokens.start - 1);
    let form = doc.form(at);
    let inside = doc
        .head(at)
        .is_some_and(|head| tokens.contains(&head.index()));
    let capital = is_capitalised(form) && doc.token(at).upos == Upos::Adj
        || form.starts_with(|c: char| c.is_ascii_digit())
            && form.ends_with(|c: char| c.is_ascii_lowercase());
    inside
        && capital
        && matches!(
            doc.deprel(at),
            Deprel::Amod | Deprel::Compound | Deprel::Flat
        )
        && known.demonym(form).is_none()
        && !known.is_role_word(&form.to_lowercase())
        && !is_tense_modifier(form)
}

/// Whether a letter after the first is a capital, as in `NATO` or `iPhone`.
pub(super) fn is_upper_inside(doc: &Document, at: usize) -> bool {
    doc.form(TokenId::from(at))
        .chars()
        .skip(1)
        .any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_nickname_stands_within_a_name() {
        let lines = "
            Peregrin 6 nsubj B-Person
            \" \" PUNCT `` 3 punct
            Pip 1 flat
            \" \" PUNCT '' 3 punct
            Took 1 flat
            slept/sleep 0 root";
        check(lines, "Peregrin \" Pip \" Took", "Peregrin \" Pip \" Took");
    }

    #[test]
    fn an_article_begins_an_arabic_surname() {
        let lines = "
            Faramir 5 nsubj B-Person
            al 1 flat
            - - PUNCT HYPH 4 punct
            Took 1 flat
            slept/sleep 0 root";
        check(lines, "Faramir al - Took", "Faramir al - Took");
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        let lines = "
            Secretary Secretary PROPN NNP 4 nmod:desc
            of 3 case
            Defense 1 nmod B-Person
            Faramir 5 nsubj I-Person
            slept/sleep 0 root";
        check(lines, "Faramir", "Secretary of Defense | Faramir");
    }
}
