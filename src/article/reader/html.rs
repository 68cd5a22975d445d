//! Web pages: the article that the extraction library keeps, and the page's metadata.
//!
//! Invariant: pages that the library cannot take (nested too deep, no article found) lose their tags and keep their text.

use super::{Record, page_meta, strip};
use crate::article::error::Place;
use dom_smoothie::{Config, Readability, TextMode};

/// Elements open at once beyond which the library's work grows with the square of the page; real pages stay below 100.
const DEEPEST: usize = 256;
/// Below this many characters the library keeps too little to be an article.
const SHORTEST: usize = 140;

/// The article of a page.
pub(super) fn record(place: Place, html: &str) -> Record {
    let (text, note) = match main_text(html) {
        Ok(text) => (text, None),
        Err(why) => (
            strip::text(html),
            Some(format!("{why}; the page's whole text is read")),
        ),
    };
    let meta = page_meta::read(html);
    Record {
        given: meta.given,
        language: meta.language,
        notes: note.into_iter().chain(meta.notes).collect(),
        ..Record::new(place, text)
    }
}

fn main_text(html: &str) -> Result<String, String> {
    let depth = strip::depth(html);
    if depth > DEEPEST {
        return Err(format!("tags are nested {depth} deep"));
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    let text = article
        .map_err(|error| error.to_string())?
        .text_content
        .trim()
        .to_owned();
    if text.chars().count() < SHORTEST {
        return Err("no article was found in the page".to_owned());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Format, Source, records};

    const PARAGRAPH: &str = "The steward of Gondor, who has long kept the city, ordered the beacons lit on Monday, \
        his herald said, and the riders of Rohan, who saw them burn, came within the week, as the old treaty asks.";

    fn page() -> String {
        format!(
            r#"<!DOCTYPE html><html lang="en"><head><title>Beacons lit - Herald</title>
            <meta property="og:site_name" content="The Herald"><script>var x = "</p>";</script></head><body>
            <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
            <article><h1>Beacons lit</h1><p>EDORAS (AP) — {PARAGRAPH}</p><p>{PARAGRAPH} Again.</p><p>{PARAGRAPH} Thrice.</p></article>
            <aside><a href="/other">Hobbits win the prize</a></aside><footer>© Herald</footer></body></html>"#
        )
    }

    fn text_of(html: &str) -> String {
        let source = Source::new("a.html", Format::Html);
        records(html.as_bytes(), &source)
            .next()
            .unwrap()
            .unwrap()
            .text
    }

    #[test]
    fn the_article_is_kept_and_the_frame_is_not() {
        let text = text_of(&page());
        assert_eq!(text.matches("the old treaty").count(), 3);
        assert!(text.contains("asks.\n\nThe steward"), "{text}");
        assert!(!text.contains("Home") && !text.contains("Hobbits") && !text.contains("var x"));
    }

    #[test]
    fn cut_pages_and_odd_pages_give_what_they_have() {
        let page = page();
        for cut in (0..page.len())
            .step_by(97)
            .filter(|cut| page.is_char_boundary(*cut))
        {
            let _ = Article::from_text("a", &text_of(&page[..cut]));
        }
        assert_eq!(text_of("<p>Short."), "Short.");
        assert_eq!(
            text_of(&format!("{}<p>{PARAGRAPH}", "<div>".repeat(60_000))),
            PARAGRAPH
        );
    }
}
