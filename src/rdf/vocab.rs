//! The IRIs that the graph is written with, one constant each.
//!
//! Invariant: nothing else in the program spells out an IRI of a vocabulary; the terms of [`ng`] are local
//! names, since their namespace moves with the base.

use oxigraph::model::NamedNodeRef;

pub use oxigraph::model::vocab::{rdf, rdfs, xsd};

macro_rules! terms {
    ($(#[$meta:meta])* $module:ident = $namespace:literal { $($(#[$term_meta:meta])* $name:ident = $local:literal),+ $(,)? }) => {
        $(#[$meta])*
        pub mod $module {
            use super::NamedNodeRef;
            /// The namespace itself.
            pub const NAMESPACE: &str = $namespace;
            $($(#[$term_meta])* pub const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($namespace, $local));)+
        }
    };
}

terms! {
    /// schema.org: articles and what they mention.
    schema = "https://schema.org/" {
        /// An article of a newspaper, agency or site.
        NEWS_ARTICLE = "NewsArticle",
        /// Its id.
        IDENTIFIER = "identifier",
        /// Its headline.
        HEADLINE = "headline",
        /// When it was published.
        DATE_PUBLISHED = "datePublished",
        /// The outlet.
        PUBLISHER = "publisher",
        /// Where it was published.
        URL = "url",
        /// The place in its dateline.
        LOCATION_CREATED = "locationCreated",
        /// An entity that it speaks of.
        MENTIONS = "mentions",
        /// A member of a group.
        MEMBER = "member",
    }
}

terms! {
    /// PROV-O: where claims come from.
    prov = "http://www.w3.org/ns/prov#" {
        /// A run of the program.
        ACTIVITY = "Activity",
        /// From the claim to its article.
        WAS_DERIVED_FROM = "wasDerivedFrom",
        /// From the article or claim to the run.
        WAS_GENERATED_BY = "wasGeneratedBy",
    }
}

terms! {
    /// Web Annotation: where the evidence stands.
    oa = "http://www.w3.org/ns/oa#" {
        /// A stretch of an article's text.
        SPECIFIC_RESOURCE = "SpecificResource",
        /// From the stretch to its article.
        HAS_SOURCE = "hasSource",
        /// From the stretch to what selects it.
        HAS_SELECTOR = "hasSelector",
        /// Selects by offsets.
        TEXT_POSITION_SELECTOR = "TextPositionSelector",
        /// First code point.
        START = "start",
        /// One past the last code point.
        END = "end",
        /// Selects by the words.
        TEXT_QUOTE_SELECTOR = "TextQuoteSelector",
        /// The words.
        EXACT = "exact",
        /// What stands before them.
        PREFIX = "prefix",
        /// What stands after them.
        SUFFIX = "suffix",
    }
}

terms! {
    /// SKOS: names.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        /// Another name of an entity.
        ALT_LABEL = "altLabel",
    }
}

terms! {
    /// OWL: identity.
    owl = "http://www.w3.org/2002/07/owl#" {
        /// The same thing elsewhere.
        SAME_AS = "sameAs",
    }
}

terms! {
    /// RDF 1.2: statements about triples.
    rdf12 = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        /// From a claim to the triple term that it is about.
        REIFIES = "reifies",
    }
}

/// Wikidata's entities.
pub const WIKIDATA: &str = "http://www.wikidata.org/entity/";
/// The Simple Event Model, to which the ontology is aligned.
pub const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
/// Dublin Core terms.
pub const DCTERMS: &str = "http://purl.org/dc/terms/";
/// SHACL.
pub const SHACL: &str = "http://www.w3.org/ns/shacl#";

/// Local names of the program's own terms, under base + `ontology#`.
pub mod ng {
    /// Class of what an article states or passes on.
    pub const CLAIM: &str = "Claim";
    /// Class of the marks of edges that only follow from a claim about something else.
    pub const DERIVED_EDGE: &str = "DerivedEdge";
    /// Class of relations that are named after their verb and not declared in the ontology.
    pub const OPEN_RELATION: &str = "OpenRelation";
    /// Parent of every relation.
    pub const RELATED_BY: &str = "relatedBy";
    /// Class of the links of a chain of speakers.
    pub const ATTRIBUTION: &str = "Attribution";
    /// Class of the runs of the program.
    pub const RUN: &str = "Run";
    /// Claim to its type, a SKOS concept.
    pub const TYPE: &str = "type";
    /// Claim to `positive`, or `negative` where the article says that it is not so.
    pub const POLARITY: &str = "polarity";
    /// Claim to `fact`, `reported`, `intended`, `possible` or `hypothetical`.
    pub const MODALITY: &str = "modality";
    /// Claim to its innermost speaker: an entity, or an attribution that names it.
    pub const SOURCE: &str = "source";
    /// Attribution to the claim or attribution that it passes on.
    pub const REPORTS: &str = "reports";
    /// Attribution to the entity that speaks.
    pub const SPEAKER: &str = "speaker";
    /// When the claim holds or happened.
    pub const DATE: &str = "date";
    /// Where it happened.
    pub const PLACE: &str = "place";
    /// In what way an act of its type is done.
    pub const PLOVER_MODE: &str = "ploverMode";
    /// From 0 to 1.
    pub const CONFIDENCE: &str = "confidence";
    /// How likely, by the model, some claim joins subject and object.
    pub const PAIR_SCORE: &str = "pairScore";
    /// How likely, by the model, the trigger takes this subject and object.
    pub const LIKELIHOOD: &str = "likelihood";
    /// How likely, by the model, the trigger carries a claim of this type.
    pub const TYPE_SCORE: &str = "typeScore";
    /// How likely, by the model, it is presented as a fact.
    pub const FACT_SCORE: &str = "factScore";
    /// How likely readers would find a claim right.
    pub const SOUNDNESS: &str = "soundness";
    /// Id of the rule or model that made the claim.
    pub const RULE: &str = "rule";
    /// Active-voice lemma of the relation as the article words it.
    pub const LEMMA: &str = "lemma";
    /// Claim to the stretch of text that states it.
    pub const EVIDENCE: &str = "evidence";
    /// The words that express the subject.
    pub const SUBJECT_TEXT: &str = "subjectText";
    /// Their first code point.
    pub const SUBJECT_START: &str = "subjectStart";
    /// One past their last code point.
    pub const SUBJECT_END: &str = "subjectEnd";
    /// What the subject is, where it is no entity.
    pub const SUBJECT_KIND: &str = "subjectKind";
    /// The words that express the object.
    pub const OBJECT_TEXT: &str = "objectText";
    /// Their first code point.
    pub const OBJECT_START: &str = "objectStart";
    /// One past their last code point.
    pub const OBJECT_END: &str = "objectEnd";
    /// What the object is, where it is no entity.
    pub const OBJECT_KIND: &str = "objectKind";
    /// Claim to the selector of the words that carry the relation.
    pub const TRIGGER: &str = "trigger";
    /// Mark of a derived edge to the claim that it follows from.
    pub const DERIVED_FROM: &str = "derivedFrom";
    /// Entity to a better known one that it may be.
    pub const SAME_CANDIDATE: &str = "sameCandidate";
    /// Government or administration to the person it is named after.
    pub const NAMED_AFTER: &str = "namedAfter";
    /// Whether the entity is known by a name; only said of those that are not.
    pub const NAMED: &str = "named";
    /// Class of the words by which an article speaks of an entity.
    pub const NAMING: &str = "Naming";
    /// Naming to its entity.
    pub const NAMING_OF: &str = "namingOf";
    /// Naming to the words themselves.
    pub const WORDS: &str = "words";
    /// Naming to how often the article uses them so.
    pub const COUNT: &str = "count";
    /// Naming to the first code point of its first use.
    pub const FIRST_START: &str = "firstStart";
    /// SHA-256 of what was read.
    pub const CONTENT_HASH: &str = "contentHash";
    /// Where the publication date was found.
    pub const DATE_FOUND_IN: &str = "dateFoundIn";
    /// Version of the program.
    pub const PROGRAM_VERSION: &str = "programVersion";
    /// SHA-256 of the ontology's files.
    pub const ONTOLOGY_HASH: &str = "ontologyHash";
    /// SHA-256 of the language model's weights.
    pub const WEIGHTS_HASH: &str = "weightsHash";
    /// SHA-256 of a stretch of text whose words are left out.
    pub const QUOTE_HASH: &str = "quoteHash";
    /// Whether the words of the articles were left out; only said where they were.
    pub const WITHOUT_TEXT: &str = "withoutText";
    /// SHA-256 of the user's decisions on who is who, if there are any.
    pub const MERGES_HASH: &str = "mergesHash";
}
