//! Namespaces and IRIs: from keys to IRIs and back.
//!
//! Invariant: every IRI made here is valid, and different keys give different IRIs.

use super::vocab;
use crate::base::iri::unescaped;
use oxigraph::model::{IriParseError, NamedNode};
use std::fmt::Write as _;

/// The base that is used unless another is asked for.
pub const DEFAULT_BASE: &str = "https://w3id.org/newsgraph/";

/// A base that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaseError {
    /// Not an absolute IRI.
    #[error("base \"{base}\" is not an absolute IRI: {cause}")]
    Iri {
        /// What was given.
        base: String,
        /// What is wrong with it.
        cause: IriParseError,
    },
    /// Names appended to it would run into its last word.
    #[error("base \"{0}\" must end in \"/\" or \"#\"")]
    End(String),
}

/// The namespaces under one base.
///
/// ```
/// let names = newsgraph::rdf::Names::default();
/// assert_eq!(names.entity("Gustavo_Petro").as_str(), "https://w3id.org/newsgraph/entity/Gustavo_Petro");
/// assert_eq!(names.article("a/b 1").as_str(), "https://w3id.org/newsgraph/article/a%2Fb%201");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    base: String,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            base: DEFAULT_BASE.to_owned(),
        }
    }
}

impl Names {
    /// Namespaces under `base`.
    ///
    /// # Errors
    /// Where `base` is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str) -> Result<Self, BaseError> {
        if let Err(cause) = NamedNode::new(base) {
            let base = base.to_owned();
            return Err(BaseError::Iri { base, cause });
        }
        if !base.ends_with(['/', '#']) {
            return Err(BaseError::End(base.to_owned()));
        }
        let base = base.to_owned();
        Ok(Self { base })
    }

    /// The base.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// An entity, by its key; `/` in the key (of article-scoped entities) stays.
    pub fn entity(&self, key: &str) -> NamedNode {
        self.make("entity/", key, true)
    }

    /// A relation, by its name.
    pub fn relation(&self, name: &str) -> NamedNode {
        self.make("rel/", name, false)
    }

    /// An article and its graph, by its id.
    pub fn article(&self, id: &str) -> NamedNode {
        self.make("article/", id, false)
    }

    /// A claim, by its hash.
    pub fn claim(&self, id: &str) -> NamedNode {
        self.make("claim/", id, false)
    }

    /// A run of the program, by its hash.
    pub fn run(&self, id: &str) -> NamedNode {
        self.make("run/", id, false)
    }

    /// A term of the program's own vocabulary (see [`vocab::ng`]).
    pub fn ng(&self, local: &str) -> NamedNode {
        self.make("ontology#", local, false)
    }

    /// The graph that holds the ontology.
    pub fn ontology_graph(&self) -> NamedNode {
        NamedNode::new_unchecked(format!("{}ontology", self.base))
    }

    /// A part of another node, as a fragment of its IRI.
    pub fn part(of: &NamedNode, fragment: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}#{fragment}", of.as_str()))
    }

    /// The same node under this base, if it was made under the default base.
    pub fn moved(&self, node: NamedNode) -> NamedNode {
        match node.as_str().strip_prefix(DEFAULT_BASE) {
            Some(local) if self.base != DEFAULT_BASE => {
                NamedNode::new_unchecked(format!("{}{local}", self.base))
            }
            _ => node,
        }
    }

    /// What follows the namespace in a name as tables, queries and messages write it: `Took` of `ent:Took`, `entity/Took`,
    /// and the IRI with or without brackets; `a1/Took` of `ent:a1\/Took`. None where it is written otherwise.
    ///
    /// ```
    /// let names = newsgraph::rdf::Names::default();
    /// assert_eq!(names.local("ent", "ent:a1\\/Took").as_deref(), Some("a1/Took"));
    /// assert_eq!(names.local("rel", "<https://w3id.org/newsgraph/rel/met>").as_deref(), Some("met"));
    /// assert_eq!(names.local("rel", "met"), None);
    /// ```
    pub fn local(&self, prefix: &str, name: &str) -> Option<String> {
        let known = self.prefixes();
        let (_, namespace) = known.iter().find(|(it, _)| *it == prefix)?;
        let name = name.trim_matches(['<', '>']);
        let prefixed = || name.strip_prefix(prefix)?.strip_prefix(':');
        let relative = || name.strip_prefix(namespace.strip_prefix(self.base())?);
        let local = name
            .strip_prefix(namespace)
            .or_else(prefixed)
            .or_else(relative)?;
        Some(local.replace('\\', ""))
    }

    /// The id of an article that is written as `art:ID`, `article/ID` or its IRI.
    pub fn article_id(&self, name: &str) -> Option<String> {
        self.local("art", name).map(|local| unescaped(&local))
    }

    /// The prefixes that queries and Turtle may use, with their namespaces, in alphabetical order.
    pub fn prefixes(&self) -> Vec<(&'static str, String)> {
        let own = |path: &str| format!("{}{path}", self.base);
        vec![
            ("art", own("article/")),
            ("claim", own("claim/")),
            ("dcterms", vocab::DCTERMS.to_owned()),
            ("ent", own("entity/")),
            ("ng", own("ontology#")),
            ("oa", vocab::oa::NAMESPACE.to_owned()),
            ("owl", vocab::owl::NAMESPACE.to_owned()),
            ("plover", own("plover/")),
            ("prov", vocab::prov::NAMESPACE.to_owned()),
            ("rdf", vocab::rdf12::NAMESPACE.to_owned()),
            ("rdfs", "http://www.w3.org/2000/01/rdf-schema#".to_owned()),
            ("rel", own("rel/")),
            ("run", own("run/")),
            ("schema", vocab::schema::NAMESPACE.to_owned()),
            ("sem", vocab::SEM.to_owned()),
            ("sh", vocab::SHACL.to_owned()),
            ("skos", vocab::skos::NAMESPACE.to_owned()),
            ("type", own("type/")),
            ("wd", vocab::WIKIDATA.to_owned()),
            ("xsd", "http://www.w3.org/2001/XMLSchema#".to_owned()),
        ]
    }

    fn make(&self, namespace: &str, key: &str, keep_slash: bool) -> NamedNode {
        let mut iri = format!("{}{namespace}", self.base);
        escape_into(&mut iri, key, keep_slash);
        NamedNode::new_unchecked(iri)
    }
}

