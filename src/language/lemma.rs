//! Base forms: a lexicon learnt from treebanks, then tables of the irregular, then suffix rules.
//!
//! In: a form and its Penn tag. Out: the lemma by the conventions of UD English.
//! Invariant: a proper noun in the singular keeps its form; every word has a lemma.

use super::irregular::{DEGREES, NOUNS, VERBS, WITH_E, WITHOUT_E};
use super::labels::Xpos;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Lemmas of known pairs of form and tag.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    entries: HashMap<String, Vec<(Xpos, String)>>,
}

impl Lexicon {
    /// Reads lines of form, Penn tag and lemma, parted by tabs.
    ///
    /// # Errors
    ///
    /// A line without three fields; the message has its number.
    pub(crate) fn parse(list: &str) -> Result<Self, String> {
        let mut entries: HashMap<String, Vec<(Xpos, String)>> = HashMap::new();
        for (number, line) in (1..).zip(list.lines()) {
            let mut fields = line.split('\t');
            let (Some(form), Some(tag), Some(lemma), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                return Err(format!(
                    "line {number}: expected form, tag and lemma parted by tabs"
                ));
            };
            entries
                .entry(form.to_owned())
                .or_default()
                .push((Xpos::parse(tag), lemma.to_owned()));
        }
        Ok(Self { entries })
    }

    /// The base form of `form`, used as `xpos`.
    pub(crate) fn lemma(&self, form: &str, xpos: Xpos) -> String {
        let form = form.replace(['’', '`'], "'");
        let key = if is_name(xpos) {
            form.clone()
        } else {
            form.to_lowercase()
        };
        match self.find(&key, xpos) {
            Some(lemma) => lemma.to_owned(),
            None => by_rule(&form, &key, xpos),
        }
    }

    fn find(&self, key: &str, xpos: Xpos) -> Option<&str> {
        let entries = self.entries.get(key)?;
        entries
            .iter()
            .find(|(tag, _)| *tag == xpos)
            .map(|(_, lemma)| lemma.as_str())
    }
}

fn is_name(xpos: Xpos) -> bool {
    matches!(xpos, Xpos::Nnp | Xpos::Nnps)
}

fn by_rule(form: &str, lower: &str, xpos: Xpos) -> String {
    match xpos {
        Xpos::Nnp | Xpos::Add => form.to_owned(),
        Xpos::Nnps => capitalised_like(form, &noun(lower)),
        Xpos::Nns => capitalised_like_acronym(form, noun(lower)),
        Xpos::Nn => capitalised_like_acronym(form, lower.to_owned()),
        Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Vbz | Xpos::Vbp | Xpos::Md => verb(lower, xpos),
        Xpos::Jjr | Xpos::Rbr => degree(lower, "er"),
        Xpos::Jjs | Xpos::Rbs => degree(lower, "est"),
        Xpos::Pos => "'s".to_owned(),
        Xpos::Cd => lower.replace(',', ""),
        _ => closed(lower).unwrap_or(lower).to_owned(),
    }
}

/// Words of the closed classes whose lemma is another word.
fn closed(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "n't" => "not",
        "an" => "a",
        "i" | "me" => "I",
        "him" => "he",
        "them" | "'em" => "they",
        "us" | "'s" => "we",
        "these" => "this",
        "those" => "that",
        "whom" => "who",
        "–" => "-",
        _ => return None,
    })
}

