//! Clauses that say who is meant or who is not: the noun that a relative clause hangs on, anyone whom a condition speaks of,
//! the subject that a fronted clause looks ahead to, and who attacks a country that is not his own.
//!
//! *archers who marched*; *Faramir, one of the archers who died*; *when a bearer leaves, they ...*. Invariant: goes by the
//! tree alone, never by points.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::types::MentionForm;
use crate::language::{Deprel, Document, TokenId, Xpos};
use crate::ontology::{ClaimType, EntityKind};

/// Whether the pronoun opens a relative clause.
pub(super) fn is_relative(draft: &Draft, index: usize) -> bool {
    matches!(
        draft.head_lemma(index).as_str(),
        "who" | "which" | "that" | "whom" | "whose"
    ) && relative_clause(draft, draft.mentions[index].head).is_some()
}

fn relative_clause(draft: &Draft, head: TokenId) -> Option<TokenId> {
    std::iter::once(head)
        .chain(draft.doc.ancestors(head))
        .take(5)
        .find(|&at| draft.doc.deprel(at) == Deprel::AclRelcl)
}

/// *protesters who marched*: what the relative clause hangs on.
pub(super) fn relative(draft: &Draft, index: usize) -> Option<usize> {
    let clause = relative_clause(draft, draft.mentions[index].head)?;
    let noun = draft.doc.head(clause)?;
    let animate = draft.head_lemma(index) == "who" || draft.head_lemma(index) == "whom";
    if draft.head_lemma(index) == "which"
        && let Some(person) = draft.at(noun)
        && draft.traits_of(person).kind == EntityKind::Person
    {
        let beside = whichever(draft, person, index);
        // *the mayor of the Bree Party, which ...*, but *appointed him mayor, which he is to this day*.
        if beside.is_some() || draft.mentions[person].form == MentionForm::Name {
            return beside;
        }
    }
    one_of(draft.doc, noun, clause)
        .and_then(|one| draft.at(one))
        .or_else(|| animate.then(|| whose_it_is(draft, noun)).flatten())
        .or_else(|| draft.at(noun))
        .filter(|&it| !animate || may_be_who(draft, it))
        .or_else(|| animate.then(|| whoever(draft, noun, index)).flatten())
        .filter(|&it| it != index)
}

/// *Faramir Took of Bree Marine, who ...*, *the mayor of Bree, who ...*: it is a person who is of an organization or a place that
/// the tree took for *who*.
fn whose_it_is(draft: &Draft, noun: TokenId) -> Option<usize> {
    let kind = |at: TokenId| draft.at(at).map(|it| draft.traits_of(it).kind);
    let of = draft.doc.deprel(noun) == Deprel::Nmod
        && matches!(
            kind(noun),
            Some(EntityKind::Organization | EntityKind::Place | EntityKind::Country)
        );
    let person = draft.doc.head(noun).filter(|_| of)?;
    draft
        .at(person)
        .filter(|_| kind(person) == Some(EntityKind::Person))
}

/// *Faramir of the Bree Post, which ...*: nobody is *which*, but what stands right before it behind him may be.
fn whichever(draft: &Draft, person: usize, index: usize) -> Option<usize> {
    let start = draft.mentions[index].tokens.start;
    (person + 1..index).rev().find(|&it| {
        let end = draft.mentions[it].tokens.end;
        end <= start && start <= end + 2 && draft.traits_of(it).kind != EntityKind::Person
    })
}

/// *the home of Took, who ...*, *forces in the north of the country who ...*: those right before it, or the nearest people above
/// the noun that the tree took for them.
fn whoever(draft: &Draft, noun: TokenId, index: usize) -> Option<usize> {
    let people = |&it: &usize| {
        matches!(
            draft.traits_of(it).kind,
            EntityKind::Person | EntityKind::Group | EntityKind::Organization
        )
    };
    let start = draft.mentions[index].tokens.start;
    let beside = (0..index).rev().take(4).find(|it| {
        let end = draft.mentions[*it].tokens.end;
        end <= start && start <= end + 1 && people(it)
    });
    let mut above = draft
        .doc
        .ancestors(noun)
        .take(5)
        .filter_map(|at| draft.at(at));
    beside.or_else(|| above.find(people))
}

/// Whether *who* can be said of it.
fn may_be_who(draft: &Draft, mention: usize) -> bool {
    !matches!(
        draft.traits_of(mention).kind,
        EntityKind::Country
            | EntityKind::Place
            | EntityKind::Facility
            | EntityKind::Product
            | EntityKind::Substance
            | EntityKind::Law
            | EntityKind::Work
            | EntityKind::Event
            | EntityKind::Money
            | EntityKind::Date
    )
}

/// *Faramir, one of the archers who died*: what is said of such archers is true of the one, but of the others unless the verb
/// says so (*who are*).
fn one_of(doc: &Document, noun: TokenId, clause: TokenId) -> Option<TokenId> {
    let one = doc
        .head(noun)
        .filter(|&one| doc.lemma(one) == "one" && doc.deprel(noun) == Deprel::Nmod)?;
    let plural = |verb: TokenId| {
        doc.token(verb).xpos == Xpos::Vbp || doc.form(verb).eq_ignore_ascii_case("were")
    };
    let several = plural(clause)
        || doc.children(clause).iter().any(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            ) && plural(child)
        });
    let anchor = doc
        .head(one)
        .filter(|_| doc.deprel(one) == Deprel::Appos)
        .or_else(|| {
            doc.child(one, Deprel::Cop)
                .and(doc.child(one, Deprel::Nsubj))
        });
    (!several).then_some(anchor.unwrap_or(one))
}

