//! `newsgraph explain`: where it says so.
//!
//! In: a subject, a relation, an object, as people name them. Out: the claims with their sentences, grouped by what
//! they say. Invariant: every line can be found in an article.

use super::outcome::Outcome;
use super::portrait;
use super::store::StoreArgs;
use super::summary::counted;
use super::talk;
use crate::base::iri::local_name;
use crate::base::text::fold;
use crate::query::{Lookup, Provenance, article_id, closest};
use crate::rdf::vocab::{ng, rdf, rdfs};
use crate::rdf::{ClaimLine, End, Names};
use crate::store::Store;
use anyhow::bail;
use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};

/// Show the evidence: what articles say of somebody or something, sentence by sentence
///
/// Names are matched loosely (an unknown one gets suggestions, one that several go by a note); `-` stands for any
/// relation or object. Claims that are no facts say how they are presented and by whom. Facts come first, the best
/// supported on top.
///
/// With --entity: what is known of one entity, and why each of its mentions was taken to mean it.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph explain 'Gustavo Petro'\n  \
    newsgraph explain Trump sanctioned Petro\n  \
    newsgraph explain Trump - Colombia\n  \
    newsgraph explain --entity 'Gustavo Petro'")]
pub(super) struct Args {
    /// Who or what: a name, ent:NAME, or an IRI; or a claim, as claim:ID or an IRI
    #[arg(required_unless_present = "entity")]
    subject: Option<String>,
    /// How it is related: a relation's name, label or verb (sanctioned, spoke with, ask)
    relation: Option<String>,
    /// To whom or what
    object: Option<String>,
    /// Instead, show who or what this entity is, what the articles call it, and by which rules those words were tied
    /// to it
    #[arg(long, value_name = "NAME", conflicts_with_all = ["subject", "relation", "object"])]
    entity: Option<String>,
    /// How many different claims to show, the best supported first
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    store: StoreArgs,
}

/// What is asked for, as IRIs.
struct Wanted {
    subject: String,
    relation: Option<String>,
    object: Option<String>,
}

