//! The order in which quads are written.
//!
//! In: two quads or terms. Out: which goes first: by subject, its types before all else that is said of it, by
//! predicate, by object. Invariant: it is the order of the terms as N-Triples writes them.

use super::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNodeRef, TermRef, TripleRef};
use std::borrow::Cow;
use std::cmp::Ordering;

/// What subjects are sorted by: IRIs without their brackets, so that they stand beside their parts.
pub(super) fn subject_key(subject: NamedOrBlankNodeRef<'_>) -> Cow<'_, str> {
    match subject {
        NamedOrBlankNodeRef::NamedNode(node) => Cow::Borrowed(node.as_str()),
        blank @ NamedOrBlankNodeRef::BlankNode(_) => Cow::Owned(blank.to_string()),
    }
}

/// What predicates are sorted by: types first.
pub(super) fn predicate_key(predicate: NamedNodeRef<'_>) -> (bool, &str) {
    (predicate != rdf::TYPE, predicate.as_str())
}

/// Which object goes first.
pub(super) fn by_object(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    match (a, b) {
        (TermRef::NamedNode(a), TermRef::NamedNode(b)) => by_iri(a.as_str(), b.as_str()),
        // Seldom, so that the words may be made anew for each comparison.
        _ => a.to_string().cmp(&b.to_string()),
    }
}

/// Which subject goes first.
pub fn by_subject(a: NamedOrBlankNodeRef<'_>, b: NamedOrBlankNodeRef<'_>) -> Ordering {
    subject_key(a).cmp(&subject_key(b))
}

/// Which triple goes first.
pub fn by_place(a: TripleRef<'_>, b: TripleRef<'_>) -> Ordering {
    by_subject(a.subject, b.subject)
        .then_with(|| predicate_key(a.predicate).cmp(&predicate_key(b.predicate)))
        .then_with(|| by_object(a.object, b.object))
}

/// As with the brackets around both: the shorter of two ends with `>`, which no IRI holds.
fn by_iri(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let shared = a.len().min(b.len());
    let next = |bytes: &[u8]| bytes.get(shared).copied().unwrap_or(b'>');
    a[..shared]
        .cmp(&b[..shared])
        .then_with(|| next(a).cmp(&next(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode, Term, Triple};

    #[track_caller]
    fn check(terms: &[Term]) {
        for (a, b) in terms.iter().flat_map(|a| terms.iter().map(move |b| (a, b))) {
            assert_eq!(
                by_object(a.as_ref(), b.as_ref()),
                a.to_string().cmp(&b.to_string()),
                "{a} {b}"
            );
        }
    }

    #[test]
    fn objects_stand_as_their_words_do() {
        let iri = |name: &str| NamedNode::new_unchecked(format!("http://arnor.example/{name}"));
        let iris = ["", "a", "a#1", "a/b", "aB", "a_b", "é", "a"].map(|name| iri(name).into());
        check(&iris);
        let text = Literal::new_simple_literal("Arnor");
        check(&[text.into(), iri("a").into(), Literal::from(7).into()]);
    }

    #[test]
    fn types_stand_first() {
        let node = |name: &str| NamedNode::new_unchecked(format!("http://arnor.example/{name}"));
        let named = Triple::new(node("x"), node("a"), node("y"));
        let typed = Triple::new(node("x"), rdf::TYPE, node("y"));
        let other = Triple::new(node("w"), node("z"), node("y"));
        let mut triples = [named.clone(), typed.clone(), other.clone()];
        triples.sort_unstable_by(|a, b| by_place(a.as_ref(), b.as_ref()));
        assert_eq!(triples, [other, typed, named]);
    }
}
