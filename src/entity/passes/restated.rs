//! Restated names: a noun that says what the name in its phrase is.
//!
//! *the city of Bree*, *the state of Arnor*; *the Eagle Nine rocket*, *the Shire Air company*. Invariant: the noun names what
//! the name is already known to be, or the name's kind is not known.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::{Certainty, Number, Traits};
use super::super::types::MentionForm;
use super::classes::Class;
use super::role_facts::within;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;

/// Merges phrases with the names that they restate.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        let plural = draft.mentions[index].traits.number == Some(Number::Plural);
        if draft.mentions[index].form != MentionForm::Description || plural {
            continue;
        }
        let Some(class) = Class::of(known, &draft.head_lemma(index)) else {
            continue;
        };
        if let Some(name) =
            place(draft, known, class, index).or_else(|| thing(draft, known, class, index))
        {
            if draft.traits_of(name).certainty == Certainty::Default {
                let traits = draft.mentions[index].traits.clone();
                draft.learn(name, &Traits::of_kind(traits.kind, Certainty::Noun));
            }
            draft.merge(name, index, "restated");
        }
    }
}

/// *the city of Bree*; but *the capital of Arnor* is another place, and so is a *state of Arnor* or *Bree, the largest city of
/// Eriador*.
fn place(draft: &Draft, known: &Known, class: Class, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let head = draft.mentions[index].head;
    let name = draft.at(phrases::of_phrase(doc, head)?)?;
    let country = draft.traits_of(name).kind == EntityKind::Country;
    let state = matches!(
        doc.lemma(head),
        "state" | "territory" | "island" | "nation" | "republic" | "kingdom" | "country"
    );
    let placed = country && state || draft.traits_of(name).kind == EntityKind::Place;
    let plain = doc.children(head).iter().all(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Det | Deprel::Case | Deprel::Punct
        ) || child > head
            || known.country_of(doc.form(child)).is_some()
            || doc.lemma(head) != "region" && is_passing(draft, child)
    });
    let fits = class.is_place()
        && placed
        && plain
        && doc.lemma(head) != "capital"
        && doc.deprel(head) != Deprel::Appos
        && doc.child(head, Deprel::Cop).is_none()
        && !phrases::is_indefinite(doc, head)
        && draft.mentions[name].form == MentionForm::Name;
    fits.then_some(name)
}

/// *the port city of Bree*, *the western state of Arnor*, *the Bree suburb of Archet*: words that say more of a place; *the largest city of Arnor* and
/// *the other cities* pick one out of many.
fn is_passing(draft: &Draft, modifier: TokenId) -> bool {
    let doc = draft.doc;
    let word = doc.token(modifier);
    // "the Bree suburb of Archet"
    let wider = doc.deprel(modifier) == Deprel::Compound
        && draft.at(modifier).is_some_and(|name| {
            draft.mentions[name].form == MentionForm::Name
                && matches!(
                    draft.traits_of(name).kind,
                    EntityKind::Place | EntityKind::Country
                )
        });
    wider
        || matches!(doc.deprel(modifier), Deprel::Amod | Deprel::Compound)
            && matches!(word.upos, Upos::Adj | Upos::Noun)
            && !matches!(word.xpos, Xpos::Jjs | Xpos::Jjr)
            && !matches!(
                doc.lemma(modifier).to_lowercase().as_str(),
                "main"
                    | "other"
                    | "first"
                    | "second"
                    | "third"
                    | "only"
                    | "same"
                    | "old"
                    | "inner"
                    | "principal"
                    | "major"
            )
}

