//! Words that a line announces, and no quotation marks enclose: *Foreign Minister Rosie Took said:*, and her words below it.
//!
//! In: an article, its document, the turns of its transcripts. Out: the same, with the blocks that hold announced words.
//! Invariant: only blocks that no label of a speaker claims are given away, and never a heading.

use super::labels::{Deprel, Upos, Xpos};
use super::speech::{Speech, marked};
use super::turns::Turn;
use super::types::TokenId;
use crate::article::{Article, BlockKind};
use crate::base::Span;
use crate::ontology::{Stance, TriggerPos};

/// Who speaks of himself, and shows that a block is still his.
const FIRST_PERSON: &[&str] = &[
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "we",
    "us",
    "our",
    "ours",
    "ourselves",
];
/// Lines of press releases below which the speaker is silent.
const CLOSINGS: &[&str] = &[
    "ends",
    "end",
    "notes to editors",
    "note to editors",
    "notes for editors",
    "further information",
    "background",
    "contact",
    "media contact",
];

/// Gives the blocks below a line that announces somebody's words to him.
///
/// His words end where a heading, a closing line or another such line stands, and where a block without the first person
/// quotes, names him, or says what he said.
pub(super) fn mark(speech: &Speech, article: &Article, turns: &mut [Turn]) {
    let page = Page::new(speech, article);
    let mut said = Turn::Narration;
    let mut first = false;
    for (block, turn) in turns.iter_mut().enumerate() {
        if !article.blocks[block].kind.is_story() {
            continue;
        }
        let announced = page.announces(block);
        if *turn != Turn::Narration || page.closes(block) {
            said = Turn::Narration;
        } else if announced != Turn::Narration {
            said = announced;
            first = true;
        } else if let Turn::Words(speaker) = said {
            if page.narrates(block, speaker, first) {
                said = Turn::Narration;
            }
            *turn = said;
            first = false;
        }
    }
}

/// The blocks of an article with their words.
struct Page<'a> {
    speech: &'a Speech<'a>,
    article: &'a Article,
    /// For each block its first token, and the one behind its last.
    tokens: Vec<(usize, usize)>,
}

impl<'a> Page<'a> {
    fn new(speech: &'a Speech<'a>, article: &'a Article) -> Self {
        let mut tokens = vec![(0, 0); article.blocks.len()];
        for sentence in &speech.doc.sentences {
            let Some(found) = tokens.get_mut(sentence.block) else {
                continue;
            };
            if found.1 == 0 {
                found.0 = sentence.tokens.start;
            }
            found.1 = sentence.tokens.end;
        }
        Self {
            speech,
            article,
            tokens,
        }
    }

