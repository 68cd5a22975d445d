//! The user's word on who is who: `merges.csv`, which wins over every rule.
//!
//! ```text
//! decision,first,second
//! same,Gustavo Petro,ent:a1/Petro
//! different,ent:John_Smith,ent:a7/John_Smith
//! ```
//! In: the table. Out: [`Merges`], which the cascade asks. Invariant: an answer depends on the rows and the article's id
//! alone, so that reading stays a function of the article, the ontology, the weights and these.

use super::matched::Row;
use crate::base::content_hash;
use crate::base::iri::unescaped;
use crate::base::text::fold;
use std::collections::BTreeMap;

/// The columns.
const HEADER: [&str; 3] = ["decision", "first", "second"];

/// Whom the user says to be one, and whom two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merges {
    /// Each with at least two designations, the one that the others go by first.
    pub(super) same: Vec<Vec<Designation>>,
    pub(super) different: Vec<[Designation; 2]>,
    pub(super) rows: Vec<Row>,
    hash: String,
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {finding}")]
pub struct MergesError {
    /// The file as it was named.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What was found there, and what to do about it.
    pub finding: String,
}

/// What a user calls an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Designation {
    /// The key that the entity has or is to have, not escaped: `Gustavo_Petro`, `a1/Petro`.
    pub(super) key: String,
    /// Its name, folded.
    name: String,
    /// Whether only the key counts, since an IRI was given.
    pub(super) exact: bool,
}

impl Designation {
    /// An IRI, the same as `ent:NAME` or `entity/NAME`, or a name.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let iri = text.trim_start_matches('<').trim_end_matches('>');
        let written = ["ent:", "entity/"]
            .iter()
            .find_map(|it| text.strip_prefix(it));
        let local = written.or_else(|| {
            iri.split_once("://")?
                .1
                .split_once("/entity/")
                .map(|it| it.1)
        });
        let (key, exact) = match local {
            // SPARQL's way to write a slash in a prefixed name.
            Some(local) => (unescaped(&local.replace("\\/", "/")), true),
            None if iri.contains("://") => return None,
            None => (text.replace(' ', "_"), false),
        };
        let own = key.rsplit('/').next().unwrap_or(&key).replace('_', " ");
        (!own.trim().is_empty()).then(|| Self {
            name: fold(&own),
            key,
            exact,
        })
    }

    /// Whether an entity of this key and name is meant.
    pub(super) fn means(&self, key: &str, name: &str) -> bool {
        fold(&self.key) == fold(key) || (!self.exact && self.name == fold(name))
    }

    /// Its name with spaces, in the case that the user wrote.
    pub(super) fn name_as_written(&self) -> String {
        let own = self.key.rsplit('/').next().unwrap_or(&self.key);
        own.replace('_', " ")
    }

    /// The article to which it is confined, and the key that it has elsewhere.
    pub(super) fn scope(&self) -> Option<(&str, &str)> {
        self.key.rsplit_once('/')
    }

    /// Whether it can be found in this article, and goes by this name there.
    pub(super) fn goes_by(&self, article: &str, name: &str) -> bool {
        self.scope().is_none_or(|(scope, _)| scope == article) && self.name == fold(name)
    }
}

/// No decisions at all.
static NONE: Merges = Merges {
    same: Vec::new(),
    different: Vec::new(),
    rows: Vec::new(),
    hash: String::new(),
};

impl Merges {
    /// No decisions: the rules alone tell who is who.
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Reads the table; `file` is what errors call it.
    ///
    /// # Errors
    /// Where the header or a row is not as it must be, or rows contradict each other; the error names file and line.
    pub fn parse(text: &str, file: &str) -> Result<Self, MergesError> {
        let error = |line: usize, finding: String| MergesError {
            file: file.to_owned(),
            line,
            finding,
        };
        let mut rows = text
            .trim_start_matches('\u{feff}')
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (at, header) = rows.next().unwrap_or((1, ""));
        if cells(header) != HEADER {
            let finding = format!(
                "expected the header {}, found \"{header}\"",
                HEADER.join(",")
            );
            return Err(error(at, finding));
        }
        let mut merges = Self::default();
        let mut parts = Vec::new();
        for (line, text) in rows {
            let row = cells(text);
            let sides = merges.add(&row).map_err(|finding| error(line, finding))?;
            merges.rows.push(Row {
                file: file.to_owned(),
                line,
                words: [row[1].clone(), row[2].clone()],
                sides,
            });
            parts.push(row.join("\u{1f}"));
        }
        if !parts.is_empty() {
            let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
            merges.hash = content_hash(&parts);
        }
        Ok(merges)
    }

