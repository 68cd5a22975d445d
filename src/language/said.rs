//! What a coordinated verb goes with where the tree puts it inside somebody's words, and which nouns speak.
//!
//! In: a verb attached as `conj`. Out: the verb whose subject and scope it shares. Invariant: without a reason to think
//! otherwise that is its head in the tree.

use super::labels::{Deprel, Upos, Xpos};
use super::speech::Speech;
use super::types::{Document, TokenId};
use crate::base::Span;
use crate::ontology::{EntityKind, Ontology};

/// The verb that a coordinated verb shares subject and scope with; see [`Speech::coordinated_with`].
pub(super) fn shared_with(speech: &Speech, at: TokenId) -> Option<TokenId> {
    let doc = speech.doc;
    let head = doc.head(at)?;
    let span = |id| speech.quotation_of(id).map(|quotation| quotation.span);
    if let Some(quotation) = span(head).filter(|quotation| Some(*quotation) != span(at)) {
        return saying_before(speech, head, quotation).or(Some(head));
    }
    let reporting = std::iter::once(head)
        .chain(doc.ancestors(head))
        .take_while(|&id| matches!(doc.deprel(id), Deprel::Ccomp | Deprel::Conj))
        .find(|&id| doc.deprel(id) == Deprel::Ccomp)
        .and_then(|id| doc.head(id))
        .filter(|&verb| verb < head && speech.is_saying(verb));
    let bare = doc.children(at).iter().all(|&child| {
        let deprel = doc.deprel(child);
        !deprel.is_subject() && !matches!(deprel, Deprel::Aux | Deprel::AuxPass)
    });
    let past = bare && matches!(doc.token(at).xpos, Xpos::Vbd | Xpos::Vbn);
    reporting
        .filter(|&verb| past && is_present(doc, head) && is_past(doc, verb))
        .or(Some(head))
}

/// Whether the phrase may speak, by its head alone: a name, a pronoun, a noun for people, states or bodies.
pub(super) fn is_noun_of_actors(doc: &Document, ontology: &Ontology, head: TokenId) -> bool {
    let kind = || ontology.names().noun_kind(&doc.lemma(head).to_lowercase());
    matches!(doc.token(head).upos, Upos::Propn | Upos::Pron)
        || kind().is_some_and(|kind| kind.is_actor() || kind == EntityKind::Role)
}

/// The verb of saying that introduces a quotation of its own sentence.
fn saying_before(speech: &Speech, inside: TokenId, quotation: Span) -> Option<TokenId> {
    let doc = speech.doc;
    let sentence = doc.sentences.get(doc.sentence_of(inside))?;
    sentence
        .tokens
        .clone()
        .map(TokenId::from)
        .take_while(|&id| doc.token(id).span.start < quotation.start)
        .filter(|&id| speech.is_saying(id))
        .last()
}

/// Whether the finite word of the clause is in the present tense.
fn is_present(doc: &Document, head: TokenId) -> bool {
    finite(doc, head).any(|xpos| matches!(xpos, Xpos::Vbz | Xpos::Vbp))
}

fn is_past(doc: &Document, head: TokenId) -> bool {
    finite(doc, head).any(|xpos| xpos == Xpos::Vbd)
}

fn finite(doc: &Document, head: TokenId) -> impl Iterator<Item = Xpos> {
    doc.children(head)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        })
        .chain([head])
        .map(|id| doc.token(id).xpos)
}
