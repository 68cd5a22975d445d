//! Pronouns: by person, number, gender, kind, syntax, nearness and salience.
//!
//! Invariant: a pronoun without a clearly best antecedent stays alone; a wrong merge costs more than a missed one.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::salience;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::super::words::{self, Person, PronounTraits, Reference};
use super::{bound, clauses, clients, doubts, speakers};
use crate::article::BlockKind;
use crate::language::{Deprel, Speech, TokenId};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// How many mentions back an antecedent is looked for: more than `SENTENCES` hold, as a rule. Bounds the work.
const WINDOW: usize = 140;
/// How many sentences back.
const SENTENCES: usize = 4;
/// Points that an antecedent needs: a subject by name two sentences back has 70 of `salience::points`, an oblique phrase
/// there 44. Like the margins, chosen on annotated Wikinews articles outside the seeds.
const ENOUGH: i32 = 44;
/// By how many points the best antecedent of *he* and *she* must lead the next: people are told apart by gender too.
const HUMAN_MARGIN: i32 = 5;
/// The same for *it* and *they*, which fit nearly everything.
const OTHER_MARGIN: i32 = 20;

/// Points of a group that the model is sure of: more than two sentences of distance cost, and more than syntax gives.
const LEARNED: f32 = 60.0;

/// Points of what a list names before what is its own: more than the model can give another.
const LISTED: i32 = 100;

/// Points of the subject of its own clause for whose *their* speaks.
const OWN: i32 = 24;

/// Resolves the pronouns in text order.
pub(in super::super) fn run(draft: &mut Draft, known: &Known, speech: &Speech) {
    for index in 0..draft.mentions.len() {
        if draft.mentions[index].form != MentionForm::Pronoun {
            continue;
        }
        let word = draft.text(index).to_lowercase();
        let Some(traits) = words::pronoun(&word) else {
            continue;
        };
        let found = if clauses::is_relative(draft, index) {
            clauses::relative(draft, index).map(|it| (it, "relative-pronoun"))
        } else {
            match traits.person {
                Person::First => {
                    speakers::speaker(draft, known, index, speech, traits).map(|it| (it, "speaker"))
                }
                Person::Second => None,
                Person::Third if words::is_reflexive(&word) => {
                    reflexive(draft, index).map(|it| (it, "reflexive"))
                }
                Person::Third if traits.reference == Reference::Open => None,
                Person::Third if bound::is_of_several(draft, index, traits) => None,
                Person::Third => (traits.reference == Reference::Any)
                    .then(|| clauses::anyone(draft, known, index))
                    .flatten()
                    .or_else(|| clients::lawyer(draft, index))
                    .or_else(|| bound::agent(draft, index, traits))
                    .or_else(|| bound::owner(draft, index, |it| fits(draft, it, index, traits)))
                    .or_else(|| {
                        bound::of_pronoun(draft, index, |it| fits(draft, it, index, traits))
                    })
                    .or_else(|| best(draft, known, index, (speech, traits)))
                    .map(|it| (it, "pronoun")),
            }
        };
        if let Some((antecedent, rule)) = found {
            draft.merge(antecedent, index, rule);
        }
    }
}

/// *himself*: the subject of its clause.
fn reflexive(draft: &Draft, index: usize) -> Option<usize> {
    let verb = salience::clause_of(draft, draft.mentions[index].head)?;
    let mut children = draft.doc.children(verb).iter().copied();
    let subject = children.find(|&child| draft.doc.deprel(child).is_subject())?;
    draft
        .at(subject)
        .filter(|&it| it != index && draft.may_be_one(it, index))
}

/// The antecedent with the most points, if it stands out.
fn best(
    draft: &Draft,
    known: &Known,
    index: usize,
    (speech, traits): (&Speech, PronounTraits),
) -> Option<usize> {
    let mut totals: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    let here = draft.sentence(index);
    let excluded = excluded_groups(draft, known, index, speech);
    let after = clauses::cataphoric(draft, index);
    let before = (0..index)
        .rev()
        .take(WINDOW)
        .take_while(|&it| draft.sentence(it) + SENTENCES >= here);
    for candidate in before.chain(after) {
        let group = draft.group(candidate);
        if excluded.contains(&group) || !fits(draft, candidate, index, traits) {
            continue;
        }
        let points = salience::points(draft, candidate, index)
            + salience::frequency(draft, candidate, index)
            + bonus(draft, candidate, index, speech, traits)
            + learned(draft, group, index);
        let best = totals.entry(group).or_insert((points, candidate));
        if best.0 < points {
            *best = (points, candidate);
        }
    }
    let groups: Vec<usize> = totals.keys().copied().collect();
    let mut ranked: Vec<(i32, usize)> = totals.into_values().collect();
    ranked.sort_by_key(|&(points, candidate)| (-points, usize::MAX - candidate));
    let margin = match traits.reference {
        Reference::Human => HUMAN_MARGIN,
        _ => OTHER_MARGIN,
    };
    let found = match ranked[..] {
        [] => None,
        [(points, only)] => (points >= ENOUGH).then_some(only),
        [(first, one), (second, _), ..] => {
            (first >= ENOUGH && first >= second + margin).then_some(one)
        }
    };
    found.filter(|&it| !doubts::is_doubtful(draft, it, index, &groups, traits))
}

