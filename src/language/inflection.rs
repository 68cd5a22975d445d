//! Base forms by rule: the tables of the irregular, then suffixes.
//!
//! In: a word in lower case. Out: its base form. Invariant: never empty, and a regular form is undone as
//! English spells it ("stopped" is "stop", "hoped" is "hope").

use super::irregular::{DEGREES, NOUNS, VERBS, WITH_E, WITHOUT_E};
use super::labels::Xpos;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The base form of a verb.
pub(super) fn verb(lower: &str, xpos: Xpos) -> String {
    let known = irregular_past(lower, xpos).or_else(|| VERB_FORMS.get(lower).copied());
    if let Some(base) = known {
        return base.to_owned();
    }
    // "re-elected", "outbid": what stands before a hyphen does not change the verb behind it.
    if let Some((before, last)) = lower.rsplit_once('-').filter(|(_, last)| last.len() > 2) {
        return format!("{before}-{}", verb(last, xpos));
    }
    match xpos {
        Xpos::Vbz => lower
            .strip_suffix('s')
            .filter(|stem| 1 < stem.len())
            .map_or_else(|| lower.to_owned(), |_| singular(lower)),
        Xpos::Vbg => lower
            .strip_suffix("ing")
            .filter(|stem| has_vowel(stem))
            .map_or_else(|| lower.to_owned(), base_of),
        Xpos::Vbd | Xpos::Vbn => lower
            .strip_suffix("ed")
            .filter(|stem| has_vowel(stem))
            .map_or_else(|| lower.to_owned(), past_base),
        _ => lower.to_owned(),
    }
}

/// The base form of an irregular past or participle (`fled` is `flee`).
pub(super) fn irregular_past(lower: &str, xpos: Xpos) -> Option<&'static str> {
    let past = matches!(xpos, Xpos::Vbd | Xpos::Vbn);
    PAST_FORMS.get(lower).copied().filter(|_| past)
}

/// `carri` to `carry`, `di` to `die`.
fn past_base(stem: &str) -> String {
    match stem.strip_suffix('i') {
        Some(before) if before.len() < 2 => format!("{stem}e"),
        Some(before) => format!("{before}y"),
        None => base_of(stem),
    }
}

/// The base of a verb or adjective from what its suffix leaves: `stopp` to `stop`, `invit` to `invite`.
fn base_of(stem: &str) -> String {
    if WITHOUT.contains(stem) {
        return stem.to_owned();
    }
    // "trafficked", "panicking"
    if let Some(plain) = stem
        .strip_suffix('k')
        .filter(|plain| plain.ends_with("ic") && 1 < syllables(plain))
    {
        return plain.to_owned();
    }
    if let Some(single) = undoubled(stem) {
        return single.to_owned();
    }
    if wants_e(stem) {
        format!("{stem}e")
    } else {
        stem.to_owned()
    }
}

/// The stem without its doubled last letter, where the doubling came with the suffix.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else {
        return None;
    };
    if before != last || !last.is_ascii_lowercase() || is_vowel(*last) {
        return None;
    }
    let short = &stem[..stem.len() - 1];
    let kept = match last {
        b's' | b'z' | b'f' => true,
        // "kill", "recall" keep both; "control", "compel", "travel" do not.
        b'l' => {
            syllables(stem) < 2
                || ["all", "ill"].iter().any(|end| stem.ends_with(end)) && !WITHOUT.contains(short)
        }
        _ => matches!(
            stem,
            "add" | "err" | "ebb" | "egg" | "butt" | "putt" | "purr" | "boycott"
        ),
    };
    (!kept).then_some(short)
}

/// Whether the base form ends in a silent `e`.
fn wants_e(stem: &str) -> bool {
    let mut letters = stem.bytes().rev();
    let (last, before, third) = (
        letters.next().unwrap_or(b' '),
        letters.next().unwrap_or(b' '),
        letters.next().unwrap_or(b' '),
    );
    // One vowel letter: "hop-ed" but not "heap-ed"; the `u` of "require" and "dissuade" is no vowel.
    let mute = stem.contains("qu") || stem.ends_with("suad");
    let single = is_vowel(before) && (!is_vowel(third) || mute && third == b'u');
    match last {
        b'v' | b'u' | b'z' | b'c' => true,
        b'e' => before != b'e',
        b'g' => {
            matches!(before, b'd' | b'r' | b'l')
                || is_vowel(before)
                || before == b'n' && matches!(third, b'a' | b'e' | b'u')
        }
        b's' => is_vowel(before) || matches!(before, b'n' | b'r' | b'l' | b'p'),
        b'l' => {
            !is_vowel(before) && !matches!(before, b'l' | b'r' | b'w')
                || single && matches!(before, b'i' | b'o' | b'u' | b'y')
                || before == b'a' && syllables(stem) < 2
        }
        b't' => {
            single && before != b'e'
                || before == b'a' && matches!(third, b'i' | b'u')
                || WITH.contains(stem)
        }
        b'd' | b'k' | b'p' | b'b' | b'm' | b'r' => single && before != b'e' || WITH.contains(stem),
        b'n' => single && !matches!(before, b'e' | b'o') || WITH.contains(stem),
        _ => WITH.contains(stem),
    }
}