fn verb(lower: &str, xpos: Xpos) -> String {
    if let Some(base) = VERB_FORMS.get(lower) {
        return (*base).to_owned();
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

fn past_base(stem: &str) -> String {
    match stem.strip_suffix('i') {
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
            "add" | "err" | "ebb" | "egg" | "butt" | "putt" | "purr"
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
    // One vowel letter: "hop-ed" but not "heap-ed"; the `u` of "require" is no vowel.
    let single = is_vowel(before) && (!is_vowel(third) || stem.contains("qu") && third == b'u');
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

fn noun(lower: &str) -> String {
    if let Some(base) = NOUN_FORMS.get(lower) {
        return (*base).to_owned();
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

fn degree(lower: &str, suffix: &str) -> String {
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

/// The lemma in the letters of its form as far as the two agree: `american` of "Americans" is "American".
fn capitalised_like(form: &str, lemma: &str) -> String {
    let same = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    let shared = form.chars().zip(lemma.chars()).take_while(same).count();
    form.chars()
        .take(shared)
        .chain(lemma.chars().skip(shared))
        .collect()
}

/// "CEOs" is "CEO", "Talks" at the start of a sentence is "talk".
fn capitalised_like_acronym(form: &str, lemma: String) -> String {
    if form.chars().skip(1).any(char::is_uppercase) && form.chars().any(char::is_lowercase)
        || is_short_acronym(form)
    {
        capitalised_like(form, &lemma)
    } else {
        lemma
    }
}

fn is_short_acronym(form: &str) -> bool {
    (2..=4).contains(&form.len()) && form.chars().all(char::is_uppercase)
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

/// Inflected form to base form. An earlier line wins ("lay" the verb over "lay" the past of "lie").
fn forms(table: &'static str) -> HashMap<&'static str, &'static str> {
    let mut found = HashMap::new();
    for entry in table.split(['|', '\n']) {
        let mut words = entry.split(' ');
        let Some(base) = words.next() else { continue };
        found.entry(base).or_insert(base);
        for form in words {
            found.entry(form).or_insert(base);
        }
    }
    found
}

static VERB_FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| forms(VERBS));
static NOUN_FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| forms(NOUNS));
static DEGREE_FORMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| forms(DEGREES));
static WITHOUT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WITHOUT_E.split_whitespace().collect());
static WITH: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WITH_E.split_whitespace().collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(xpos: Xpos, pairs: &str) {
        let lexicon = Lexicon::default();
        for pair in pairs.split_whitespace() {
            let (form, lemma) = pair.split_once('/').unwrap_or((pair, pair));
            assert_eq!(lexicon.lemma(form, xpos), lemma, "{form}");
        }
    }

    #[test]
    fn past_forms() {
        check(
            Xpos::Vbd,
            "struck/strike led/lead said/say met/meet left/leave invited/invite visited/visit agreed/agree",
        );
        check(
            Xpos::Vbd,
            "stopped/stop called/call controlled/control killed/kill pressed/press accused/accuse focused/focus",
        );
        check(
            Xpos::Vbd,
            "negotiated/negotiate threatened/threaten repeated/repeat created/create carried/carry claimed/claim",
        );
        check(
            Xpos::Vbn,
            "required/require designated/designate sanctioned/sanction charged/charge belonged/belong",
        );
        check(
            Xpos::Vbn,
            "trafficked/traffic ensured/ensure monitored/monitor explained/explain exiled/exile settled/settle",
        );
        check(
            Xpos::Vbn,
            "re-elected/re-elect founded/found found/find allegedly/allegedly expelled/expel judged/judge",
        );
        check(
            Xpos::Vbn,
            "interfered/interfere offered/offer conceded/concede needed/need paused/pause released/release",
        );
    }

    #[test]
    fn present_forms() {
        check(
            Xpos::Vbz,
            "says/say goes/go has/have is/be passes/pass denies/deny clashes/clash leaves/leave loses/lose",
        );
        check(
            Xpos::Vbg,
            "making/make lying/lie striking/strike running/run being/be studying/study agreeing/agree using/use",
        );
        check(Xpos::Vbp, "'re/be have/have are/be");
        check(Xpos::Md, "wo/will ca/can 'll/will ’d/would could/could");
    }

    #[test]
    fn plurals() {
        check(
            Xpos::Nns,
            "leaves/leaf men/man countries/country crises/crisis houses/house viruses/virus troops/troop",
        );
        check(
            Xpos::Nns,
            "policies/policy classes/class boxes/box shoes/shoe heroes/hero headquarters/headquarters",
        );
        check(
            Xpos::Nns,
            "congresswomen/congresswoman themselves/themself CEOs/CEO Talks/talk taxes/tax uses/use causes/cause",
        );
        check(Xpos::Nnps, "Americans/American States/State");
    }

    #[test]
    fn degrees() {
        check(
            Xpos::Jjr,
            "larger/large bigger/big earlier/early higher/high better/good safer/safe stronger/strong",
        );
        check(
            Xpos::Jjs,
            "largest/large worst/bad latest/late closest/close youngest/young",
        );
    }

    #[test]
    fn names_and_numbers_keep_their_form() {
        check(Xpos::Nnp, "Arnor UNITED Texas");
        check(Xpos::Cd, "3,400/3400 Two/two");
        check(Xpos::Prp, "them/they He/he us/we");
    }

    #[test]
    fn the_lexicon_comes_first() {
        let lexicon = Lexicon::parse("ran\tVBD\trun-lexicon").unwrap_or_default();
        assert_eq!(lexicon.lemma("Ran", Xpos::Vbd), "run-lexicon");
        assert_eq!(
            Lexicon::parse("ran\tVBD").unwrap_err(),
            "line 1: expected form, tag and lemma parted by tabs"
        );
    }
}
