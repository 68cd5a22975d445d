//! An article as one HTML page: its text with mentions and claims marked, the claims beside it, the entities below.
//!
//! In: a reading. Out: a page that loads nothing from elsewhere and works without scripts.
//! Invariant: every word of the article, of a name or of an address is text on the page, never markup.

mod claims;
mod entities;
mod markup;
mod segments;
mod story;

use crate::rdf::{Names, lines};
use crate::reading::Reading;
use markup::{escape, web_address};
use std::fmt::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn annotate(
    reading: &Reading,
    names: &Names,
    out: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    let page = page(reading, names).map_err(std::io::Error::other)?;
    out.write_all(page.as_bytes())
}

fn page(reading: &Reading, names: &Names) -> Result<String, fmt::Error> {
    let article = &reading.article;
    let lines = lines(reading, names);
    let title = article
        .title
        .as_ref()
        .map_or(&article.id, |title| &title.value);
    let mut out = String::new();
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escape(title)
    )?;
    out.push_str("<header>\n");
    if !story::has_title(article) {
        writeln!(out, "<h1>{}</h1>", escape(title))?;
    }
    meta(reading, &mut out)?;
    claims::legend(&lines, &mut out)?;
    out.push_str("</header>\n<main>\n");
    story::write(reading, &lines, &mut out)?;
    claims::write(&lines, &story::anchors(reading, &lines), &mut out)?;
    out.push_str("</main>\n");
    entities::write(&reading.entities, names, &mut out)?;
    write!(out, "<script>\n{SCRIPT}</script>\n</body>\n</html>\n")?;
    Ok(out)
}

/// Outlet, date, id and address of the article.
fn meta(reading: &Reading, out: &mut String) -> fmt::Result {
    let article = &reading.article;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.outlet.as_ref().map(|outlet| escape(&outlet.value)));
    parts.extend(
        article
            .published
            .as_ref()
            .map(|date| date.value.to_string()),
    );
    parts.push(escape(&article.id));
    if let Some(url) = &article.url {
        parts.push(web_address(&url.value, &url.value));
    }
    writeln!(out, "<p class=\"meta\">{}</p>", parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::rdf::Names;
    use crate::rdf::fixture::affair;

    #[test]
    fn each_claim_is_linked_with_its_words() {
        let page = page(&affair("a"), &Names::default()).expect("a page");
        assert!(
            page.contains("id=\"c-1\"")
                && page.contains("href=\"#c-1\"")
                && page.contains("data-s=\"1"),
            "{page}"
        );
        assert!(page.contains("<mark class=\"standing fact\">"), "{page}");
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        let page = page(&affair("a"), &Names::default()).expect("a page");
        for word in ["src=", "@import", "url(", "<link"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
