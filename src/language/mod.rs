//! Words to syntax: sentences, tokens, tags, lemmas, dependencies, named entities.

mod abbreviations;
mod agree;
mod analyse;
mod announced;
mod attachment;
mod claims;
mod completed;
mod conllu;
mod coreference;
mod decode;
mod headline;
mod inflection;
mod irregular;
mod joined;
mod judge;
mod labels;
mod lemma;
mod mend;
mod model;
mod names;
mod read;
mod said;
mod sentences;
mod session;
mod shape;
mod speech;
#[cfg(test)]
mod testing;
mod tokens;
mod treebank;
mod turns;
mod types;
mod windows;
mod wordpiece;

pub use analyse::{Analysis, WordAnalysis};
pub use claims::{ClaimScores, WordScores};
pub use conllu::to_conllu;
pub use coreference::{Antecedents, Phrase, PhraseKind};
pub use irregular::simple_past;
pub(crate) use judge::Ends;
pub use labels::{Deprel, Upos, Xpos};
pub use model::{Embedded, Model, ModelError, ModelFiles};
pub use read::read;
pub use speech::{Quotation, Speech};
pub use treebank::{ConlluError, TreebankSentence, annotate, from_conllu};
pub use types::{Document, Name, NameKind, Sentence, Token, TokenId};
