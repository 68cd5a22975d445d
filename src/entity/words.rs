//! Closed classes of words that the passes lean on: pronouns, titles that belong to a name, quantity nouns, tense modifiers.
//!
//! Invariant: everything here is lower case; open classes live in the name tables and the ontology.

use super::traits::{Gender, Number};

/// What a pronoun says of what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PronounTraits {
    pub(super) person: Person,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    pub(super) reference: Reference,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    First,
    Second,
    Third,
}

/// What kind of antecedent a pronoun looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// A human being: `he`, `she`, `who`.
    Human,
    /// Anything but a human being: `it`.
    Thing,
    /// Either: `they`, `which`, `that`.
    Any,
    /// Nothing that a rule here could find: `this`, `what`, `something`.
    Open,
}

/// Looks a pronoun up; none if the word is no pronoun that refers.
pub(super) fn pronoun(word: &str) -> Option<PronounTraits> {
    use Gender::{Feminine, Masculine};
    use Number::{Plural, Singular};
    let traits = |person, gender, number, reference| {
        Some(PronounTraits {
            person,
            gender,
            number,
            reference,
        })
    };
    match word {
        "he" | "him" | "his" | "himself" => traits(
            Person::Third,
            Some(Masculine),
            Some(Singular),
            Reference::Human,
        ),
        "she" | "her" | "hers" | "herself" => traits(
            Person::Third,
            Some(Feminine),
            Some(Singular),
            Reference::Human,
        ),
        "it" | "its" | "itself" => traits(Person::Third, None, Some(Singular), Reference::Thing),
        "they" | "them" | "their" | "theirs" | "themselves" | "both" | "each other" => {
            traits(Person::Third, None, Some(Plural), Reference::Any)
        }
        "i" | "me" | "my" | "mine" | "myself" => {
            traits(Person::First, None, Some(Singular), Reference::Human)
        }
        "we" | "us" | "our" | "ours" | "ourselves" => {
            traits(Person::First, None, Some(Plural), Reference::Any)
        }
        "you" | "your" | "yours" | "yourself" | "yourselves" => {
            traits(Person::Second, None, None, Reference::Human)
        }
        "who" | "whom" | "whose" => traits(Person::Third, None, None, Reference::Human),
        "which" | "that" => traits(Person::Third, None, None, Reference::Any),
        _ => traits(Person::Third, None, None, Reference::Open),
    }
}

/// Whether a word refers to what another one names: *he*, *which*, *ours*.
pub(crate) fn is_referring_pronoun(word: &str) -> bool {
    pronoun(&word.to_lowercase()).is_some_and(|traits| traits.reference != Reference::Open)
}

/// Whether a word means whoever speaks: *I*, *our*.
pub(crate) fn is_first_person(word: &str) -> bool {
    pronoun(&word.to_lowercase()).is_some_and(|traits| traits.person == Person::First)
}

/// Words that are pronouns only by their place: they never name an antecedent of the third person.
pub(super) fn is_reflexive(word: &str) -> bool {
    word.ends_with("self") || word.ends_with("selves")
}

/// Titles that are a part of the name where a single name follows.
pub(super) fn is_name_part(title: &str) -> bool {
    matches!(
        title,
        "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "emperor"
            | "lord"
            | "lady"
            | "dame"
            | "sir"
            | "father"
            | "sister"
            | "brother"
            | "saint"
    )
}

/// Small words inside names of people: *Charles de Gaulle*, *Ursula von der Leyen*, *Ivan the Terrible*.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "a" | "af"
            | "al"
            | "am"
            | "and"
            | "ap"
            | "av"
            | "bin"
            | "bint"
            | "binti"
            | "d"
            | "da"
            | "dal"
            | "das"
            | "de"
            | "degli"
            | "dei"
            | "del"
            | "della"
            | "den"
            | "der"
            | "des"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "e"
            | "el"
            | "ibn"
            | "i"
            | "in"
            | "la"
            | "las"
            | "le"
            | "lo"
            | "los"
            | "of"
            | "op"
            | "or"
            | "st"
            | "t"
            | "te"
            | "ten"
            | "ter"
            | "the"
            | "tot"
            | "und"
            | "ul"
            | "ur"
            | "van"
            | "vom"
            | "von"
            | "y"
            | "za"
            | "zu"
            | "zum"
            | "zur"
    )
}

/// Letters after a name.
pub(super) fn is_postnominal(word: &str) -> bool {
    matches!(
        word,
        "qc" | "kc"
            | "mp"
            | "mep"
            | "msp"
            | "obe"
            | "cbe"
            | "mbe"
            | "phd"
            | "md"
            | "esq"
            | "dds"
            | "cpa"
    )
}

/// Nouns that measure what their `of` phrase names: *thousands of protesters* are protesters.
pub(super) fn is_quantity_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
            | "score"
            | "number"
            | "majority"
            | "minority"
            | "group"
            | "lot"
            | "plenty"
            | "couple"
            | "pair"
            | "series"
            | "range"
            | "variety"
            | "handful"
            | "host"
            | "crowd"
            | "array"
            | "wave"
            | "string"
            | "one"
            | "some"
            | "many"
            | "most"
            | "several"
            | "all"
            | "each"
            | "few"
            | "none"
            | "any"
            | "half"
            | "quarter"
            | "third"
            | "rest"
            | "both"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
    ) || lemma.chars().all(|c| c.is_ascii_digit() || c == ',')
}

/// Modifiers that make a description speak of another holder of a role than the present one.
pub(super) fn is_tense_modifier(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "former"
            | "ex"
            | "then"
            | "late"
            | "acting"
            | "interim"
            | "next"
            | "new"
            | "previous"
            | "incoming"
            | "outgoing"
            | "future"
            | "vice"
            | "deputy"
            | "assistant"
            | "first"
            | "last"
            | "another"
            | "other"
            | "fellow"
            | "co"
    )
}
