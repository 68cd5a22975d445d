//! Claim lines read back from the graph.
//!
//! In: quads of one article's graph. Out: the claim lines that were written into it, in text order.
//! Invariant: `recall(quads(reading)) == lines(reading)`.

use super::about::{About, as_iri};
use super::line::{ClaimLine, End, RelationRef, ScoresLine, sorted};
use super::names::Names;
use super::vocab::{ng, oa, prov, rdf, rdfs, schema};
use crate::base::iri::{local_name, unescaped};
use oxigraph::model::{QuadRef, TermRef};

/// The claims of one article's graph in text order.
///
/// Nodes that other programs put there and that lack what a claim must have are passed over.
pub fn recall<'a>(
    quads: impl IntoIterator<Item: Into<QuadRef<'a>>>,
    names: &Names,
) -> Vec<ClaimLine> {
    claims_of(&About::of(quads), names)
}

/// The same, of what was read already.
pub fn claims_of(about: &About<'_>, names: &Names) -> Vec<ClaimLine> {
    let nodes = Nodes { names, about };
    let subjects = about.subjects().into_iter();
    let claims = subjects.filter(|iri| nodes.has_type(iri, ng::CLAIM));
    sorted(claims.filter_map(|iri| nodes.line(iri)).collect())
}

struct Nodes<'a> {
    names: &'a Names,
    about: &'a About<'a>,
}

