//! Claims: predicate-argument structure, triggers, roles, attribution, factuality, time and place.
//!
//! In: an article with its document and entities. Out: claims in text order. The order of work: `frame` undoes the
//! grammar, `verbs`, `nouns`, `happenings`, `copulas`, `roles`, `described`, `ages`, `places`, `times` and `topics`
//! propose drafts, `status` reads how each is presented, `assemble` makes them claims.

mod ages;
mod ahead;
mod anothers;
mod assemble;
mod astray;
mod attribution;
mod blamed;
mod chain;
mod clause;
mod clause_times;
mod clues;
mod complement;
mod confidence;
mod context;
mod control;
mod control_nouns;
mod copulas;
mod counted;
mod counts;
mod dates;
mod described;
mod direction;
mod draft;
mod evoke;
mod fragment;
mod frame;
mod governors;
mod happenings;
mod holders;
mod idiom;
mod implied;
mod inflect;
mod labels;
mod learned;
mod listed;
mod misroles;
mod mode;
mod narration;
mod nominal;
mod nouns;
mod objects;
mod offices;
mod open;
mod open_aside;
mod open_beside;
mod open_leaning;
mod open_object;
mod open_phrase;
mod open_relative;
mod open_shared;
mod open_stated;
mod open_whole;
mod open_words;
mod outcome;
mod participles;
mod phrase;
mod places;
mod presented;
mod proposal;
mod respectively;
mod role_words;
mod roles;
mod sense;
mod soundness;
mod spot;
mod status;
mod story;
mod tie;
mod times;
mod timex;
mod topics;
mod trailing;
mod types;
mod uncompleted;
mod verbs;
mod voice;
mod when;
mod whereabouts;
mod whose;

use crate::article::Article;
use crate::entity::Entities;
use crate::language::{Document, Ends, Model, TokenId, Upos};
use crate::ontology::Ontology;
use clues::Clues;
use confidence::calibrated;
use context::Context;
use draft::Draft;
use std::collections::BTreeMap;

pub use open::{OpenTuple, tuples};
pub use types::{Argument, Claim, PartialDate, Predicate, Scores, Source};

/// Reads the claims of an article.
pub fn extract(
    article: &Article,
    document: &Document,
    entities: &Entities,
    ontology: &Ontology,
    model: &Model,
) -> Vec<Claim> {
    let mut cx = Context::new(article, document, entities, ontology);
    let scores = model.claim_scores(document);
    cx.scores = Some(&scores);
    let weighed = weighed(&cx, model).into_iter().map(|(claim, _)| claim);
    let mut told: Vec<Claim> = weighed.filter(soundness::is_told).collect();
    implied::add(&cx, &mut told);
    assemble::distinct(told)
}

/// The claims of an article as [`extract`] has them before it leaves out what is too doubtful, each with the clues to
/// whether it is right, by name: what the table of weights is fitted to.
pub fn clues(
    article: &Article,
    document: &Document,
    entities: &Entities,
    ontology: &Ontology,
    model: &Model,
) -> Vec<(Claim, BTreeMap<String, f32>)> {
    let mut cx = Context::new(article, document, entities, ontology);
    let scores = model.claim_scores(document);
    cx.scores = Some(&scores);
    weighed(&cx, model)
}

/// All that rules and model propose, with the clues to how sound it is.
fn weighed(cx: &Context, model: &Model) -> Vec<(Claim, Clues)> {
    let mut found = Vec::new();
    for sentence in &cx.doc.sentences {
        let words = sentence.tokens.clone().map(TokenId::from);
        let mut proposed: Vec<Draft> = words.flat_map(|word| drafts(cx, word)).collect();
        listed::add_members(cx, &mut proposed);
        draft::drop_implied(&mut proposed);
        learned::add(cx, &sentence.tokens, &mut proposed);
        for draft in &mut proposed {
            topics::readdress(cx, draft);
            spot::settle(cx, draft);
            astray::mend(cx, draft);
        }
        proposed.retain(|draft| {
            !fragment::is_fragment(cx, draft)
                && !whose::is_anybodys(cx, draft)
                && !astray::is_astray(cx, draft)
                && !participles::is_anothers(cx, draft)
        });
        for draft in proposed {
            let claim = assemble::claim(cx, &draft);
            let claim = claim.filter(|claim| !claim.is_fact() || !copulas::is_quality(claim));
            found.extend(claim.map(|claim| (draft, claim)));
        }
    }
    story::carry(cx, &mut found);
    for (draft, claim) in &mut found {
        presented::foretell(cx, draft, claim);
    }
    found.retain(|(_, claim)| !times::is_timeless(claim));
    chain::retype(cx, &mut found);
    for (draft, claim) in &mut found {
        claim.mode = mode::of(cx, draft, claim).map(str::to_owned);
    }
    let ends: Vec<Ends> = found
        .iter()
        .map(|(_, claim)| soundness::ends(cx.doc, claim))
        .collect();
    let judged = model.judge(cx.doc, &ends);
    let weigh = |((draft, mut claim), judged): ((Draft, Claim), f32)| {
        let clues = clues::clues(cx, &draft, &claim);
        if let Some(scores) = &mut claim.scores {
            scores.soundness = soundness::soundness(&clues, judged);
            claim.confidence = calibrated(&claim, &cx.article.text);
        }
        (claim, clues)
    };
    found.into_iter().zip(judged).map(weigh).collect()
}

/// What the rules propose for one word.
fn drafts(cx: &Context, id: TokenId) -> Vec<Draft> {
    let mut found = Vec::new();
    let copular = copulas::is_copular(cx, id);
    let upos = cx.doc.token(id).upos;
    if matches!(upos, Upos::Adj | Upos::Verb) {
        found.extend(ages::of_adjective(cx, id));
    }
    match upos {
        Upos::Verb | Upos::Adj | Upos::Adv if copular => found.extend(copulas::drafts(cx, id)),
        Upos::Verb => {
            found.extend(verbs::drafts(cx, id));
            found.extend(topics::drafts(cx, id));
            found.extend(ages::of_death(cx, id));
        }
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num => {
            found.extend(roles::drafts(cx, id));
            found.extend(nouns::drafts(cx, id));
            found.extend(places::drafts(cx, id));
            found.extend(happenings::drafts(cx, id));
            found.extend(ages::of_noun(cx, id));
            found.extend(described::drafts(cx, id));
            if copular
                && !found
                    .iter()
                    .any(|draft| draft.anchor == id && !draft.presupposed)
            {
                found.extend(copulas::drafts(cx, id));
            }
        }
        _ => {}
    }
    found
}
