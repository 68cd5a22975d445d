//! Roles: a description by office or occupation stands for who holds it.
//!
//! *Colombian President Gustavo Petro ... the Colombian president ... the leader of Colombia*; where the article does not
//! say who holds an office, the name tables do, if its date is known.
//! Invariant: *former*, *vice*, *acting* and the like must stand on both sides or on neither.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::salience;
use super::super::types::MentionForm;
use super::headlines;
use super::role_facts::{Fact, RolePhrase, draft_name, facts, is_leader, is_singular, role_phrase};
use crate::base::text::fold;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;

/// Resolves role descriptions in text order.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let mut facts = facts(draft, known);
    for index in 0..draft.mentions.len() {
        if let Some(holder) = headlines::announced(draft, known, &facts, index) {
            draft.merge(holder, index, "headline");
            continue;
        }
        let Some(wanted) = wanted(draft, known, index) else {
            continue;
        };
        if let Some(holder) = holder(draft, known, &facts, &wanted, index) {
            draft.merge(holder, index, "role");
        } else if let Some(entry) = known.holder(&wanted.noun, &wanted.of, &wanted.qualifiers) {
            let same = draft.groups().into_iter().find(|&group| {
                draft
                    .traits(group)
                    .link
                    .as_ref()
                    .is_some_and(|link| link.name == entry.name)
            });
            match same {
                Some(group) => draft.merge(draft.members(group)[0], index, "role-table"),
                None => draft.identify(index, &entry.traits(), "role-table"),
            }
            facts.push(Fact {
                person: index,
                role: wanted,
            });
        }
    }
}

/// The role of a description that looks for its holder.
fn wanted(draft: &Draft, known: &Known, index: usize) -> Option<RolePhrase> {
    let mention = &draft.mentions[index];
    let open = mention.form == MentionForm::Description
        && is_singular(draft, index)
        && draft.members(draft.group(index)).len() == 1
        && mention.traits.kind == EntityKind::Person
        && !phrases::is_predicate(draft.doc, mention.head)
        && !phrases::is_indefinite(draft.doc, mention.head);
    let noun = draft.head_lemma(index);
    // *his son*, *her lawyer*: whose it is, is not known yet, and others have sons and lawyers too.
    let owned = draft
        .doc
        .child(mention.head, Deprel::NmodPoss)
        .is_some_and(|owner| draft.doc.token(owner).upos == Upos::Pron);
    if !open || !known.is_person_noun(&noun) || owned && noun != "counterpart" {
        return None;
    }
    let role = role_phrase(draft, known, index);
    let definite = phrases::is_definite(draft.doc, mention.head)
        || !role.of.is_empty()
        || draft.doc.token(mention.head).upos == Upos::Propn;
    // *the Queen of the curve*: of something else than what anybody is known to be queen of.
    let elsewhere = phrases::of_phrase(draft.doc, mention.head).is_some_and(|of| {
        let noun = draft.doc.lemma(of).to_lowercase();
        role.of.is_empty() && !known.is_of_class(&noun, WordClass::Country)
    });
    (definite && !elsewhere).then_some(role)
}

/// Who in the article holds the role: for a role without a country, whoever was named last before.
fn holder(
    draft: &Draft,
    known: &Known,
    facts: &[Fact],
    wanted: &RolePhrase,
    index: usize,
) -> Option<usize> {
    facts
        .iter()
        .filter(|fact| {
            draft.group(fact.person) != draft.group(index) && matches(known, &fact.role, wanted)
        })
        .filter(|fact| draft.may_be_one(fact.person, index))
        .filter(|fact| !is_of_subject(draft, index, &fact.role))
        .filter_map(|fact| {
            let group = draft.group(fact.person);
            let members = draft.members(group);
            let before = members[..members.partition_point(|&it| it < index)].last();
            match before {
                Some(&near) => Some((salience::points(draft, near, index), near)),
                None if !wanted.of.is_empty() && !fact.role.of.is_empty() => Some((0, members[0])),
                None => None,
            }
        })
        .max()
        .map(|(_, holder)| holder)
}

