//! How strongly an earlier mention comes to mind where a later one needs an antecedent.
//!
//! In: two mentions. Out: points, more is better. Invariant: depends on place, role and form only, never on names.
//!
//! The order is that of Lappin and Leass (1994): recency first, then subject before object before the rest, and
//! a name before a description. Their numbers were tuned by hand on annotated Wikinews articles outside the seeds; only
//! their differences matter, and the thresholds of the passes are in the same points.

use super::draft::Draft;
use super::types::MentionForm;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;

/// Points by distance in sentences, from the same one to the fourth before; none beyond.
const NEAR: [i32; 5] = [60, 48, 32, 20, 12];

/// How many earlier mentions of a group count: beyond that it is simply what the article is about.
const MOST_COUNTED: usize = 8;

/// Points of each that counts: all together outweigh the step from object to subject, not that of two sentences.
const EACH_COUNTED: i32 = 2;

/// Points of `antecedent` for the anaphor `mention`; both are mention indices.
pub(super) fn points(draft: &Draft, antecedent: usize, mention: usize) -> i32 {
    let distance = draft.sentence(mention).abs_diff(draft.sentence(antecedent));
    let near = NEAR.get(distance).copied().unwrap_or(0);
    near + role_points(draft, antecedent) + form_points(draft, antecedent)
}

/// How often the group was mentioned before, up to a limit: what an article is about stays in mind.
pub(super) fn frequency(draft: &Draft, antecedent: usize, mention: usize) -> i32 {
    let members = draft.members(draft.group(antecedent));
    let before = members.partition_point(|&it| it < mention);
    i32::try_from(before.min(MOST_COUNTED)).unwrap_or_default() * EACH_COUNTED
}

/// By syntactic role; a word inside a compound is hardly ever taken up.
fn role_points(draft: &Draft, mention: usize) -> i32 {
    let head = draft.mentions[mention].head;
    match draft.doc.deprel(head) {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => {
            let clause = draft
                .doc
                .head(head)
                .map_or(Deprel::Root, |verb| draft.doc.deprel(verb));
            if matches!(clause, Deprel::AclRelcl | Deprel::Acl) {
                14
            } else {
                26
            }
        }
        Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => 14,
        Deprel::NmodPoss => 9,
        Deprel::Obl => 8,
        Deprel::Conj => subject_above(draft, head),
        Deprel::Compound | Deprel::Amod => -12,
        Deprel::Nmod => 2,
        _ => 4,
    }
}

fn subject_above(draft: &Draft, head: TokenId) -> i32 {
    match draft.doc.head(head) {
        Some(first) if draft.doc.deprel(first).is_subject() => 18,
        _ => 4,
    }
}

/// By form; what is abstract or measured is hardly ever taken up, nor an adjective of a country.
fn form_points(draft: &Draft, mention: usize) -> i32 {
    let kind = draft.traits_of(mention).kind;
    let vague = matches!(
        kind,
        EntityKind::Concept | EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    );
    match draft.mentions[mention].form {
        MentionForm::Name => 12,
        MentionForm::Pronoun => 10,
        MentionForm::Description if vague => -14,
        MentionForm::Description => 4,
        MentionForm::Demonym => -10,
    }
}

/// The verb or other predicate that the mention is an argument of.
pub(super) fn clause_of(draft: &Draft, head: TokenId) -> Option<TokenId> {
    draft.doc.ancestors(head).find(|&at| {
        matches!(draft.doc.token(at).upos, Upos::Verb | Upos::Aux)
            || draft.doc.deprel(at).is_clausal()
            || draft.doc.deprel(at) == Deprel::Root
    })
}
