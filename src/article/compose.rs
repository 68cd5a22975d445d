//! A text and what is known of it to a finished article.
//!
//! Invariant: nothing here fails; what nobody gives stays `None`. The order of precedence is: the user's options,
//! metadata, the manifest, the text itself.

use super::blocks::{self, Blocks};
use super::dateline::Day;
use super::dates;
use super::given::Given;
use super::page::Page;
use super::types::{Article, Block, BlockKind, Found, Origin, Reason};
use crate::base::{Span, text::squeeze};
use jiff::civil::Date;
use std::sync::Arc;

impl Article {
    /// An article of bare text: blocks are marked, and what the text itself tells is found.
    ///
    /// ```
    /// use newsgraph::article::{Article, BlockKind};
    /// let article = Article::from_text("a", "Gondor calls Rohan\n\nGondor called Rohan on Monday.\n\nLeave a Reply");
    /// assert_eq!(article.title.unwrap().value, "Gondor calls Rohan");
    /// assert_eq!(article.blocks[1].kind, BlockKind::Paragraph);
    /// assert!(!article.blocks[2].kind.is_story());
    /// ```
    pub fn from_text(id: &str, text: &str) -> Self {
        compose(id, blocks::split(text), &[], Vec::new())
    }

    /// The text of the blocks that belong to the story, in order.
    pub fn story(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .filter(|block| block.kind.is_story())
            .map(|block| block.span.of(&self.text))
    }
}

/// Judges the blocks of a page and adds what the `layers` know, strongest first.
pub(super) fn compose(
    id: &str,
    page: Page,
    layers: &[(Origin, &Given)],
    notes: Vec<String>,
) -> Article {
    let text = page.text;
    let heading = layered(layers, |given| given.title.clone());
    let read = blocks::judge(page, heading.as_ref().map(|title| title.value.as_str()));
    let published = layered(layers, |given| given.published).or_else(|| published_in(text, &read));
    let outlet = layered(layers, |given| given.outlet.clone()).or_else(|| agency_in(text, &read));
    Article {
        id: id.to_owned(),
        text: Arc::from(text),
        title: title(text, heading, read.title),
        published,
        outlet,
        url: layered(layers, |given| given.url.clone()),
        dateline: read
            .dateline
            .as_ref()
            .and_then(|line| line.place)
            .map(|place| found(text, place, Origin::Dateline)),
        blocks: read.all,
        notes,
    }
}

fn layered<T>(
    layers: &[(Origin, &Given)],
    field: impl Fn(&Given) -> Option<T>,
) -> Option<Found<T>> {
    layers.iter().find_map(|(origin, given)| {
        field(given).map(|value| Found {
            value,
            origin: *origin,
            span: None,
        })
    })
}

/// The given headline, with its place in the text if it stands there; else the text's own.
fn title(text: &str, given: Option<Found<String>>, inside: Option<Span>) -> Option<Found<String>> {
    let inside = inside.map(|span| found(text, span, Origin::FirstLine));
    let Some(given) = given else {
        return inside;
    };
    let span = inside
        .filter(|line| squeeze(&line.value) == squeeze(&given.value))
        .and_then(|line| line.span);
    Some(Found { span, ..given })
}

fn found(text: &str, span: Span, origin: Origin) -> Found<String> {
    Found {
        value: squeeze(span.of(text)),
        origin,
        span: Some(span),
    }
}

/// The agency of the dateline: who wrote it, and the nearest thing to a publisher that a text gives reliably.
fn agency_in(text: &str, read: &Blocks) -> Option<Found<String>> {
    let agency = read.dateline.as_ref()?.agency?;
    Some(found(text, agency, Origin::Dateline))
}

/// The publication date as the text gives it: in the dateline, in a byline, else the date of what it reports of.
fn published_in(text: &str, read: &Blocks) -> Option<Found<Date>> {
    let byline = dated(text, read, Origin::Byline, |block| {
        block.kind == BlockKind::Boilerplate(Reason::Byline)
    });
    let event = || {
        dated(text, read, Origin::Table, |block| is_date_row(text, block)).or_else(|| {
            dated(text, read, Origin::Caption, |block| {
                block.kind == BlockKind::Caption
            })
        })
    };
    let line = read.dateline.as_ref().and_then(|line| line.date);
    match line {
        Some((Day::Full(date), span)) => Some(Found {
            value: date,
            origin: Origin::Dateline,
            span: Some(span),
        }),
        // "BOGOTA, Jan. 7": the year is the one of a date nearby, else unknown.
        Some((Day::OfYear(month, day), span)) => {
            let near = byline.clone().or_else(event);
            let completed = near
                .as_ref()
                .and_then(|near| dates::nearest(month, day, near.value));
            completed
                .map(|value| Found {
                    value,
                    origin: Origin::Dateline,
                    span: Some(span),
                })
                .or(near)
        }
        None => byline.or_else(event),
    }
}

