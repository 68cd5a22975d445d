//! Treebanks in CoNLL-U, read and annotated anew.
//!
//! In: CoNLL-U text. Out: CoNLL-U text with the model's annotation. Invariant: sentences, tokens,
//! multi-word tokens and spacing stay as they are.

use super::agree::agree;
use super::analyse::Analysis;
use super::conllu::{Brackets, ENTITY_COMMENT, write_row};
use super::mend::mend;
use super::model::Model;
use std::fmt::Write as _;
use thiserror::Error;

/// A sentence of a treebank: its words, with the lines around them that are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreebankSentence {
    /// `# newdoc`, `# newpar`, `# sent_id` and `# text` lines.
    comments: Vec<String>,
    words: Vec<TreebankWord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TreebankWord {
    /// The lines of the multi-word token that begins here.
    above: Vec<String>,
    form: String,
    glued: bool,
}

impl TreebankSentence {
    /// Whether a document begins with it.
    pub fn begins_document(&self) -> bool {
        self.comments
            .iter()
            .any(|comment| comment.starts_with("# newdoc"))
    }
}

/// A line is no CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{line}: {why}")]
pub struct ConlluError {
    /// Number of the line, from 1.
    pub line: usize,
    why: String,
}

/// Reads the sentences of a treebank; of its annotation only words and spacing are kept.
///
/// # Errors
///
/// A line that is neither empty, a comment, nor ten fields parted by tabs.
pub fn from_conllu(text: &str) -> Result<Vec<TreebankSentence>, ConlluError> {
    let mut found = Vec::new();
    let mut open = TreebankSentence {
        comments: Vec::new(),
        words: Vec::new(),
    };
    let mut above = Vec::new();
    for (line, row) in (1..).zip(text.lines().chain([""])) {
        if row.is_empty() {
            if !open.words.is_empty() {
                let empty = TreebankSentence {
                    comments: Vec::new(),
                    words: Vec::new(),
                };
                found.push(std::mem::replace(&mut open, empty));
            }
        } else if row.starts_with('#') {
            let kept = ["# newdoc", "# newpar", "# sent_id", "# text ="];
            if kept.iter().any(|start| row.starts_with(start)) {
                open.comments.push(row.to_owned());
            }
        } else {
            let fields: Vec<&str> = row.split('\t').collect();
            let [id, form, _, _, _, _, _, _, _, misc] = fields[..] else {
                let why = format!("expected 10 fields parted by tabs, found {}", fields.len());
                return Err(ConlluError { line, why });
            };
            let glued = misc.split('|').any(|entry| entry == "SpaceAfter=No");
            if id.contains('-') {
                let misc = if glued { "SpaceAfter=No" } else { "_" };
                above.push(format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}"));
            } else if id.parse::<usize>() == Ok(open.words.len() + 1) {
                open.words.push(TreebankWord {
                    above: std::mem::take(&mut above),
                    form: form.to_owned(),
                    glued,
                });
            } else if !id.contains('.') {
                let why = format!("expected word {}, found `{id}`", open.words.len() + 1);
                return Err(ConlluError { line, why });
            }
        }
    }
    Ok(found)
}

/// The sentences of one document with the model's annotation, as CoNLL-U.
pub fn annotate(sentences: &[TreebankSentence], model: &Model) -> String {
    let forms: Vec<Vec<&str>> = sentences
        .iter()
        .map(|sentence| {
            sentence
                .words
                .iter()
                .map(|word| word.form.as_str())
                .collect()
        })
        .collect();
    let mut analyses = model.analyse(&forms);
    mend(&forms, &mut analyses);
    agree(&forms, &mut analyses);
    let mut out = String::new();
    let mut names = 0;
    for ((sentence, forms), analysis) in sentences.iter().zip(&forms).zip(analyses) {
        let lemmas = model.lexicon.lemmas(forms, &analysis);
        for comment in &sentence.comments {
            let _ = writeln!(out, "{comment}");
            if comment.starts_with("# newdoc") {
                out.push_str(ENTITY_COMMENT);
            }
        }
        let Analysis {
            words,
            names: found,
            ..
        } = analysis;
        let mut brackets = Brackets::new(words.len());
        for (range, kind) in found {
            names += 1;
            brackets.add(names, &range, kind);
        }
        for (place, ((word, labels), lemma)) in
            sentence.words.iter().zip(words).zip(lemmas).enumerate()
        {
            for line in &word.above {
                let _ = writeln!(out, "{line}");
            }
            write_row(
                &mut out,
                place + 1,
                &word.form,
                &lemma,
                labels,
                &brackets.misc(place, word.glued),
            );
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "\
# newdoc id = a
# sent_id = a-1
# newpar
# other = dropped
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\t_\t_\t_\t_\t_\t_\t_\t_
2\tn't\t_\t_\t_\t_\t_\t_\t_\t_
2.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_
3\t.\t_\t_\t_\t_\t_\t_\t_\tEntity=1)|SpaceAfter=No

1\tHe\t_\t_\t_\t_\t_\t_\t_\t_
";

    #[test]
    fn words_and_spacing_are_kept() {
        let sentences = from_conllu(TREEBANK).unwrap_or_default();
        let words: Vec<(&str, bool)> = sentences
            .iter()
            .flat_map(|s| &s.words)
            .map(|word| (word.form.as_str(), word.glued))
            .collect();
        assert_eq!(
            words,
            [("do", false), ("n't", false), (".", true), ("He", false)]
        );
        assert_eq!(sentences[0].comments.len(), 3);
        assert_eq!(sentences[0].words[0].above.len(), 1);
        assert!(sentences[0].begins_document() && !sentences[1].begins_document());
    }

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        assert_eq!(
            from_conllu(text).map_err(|error| error.to_string()),
            Err(expected.to_owned())
        );
    }

    #[test]
    fn errors_name_the_line() {
        check_error(
            "# text = x\n1\tx",
            "2: expected 10 fields parted by tabs, found 2",
        );
        check_error(
            "2\tx\t_\t_\t_\t_\t_\t_\t_\t_",
            "1: expected word 1, found `2`",
        );
    }
}
