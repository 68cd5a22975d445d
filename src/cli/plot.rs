//! Each kind of figure with its words: what `draw` and the `--figure` of the graph commands have in common.
//!
//! In: a view and what is to be drawn of it. Out: SVG. Invariant: the caption counts what is drawn, and what is not.

use super::figure::{self, LayoutBy};
use crate::export::{Network, Subject, Timeline, Voices, Words};
use crate::graph::{Event, View};
use petgraph::graph::NodeIndex;

/// Events of a timeline.
const EVENTS: usize = 14;

/// What all kinds need.
pub(super) struct Plot<'a> {
    /// The part of the graph that is drawn from.
    pub(super) view: &'a View,
    /// A title of the user's own.
    pub(super) title: Option<&'a str>,
    /// Who lays boxes and lines out.
    pub(super) layout: LayoutBy,
}

impl<'a> Plot<'a> {
    /// Plots of a view with titles and a layout of the program's choosing.
    pub(super) fn of(view: &'a View) -> Self {
        Self {
            view,
            title: None,
            layout: LayoutBy::Auto,
        }
    }

    /// Boxes and lines.
    ///
    /// # Errors
    /// Where the store cannot be read, or Graphviz was asked for and fails.
    pub(super) fn network(
        &self,
        subject: Subject<'_>,
        title: impl Fn(&Network) -> String,
    ) -> anyhow::Result<Vec<u8>> {
        let network = Network::of(self.view, subject)?;
        let which = match subject {
            Subject::Along(_) => "the shortest ways",
            _ => "those that tell most",
        };
        let title = self.title.map_or_else(|| title(&network), str::to_owned);
        let words = figure::words(self.view, &network, which, title, &figure::query());
        figure::svg(&network, &words, self.layout)
    }

    /// Events by date.
    ///
    /// # Errors
    /// Where memory cannot be written to, which does not happen.
    pub(super) fn timeline(&self, events: &[Event], title: &str) -> anyhow::Result<Vec<u8>> {
        let dated = events.iter().filter(|event| event.date.is_some()).count();
        let timeline = Timeline::of(self.view, events, EVENTS);
        let drawn = format!(
            "Shown are {} of {dated} dated statements, those that tell most; {} more have no date",
            timeline.events.len(),
            events.len() - dated
        );
        let mut svg = Vec::new();
        timeline.write(&self.words(title, &drawn), &mut svg)?;
        Ok(svg)
    }

    /// Who says what about whom; by or of one entity, if one is given.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(super) fn voices(&self, whose: Option<NodeIndex>, title: &str) -> anyhow::Result<Vec<u8>> {
        let voices = Voices::of(self.view, whose)?;
        let said = |edge: &crate::graph::Edge| !edge.is_fact() && edge.said_by.is_some();
        let all = self.view.edges().filter(|(.., edge)| said(edge)).count();
        let drawn = format!(
            "Shown are {} of {all} statements with a speaker, those that tell most. None of them is stated by an \
             article itself; unless marked as intended, possible or hypothetical they are said to be so",
            voices.drawn
        );
        let mut svg = Vec::new();
        voices.write(&self.words(title, &drawn), &mut svg)?;
        Ok(svg)
    }

    fn words(&self, title: &str, drawn: &str) -> Words {
        Words {
            title: self.title.unwrap_or(title).to_owned(),
            caption: figure::caption(self.view, drawn, &figure::query()),
        }
    }
}
