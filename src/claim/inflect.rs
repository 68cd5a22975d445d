//! Names of open relations: the verb in the simple past, words joined in camel case.
//!
//! Invariant: the name is a valid local part of an IRI and depends on the lemma alone.

use crate::language::simple_past;
use crate::ontology::Ontology;

/// Verbs of several syllables that double their last consonant, being stressed on the last one.
const DOUBLING: &[&str] = &[
    "refer", "prefer", "confer", "transfer", "infer", "defer", "deter", "occur", "incur", "recur",
    "concur", "regret", "equip", "rebel", "patrol", "control",
];
/// Endings of such verbs.
const DOUBLING_ENDS: &[&str] = &["mit", "pel", "bel"];

/// The name of an open relation beside those of the ontology: where one of them has the name, the verb in its plain form,
/// so that *killed the bill* is no `killed`.
pub(super) fn open_relation_beside(ontology: &Ontology, lemma: &str) -> String {
    let name = open_relation(lemma);
    if ontology.relation(&name).is_none() {
        return name;
    }
    let plain = joined(lemma, str::to_owned);
    if ontology.relation(&plain).is_none() {
        plain
    } else {
        name
    }
}

/// `pardon` gives `pardoned`, `travel to` gives `traveledTo`, `be found in` gives `wasFoundIn`.
pub(super) fn open_relation(lemma: &str) -> String {
    joined(lemma, past)
}

/// The words in camel case, the first as `first` makes it.
fn joined(lemma: &str, first: impl Fn(&str) -> String) -> String {
    let (verb, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
    // "re-enable": the last part is inflected.
    let (prefix, stem) = verb.rsplit_once('-').unwrap_or(("", verb));
    let phrase = format!("{prefix} {} {rest}", first(stem));
    let mut words = phrase
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            name.extend(first.to_uppercase());
            name.push_str(letters.as_str());
        }
    }
    if name.is_empty() {
        name.push_str("relatedTo");
    }
    name
}

/// The simple past of a verb.
fn past(lemma: &str) -> String {
    if let Some(form) = simple_past(lemma) {
        return form.to_owned();
    }
    let vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = lemma.chars().collect();
    match letters.as_slice() {
        [.., 'e'] => format!("{lemma}d"),
        [.., before, 'y'] if !vowel(*before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        [first, middle, last]
            if !vowel(*first) && vowel(*middle) && !vowel(*last) && !"wxy".contains(*last) =>
        {
            format!("{lemma}{last}ed")
        }
        [.., a, b, c] if doubles(*a, *b, *c, lemma) => format!("{lemma}{c}ed"),
        _ => format!("{lemma}ed"),
    }
}

/// A last consonant after one vowel is doubled in a stressed syllable: in the only one, or the last of some verbs.
fn doubles(a: char, b: char, c: char, lemma: &str) -> bool {
    let closed = !"aeiou".contains(a) && "aeiou".contains(b) && !"aeiouwxy".contains(c);
    let stressed_last = lemma.chars().filter(|c| "aeiouy".contains(*c)).count() == 1
        || DOUBLING.contains(&lemma)
        || DOUBLING_ENDS.iter().any(|ending| lemma.ends_with(ending));
    closed && stressed_last
}

#[cfg(test)]
mod tests {
    use super::open_relation;

    #[test]
    fn names_relations_in_the_simple_past() {
        for (lemma, name) in [
            ("pardon", "pardoned"),
            ("travel to", "traveledTo"),
            ("be found in", "wasFoundIn"),
            ("ban", "banned"),
            ("lead to", "ledTo"),
            ("show", "showed"),
            ("blow up", "blewUp"),
            ("deny", "denied"),
            ("visit", "visited"),
            ("call on", "calledOn"),
            ("admit", "admitted"),
            ("offer", "offered"),
            ("prefer", "preferred"),
            ("re-enable", "reEnabled"),
            ("stir up", "stirredUp"),
            ("counter", "countered"),
        ] {
            assert_eq!(open_relation(lemma), name);
        }
    }
}