/// A claim that answers, and the entity that its subject acts for.
struct Found {
    line: ClaimLine,
    acts_for: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let store = args.store.open()?;
    let lookup = Lookup::new(&store)?;
    if let Some(entity) = &args.entity {
        let mut out = BufWriter::new(io::stdout().lock());
        portrait::write(&store, &lookup, entity, &mut out)?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    let asked = args.subject.as_deref().unwrap_or_default();
    let labels = relation_labels(&store)?;
    if let Some(id) = store.names().local("claim", asked) {
        let Some(found) = claim(&store, &id)? else {
            bail!("no claim \"{asked}\" in the store");
        };
        let mut out = BufWriter::new(io::stdout().lock());
        write(&store, &lookup, &[found], &labels, 1, &mut out)?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    let any = |name: &&String| name.as_str() != "-";
    let wanted = Wanted {
        subject: portrait::meant(&lookup, asked)?.iri.clone(),
        relation: args.relation.as_ref().filter(any).map(|name| {
            fold(
                &store
                    .names()
                    .local("rel", name)
                    .unwrap_or_else(|| name.clone()),
            )
        }),
        object: match args.object.as_ref().filter(any) {
            Some(name) => Some(portrait::meant(&lookup, name)?.iri.clone()),
            None => None,
        },
    };
    let mut found = Vec::new();
    for article in articles_about(&store, &wanted)? {
        found.extend(answers(&store, &article, &wanted, &labels)?);
    }
    if found.is_empty() {
        // An empty result is a result.
        talk::note(&nothing(args, &wanted, &store, &labels)?);
        return Ok(Outcome::Done);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let left_out = write(&store, &lookup, &found, &labels, args.limit, &mut out)?;
    out.flush()?;
    if left_out > 0 {
        talk::note(&format!("{left_out} more; --limit shows them"));
    }
    Ok(Outcome::Done)
}

impl Wanted {
    /// Whether a claim answers: with a relation or object the subject must be at its place, without either end will do.
    fn admits(
        &self,
        line: &ClaimLine,
        acts_for: Option<&String>,
        labels: &BTreeMap<String, String>,
    ) -> bool {
        let is = |end: &End, iri: &str| end.iri.as_deref() == Some(iri);
        let subject = is(&line.subject, &self.subject) || acts_for == Some(&self.subject);
        let fits = match &self.object {
            Some(object) => subject && is(&line.object, object),
            None if self.relation.is_some() => subject,
            None => subject || is(&line.object, &self.subject),
        };
        fits && self
            .relation
            .as_ref()
            .is_none_or(|wanted| names_relation(wanted, line, labels))
    }
}

/// `sanctioned`, `sanction`, `spoke with`, `spokeWith`.
fn names_relation(wanted: &str, line: &ClaimLine, labels: &BTreeMap<String, String>) -> bool {
    let label = labels.get(&line.relation.iri).map_or("", String::as_str);
    let names = [
        line.relation.name.as_str(),
        line.relation.lemma.as_str(),
        label,
    ];
    names.into_iter().any(|name| fold(name) == wanted)
}

/// Labels of relations by IRI, the ontology's and the open ones'.
fn relation_labels(store: &Store) -> anyhow::Result<BTreeMap<String, String>> {
    let relations = store.names().relation("").into_string();
    let mut labels = BTreeMap::new();
    for quad in store.graph().quads_for_pattern(
        None,
        Some(rdfs::LABEL),
        None,
        Some(GraphName::DefaultGraph.as_ref()),
    ) {
        let quad = quad?;
        if let (NamedOrBlankNode::NamedNode(node), Term::Literal(label)) =
            (quad.subject, quad.object)
            && node.as_str().starts_with(&relations)
        {
            labels.insert(node.into_string(), label.value().to_owned());
        }
    }
    Ok(labels)
}

/// The claim of this id.
fn claim(store: &Store, id: &str) -> anyhow::Result<Option<Found>> {
    let node = store.names().claim(id);
    let subject = Some(node.as_ref().into());
    let graph = store.graph();
    let quads = graph.quads_for_pattern(subject, Some(rdf::PREDICATE), None, None);
    for quad in quads {
        let Some(article) = article_id(store, quad?.graph_name.as_ref())? else {
            continue;
        };
        let mut lines = store.claims(&article)?.into_iter();
        if let Some(line) = lines.find(|line| line.id == id) {
            let acts_for = None;
            return Ok(Some(Found { line, acts_for }));
        }
    }
    Ok(None)
}

/// Ids of the articles in which a claim or a derived edge has the subject at one of its ends.
fn articles_about(store: &Store, wanted: &Wanted) -> anyhow::Result<BTreeSet<String>> {
    let subject = NamedNodeRef::new(&wanted.subject)?;
    let mut graphs = BTreeSet::new();
    for predicate in [rdf::SUBJECT, rdf::OBJECT] {
        for quad in
            store
                .graph()
                .quads_for_pattern(None, Some(predicate), Some(subject.into()), None)
        {
            if let GraphName::NamedNode(graph) = quad?.graph_name {
                graphs.insert(graph);
            }
        }
    }
    let mut ids = BTreeSet::new();
    for graph in graphs {
        ids.extend(article_id(store, graph.as_ref().into())?);
    }
    Ok(ids)
}

fn answers(
    store: &Store,
    article: &str,
    wanted: &Wanted,
    labels: &BTreeMap<String, String>,
) -> anyhow::Result<Vec<Found>> {
    let acting = acting(&store.article_quads(article)?, store.names());
    let mut found = Vec::new();
    for line in store.claims(article)? {
        let acts_for = acting.get(&line.id);
        if wanted.admits(&line, acts_for, labels) {
            let acts_for = acts_for.filter(|iri| **iri == wanted.subject).cloned();
            found.push(Found { line, acts_for });
        }
    }
    Ok(found)
}

/// Ids of claims with the persons to whom their edges are given as well.
fn acting(quads: &[Quad], names: &Names) -> BTreeMap<String, String> {
    let derived_from = names.ng(ng::DERIVED_FROM);
    let marks = quads.iter().filter(|quad| quad.predicate == derived_from);
    let subjects = quads.iter().filter(|quad| quad.predicate == rdf::SUBJECT);
    let subjects: BTreeMap<String, &Term> = subjects
        .map(|quad| (quad.subject.to_string(), &quad.object))
        .collect();
    let mut acting = BTreeMap::new();
    for mark in marks {
        if let (Term::NamedNode(claim), Some(Term::NamedNode(person))) =
            (&mark.object, subjects.get(&mark.subject.to_string()))
        {
            let id = local_name(claim.as_str()).to_owned();
            acting
                .entry(id)
                .or_insert_with(|| person.as_str().to_owned());
        }
    }
    acting
}

/// Groups by what is said: facts first, then the number of articles, then the words; gives the number left out.
fn write(
    store: &Store,
    lookup: &Lookup,
    found: &[Found],
    labels: &BTreeMap<String, String>,
    limit: usize,
    out: &mut dyn Write,
) -> anyhow::Result<usize> {
    let mut groups: BTreeMap<String, Vec<&Found>> = BTreeMap::new();
    for item in found {
        let relation = &item.line.relation;
        let label = labels.get(&relation.iri).cloned();
        let label = label.unwrap_or_else(|| relation.label());
        let person = item.acts_for.as_deref().and_then(|iri| lookup.get(iri));
        let subject = person.map_or(&item.line.subject.name, |entity| &entity.name);
        groups
            .entry(format!("{subject} - {label} - {}", item.line.object.name))
            .or_default()
            .push(item);
    }
    let mut groups: Vec<(String, Vec<&Found>)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(title, items)| {
        let facts = articles(items.iter().filter(|item| item.line.is_fact()));
        (
            usize::MAX - facts,
            usize::MAX - articles(items.iter()),
            title.clone(),
        )
    });
    for (index, (title, items)) in groups.iter().take(limit).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let facts = articles(items.iter().filter(|item| item.line.is_fact()));
        let standing = match facts {
            0 => format!("no fact; {}", counted(articles(items.iter()), "article")),
            facts => format!("fact in {}", counted(facts, "article")),
        };
        writeln!(out, "{title}  [{standing}]")?;
        for item in items {
            write_claim(store, item, out)?;
        }
    }
    Ok(groups.len().saturating_sub(limit))
}

fn listed(names: BTreeSet<String>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn articles<'a>(items: impl Iterator<Item = &'a &'a Found>) -> usize {
    items
        .map(|item| item.line.article.as_str())
        .collect::<BTreeSet<_>>()
        .len()
}

fn write_claim(store: &Store, item: &Found, out: &mut dyn Write) -> anyhow::Result<()> {
    let line = &item.line;
    let of = Provenance::of(store, &line.article)?.in_words();
    writeln!(out, "  \"{}\"", line.words())?;
    let mut how = vec![line.modality.clone()];
    if line.negated {
        how.push("negated".to_owned());
    }
    if !line.source_chain.is_empty() {
        how.push(format!(
            "according to {}",
            line.source_chain.join(", according to ")
        ));
    }
    if item.acts_for.is_some() {
        how.push(format!("said of {}", line.subject.name));
    }
    how.extend(line.date.iter().map(|date| format!("dated {date}")));
    how.extend(line.place.iter().map(|place| format!("in {place}")));
    how.push(format!("rule {}", line.rule));
    if let Some(scores) = line.scores {
        how.push(format!("likelihood by the model {:.2}", scores.likelihood));
    }
    how.push(format!("confidence {:.2}", line.confidence));
    writeln!(out, "    {} ({of})", how.join(", "))?;
    Ok(())
}

/// What to say where no claim answers.
fn nothing(
    args: &Args,
    wanted: &Wanted,
    store: &Store,
    labels: &BTreeMap<String, String>,
) -> anyhow::Result<String> {
    let subject = args.subject.as_deref().unwrap_or_default();
    let anything = Wanted {
        subject: wanted.subject.clone(),
        relation: None,
        object: None,
    };
    let mut said = Vec::new();
    for article in articles_about(store, &anything)? {
        said.extend(answers(store, &article, &anything, labels)?);
    }
    let known: BTreeSet<String> = said.iter().map(|item| item.line.relation.label()).collect();
    let relation = args.relation.as_deref().unwrap_or("-");
    let object = args.object.as_deref().unwrap_or("-");
    let Some(asked) = &wanted.relation else {
        return Ok(match object {
            _ if said.is_empty() => format!("no claims about {subject}"),
            "-" => format!("no claim relates {subject} to anything"),
            object => format!("no claim relates {subject} to {object}"),
        });
    };
    let without_object = Wanted {
        subject: wanted.subject.clone(),
        relation: Some(asked.clone()),
        object: None,
    };
    let objects: BTreeSet<String> = said
        .iter()
        .filter(|item| without_object.admits(&item.line, item.acts_for.as_ref(), labels))
        .map(|item| item.line.object.name.clone())
        .collect();
    Ok(if !objects.is_empty() {
        format!(
            "no such claim with object {object}; {subject} {relation} has {}",
            listed(objects)
        )
    } else if known.is_empty() {
        format!("no claims about {subject}")
    } else {
        let near = closest(asked, known.iter().map(String::as_str), 1);
        let meant = near
            .first()
            .map_or_else(String::new, |near| format!("; did you mean {near}?"));
        format!(
            "no such claim: {subject} {relation}{meant}; claims about {subject} have {}",
            listed(known)
        )
    })
}
