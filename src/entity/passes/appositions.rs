//! Appositions and titles: what stands beside a name says who it is.
//!
//! *Gustavo Petro, the president of Colombia*; *his counterpart, Gustavo Petro*; *actor Jason Beghe*; *Port Authority (PA)*.
//! Invariant: two different names are never one by apposition, unless one is the other's acronym or nickname.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::{Certainty, Number, Traits};
use super::super::types::MentionForm;
use super::role_facts::within;
use super::titles::{is_another_leader, placed_title, second_title, titled};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// Merges titles and appositions.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        if draft.mentions[index].rule == "title" {
            if let Some(name) = titled(draft, known, index) {
                draft.merge(name, index, "title");
            }
        } else if draft.doc.deprel(draft.mentions[index].head) == Deprel::Appos {
            apposition(draft, known, index);
        } else if let Some(name) = second_title(draft, known, index)
            .or_else(|| twin(draft, index))
            .or_else(|| placed_title(draft, known, index))
            && draft.may_be_one(name, index)
        {
            draft.merge(name, index, "apposition");
        }
    }
}

/// *According to Éowyn Took, the director of the Bree Post, ...*, *One of the mayors, Éowyn Took, ...*, where the tree hangs both on the verb.
fn twin(draft: &Draft, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let second = &draft.mentions[index];
    let is_comma = |at: usize| {
        doc.tokens
            .get(at)
            .is_some_and(|it| it.span.of(&doc.text) == ",")
    };
    let det = doc.child(second.head, Deprel::Det).map(TokenId::index);
    let start = det.map_or(second.tokens.start, |det| det.min(second.tokens.start));
    let between = start.checked_sub(1).filter(|&at| is_comma(at))?;
    let named = second.form == MentionForm::Name;
    let other = if named {
        MentionForm::Description
    } else {
        MentionForm::Name
    };
    let described = second.form == MentionForm::Description;
    let fits = second.traits.kind == EntityKind::Person
        && doc.child(second.head, Deprel::Case).is_none()
        && (named || described && phrases::is_definite(doc, second.head))
        && is_comma(second.tokens.end);
    (0..index).rev().take(8).find(|&it| {
        let first = &draft.mentions[it];
        fits && first.form == other
            && first.traits.kind == EntityKind::Person
            && first.tokens.end == between
            && first.traits.number != Some(Number::Plural)
            && doc.head(first.head) == doc.head(second.head)
            && doc.deprel(first.head) == doc.deprel(second.head)
    })
}

fn apposition(draft: &mut Draft, known: &Known, index: usize) {
    let head = draft.mentions[index].head;
    let Some(anchor) = draft.doc.head(head).and_then(|at| draft.at(at)) else {
        return;
    };
    let (left, right) = (
        draft.mentions[anchor].clone(),
        draft.mentions[index].clone(),
    );
    let both_names = left.form == MentionForm::Name && right.form == MentionForm::Name;
    if both_names {
        holders(draft, index);
        return;
    }
    if is_another_leader(draft.doc, known, left.head, right.tokens.start) {
        return;
    }
    if left.form == MentionForm::Pronoun && right.form != MentionForm::Name {
        return;
    }
    // Lists (*three cities, Arnor, Bree and Dale*) and places (*Bree, Arnor*) are parsed as appositions too.
    let listed = draft.doc.child(head, Deprel::Conj).is_some()
        && phrases::is_plural(draft.doc, left.head) != phrases::is_plural(draft.doc, head);
    // *Petro, his wife and ...*: the possessor is not what is possessed.
    let possessed = left.form == MentionForm::Name
        && draft
            .doc
            .child(head, Deprel::NmodPoss)
            .is_some_and(|owner| draft.doc.token(owner).upos == Upos::Pron);
    if listed || possessed || is_measure(draft, index) || is_wider(draft, anchor, index) {
        return;
    }
    if !fits(draft, anchor, index) {
        holders(draft, index);
        return;
    }
    if left.form == MentionForm::Description
        && right.form == MentionForm::Description
        && !close(draft, left.head, head)
    {
        return;
    }
    draft.merge(anchor, index, "apposition");
    if right.form == MentionForm::Name {
        for role in second_roles(draft, anchor, right.tokens.start) {
            draft.merge(index, role, "apposition");
        }
    }
}

