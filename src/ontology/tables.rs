//! The ontology as one value: all tables, checked, with lookup by lemma and name.
//!
//! Invariant: an `Ontology` that exists has no dangling name; the same tables give the same hash.

use super::claim_concept::ClaimConcept;
use super::embedded::EMBEDDED;
use super::error::{OntologyError, Problem};
use super::graph;
use super::kind::ClaimType;
use super::load;
use super::manner::Manner;
use super::names::{self, NameTables};
use super::relation::Relation;
use super::role::Role;
use super::schema::read_schema;
use super::stance::{Stance, StanceEntry};
use super::trigger::{Slot, Trigger, TriggerPos};
use crate::base::content_hash;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Files of the ontology folder that this floor reads, relative to it.
const FILES: [&str; 6] = [
    graph::FILE,
    "triggers.csv",
    "roles.csv",
    "stances.csv",
    "verbs.csv",
    "modes.csv",
];

/// All tables of an ontology.
///
/// # Example
///
/// ```
/// use newsgraph::ontology::Ontology;
///
/// let ontology = Ontology::embedded();
/// let frame = &ontology.verb_triggers("sanction")[0];
/// assert_eq!(frame.relation, "sanctioned");
/// ```
#[derive(Debug)]
pub struct Ontology {
    turtle: String,
    hash: String,
    relations: BTreeMap<String, Relation>,
    concepts: BTreeMap<ClaimType, ClaimConcept>,
    triggers: BTreeMap<TriggerPos, BTreeMap<String, Vec<Trigger>>>,
    roles: BTreeMap<String, Role>,
    stances: BTreeMap<(TriggerPos, String), Stance>,
    verb_types: BTreeMap<String, ClaimType>,
    manners: Vec<Manner>,
    names: NameTables,
}

impl Ontology {
    /// The ontology that the program carries.
    pub fn embedded() -> &'static Self {
        static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| {
            let tables = EMBEDDED
                .iter()
                .chain(names::EMBEDDED.iter())
                .map(|&(file, text)| (file.to_owned(), text.to_owned()))
                .collect();
            #[expect(
                clippy::expect_used,
                reason = "the tables are part of the program, and a test loads them"
            )]
            Ontology::from_tables(&tables).expect("the embedded ontology is sound")
        });
        &ONTOLOGY
    }

    /// Reads an ontology from the texts of its files, keyed by path relative to the ontology folder (`triggers.csv`).
    ///
    /// # Errors
    ///
    /// Names every problem by file and line: missing files, unreadable rows, unknown relations, kinds, slots, types.
    pub fn from_tables(tables: &BTreeMap<String, String>) -> Result<Self, OntologyError> {
        let mut problems = Vec::new();
        let [turtle, triggers, roles, stances, verbs, modes] =
            FILES.map(|file| text_of(tables, file, &mut problems));
        let schema = read_schema(turtle, &mut problems);
        let triggers = load::triggers(triggers, &schema, &mut problems);
        let roles = load::roles(roles, &schema, &mut problems);
        let stances = load::stances(stances, &mut problems);
        let verb_types = load::verb_types(verbs, &mut problems);
        let manners = load::manners(modes, &mut problems);
        let names = match NameTables::from_tables(tables) {
            Ok(names) => names,
            Err(error) => {
                problems.extend(error.problems().iter().cloned());
                NameTables::default()
            }
        };
        OntologyError::check(problems)?;
        Ok(Self {
            turtle: turtle.to_owned(),
            hash: hash_of(tables),
            relations: schema.relations,
            concepts: schema.concepts,
            triggers: by_lemma(triggers),
            roles: roles
                .into_iter()
                .map(|role| (role.lemma.clone(), role))
                .collect(),
            stances: stances.into_iter().map(keyed).collect(),
            verb_types,
            manners,
            names,
        })
    }

    /// The relation of this name (`sanctioned`).
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        self.relations.get(name)
    }

    /// The relation that says where an event took place, if there is one: of several the first by name.
    pub fn happening(&self) -> Option<&Relation> {
        self.relations().find(|relation| relation.happens)
    }

    /// Whether the relation of this name says where an event took place.
    pub fn is_happening(&self, name: &str) -> bool {
        self.relation(name).is_some_and(|relation| relation.happens)
    }

    /// All relations, sorted by name.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.relations.values()
    }

    /// What is known of a claim type.
    pub fn concept(&self, kind: ClaimType) -> Option<&ClaimConcept> {
        self.concepts.get(&kind)
    }

    /// All claim types, in the order of the contract.
    pub fn concepts(&self) -> impl Iterator<Item = &ClaimConcept> {
        self.concepts.values()
    }

    /// Frames of a verb, most specific first; a particle follows the lemma (`carry out`).
    pub fn verb_triggers(&self, lemma: &str) -> &[Trigger] {
        self.triggers_of(TriggerPos::Verb, lemma)
    }

    /// Frames of a noun, most specific first.
    pub fn noun_triggers(&self, lemma: &str) -> &[Trigger] {
        self.triggers_of(TriggerPos::Noun, lemma)
    }

    /// Frames of an adjective, most specific first.
    pub fn adjective_triggers(&self, lemma: &str) -> &[Trigger] {
        self.triggers_of(TriggerPos::Adjective, lemma)
    }

    /// Every frame, by part of speech and lemma, most specific first.
    pub fn triggers(&self) -> impl Iterator<Item = &Trigger> {
        self.triggers.values().flat_map(BTreeMap::values).flatten()
    }

    /// The role noun of this lemma (`prime minister`).
    pub fn role(&self, lemma: &str) -> Option<&Role> {
        self.roles.get(lemma)
    }

    /// All role nouns, sorted by lemma.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// What a word does to the clause that it takes; adverbs count as adjectives.
    pub fn stance(&self, lemma: &str, pos: TriggerPos) -> Option<Stance> {
        self.stances.get(&(pos, lemma.to_owned())).copied()
    }

    /// The usual claim type of a verb, for open relations.
    pub fn verb_type(&self, lemma: &str) -> Option<ClaimType> {
        self.verb_types.get(lemma).copied()
    }

    /// Words that say in what way an act of this type is done, the weightiest first.
    pub fn manners(&self, kind: ClaimType) -> impl Iterator<Item = &Manner> {
        self.manners
            .iter()
            .filter(move |manner| manner.kind == kind)
    }

    /// The name tables.
    pub fn names(&self) -> &NameTables {
        &self.names
    }

    /// Content hash of all tables: 64 hex digits.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The schema as Turtle, for the store's ontology graph.
    pub fn turtle(&self) -> &str {
        &self.turtle
    }

    fn triggers_of(&self, pos: TriggerPos, lemma: &str) -> &[Trigger] {
        self.triggers
            .get(&pos)
            .and_then(|lemmas| lemmas.get(lemma))
            .map_or(&[], Vec::as_slice)
    }
}