/// Points by the model, which weighs words and context that the other points do not see.
pub(super) fn learned(draft: &Draft, group: usize, index: usize) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a likelihood is at most 1")]
    let points = (LEARNED * draft.likelihood(index, group)) as i32;
    points
}

/// Groups that the pronoun cannot stand for: co-arguments, what it is a part of, and who speaks the quotation it is in.
fn excluded_groups(draft: &Draft, known: &Known, index: usize, speech: &Speech) -> Vec<usize> {
    let mention = &draft.mentions[index];
    let mut found = vec![draft.group(index)];
    for at in draft.doc.ancestors(mention.head).take(6) {
        if let Some(holder) = draft.at(at)
            && draft.mentions[holder]
                .tokens
                .contains(&mention.head.index())
        {
            found.push(draft.group(holder));
        }
    }
    let possessive = draft.doc.deprel(mention.head) == Deprel::NmodPoss;
    if !possessive && let Some(verb) = salience::clause_of(draft, mention.head) {
        for &child in draft.doc.children(verb) {
            let argument = phrases::is_nominal(draft.doc.deprel(child)) && child != mention.head;
            if argument && let Some(other) = draft.at(child) {
                found.push(draft.group(other));
            }
        }
    }
    found.extend(clauses::victimiser(draft, mention.head));
    if let Some(speaker) = speech
        .quotation_of(draft.mentions[index].head)
        .and_then(|quotation| quotation.speaker)
        .and_then(|head| draft.at(head))
    {
        found.push(draft.group(speaker));
        // Whom a coach or a spokeswoman calls *we*, she does not call *they*.
        let body = speakers::spoken_for(draft, known, speaker);
        found.extend(body.map(|body| draft.group(body)));
    }
    found
}

/// *((Bree Post)) Why did it fail?*: the label of a turn in an interview, which no sentence goes on from.
fn is_label(draft: &Draft, head: TokenId) -> bool {
    let sentence = draft.doc.sentences.get(draft.doc.sentence_of(head));
    sentence
        .and_then(|sentence| draft.article.blocks.get(sentence.block))
        .is_some_and(|block| block.kind == BlockKind::Speaker)
}

/// Whether kind, number and gender allow it.
fn fits(draft: &Draft, candidate: usize, index: usize, traits: PronounTraits) -> bool {
    let mention = &draft.mentions[candidate];
    let group = draft.traits_of(candidate);
    if is_label(draft, mention.head) {
        return false;
    }
    if mention.form == MentionForm::Pronoun && draft.members(draft.group(candidate)).len() == 1 {
        return false;
    }
    if mention.tokens.contains(&draft.mentions[index].head.index()) {
        return false;
    }
    if traits.gender.is_some() && group.gender.is_some() && traits.gender != group.gender {
        return false;
    }
    let number_clash =
        traits.number.is_some() && group.number.is_some() && traits.number != group.number;
    let dated = matches!(
        group.kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity | EntityKind::Role
    );
    match traits.reference {
        Reference::Human => group.kind == EntityKind::Person && !number_clash,
        Reference::Thing => {
            !matches!(group.kind, EntityKind::Person | EntityKind::Group) && !number_clash && !dated
        }
        Reference::Any => {
            let body = matches!(group.kind, EntityKind::Organization | EntityKind::Group);
            // *They* are hardly one thing with a name: a war, a town, a film.
            let one_thing = traits.number == Some(Number::Plural)
                && group.number != Some(Number::Plural)
                && !body
                && group.kind != EntityKind::Country
                && draft.has_name(draft.group(candidate));
            !dated && group.kind != EntityKind::Person && (!number_clash || body) && !one_thing
        }
        Reference::Open => false,
    }
}

