//! Names of months and weekdays in English, in full and as newspapers shorten them.
//!
//! Invariant: words are in lower case and without a final full stop.

use jiff::civil::Weekday;

/// Months in order, each with its short forms.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Weekdays from Monday, each with its short forms.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tues", "tue"],
    &["wednesday", "weds", "wed"],
    &["thursday", "thurs", "thur", "thu"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// The number of the month, from 1.
///
/// ```
/// assert_eq!(newsgraph::base::calendar::month("sept"), Some(9));
/// assert_eq!(newsgraph::base::calendar::month("sun"), None);
/// ```
pub fn month(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(index + 1).ok()
}

/// The weekday.
///
/// ```
/// assert_eq!(newsgraph::base::calendar::weekday("tues"), Some(jiff::civil::Weekday::Tuesday));
/// ```
pub fn weekday(word: &str) -> Option<Weekday> {
    let index = WEEKDAYS.iter().position(|names| names.contains(&word))?;
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}
