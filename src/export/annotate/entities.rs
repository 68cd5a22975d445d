//! The entities below the text.
//!
//! In: an article's entities. Out: a table with type, IRI, Wikidata and other names. Invariant: mentions in the text link
//! to a row of it.

use super::markup::{escape, web_address};
use crate::entity::Entities;
use crate::rdf::Names;
use std::fmt::{self, Write};

/// Writes the table, those that are mentioned most on top.
pub(super) fn write(entities: &Entities, names: &Names, out: &mut String) -> fmt::Result {
    let mut order: Vec<usize> = (0..entities.entities.len()).collect();
    order.sort_by_key(|&at| (usize::MAX - entities.entities[at].mentions.len(), at));
    out.push_str(
        "<section>\n<h2>Entities</h2>\n<table>\n<thead><tr><th scope=\"col\">name</th><th scope=\"col\">type</th>\
         <th scope=\"col\">mentions</th><th scope=\"col\">also called</th><th scope=\"col\">IRI</th></tr></thead>\n<tbody>\n",
    );
    for at in order {
        let entity = &entities.entities[at];
        let iri = names.entity(&entity.key).into_string();
        let wikidata = entity.wikidata.as_ref().map_or_else(String::new, |id| {
            format!(
                " {}",
                web_address(&format!("https://www.wikidata.org/wiki/{id}"), id)
            )
        });
        let aliases: Vec<&str> = entity.aliases.iter().map(String::as_str).collect();
        writeln!(
            out,
            "<tr id=\"e-{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}{wikidata}</td></tr>",
            at + 1,
            escape(&entity.name),
            entity.kind,
            entity.mentions.len(),
            escape(&aliases.join("; ")),
            web_address(&iri, &iri),
        )?;
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
    Ok(())
}
