//! Figures of boxes and lines: the affair at a glance, what surrounds an entity, the ways between two.
//!
//! In: a view and what of it is asked for. Out: a [`Network`], which a layout makes a figure.
//! Invariant: names lie over lines, so that no line crosses a word.

use super::graphviz::{self, LayoutError};
use super::layout::Layout;
use super::scene::{LABEL, Scene};
use super::sheet::{Key, MARGIN, Sheet, Words};
use super::strokes::{self, Stroke};
use super::svg::{Point, Svg, Type};
use super::{
    super::picture::{Picture, Subject},
    super::style,
    springs,
};
use crate::graph::View;
use oxigraph::store::StorageError;
use std::io::{self, Write};

/// A figure without a layout.
#[derive(Debug)]
pub struct Network {
    scene: Scene,
    across: bool,
    /// Numbers of entities and of edges that are drawn.
    pub drawn: (usize, usize),
}

impl Network {
    /// Chooses what is drawn, and measures it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn of(view: &View, subject: Subject<'_>) -> Result<Self, StorageError> {
        let (centres, across) = match subject {
            Subject::Glance(_) | Subject::Among(_) => (Vec::new(), false),
            Subject::Around { centre, .. } => (vec![centre], false),
            Subject::Along(ways) => {
                let ends = ways
                    .first()
                    .map(|way| way.nodes.as_slice())
                    .unwrap_or_default();
                let ends = ends.first().into_iter().chain(ends.last()).copied();
                (ends.collect(), true)
            }
        };
        let picture = Picture::of(view, subject);
        let mut scene = Scene::of(view, &picture, &centres)?;
        if let Subject::Among(marks) = subject {
            scene.mark(&picture, marks);
        }
        Ok(Self {
            drawn: (
                picture.nodes.len(),
                picture.lines.iter().map(|line| line.edges.len()).sum(),
            ),
            scene,
            across,
        })
    }

    /// Names of the entities with the largest type, at most `count`.
    pub fn foremost(&self, count: usize) -> Vec<String> {
        let mut items: Vec<_> = self.scene.items.iter().collect();
        items.sort_by(|a, b| b.font.total_cmp(&a.font));
        let names = items
            .into_iter()
            .take(count)
            .map(|item| item.lines.join(" "));
        names.collect()
    }

    /// Whether rows from left to right suit it better than springs.
    pub fn is_across(&self) -> bool {
        self.across
    }

    /// What Graphviz is asked: DOT, for `dot -Tjson0`.
    pub fn request(&self) -> String {
        graphviz::request(&self.scene, self.across)
    }

    /// Writes the figure as Graphviz lays it out, which answered with `json`.
    ///
    /// # Errors
    /// Where the answer is no layout of the figure, or `out` fails.
    pub fn write_laid_out(
        &self,
        json: &[u8],
        words: &Words,
        out: &mut dyn Write,
    ) -> Result<io::Result<()>, LayoutError> {
        let layout = graphviz::read(json, &self.scene)?;
        Ok(self.write_with(layout, words, out))
    }

    /// Writes the figure with the program's own layout.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    pub fn write(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        self.write_with(springs::layout(&self.scene, self.across), words, out)
    }

    fn write_with(&self, layout: Layout, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        let scene = &self.scene;
        let boxes: Vec<(f64, f64)> = scene.items.iter().map(|item| item.size).collect();
        let labels: Vec<(f64, f64)> = scene.links.iter().map(|link| link.size).collect();
        let layout = layout.fitted(&boxes, &labels, MARGIN);
        let sheet = Sheet::new(words, &Key::of(scene), layout.size.0);
        let size = (sheet.width(), sheet.head() + layout.size.1 + sheet.foot());
        let mut svg = Svg::new(out, size, &words.title, &words.caption.join(" "))?;
        let aside = (sheet.width() - layout.size.0) / 2.0;
        let place = |at: Point| Point {
            x: at.x + aside,
            y: at.y + sheet.head(),
        };
        for (link, route) in scene.links.iter().zip(&layout.routes) {
            let curve: Vec<Point> = route.curve.iter().map(|&at| place(at)).collect();
            svg.open_link(link.source.as_deref(), &link.tip)?;
            let stroke = Stroke {
                width: link.stroke,
                dashed: !link.fact,
                both: link.both,
            };
            strokes::arrow(&mut svg, &curve, link.tone, stroke)?;
            svg.close_link(link.source.as_deref())?;
        }
        for (link, route) in scene.links.iter().zip(&layout.routes) {
            let Some(at) = route.label.filter(|_| !link.label.is_empty()) else {
                continue;
            };
            svg.open_link(link.source.as_deref(), &link.tip)?;
            let color = style::of_tone(link.tone);
            let set = Type {
                size: LABEL,
                color,
                anchor: "middle",
                style: strokes::type_of(link.tone),
            };
            svg.block(place(at), &link.label, set, true)?;
            svg.close_link(link.source.as_deref())?;
        }
        for (item, &at) in scene.items.iter().zip(&layout.items) {
            strokes::item(&mut svg, item, place(at))?;
        }
        sheet.write(&mut svg, layout.size.1)?;
        svg.finish()
    }
}
