//! The claims beside the text.
//!
//! In: claim lines in text order. Out: a list, each claim a link to its sentence. Invariant: how a claim is presented is
//! said by a sign and a word as well as by a colour.

use super::markup::escape;
use crate::rdf::ClaimLine;
use std::fmt::{self, Write};

/// How a claim is presented: class of the style sheet, sign, word, and what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) class: &'static str,
    sign: &'static str,
    word: &'static str,
    meaning: &'static str,
}

const STANDINGS: [Standing; 6] = [
    Standing {
        class: "fact",
        sign: "■",
        word: "fact",
        meaning: "the article states it itself",
    },
    Standing {
        class: "reported",
        sign: "❝",
        word: "reported",
        meaning: "somebody says it",
    },
    Standing {
        class: "intended",
        sign: "→",
        word: "intended",
        meaning: "planned, promised, threatened or asked for",
    },
    Standing {
        class: "possible",
        sign: "?",
        word: "possible",
        meaning: "it may be so",
    },
    Standing {
        class: "hypothetical",
        sign: "…",
        word: "hypothetical",
        meaning: "only if",
    },
    Standing {
        class: "denied",
        sign: "✕",
        word: "not so",
        meaning: "said not to be so",
    },
];

/// How a claim is presented; that it is denied wins.
pub(super) fn standing(line: &ClaimLine) -> Standing {
    let class = if line.negated {
        "denied"
    } else {
        line.modality.as_str()
    };
    let found = STANDINGS.iter().find(|standing| standing.class == class);
    *found.unwrap_or(&STANDINGS[1])
}

/// What the signs mean, and how many claims bear each.
pub(super) fn legend(lines: &[ClaimLine], out: &mut String) -> fmt::Result {
    out.push_str("<ul class=\"legend\">\n");
    for known in STANDINGS {
        let count = lines.iter().filter(|line| standing(line) == known).count();
        writeln!(
            out,
            "<li>{} <span>{count}: {}</span> <span class=\"t {}\">abc</span></li>",
            badge(known),
            known.meaning,
            known.class
        )?;
    }
    out.push_str("</ul>\n");
    Ok(())
}

/// The list.
pub(super) fn write(lines: &[ClaimLine], anchors: &[String], out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "<nav aria-label=\"Claims\">\n<h2>Claims</h2>\n<ol class=\"claims\">"
    )?;
    for (index, (line, anchor)) in lines.iter().zip(anchors).enumerate() {
        let number = index + 1;
        let standing = standing(line);
        writeln!(
            out,
            "<li id=\"c-{number}\" class=\"claim {}\" data-n=\"{number}\"><a class=\"line\" href=\"#{anchor}\">\
             <b class=\"subject\">{}</b> <i>{}</i> <b class=\"object\">{}</b></a> {}<br><small>{}</small></li>",
            standing.class,
            escape(&line.subject.name),
            escape(&line.relation.label()),
            escape(&line.object.name),
            badge(standing),
            escape(&details(line)),
        )?;
    }
    if lines.is_empty() {
        out.push_str("<li>none</li>\n");
    }
    out.push_str("</ol>\n</nav>\n");
    Ok(())
}

fn badge(standing: Standing) -> String {
    format!(
        "<mark class=\"standing {}\">{} {}</mark>",
        standing.class, standing.sign, standing.word
    )
}

/// Type, speakers, date, place, and where the claim comes from.
fn details(line: &ClaimLine) -> String {
    let mut parts = vec![line.kind.to_lowercase()];
    if line.negated && line.modality != "fact" {
        parts.push(line.modality.clone());
    }
    if !line.source_chain.is_empty() {
        parts.push(format!(
            "according to {}",
            line.source_chain.join(", according to ")
        ));
    }
    parts.extend(line.date.clone());
    parts.extend(line.place.as_ref().map(|place| format!("in {place}")));
    parts.push(format!("confidence {:.2}", line.confidence));
    parts.push(line.rule.clone());
    parts.join(" · ")
}