    fn text(&self, block: usize) -> &'a str {
        self.article.blocks[block]
            .span
            .of(&self.article.text)
            .trim()
    }

    fn words(&self, block: usize) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        let (start, end) = self.tokens[block];
        (start..end).map(TokenId::from)
    }

    /// *ENDS*, a heading; but not a heading that announces words, *Minister Took said:*.
    fn closes(&self, block: usize) -> bool {
        let letters = |c: char| !c.is_alphanumeric();
        let line = self.text(block).trim_matches(letters).to_lowercase();
        let heading = matches!(
            self.article.blocks[block].kind,
            BlockKind::Heading | BlockKind::Title
        );
        CLOSINGS.contains(&line.as_str()) || heading && self.announces(block) == Turn::Narration
    }

    /// The speaker of the last verb of saying before the colon that ends a block: *Took said:*, *Took made the following
    /// statement:*, *The statement read:*.
    fn announces(&self, block: usize) -> Turn {
        let doc = self.speech.doc;
        let last = self.words(block).next_back();
        let sentence = last
            .filter(|_| self.text(block).ends_with(':'))
            .and_then(|last| doc.sentences.get(doc.sentence_of(last)));
        let Some(sentence) = sentence else {
            return Turn::Narration;
        };
        let words = || sentence.tokens.clone().map(TokenId::from);
        let verbs = || words().filter(|&id| doc.token(id).upos == Upos::Verb);
        let announcing = if verbs().next().is_none() {
            words().find_map(|id| self.author(id)).map(Some)
        } else {
            let says = |&id: &TokenId| {
                self.speech.is_saying(id) || self.publishes(id) || doc.lemma(id) == "read"
            };
            verbs().rfind(says).map(|verb| self.speech.speaker_of(verb))
        };
        announcing.map_or(Turn::Narration, Turn::Words)
    }

    /// Whose word a noun is, in a line without a verb: *Took's statement in full:*, *Statement by Took:*.
    fn author(&self, noun: TokenId) -> Option<TokenId> {
        let doc = self.speech.doc;
        let lemma = doc.lemma(noun).to_lowercase();
        let stance = self.speech.ontology.stance(&lemma, TriggerPos::Noun);
        if stance != Some(Stance::Say) {
            return None;
        }
        let mut by = doc.children_by(noun, Deprel::Nmod);
        doc.child(noun, Deprel::NmodPoss).or_else(|| {
            by.find(|&id| {
                doc.children_by(id, Deprel::Case)
                    .any(|case| matches!(doc.lemma(case), "by" | "from"))
            })
        })
    }

    /// *made the following announcement*: a verb whose object is somebody's word.
    fn publishes(&self, verb: TokenId) -> bool {
        let doc = self.speech.doc;
        let stance = |noun| {
            let lemma = doc.lemma(noun);
            self.speech.ontology.stance(lemma, TriggerPos::Noun)
        };
        doc.children(verb).iter().any(|&child| {
            matches!(doc.deprel(child), Deprel::Obj | Deprel::NsubjPass)
                && stance(child) == Some(Stance::Say)
                && doc
                    .children(child)
                    .iter()
                    .any(|&word| matches!(doc.lemma(word), "follow" | "following" | "this"))
        })
    }

    /// Whether the article speaks again: a block in quotation marks right below the line, or one without the first person
    /// that quotes, names the speaker, or says what somebody said.
    fn narrates(&self, block: usize, speaker: Option<TokenId>, first: bool) -> bool {
        if first {
            return self
                .text(block)
                .starts_with(['“', '„', '"', '‘', '\'', '«']);
        }
        let quotes = marked(&self.article.text, self.article.blocks[block].span);
        if self.is_in_the_first_person(block, &quotes) {
            return false;
        }
        let cites = quotes.iter().any(|&quote| self.speech.holds_clause(quote));
        cites || speaker.is_some_and(|speaker| self.names(block, speaker)) || self.reports(block)
    }

    fn is_in_the_first_person(&self, block: usize, quotes: &[Span]) -> bool {
        let doc = self.speech.doc;
        self.words(block).any(|id| {
            let token = doc.token(id);
            token.upos == Upos::Pron
                && FIRST_PERSON.contains(&doc.form(id).to_lowercase().as_str())
                && !quotes.iter().any(|quote| quote.contains(token.span))
        })
    }

    /// Whether a block speaks of the speaker: by one of his names, or as what the line calls him (*the Minister*).
    fn names(&self, block: usize, speaker: TokenId) -> bool {
        let doc = self.speech.doc;
        if !matches!(doc.token(speaker).upos, Upos::Propn | Upos::Noun) {
            return false;
        }
        let is_name = |id: TokenId| {
            !matches!(
                doc.deprel(id),
                Deprel::Compound | Deprel::NmodDesc | Deprel::Amod
            )
        };
        let flat = doc.children_by(speaker, Deprel::Flat);
        let called: Vec<&str> = std::iter::once(speaker)
            .chain(flat)
            .map(|id| doc.form(id))
            .filter(|form| form.starts_with(char::is_uppercase))
            .collect();
        self.words(block)
            .any(|id| called.contains(&doc.form(id)) && is_name(id))
    }

    /// *He also said that Arnor would help*: somebody's saying is told in the past tense.
    fn reports(&self, block: usize) -> bool {
        let doc = self.speech.doc;
        self.words(block).any(|id| {
            let told = doc.token(id).xpos == Xpos::Vbd && self.speech.is_saying(id);
            let by = |subject: TokenId| {
                matches!(doc.token(subject).upos, Upos::Propn)
                    || matches!(doc.lemma(subject), "he" | "she" | "they")
            };
            let main = matches!(doc.deprel(id), Deprel::Root | Deprel::Parataxis);
            told && main && doc.child(id, Deprel::Nsubj).is_some_and(by)
        })
    }
}
