//! What the network makes of a finished claim: how much the words at its ends, as they stand in their sentence, speak for it.
//!
//! In: a document with its inner states, claims by their words. Out: a score each, above 0 where more speaks for it than
//! against. Invariant: but for the last bits, a claim's score does not depend on the other claims.

use super::analyse::on_own_thread;
use super::model::Model;
use super::session::Lane;
use super::types::{Document, TokenId};

/// How many words of a claim the network sees.
pub(super) const ENDS: usize = 6;

/// The first and last words of a claim's subject, object and trigger.
pub(crate) type Ends = [TokenId; ENDS];

impl Model {
    /// Scores claims, in their order: 0 for each where the document has no states.
    pub(crate) fn judge(&self, document: &Document, claims: &[Ends]) -> Vec<f32> {
        let none = || vec![0.0; claims.len()];
        if document.inner.is_empty() || claims.is_empty() {
            return none();
        }
        let row = |word: &TokenId| document.inner.rows(&(word.index()..word.index() + 1));
        let rows: Vec<f32> = claims.iter().flatten().flat_map(row).copied().collect();
        // A network that loaded takes every claim.
        on_own_thread(|| self.session.judge(rows, claims.len(), &Lane::new()))
            .unwrap_or_else(|_| none())
    }
}

#[cfg(test)]
mod tests {
    use super::Ends;
    use crate::article::Article;
    use crate::language::{Model, TokenId, read};

    #[test]
    fn a_claim_is_judged_by_its_own_words() {
        let model = Model::embedded().expect("the model in the program loads");
        let text = "Gondor attacked Harad on Monday, and Rohan sent horsemen to Edoras.";
        let mut document = read(&Article::from_text("a", text), &model);
        let ends = |words: [usize; 6]| -> Ends { words.map(TokenId::from) };
        let claims = [
            ends([0, 0, 2, 2, 1, 1]),
            ends([7, 7, 9, 9, 8, 8]),
            ends([7, 7, 2, 2, 3, 3]),
        ];
        let together = model.judge(&document, &claims);
        for (claim, score) in claims.iter().zip(together) {
            let alone = model.judge(&document, &[*claim]);
            assert!((alone[0] - score).abs() < 1e-4 && score != 0.0);
        }
        document.forget_states();
        assert_eq!(model.judge(&document, &claims), [0.0; 3]);
    }
}