fn text_of<'a>(
    tables: &'a BTreeMap<String, String>,
    file: &str,
    problems: &mut Vec<Problem>,
) -> &'a str {
    tables.get(file).map_or_else(
        || {
            problems.push(Problem::new(
                file,
                0,
                "is missing",
                "add it; the program's own ontology folder shows what it holds",
            ));
            ""
        },
        String::as_str,
    )
}

fn hash_of(tables: &BTreeMap<String, String>) -> String {
    let parts: Vec<&[u8]> = tables
        .iter()
        .flat_map(|(file, text)| [file.as_bytes(), text.as_bytes()])
        .collect();
    content_hash(&parts)
}

fn keyed(entry: StanceEntry) -> ((TriggerPos, String), Stance) {
    ((entry.pos, entry.lemma), entry.stance)
}

/// Frames by part of speech and lemma; the most specific first, ties in file order.
fn by_lemma(triggers: Vec<Trigger>) -> BTreeMap<TriggerPos, BTreeMap<String, Vec<Trigger>>> {
    let mut found: BTreeMap<TriggerPos, BTreeMap<String, Vec<Trigger>>> = BTreeMap::new();
    for trigger in triggers {
        found
            .entry(trigger.pos)
            .or_default()
            .entry(trigger.lemma.clone())
            .or_default()
            .push(trigger);
    }
    for frames in found.values_mut().flat_map(BTreeMap::values_mut) {
        frames.sort_by_key(|frame| Reverse(specificity(frame)));
    }
    found
}

/// Words that must be there, of them those that are named; whether an agent is needed; restricted ends.
///
/// *Police found the gun in Osgiliath* fits both "police found" and "the gun was found in": the frame with the agent wins.
fn specificity(frame: &Trigger) -> (usize, usize, bool, usize) {
    let required = frame.with.iter().filter(|word| !word.absent);
    let named = required.filter(|word| !word.lemmas.is_empty()).count();
    let agent = frame
        .subject
        .iter()
        .chain(&frame.object)
        .any(|slot| *slot == Slot::Subject);
    let narrowed =
        usize::from(!frame.subject_kinds.is_empty()) + usize::from(!frame.object_kinds.is_empty());
    (frame.required(), named, agent, narrowed)
}
