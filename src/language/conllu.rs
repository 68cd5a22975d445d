//! CoNLL-U: documents written as treebanks are, and treebanks read and annotated anew.
//!
//! In: a [`Document`], or a treebank's text. Out: CoNLL-U text. Invariant: every token is on a line of its
//! own with its form untouched, and `SpaceAfter=No` says where the text has no space.
//! Format: <https://universaldependencies.org/format.html>; names as `Entity=(1-person` ... `1)` brackets.

use super::analyse::{Analysis, WordAnalysis};
use super::model::Model;
use super::types::{Document, NameKind};
use std::fmt::Write as _;
use std::ops::Range;
use thiserror::Error;

/// Says what the fields of `Entity` are.
const ENTITY_COMMENT: &str = "# global.Entity = GRP-etype\n";

/// The document as CoNLL-U; `id` names it.
pub fn to_conllu(document: &Document, id: &str) -> String {
    let mut out = format!("# newdoc id = {}\n{ENTITY_COMMENT}", one_line(id));
    let mut names = document.names.iter().enumerate().peekable();
    let mut end = 0;
    for (number, sentence) in document.sentences.iter().enumerate() {
        let gap = document
            .text
            .get(end..sentence.span.start)
            .unwrap_or_default();
        if number == 0 || 1 < gap.bytes().filter(|&b| b == b'\n').count() {
            out.push_str("# newpar\n");
        }
        end = sentence.span.end;
        let text = one_line(sentence.span.of(&document.text));
        let _ = writeln!(
            out,
            "# sent_id = {}-{}\n# text = {text}",
            one_line(id),
            number + 1
        );
        let start = sentence.tokens.start;
        let mut brackets = Brackets::new(sentence.tokens.len());
        while let Some((index, name)) =
            names.next_if(|(_, name)| name.tokens.start < sentence.tokens.end)
        {
            brackets.add(
                index + 1,
                &(name.tokens.start - start..name.tokens.end - start),
                name.kind,
            );
        }
        for (place, token) in document.tokens[sentence.tokens.clone()].iter().enumerate() {
            let next = document
                .tokens
                .get(start + place + 1)
                .map_or(document.text.len(), |next| next.span.start);
            let glued = token.span.end == next && start + place + 1 < document.tokens.len();
            let form = token.span.of(&document.text);
            let word = WordAnalysis {
                upos: token.upos,
                xpos: token.xpos,
                head: token.head.map(|head| head.index() - start),
                deprel: token.deprel,
            };
            write_row(
                &mut out,
                place + 1,
                form,
                &token.lemma,
                word,
                &brackets.misc(place, glued),
            );
        }
        out.push('\n');
    }
    out
}

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
    let mut out = String::new();
    let mut names = 0;
    for (sentence, analysis) in sentences.iter().zip(model.analyse(&forms)) {
        for comment in &sentence.comments {
            let _ = writeln!(out, "{comment}");
            if comment.starts_with("# newdoc") {
                out.push_str(ENTITY_COMMENT);
            }
        }
        let Analysis {
            words,
            names: found,
        } = analysis;
        let mut brackets = Brackets::new(words.len());
        for (range, kind) in found {
            names += 1;
            brackets.add(names, &range, kind);
        }
        for (place, (word, labels)) in sentence.words.iter().zip(words).enumerate() {
            for line in &word.above {
                let _ = writeln!(out, "{line}");
            }
            let lemma = model.lexicon.lemma(&word.form, labels.xpos);
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

/// The name brackets of a sentence's tokens.
struct Brackets(Vec<String>);

impl Brackets {
    fn new(count: usize) -> Self {
        Self(vec![String::new(); count])
    }

    fn add(&mut self, number: usize, tokens: &Range<usize>, kind: NameKind) {
        let kind = kind.as_str();
        if let Some(first) = self.0.get_mut(tokens.start) {
            let close = if tokens.len() == 1 { ")" } else { "" };
            let _ = write!(first, "({number}-{kind}{close}");
        }
        if 1 < tokens.len()
            && let Some(last) = self.0.get_mut(tokens.end - 1)
        {
            let _ = write!(last, "{number})");
        }
    }

    /// The MISC field of a token.
    fn misc(&self, place: usize, glued: bool) -> String {
        let entity = self
            .0
            .get(place)
            .filter(|brackets| !brackets.is_empty())
            .map(|brackets| format!("Entity={brackets}"));
        let space = glued.then(|| "SpaceAfter=No".to_owned());
        let entries: Vec<String> = entity.into_iter().chain(space).collect();
        if entries.is_empty() {
            "_".to_owned()
        } else {
            entries.join("|")
        }
    }
}

fn write_row(
    out: &mut String,
    number: usize,
    form: &str,
    lemma: &str,
    word: WordAnalysis,
    misc: &str,
) {
    let (upos, xpos, deprel) = (word.upos.as_str(), word.xpos.as_str(), word.deprel.as_str());
    let head = word.head.map_or(0, |head| head + 1);
    let _ = writeln!(
        out,
        "{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}"
    );
}

/// Runs of white space as one space.
fn one_line(text: &str) -> String {
    crate::base::text::squeeze(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::language::{Deprel, Name, Sentence, Token, TokenId, Upos, Xpos};

    fn document() -> Document {
        let token = |start, end, lemma: &str, head: Option<usize>, deprel| Token {
            span: Span::new(start, end),
            lemma: lemma.to_owned(),
            upos: Upos::X,
            xpos: Xpos::Unknown,
            head: head.map(TokenId::from),
            deprel,
        };
        Document::new(
            "Minas Tirith fell.\n\nHe left".into(),
            vec![
                Sentence {
                    span: Span::new(0, 18),
                    tokens: 0..4,
                    block: 0,
                },
                Sentence {
                    span: Span::new(20, 27),
                    tokens: 4..6,
                    block: 1,
                },
            ],
            vec![
                token(0, 5, "Minas", Some(2), Deprel::Nsubj),
                token(6, 12, "Tirith", Some(0), Deprel::Flat),
                token(13, 17, "fall", None, Deprel::Root),
                token(17, 18, ".", Some(2), Deprel::Punct),
                token(20, 22, "he", Some(5), Deprel::Nsubj),
                token(23, 27, "leave", None, Deprel::Root),
            ],
            vec![
                Name {
                    tokens: 0..2,
                    kind: NameKind::Place,
                },
                Name {
                    tokens: 4..5,
                    kind: NameKind::Person,
                },
            ],
        )
    }

    #[test]
    fn a_document_is_written() {
        let expected = "\
# newdoc id = a
# global.Entity = GRP-etype
# newpar
# sent_id = a-1
# text = Minas Tirith fell.
1\tMinas\tMinas\tX\t_\t_\t3\tnsubj\t_\tEntity=(1-place
2\tTirith\tTirith\tX\t_\t_\t1\tflat\t_\tEntity=1)
3\tfell\tfall\tX\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tX\t_\t_\t3\tpunct\t_\t_

# newpar
# sent_id = a-2
# text = He left
1\tHe\the\tX\t_\t_\t2\tnsubj\t_\tEntity=(2-person)
2\tleft\tleave\tX\t_\t_\t0\troot\t_\t_

";
        assert_eq!(to_conllu(&document(), "a"), expected);
    }

    #[test]
    fn words_and_spacing_are_read_back() {
        let sentences = from_conllu(&to_conllu(&document(), "a")).unwrap_or_default();
        let forms: Vec<(&str, bool)> = sentences
            .iter()
            .flat_map(|s| &s.words)
            .map(|word| (word.form.as_str(), word.glued))
            .collect();
        assert_eq!(
            forms,
            [
                ("Minas", false),
                ("Tirith", false),
                ("fell", true),
                (".", false),
                ("He", false),
                ("left", false)
            ]
        );
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
