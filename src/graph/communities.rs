//! Communities: groups whose members are tied to each other more than to the rest.
//!
//! In: [`Ties`]. Out: groups of entities by the Leiden algorithm (Traag, Waltman and van Eck 2019) on modularity, the
//! articles of a tie as its weight. Invariant: the seed is fixed and the ties are in order of names, so the same graph
//! has the same communities; each entity is in exactly one.

use super::ties::Ties;
use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig, LeidenError};
use petgraph::graph::NodeIndex;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where the algorithm's shuffles start; any number would do.
const SEED: u64 = 1;

/// A group of entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Its entities, those with the most ties inside first, then by name.
    pub members: Vec<Member>,
    /// Number of pairs of its entities that are tied.
    pub ties: usize,
}

/// An entity in its community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The entity.
    pub node: NodeIndex,
    /// Number of others of the community that it is tied to.
    pub ties: usize,
}

/// A division of all entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The communities, the largest first, then by the name of their first member.
    pub all: Vec<Community>,
    /// How much denser they are within than chance would have it: from -0.5 to 1, high above 0.3.
    pub modularity: f64,
}

/// A graph that the algorithm cannot divide.
#[derive(Debug, thiserror::Error)]
#[error("cannot find communities: {0}")]
pub struct CommunityError(#[from] LeidenError);

impl Ties {
    /// The communities of the graph, ties taken both ways.
    ///
    /// # Errors
    /// Where the algorithm refuses the graph.
    pub fn communities(&self) -> Result<Communities, CommunityError> {
        if self.is_empty() {
            return Ok(Communities {
                all: Vec::new(),
                modularity: 0.0,
            });
        }
        let mut graph = GraphDataBuilder::new(self.len());
        for from in 0..self.len() {
            for &(to, articles) in self.near(from).iter().filter(|(to, _)| from < *to) {
                graph.add_edge(from, to, articles)?;
            }
        }
        let config = LeidenConfig {
            seed: Some(SEED),
            ..LeidenConfig::default()
        };
        let found = Leiden::new(config).run(&graph.build()?)?;
        let group_of = found.partition.as_slice();
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, &group) in group_of.iter().enumerate() {
            groups.entry(group).or_default().push(number);
        }
        let mut all: Vec<(Vec<usize>, Community)> = groups
            .into_values()
            .map(|numbers| self.community(numbers, group_of))
            .collect();
        all.sort_by_key(|(numbers, _)| (Reverse(numbers.len()), numbers.first().copied()));
        Ok(Communities {
            all: all.into_iter().map(|(_, community)| community).collect(),
            modularity: self.modularity(group_of),
        })
    }

    /// The community of these entities, and their numbers in the order of its members.
    fn community(&self, mut numbers: Vec<usize>, group_of: &[usize]) -> (Vec<usize>, Community) {
        let inside = |number: usize| {
            let others = self.near(number).iter();
            others
                .filter(|(other, _)| group_of[*other] == group_of[number])
                .count()
        };
        numbers.sort_by_key(|&number| (Reverse(inside(number)), number));
        let members: Vec<Member> = numbers
            .iter()
            .map(|&number| Member {
                node: self.nodes()[number],
                ties: inside(number),
            })
            .collect();
        let ties = members.iter().map(|member| member.ties).sum::<usize>() / 2;
        (numbers, Community { members, ties })
    }

    /// Newman's modularity of a division: the share of ties inside, less the share that chance would give.
    fn modularity(&self, group_of: &[usize]) -> f64 {
        let mut inside = 0.0;
        let mut total = 0.0;
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for from in 0..self.len() {
            for &(to, articles) in self.near(from) {
                total += articles;
                *sums.entry(group_of[from]).or_default() += articles;
                if group_of[from] == group_of[to] {
                    inside += articles;
                }
            }
        }
        if total <= 0.0 {
            return 0.0;
        }
        let chance: f64 = sums.values().map(|sum| (sum / total).powi(2)).sum();
        inside / total - chance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{two_triangles, view};

    /// networkx 3.6.1 divides them alike, and gives the division this modularity:
    ///
    /// ```python
    /// c = networkx.community.louvain_communities(g, seed=1); networkx.community.modularity(g, c)
    /// ```
    #[test]
    fn triangles_are_communities() {
        let view = two_triangles();
        let found = Ties::of(&view).communities().expect("a graph to divide");
        let names: Vec<String> = found
            .all
            .iter()
            .map(|group| {
                group
                    .members
                    .iter()
                    .map(|it| view.node(it.node).label.as_str())
                    .collect()
            })
            .collect();
        assert_eq!(names, ["fdeg", "abc"]);
        let ties: Vec<usize> = found.all.iter().map(|group| group.ties).collect();
        assert_eq!(ties, [4, 3]);
        assert!(
            (found.modularity - 7.0 / 18.0).abs() < 1e-9,
            "{}",
            found.modularity
        );
    }

    #[test]
    fn no_entities_make_no_communities() {
        let none = Ties::of(&view(&[]))
            .communities()
            .expect("a graph to divide");
        assert_eq!(none.all, []);
    }
}
