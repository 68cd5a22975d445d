//! Which of the formats on offer a client likes best.
//!
//! In: an `Accept` header. Out: a format, or what there is to choose from.
//! Invariant: the most specific range decides on a format's quality (RFC 9110, 12.5.1); of equals the first offered wins.

use super::reply::Problem;
use crate::query::{AnswerFormat, AnswerKind};
use oxhttp::model::StatusCode;
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;

/// Result formats with their media types, the preferred one first.
const RESULTS: &[(&str, QueryResultsFormat)] = &[
    ("application/sparql-results+json", QueryResultsFormat::Json),
    ("application/json", QueryResultsFormat::Json),
    ("application/sparql-results+xml", QueryResultsFormat::Xml),
    ("application/xml", QueryResultsFormat::Xml),
    ("text/xml", QueryResultsFormat::Xml),
    ("text/csv", QueryResultsFormat::Csv),
    ("text/tab-separated-values", QueryResultsFormat::Tsv),
];

/// RDF formats with their media types, the preferred one first.
pub(super) const GRAPHS: &[(&str, RdfFormat)] = &[
    ("text/turtle", RdfFormat::Turtle),
    ("application/n-triples", RdfFormat::NTriples),
    ("application/rdf+xml", RdfFormat::RdfXml),
    ("application/xml", RdfFormat::RdfXml),
    ("text/xml", RdfFormat::RdfXml),
    ("application/ld+json", JSON_LD),
    ("application/json", JSON_LD),
    ("application/n-quads", RdfFormat::NQuads),
    ("application/trig", RdfFormat::TriG),
    ("text/n3", RdfFormat::N3),
    ("text/plain", RdfFormat::NTriples),
];

const JSON_LD: RdfFormat = RdfFormat::JsonLd {
    profile: JsonLdProfileSet::empty(),
};

/// The format for an answer, and the media type to call it by.
pub(super) fn answer_format(
    accept: &str,
    kind: AnswerKind,
) -> Result<(AnswerFormat, String), Problem> {
    match kind {
        AnswerKind::Graph => {
            let (format, media_type) = graph_format(accept)?;
            Ok((AnswerFormat::Rdf(format), media_type))
        }
        AnswerKind::Solutions | AnswerKind::Truth => {
            let (media_type, format) = best(accept, RESULTS)?;
            Ok((AnswerFormat::Results(format), with_charset(media_type)))
        }
    }
}

/// The format for triples, and the media type to call it by.
pub(super) fn graph_format(accept: &str) -> Result<(RdfFormat, String), Problem> {
    let (media_type, format) = best(accept, GRAPHS)?;
    Ok((format, with_charset(media_type)))
}

/// Whether a client would rather read HTML than any RDF: browsers do, programs seldom.
pub(super) fn prefers_html(accept: &str) -> bool {
    let ranges = ranges(accept);
    let html = quality(&ranges, "text/html");
    let named = ranges.iter().any(|range| range.what == "text/html");
    let rdf = GRAPHS.iter().map(|(name, _)| quality(&ranges, name)).max();
    named && html > 0 && Some(html) >= rdf
}

/// One part of an `Accept` header.
struct Range<'a> {
    /// `text/turtle`, `text/*` or `*/*`.
    what: &'a str,
    /// In thousandths.
    quality: u16,
}

fn best<T: Copy>(
    accept: &str,
    offered: &[(&'static str, T)],
) -> Result<(&'static str, T), Problem> {
    let ranges = ranges(accept);
    let mut best: Option<(u16, (&'static str, T))> = None;
    for &(name, format) in offered {
        let quality = quality(&ranges, name);
        if quality > best.map_or(0, |(quality, _)| quality) {
            best = Some((quality, (name, format)));
        }
    }
    best.map(|(_, found)| found).ok_or_else(|| {
        let names: Vec<&str> = offered.iter().map(|(name, _)| *name).collect();
        let message = format!(
            "none of \"{accept}\" is on offer; accept one of {}",
            names.join(", ")
        );
        Problem::new(StatusCode::NOT_ACCEPTABLE, message)
    })
}

/// Without any header everything is welcome.
fn ranges(accept: &str) -> Vec<Range<'_>> {
    let accept = if accept.trim().is_empty() {
        "*/*"
    } else {
        accept
    };
    let parts = accept
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let range = |part| {
        let mut pieces = str::split(part, ';').map(str::trim);
        let what = pieces.next().unwrap_or_default();
        let asked = pieces.find_map(|it| it.strip_prefix("q=").or_else(|| it.strip_prefix("Q=")));
        Range {
            what,
            quality: asked.map_or(1000, thousandths),
        }
    };
    parts.map(range).collect()
}

/// `0.8` in thousandths; what is no number counts as nothing asked.
fn thousandths(text: &str) -> u16 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{part:0<3}");
    let part = digits
        .get(..3)
        .and_then(|digits| digits.parse::<u16>().ok());
    match (whole.parse::<u16>(), part) {
        (Ok(0), Some(part)) => part,
        _ => 1000,
    }
}

/// The quality that the most specific range gives a media type.
fn quality(ranges: &[Range<'_>], name: &str) -> u16 {
    let family = name.split('/').next().unwrap_or_default();
    let fit = |range: &Range<'_>| -> Option<u8> {
        let what = range.what;
        if what.eq_ignore_ascii_case(name) {
            return Some(2);
        }
        match what.strip_suffix("/*")? {
            "*" => Some(0),
            own if own.eq_ignore_ascii_case(family) => Some(1),
            _ => None,
        }
    };
    let fitting = ranges
        .iter()
        .filter_map(|range| Some((fit(range)?, range.quality)));
    fitting.max().map_or(0, |(_, quality)| quality)
}

fn with_charset(media_type: &str) -> String {
    if media_type.starts_with("text/") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accept: &str, expected: &str) {
        let found = answer_format(accept, AnswerKind::Solutions);
        assert_eq!(found.map(|(_, name)| name).unwrap_or_default(), expected);
    }

    #[test]
    fn json_unless_something_else_is_asked_for() {
        check("", "application/sparql-results+json");
        check("*/*", "application/sparql-results+json");
        check("application/*", "application/sparql-results+json");
    }

    #[test]
    fn quality_decides_and_the_specific_range_wins() {
        check(
            "text/csv;q=0.5, text/tab-separated-values;q=0.8",
            "text/tab-separated-values; charset=utf-8",
        );
        check(
            "text/*;q=0.9, text/csv;q=0.1, application/xml;q=0.5",
            "text/xml; charset=utf-8",
        );
        check(
            "text/csv; q=0, */*;q=0.1",
            "application/sparql-results+json",
        );
        check(
            "Application/SPARQL-Results+XML",
            "application/sparql-results+xml",
        );
    }

    #[test]
    fn what_is_not_on_offer_is_not_given() {
        check("image/png", "");
        check("text/csv;q=0", "");
    }

    #[test]
    fn browsers_get_the_page() {
        assert!(prefers_html(
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        ));
        assert!(!prefers_html("*/*"));
        assert!(!prefers_html("text/turtle, text/html;q=0.5"));
    }
}
