//! The names under which JSON, CSV and manifests give an article's fields.
//!
//! Invariant: names compare without case, spaces, hyphens and underscores; the earlier synonym wins.

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) enum Field {
    Id,
    File,
    Text,
    Title,
    Date,
    Url,
    Outlet,
    Language,
}

/// The names of a field, the best first.
pub(in crate::article) fn synonyms(field: Field) -> &'static [&'static str] {
    match field {
        Field::Id => &["id", "articleid", "docid", "uuid", "guid"],
        Field::File => &["file", "filename", "path", "fileorid"],
        Field::Text => &[
            "text",
            "content",
            "body",
            "articlebody",
            "articletext",
            "maintext",
            "fulltext",
            "story",
        ],
        Field::Title => &["title", "headline", "heading"],
        Field::Date => &[
            "date",
            "published",
            "datepublished",
            "publisheddate",
            "publishedat",
            "publicationdate",
            "publishdate",
            "pubdate",
            "dateofpublication",
            "pubtime",
        ],
        Field::Url => &[
            "url",
            "link",
            "canonicalurl",
            "sourceurl",
            "webpage",
            "weburl",
        ],
        Field::Outlet => &[
            "outlet",
            "publisher",
            "source",
            "sourcename",
            "sitename",
            "publication",
            "newspaper",
            "provider",
            "site",
            "sourcedomain",
            "domain",
        ],
        Field::Language => &["language", "lang"],
    }
}

/// A name as it is compared.
pub(in crate::article) fn normal(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Which of `names` gives `field`.
pub(in crate::article) fn position<'a>(
    names: impl Iterator<Item = &'a str>,
    field: Field,
) -> Option<usize> {
    let names: Vec<String> = names.map(normal).collect();
    synonyms(field)
        .iter()
        .find_map(|synonym| names.iter().position(|name| name == synonym))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], field: Field, expected: Option<usize>) {
        assert_eq!(position(names.iter().copied(), field), expected);
    }

    #[test]
    fn usual_names() {
        check(&["ID", "Headline", "Body"], Field::Text, Some(2));
        check(&["published_at", "x"], Field::Date, Some(0));
        check(&["Published-At"], Field::Date, Some(0));
        check(&["body", "text"], Field::Text, Some(1));
        check(&["summary"], Field::Text, None);
    }
}