    /// SHA-256 of the rows; empty where there are none.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    fn add(&mut self, row: &[String]) -> Result<[Designation; 2], String> {
        let [decision, first, second] = row else {
            return Err(format!(
                "expected {} columns, found {}",
                HEADER.len(),
                row.len()
            ));
        };
        let designation = |text: &String| {
            Designation::parse(text).ok_or_else(|| {
                format!("\"{text}\" is no entity; give its IRI, ent:NAME, or its name")
            })
        };
        let (one, other) = (designation(first)?, designation(second)?);
        if one == other {
            return Err(format!(
                "{first} is compared with itself; give two entities"
            ));
        }
        let sides = [one.clone(), other.clone()];
        let class = |it: &Designation| self.same.iter().position(|class| class.contains(it));
        let (one_class, other_class) = (class(&one), class(&other));
        let contradiction =
            || format!("{first} and {second} are both same and different; keep one");
        match decision.as_str() {
            "same" => {
                let apart = |[a, b]: &[Designation; 2]| {
                    (*a == one && *b == other) || (*a == other && *b == one)
                };
                if self.different.iter().any(apart) {
                    return Err(contradiction());
                }
                self.join(one, other, one_class, other_class);
            }
            "different" if one_class.is_some() && one_class == other_class => {
                return Err(contradiction());
            }
            "different" => self.different.push([one, other]),
            word => {
                return Err(format!(
                    "unknown decision \"{word}\"; use same or different"
                ));
            }
        }
        Ok(sides)
    }

    fn join(
        &mut self,
        one: Designation,
        other: Designation,
        one_class: Option<usize>,
        other_class: Option<usize>,
    ) {
        match (one_class, other_class) {
            (None, None) => self.same.push(vec![one, other]),
            (Some(class), None) => self.same[class].push(other),
            (None, Some(class)) => self.same[class].push(one),
            (Some(one), Some(other)) if one != other => {
                let moved = self.same.remove(one.max(other));
                self.same[one.min(other)].extend(moved);
            }
            _ => {}
        }
    }

    /// Whether there is nothing to ask.
    pub(super) fn is_empty(&self) -> bool {
        self.hash.is_empty()
    }

    /// The designation that an entity of this key and name goes by, if the user says that it is one with others.
    pub(super) fn same(&self, key: &str, name: &str) -> Option<&Designation> {
        let meant = |class: &&Vec<Designation>| class.iter().any(|it| it.means(key, name));
        self.same.iter().find(meant)?.first()
    }

    /// The key of its own that an entity of an article has, where the user says that it is not the one of that key.
    ///
    /// `different,ent:John_Smith,ent:a7/John_Smith` makes `John_Smith` in the article `a7` `a7/John_Smith`.
    pub(super) fn own_key(&self, article: &str, key: &str) -> Option<&str> {
        self.different.iter().find_map(|[one, other]| {
            [(one, other), (other, one)]
                .into_iter()
                .find(|(general, own)| {
                    general.key == key && own.scope().is_some_and(|(scope, _)| scope == article)
                })
                .map(|(_, own)| own.key.as_str())
        })
    }

    /// Whether the user says that the entities of these two keys are two.
    pub(super) fn are_two(&self, one: &str, other: &str) -> bool {
        self.different.iter().any(|[a, b]| {
            let (a, b) = (a.key.as_str(), b.key.as_str());
            (a, b) == (one, other) || (b, a) == (one, other)
        })
    }

    /// Whether mentions by these names must not be tied together in an article.
    pub(super) fn keep_apart(&self, article: &str, one: &[&str], other: &[&str]) -> bool {
        let goes_by =
            |it: &Designation, names: &[&str]| names.iter().any(|name| it.goes_by(article, name));
        self.different.iter().any(|[a, b]| {
            a.name != b.name
                && (goes_by(a, one) && goes_by(b, other) || goes_by(b, one) && goes_by(a, other))
        })
    }

    /// The classes of this article: for each index of `entities` (key and name) the first of its class, if it is another.
    pub(super) fn pairs(&self, entities: &[(String, String)]) -> Vec<(usize, usize)> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (index, (key, name)) in entities.iter().enumerate() {
            if let Some(target) = self.same(key, name) {
                match first.get(target.key.as_str()) {
                    Some(&earlier) => pairs.push((earlier, index)),
                    None => {
                        first.insert(&target.key, index);
                    }
                }
            }
        }
        pairs
    }
}

/// The cells of one line of CSV.
fn cells(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(line.as_bytes());
    let record = reader.records().next();
    let record = record.and_then(Result::ok).unwrap_or_default();
    record.iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Merges;

    #[track_caller]
    fn check_error(rows: &str, expected: &str) {
        let error = Merges::parse(rows, "merges.csv").map_err(|error| error.to_string());
        assert_eq!(error, Err(expected.to_owned()));
    }

    #[test]
    fn wrong_rows_are_told_with_their_place() {
        check_error(
            "first,second\nElessar,Strider\n",
            "merges.csv:1: expected the header decision,first,second, found \"first,second\"",
        );
        check_error(
            "decision,first,second\n# a comment\n\nequal,Elessar,Strider\n",
            "merges.csv:4: unknown decision \"equal\"; use same or different",
        );
        check_error(
            "decision,first,second\nsame,Elessar\n",
            "merges.csv:2: expected 3 columns, found 2",
        );
        check_error(
            "decision,first,second\nsame,Elessar,http://example.org/Strider\n",
            "merges.csv:2: \"http://example.org/Strider\" is no entity; give its IRI, ent:NAME, or its name",
        );
        check_error(
            "decision,first,second\nsame,Elessar,Elessar\n",
            "merges.csv:2: Elessar is compared with itself; give two entities",
        );
    }

    #[test]
    fn rows_that_contradict_each_other_are_refused() {
        let finding = "Strider and Aragorn are both same and different; keep one";
        check_error(
            "decision,first,second\nsame,Elessar,Strider\nsame,Elessar,Aragorn\ndifferent,Strider,Aragorn\n",
            &format!("merges.csv:4: {finding}"),
        );
        check_error(
            "decision,first,second\ndifferent,Aragorn,Strider\nsame,Strider,Aragorn\n",
            &format!("merges.csv:3: {finding}"),
        );
    }

    #[test]
    fn only_rows_count_for_the_hash() {
        let hash = |rows: &str| {
            let table = format!("decision,first,second\n{rows}");
            let merges = Merges::parse(&table, "merges.csv").expect("a table");
            merges.hash().to_owned()
        };
        assert_eq!(hash(""), "");
        assert_eq!(hash("same,a,b\n"), hash("# why\n same , a ,b\n"));
        assert_ne!(hash("same,a,b\n"), hash("different,a,b\n"));
    }
}
