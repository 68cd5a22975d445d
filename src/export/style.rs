//! How kinds of entities and tones of relations look.
//!
//! Colours are those of Okabe and Ito (2008), which people with any colour vision tell apart; nodes take light
//! tints of them so that the edges stand out. Shape says the same as colour, for print and for the colour-blind.

use crate::graph::Tone;
use crate::ontology::EntityKind;

/// What a node looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeStyle {
    /// What the legend calls it.
    pub(super) name: &'static str,
    /// Graphviz shape.
    pub(super) shape: &'static str,
    /// Graphviz style beside `filled`.
    pub(super) style: &'static str,
    /// Fill colour.
    pub(super) fill: &'static str,
    /// Colour of the outline.
    pub(super) line: &'static str,
}

const PERSON: NodeStyle = NodeStyle {
    name: "person",
    shape: "ellipse",
    style: "filled",
    fill: "#D7ECF9",
    line: "#0072B2",
};
const COUNTRY: NodeStyle = NodeStyle {
    name: "country",
    shape: "box",
    style: "filled,bold",
    fill: "#FBF3A8",
    line: "#7A6F00",
};
const ORGANIZATION: NodeStyle = NodeStyle {
    name: "organization",
    shape: "hexagon",
    style: "filled",
    fill: "#CDEEDF",
    line: "#00664B",
};
const GROUP: NodeStyle = NodeStyle {
    name: "group",
    shape: "box",
    style: "filled,rounded,dashed",
    fill: "#F5E1EC",
    line: "#8F4E74",
};
const PLACE: NodeStyle = NodeStyle {
    name: "place",
    shape: "house",
    style: "filled",
    fill: "#FCE5C2",
    line: "#8A5F00",
};
const THING: NodeStyle = NodeStyle {
    name: "other",
    shape: "note",
    style: "filled",
    fill: "#EFEFEF",
    line: "#666666",
};

/// Every look, in the order of the legend.
pub(super) const ALL: [NodeStyle; 6] = [PERSON, COUNTRY, ORGANIZATION, GROUP, PLACE, THING];

/// The look of a kind of entity.
pub(super) fn of_kind(kind: EntityKind) -> NodeStyle {
    match kind {
        EntityKind::Person => PERSON,
        EntityKind::Country => COUNTRY,
        EntityKind::Organization => ORGANIZATION,
        EntityKind::Group => GROUP,
        EntityKind::Place | EntityKind::Facility => PLACE,
        _ => THING,
    }
}

/// The colour of a tone's lines and of the words on them.
pub(super) fn of_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Conflict => "#C44601",
        Tone::Cooperation => "#0064A0",
        Tone::Neutral => "#6B6B6B",
    }
}

/// What the legend calls a tone.
pub(super) fn words_of_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Conflict => "conflict",
        Tone::Cooperation => "cooperation",
        Tone::Neutral => "other relation",
    }
}

/// Width of a line in points for a number of supporting articles.
pub(super) fn width(support: usize) -> f32 {
    // Beyond eight the eye no longer tells widths apart, and arrows would hide nodes.
    1.0 + 0.75 * (support.clamp(1, 8) - 1) as f32
}
