//! Words to syntax: sentences, tokens, tags, lemmas, dependencies, named entities.

mod labels;
mod types;

pub use labels::{Deprel, Upos, Xpos};
pub use types::{Document, Name, NameKind, Sentence, Token, TokenId};
