//! Noun phrases: what they coordinate, what leads them, what they really speak of, how they read.
//!
//! Invariant: phrase text is a stretch of the article's own words.

use super::blamed::infinitive;
use super::context::Context;
use crate::base::Span;
use crate::base::text::plain;
use crate::entity::{Mention, whole};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use std::ops::Range;

/// Nouns that only measure what follows `of`: *thousands of protesters*, *a number of strikes*.
const MEASURES: &[&str] = &[
    "thousand",
    "hundred",
    "dozen",
    "million",
    "billion",
    "number",
    "lot",
    "series",
    "couple",
    "handful",
    "majority",
    "group",
    "some",
    "many",
    "most",
    "all",
    "one",
    "two",
    "three",
    "several",
    "few",
    "ton",
    "bunch",
    "pair",
    "score",
    "rest",
    "kind",
    "type",
    "sort",
    "wave",
    "string",
    "host",
    "range",
    "total",
    "variety",
    "array",
    "row",
    "slew",
    "spate",
    "raft",
    "flurry",
    "multitude",
    "litany",
];

/// `head` and the phrases coordinated with it, in text order.
pub(super) fn conjuncts(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let mut found = vec![head];
    let mut next = 0;
    while next < found.len() {
        let at = found[next];
        found.extend(
            cx.doc
                .children_by(at, Deprel::Conj)
                .filter(|&child| is_nominal(cx, child) && !is_set_aside(cx, child)),
        );
        next += 1;
    }
    found.sort_unstable();
    found
}

/// *a pause rather than a reset*: the second is named only to be set aside.
pub(super) fn is_set_aside(cx: &Context, conjunct: TokenId) -> bool {
    cx.has_child(conjunct, Deprel::Cc, &["rather", "instead", "not"])
}

/// Those who take part: the conjuncts, or the names that stand in apposition to a plural description
/// (*two senators, Faramir and Éowyn,*).
pub(super) fn participants(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let has_name = |id: &TokenId| cx.entity(*id).is_some_and(|entity| entity.named);
    if cx.doc.token(head).xpos == Xpos::Nns && !has_name(&head) {
        for apposed in cx.doc.children_by(head, Deprel::Appos) {
            let names = conjuncts(cx, apposed);
            if 1 < names.len() && names.iter().all(has_name) {
                return names;
            }
        }
    }
    conjuncts(cx, head)
}

/// Whether the token heads a noun phrase: a noun, name, pronoun, number, or an adjective used as one.
pub(super) fn is_nominal(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    match token.upos {
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::X => true,
        Upos::Adj | Upos::Det | Upos::Adv => cx.mention(id).is_some(),
        _ => false,
    }
}

/// The preposition that leads the phrase headed by `id`, words of a fixed one joined (`according to`).
pub(super) fn case_lemma(cx: &Context, id: TokenId) -> Option<String> {
    let case = cx
        .doc
        .children_by(id, Deprel::Case)
        .filter(|&child| child < id)
        .last()?;
    if cx.doc.form(case).ends_with(['\'', '’', 's']) && cx.doc.lemma(case) == "'s" {
        return None;
    }
    let mut words = vec![cx.doc.form(case).to_lowercase()];
    // "out of" is no fixed expression to the treebanks, but one preposition all the same.
    let out = cx
        .doc
        .children_by(id, Deprel::Case)
        .any(|before| before.0 + 1 == case.0 && cx.doc.form(before).eq_ignore_ascii_case("out"));
    if out && words[0] == "of" {
        words.insert(0, "out".to_owned());
    }
    // "just ahead of the vote": the adverb is half of the preposition, wherever the tree hangs it.
    if words[0] == "of"
        && let Some(before) = case.0.checked_sub(1).map(TokenId)
        && [
            "ahead",
            "because",
            "inside",
            "instead",
            "outside",
            "regardless",
            "short",
        ]
        .contains(&cx.doc.lemma(before))
        && matches!(cx.doc.deprel(before), Deprel::Advmod | Deprel::Case)
    {
        words.insert(0, cx.doc.lemma(before).to_owned());
    }
    words.extend(
        cx.doc
            .children_by(case, Deprel::Fixed)
            .map(|fixed| cx.doc.form(fixed).to_lowercase()),
    );
    Some(words.join(" "))
}

/// Nouns that make one preposition with the words around them: *in front of*, *in response to*.
const LEADING_NOUNS: &[(&str, &[&str], &str)] = &[
    (
        "in",
        &[
            "front",
            "favor",
            "favour",
            "support",
            "charge",
            "search",
            "defense",
            "defence",
            "honor",
            "honour",
            "memory",
            "violation",
            "pursuit",
        ],
        "of",
    ),
    ("on", &["behalf", "top", "condition"], "of"),
    ("as", &["part", "result"], "of"),
    ("in", &["response", "addition", "opposition"], "to"),
    (
        "in",
        &["exchange", "return", "retaliation", "revenge"],
        "for",
    ),
    ("in", &["contact", "touch", "line"], "with"),
];

