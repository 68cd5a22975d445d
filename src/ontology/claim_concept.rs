//! What the ontology knows of a claim type: its IRI and PLOVER's codes and scores.
//!
//! Invariant: each of PLOVER's sixteen has a CAMEO root code, a quad class and both scores.

use super::kind::{ClaimType, UnknownWord};
use std::fmt;
use std::str::FromStr;

/// Cooperation or conflict, in words or in deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuadClass {
    /// Words of cooperation: agreeing, consulting, supporting.
    VerbalCooperation,
    /// Deeds of cooperation: working together, aid.
    MaterialCooperation,
    /// Words of conflict: demands, accusations, threats.
    VerbalConflict,
    /// Deeds of conflict: protests, sanctions, violence.
    MaterialConflict,
}

impl QuadClass {
    /// Every class.
    pub const ALL: &'static [Self] = &[
        Self::VerbalCooperation,
        Self::MaterialCooperation,
        Self::VerbalConflict,
        Self::MaterialConflict,
    ];

    /// Its label.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }

    /// The class of this local name in the ontology (`VerbalCooperation`).
    pub(crate) fn from_local(name: &str) -> Option<Self> {
        match name {
            "VerbalCooperation" => Some(Self::VerbalCooperation),
            "MaterialCooperation" => Some(Self::MaterialCooperation),
            "VerbalConflict" => Some(Self::VerbalConflict),
            "MaterialConflict" => Some(Self::MaterialConflict),
            _ => None,
        }
    }

    /// Whether it is conflict rather than cooperation.
    pub fn is_conflict(self) -> bool {
        matches!(self, Self::VerbalConflict | Self::MaterialConflict)
    }
}

impl fmt::Display for QuadClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for QuadClass {
    type Err = UnknownWord;

    /// Reads the label, however its two words are joined: `verbal-conflict`, `Verbal conflict`, `VerbalConflict`.
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let bare = |text: &str| {
            let letters = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_'));
            letters.collect::<String>().to_ascii_lowercase()
        };
        let found = Self::ALL
            .iter()
            .find(|class| bare(class.as_str()) == bare(word));
        found.copied().ok_or_else(|| UnknownWord {
            list: "quad class",
            word: word.to_owned(),
        })
    }
}

/// A claim type as a SKOS concept of the ontology.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimConcept {
    /// Which type it describes.
    pub kind: ClaimType,
    /// Its IRI in full.
    pub iri: String,
    /// `skos:prefLabel`.
    pub label: String,
    /// `skos:definition`.
    pub definition: String,
    /// CAMEO root codes that it covers, sorted; empty outside PLOVER.
    pub cameo: Vec<String>,
    /// Cooperation or conflict, in words or deeds; none outside PLOVER.
    pub quad: Option<QuadClass>,
    /// PLOVER's score, from -10 (violence) to 10 (help); none outside PLOVER.
    pub plover: Option<f32>,
    /// Goldstein's score of its main CAMEO root code, from -10 to 10; none outside PLOVER.
    pub goldstein: Option<f32>,
}

impl ClaimConcept {
    /// Whether it has all that PLOVER gives its types.
    pub(crate) fn is_scored(&self) -> bool {
        !self.cameo.is_empty()
            && self.quad.is_some()
            && self.plover.is_some()
            && self.goldstein.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::QuadClass;

    #[test]
    fn quad_classes_are_read_however_their_words_are_joined() {
        for word in ["material-conflict", "Material conflict", "MaterialConflict"] {
            assert_eq!(word.parse(), Ok(QuadClass::MaterialConflict), "{word}");
        }
        assert!("conflict".parse::<QuadClass>().is_err());
    }
}
