//! Which expressions of time date a clause, and which only stand in it.
//!
//! In: the head of a clause. Out: the expressions that date it, the surest first. Invariant: a phrase that bounds or
//! orders what happens (*since May*, *before Monday*) never dates it, nor does what stands in a clause of its own.

use super::context::Context;
use super::dates::{Time, in_title};
use super::phrase::case_lemma;
use super::when::When;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Prepositions after which a time bounds or orders what happens, but does not date it.
pub(super) const BOUNDS: &[&str] = &[
    "since",
    "until",
    "till",
    "before",
    "after",
    "for",
    "by",
    "than",
    "to",
    "through",
    "following",
    "prior to",
    "between",
    "ahead of",
];

/// Words of the clock and the calendar that lead a longer expression: *at 4:42 local time on Saturday*.
const CLOCK: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "time",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "noon",
    "midnight",
    "dawn",
    "hour",
    "minute",
    "week",
    "day",
    "month",
    "year",
    "weekend",
    "late",
    "early",
];

/// The expressions that may date the clause of `head`, the surest first.
pub(super) fn dated_by<'a>(cx: &'a Context, head: TokenId) -> Vec<&'a Time> {
    let Some(times) = cx.times.get(cx.doc.sentence_of(head)) else {
        return Vec::new();
    };
    let mut found: Vec<(u8, &Time)> = times
        .iter()
        .filter_map(|time| rank(cx, time, head).map(|rank| (rank, time)))
        .collect();
    // Of two that are as near, the finer, and that which stands alone: "earlier this week, on Wednesday", "a year later, in
    // 2019".
    found
        .sort_by_key(|(rank, time)| (time.when.is_told(), *rank, time.when.is_coarse(), time.head));
    found.into_iter().map(|(_, time)| time).collect()
}

/// When a state began: *king since 2019*, *worked there from 2019*.
pub(super) fn begun_by<'a>(cx: &'a Context, head: TokenId) -> Option<&'a Time> {
    let doc = cx.doc;
    let times = cx.times.get(doc.sentence_of(head))?;
    times.iter().find(|time| {
        doc.head(time.head) == Some(head)
            && matches!(case_lemma(cx, time.head).as_deref(), Some("since" | "from"))
            && !is_one_of_several(cx, time)
    })
}

/// How far the expression lies from the clause of `head`, if it dates it.
fn rank(cx: &Context, time: &Time, head: TokenId) -> Option<u8> {
    let doc = cx.doc;
    let mut path: Vec<TokenId> = std::iter::once(time.head)
        .chain(doc.ancestors(time.head))
        .take_while(|&id| id != head)
        .take(5)
        .collect();
    if path.len() > 4 || path.last().and_then(|&id| doc.head(id)) != Some(head) {
        return None;
    }
    path.reverse();
    if path.iter().any(|&id| is_bounded(cx, time, id, head)) || is_one_of_several(cx, time) {
        return None;
    }
    match path[..] {
        [_] if is_over(cx, time, head) => return None,
        [_] if cx
            .doc
            .head(head)
            .is_some_and(|verb| is_of_saying(cx, time.head, head, verb)) =>
        {
            return None;
        }
        [clause, _] if is_of_saying(cx, time.head, clause, head) => return Some(0),
        _ => {}
    }
    if let [only] = path[..] {
        return match doc.deprel(only) {
            Deprel::Obl
            | Deprel::OblUnmarked
            | Deprel::Advmod
            | Deprel::Nmod
            | Deprel::NmodUnmarked
            | Deprel::NmodPoss
            | Deprel::Nummod
            | Deprel::Compound
            | Deprel::Amod => Some(0),
            // "Monday saw the army leave".
            Deprel::Nsubj => {
                matches!(doc.lemma(head), "see" | "bring" | "mark" | "witness").then_some(1)
            }
            _ => None,
        };
    }
    let inner = &path[1..];
    if inner.iter().any(|&id| is_clausal(doc.deprel(id))) && !is_dated_participle(cx, inner)
        || in_title(cx, head)
    {
        return None;
    }
    nested_rank(cx, time, head, &path)
}

/// *has been charged with a murder in 2019*: the present perfect tells of no year that is over.
pub(super) fn is_over(cx: &Context, time: &Time, verb: TokenId) -> bool {
    let doc = cx.doc;
    let perfect = doc.children_by(verb, Deprel::Aux).any(|aux| {
        doc.lemma(aux) == "have" && matches!(doc.token(aux).xpos, Xpos::Vbz | Xpos::Vbp)
    });
    let published = cx.article.published.as_ref();
    let before = |year: i16| published.is_some_and(|found| year < found.value.year());
    perfect && matches!(time.when, When::Year(year) if before(year))
}