/// Points for constructions that tie pronouns to antecedents.
fn bonus(
    draft: &Draft,
    candidate: usize,
    index: usize,
    speech: &Speech,
    traits: PronounTraits,
) -> i32 {
    let doc = draft.doc;
    let (head, anaphor) = (draft.mentions[candidate].head, draft.mentions[index].head);
    let mut points = 0;
    let is_subject = |id: TokenId| doc.deprel(id).is_subject();
    if is_subject(head) && is_subject(anaphor) {
        points += 8;
    }
    if traits.gender.is_some() && draft.traits_of(candidate).gender == traits.gender {
        points += 8;
    }
    if traits.number == Some(Number::Plural) && draft.traits_of(candidate).number == traits.number {
        points += 10;
    }
    // "punished Faramir, his family and his friends": whose they are stands first.
    let owned = doc
        .head(anaphor)
        .filter(|_| doc.deprel(anaphor) == Deprel::NmodPoss);
    let beside = owned.filter(|&owned| doc.deprel(owned) == Deprel::Conj);
    if beside.and_then(|owned| doc.head(owned)) == Some(head) {
        points += LISTED;
    }
    if quoted_apart(draft, candidate, index, speech) {
        return points;
    }
    // *The groups increased their numbers*: the subject of its own clause.
    let own = owned.and_then(|owned| salience::clause_of(draft, owned));
    let several = traits.number == Some(Number::Plural)
        && draft.traits_of(candidate).number == Some(Number::Plural);
    if several && is_subject(head) && own.is_some() && doc.head(head) == own {
        points += OWN;
    }
    // *Petro said he ...*, *Trump accused him*: the subject of the clause above.
    let above: Vec<TokenId> = doc.ancestors(anaphor).take(8).collect();
    let verb = doc.head(head).filter(|verb| above.contains(verb));
    if let Some(verb) = verb.filter(|_| is_subject(head)) {
        points += 14;
        if speech.is_saying(verb) {
            points += 8;
        }
    }
    points
}

/// Whether the pronoun stands in a quotation that the candidate stands outside of.
fn quoted_apart(draft: &Draft, candidate: usize, index: usize, speech: &Speech) -> bool {
    speech
        .quotation_of(draft.mentions[index].head)
        .is_some_and(|quotation| !quotation.span.contains(draft.span(candidate)))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_pronoun_prefers_the_subject_before() {
        let lines = "
            Faramir 2 nsubj B-Person
            met/meet 0 root
            Boromir 2 obj B-Person

            He 2 nsubj
            spoke/speak 0 root";
        check(lines, "Faramir", "Faramir | He");
    }

    #[test]
    fn an_object_is_not_its_own_subject() {
        let lines = "
            Boromir 2 nsubj B-Person
            slept/sleep 0 root

            Faramir 2 nsubj B-Person
            woke/wake 0 root
            him/he 2 obj";
        check(lines, "Boromir", "Boromir | him");
    }

    #[test]
    fn in_a_list_the_possessor_stands_first() {
        let lines = "
            Boromir 2 nsubj B-Person
            punished/punish 0 root
            Faramir 2 obj B-Person
            and 6 cc
            his 6 nmod:poss
            family 3 conj";
        check(lines, "Faramir", "Faramir | his");
    }

    #[test]
    fn genders_tell_two_people_apart() {
        let lines = "
            Mr. Mr. PROPN NNP 2 nmod:desc
            Faramir 3 nsubj B-Person
            met/meet 0 root
            Mrs. Mrs. PROPN NNP 5 nmod:desc
            Eowyn 3 obj B-Person

            She 2 nsubj
            spoke/speak 0 root";
        check(lines, "Eowyn", "Mrs. | Eowyn | She");
    }

    #[test]
    fn the_first_person_in_a_quotation_is_its_speaker() {
        let lines = "
            Faramir 2 nsubj B-Person
            said/say 0 root
            : 6 punct
            \" 6 punct
            I/I 6 nsubj
            slept/sleep 2 ccomp
            . . PUNCT . 2 punct
            \" \" PUNCT '' 2 punct";
        check(lines, "Faramir", "Faramir | I");
    }

    #[test]
    fn a_fronted_clause_looks_ahead_however_long_the_article() {
        let before = "Boromir 2 nsubj B-Person\nslept sleep VERB VBD 0 root\n\n";
        let rain = "Rain 2 nsubj\nfell fall VERB VBD 0 root\n\n".repeat(6);
        let last = "
            Later later ADV RB 2 advmod
            addressing address VERB VBG 8 advcl
            protesters 2 obj
            he 6 nsubj
            had have AUX VBD 6 aux
            mobilized mobilize VERB VBN 3 acl:relcl
            Faramir 8 nsubj B-Person
            spoke/speak 0 root";
        let lines = [before, &rain, last.trim_start()].concat();
        check(&lines, "Faramir", "he | Faramir");
    }

    #[test]
    fn they_are_no_war() {
        let lines = "
            Gondorians 2 nsubj
            joined/join 0 root
            Dagorlad 2 obj B-Event

            They 2 nsubj
            slept/sleep 0 root";
        check(lines, "Dagorlad", "Dagorlad");
    }

    #[test]
    fn the_supporters_in_a_list_are_those_of_who_stands_before() {
        let lines = "
            The 2 det
            council 3 nsubj
            urged/urge 0 root
            parties 3 obj
            and 7 cc
            their their PRON PRP$ 7 nmod:poss
            supporters 4 conj";
        check(lines, "parties", "parties | their");
    }
}