/// *Bree Post's founder and chairman, Éowyn*: what else is said of her before her name; but *his wife and son, Beren* are two.
fn second_roles(draft: &Draft, first: usize, name: usize) -> Vec<usize> {
    let doc = draft.doc;
    let role = |&it: &usize| {
        let mention = &draft.mentions[it];
        let bare = ![Deprel::Det, Deprel::NmodPoss]
            .iter()
            .any(|&deprel| it != first && doc.child(mention.head, deprel).is_some());
        mention.form == MentionForm::Description
            && mention.head.index() < name
            && mention.traits.kind == EntityKind::Person
            && mention.traits.number == Some(Number::Singular)
            && !is_kin(draft, it)
            && bare
    };
    let head = draft.mentions[first].head;
    let second = doc.children_by(head, Deprel::Conj);
    second
        .filter_map(|second| draft.at(second))
        .filter(|it| role(&first) && role(it))
        .collect()
}

fn is_kin(draft: &Draft, mention: usize) -> bool {
    let role = draft.ontology.role(&draft.head_lemma(mention));
    role.and_then(|role| draft.ontology.relation(&role.relation))
        .is_some_and(|relation| relation.kind == ClaimType::Kinship)
}

/// *the mayor of Bree, Barliman*, where the tree hangs the name on the last word: the person is who holds the role before.
fn holders(draft: &mut Draft, name: usize) {
    let person = draft.mentions[name].form == MentionForm::Name
        && draft.traits_of(name).kind == EntityKind::Person;
    let nominal = |at: TokenId| {
        matches!(
            draft.doc.deprel(at),
            Deprel::Appos | Deprel::Nmod | Deprel::Conj | Deprel::Compound
        )
    };
    let mut at = draft.mentions[name].head;
    let mut found = Vec::new();
    while person && nominal(at) && found.len() < 3 {
        let Some(above) = draft.doc.head(at) else {
            break;
        };
        // A comma right before the name, or *the mayors of Bree and Barliman* would be one man.
        let role = draft.at(above).filter(|&it| {
            let mention = &draft.mentions[it];
            mention.form == MentionForm::Description
                && mention.traits.kind == EntityKind::Person
                && mention.traits.number == Some(Number::Singular)
                && !draft.has_name(draft.group(it))
        });
        found.extend(role);
        at = above;
    }
    let start = draft.mentions[name].tokens.start;
    let comma = start > 0 && draft.doc.tokens[start - 1].upos == Upos::Punct;
    for role in found.into_iter().filter(|_| comma) {
        if draft.traits_of(name).agrees(draft.traits_of(role)) {
            draft.merge(name, role, "apposition");
        }
    }
}

/// Whether the two may be one; what kind *the top recipient of aid* is, the name beside it says.
fn fits(draft: &mut Draft, anchor: usize, index: usize) -> bool {
    // "Took, the spokesman", "his opponent, Took": a word that says no kind takes that of the name beside it.
    for (name, open) in [(anchor, index), (index, anchor)] {
        let head = draft.mentions[open].head;
        let known = [Deprel::Det, Deprel::NmodPoss]
            .iter()
            .any(|&deprel| draft.doc.child(head, deprel).is_some());
        if draft.traits_of(open).certainty == Certainty::Default
            && draft.mentions[name].form == MentionForm::Name
            && !phrases::is_plural(draft.doc, head)
            && known
        {
            let kind = draft.traits_of(name).kind;
            draft.learn(open, &Traits::of_kind(kind, Certainty::Form));
        }
    }
    draft.may_be_one(anchor, index)
}

/// *Lamedon province, Gondor*: the place already has a name, and what follows says where it lies.
fn is_wider(draft: &Draft, anchor: usize, index: usize) -> bool {
    let place = |it: usize| {
        matches!(
            draft.traits_of(it).kind,
            EntityKind::Place | EntityKind::Country
        )
    };
    draft.mentions[index].form == MentionForm::Name
        && place(index)
        && within(draft, anchor).any(|it| draft.mentions[it].form == MentionForm::Name && place(it))
}

fn is_measure(draft: &Draft, index: usize) -> bool {
    matches!(
        draft.mentions[index].traits.kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    )
}