/// *When a bearer leaves, they ...*: anyone of whom the clause before speaks.
pub(super) fn anyone(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    let above: Vec<TokenId> = std::iter::once(pronoun)
        .chain(doc.ancestors(pronoun))
        .take(6)
        .collect();
    let clause = above
        .iter()
        .flat_map(|&verb| doc.children_by(verb, Deprel::Advcl))
        .find(|&clause| {
            clause < pronoun
                && doc.children(clause).iter().any(|&child| {
                    matches!(doc.deprel(child), Deprel::Mark | Deprel::Advmod)
                        && matches!(
                            doc.lemma(child),
                            "when" | "whenever" | "if" | "once" | "unless"
                        )
                })
        })?;
    let subject = doc.child(clause, Deprel::Nsubj)?;
    let noun = doc.lemma(subject);
    let person = known.is_person_noun(noun) || noun.ends_with("er") || noun.ends_with("or");
    draft
        .at(subject)
        .filter(|&it| it < index && person && phrases::is_indefinite(doc, draft.mentions[it].head))
}

/// *threatened his country*: nobody threatens, sanctions or attacks a country or government of his own.
pub(super) fn victimiser(draft: &Draft, pronoun: TokenId) -> Option<usize> {
    let doc = draft.doc;
    let owned = doc
        .head(pronoun)
        .filter(|_| doc.deprel(pronoun) == Deprel::NmodPoss)?;
    let verb = doc
        .head(owned)
        .filter(|_| doc.deprel(owned) == Deprel::Obj)?;
    let state = matches!(
        doc.lemma(owned),
        "country" | "nation" | "government" | "people" | "regime"
    );
    let hostile = draft
        .ontology
        .verb_type(doc.lemma(verb))
        .is_some_and(|kind| {
            matches!(
                kind,
                ClaimType::Threaten | ClaimType::Sanction | ClaimType::Assault | ClaimType::Coerce
            )
        });
    let subject = phrases::subject(doc, verb).filter(|_| state && hostile)?;
    draft.at(subject).map(|mention| draft.group(mention))
}

/// *After he won, Petro ...*: the subject of the clause that a fronted clause depends on.
pub(super) fn cataphoric(draft: &Draft, index: usize) -> Option<usize> {
    let head = draft.mentions[index].head;
    let clause = draft
        .doc
        .ancestors(head)
        .find(|&at| draft.doc.deprel(at) == Deprel::Advcl)?;
    let main = draft.doc.head(clause).filter(|&main| main > clause)?;
    let mut children = draft.doc.children(main).iter().copied();
    let subject = children.find(|&child| draft.doc.deprel(child).is_subject() && child > head)?;
    draft
        .at(subject)
        .filter(|&it| draft.mentions[it].form == MentionForm::Name)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn who_is_the_noun_before() {
        let lines = "
            Faramir 5 nsubj B-Person
            , , PUNCT , 4 punct
            who who PRON WP 4 nsubj
            slept/sleep 1 acl:relcl
            woke/wake 0 root";
        check(lines, "Faramir", "Faramir | who");
    }

    const ONE_OF: &str = "
        Archers 2 nsubj
        praised/praise 0 root
        Faramir 2 obj B-Person
        , , PUNCT , 5 punct
        one one NUM CD 3 appos
        of 8 case
        the 8 det
        archers 5 nmod
        who who PRON WP 10 nsubj
        ";

    #[test]
    fn one_of_those_who_died_died() {
        check(
            &format!("{ONE_OF}died die VERB VBD 8 acl:relcl"),
            "Faramir",
            "Faramir | who",
        );
    }

    #[test]
    fn those_who_sing_are_several() {
        check(
            &format!("{ONE_OF}sing sing VERB VBP 8 acl:relcl"),
            "Faramir",
            "Faramir",
        );
    }

    #[test]
    fn they_may_be_anyone_of_whom_a_condition_speaks() {
        let lines = "
            Archers 2 nsubj
            slept/sleep 0 root

            When when ADV WRB 4 advmod
            a 3 det
            bearer 4 nsubj
            leaves leave VERB VBZ 7 advcl
            , , PUNCT , 4 punct
            they 7 nsubj
            sing sing VERB VBP 0 root";
        check(lines, "bearer", "bearer | they");
    }

    #[test]
    fn no_country_is_who_fights() {
        let lines = "
            Soldiers 9 nsubj
            in 4 case
            the 4 det
            north 1 nmod
            of 6 case
            Colombia 4 nmod B-Place
            who who PRON WP 8 nsubj
            fight/fight 6 acl:relcl
            slept/sleep 0 root";
        check(lines, "Soldiers", "Soldiers | who");
    }

    #[test]
    fn no_mayor_is_which_where_a_body_stands_beside() {
        let lines = "
            Faramir 2 nsubj B-Person
            met/meet 0 root
            the 4 det
            mayor 2 obj
            of 7 case
            Bree 7 compound B-Organization
            Party 4 nmod I-Organization
            , , PUNCT , 10 punct
            which which PRON WDT 10 nsubj
            split/split 4 acl:relcl";
        check(lines, "Bree Party", "Bree Party | which");
    }

    #[test]
    fn nobody_is_which() {
        let lines = "
            Faramir 9 nsubj B-Person
            of 3 case
            Gondor 1 nmod B-Organization
            Post 3 flat I-Organization
            , , PUNCT , 7 punct
            which which PRON WDT 7 nsubj
            closed/close 1 acl:relcl
            quietly quietly ADV RB 7 advmod
            slept/sleep 0 root";
        check(lines, "Gondor Post", "Gondor Post | which");
        let deal = lines.replace("Gondor 1 nmod B-Organization", "late late ADV RB 7 advmod");
        check(
            &deal.replace("Post 3 flat I-Organization", ", , PUNCT , 7 punct"),
            "Faramir",
            "Faramir",
        );
    }
}
