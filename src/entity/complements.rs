//! What completes a noun: *support for the bridge*, *questions posed about it*, *the largest town in Arnor*.
//!
//! In: a phrase and its head. Out: the phrase with what stands right behind it and says which or what is meant. Invariant:
//! the range only grows, by words that hang on the phrase, and never into another clause about it.

use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Noun and what completes it, with a comma between them.
const TABLE: &str = include_str!("complements.csv");

static COMPLEMENTS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once(','))
        .map(|(noun, leads)| (noun, leads.split(' ').collect()))
        .collect()
});

/// Most words that complete a noun as a phrase, and as a clause.
const LONGEST_PHRASE: usize = 9;
const LONGEST_CLAUSE: usize = 12;

/// The phrase with what completes its head, or the noun that its *of* ends in.
pub(crate) fn whole(doc: &Document, head: TokenId, tokens: &Range<usize>) -> Range<usize> {
    if let Some(end) = listed_end(doc, head, tokens) {
        return tokens.start..end;
    }
    let last = TokenId::from(tokens.end.saturating_sub(1));
    let below = doc.ancestors(last).any(|id| id == head);
    let heads = [Some(head), (last != head && below).then_some(last)];
    let found = heads
        .into_iter()
        .flatten()
        .filter(|&head| doc.token(head).upos == Upos::Noun)
        .find_map(|head| {
            let named = (head == last && below)
                .then(|| name_end(doc, last))
                .flatten();
            Some((head, named.or_else(|| completed(doc, head, tokens.end))?))
        });
    let Some((head, end)) = found else {
        return tokens.clone();
    };
    // "the only town in Arnor to have a bridge"
    let further =
        completed(doc, head, end).filter(|further| further - tokens.end <= LONGEST_CLAUSE);
    tokens.start..further.unwrap_or(end)
}

/// *the hostile nations of Gondor and Arnor*: where the list ends that several are of, if the phrase holds its first name.
fn listed_end(doc: &Document, head: TokenId, tokens: &Range<usize>) -> Option<usize> {
    if doc.token(head).xpos != Xpos::Nns {
        return None;
    }
    let first = doc.children_by(head, Deprel::Nmod).find(|&name| {
        doc.token(name).upos == Upos::Propn
            && tokens.contains(&name.index())
            && doc
                .child(name, Deprel::Case)
                .is_some_and(|case| doc.lemma(case) == "of")
    })?;
    let others: Vec<TokenId> = doc.children_by(first, Deprel::Conj).collect();
    let names = others
        .iter()
        .all(|&name| doc.token(name).upos == Upos::Propn);
    let last = doc.subtree(*others.last()?).last()?.index() + 1;
    let behind = tokens.end < last && last <= tokens.end + LONGEST_PHRASE;
    let whole = (tokens.end..last).all(|at| !parts(doc, TokenId::from(at)));
    (names && behind && whole).then_some(last)
}

/// *the death of the singer Beren Took*: where the name ends that stands right behind the noun.
fn name_end(doc: &Document, noun: TokenId) -> Option<usize> {
    let start = noun.index() + 1;
    let name = doc.names.iter().find(|name| name.tokens.start == start)?;
    let head = TokenId::from(start);
    let apposed = matches!(doc.deprel(head), Deprel::Appos | Deprel::Flat);
    (apposed && doc.head(head) == Some(noun)).then_some(name.tokens.end)
}

/// Where what completes the noun ends, if it begins at `start`.
fn completed(doc: &Document, noun: TokenId, start: usize) -> Option<usize> {
    let begins = |&child: &TokenId| {
        let first = doc.subtree(child).first().copied();
        noun < child && first.is_some_and(|first| first.index() == start)
    };
    let child = doc.children(noun).iter().copied().find(begins)?;
    if !completes(doc, noun, child) {
        return None;
    }
    let clausal = doc.deprel(child) != Deprel::Nmod;
    let longest = if clausal {
        LONGEST_CLAUSE
    } else {
        LONGEST_PHRASE
    };
    let mut end = reach(doc, child, start)?;
    if clausal && start + longest < end {
        end = without_last(doc, child).unwrap_or(end).min(end);
    }
    while start < end && leads_on(doc, end - 1) {
        end -= 1;
    }
    let stands = (start..end).all(|at| doc.tokens[at].xpos != Xpos::Prp);
    let bare = doc.deprel(child) == Deprel::Amod && end == child.index() + 1;
    (child.index() < end && end <= start + longest && stands && !bare).then_some(end)
}

/// *questions posed about the bridge by those who fear it*: where the last of several phrases begins.
fn without_last(doc: &Document, clause: TokenId) -> Option<usize> {
    let behind = doc.children(clause).iter().filter(|&&it| clause < it);
    let behind: Vec<TokenId> = behind.copied().collect();
    match behind[..] {
        [.., before, last] if doc.deprel(last) == Deprel::Obl => doc
            .subtree(last)
            .first()
            .map(|first| first.index())
            .filter(|_| doc.token(before).upos != Upos::Punct),
        _ => None,
    }
}

