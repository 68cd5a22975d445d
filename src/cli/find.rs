//! `newsgraph find`: words in names and sentences.
//!
//! In: words and phrases. Out: the entities and sentences that hold them, the best first.
//! Invariant: every sentence that is shown stands in the article named with it.

use super::graph::{Format, answer, answer_rows};
use super::outcome::Outcome;
use super::paint::Paint;
use super::store::StoreArgs;
use super::summary::counted;
use super::talk;
use crate::base::text::squeeze;
use crate::export::{Cell, Rows};
use crate::query::{self, Hit, HitKind, Wanted};
use anyhow::bail;
use std::io::{self, Write};

/// Find words in the names of entities and in the sentences that claims rest on
///
/// All words must occur, in any order; "words in quotes" side by side. Case, accents and endings do not matter: sanction
/// finds sanctions and sanctioned. Entities come first, then sentences, the best of each on top. In SPARQL
/// the function ng:matches(?text, "words") finds the same.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph find Petro\n  \
    newsgraph find \"phone call\" Trump\n  \
    newsgraph find cocaine --only sentences --format csv\n  \
    newsgraph query 'SELECT ?claim ?words { ?claim ng:evidence/oa:hasSelector/oa:exact ?words \
    FILTER ng:matches(?words, \"cocaine\") }'")]
pub(super) struct Args {
    /// What to look for
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// Look at these alone
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
    /// How many of each to show; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    Entities,
    Sentences,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let words = args.wanted();
    let Some(wanted) = Wanted::parse(&words) else {
        bail!("\"{words}\" holds no word to look for");
    };
    let store = args.store.open()?;
    let found = query::find(&store, &wanted)?;
    let (entities, sentences): (Vec<Hit>, Vec<Hit>) = found
        .into_iter()
        .partition(|hit| matches!(hit.kind, HitKind::Entity { .. }));
    let mut shown = Vec::new();
    let mut left_out = 0;
    for (hits, kind) in [(entities, Only::Entities), (sentences, Only::Sentences)] {
        if args.only.is_none_or(|only| only == kind) {
            let most = if args.limit == 0 {
                hits.len()
            } else {
                args.limit
            };
            left_out += hits.len().saturating_sub(most);
            shown.extend(hits.into_iter().take(most));
        }
    }
    if shown.is_empty() {
        // An empty result is a result.
        talk::note(&format!("nothing holds {words}"));
    }
    if args.format == Format::Table {
        let paint = Paint::of_stdout();
        answer(|out| Ok(write(&shown, &wanted, paint, out)?))?;
    } else {
        let rows = shown.into_iter().map(row).collect();
        answer_rows(
            Rows {
                columns: COLUMNS.to_vec(),
                rows,
            },
            args.format,
        )?;
    }
    if left_out > 0 {
        talk::note(&format!("{left_out} more; --limit 0 shows all"));
    }
    Ok(Outcome::Done)
}

impl Args {
    /// All that is wanted: an argument of several words is a phrase, unless it says itself what is one.
    fn wanted(&self) -> String {
        let part = |argument: &String| {
            let several = argument.split_whitespace().count() > 1;
            if several && !argument.contains('"') {
                format!("\"{argument}\"")
            } else {
                argument.clone()
            }
        };
        self.words.iter().map(part).collect::<Vec<_>>().join(" ")
    }
}

const COLUMNS: [&str; 11] = [
    "kind",
    "score",
    "text",
    "entities",
    "iris",
    "articles",
    "article",
    "outlet",
    "published",
    "start",
    "end",
];

fn row(hit: Hit) -> Vec<Cell> {
    let (iris, names) = hit.entities.into_iter().unzip();
    let (kind, place) = match hit.kind {
        HitKind::Entity { articles, .. } => {
            let none = || Cell::Blank;
            (
                "entity",
                [
                    Cell::Count(articles),
                    none(),
                    none(),
                    none(),
                    none(),
                    none(),
                ],
            )
        }
        HitKind::Sentence {
            provenance,
            start,
            end,
        } => {
            let article = provenance.article.as_str().into();
            let (outlet, published) = ((&provenance.outlet).into(), (&provenance.published).into());
            let place = [
                Cell::Count(1),
                article,
                outlet,
                published,
                Cell::Count(start),
                Cell::Count(end),
            ];
            ("sentence", place)
        }
    };
    let mut row = vec![
        kind.into(),
        Cell::Score(hit.score),
        squeeze(&hit.text).as_str().into(),
        Cell::List(names),
        Cell::List(iris),
    ];
    row.extend(place);
    row
}

fn write(hits: &[Hit], wanted: &Wanted, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    for hit in hits {
        match &hit.kind {
            HitKind::Entity { called, articles } => {
                let also = if *called == hit.text {
                    String::new()
                } else {
                    format!(", also \"{}\"", marked(called, wanted, paint))
                };
                let name = marked(&hit.text, wanted, paint);
                let iri = hit.entities.first().map_or("", |(iri, _)| iri);
                writeln!(
                    out,
                    "{name}{also}  ({})  {}",
                    counted(*articles, "article"),
                    paint.dim(iri)
                )?;
            }
            HitKind::Sentence { provenance, .. } => {
                writeln!(out, "\"{}\"", marked(&squeeze(&hit.text), wanted, paint))?;
                let about: Vec<&str> = hit.entities.iter().map(|(_, name)| name.as_str()).collect();
                let about = if about.is_empty() {
                    String::new()
                } else {
                    format!("; about {}", about.join(", "))
                };
                writeln!(out, "    {}{about}", provenance.in_words())?;
            }
        }
    }
    Ok(())
}

/// The text with what was looked for set off.
fn marked(text: &str, wanted: &Wanted, paint: Paint) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for span in wanted.places(text) {
        marked.push_str(&text[at..span.start]);
        marked.push_str(&paint.bold(span.of(text)));
        at = span.end;
    }
    marked + &text[at..]
}
