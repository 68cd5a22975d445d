//! newsgraph reads news articles into a knowledge graph: who did what to whom,
//! when, where and according to whom.
//!
//! The modules stand in reading order: each may use only those above it.

pub mod base;
pub mod ontology;

pub mod article;

pub mod language;

pub mod entity;

pub mod claim;

pub mod reading;

pub mod rdf;

pub mod score;

pub mod store;

pub mod query;

pub mod graph;

pub mod export;

pub mod serve;

pub mod cli;
