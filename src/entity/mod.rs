//! Mentions and what they refer to: detection, coreference, linking to the name tables.
//!
//! A deterministic cascade of small passes over a draft in which every mention starts alone. Each pass merges pairs of
//! mentions; a mention keeps the name of the rule that tied it (`Mention::rule`), so that every merge can be explained.
//! Surest rules first, since later ones read what earlier ones merged:
//!
//! 1. mentions: names (model, tables, capitals; titles split off), demonyms, descriptions, pronouns; with kind, gender, number;
//! 2. metonyms: *Washington* and *the White House* that act are the state;
//! 3. institutions: *the Supreme Court* in an article on another country is not the one of the tables;
//! 4. names: one table entry, the same words, acronyms, parts, variants and spellings; bare surnames of household names;
//! 5. appositions and titles: *Gustavo Petro, the president*; *President Gustavo Petro*;
//! 6. restated names: *the city of Bogota*; *Kenya's capital*;
//! 7. administrations: *the Trump administration* is a body named after a person;
//! 8. classes: *the South American country*, before roles ask whose leader is meant;
//! 9. roles: *the Colombian president* is who holds that office in the article, else by the tables and the date;
//! 10. public bodies: *the police*, *the government* that the article names;
//! 11. descriptions: the same words, the same noun with the definite article, the class of something named, whom the sentence
//!     before is about (*the striker*);
//! 12. introductions: *a teacher* of the opening is whom the next paragraph names with an age;
//! 13. recurring descriptions: what the article calls by the same words again, or by another noun of the same meaning;
//! 14. pronouns: agreement, syntax, speech, nearness, salience; none where two antecedents are about as good, or the model
//!     speaks against the better one;
//! 15. other names: *born*, *known as*, *called*;
//! 16. clients: *his client* is whom the lawyer acts for;
//! 17. possessions: *his government*, *Petro's government* and *the Colombian government* are one; *his country* is Colombia;
//! 18. headlines: *Power firm fined*, then *Pacific Gas ... the firm*;
//! 19. plain plurals: *supporters* where the article has but *Petro's supporters*;
//! 20. groups: *both leaders*, *they* after *Petro and Trump*;
//! 21. decisions: what the user's `merges.csv` says;
//! 22. naming: canonical names, keys, aliases, links.
//!
//! Invariant: every mention has exactly one entity, and the result depends on article, document and ontology alone.

mod complements;
mod dedicated;
mod draft;
mod known;
mod labels;
mod matched;
mod mentions;
mod merges;
mod name_edges;
mod name_tails;
mod names;
mod naming;
mod paired;
mod passes;
mod phrases;
mod reasons;
mod regions;
mod salience;
#[cfg(test)]
mod testing;
mod traits;
mod types;
mod typing;
mod words;

pub(crate) use complements::whole;
pub use matched::Matched;
pub use merges::{Merges, MergesError};
pub use reasons::reason;
pub use types::{Entities, Entity, EntityId, Mention, MentionForm, MentionId};
pub(crate) use words::{is_first_person, is_referring_pronoun};

use crate::article::Article;
use crate::language::{Document, Model, Speech};
use crate::ontology::Ontology;
use draft::Draft;
use known::Known;

/// Finds the mentions of an article and what they refer to, by rules alone.
pub fn resolve(article: &Article, document: &Document, ontology: &Ontology) -> Entities {
    resolve_with(article, document, ontology, Merges::none(), None)
}

/// The same; whom the user says to be one is one, and whom two, two; and the model's antecedents are heard.
pub fn resolve_with(
    article: &Article,
    document: &Document,
    ontology: &Ontology,
    merges: &Merges,
    model: Option<&Model>,
) -> Entities {
    let known = Known::new(
        ontology,
        article.published.as_ref().map(|found| found.value),
    );
    let mentions = mentions::find(document, &known);
    let mut draft = Draft::new(article, document, ontology, mentions);
    draft.merges = merges;
    if let Some(model) = model {
        draft.antecedents = model.antecedents(document, &draft.phrases());
    }
    let speech = Speech::new(article, document, ontology);
    passes::metonyms::run(&mut draft, &known);
    passes::institutions::run(&mut draft, &known);
    passes::names::run(&mut draft, &known);
    passes::appositions::run(&mut draft, &known);
    passes::restated::run(&mut draft, &known);
    passes::capitals::run(&mut draft, &known);
    passes::administrations::run(&mut draft);
    passes::classes::run(&mut draft, &known);
    passes::roles::run(&mut draft, &known);
    passes::public_bodies::run(&mut draft, &known);
    passes::descriptions::run(&mut draft, &known);
    passes::introductions::run(&mut draft, &known);
    passes::recurring::run(&mut draft, &known);
    passes::pronouns::run(&mut draft, &known, &speech);
    passes::also_called::run(&mut draft);
    passes::clients::run(&mut draft);
    passes::possessions::run(&mut draft, &known);
    passes::headlines::run(&mut draft);
    passes::plurals::run(&mut draft);
    passes::groups::run(&mut draft);
    passes::decisions::run(&mut draft, &known);
    naming::finish(&draft, &known)
}