/// The preposition that leads the phrase headed by `id` to what it is about, with the head of that: *in front of* and
/// parliament for *in front of parliament*.
pub(super) fn led(cx: &Context, id: TokenId) -> Option<(String, TokenId)> {
    let case = case_lemma(cx, id)?;
    let bare = cx.doc.child(id, Deprel::Det).is_none() && cx.doc.child(id, Deprel::Amod).is_none();
    let leads_on = |&&(first, nouns, _): &&(&str, &[&str], &str)| {
        bare && first == case && nouns.contains(&cx.doc.lemma(id))
    };
    let whole = LEADING_NOUNS
        .iter()
        .filter(leads_on)
        .find_map(|(_, _, last)| {
            let mut below = cx.doc.children_by(id, Deprel::Nmod);
            let goal = below.find(|&child| case_lemma(cx, child).as_deref() == Some(*last))?;
            let words = format!("{case} {} {last}", cx.doc.form(id).to_lowercase());
            Some((words, goal))
        });
    whole.or(Some((case, id)))
}

/// What a phrase really speaks of: the protesters of *thousands of protesters*, the people of *hundreds of thousands of
/// people*; but *three of the victims* are not the victims.
pub(super) fn semantic_head(cx: &Context, head: TokenId) -> TokenId {
    let inner = counted(cx, head);
    if inner == head {
        head
    } else {
        counted(cx, inner)
    }
}

fn counted(cx: &Context, head: TokenId) -> TokenId {
    if cx.entity(head).is_some_and(|entity| entity.named) || !is_measure(cx, head) {
        return head;
    }
    let lemma = cx.doc.lemma(head).to_lowercase();
    let counts = matches!(
        lemma.as_str(),
        "one" | "two" | "three" | "some" | "several" | "few" | "many" | "most"
    );
    let of = || {
        cx.doc
            .children_by(head, Deprel::Nmod)
            .filter(|&child| {
                case_lemma(cx, child).as_deref() == Some("of") && is_nominal(cx, child)
            })
            .filter(|&child| !counts || !is_whole(cx, child))
    };
    of().find(|&child| !is_measure(cx, child))
        .or_else(|| of().next())
        .unwrap_or(head)
}

fn is_measure(cx: &Context, head: TokenId) -> bool {
    MEASURES.contains(&cx.doc.lemma(head).to_lowercase().as_str())
}

/// *the victims*, *its members*: a number of these is not all of them.
fn is_whole(cx: &Context, id: TokenId) -> bool {
    let doc = cx.doc;
    doc.children(id).iter().any(|&of| match doc.deprel(of) {
        Deprel::NmodPoss => true,
        Deprel::Det => matches!(doc.lemma(of), "the" | "this" | "that" | "these" | "those"),
        _ => false,
    })
}

/// The phrase as a literal: without its article, relative clauses, appositions and what is coordinated with it.
pub(super) fn literal_span(cx: &Context, head: TokenId) -> Span {
    let mut tokens = Vec::new();
    collect(cx, head, true, &mut tokens);
    tokens.sort_unstable();
    let run = contiguous_around(&tokens, head);
    let first = run
        .iter()
        .position(|&id| !is_leading_trash(cx, id))
        .unwrap_or(0);
    let last = run
        .iter()
        .rposition(|&id| !is_trailing_trash(cx, id))
        .unwrap_or(run.len() - 1);
    let tokens = run[first.min(last)].index()..run[last].index() + 1;
    let tokens = whole(cx.doc, head, &tokens);
    cx.doc.span_of(&cx.doc.whole_words(&tokens))
}

/// The words that name a mention with what completes them, if that is a part of what the entity is called.
pub(super) fn told_tokens(cx: &Context, mention: &Mention) -> Range<usize> {
    let entity = cx.entities.entity(mention.entity);
    let whole = whole(cx.doc, mention.head, &mention.tokens);
    let rest = plain(cx.doc.text_of(&(mention.tokens.end..whole.end)));
    let literal = entity.kind.is_literal();
    if !entity.named && (literal || entity.name.ends_with(&rest)) {
        whole
    } else {
        mention.tokens.clone()
    }
}

/// The words of a phrase as a label: with single spaces and straight apostrophes, so that two outlets' are one.
pub(super) fn label(cx: &Context, span: Span) -> String {
    plain(span.of(&cx.article.text))
}

