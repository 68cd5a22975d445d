//! Figures that could go into a newspaper: SVG with a title, a legend, a caption, tooltips and links to the evidence.
//!
//! In: a view, and [`Words`] to put around it. Out: SVG. Graphviz lays figures out where it is at hand; how it is run is
//! the caller's affair. Invariant: the same view and words give the same bytes, with one layout.

mod faults;
mod graphviz;
mod layout;
mod network;
mod scene;
mod sheet;
mod springs;
mod strokes;
mod svg;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod voices;

pub use graphviz::LayoutError;
pub use network::Network;
pub use sheet::Words;
pub use timeline::Timeline;
pub use voices::Voices;
