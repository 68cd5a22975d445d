//! Words to syntax: sentences, tokens, tags, lemmas, dependencies, named entities.

mod abbreviations;
mod agree;
mod analyse;
mod claims;
mod conllu;
mod coreference;
mod decode;
mod inflection;
mod irregular;
mod labels;
mod lemma;
mod model;
mod names;
mod read;
mod said;
mod sentences;
mod session;
mod shape;
mod speech;
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
pub use labels::{Deprel, Upos, Xpos};
pub use model::{Embedded, Model, ModelError, ModelFiles};
pub use read::read;
pub use speech::{Quotation, Speech};
pub use treebank::{ConlluError, TreebankSentence, annotate, from_conllu};
pub use types::{Document, Name, NameKind, Sentence, Token, TokenId};
