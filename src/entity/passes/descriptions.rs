//! Descriptions: the same words again, the same noun again, the class of something named before.
//!
//! *a bill ... the bill*; *Hurricane Eowyn ... the hurricane*; *Arnor ... the South American country*; *Shire Air ... the
//! airline*. Invariant: only definite descriptions are merged by noun or class; an indefinite one is something new.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::types::MentionForm;
use super::classes::{CLASS_SENTENCES, Class, class};
use super::continued;
use super::embellished;
use super::learned;
use super::names::name_words;
use super::role_facts::within;
use super::synonyms::{sets_apart, synonym};
use crate::base::text::fold;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back the same noun is looked for.
pub(super) const SENTENCES: usize = 25;

/// How many of the last phrases with the same noun are compared: an article about one bill says *bill* in every sentence,
/// and what lies further back than this is beyond `SENTENCES` too, as a rule. Bounds the work.
const SAME_NOUNS: usize = 24;

/// How many sentences, the headline among them, make up the opening.
pub(super) const OPENING: usize = 4;

/// Merges descriptions in text order.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_noun: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..draft.mentions.len() {
        let head = draft.mentions[index].head;
        match draft.mentions[index].form {
            MentionForm::Name => {
                for word in name_words(draft.text(index)) {
                    remember(&mut by_noun, word, index);
                }
            }
            MentionForm::Description => {
                if !is_literal(draft, index) {
                    // *Judge* before a name says who that is, not who a judge named before was.
                    if draft.mentions[index].rule != "title"
                        && let Some((antecedent, rule)) =
                            antecedent(draft, known, index, &by_text, &by_noun)
                        && !is_done_to(draft, antecedent, index)
                    {
                        draft.merge(antecedent, index, rule);
                    }
                    if !has_pronoun(draft, index) && !is_one_of_several(draft, head) {
                        by_text.insert(key(draft, index), index);
                    }
                    let noun = phrases::content_head(draft.doc, head);
                    remember(&mut by_noun, fold(draft.doc.lemma(noun)), index);
                }
            }
            MentionForm::Demonym | MentionForm::Pronoun => {}
        }
    }
}

fn remember(by_noun: &mut BTreeMap<String, Vec<usize>>, word: String, index: usize) {
    by_noun.entry(word).or_default().push(index);
}

/// Its words, with countries as the tables write them: *U.S. soldiers* are *American soldiers*.
fn key(draft: &Draft, index: usize) -> String {
    let range = draft.mentions[index].tokens.clone();
    let mut words: Vec<&str> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let country = within(draft, index).find_map(|it| {
            let mention = &draft.mentions[it];
            let link = mention.traits.link.as_ref()?;
            let country = mention.traits.kind == EntityKind::Country;
            (country && mention.tokens.start == at).then_some((&link.name, mention.tokens.end))
        });
        let (word, next) = match country {
            Some((name, end)) => (name.as_str(), end),
            None => (draft.doc.form(TokenId::from(at)), at + 1),
        };
        words.push(word);
        at = next;
    }
    fold(&words.join(" "))
}

/// *some archers*, *another archer*: the plain words speak of others.
fn is_one_of_several(draft: &Draft, head: TokenId) -> bool {
    draft.doc.children_by(head, Deprel::Det).any(|det| {
        matches!(
            draft.doc.lemma(det),
            "some" | "another" | "any" | "no" | "each" | "every"
        )
    })
}

fn is_literal(draft: &Draft, index: usize) -> bool {
    matches!(
        draft.mentions[index].traits.kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    )
}

/// Whether the words depend on who is meant: *his family* is another family each time.
fn has_pronoun(draft: &Draft, index: usize) -> bool {
    draft.mentions[index]
        .tokens
        .clone()
        .any(|at| draft.doc.tokens[at].upos == Upos::Pron)
}

