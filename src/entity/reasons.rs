//! Why mentions were tied to their entities, in words.
//!
//! In: the name of a rule, as a mention keeps it. Out: what the rule goes by. Invariant: every rule of the cascade is here.

/// What a rule goes by; none of a name that is no rule of the cascade.
///
/// ```
/// assert_eq!(newsgraph::entity::reason("acronym"), Some("its capitals are the initials of the full name"));
/// ```
pub fn reason(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "acronym" => "its capitals are the initials of the full name",
        "administration" => "an administration named after its head",
        "also-called" => "it is said to be another name of that one (\"born\", \"known as\")",
        "apposition" => "it stands beside another mention as its apposition",
        "introduced" => "whom the opening tells of, by name and age in the next paragraph",
        "client" => "whom the lawyer that speaks acts for",
        "continued" => "whom the sentence before is about, by age or calling",
        "capitals" => "a name by its capitals",
        "class" => "the class of something named before (\"the country\")",
        "demonym" => "the adjective of a country or people",
        "description" => "a description that takes up nothing said before",
        "headline" => "the headline announced it",
        "household-name" => "a bare surname that everybody knows",
        "learned" => "the model takes it for the likeliest thing meant",
        "merges-file" => "the merges file says so",
        "metonym" => "a capital or seat of government that acts stands for its state",
        "name-model" => "a name that the language model found",
        "name-table" => "a name of the ontology's tables",
        "own-country" => "the country that its owner leads",
        "part-of-name" => "a part of the full name",
        "plain-plural" => "the plain noun, for the only fuller phrase of that noun",
        "pronoun" => "a pronoun, for the likeliest antecedent that agrees with it",
        "public-body" => "the only body of its kind that the article names (\"the police\")",
        "recurring" => "the same words again",
        "reflexive" => "a reflexive pronoun, for its subject",
        "relative-pronoun" => "a relative pronoun, for the noun before",
        "restated" => "a noun before or after the name says what it is (\"the city of\")",
        "role" => "the article says who holds that role",
        "role-table" => "the ontology's tables say who held that role at the time",
        "same-entry" => "another name of the same entry of the ontology's tables",
        "same-name" => "the same name",
        "same-noun" => "the same noun with the definite article",
        "same-owner" => "the same thing of the same owner",
        "same-words" => "the same description",
        "speaker" => "the first person in a quotation, for its speaker or whom that speaks for",
        "spelling" => "the same name in another spelling",
        "synonym" => "a noun of the same meaning, and nothing else that it could mean",
        "time" => "a date or time",
        "title" => "the title before the name",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::reason;
    use std::fs;
    use std::path::Path;

    /// The names of rules that a file of the floor spells out: hyphened words and the like in quotes.
    fn rules(text: &str) -> Vec<String> {
        let marks = [
            "rule: \"",
            ".merge(",
            ".identify(",
            "=> (it, \"",
            "|it| (it, \"",
        ];
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut found = Vec::new();
        for mark in marks {
            for (at, _) in code.match_indices(mark) {
                let rest = &code[at..];
                let end = rest.find([';', '\n']).unwrap_or(rest.len());
                let mut quoted = rest[..end].split('"');
                found.extend(quoted.nth(1).map(str::to_owned));
            }
        }
        found
    }

    #[test]
    fn every_rule_of_the_cascade_has_its_words() {
        let floor = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/entity");
        let mut seen = 0;
        for folder in [floor.clone(), floor.join("passes")] {
            for entry in fs::read_dir(folder).expect("the floor's folder") {
                let path = entry.expect("a file").path();
                if path.extension().is_none_or(|it| it != "rs") {
                    continue;
                }
                for rule in rules(&fs::read_to_string(&path).expect("a file of text")) {
                    assert!(reason(&rule).is_some(), "{}: {rule}", path.display());
                    seen += 1;
                }
            }
        }
        assert!(seen > 20, "only {seen} rules found");
    }
}