/// The first date in the blocks that `holds` picks.
fn dated(
    text: &str,
    read: &Blocks,
    origin: Origin,
    holds: impl Fn(&Block) -> bool,
) -> Option<Found<Date>> {
    read.all
        .iter()
        .filter(|block| holds(block))
        .find_map(|block| {
            let (date, span) = dates::first(block.span.of(text))?;
            let start = block.span.start;
            Some(Found {
                value: date,
                origin,
                span: Some(Span::new(start + span.start, start + span.end)),
            })
        })
}

/// "Date Wednesday, January 7, 2026", "When: 7 January 2026".
fn is_date_row(text: &str, block: &Block) -> bool {
    let key = block
        .span
        .of(text)
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    block.kind == BlockKind::TableRow
        && ["date", "when", "published", "day"].contains(&key.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const STORY: &str = "The king of Rohan rode to Gondor on Monday. He met the steward there.";

    #[track_caller]
    fn check_date(text: &str, expected: Option<(Date, Origin)>) {
        let found = Article::from_text("a", text).published;
        assert_eq!(found.map(|found| (found.value, found.origin)), expected);
    }

    #[test]
    fn dates_where_the_text_gives_them() {
        let day = date(2026, 1, 7);
        check_date(
            &format!("Gondor calls\nEowyn Eadig January 07, 2026 01:23 PM\n\n{STORY}"),
            Some((day, Origin::Byline)),
        );
        check_date(
            &format!("EDORAS, January 7, 2026 — {STORY}"),
            Some((day, Origin::Dateline)),
        );
        check_date(
            &format!("{STORY}\n\nRiders rally, Edoras, Wednesday, Jan. 7, 2026."),
            Some((day, Origin::Caption)),
        );
        check_date(
            &format!(
                "{STORY}\n\nKey Facts\n\nPlace Edoras\nDate January 7, 2026\nKing Théoden Ednew"
            ),
            Some((day, Origin::Table)),
        );
    }

    #[test]
    fn years_are_completed_from_near_dates_only() {
        let caption = "Riders rally, Edoras, Tuesday, Jan. 6, 2026.";
        check_date(
            &format!("EDORAS, Jan. 7 — {STORY}\n\n{caption}"),
            Some((date(2026, 1, 7), Origin::Dateline)),
        );
        check_date(&format!("EDORAS, Jan. 7 (Reuters) — {STORY}"), None);
        check_date(&format!("{STORY}\n\nIt began on May 3, 2019."), None);
    }

    #[test]
    fn datelines_give_place_and_agency() {
        let article = Article::from_text(
            "a",
            &format!("Gondor calls for aid\n\nEDORAS (Reuters) — {STORY}"),
        );
        assert_eq!(article.dateline.unwrap().value, "EDORAS");
        assert_eq!(article.outlet.unwrap().value, "Reuters");
        assert_eq!(article.blocks[2].span.of(&article.text), STORY);
    }

    #[test]
    fn stronger_layers_win() {
        let page = blocks::split(STORY);
        let option = Given {
            outlet: Some("Herald".to_owned()),
            ..Given::default()
        };
        let manifest = Given {
            outlet: Some("Post".to_owned()),
            url: Some("u".to_owned()),
            ..Given::default()
        };
        let layers = [(Origin::Option, &option), (Origin::Manifest, &manifest)];
        let article = compose("a", page, &layers, Vec::new());
        assert_eq!(article.outlet.unwrap().value, "Herald");
        assert_eq!(article.url.unwrap().origin, Origin::Manifest);
    }

    #[test]
    fn a_title_given_apart_may_stand_in_the_text_too() {
        let text = format!("Gondor calls.\n\n{STORY}");
        let given = Given {
            title: Some("Gondor calls.".to_owned()),
            ..Given::default()
        };
        let article = compose(
            "a",
            blocks::split(&text),
            &[(Origin::Metadata, &given)],
            Vec::new(),
        );
        assert_eq!(article.blocks[0].kind, BlockKind::Title);
        assert_eq!(article.title.unwrap().span, Some(Span::new(0, 13)));
    }
}