/// Appends `key` with all but letters, digits, `_`, `-` and inner `.` percent-escaped, so that it is both a
/// valid part of an IRI and of a prefixed name in SPARQL and Turtle.
fn escape_into(iri: &mut String, key: &str, keep_slash: bool) {
    let last = key.len().saturating_sub(1);
    for (at, c) in key.char_indices() {
        let plain = c.is_alphanumeric()
            || matches!(c, '_' | '-')
            || (c == '.' && at != 0 && at != last)
            || (c == '/' && keep_slash);
        if plain {
            iri.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: &str) {
        let iri = Names::default().entity(key);
        assert_eq!(iri.as_str(), format!("{DEFAULT_BASE}entity/{expected}"));
        assert!(NamedNode::new(iri.as_str()).is_ok());
        assert_eq!(unescaped(expected), key);
    }

    #[test]
    fn letters_of_all_scripts_stay() {
        check("Bogotá", "Bogotá");
        check("000_a/Petro", "000_a/Petro");
    }

    #[test]
    fn all_else_is_escaped() {
        check("O'Neil & Sons.", "O%27Neil%20%26%20Sons%2E");
        check("a%20b", "a%2520b");
        check("<script>\n\u{0}", "%3Cscript%3E%0A%00");
    }

    #[test]
    fn a_base_must_be_absolute_and_end_well() {
        assert!(Names::new("http://example.org/kg/").is_ok());
        assert!(matches!(Names::new("kg/"), Err(BaseError::Iri { .. })));
        assert!(matches!(
            Names::new("http://example.org/kg"),
            Err(BaseError::End(_))
        ));
    }
}
