//! Noun phrases: which tokens head one, and how far it reaches as a mention.
//!
//! In: the syntax tree. Out: token ranges without articles, relative clauses and appositions.
//! Invariant: a phrase is one unbroken range that holds its head.

use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use std::ops::Range;

/// Longest description in tokens; a longer one loses its `of` phrase.
const LONGEST: usize = 14;

/// Whether the token heads a noun phrase of its own.
pub(super) fn is_phrase_head(doc: &Document, id: TokenId) -> bool {
    let token = doc.token(id);
    let inside = matches!(
        token.deprel,
        Deprel::Flat
            | Deprel::Fixed
            | Deprel::Goeswith
            | Deprel::Reparandum
            | Deprel::Discourse
            | Deprel::Expl
            | Deprel::Case
            | Deprel::Mark
            | Deprel::Cc
            | Deprel::Punct
            | Deprel::Det
            | Deprel::DetPredet
            | Deprel::Nummod
    );
    match token.upos {
        Upos::Noun | Upos::Propn => !inside && token.deprel != Deprel::Compound,
        Upos::Pron => !inside && token.xpos != Xpos::Ex,
        Upos::Num | Upos::Det | Upos::Adj | Upos::Sym => {
            is_nominal(token.deprel) && {
                // *the poor*, *two of them*, *both*; but not *seemed poor*.
                token.upos != Upos::Adj || doc.child(id, Deprel::Det).is_some() || leads_of(doc, id)
            }
        }
        _ => false,
    }
}

/// Whether the relation is one that noun phrases have.
pub(super) fn is_nominal(deprel: Deprel) -> bool {
    matches!(
        deprel,
        Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::NsubjOuter
            | Deprel::Obj
            | Deprel::Iobj
            | Deprel::Obl
            | Deprel::OblAgent
            | Deprel::OblUnmarked
            | Deprel::Nmod
            | Deprel::NmodPoss
            | Deprel::NmodUnmarked
            | Deprel::Appos
            | Deprel::Dislocated
            | Deprel::Vocative
    )
}

/// The phrase under `head` as a mention: its modifiers on the left and an `of` phrase on the right.
pub(super) fn phrase(doc: &Document, head: TokenId) -> Range<usize> {
    let long = reach(doc, head, 0);
    if long.len() > LONGEST {
        return short_phrase(doc, head);
    }
    whole(doc, long)
}

/// The phrase without its `of` phrase.
pub(super) fn short_phrase(doc: &Document, head: TokenId) -> Range<usize> {
    whole(doc, left_edge(doc, head)..core_end(doc, head))
}

/// The phrase up to the ends of its words: *forks of gondor-dl*; but *the drive-in cinema* has no *drive*.
fn whole(doc: &Document, tokens: Range<usize>) -> Range<usize> {
    let whole = doc.whole_words(&tokens);
    let is_noun = |at: usize| {
        doc.tokens
            .get(at)
            .is_some_and(|token| matches!(token.upos, Upos::Noun | Upos::Propn))
    };
    let behind = &doc.tokens[tokens.end..whole.end];
    let modifies = is_noun(whole.end)
        && behind.iter().any(|token| {
            matches!(
                token.upos,
                Upos::Adp | Upos::Adv | Upos::Sconj | Upos::Verb | Upos::Adj
            )
        });
    // "found on-site" has a preposition and a site.
    let led = doc.tokens[whole.start..tokens.start]
        .iter()
        .any(|token| token.deprel == Deprel::Case);
    let start = if led { tokens.start } else { whole.start };
    start..if modifies { tokens.end } else { whole.end }
}

/// Whether another token heads the word that it is a part of: the *18* of *K2-18b*, the *narco* of *narco-trafficking* where
/// the tree hangs both parts on one verb.
pub(super) fn is_inside_word(doc: &Document, id: TokenId) -> bool {
    let at = id.index();
    let word = doc.whole_words(&(at..at + 1));
    let heads = |other: usize| {
        let other = TokenId::from(other);
        let noun = matches!(doc.token(other).upos, Upos::Noun | Upos::Propn);
        doc.head(id) == Some(other) && other < id
            || other > id && noun && doc.head(other) == doc.head(id)
    };
    word.len() > 1 && doc.head(id).is_some() && word.into_iter().any(heads)
}