/// *White House called the President*: what a state does to a leader it does to another's.
pub(super) fn is_of_subject(draft: &Draft, index: usize, role: &RolePhrase) -> bool {
    let doc = draft.doc;
    let head = draft.mentions[index].head;
    let verb = doc.head(head).filter(|_| doc.deprel(head) == Deprel::Obj);
    let subject = verb
        .and_then(|verb| phrases::subject(doc, verb))
        .and_then(|subject| draft.at(subject));
    subject.is_some_and(|subject| {
        draft.traits_of(subject).kind == EntityKind::Country
            && role.of.contains(&fold(&draft_name(draft, subject)))
    })
}

/// Whether what is said of a holder answers what a description asks for.
fn matches(known: &Known, role: &RolePhrase, wanted: &RolePhrase) -> bool {
    let noun = role.noun == wanted.noun
        || (is_leader(known, &role.noun)
            && matches!(wanted.noun.as_str(), "leader" | "counterpart" | "ruler"))
        || (role.noun == "minister" && wanted.noun == "premier");
    let of = if wanted.of.is_empty() {
        wanted.noun != "counterpart"
    } else {
        !role.of.is_disjoint(&wanted.of)
    };
    noun && of
        && role.tense() == wanted.tense()
        && (wanted.noun != role.noun || wanted.qualifiers.is_subset(&role.qualifiers))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const LEADERS: &str = "
        Colombian/Colombian 2 amod
        President President PROPN NNP 3 nmod:desc
        Faramir 5 nsubj B-Person
        Hurinion 3 flat I-Person
        met/meet 0 root
        Bolivian/Bolivian 7 amod
        President President PROPN NNP 8 nmod:desc
        Denethor 5 obj B-Person
        Ecthelion 8 flat I-Person

        ";

    #[test]
    fn the_holder_of_the_office_is_meant() {
        let lines = format!(
            "{LEADERS}The the DET DT 3 det
            Bolivian/Bolivian 3 amod
            president 4 nsubj
            spoke/speak 0 root"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion | Bolivian president",
        );
    }

    #[test]
    fn an_office_that_somebody_served_in_is_not_its_present_holder() {
        let lines = format!(
            "{LEADERS}Hurin Hurin PROPN NNP 2 nsubj B-Person
            served/serve 0 root
            as 5 case
            Bolivian/Bolivian 5 amod
            president 2 obl"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion",
        );
    }

    #[test]
    fn a_former_holder_is_somebody_else() {
        let lines = format!(
            "{LEADERS}The the DET DT 4 det
            former 4 amod
            Bolivian/Bolivian 4 amod
            president 5 nsubj
            spoke/speak 0 root"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion",
        );
    }

    #[test]
    fn a_counterpart_holds_the_like_office_of_the_other_country() {
        let lines = format!(
            "{LEADERS}His his PRON PRP$ 3 nmod:poss
            Colombian/Colombian 3 amod
            counterpart 4 nsubj
            spoke/speak 0 root"
        );
        check(
            &lines,
            "Faramir Hurinion",
            "Colombian President | Faramir Hurinion | His Colombian counterpart",
        );
    }

    #[test]
    fn an_office_that_somebody_runs_for_is_nobody_yet() {
        let lines = format!(
            "{LEADERS}Hurin 2 nsubj B-Person
            ran/run 0 root
            for 4 case
            president 2 obl"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion",
        );
    }

    #[test]
    fn an_office_in_capitals_that_somebody_is_nominated_for_is_nobody_yet() {
        let lines = format!(
            "{LEADERS}The 2 det
            nominee 6 nsubj
            for 4 case
            President President PROPN NNP 2 nmod
            quietly quietly ADV RB 6 advmod
            slept/sleep 0 root"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion",
        );
    }

    #[test]
    fn a_state_calls_the_president_of_another() {
        let lines = format!(
            "{LEADERS}Bolivia 2 nsubj B-Place
            called/call 0 root
            the 4 det
            president 2 obj"
        );
        check(
            &lines,
            "Denethor Ecthelion",
            "Bolivian President | Denethor Ecthelion",
        );
    }

    #[test]
    fn whose_son_it_is_must_be_known() {
        let lines = "
            Faramir 4 nsubj B-Person
            , 3 punct
            son 1 appos
            slept/sleep 0 root

            Boromir 2 nsubj B-Person
            praised/praise 0 root
            his 4 nmod:poss
            son 2 obj";
        check(lines, "Faramir", "Faramir | son");
    }
}
