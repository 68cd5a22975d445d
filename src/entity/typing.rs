//! What a noun phrase is: by its head noun, its form, its measure.
//!
//! In: the head of a phrase. Out: traits no surer than `Certainty::Cue`. Invariant: names are typed by `names`, not here.

use super::known::Known;
use super::names::is_calendar;
use super::phrases;
use super::traits::{Certainty, Number, Traits};
use crate::language::{Deprel, Document, TokenId, Upos};
use crate::ontology::EntityKind;

/// Traits of the description that `head` heads.
pub(super) fn noun_traits(doc: &Document, known: &Known, head: TokenId) -> Traits {
    let content = phrases::content_head(doc, head);
    // *one of the archers* is one.
    let one = content != head && doc.lemma(head).eq_ignore_ascii_case("one");
    let plural = !one && (phrases::is_plural(doc, content) || content != head);
    let number = Some(if plural || is_coordinated_number(doc, head) {
        Number::Plural
    } else {
        Number::Singular
    });
    if let Some(kind) = measure(doc, known, head) {
        return Traits::of_kind(kind, Certainty::Noun);
    }
    let lemma = doc.lemma(content).to_lowercase();
    if matches!(
        doc.token(content).upos,
        Upos::Adj | Upos::Noun | Upos::Propn
    ) && known.demonym(doc.form(content)).is_some()
    {
        // *Colombians*, *an American*, *the British*.
        let kind = if plural || doc.token(content).upos == Upos::Adj {
            EntityKind::Group
        } else {
            EntityKind::Person
        };
        return Traits::of_kind(kind, Certainty::Noun).with_number(number);
    }
    if is_aged(doc, content) {
        return Traits::of_kind(EntityKind::Person, Certainty::Noun).with_number(number);
    }
    // *critics*, *officials*: a plural that the table has of its own.
    let many = doc.form(content).to_lowercase();
    let many = plural.then(|| known.noun_kind(&many)).flatten();
    let pair = (!plural).then(|| compound(doc, known, content)).flatten();
    let kind = match pair.or(many).or_else(|| known.noun_kind(&lemma)) {
        Some(EntityKind::Person | EntityKind::Role) if plural => Some(EntityKind::Group),
        // *the president* is a person here; that the office is meant, claims decide.
        Some(EntityKind::Role) => Some(EntityKind::Person),
        Some(kind) => Some(kind),
        None if known.is_person_noun(&lemma) => Some(if plural {
            EntityKind::Group
        } else {
            EntityKind::Person
        }),
        None => None,
    };
    match kind {
        Some(kind) => {
            // *police* is one body and many people, whatever its tag says.
            let unmarked = kind == EntityKind::Organization
                && plural
                && lemma == doc.form(content).to_lowercase();
            let collective = kind == EntityKind::Group && !plural || unmarked;
            Traits::of_kind(kind, Certainty::Noun)
                .with_gender(known.noun_gender(&lemma))
                .with_number(number.filter(|_| !collective))
        }
        None => Traits::unknown().with_number(number),
    }
}

/// *the 52-year-old*: somebody told by age alone.
pub(super) fn is_aged(doc: &Document, noun: TokenId) -> bool {
    let year = |id: TokenId| doc.lemma(id) == "year" && doc.child(id, Deprel::Nummod).is_some();
    doc.lemma(noun).eq_ignore_ascii_case("old")
        && doc.child(noun, Deprel::Det).is_some()
        && doc.children(noun).iter().any(|&child| year(child))
}

/// *chief justice*, *nerve agent*: what the noun and the word right before it name together, where one of them names a person
/// and the other does not.
fn compound(doc: &Document, known: &Known, noun: TokenId) -> Option<EntityKind> {
    let before = TokenId::from(noun.index().checked_sub(1)?);
    let tied = doc.head(before) == Some(noun)
        && matches!(doc.deprel(before), Deprel::Compound | Deprel::Amod);
    let pair = format!("{} {}", doc.form(before), doc.form(noun)).to_lowercase();
    let person = |kind: EntityKind| matches!(kind, EntityKind::Person | EntityKind::Role);
    let alone = known.noun_kind(doc.lemma(noun)).is_some_and(person);
    known
        .noun_kind(&pair)
        .filter(|&kind| tied && person(kind) != alone)
}

/// Money, dates and quantities.
fn measure(doc: &Document, known: &Known, head: TokenId) -> Option<EntityKind> {
    let lemma = doc.lemma(head).to_lowercase();
    let has_number = doc
        .children(head)
        .iter()
        .any(|&child| doc.deprel(child) == Deprel::Nummod);
    let text = doc.text_of(&phrases::phrase(doc, head));
    if text.contains(['$', '€', '£', '¥'])
        || (has_number
            && matches!(
                lemma.as_str(),
                "dollar"
                    | "euro"
                    | "pound"
                    | "yen"
                    | "yuan"
                    | "ruble"
                    | "rouble"
                    | "rupee"
                    | "peso"
                    | "cent"
                    | "crore"
                    | "lakh"
            ))
    {
        return Some(EntityKind::Money);
    }
    if is_calendar(doc, head.index()) {
        return Some(EntityKind::Date);
    }
    let token = doc.token(head);
    if token.upos == Upos::Num {
        let digits = doc.form(head);
        let year = digits.len() == 4
            && digits
                .parse::<u16>()
                .is_ok_and(|year| (1000..2100).contains(&year));
        return Some(if year {
            EntityKind::Date
        } else {
            EntityKind::Quantity
        })
        .filter(|_| phrases::content_head(doc, head) == head);
    }
    match known.noun_kind(&lemma) {
        Some(EntityKind::Date) => Some(EntityKind::Date),
        Some(kind @ (EntityKind::Quantity | EntityKind::Money)) => Some(kind),
        _ if lemma == "%" || lemma == "percent" => Some(EntityKind::Quantity),
        _ => None,
    }
}

fn is_coordinated_number(doc: &Document, head: TokenId) -> bool {
    doc.children(head).iter().any(|&child| {
        doc.deprel(child) == Deprel::Nummod
            && !matches!(doc.lemma(child).to_lowercase().as_str(), "one" | "1")
    }) && doc.token(head).upos == Upos::Noun
        && phrases::is_plural(doc, head)
}
