//! Neighbourhoods.
//!
//! Edges are walked both ways: who is tied to whom matters here, not who acts on whom.
//! Invariant: every node of a neighbourhood can be walked to from its centre within it.

use super::view::View;
use petgraph::graph::NodeIndex;
use std::collections::BTreeSet;

impl View {
    /// The nodes at most `hops` edges away from one of `centres`, the centres included.
    pub fn neighbourhood(&self, centres: &[NodeIndex], hops: usize) -> BTreeSet<NodeIndex> {
        let mut seen: BTreeSet<NodeIndex> = centres.iter().copied().collect();
        let mut ring: Vec<NodeIndex> = seen.iter().copied().collect();
        for _ in 0..hops {
            let mut next = Vec::new();
            for &at in &ring {
                next.extend(
                    self.graph
                        .neighbors_undirected(at)
                        .filter(|&other| seen.insert(other)),
                );
            }
            if next.is_empty() {
                break;
            }
            ring = next;
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::view::tests::view;

    #[test]
    fn a_neighbourhood_grows_by_hops() {
        let view = view(&[("a", "met", "b", "1"), ("b", "met", "c", "1")]);
        let centre = [view.find("a").expect("a node")];
        assert_eq!(view.neighbourhood(&centre, 1).len(), 2);
        assert_eq!(view.neighbourhood(&centre, 2).len(), 3);
        assert_eq!(view.neighbourhood(&centre, usize::MAX).len(), 3);
    }
}
