//! A web page's metadata: JSON-LD, `<meta>` tags, `<time>`, the canonical link, the declared encoding.
//!
//! Invariant: read by scanning tags, so a page cut anywhere gives what stands before the cut.

use super::json::unreadable_date;
use super::strip::unescape;
use crate::article::dates::parse_date;
use crate::article::given::Given;
use crate::article::pattern::pattern;
use crate::base::text::squeeze;
use encoding_rs::Encoding;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageMeta {
    pub(super) given: Given,
    pub(super) language: Option<String>,
    pub(super) notes: Vec<String>,
}

/// Names of `<meta>` tags, the best first.
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "title"];
const OUTLETS: [&str; 4] = [
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
];
const URLS: [&str; 2] = ["og:url", "twitter:url"];
const DATES: [&str; 13] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "article.published",
    "dcterms.created",
];

/// Reads a page's metadata. JSON-LD is believed before `<meta>`, that before `<time>`.
pub(super) fn read(html: &str) -> PageMeta {
    let linked = linked_data(html);
    let tags = meta_tags(html);
    let tag = |names: &[&str]| names.iter().find_map(|name| tags.get(*name).cloned());
    let linked_field = |name: &str| {
        linked
            .as_ref()
            .and_then(|object| object.get(name))
            .and_then(written)
    };
    let date = linked_field("datePublished")
        .or_else(|| tag(&DATES))
        .or_else(|| time(html));
    let published = date.as_deref().and_then(parse_date);
    let notes = date
        .filter(|_| published.is_none())
        .map(|date| unreadable_date(&date));
    let title = linked_field("headline")
        .or_else(|| tag(&TITLES))
        .or_else(|| title_tag(html));
    let url = linked_field("url").filter(|url| url.starts_with("http"));
    PageMeta {
        given: Given {
            title,
            published,
            outlet: linked_field("publisher").or_else(|| tag(&OUTLETS)),
            url: url.or_else(|| canonical(html)).or_else(|| tag(&URLS)),
        },
        language: first(&LANGUAGE, html),
        notes: notes.into_iter().collect(),
    }
}

/// The encoding that a page declares in its first kilobyte.
pub(super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    let label = CHARSET.captures(&start)?.get(1)?;
    Encoding::for_label(label.as_str().as_bytes())
}

/// The first object of the page's JSON-LD that is an article.
fn linked_data(html: &str) -> Option<serde_json::Map<String, Value>> {
    LINKED_DATA.captures_iter(html).find_map(|script| {
        let value = serde_json::from_str(script.get(1)?.as_str().trim()).ok()?;
        article_in(value)
    })
}

/// The article in a JSON-LD value: itself, or in its list or `@graph`. The parser bounds the depth.
fn article_in(value: Value) -> Option<serde_json::Map<String, Value>> {
    match value {
        Value::Array(list) => list.into_iter().find_map(article_in),
        Value::Object(mut object) if !is_article(&object) => article_in(object.remove("@graph")?),
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn is_article(object: &serde_json::Map<String, Value>) -> bool {
    let names = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        name.ends_with("Article") || matches!(name, "BlogPosting" | "Report" | "LiveBlogPosting")
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(names),
        Some(name) => names(name),
        None => false,
    }
}

/// A JSON-LD value in words: a string, or the name of an object or of the first of a list.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Object(object) => object.get("name")?.as_str().and_then(clean),
        Value::Array(list) => list.first().and_then(written),
        _ => None,
    }
}

fn meta_tags(html: &str) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for tag in META.find_iter(html) {
        let tag = tag.as_str();
        let name = first(&META_NAME, tag);
        let content = first(&META_CONTENT, tag);
        if let (Some(name), Some(content)) = (name, content) {
            tags.entry(name.to_lowercase()).or_insert(content);
        }
    }
    tags
}

/// The first `<time datetime=...>`.
fn time(html: &str) -> Option<String> {
    first(&TIME, html)
}