/// The noun that says what a phrase is about: *protesters* in *thousands of protesters*.
pub(super) fn content_head(doc: &Document, head: TokenId) -> TokenId {
    if super::words::is_quantity_noun(&doc.lemma(head).to_lowercase())
        && let Some(of) = of_phrase(doc, head)
        && of != head
    {
        return of;
    }
    head
}

/// Head of the `of` phrase that follows the head, if any.
pub(super) fn of_phrase(doc: &Document, head: TokenId) -> Option<TokenId> {
    doc.children(head)
        .iter()
        .copied()
        .filter(|&child| child > head && matches!(doc.deprel(child), Deprel::Nmod | Deprel::Obl))
        .find(|&child| {
            doc.child(child, Deprel::Case)
                .is_some_and(|case| doc.lemma(case) == "of" && case > head)
        })
}

/// Subject of the verb, or of the verb that it is coordinated with or depends on.
pub(super) fn subject(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for _ in 0..4 {
        if let Some(subject) = doc.child(at, Deprel::Nsubj) {
            return Some(subject);
        }
        if !matches!(doc.deprel(at), Deprel::Conj | Deprel::Advcl | Deprel::Xcomp) {
            return None;
        }
        at = doc.head(at)?;
    }
    None
}

/// Whether a definite article, a demonstrative or a possessor makes the phrase definite.
pub(super) fn is_definite(doc: &Document, head: TokenId) -> bool {
    doc.children(head)
        .iter()
        .any(|&child| match doc.deprel(child) {
            Deprel::Det => matches!(
                doc.lemma(child),
                "the" | "this" | "that" | "these" | "those"
            ),
            Deprel::NmodPoss => true,
            _ => false,
        })
}

/// Whether an indefinite article or quantifier makes it speak of something new.
pub(super) fn is_indefinite(doc: &Document, head: TokenId) -> bool {
    doc.children(head).iter().any(|&child| {
        doc.deprel(child) == Deprel::Det
            && matches!(
                doc.lemma(child),
                "a" | "an" | "another" | "some" | "any" | "every" | "each" | "no"
            )
    })
}

/// Whether it says what somebody is, becomes or serves as: *served as mayor* is about the office, not about its holder, and
/// so is *ran for mayor*.
pub(super) fn is_predicate(doc: &Document, head: TokenId) -> bool {
    doc.deprel(head) == Deprel::Xcomp
        || is_sought(doc, head)
        || doc.child(head, Deprel::Cop).is_some()
        || doc
            .child(head, Deprel::Case)
            .filter(|&case| doc.lemma(case) == "as")
            .is_some_and(|case| {
                // *As mayor, she ...*
                let fronted = doc.sentences[doc.sentence_of(case)].tokens.start == case.index();
                fronted
                    || doc
                        .head(head)
                        .is_some_and(|verb| is_holding(doc.lemma(verb)))
            })
}

/// *a candidate for*, *campaigned for*: of an office that somebody else holds.
fn is_seeking(lemma: &str) -> bool {
    matches!(
        lemma,
        "bid"
            | "campaign"
            | "candidacy"
            | "candidate"
            | "contender"
            | "nominee"
            | "race"
            | "run"
            | "stand"
            | "vie"
    )
}

/// *for mayor*, *the qualifications of president*, *the nominee for President of Arnor*: a bare noun, which no article makes a
/// certain person.
fn is_sought(doc: &Document, head: TokenId) -> bool {
    let bare = !doc.children(head).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Det | Deprel::NmodPoss | Deprel::Appos | Deprel::Flat
        )
    });
    let lower = doc.form(head).starts_with(char::is_lowercase);
    let seeks = doc.head(head).is_some_and(|it| is_seeking(doc.lemma(it)));
    bare && !is_plural(doc, head)
        && doc
            .child(head, Deprel::Case)
            .is_some_and(|case| match doc.lemma(case) {
                "for" => lower || seeks,
                "of" => lower,
                _ => false,
            })
}

/// Words for coming to an office, having and leaving it.
fn is_holding(lemma: &str) -> bool {
    matches!(
        lemma,
        "act"
            | "appoint"
            | "appointment"
            | "career"
            | "choose"
            | "confirm"
            | "continue"
            | "elect"
            | "election"
            | "hire"
            | "inaugurate"
            | "job"
            | "name"
            | "nominate"
            | "oath"
            | "office"
            | "position"
            | "post"
            | "re-elect"
            | "remain"
            | "replace"
            | "resign"
            | "role"
            | "run"
            | "select"
            | "serve"
            | "step"
            | "succeed"
            | "swear"
            | "tenure"
            | "term"
            | "time"
            | "work"
            | "year"
    )
}

