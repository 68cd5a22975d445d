//! Abbreviations that end in a full stop, as data.
//!
//! Invariant: all lower case, without the last stop.

use crate::base::calendar::{month, weekday};

/// Stand before a name or number: the sentence never ends after them.
const OPENING: &str = "\
mr mrs ms dr prof sen sens rep reps gov govs gen col lt sgt cpl pvt capt cmdr cdr maj adm brig rev hon fr sr st ste mt ft \
messrs drs sts mme mlle pres supt det insp amb atty sec vs v e.g i.e cf c ca approx al no nos vol vols fig figs pp ed eds art \
jan feb mar apr jun jul aug sep sept oct nov dec";

/// Stand after something: the sentence may end with them.
const CLOSING: &str = "\
inc ltd co corp plc bros jr esq etc a.m p.m dept est ave blvd rd ph.d bn hrs min mins yr yrs \
mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss \
mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mass dist assn assoc intl natl univ mfg dep govt";

/// Are words of their own too: an abbreviation only when written with a capital, and of these...
const CAPITALISED: &str = "\
gen col rev hon mar jan sat sun mon wed fri del ind ill la ore pa mass miss wash conn ark md mo art pres det sec mt ft \
co corp ave st fr est kan ga va no amb min rep reps sen dec ed fig";

/// ...these only before a number.
const BEFORE_NUMBER: &str = "c no nos mar sat sun mon wed fri fig figs pp vol vols art sec ed";

/// ...these only after a comma ("Boston, Mass.").
const AFTER_COMMA: &str = "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore \
pa tenn tex va vt wash wis wyo mass";

/// What an abbreviation may do at the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something must follow it: "Gen. Smith".
    Opening,
    /// A sentence may end with it: "Smith Inc."
    Closing,
}

/// Words that go on with an hour and name its zone: *9 a.m. Eastern time*.
const ZONES: &[&str] = &[
    "atlantic",
    "central",
    "coordinated",
    "eastern",
    "greenwich",
    "mountain",
    "pacific",
];

/// Whether an hour ends its sentence before the word: *began at 9 a.m. Members marched*, but *at 9 a.m. Monday*, *9 a.m. GMT*.
pub(super) fn hour_ends(word: &str, next: &str) -> bool {
    let lower = next.to_lowercase();
    let capitalised = next.starts_with(char::is_uppercase) && next.chars().any(char::is_lowercase);
    let dates = weekday(&lower).is_some() || month(&lower).is_some();
    matches!(word.to_lowercase().as_str(), "a.m" | "p.m")
        && capitalised
        && !dates
        && !ZONES.contains(&lower.as_str())
}

/// What the word before a full stop abbreviates, given its neighbours on the line.
pub(super) fn abbreviation(
    word: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<Abbreviation> {
    let lower = word.to_lowercase();
    let within = |list: &str| list.split_ascii_whitespace().any(|entry| entry == lower);
    let kind = if within(OPENING) {
        Abbreviation::Opening
    } else if within(CLOSING) {
        Abbreviation::Closing
    } else {
        return None;
    };
    let is_capital = word.starts_with(char::is_uppercase);
    let digit_follows = after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let misplaced = !is_capital && within(CAPITALISED) && !(digit_follows && within(BEFORE_NUMBER))
        || within(BEFORE_NUMBER) && !digit_follows
        || within(AFTER_COMMA) && before != Some(",");
    (!misplaced).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, word: &str, after: &str, expected: Option<Abbreviation>) {
        assert_eq!(
            abbreviation(word, Some(before), Some(after)),
            expected,
            "{before} {word}. {after}"
        );
    }

    #[test]
    fn neighbours_decide() {
        check("said", "Gen", "Aragorn", Some(Abbreviation::Opening));
        check("of", "gen", "Z", None);
        check("room", "No", "4", Some(Abbreviation::Opening));
        check("said", "No", "He", None);
        check(",", "Wash", "on", Some(Abbreviation::Closing));
        check("to", "Wash", "and", None);
        check("Gondor", "Inc", "said", Some(Abbreviation::Closing));
        check("the", "king", "He", None);
    }
}
