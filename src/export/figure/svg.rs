//! SVG, shape by shape.
//!
//! In: shapes with their paint. Out: elements, through the writer that escapes all text.
//! Invariant: numbers have one digit after the point, so that the same drawing is the same bytes on every machine.

use super::super::markup::Xml;
use super::text;
use std::io::{self, Write};

/// The families that a figure's type is set in.
const FONT: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";

/// A place in a figure; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// From the left.
    pub(super) x: f64,
    /// From the top.
    pub(super) y: f64,
}

impl Point {
    /// How far it is from another. Roots are exact on every machine, which the library's other ways are not.
    pub(super) fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }
}

/// A drawing in progress.
pub(super) struct Svg<'a> {
    xml: Xml<'a>,
}

/// How a shape is painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint<'a> {
    /// Colour inside; `none` leaves it open.
    pub(super) fill: &'a str,
    /// Colour of the outline.
    pub(super) stroke: &'a str,
    /// Width of the outline.
    pub(super) width: f64,
    /// Lengths of dashes and gaps; empty for a whole line.
    pub(super) dashes: &'a str,
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type<'a> {
    /// Size of the type.
    pub(super) size: f64,
    /// Its colour.
    pub(super) color: &'a str,
    /// `start`, `middle` or `end`: which of the line's points is meant.
    pub(super) anchor: &'a str,
    /// Further properties, as CSS.
    pub(super) style: &'a str,
}

impl<'a> Svg<'a> {
    /// Begins a figure of this size on white, with a title and a description for those who hear it read.
    pub(super) fn new(
        out: &'a mut dyn Write,
        size: (f64, f64),
        title: &str,
        description: &str,
    ) -> io::Result<Self> {
        let (width, height) = (number(size.0), number(size.1));
        let mut xml = Xml::new(out)?;
        xml.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &format!("0 0 {width} {height}")),
                ("font-family", FONT),
                ("role", "img"),
            ],
        )?;
        xml.text("title", &[], title)?;
        xml.text("desc", &[], description)?;
        xml.empty(
            "rect",
            &[("width", &width), ("height", &height), ("fill", "#ffffff")],
        )?;
        Ok(Self { xml })
    }

    /// Opens a group that is one link with one tooltip.
    pub(super) fn open_link(&mut self, link: Option<&str>, tip: &str) -> io::Result<()> {
        match link {
            Some(link) => self
                .xml
                .open("a", &[("xlink:href", link), ("target", "_blank")])?,
            None => self.xml.open("g", &[])?,
        }
        self.xml.text("title", &[], tip)
    }

    /// Closes it.
    pub(super) fn close_link(&mut self, link: Option<&str>) -> io::Result<()> {
        self.xml.close(if link.is_some() { "a" } else { "g" })
    }

    /// A path, as SVG writes them.
    pub(super) fn path(&mut self, data: &str, paint: Paint<'_>) -> io::Result<()> {
        self.shape("path", &[("d", data)], paint)
    }

    /// A rectangle around a middle, its corners rounded by `radius`.
    pub(super) fn rectangle(
        &mut self,
        middle: Point,
        size: (f64, f64),
        radius: f64,
        paint: Paint<'_>,
    ) -> io::Result<()> {
        let own = [
            ("x", &*number(middle.x - size.0 / 2.0)),
            ("y", &number(middle.y - size.1 / 2.0)),
            ("width", &number(size.0)),
            ("height", &number(size.1)),
            ("rx", &number(radius)),
        ];
        self.shape("rect", &own, paint)
    }

    /// A polygon.
    pub(super) fn polygon(&mut self, points: &[Point], paint: Paint<'_>) -> io::Result<()> {
        let points: Vec<String> = points.iter().map(|&at| place(at)).collect();
        self.shape("polygon", &[("points", &points.join(" "))], paint)
    }

    /// A line of text whose baseline passes through a point.
    pub(super) fn words(&mut self, at: Point, words: &str, set: Type<'_>) -> io::Result<()> {
        let (x, y, size) = (number(at.x), number(at.y), number(set.size));
        let mut own = vec![
            ("x", &*x),
            ("y", &y),
            ("font-size", &size),
            ("fill", set.color),
        ];
        if set.anchor != "start" {
            own.push(("text-anchor", set.anchor));
        }
        if !set.style.is_empty() {
            own.push(("style", set.style));
        }
        self.xml.text("text", &own, words)
    }

    /// Lines of text centred on a point, with room on white behind them if `backed`.
    pub(super) fn block(
        &mut self,
        middle: Point,
        lines: &[String],
        set: Type<'_>,
        backed: bool,
    ) -> io::Result<()> {
        let step = set.size * LEADING;
        let height = lines.len() as f64 * step;
        if backed {
            let paint = Paint {
                fill: "#ffffff",
                stroke: "none",
                width: 0.0,
                dashes: "",
            };
            let widest = lines
                .iter()
                .map(|line| text::width(line, set.size))
                .fold(0.0, f64::max);
            self.rectangle(middle, (widest + 2.0, height), 2.0, paint)?;
        }
        let mut y = middle.y - height / 2.0 + step * 0.78;
        for line in lines {
            self.words(Point { x: middle.x, y }, line, set)?;
            y += step;
        }
        Ok(())
    }

    /// Ends the figure.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.xml.close("svg")?;
        self.xml.finish()
    }

    fn shape(&mut self, name: &str, own: &[(&str, &str)], paint: Paint<'_>) -> io::Result<()> {
        let width = number(paint.width);
        let mut all = own.to_vec();
        all.extend([("fill", paint.fill), ("stroke", paint.stroke)]);
        if paint.stroke != "none" {
            all.push(("stroke-width", &width));
        }
        if !paint.dashes.is_empty() {
            all.push(("stroke-dasharray", paint.dashes));
        }
        self.xml.empty(name, &all)
    }
}

/// From one line of text to the next, in type sizes.
pub(super) const LEADING: f64 = 1.18;

/// The number with at most one digit after the point.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // No figure needs a negative nought.
    format!("{}", rounded + 0.0)
}

/// A point as paths and polygons have it.
pub(super) fn place(at: Point) -> String {
    format!("{},{}", number(at.x), number(at.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [number(1.0), number(2.345), number(-0.04)],
            ["1", "2.3", "0"]
        );
    }
}