/// *told reporters today Gondor had fallen*: a time between a verb of saying and what is said dates the saying.
pub(super) fn is_of_saying(cx: &Context, time: TokenId, clause: TokenId, verb: TokenId) -> bool {
    let doc = cx.doc;
    let mut children = doc.children(clause).iter().copied();
    let subject = children.find(|&child| doc.deprel(child).is_subject());
    doc.deprel(clause) == Deprel::Ccomp
        && doc.head(clause) == Some(verb)
        && doc.head(time) == Some(clause)
        && verb < time
        && subject.is_some_and(|subject| time < subject)
        && doc
            .children_by(clause, Deprel::Mark)
            .all(|mark| time < mark)
}

/// The same for an expression inside a phrase of the clause.
fn nested_rank(cx: &Context, time: &Time, head: TokenId, path: &[TokenId]) -> Option<u8> {
    let doc = cx.doc;
    let top = *path.first()?;
    let direct = path.len() == 2;
    let case = case_lemma(cx, time.head);
    // "in October", but not "2013" in "the 2013 attack".
    let phrase = matches!(case.as_deref(), Some("in" | "on" | "at"));
    let said = phrase || !matches!(time.when, When::Year(_));
    let modifies = matches!(
        doc.deprel(time.head),
        Deprel::Compound | Deprel::Amod | Deprel::Nummod
    );
    match doc.deprel(top) {
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod if is_clock(cx, top) => Some(0),
        // "in the 2016 election", "during an interview on Monday", "in findings published on Monday".
        Deprel::Obl
            if matches!(
                case_lemma(cx, top).as_deref(),
                Some("in" | "at" | "during" | "on" | "with")
            ) =>
        {
            Some(2)
        }
        // "named him as minister in 2016".
        Deprel::Obl if phrase && direct && top < time.head => Some(3),
        // "Officials on Monday arrested him", "The attack on Monday killed two".
        Deprel::Nsubj | Deprel::NsubjPass if said && !modifies => Some(if direct { 1 } else { 3 }),
        // "imposed sanctions on Gondor in October", "told reporters on Monday".
        Deprel::Obj | Deprel::Iobj if said && direct && !modifies && top < time.head => Some(2),
        // "a report published on Monday", "talks in Gondor on Monday".
        Deprel::Acl | Deprel::Nmod if doc.token(head).upos == Upos::Noun && said => Some(3),
        _ => None,
    }
}

/// *on Monday and Wednesday*: not one day.
fn is_one_of_several(cx: &Context, time: &Time) -> bool {
    let times = cx
        .times
        .get(cx.doc.sentence_of(time.head))
        .map_or(&[][..], Vec::as_slice);
    let is_time = |id: TokenId| times.iter().any(|other| other.head == id);
    let joined = |id: TokenId| is_time(id) || cx.doc.token(id).upos == Upos::Num;
    cx.doc.children_by(time.head, Deprel::Conj).any(joined)
        || cx.doc.deprel(time.head) == Deprel::Conj && cx.doc.head(time.head).is_some_and(is_time)
}

/// *published on Monday*, *issued late Monday night*: a participle with its time.
fn is_dated_participle(cx: &Context, inner: &[TokenId]) -> bool {
    let doc = cx.doc;
    let Some((&participle, rest)) = inner.split_first() else {
        return false;
    };
    let direct = match *rest {
        [_] => true,
        [clock, _] => is_clock(cx, clock),
        _ => false,
    };
    direct
        && doc.deprel(participle) == Deprel::Acl
        && matches!(doc.token(participle).xpos, Xpos::Vbn | Xpos::Vbg)
}

fn is_clausal(deprel: Deprel) -> bool {
    matches!(
        deprel,
        Deprel::Ccomp
            | Deprel::Xcomp
            | Deprel::Advcl
            | Deprel::AdvclRelcl
            | Deprel::Acl
            | Deprel::AclRelcl
            | Deprel::Csubj
            | Deprel::Parataxis
            | Deprel::Appos
            | Deprel::Conj
    )
}

/// *since May*, *for a month*; but *scheduled for May*.
fn is_bounded(cx: &Context, time: &Time, phrase: TokenId, head: TokenId) -> bool {
    let Some(case) = case_lemma(cx, phrase) else {
        return false;
    };
    let set = matches!(
        cx.doc.lemma(head),
        "schedule" | "plan" | "set" | "slate" | "due" | "expect" | "call"
    );
    let bounds = BOUNDS.contains(&case.as_str()) && !(case == "for" && set);
    // "from Monday" names the day that it began, "from 2013" only a stretch.
    bounds || case == "from" && time.when.is_coarse()
}

fn is_clock(cx: &Context, word: TokenId) -> bool {
    let form = cx.doc.form(word);
    CLOCK.contains(&cx.doc.lemma(word).to_lowercase().as_str())
        || form.contains(':') && form.starts_with(|c: char| c.is_ascii_digit())
}