/// *the Eagle Nine rocket*: the name stands right before the noun, and is one of its kind.
fn thing(draft: &Draft, known: &Known, class: Class, index: usize) -> Option<usize> {
    let head = draft.mentions[index].head;
    let name = within(draft, index).find(|&it| {
        let mention = &draft.mentions[it];
        mention.form == MentionForm::Name && mention.tokens.end == head.index()
    })?;
    let traits = draft.traits_of(name);
    let own = &draft.mentions[index].traits;
    // What the model takes for a place may well be a restaurant, but *a hotel in Bree* makes *the Bree hotel* one of that town.
    let town = traits.kind == EntityKind::Place && !class.is_place() && is_town(draft, name);
    let guessed = traits.certainty == Certainty::Model && traits.kind_agrees(own) && !town;
    let known_kind = class.admits(traits.kind) && traits.certainty > Certainty::Default || guessed;
    let kind = own.kind;
    let open = traits.certainty == Certainty::Default && class.admits(kind);
    // *an Eagle Nine rocket* is one of many, *its Eagle Nine rocket* and *Gondor's* may be.
    let one = !phrases::is_indefinite(draft.doc, head)
        && (draft.mentions[index].tokens.start..draft.mentions[name].tokens.start)
            .all(|at| is_owner(draft, index, at))
        && tied(draft, name, head);
    let restates = known.is_of_class(draft.doc.lemma(head), WordClass::Restating);
    (one && restates && (known_kind || open)).then_some(name)
}

/// Whether what the model takes for a place is one, since the article tells what is in it.
fn is_town(draft: &Draft, name: usize) -> bool {
    let doc = draft.doc;
    let in_it = |&it: &usize| {
        doc.child(draft.mentions[it].head, Deprel::Case)
            .is_some_and(|case| matches!(doc.lemma(case), "in" | "near"))
    };
    draft.members(draft.group(name)).iter().any(in_it)
}

/// *Gondor's* or *Gondorian* before *Eagle Nine rocket*: whose it is, by name.
fn is_owner(draft: &Draft, index: usize, at: usize) -> bool {
    matches!(draft.doc.tokens[at].upos, Upos::Part | Upos::Punct)
        || within(draft, index).any(|it| {
            let mention = &draft.mentions[it];
            mention.tokens.contains(&at)
                && matches!(mention.form, MentionForm::Name | MentionForm::Demonym)
        })
}

/// Whether the name hangs on the noun.
fn tied(draft: &Draft, name: usize, head: TokenId) -> bool {
    let at = draft.mentions[name].head;
    draft.doc.head(at) == Some(head)
        && matches!(
            draft.doc.deprel(at),
            Deprel::Compound | Deprel::NmodDesc | Deprel::Nmod | Deprel::NmodUnmarked
        )
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn the_city_of_a_name_is_that_city() {
        let lines = "
            Rain 2 nsubj
            hit 0 root
            the 4 det
            city 2 obj
            of 6 case
            Minas 4 nmod B-Place
            Tirith 6 flat I-Place";
        check(lines, "Minas Tirith", "city of Minas Tirith | Minas Tirith");
    }

    #[test]
    fn the_port_city_of_a_name_is_that_city() {
        let lines = "
            Rain 2 nsubj
            hit 0 root
            the 5 det
            port 5 compound
            city 2 obj
            of 7 case
            Pelargir 5 nmod B-Place";
        check(lines, "Pelargir", "port city of Pelargir | Pelargir");
    }

    #[test]
    fn the_largest_city_of_a_region_is_not_the_region() {
        let lines = "
            Rain 2 nsubj
            hit 0 root
            the 5 det
            largest large ADJ JJS 5 amod
            city 2 obj
            of 7 case
            Eriador 5 nmod B-Place";
        check(lines, "Eriador", "Eriador");
    }

    #[test]
    fn the_capital_of_a_country_is_not_the_country() {
        let lines = "
            Rain 2 nsubj
            hit 0 root
            the 4 det
            capital 2 obj
            of 6 case
            Gondor 4 nmod B-Place";
        check(lines, "Gondor", "Gondor");
    }

    #[test]
    fn the_hotel_of_a_town_is_not_the_town() {
        let lines = "
            Guests/guest 2 nsubj
            left/leave 0 root
            the 5 det
            Edoras 5 compound B-Place
            hotel 2 obj

            It 2 nsubj
            burned/burn 0 root
            in 4 case
            Edoras 2 obl B-Place";
        check(lines, "Edoras", "Edoras | Edoras");
    }

    #[test]
    fn the_company_after_its_name_is_that_company() {
        let lines = "
            The 4 det
            Rohan 4 compound B-Organization
            Took 2 flat I-Organization
            company 5 nsubj
            failed/fail 0 root";
        check(lines, "Rohan Took", "Rohan Took company | Rohan Took");
    }
}