fn antecedent(
    draft: &Draft,
    known: &Known,
    index: usize,
    by_text: &BTreeMap<String, usize>,
    by_noun: &BTreeMap<String, Vec<usize>>,
) -> Option<(usize, &'static str)> {
    let head = draft.mentions[index].head;
    let indefinite = phrases::is_indefinite(draft.doc, head);
    // *the country*, *the state*: each time the one last spoken of.
    let bare = draft.mentions[index].tokens.len() == 1
        && Class::of(known, &draft.head_lemma(index)).is_some();
    let told_of = is_told_of(draft, index, by_noun);
    if !told_of && let Some(subject) = continued::antecedent(draft, known, index) {
        return Some((subject, "continued"));
    }
    if bare
        && !told_of
        && is_definite(draft, head)
        && !is_restricted(draft, head)
        && let Some(named) = class(draft, known, index)
    {
        return Some((named, "class"));
    }
    let reach = match draft.mentions[index].traits.kind {
        _ if bare => CLASS_SENTENCES,
        EntityKind::Person => SENTENCES,
        // Plurals and mass nouns speak of a kind, and are one however far apart.
        _ => usize::MAX / 2,
    };
    if !indefinite
        && !has_pronoun(draft, index)
        && let Some(&same) = by_text.get(&key(draft, index))
        && !is_office_of_another(draft, same, index)
        && draft.group(same) != draft.group(index)
        && draft.sentence(same) + reach >= draft.sentence(index)
        && draft.may_be_one(same, index)
    {
        return Some((same, "same-words"));
    }
    let alone = draft.members(draft.group(index)).len() == 1;
    if (alone || draft.traits_of(index).kind == EntityKind::Organization)
        && let Some(announced) = headline(draft, index, by_noun)
    {
        return Some((announced, "headline"));
    }
    if !alone || !is_definite(draft, head) || is_restricted(draft, head) {
        return None;
    }
    same_noun(draft, known, index, by_noun)
        .map(|it| (it, "same-noun"))
        .or_else(|| {
            let named = class(draft, known, index).filter(|_| !told_of);
            named.map(|it| (it, "class"))
        })
        .or_else(|| embellished::antecedent(draft, index, by_noun).map(|it| (it, "same-noun")))
        .or_else(|| synonym(draft, known, index).map(|it| (it, "synonym")))
        .or_else(|| learned::antecedent(draft, known, index).map(|it| (it, "learned")))
}

/// *the suspect* in an article on a suspect of no name is that one, whomever it has named since.
fn is_told_of(draft: &Draft, index: usize, by_noun: &BTreeMap<String, Vec<usize>>) -> bool {
    draft.traits_of(index).kind == EntityKind::Person
        && by_noun
            .get(&fold(&draft.head_lemma(index)))
            .is_some_and(|same| {
                same.iter().any(|&it| {
                    draft.mentions[it].form == MentionForm::Description
                        && draft.sentence(it) + SENTENCES >= draft.sentence(index)
                        && !draft.has_name(draft.group(it))
                })
            })
}

/// *Took served as mayor of Bree* after *Brandybuck, the mayor of Bree*: of what somebody has been there may be other holders.
fn is_office_of_another(draft: &Draft, holder: usize, index: usize) -> bool {
    let office = |it: usize, named: usize| {
        phrases::is_predicate(draft.doc, draft.mentions[it].head)
            && draft.has_name(draft.group(named))
    };
    draft.traits_of(index).kind == EntityKind::Person
        && (office(index, holder) || office(holder, index))
}

/// *Gondor renamed the city*, *soldiers fired at the crowd*: who does something to himself is *itself*, *themselves*.
fn is_done_to(draft: &Draft, antecedent: usize, index: usize) -> bool {
    let doc = draft.doc;
    let head = draft.mentions[index].head;
    let behind = matches!(doc.deprel(head), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
    doc.head(head)
        .filter(|&verb| behind && verb < head && doc.token(verb).upos == Upos::Verb)
        .and_then(|verb| doc.child(verb, Deprel::Nsubj))
        .and_then(|doer| draft.at(doer))
        .is_some_and(|doer| draft.group(doer) == draft.group(antecedent))
}

/// Whether a relative clause or a prepositional phrase says which one is meant, so that it need not be known yet.
pub(super) fn is_restricted(draft: &Draft, head: TokenId) -> bool {
    let doc = draft.doc;
    doc.children(head).iter().any(|&child| {
        child > head
            && match doc.deprel(child) {
                // A comma makes the clause an aside.
                Deprel::AclRelcl | Deprel::Acl => doc
                    .child(child, Deprel::Punct)
                    .is_none_or(|mark| mark > child),
                Deprel::Nmod => doc.child(child, Deprel::Case).is_some_and(|case| {
                    !matches!(doc.lemma(case), "of" | "to" | "by" | "after" | "during")
                }),
                _ => false,
            }
    })
}

/// *Fire at a hotel in Bree* in the headline, then *A fire ...* in the opening: told twice, but one fire.
fn headline(draft: &Draft, index: usize, by_noun: &BTreeMap<String, Vec<usize>>) -> Option<usize> {
    let doc = draft.doc;
    let person = draft.traits_of(index).kind == EntityKind::Person;
    let office = person && phrases::is_predicate(doc, draft.mentions[index].head);
    if draft.in_title(index)
        || office
        || is_one_of_several(draft, draft.mentions[index].head)
        || draft.sentence(index) > OPENING
    {
        return None;
    }
    let noun = |mention: usize| phrases::content_head(doc, draft.mentions[mention].head);
    let own = modifier_words(draft, index);
    by_noun
        .get(&fold(doc.lemma(noun(index))))?
        .iter()
        .copied()
        .filter(|&it| draft.mentions[it].form == MentionForm::Description && draft.in_title(it))
        .filter(|&it| phrases::is_plural(doc, noun(it)) == phrases::is_plural(doc, noun(index)))
        .find(|&it| {
            let theirs = modifier_words(draft, it);
            (own.is_subset(&theirs) || theirs.is_subset(&own))
                && own.contains("last") == theirs.contains("last")
                && own.contains("previous") == theirs.contains("previous")
                && draft.may_be_one(it, index)
        })
}

fn is_definite(draft: &Draft, head: TokenId) -> bool {
    let doc = draft.doc;
    // *the country's capital*, where the tree gives the article to the capital.
    let owned = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::NmodPoss);
    let lent = owned
        .and_then(|owned| doc.child(owned, Deprel::Det))
        .filter(|det| det.index() + 1 == head.index());
    doc.children_by(head, Deprel::Det)
        .chain(lent)
        .any(|det| matches!(doc.lemma(det), "the" | "this" | "that" | "these" | "those"))
}