/// Whether what hangs on the noun says which or what it is.
fn completes(doc: &Document, noun: TokenId, child: TokenId) -> bool {
    let by = |lead: &str| {
        let leads = COMPLEMENTS.get(doc.lemma(noun));
        leads.is_some_and(|leads| leads.contains(&lead))
    };
    let marked = |word: &str| {
        let mut marks = doc.children_by(child, Deprel::Mark);
        marks.any(|mark| doc.lemma(mark) == word)
    };
    let case = doc.child(child, Deprel::Case).map(|case| doc.lemma(case));
    match doc.deprel(child) {
        Deprel::Nmod => case.is_some_and(|case| {
            by(case)
                || is_foremost(doc, noun)
                    && matches!(case, "in" | "of" | "at" | "on" | "from" | "among")
        }),
        // "techniques more daring than those of old"
        Deprel::Amod => by("done") && !doc.children(child).is_empty(),
        Deprel::Acl | Deprel::Ccomp if marked("that") => by("that"),
        Deprel::Acl => match doc.token(child).xpos {
            Xpos::Vb => marked("to") && by("to-do"),
            Xpos::Vbg if marked("of") => true,
            Xpos::Vbn | Xpos::Vbg => {
                doc.child(child, Deprel::Mark).is_none() && (by("done") || is_foremost(doc, noun))
            }
            _ => false,
        },
        _ => false,
    }
}

/// *the largest town*, *the only bridge*: of which lot is what makes it true.
fn is_foremost(doc: &Document, noun: TokenId) -> bool {
    doc.children_by(noun, Deprel::Amod).any(|rank| {
        doc.token(rank).xpos == Xpos::Jjs
            && !matches!(doc.lemma(rank), "many" | "most" | "much" | "least")
            || matches!(doc.lemma(rank), "first" | "only" | "sole")
    })
}

/// Up to the first mark or clause that tells more: *(1976)*, *which fell*, *while he slept*; nothing, if that cuts a name.
fn reach(doc: &Document, child: TokenId, start: usize) -> Option<usize> {
    let inside = doc.subtree(child);
    let mut end = start;
    while inside.contains(&TokenId::from(end)) {
        let id = TokenId::from(end);
        let begins = |&&at: &&TokenId| at != child && doc.subtree(at).first() == Some(&id);
        let told = |deprel: Deprel| {
            let mut firsts = inside.iter().filter(begins);
            firsts.any(|&at| doc.deprel(at) == deprel)
        };
        let purpose = doc.tokens[end].upos == Upos::Part;
        if told(Deprel::Appos) {
            return None;
        }
        if parts(doc, id)
            || told(Deprel::AclRelcl)
            || told(Deprel::Parataxis)
            || told(Deprel::Advcl) && !purpose
        {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Whether the mark ends a phrase: no hyphen, nor the comma of a list.
fn parts(doc: &Document, mark: TokenId) -> bool {
    let listed = || {
        let head = doc.head(mark);
        doc.form(mark) == "," && head.is_some_and(|head| doc.deprel(head) == Deprel::Conj)
    };
    doc.token(mark).upos == Upos::Punct && !matches!(doc.form(mark), "-" | "–") && !listed()
}

/// A word that leads on to others.
fn leads_on(doc: &Document, at: usize) -> bool {
    matches!(
        doc.tokens[at].deprel,
        Deprel::Punct | Deprel::Cc | Deprel::Case | Deprel::Mark | Deprel::Det
    )
}

#[cfg(test)]
mod tests {
    use super::{COMPLEMENTS, TABLE, whole};
    use crate::entity::testing::read;
    use crate::language::TokenId;

    /// Checks the whole phrase around the first `noun` of the lines.
    #[track_caller]
    fn check(lines: &str, noun: &str, expected: &str) {
        let (_, doc) = read(lines);
        let head = doc.tokens.iter().position(|token| token.lemma == noun);
        let head = head.expect("the noun");
        let whole = whole(&doc, TokenId::from(head), &(head..head + 1));
        assert_eq!(doc.text_of(&whole), expected);
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), COMPLEMENTS.len());
    }

    #[test]
    fn clauses_about_the_phrase_are_no_part_of_it() {
        let lines = "
            Faramir 2 nsubj
            took/take 0 root
            control 2 obj
            over 5 case
            Arnor 3 nmod
            which/which 7 obj
            fell/fall 5 acl:relcl";
        check(lines, "control", "control over Arnor");
    }

    #[test]
    fn several_are_of_all_that_are_listed() {
        let lines = "
            towns 6 nsubj
            of 3 case
            Bree Bree PROPN NNP 1 nmod
            and and CCONJ CC 5 cc
            Archet Archet PROPN NNP 3 conj
            fell/fall 0 root";
        check_phrase(lines, "towns of Bree and Archet");
        check_phrase(&lines.replace("towns", "town"), "town of Bree");
    }

    /// Checks the whole of a phrase that is the first three words.
    #[track_caller]
    fn check_phrase(lines: &str, expected: &str) {
        let (_, doc) = read(lines);
        let whole = whole(&doc, TokenId::from(0), &(0..3));
        assert_eq!(doc.text_of(&whole), expected);
    }

    #[test]
    fn a_name_is_not_cut_nor_a_pronoun_taken_up() {
        let lines = "
            Arnor 2 nsubj
            wanted/want 0 root
            access/access 2 obj
            to 6 case
            the 6 det
            king 3 nmod
            Faramir 6 appos";
        check(lines, "access", "access");
        let lines = "
            Arnor 2 nsubj
            wanted/want 0 root
            access/access 2 obj
            to 5 case
            him/he 3 nmod";
        check(lines, "access", "access");
    }
}