/// Two descriptions are one only with nothing but a comma or a dash between the first and the second.
fn close(draft: &Draft, left: TokenId, right: TokenId) -> bool {
    let end = phrases::phrase(draft.doc, left).end;
    let start = phrases::phrase(draft.doc, right).start;
    (end..start).all(|at| {
        matches!(
            draft.doc.tokens[at].upos,
            Upos::Punct | Upos::Det | Upos::Adp | Upos::Adv
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_description_beside_a_name_is_the_same_person() {
        let lines = "
            Faramir 6 nsubj B-Person
            , , PUNCT , 4 punct
            the 4 det
            president 1 appos
            , , PUNCT , 4 punct
            spoke/speak 0 root";
        check(lines, "Faramir", "Faramir | president");
    }

    #[test]
    fn a_word_of_any_kind_is_of_the_kind_of_the_name_beside_it() {
        let lines = "
            The 2 det
            opponent 6 nsubj
            , , PUNCT , 4 punct
            Faramir 2 appos B-Person
            , , PUNCT , 4 punct
            spoke/speak 0 root";
        check(lines, "Faramir", "opponent | Faramir");
    }

    #[test]
    fn two_titles_before_a_name_are_of_one_person() {
        let lines = "
            Founder 5 nsubj
            and 4 cc
            director 4 nmod:desc
            Eowyn 1 conj B-Person
            spoke/speak 0 root";
        check(lines, "Eowyn", "Founder | director | Eowyn");
    }

    const FOUNDER: &str = "
            Bree 3 nmod:poss B-Organization
            's 's PART POS 1 case
            founder 9 nsubj
            and 5 cc
            chairman 3 conj
            , , PUNCT , 7 punct
            Eowyn 3 appos B-Person
            , , PUNCT , 7 punct
            spoke/speak 0 root";

    #[test]
    fn two_roles_before_a_comma_are_of_one_person() {
        check(FOUNDER, "Eowyn", "Bree 's founder | chairman | Eowyn");
        let wife = FOUNDER.replace("chairman", "son");
        check(&wife, "Eowyn", "Bree 's founder | Eowyn");
    }

    #[test]
    fn a_prime_minister_and_a_president_are_two() {
        let lines = "
            Prime prime ADJ JJ 2 amod
            Minister Minister PROPN NNP 6 nsubj
            and 5 cc
            President President PROPN NNP 5 nmod:desc
            Eowyn 2 conj B-Person
            spoke/speak 0 root";
        check(lines, "Eowyn", "President | Eowyn");
    }

    #[test]
    fn a_founder_and_a_named_director_are_two() {
        let lines = "
            The 2 det
            founder 6 nsubj
            and 5 cc
            director 5 nmod:desc
            Eowyn 2 conj B-Person
            spoke/speak 0 root";
        check(lines, "Eowyn", "director | Eowyn");
    }

    #[test]
    fn a_description_between_commas_after_a_name_is_the_same_person() {
        let lines = "
            According accord VERB VBG 3 case
            to to ADP IN 1 fixed
            Eowyn 9 obl B-Person
            , , PUNCT , 3 punct
            the 6 det
            director 9 obl
            , , PUNCT , 6 punct
            rain 9 nsubj
            fell/fall 0 root";
        check(lines, "Eowyn", "Eowyn | director");
    }

    #[test]
    fn a_title_belongs_to_the_name() {
        let lines = "
            President President PROPN NNP 2 nmod:desc
            Faramir 3 nsubj B-Person
            spoke/speak 0 root";
        check(lines, "Faramir", "President | Faramir");
    }

    #[test]
    fn two_names_side_by_side_stay_two() {
        let lines = "
            Minas 5 nsubj B-Place
            Tirith 1 flat I-Place
            , , PUNCT , 4 punct
            Gondor 1 appos B-Place
            fell/fall 0 root";
        check(lines, "Gondor", "Gondor");
    }

    #[test]
    fn a_report_is_not_who_answers_it() {
        let lines = "
            Answering/answer 7 advcl
            to 4 case
            the 4 det
            report 1 obl
            Faramir 4 appos B-Person
            Took 5 flat I-Person
            spoke/speak 0 root";
        check(lines, "Faramir Took", "Faramir Took");
    }

    #[test]
    fn a_province_is_not_the_country_that_it_lies_in() {
        let lines = "
            Rain 2 nsubj
            hit 0 root
            Lamedon 4 compound B-Place
            province 2 obj
            , , PUNCT , 6 punct
            Colombia 4 appos B-Place";
        check(lines, "Colombia", "Colombia");
    }

    #[test]
    fn the_first_of_a_list_is_not_all_of_them() {
        let actors = "
            The 2 det
            farmers 3 nsubj
            met/meet 0 root
            actors actor NOUN NNS 5 nmod:desc
            Faramir 3 obj B-Person
            and 7 cc
            Beren 5 conj B-Person";
        check(actors, "Faramir", "Faramir");
        let one = actors.replace("actors actor NOUN NNS", "actor actor NOUN NN");
        check(&one, "Faramir", "actor | Faramir");
    }
}