/// The singular of a noun.
pub(super) fn noun(lower: &str) -> String {
    if let Some(base) = NOUN_FORMS.get(lower) {
        return (*base).to_owned();
    }
    // "the 1990s"
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        return lower.to_owned();
    }
    if let Some((before, last)) = lower.rsplit_once('-').filter(|(_, last)| last.len() > 2) {
        return format!("{before}-{}", noun(last));
    }
    for (plural, single) in [
        ("women", "woman"),
        ("men", "man"),
        ("children", "child"),
        ("selves", "self"),
    ] {
        if let Some(before) = lower
            .strip_suffix(plural)
            .filter(|before| !before.is_empty())
        {
            return format!("{before}{single}");
        }
    }
    if lower.ends_with("uses")
        && 6 < lower.len()
        && !lower.ends_with("auses")
        && !lower.ends_with("ouses")
    {
        return lower[..lower.len() - 2].to_owned();
    }
    singular(lower)
}

/// Takes off the `s` of a plural or of the third person.
fn singular(lower: &str) -> String {
    let Some(stem) = lower
        .strip_suffix('s')
        .filter(|stem| 1 < stem.len() && !stem.ends_with(['s', '\'']))
    else {
        return lower.to_owned();
    };
    if let Some(before) = stem.strip_suffix("ie").filter(|before| 1 < before.len()) {
        return format!("{before}y");
    }
    let sibilant = ["sse", "she", "che", "xe", "zze", "oe"]
        .iter()
        .any(|end| stem.ends_with(end));
    if sibilant && 3 < stem.len() {
        stem[..stem.len() - 1].to_owned()
    } else {
        stem.to_owned()
    }
}

/// The plain form of an adjective or adverb with `suffix` (`er` or `est`).
pub(super) fn degree(lower: &str, suffix: &str) -> String {
    if let Some(base) = DEGREE_FORMS.get(lower) {
        return (*base).to_owned();
    }
    match lower
        .strip_suffix(suffix)
        .filter(|stem| 2 < stem.len() && has_vowel(stem))
    {
        Some(stem) if stem.ends_with('i') => format!("{}y", &stem[..stem.len() - 1]),
        Some(stem) => adjective(stem),
        None => lower.to_owned(),
    }
}

/// `bigg` to `big`, `larg` to `large`; `high`, `small`, `old` as they are.
fn adjective(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let last_two = &bytes[bytes.len() - 2..];
    if last_two[0] == last_two[1] && matches!(last_two[0], b'g' | b't' | b'd' | b'n' | b'm') {
        return stem[..stem.len() - 1].to_owned();
    }
    let ends = [
        "rg", "ng", "v", "c", "u", "s", "f", "bl", "pl", "tl", "saf", "at", "id", "im", "ut", "ar",
        "ir", "ur",
    ];
    let keeps = [
        "near", "clear", "dear", "young", "long", "strong", "fair", "poor", "neat", "great",
        "brief", "deaf", "dens", "hous",
    ];
    if ends.iter().any(|end| stem.ends_with(end)) && !keeps.contains(&stem) {
        format!("{stem}e")
    } else {
        stem.to_owned()
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(is_vowel)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Groups of vowel letters.
fn syllables(stem: &str) -> usize {
    let vowels: Vec<bool> = stem.bytes().map(is_vowel).collect();
    usize::from(vowels.first() == Some(&true))
        + vowels.windows(2).filter(|pair| !pair[0] && pair[1]).count()
}

/// Inflected form to base form; where both are meant, a word is its own base form ("lay" the verb).
fn forms(table: &'static str) -> HashMap<&'static str, &'static str> {
    let entries = || table.split(['|', '\n']).map(|entry| entry.split(' '));
    let mut found: HashMap<_, _> = entries()
        .filter_map(|mut words| words.next())
        .map(|base| (base, base))
        .collect();
    for mut words in entries() {
        let base = words.next().unwrap_or_default();
        for form in words {
            found.entry(form).or_insert(base);
        }
    }
    found
}

/// Past form to base form; where both are meant, a word is another's past form ("lay" is of "lie", "saw" of "see").
fn past_forms(table: &'static str) -> HashMap<&'static str, &'static str> {
    let entries = || table.split(['|', '\n']).map(|entry| entry.split(' '));
    let mut found = HashMap::new();
    for mut words in entries() {
        let base = words.next().unwrap_or_default();
        for form in words {
            found.entry(form).or_insert(base);
        }
    }
    for base in entries().filter_map(|mut words| words.next()) {
        found.entry(base).or_insert(base);
    }
    found
}

static VERB_FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| forms(VERBS));
static PAST_FORMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| past_forms(VERBS));
static NOUN_FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| forms(NOUNS));
static DEGREE_FORMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| forms(DEGREES));
static WITHOUT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WITHOUT_E.split_whitespace().collect());
static WITH: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WITH_E.split_whitespace().collect());