/// Whether the phrase is plural by its form.
pub(super) fn is_plural(doc: &Document, head: TokenId) -> bool {
    matches!(doc.token(head).xpos, Xpos::Nns | Xpos::Nnps)
}

fn reach(doc: &Document, head: TokenId, depth: usize) -> Range<usize> {
    let start = left_edge(doc, head);
    let mut end = core_end(doc, head);
    if depth < 4
        && let Some(of) = of_phrase(doc, head)
    {
        let inner = reach(doc, of, depth + 1);
        // Only what follows at once: articles and the preposition may stand between.
        let gap_is_small = (end..inner.start).all(|at| {
            matches!(
                doc.tokens[at].upos,
                Upos::Adp | Upos::Det | Upos::Pron | Upos::Part
            )
        });
        if inner.start >= end && gap_is_small {
            end = inner.end;
        }
    }
    start..end
}

/// First token of the phrase: the leftmost kept modifier.
fn left_edge(doc: &Document, head: TokenId) -> usize {
    let sentence = &doc.sentences[doc.sentence_of(head)].tokens;
    let mut start = head.index();
    for &child in doc.children(head).iter().rev() {
        let kept = child < head
            && !is_distance(doc, head, child)
            && matches!(
                doc.deprel(child),
                Deprel::Amod
                    | Deprel::Compound
                    | Deprel::Nummod
                    | Deprel::NmodPoss
                    | Deprel::NmodDesc
                    | Deprel::NmodUnmarked
                    | Deprel::Nmod
                    | Deprel::Flat
                    | Deprel::Goeswith
            );
        if kept {
            let first = inner_start(doc, child, 0);
            if first < start && first >= sentence.start {
                start = first;
            }
        }
    }
    while start < head.index() && !may_begin(doc, start) {
        start += 1;
    }
    start
}

/// Whether a phrase may begin with the word: not with an article, nor with the preposition that leads to a modifier
/// (*of Faramir's son*); but *off-duty guards* and *over 6,000 guards* may.
fn may_begin(doc: &Document, at: usize) -> bool {
    let leads = matches!(
        doc.tokens[at].lemma.as_str(),
        "of" | "for" | "in" | "to" | "with" | "from" | "out"
    ) && doc.tokens[at].upos == Upos::Adp
        && doc
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.upos != Upos::Punct);
    !leads && !matches!(doc.tokens[at].upos, Upos::Det | Upos::Punct | Upos::Cconj)
}

/// *days after the talks*: how far, which stands before the preposition, is no part of the phrase.
fn is_distance(doc: &Document, head: TokenId, child: TokenId) -> bool {
    doc.deprel(child) == Deprel::NmodUnmarked
        && doc
            .child(head, Deprel::Case)
            .is_some_and(|case| child < case && case < head)
}

/// Leftmost token under a modifier, articles left out only at the very front.
fn inner_start(doc: &Document, id: TokenId, depth: usize) -> usize {
    let own = id.index();
    if depth > 6 {
        return own;
    }
    doc.children(id)
        .iter()
        .filter(|&&child| child < id && !doc.deprel(child).is_clausal())
        .map(|&child| inner_start(doc, child, depth + 1))
        .min()
        .unwrap_or(own)
        .min(own)
}

/// One past the head and what is glued to it: the rest of a name, a number, a particle.
fn core_end(doc: &Document, head: TokenId) -> usize {
    let mut end = head.index() + 1;
    for &child in doc.children(head) {
        if child.index() == end
            && matches!(
                doc.deprel(child),
                Deprel::Flat | Deprel::Fixed | Deprel::Goeswith | Deprel::CompoundPrt
            )
        {
            end = doc
                .subtree(child)
                .last()
                .map_or(end, |last| last.index() + 1)
                .min(end + 4);
        }
    }
    end
}

/// Whether an `of` phrase hangs on it: *many of them*.
fn leads_of(doc: &Document, id: TokenId) -> bool {
    of_phrase(doc, id).is_some()
}
