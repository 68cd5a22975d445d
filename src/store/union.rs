//! Changing one named graph of a graph database whose default graph is the union of all named ones.
//!
//! In: the database, a graph's name and quads. Invariant: a reader sees the graph either as it was or as it is now, and
//! the default graph holds a triple as long as any named graph does.

use super::error::StoreError;
use super::files::with_union;
use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::store::Store as Graph;

/// Puts these quads in place of the graph of this name, in one transaction.
pub(super) fn replace(graph: &Graph, name: &NamedNode, quads: &[Quad]) -> Result<(), StoreError> {
    let mut transaction = graph.start_transaction()?;
    for quad in only_in(graph, name)? {
        transaction.remove(&Quad {
            graph_name: GraphName::DefaultGraph,
            ..quad
        });
    }
    transaction.clear_graph(name)?;
    let both: Vec<Quad> = quads.iter().cloned().flat_map(with_union).collect();
    transaction.extend(&both);
    Ok(transaction.commit()?)
}

/// Removes the graph of this name.
pub(super) fn remove(graph: &Graph, name: &NamedNode) -> Result<(), StoreError> {
    replace(graph, name, &[])?;
    Ok(graph.remove_named_graph(name)?)
}

/// The quads of a graph whose triples no other graph holds.
fn only_in(graph: &Graph, name: &NamedNode) -> Result<Vec<Quad>, StoreError> {
    let mut found = Vec::new();
    for quad in graph.quads_for_pattern(None, None, None, Some(name.as_ref().into())) {
        let quad = quad?;
        let (subject, object) = (quad.subject.as_ref(), quad.object.as_ref());
        let same = graph.quads_for_pattern(
            Some(subject),
            Some(quad.predicate.as_ref()),
            Some(object),
            None,
        );
        let graphs = same.collect::<Result<Vec<_>, _>>()?;
        if graphs
            .iter()
            .all(|it| it.graph_name == quad.graph_name || it.graph_name.is_default_graph())
        {
            found.push(quad);
        }
    }
    Ok(found)
}
