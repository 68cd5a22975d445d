//! Pronouns that their own sentence binds: whose secretary somebody is appointed as, what is somebody's *own*, and who *they*
//! are after *Took and Brandybuck*.
//!
//! *appointed by Faramir as his secretary*; *sued Boromir and his own brother*; *Took and Brandybuck sold their farms*. Invariant: goes by the tree alone, never by
//! points.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::salience;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::super::words::{PronounTraits, Reference};
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;

/// *Éowyn was appointed by Faramir as his secretary*: his who appoints.
pub(super) fn agent(draft: &Draft, index: usize, traits: PronounTraits) -> Option<usize> {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    let office = doc
        .head(pronoun)
        .filter(|_| doc.deprel(pronoun) == Deprel::NmodPoss)?;
    let case = doc.child(office, Deprel::Case)?;
    let verb = doc.head(office).filter(|_| doc.lemma(case) == "as")?;
    doc.child(verb, Deprel::NsubjPass)?;
    let by = |id: &TokenId| {
        doc.deprel(*id) == Deprel::OblAgent
            || doc.deprel(*id) == Deprel::Obl
                && doc
                    .child(*id, Deprel::Case)
                    .is_some_and(|it| doc.lemma(it) == "by")
    };
    let agent = doc.children(verb).iter().copied().find(by)?;
    draft.at(agent).filter(|&it| {
        let found = draft.traits_of(it);
        let person = (traits.reference == Reference::Human) == (found.kind == EntityKind::Person);
        let gender =
            traits.gender.is_none() || found.gender.is_none() || traits.gender == found.gender;
        it < index && person && gender
    })
}

/// *Faramir sued Boromir and his own brother*, *Arnor held its vote*: what is somebody's *own* is the subject's, and so is what a
/// country or body with a name does with *its* object. `fits` says whether kind, gender and number agree.
pub(super) fn owner(draft: &Draft, index: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    let owned = doc
        .head(pronoun)
        .filter(|_| doc.deprel(pronoun) == Deprel::NmodPoss)?;
    let verb = salience::clause_of(draft, owned)?;
    let subject = phrases::subject(doc, verb).filter(|&it| it < pronoun)?;
    let subject = draft.at(subject).filter(|&it| it < index && fits(it))?;
    let own = doc.children(owned).iter().any(|&it| doc.lemma(it) == "own");
    let body = draft.mentions[subject].form == MentionForm::Name
        && draft.text(index).eq_ignore_ascii_case("its")
        && doc.deprel(owned) == Deprel::Obj
        && matches!(
            draft.traits_of(subject).kind,
            EntityKind::Country | EntityKind::Organization | EntityKind::Place
        );
    (own || body).then_some(subject)
}

/// *He spoke only to confirm his name*: his who *he* is, where the sentence has nobody else of that gender before.
pub(super) fn of_pronoun(
    draft: &Draft,
    index: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    let subject = match draft.text(index).to_lowercase().as_str() {
        "his" => "he",
        "her" if doc.deprel(pronoun) == Deprel::NmodPoss => "she",
        _ => return None,
    };
    let here = draft.sentence(index);
    let mut before = (0..index)
        .rev()
        .take_while(|&it| draft.sentence(it) == here)
        .filter(|&it| draft.traits_of(it).kind == EntityKind::Person && fits(it));
    let found = before.next()?;
    let group = draft.group(found);
    let head = draft.mentions[found].head;
    let bound = draft.text(found).eq_ignore_ascii_case(subject)
        && doc.deprel(head).is_subject()
        && doc
            .head(head)
            .is_some_and(|verb| doc.ancestors(pronoun).any(|at| at == verb));
    (bound && before.all(|it| draft.group(it) == group)).then_some(found)
}

/// Whether *they* or *their* stands in a clause with a subject of several names, which are meant together.
pub(super) fn is_of_several(draft: &Draft, index: usize, traits: PronounTraits) -> bool {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    let plural = traits.reference == Reference::Any && traits.number == Some(Number::Plural);
    let subject = doc.ancestors(pronoun).take(6).find_map(|verb| {
        let mut children = doc.children(verb).iter().copied();
        children.find(|&it| doc.deprel(it).is_subject() && it < pronoun && it != pronoun)
    });
    let named = |id: TokenId| {
        draft.at(id).is_some_and(|it| {
            matches!(
                draft.traits_of(it).kind,
                EntityKind::Person | EntityKind::Organization | EntityKind::Country
            ) && draft.has_name(draft.group(it))
                && !phrases::is_plural(doc, draft.mentions[it].head)
        })
    };
    plural
        && subject.is_some_and(|subject| {
            let mut others = doc.children_by(subject, Deprel::Conj).peekable();
            named(subject) && others.peek().is_some() && others.all(named)
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn he_who_appoints_a_secretary_has_one() {
        let lines = "
            Beren 2 nsubj B-Person
            slept/sleep 0 root

            Faramir 3 nsubj:pass B-Person
            was be AUX VBD 3 aux:pass
            appointed appoint VERB VBN 0 root
            by 5 case
            Denethor 3 obl:agent B-Person
            as as ADP IN 8 case
            his his PRON PRP$ 8 nmod:poss
            secretary 3 obl";
        check(lines, "Denethor", "Denethor | his");
    }

    const SOLD: &str = "
            The 2 det
            farmers 3 nsubj
            slept/sleep 0 root

            Beren 4 nsubj B-Person
            and 3 cc
            Denethor 1 conj B-Person
            sold/sell 0 root
            their their PRON PRP$ 6 nmod:poss
            farms 4 obj";

    #[test]
    fn what_two_sell_is_theirs_and_nobody_else_s() {
        check(SOLD, "farmers", "farmers");
        check(SOLD, "Beren", "Beren");
    }

    #[test]
    fn his_own_brother_is_the_brother_of_who_acts() {
        let lines = "
            Beren 2 nsubj B-Person
            sued/sue 0 root
            Denethor 2 obj B-Person
            and 7 cc
            his his PRON PRP$ 7 nmod:poss
            own own ADJ JJ 7 amod
            brother 3 conj";
        check(lines, "Beren", "Beren | his");
        let plain = lines.replace("own own ADJ", "old old ADJ");
        check(&plain, "Denethor", "Denethor | his");
    }

    #[test]
    fn a_country_holds_its_own_vote_whoever_held_one_before() {
        let lines = "
            Gondor 2 nsubj B-Place
            held/hold 0 root
            its its PRON PRP$ 4 nmod:poss
            vote 2 obj
            and 7 cc
            Colombia 7 nsubj B-Place
            held hold VERB VBD 2 conj
            its its PRON PRP$ 9 nmod:poss
            vote 7 obj";
        check(lines, "Colombia", "Colombia | its");
    }

    #[test]
    fn what_one_sells_may_be_the_farmers() {
        let one = SOLD.replace("and 3 cc", "quietly quietly ADV RB 4 advmod");
        let one = one.replace("Denethor 1 conj B-Person", "often often ADV RB 4 advmod");
        check(&one, "farmers", "farmers | their");
    }

    #[test]
    fn his_is_what_he_has() {
        let lines = "
            Faramir 2 nsubj B-Person
            sued/sue 0 root
            Boromir 2 obj B-Person

            He 2 nsubj
            spoke/speak 0 root
            to 4 mark
            confirm 2 advcl
            his he PRON PRP$ 6 nmod:poss
            name 4 obj";
        check(lines, "Faramir", "Faramir | He | his");
    }
}
