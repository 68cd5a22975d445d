//! Dates counted from those of other clauses: *the ban came two days after Arnor attacked Gondor*.
//!
//! In: the head of a clause with *after* or *before*. Out: its date, if that of the main clause is known and the words before
//! *after* say how much later it was. Invariant: without a measure no clause is dated by another.

use super::clause_times::dated_by;
use super::context::Context;
use super::counts::{ROUGH, number_of};
use super::dates::resolve;
use super::narration::is_told;
use super::timex::unit_of;
use super::types::PartialDate;
use super::when::{Direction, When};
use crate::language::{Deprel, TokenId};

/// The date of a clause that the main clause lies a measured time from.
pub(super) fn counted_from(
    cx: &Context,
    clause: TokenId,
    told: Option<PartialDate>,
) -> Option<PartialDate> {
    let doc = cx.doc;
    let main = doc.head(clause)?;
    let mark = doc.child(clause, Deprel::Mark)?;
    let sign = match doc.lemma(mark) {
        "after" => -1,
        "before" => 1,
        _ => return None,
    };
    let when = measure(cx, mark, sign).filter(|_| doc.deprel(clause) == Deprel::Advcl)?;
    let own = dated_by(cx, main)
        .into_iter()
        .find_map(|time| resolve(cx, time, told));
    // "The ban came two days after": it is what was just told of.
    let base = own.or(told.filter(|_| doc.lemma(main) == "come" && is_told(cx, main)))?;
    when.resolve(None, Some(base), Direction::Past)
}

/// Whether a clause lies days or years from its main clause: *nearly two years after Gondor fell*.
pub(super) fn is_apart(cx: &Context, clause: TokenId) -> bool {
    cx.doc
        .child(clause, Deprel::Mark)
        .filter(|&mark| matches!(cx.doc.lemma(mark), "after" | "before"))
        .and_then(|mark| mark.index().checked_sub(1))
        .is_some_and(|before| {
            matches!(
                cx.doc.lemma(TokenId::from(before)),
                "day" | "week" | "month" | "year" | "decade" | "century"
            )
        })
}

/// *two days* before *after*, on or back.
fn measure(cx: &Context, mark: TokenId, sign: i32) -> Option<When> {
    let back = |by: usize| Some(TokenId::from(mark.index().checked_sub(by)?));
    let word = |id: TokenId| cx.doc.form(id).to_lowercase();
    let (unit, count) = (word(back(1)?), word(back(2)?));
    if unit == "days"
        && matches!(
            count.as_str(),
            "few" | "mere" | "just" | "only" | "come" | "came"
        )
    {
        return Some(When::FewDaysTold(sign));
    }
    let rough = back(3).is_some_and(|id| ROUGH.contains(&word(id).as_str()));
    let unit = unit_of(unit.trim_end_matches('s')).filter(|_| !rough)?;
    Some(When::Told(unit, sign * number_of(&count)?))
}