impl Nodes<'_> {
    fn line(&self, claim: &str) -> Option<ClaimLine> {
        let ng = |local: &str| self.names.ng(local).into_string();
        let article = self.iri(claim, prov::WAS_DERIVED_FROM.as_str())?;
        let evidence = self.iri(claim, &ng(ng::EVIDENCE))?;
        let (start, end) = self.selected(evidence)?;
        let sentence_hash = self.text(evidence, &ng(ng::QUOTE_HASH));
        let sentence = match &sentence_hash {
            Some(_) => String::new(),
            None => self.quoted(evidence)?,
        };
        let relation = self.iri(claim, rdf::PREDICATE.as_str())?;
        let trigger = self.iri(claim, &ng(ng::TRIGGER));
        let (source_chain, source_chain_iris) = self.speakers(claim);
        let place = self.iri(claim, &ng(ng::PLACE));
        Some(ClaimLine {
            id: local_name(claim).to_owned(),
            article: self.text(article, schema::IDENTIFIER.as_str())?,
            start,
            end,
            sentence,
            sentence_hash,
            subject: self.end(claim, rdf::SUBJECT.as_str(), SUBJECT)?,
            relation: RelationRef {
                iri: relation.to_owned(),
                name: unescaped(local_name(relation)),
                lemma: self.text(claim, &ng(ng::LEMMA))?,
                known: !self.has_type(relation, ng::OPEN_RELATION),
            },
            object: self.end(claim, rdf::OBJECT.as_str(), OBJECT)?,
            trigger: trigger.and_then(|node| self.position(node)),
            kind: local_name(self.iri(claim, &ng(ng::TYPE))?).to_owned(),
            mode: self.text(claim, &ng(ng::PLOVER_MODE)),
            negated: self.text(claim, &ng(ng::POLARITY))? == "negative",
            modality: self.text(claim, &ng(ng::MODALITY))?,
            source: source_chain.last().cloned(),
            source_iri: source_chain_iris.last().cloned().flatten(),
            source_chain,
            source_chain_iris,
            date: self.text(claim, &ng(ng::DATE)),
            place: place.map(|iri| self.name(iri)),
            place_iri: place.map(str::to_owned),
            confidence: self.text(claim, &ng(ng::CONFIDENCE))?.parse().ok()?,
            rule: self.text(claim, &ng(ng::RULE))?,
            scores: self.scores(claim),
        })
    }

    fn scores(&self, claim: &str) -> Option<ScoresLine> {
        let score = |local: &str| {
            let text = self.text(claim, self.names.ng(local).as_str())?;
            text.parse().ok()
        };
        Some(ScoresLine {
            pair: score(ng::PAIR_SCORE)?,
            likelihood: score(ng::LIKELIHOOD)?,
            kind: score(ng::TYPE_SCORE)?,
            fact: score(ng::FACT_SCORE)?,
            soundness: score(ng::SOUNDNESS)?,
        })
    }

    fn end(
        &self,
        claim: &str,
        predicate: &str,
        [text, start, end, kind]: [&str; 4],
    ) -> Option<End> {
        let ng = |local: &str| self.names.ng(local).into_string();
        let (name, iri, kind) = match self.about.object(claim, predicate)? {
            TermRef::NamedNode(node) => {
                let iri = node.as_str();
                (self.name(iri), Some(iri.to_owned()), self.kind(iri)?)
            }
            TermRef::Literal(literal) => {
                let kind = local_name(self.iri(claim, &ng(kind))?).to_owned();
                (literal.value().to_owned(), None, kind)
            }
            _ => return None,
        };
        Some(End {
            name,
            iri,
            kind,
            text: self.text(claim, &ng(text)).unwrap_or_default(),
            start: self.number(claim, &ng(start))?,
            end: self.number(claim, &ng(end))?,
        })
    }

    /// Names and IRIs of all speakers, outermost first.
    fn speakers(&self, claim: &str) -> (Vec<String>, Vec<Option<String>>) {
        let source = self.names.ng(ng::SOURCE).into_string();
        let innermost = Names::part(&self.names.claim(local_name(claim)), "source-0");
        if !self.about.knows(innermost.as_str()) {
            let iri = self.iri(claim, &source);
            return iri
                .map(|iri| (self.name(iri), Some(iri.to_owned())))
                .into_iter()
                .unzip();
        }
        let speaker = self.names.ng(ng::SPEAKER).into_string();
        (0..)
            .map(|depth| format!("{claim}#source-{depth}"))
            .take_while(|node| self.about.knows(node))
            .map(|node| {
                (
                    self.name(&node),
                    self.iri(&node, &speaker).map(str::to_owned),
                )
            })
            .unzip()
    }

    /// Offsets of a stretch of text.
    fn selected(&self, evidence: &str) -> Option<(usize, usize)> {
        self.selectors(evidence)
            .find_map(|node| self.position(node))
    }

    /// Words of a stretch of text.
    fn quoted(&self, evidence: &str) -> Option<String> {
        self.selectors(evidence)
            .find_map(|node| self.text(node, oa::EXACT.as_str()))
    }

    fn selectors(&self, evidence: &str) -> impl Iterator<Item = &str> {
        let selectors = self.about.objects(evidence, oa::HAS_SELECTOR.as_str());
        selectors.filter_map(as_iri)
    }

    fn position(&self, selector: &str) -> Option<(usize, usize)> {
        Some((
            self.number(selector, oa::START.as_str())?,
            self.number(selector, oa::END.as_str())?,
        ))
    }

    /// Its label, or what its IRI says.
    fn name(&self, iri: &str) -> String {
        self.text(iri, rdfs::LABEL.as_str())
            .unwrap_or_else(|| local_name(iri).replace('_', " "))
    }

    /// The class of the program's own that it has.
    fn kind(&self, iri: &str) -> Option<String> {
        let own = self.names.ng("").into_string();
        let types = self.about.objects(iri, rdf::TYPE.as_str());
        let mut classes = types.filter_map(as_iri);
        classes.find_map(|class| Some(class.strip_prefix(&own)?.to_owned()))
    }

    fn has_type(&self, iri: &str, class: &str) -> bool {
        let class = self.names.ng(class);
        let mut types = self.about.objects(iri, rdf::TYPE.as_str());
        types.any(|found| as_iri(found) == Some(class.as_str()))
    }

    fn iri(&self, subject: &str, predicate: &str) -> Option<&str> {
        self.about.iri(subject, predicate)
    }

    fn text(&self, subject: &str, predicate: &str) -> Option<String> {
        self.about.text(subject, predicate).map(str::to_owned)
    }

    fn number(&self, subject: &str, predicate: &str) -> Option<usize> {
        self.about.text(subject, predicate)?.parse().ok()
    }
}

const SUBJECT: [&str; 4] = [
    ng::SUBJECT_TEXT,
    ng::SUBJECT_START,
    ng::SUBJECT_END,
    ng::SUBJECT_KIND,
];
const OBJECT: [&str; 4] = [
    ng::OBJECT_TEXT,
    ng::OBJECT_START,
    ng::OBJECT_END,
    ng::OBJECT_KIND,
];