/// The page title up to the outlet's name after a bar or dash.
fn title_tag(html: &str) -> Option<String> {
    let title = first(&TITLE, html)?;
    let cut = [" | ", " – ", " — ", " - "]
        .iter()
        .filter_map(|bar| title.rfind(bar))
        .max();
    let headline = cut.map_or(title.as_str(), |cut| &title[..cut]);
    let long = headline.split_whitespace().count() >= 3;
    Some(if long { headline.to_owned() } else { title })
}

fn canonical(html: &str) -> Option<String> {
    let link = LINK
        .find_iter(html)
        .find(|link| CANONICAL.is_match(link.as_str()))?;
    first(&HREF, link.as_str()).filter(|url| url.starts_with("http"))
}

/// The first group of the first match that holds something, unescaped.
fn first(pattern: &Regex, text: &str) -> Option<String> {
    let found = pattern.captures(text)?;
    found
        .iter()
        .skip(1)
        .flatten()
        .find_map(|group| clean(group.as_str()))
}

fn clean(text: &str) -> Option<String> {
    let text = squeeze(&unescape(text));
    (!text.is_empty()).then_some(text)
}

/// `name="value"` with either quote, or none.
macro_rules! value {
    () => {
        r#"\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#
    };
}

static LINKED_DATA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?is)<script[^>]*application/ld\+json[^>]*>(.*?)</script"));
static META: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?is)<meta\s[^>]*>"));
static META_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?is)\s(?:property|name|itemprop)", value!())));
static META_CONTENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?is)\scontent", value!())));
static TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?is)<time\s[^>]*?datetime", value!())));
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?is)<title[^>]*>([^<]*)"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?is)<link\s[^>]*>"));
static CANONICAL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i)rel\s*=\s*["']?canonical"#));
static HREF: LazyLock<Regex> = LazyLock::new(|| pattern(concat!(r"(?is)\shref", value!())));
static LANGUAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(concat!(r"(?is)<html\s[^>]*?\blang", value!())));
static CHARSET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)"#));

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(html: &str, title: &str, outlet: &str, day: Option<i8>) {
        let given = read(html).given;
        assert_eq!(given.title.as_deref(), Some(title));
        assert_eq!(given.outlet.as_deref().unwrap_or_default(), outlet);
        assert_eq!(given.published, day.map(|day| date(2026, 1, day)));
    }

    #[test]
    fn linked_data_first() {
        let html = r#"<title>T - Herald</title><meta property="og:title" content="Other">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
            "headline": "Beacons &amp; riders", "datePublished": "2026-01-07T22:00:00+01:00", "publisher": {"name": "The Herald"}}]}</script>"#;
        check(html, "Beacons & riders", "The Herald", Some(7));
    }

    #[test]
    fn meta_tags_in_any_order() {
        let html = r#"<meta content='Beacons lit' property='og:title'><meta name="date" content="January 8, 2026">
            <meta property=og:site_name content=Herald>"#;
        check(html, "Beacons lit", "Herald", Some(8));
    }

    #[test]
    fn the_page_itself_last() {
        check(
            r#"<title>Beacons lit in Gondor | Herald</title><time datetime="2026-01-09">"#,
            "Beacons lit in Gondor",
            "",
            Some(9),
        );
        check("<title>Gondor - Rohan</title>", "Gondor - Rohan", "", None);
    }

    #[test]
    fn links_language_and_encoding() {
        let meta = read(
            r#"<html class="x" lang="en-GB"><link rel="canonical" href="https://herald.example/a?b=1&amp;c=2">"#,
        );
        assert_eq!(
            meta.given.url.as_deref(),
            Some("https://herald.example/a?b=1&c=2")
        );
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
        assert_eq!(
            charset(b"<meta charset='iso-8859-1'>"),
            Some(encoding_rs::WINDOWS_1252)
        );
        assert_eq!(charset(b"<p>"), None);
    }
}