/// *the bill* after *a bill that ...*, *the election* after *the 2020 Gondor election*.
fn same_noun(
    draft: &Draft,
    known: &Known,
    index: usize,
    by_noun: &BTreeMap<String, Vec<usize>>,
) -> Option<usize> {
    let head = draft.mentions[index].head;
    let noun = phrases::content_head(draft.doc, head);
    let own = modifier_words(draft, index);
    let plural = phrases::is_plural(draft.doc, noun);
    by_noun
        .get(&fold(draft.doc.lemma(noun)))?
        .iter()
        .rev()
        .copied()
        .take(SAME_NOUNS)
        .filter(|&it| draft.sentence(it) + SENTENCES >= draft.sentence(index))
        .find(|&it| {
            let other = &draft.mentions[it];
            if other.form == MentionForm::Name {
                // *the court* for *Supreme Court*, but not *the president* for *President Hotel* nor *the state* for a state.
                let kind = draft.traits_of(it).kind;
                return !plural
                    && kind != EntityKind::Person
                    && own.is_empty()
                    && name_words(draft.text(it)).len() > 1
                    && is_class_word(draft, known, it, &fold(draft.doc.lemma(noun)))
                    && draft.may_be_one(it, index);
            }
            let content = phrases::content_head(draft.doc, other.head);
            let theirs = modifier_words(draft, it);
            phrases::is_plural(draft.doc, content) == plural
                && own.is_subset(&theirs)
                && sets_apart(&theirs).is_subset(&own)
                && draft.may_be_one(it, index)
        })
}

/// Whether the noun is the word of a name that says what it is: its last, or its first before a proper name.
fn is_class_word(draft: &Draft, known: &Known, name: usize, noun: &str) -> bool {
    let words = name_words(draft.text(name));
    let at_edge = words.last().is_some_and(|last| last == noun)
        || words.first().is_some_and(|first| first == noun)
        || words
            .iter()
            .position(|word| word == "of")
            .is_some_and(|of| of > 0 && words[of - 1] == noun);
    at_edge && known.name(noun).is_none()
}

/// What tells the description apart: its adjectives, compounds, possessors, numbers and `of` phrase.
pub(super) fn modifier_words(draft: &Draft, index: usize) -> BTreeSet<String> {
    let mention = &draft.mentions[index];
    let content = phrases::content_head(draft.doc, mention.head);
    mention
        .tokens
        .clone()
        .filter(|&at| at != mention.head.index() && at != content.index())
        .filter(|&at| {
            matches!(
                draft.doc.tokens[at].upos,
                Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Verb
            )
        })
        .map(|at| fold(&draft.doc.tokens[at].lemma))
        .filter(|word| {
            !matches!(
                word.as_str(),
                "same" | "whole" | "entire" | "said" | "latter" | "suspected" | "alleged"
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn the_definite_article_takes_up_a_noun() {
        let lines = "
            A 3 det
            palantir 3 compound
            deal 4 nsubj
            failed/fail 0 root

            The 2 det
            deal 3 nsubj
            was/be 0 root";
        check(lines, "palantir deal", "palantir deal | deal");
    }

    #[test]
    fn nobody_does_to_himself_what_he_does_to_the_city() {
        let lines = "
            Osgiliath 2 nsubj B-Place
            renamed/rename 0 root
            the 4 det
            city 2 obj";
        check(lines, "city", "city");
    }

    #[test]
    fn an_indefinite_article_speaks_of_something_new() {
        let lines = "
            A 2 det
            wizard 3 nsubj
            left/leave 0 root

            A 2 det
            wizard 3 nsubj
            came/come 0 root";
        let (article, document) = super::super::super::testing::read(lines);
        let ontology = crate::ontology::Ontology::embedded();
        let entities = crate::entity::resolve(&article, &document, ontology);
        assert_eq!(entities.entities.len(), 2);
        assert_ne!(entities.entities[0].key, entities.entities[1].key);
    }
}