/// The same with the owner's name for its pronoun: *whose Palantir bio*, *his Palantir bio*, so that it can stand alone.
pub(super) fn owned_label(cx: &Context, head: TokenId) -> String {
    let span = literal_span(cx, head);
    let tokens = &cx.doc.tokens;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let owner = tokens.get(first).filter(|token| {
        token.upos == Upos::Pron && token.deprel == Deprel::NmodPoss && token.span.end < span.end
    });
    let named = cx
        .entity(TokenId::from(first))
        .is_some_and(|entity| entity.named);
    match (owner, cx.entity(head)) {
        (Some(owner), Some(entity)) if named => {
            let rest = label(cx, Span::new(owner.span.end, span.end));
            let own = entity.name.strip_suffix(rest.trim_start());
            own.filter(|owner| owner.ends_with("' ") || owner.ends_with("'s "))
                .map_or_else(|| label(cx, span), |_| entity.name.clone())
        }
        _ => label(cx, span),
    }
}

/// A role without the name of its holder, without how many have it, and without a pronoun for whom it is held: *two guards
/// Faramir and Beregond*, *Actor Faramir*, *her deputy, Faramir*.
pub(super) fn role_span(cx: &Context, head: TokenId) -> Span {
    let doc = cx.doc;
    let mut span = literal_span(cx, head);
    let leads = |&child: &TokenId| {
        let pronoun = doc.token(child).upos == Upos::Pron && doc.deprel(child) == Deprel::NmodPoss;
        (pronoun || doc.deprel(child) == Deprel::Nummod)
            && doc.token(child).span.start == span.start
            && child < head
    };
    if let Some(&first) = doc.children(head).iter().find(|child| leads(child)) {
        span.start = doc.token(TokenId(first.0 + 1)).span.start;
    }
    let named = |&child: &TokenId| {
        doc.token(child).upos == Upos::Propn && cx.kind(child) == EntityKind::Person
    };
    let name = doc.children_by(head, Deprel::Flat).find(named);
    if let Some(before) = name.and_then(|name| name.0.checked_sub(1)) {
        span.end = doc.token(TokenId(before)).span.end;
    }
    span
}

/// *a photograph of her and her cat with "farewell" as the caption*: what led on to words left out.
fn is_trailing_trash(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    let leads_on = matches!(token.deprel, Deprel::Case | Deprel::Cc | Deprel::Mark);
    token.upos == Upos::Punct
        || leads_on && cx.doc.head(id).is_none_or(|led| id < led) && token.lemma != "'s"
}

fn is_leading_trash(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    token.upos == Upos::Punct
        // "is not a union", "gave no aid": the claim is negated, not its object.
        || (token.deprel == Deprel::Advmod && matches!(token.lemma.as_str(), "not" | "n't"))
        || (matches!(token.deprel, Deprel::Det)
            && matches!(token.lemma.as_str(), "the" | "a" | "an" | "no"))
}

pub(super) fn collect(cx: &Context, id: TokenId, top: bool, into: &mut Vec<TokenId>) {
    into.push(id);
    for &child in cx.doc.children(id) {
        let keep = match cx.doc.deprel(child) {
            Deprel::Case | Deprel::Cc | Deprel::Conj => !top,
            Deprel::Nmod => matches!(
                case_lemma(cx, child).as_deref(),
                Some("of" | "for" | "to" | "against" | "on" | "between" | "with")
            ),
            // "techniques more daring than those of old" is a complement.
            Deprel::Amod => child < id || cx.doc.children(child).is_empty(),
            Deprel::Det
            | Deprel::DetPredet
            | Deprel::Compound
            | Deprel::Flat
            | Deprel::Nummod
            | Deprel::NmodPoss
            | Deprel::NmodDesc
            | Deprel::Advmod
            | Deprel::Fixed
            | Deprel::Goeswith
            | Deprel::NmodUnmarked => true,
            // "taking bribes", "sucking up gold", "spying for Gondor"
            Deprel::Obj | Deprel::CompoundPrt => top && cx.doc.token(id).xpos == Xpos::Vbg,
            Deprel::Obl => {
                top && cx.doc.token(id).xpos == Xpos::Vbg && cx.doc.child(id, Deprel::Obj).is_none()
            }
            Deprel::Xcomp if top && cx.doc.token(id).xpos == Xpos::Vbg => {
                into.extend(infinitive(cx, child));
                false
            }
            // "a 44-year-old worker"
            Deprel::OblUnmarked => !top && cx.doc.token(id).upos == Upos::Adj,
            Deprel::Punct => cx.doc.form(child) == "-" || cx.doc.form(child) == "–",
            _ => false,
        };
        if keep {
            collect(cx, child, false, into);
        }
    }
}

/// The stretch of neighbouring tokens around `head`.
fn contiguous_around(tokens: &[TokenId], head: TokenId) -> Vec<TokenId> {
    let runs = tokens.chunk_by(|one, next| one.0 + 1 == next.0);
    let mut around = runs.filter(|run| run.contains(&head));
    around.next().unwrap_or(&[head]).to_vec()
}
