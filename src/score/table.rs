//! The figures as a table for the eye: one row an article, then the sums, then the means.
//!
//! Invariant: columns stand where `tests/score/claims.py` has them.

use super::count::Counts;
use super::figures::Score;
use std::io::{self, Write};

/// Letters of an article's id that are shown.
const NAME: usize = 34;

impl Score {
    /// Writes the table.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write_table(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{:NAME$} {:>6} | {:>4}  pair typed  full | {:>4}  pair typed  full | {:>5} P.typ P.ful |   traps | iris",
            "article", "claims", "core", "all", "closed"
        )?;
        for (article, counts) in &self.articles {
            write_row(article, counts, out)?;
        }
        write_row("TOTAL", &self.total, out)?;
        let mean = &self.mean;
        writeln!(
            out,
            "dates right {:.2}, places right {:.2} of the full hits that have one; gold entities per IRI {:.2}; \
             claims per gold claim {:.2}",
            mean.date_right, mean.place_right, mean.merged, mean.claims
        )?;
        let percent = |share: f64| format!("{:5.1}", 100.0 * share);
        writeln!(
            out,
            "{:NAME$} {:6} |      {} {} {} |      {} {} {} |       {} {} |  {}% | {:4.2}",
            "MACRO (mean over the articles)",
            "",
            percent(mean.core_pair),
            percent(mean.core_typed),
            percent(mean.core_full),
            percent(mean.all_pair),
            percent(mean.all_typed),
            percent(mean.all_full),
            percent(mean.closed_typed),
            percent(mean.closed_full),
            percent(mean.trapped),
            mean.iris
        )
    }
}

fn write_row(name: &str, counts: &Counts, out: &mut dyn Write) -> io::Result<()> {
    let percent = |part: usize, whole: usize| match whole {
        0 => "    -".to_owned(),
        whole => format!("{:5.1}", (100 * part) as f64 / whole as f64),
    };
    let iris = match counts.entities_found {
        0 => 0.0,
        found => counts.iris as f64 / found as f64,
    };
    writeln!(
        out,
        "{name:NAME$.NAME$} {:6} | {:4} {} {} {} | {:4} {} {} {} | {:5} {} {} | {:3}/{:<3} | {iris:4.2}",
        counts.claims,
        counts.core,
        percent(counts.core_pair, counts.core),
        percent(counts.core_typed, counts.core),
        percent(counts.core_full, counts.core),
        counts.all,
        percent(counts.all_pair, counts.all),
        percent(counts.all_typed, counts.all),
        percent(counts.all_full, counts.all),
        counts.closed,
        percent(counts.closed_typed, counts.closed),
        percent(counts.closed_full, counts.closed),
        counts.trapped,
        counts.traps,
    )
}
