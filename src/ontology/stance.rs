//! What a verb, noun or adverb says about the truth of its complement.
//!
//! Invariant: a lemma has at most one stance for each part of speech.

use super::trigger::TriggerPos;

/// What a word that takes a clause does to that clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Says it is so: the complement is reported (`say`, `claim`, `tell`, `allege`).
    Say,
    /// Says it is so of somebody: the complement's subject is the object (`accuse of`, `describe as`).
    Accuse,
    /// Says it is not so: reported and negated (`deny`).
    Deny,
    /// Believes or suspects it (`believe`, `think`): reported.
    Believe,
    /// Plans, promises, wants it: intended (`plan`, `vow`, `want`).
    Intend,
    /// Threatens it: intended (`threaten`).
    Threaten,
    /// Asks, orders, invites somebody to do it: intended, its subject is the object (`order`, `urge`).
    Ask,
    /// Tries it: intended (`try`, `seek`).
    Attempt,
    /// Considers it: possible (`consider`, `mull`).
    Consider,
    /// It did not happen: negated (`fail`, `refuse`, `decline`).
    Refuse,
    /// Somebody keeps somebody from it: negated (`prevent from`, `bar from`).
    Prevent,
    /// It did happen (`manage`, `begin`, `continue`, `help`).
    Achieve,
    /// Asks whether it is so: hypothetical (`ask whether`, `wonder`).
    Question,
    /// Perhaps so: possible (`may`, `possible`, `likely`).
    Possible,
    /// Said by nobody in particular: reported (`allegedly`, `reportedly`, `alleged`).
    Allege,
}

/// One row of `stances.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceEntry {
    /// Lemma; with a slot behind it (`warn of`, `fear obj`, `call pred`) where it does this to that slot alone.
    pub lemma: String,
    /// Part of speech; adverbs count as adjectives.
    pub pos: TriggerPos,
    /// What it does.
    pub stance: Stance,
}

impl Stance {
    /// The stance of this word, as `stances.csv` writes it.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "say" => Self::Say,
            "accuse" => Self::Accuse,
            "deny" => Self::Deny,
            "believe" => Self::Believe,
            "intend" => Self::Intend,
            "threaten" => Self::Threaten,
            "ask" => Self::Ask,
            "attempt" => Self::Attempt,
            "consider" => Self::Consider,
            "refuse" => Self::Refuse,
            "prevent" => Self::Prevent,
            "achieve" => Self::Achieve,
            "question" => Self::Question,
            "possible" => Self::Possible,
            "allege" => Self::Allege,
            _ => return None,
        })
    }
}
