//! Mentions: every name, demonym, description and pronoun of the story.
//!
//! In: the document and the tables. Out: candidates, each alone. Invariant: every head of a noun phrase heads a mention.

use super::draft::Candidate;
use super::known::Known;
use super::names::{self, NameSpan};
use super::passes::titles::is_another_leader;
use super::phrases;
use super::traits::{Certainty, Number, Traits};
use super::types::MentionForm;
use super::typing;
use super::words;
use crate::language::{Deprel, Document, NameKind, TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Finds the mentions, in no particular order.
pub(super) fn find(doc: &Document, known: &Known) -> Vec<Candidate> {
    let names = names::find(doc, known);
    let mut found = Vec::new();
    let mut headed: BTreeSet<TokenId> = BTreeSet::new();
    let mut inside: Vec<bool> = vec![false; doc.tokens.len()];
    for name in names {
        inside[name.tokens.clone()].fill(true);
        let candidate = name_mention(doc, name);
        headed.insert(candidate.head);
        if let Some(title) = title_mention(doc, known, &candidate) {
            headed.insert(title.head);
            found.push(title);
        }
        found.push(candidate);
    }
    for candidate in times(doc, &inside) {
        headed.insert(candidate.head);
        found.push(candidate);
    }
    for (index, &in_name) in inside.iter().enumerate() {
        let id = TokenId::from(index);
        if headed.contains(&id) {
            continue;
        }
        if let Some(candidate) = demonym(doc, known, id, in_name) {
            found.push(candidate);
        } else if !in_name
            && (phrases::is_phrase_head(doc, id) && !phrases::is_inside_word(doc, id)
                || is_acting_compound(doc, known, id))
        {
            found.extend(phrase_mention(doc, known, id));
        } else if doc.deprel(id) == Deprel::NmodPoss && doc.token(id).upos == Upos::Pron {
            found.extend(pronoun(doc, id));
        }
    }
    found
}

/// *police* in *police investigation*: who acts, though only a modifier.
fn is_acting_compound(doc: &Document, known: &Known, id: TokenId) -> bool {
    doc.deprel(id) == Deprel::Compound
        && doc.token(id).upos == Upos::Noun
        && matches!(
            known.noun_kind(&doc.lemma(id).to_lowercase()),
            Some(EntityKind::Group | EntityKind::Organization)
        )
}

fn name_mention(doc: &Document, name: NameSpan) -> Candidate {
    Candidate {
        head: head_of(doc, &name.tokens),
        tokens: name.tokens,
        form: MentionForm::Name,
        traits: name.traits,
        rule: name.rule,
    }
}

/// The token of the range that hangs on something outside it.
fn head_of(doc: &Document, tokens: &Range<usize>) -> TokenId {
    let outside = |id: TokenId| {
        doc.head(id)
            .is_none_or(|head| !tokens.contains(&head.index()))
    };
    tokens
        .clone()
        .map(TokenId::from)
        .filter(|&id| outside(id))
        .find(|&id| matches!(doc.token(id).upos, Upos::Propn | Upos::Noun))
        .or_else(|| tokens.clone().map(TokenId::from).find(|&id| outside(id)))
        .unwrap_or_else(|| TokenId::from(tokens.start))
}

/// *US President* before *Donald Trump*: a description of the same person.
fn title_mention(doc: &Document, known: &Known, name: &Candidate) -> Option<Candidate> {
    let before = name.tokens.start.checked_sub(1)?;
    let noun = |id: TokenId| matches!(doc.token(id).upos, Upos::Noun | Upos::Propn);
    let parent = doc.head(name.head).filter(|&parent| {
        matches!(doc.deprel(name.head), Deprel::Flat | Deprel::Compound | Deprel::Appos)
            && parent < name.head
            && noun(parent)
            && name.head.index() <= parent.index() + 3
            && before < parent.index() + 3
            // A comma makes it an apposition, which is another pass.
            && (parent.index()..name.tokens.start).all(|at| doc.tokens[at].upos != Upos::Punct)
            && !is_another_leader(doc, known, parent, name.tokens.start)
    });
    let child = doc
        .children(name.head)
        .iter()
        .copied()
        .rev()
        .filter(|&child| child.index() < name.tokens.start && noun(child))
        .find(|&child| match doc.deprel(child) {
            Deprel::NmodDesc => true,
            Deprel::Compound | Deprel::Nmod | Deprel::Amod | Deprel::NmodUnmarked => {
                known.is_person_noun(&doc.lemma(child).to_lowercase())
            }
            _ => false,
        });
    let head = parent.or(child).or_else(|| double(doc, known, name))?;
    let lemma = doc.lemma(head).to_lowercase();
    let start = phrases::phrase(doc, head)
        .start
        .min(phrases::short_phrase(doc, name.head).start);
    let tokens = start..name.tokens.start;
    // *reporter and former Faramir Took aide Beren*: what is coordinated with the title is not the name's, but for another.
    let last = TokenId::from(before);
    let coordinated = (head.index()..tokens.end).any(|at| doc.tokens[at].upos == Upos::Cconj)
        && !known.is_person_noun(&doc.lemma(last).to_lowercase());
    if !tokens.contains(&head.index()) || coordinated || doc.tokens[before].upos == Upos::Punct {
        return None;
    }
    let mut traits = typing::noun_traits(doc, known, head);
    if known.is_person_noun(&lemma) {
        // *actors Faramir Took, Beren and Luthien*: the first of a list is not all of them.
        if phrases::is_plural(doc, head) {
            return None;
        }
        traits = Traits::of_kind(EntityKind::Person, Certainty::Cue)
            .with_number(Some(Number::Singular))
            .with_gender(known.noun_gender(&lemma));
    } else if traits.certainty == Certainty::Noun {
        // *the rock band Cream*: the noun knows better than the model.
        traits.certainty = Certainty::Cue;
    }
    Some(Candidate {
        tokens,
        head,
        form: MentionForm::Description,
        traits,
        rule: "title",
    })
}

/// *English drummer Faramir Took died*, where the tree makes both the title and the name a subject.
fn double(doc: &Document, known: &Known, name: &Candidate) -> Option<TokenId> {
    let title = TokenId::from(name.tokens.start.checked_sub(1)?);
    let twins = doc.head(title).is_some()
        && doc.head(title) == doc.head(name.head)
        && doc.deprel(title) == doc.deprel(name.head);
    (twins && known.is_person_noun(&doc.lemma(title).to_lowercase())).then_some(title)
}

/// Dates and times that the model found.
fn times<'a>(doc: &'a Document, inside: &'a [bool]) -> impl Iterator<Item = Candidate> + 'a {
    doc.names
        .iter()
        .filter(|name| name.kind == NameKind::Time && !name.tokens.is_empty())
        .filter(|name| !inside[name.tokens.clone()].contains(&true))
        .map(|name| {
            let mut tokens = name.tokens.clone();
            while tokens.len() > 1
                && matches!(
                    doc.tokens[tokens.start].upos,
                    Upos::Det | Upos::Adp | Upos::Punct
                )
            {
                tokens.start += 1;
            }
            Candidate {
                head: head_of(doc, &tokens),
                tokens,
                form: MentionForm::Description,
                traits: Traits::of_kind(EntityKind::Date, Certainty::Model),
                rule: "time",
            }
        })
}

/// *Colombian*, or *US* before a noun.
fn demonym(doc: &Document, known: &Known, id: TokenId, in_name: bool) -> Option<Candidate> {
    let modifies = matches!(
        doc.deprel(id),
        Deprel::Amod
            | Deprel::Compound
            | Deprel::Conj
            | Deprel::NmodDesc
            | Deprel::Nmod
            | Deprel::Root
            | Deprel::Xcomp
    );
    if in_name || !modifies || !names::is_adjective(doc, known, id) || is_of_descent(doc, id) {
        return None;
    }
    // *South Sudanese*, *Latin American*: the longer demonym wins, and *American* alone means nothing there.
    let start = demonym_start(doc, known, id);
    let entry = known.demonym(doc.text_of(&(start..id.index() + 1)))?;
    Some(Candidate {
        tokens: start..id.index() + 1,
        head: id,
        form: MentionForm::Demonym,
        traits: entry.traits(),
        rule: "demonym",
    })
}

/// *an African American poet*, *Asian-American voters*: by descent from a continent, and of no country.
fn is_of_descent(doc: &Document, id: TokenId) -> bool {
    let form = |at: Option<usize>| {
        at.filter(|&at| at < doc.tokens.len())
            .map_or("", |at| doc.form(TokenId::from(at)))
    };
    let at = id.index();
    let hyphen = |at: Option<usize>| matches!(form(at), "-" | "–");
    let after = if hyphen(Some(at + 1)) { at + 2 } else { at + 1 };
    let before = at.checked_sub(if hyphen(at.checked_sub(1)) { 2 } else { 1 });
    let continent = |at: Option<usize>| matches!(form(at), "African" | "Asian");
    continent(Some(at)) && form(Some(after)).starts_with("American")
        || form(Some(at)) == "American" && continent(before)
}

/// First token of the demonym that ends with the adjective.
fn demonym_start(doc: &Document, known: &Known, id: TokenId) -> usize {
    let at = id.index();
    let sentence = doc.sentences[doc.sentence_of(id)].tokens.start;
    if at > sentence {
        let before = doc.form(TokenId::from(at - 1));
        let side = matches!(
            before,
            "South"
                | "North"
                | "Latin"
                | "Central"
                | "West"
                | "East"
                | "Native"
                | "Southern"
                | "Northern"
        );
        let word = matches!(
            doc.tokens[at - 1].upos,
            Upos::Adj | Upos::Propn | Upos::Noun
        );
        if word && (side || known.demonym(doc.text_of(&(at - 1..at + 1))).is_some()) {
            return at - 1;
        }
    }
    at
}

fn phrase_mention(doc: &Document, known: &Known, id: TokenId) -> Option<Candidate> {
    if doc.token(id).upos == Upos::Pron {
        return pronoun(doc, id);
    }
    let tokens = phrases::phrase(doc, id);
    let traits = typing::noun_traits(doc, known, id);
    let bare_pronoun = matches!(doc.token(id).upos, Upos::Det | Upos::Num | Upos::Adj)
        && tokens.len() == 1
        && matches!(
            doc.lemma(id).to_lowercase().as_str(),
            "both" | "two" | "all" | "many" | "some"
        );
    if bare_pronoun {
        return Some(Candidate {
            tokens,
            head: id,
            form: MentionForm::Pronoun,
            traits: Traits::unknown().with_number(Some(Number::Plural)),
            rule: "pronoun",
        });
    }
    Some(Candidate {
        tokens,
        head: id,
        form: MentionForm::Description,
        traits,
        rule: "description",
    })
}

fn pronoun(doc: &Document, id: TokenId) -> Option<Candidate> {
    let word = doc.form(id).to_lowercase();
    if word == "there" || doc.deprel(id) == Deprel::Expl {
        return None;
    }
    let pronoun = words::pronoun(&word)?;
    let kind = match pronoun.reference {
        words::Reference::Human => EntityKind::Person,
        _ => EntityKind::Concept,
    };
    let certainty = if kind == EntityKind::Person {
        Certainty::Form
    } else {
        Certainty::Default
    };
    Some(Candidate {
        tokens: id.index()..id.index() + 1,
        head: id,
        form: MentionForm::Pronoun,
        traits: Traits::of_kind(kind, certainty)
            .with_gender(pronoun.gender)
            .with_number(pronoun.number),
        rule: "pronoun",
    })
}
