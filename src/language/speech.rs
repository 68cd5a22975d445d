//! Speech: quotations and who speaks them, verbs of saying and their speakers.
//!
//! In: text, syntax, the stances of verbs, the turns of transcripts. Out: quotations in text order, none overlapping.
//! Invariant: a quotation never leaves its block.

use super::announced;
use super::labels::{Deprel, Upos, Xpos};
use super::said::{is_noun_of_actors, shared_with};
use super::turns::{Turn, turns};
use super::types::{Document, TokenId};
use crate::article::Article;
use crate::base::Span;
use crate::ontology::{Ontology, Stance, TriggerPos};
use std::collections::BTreeMap;

/// Somebody's words: text between quotation marks, or what follows a speaker's label in a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, in bytes; of a turn in a transcript, from the label to the next quotation, or
    /// to the end of the block.
    pub span: Span,
    /// Head of the phrase that names the speaker, if one was found.
    pub speaker: Option<TokenId>,
    /// Whether it holds a clause; scare quotes and titles do not, and have no speaker.
    pub clausal: bool,
}

/// What an article quotes, and who says what its verbs of saying report.
#[derive(Clone, Debug)]
pub struct Speech<'a> {
    pub(super) doc: &'a Document,
    pub(super) ontology: &'a Ontology,
    quotations: Vec<Quotation>,
}

impl<'a> Speech<'a> {
    /// Finds the quotations of an article and their speakers.
    pub fn new(article: &Article, doc: &'a Document, ontology: &'a Ontology) -> Self {
        let mut speech = Self {
            doc,
            ontology,
            quotations: Vec::new(),
        };
        let mut turns = turns(article, doc);
        announced::mark(&speech, article, &mut turns);
        let mut said = BTreeMap::new();
        for (block, turn) in article.blocks.iter().zip(turns) {
            if !block.kind.is_story() {
                continue;
            }
            let mut found: Vec<Quotation> = marked(&article.text, block.span)
                .into_iter()
                .map(|span| Quotation {
                    span,
                    speaker: None,
                    clausal: speech.holds_clause(span),
                })
                .collect();
            if let Turn::Words(speaker) = turn {
                found.retain(|quotation| quotation.clausal);
                for span in around(block.span, &found) {
                    said.insert(span.start, speaker);
                    found.push(Quotation {
                        span,
                        speaker,
                        clausal: true,
                    });
                }
                found.sort_by_key(|quotation| quotation.span.start);
            }
            speech.quotations.append(&mut found);
        }
        speech.find_speakers(&said);
        speech
    }

    /// The quotations, in text order.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The quotation that the token stands in.
    pub fn quotation_of(&self, id: TokenId) -> Option<&Quotation> {
        let start = self.doc.token(id).span.start;
        let index = self
            .quotations
            .partition_point(|quotation| quotation.span.start <= start);
        self.quotations[..index]
            .last()
            .filter(|quotation| start < quotation.span.end)
    }

    /// Whether the verb introduces speech.
    pub fn is_saying(&self, verb: TokenId) -> bool {
        self.doc.token(verb).upos == Upos::Verb
            && matches!(
                self.ontology.stance(self.doc.lemma(verb), TriggerPos::Verb),
                Some(Stance::Say | Stance::Accuse | Stance::Deny | Stance::Threaten | Stance::Ask)
            )
    }

    /// Who performs the verb of saying, also where it shares the subject of the verb it is coordinated with or depends on.
    pub fn speaker_of(&self, verb: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let mut at = verb;
        for _ in 0..4 {
            if let Some(agent) = doc.child(at, Deprel::OblAgent) {
                return Some(agent);
            }
            let passive = [Deprel::NsubjPass, Deprel::AuxPass];
            if passive.iter().any(|&mark| doc.child(at, mark).is_some()) {
                return None;
            }
            if let Some(subject) = self.subject_of(at) {
                // "said the call was friendly, adding that": a call adds nothing, who spoke of it does.
                let speaks = at == verb || is_noun_of_actors(doc, self.ontology, subject);
                match (speaks, doc.deprel(at), doc.head(at)) {
                    (false, Deprel::Ccomp, Some(head)) => {
                        at = head;
                        continue;
                    }
                    _ => {
                        return (!matches!(doc.lemma(subject), "it" | "there")).then_some(subject);
                    }
                }
            }
            at = match doc.deprel(at) {
                // "areas called havens": no area calls anything.
                Deprel::Acl if doc.token(at).xpos == Xpos::Vbn => return None,
                Deprel::Acl => return doc.head(at),
                Deprel::Conj => self.coordinated_with(at)?,
                Deprel::Advcl if self.is_quoted(at) => {
                    return doc.child(doc.head(at)?, Deprel::Obj);
                }
                // "prompting Arnor to consider leaving": Arnor considers it.
                Deprel::Advcl | Deprel::Xcomp => match doc.child(doc.head(at)?, Deprel::Obj) {
                    Some(object) if doc.deprel(at) == Deprel::Xcomp => return Some(object),
                    _ => doc.head(at)?,
                },
                _ => return None,
            };
        }
        None
    }

    /// *quoted Took as saying*: what the object of the verb above says.
    fn is_quoted(&self, verb: TokenId) -> bool {
        let mut marks = self.doc.children_by(verb, Deprel::Mark);
        self.is_saying(verb) && marks.any(|mark| self.doc.lemma(mark) == "as")
    }

    /// *Thousands marched, Took said*, *watchdog Took said*: the nearer one, where the tree gives the saying two subjects.
    fn subject_of(&self, verb: TokenId) -> Option<TokenId> {
        let doc = self.doc;
        let first = doc.child(verb, Deprel::Nsubj)?;
        let before = doc.children_by(verb, Deprel::Nsubj);
        let nearest = before.take_while(|&subject| subject < verb).last();
        let apart = |&other: &TokenId| {
            doc.token(other).upos == Upos::Propn
                || (first.index()..other.index()).any(|index| doc.tokens[index].lemma == ",")
        };
        nearest.filter(apart).or(Some(first))
    }

    /// The verb that a coordinated verb shares subject and scope with.
    ///
    /// Usually its head. But where its head is inside somebody's words and it cannot be, it goes with the verb of saying:
    /// *said “Arnor is sick” and accused its king* (outside the quotation), *said that Arnor is sick and accused its king*
    /// (a past tense after the present tense of what was said).
    pub fn coordinated_with(&self, verb: TokenId) -> Option<TokenId> {
        shared_with(self, verb)
    }

    /// Each quotation by a verb beside it or before it, else it goes on from the one before. Turns of a transcript, by
    /// where they start, have the speakers that their labels give.
    fn find_speakers(&mut self, turns: &BTreeMap<usize, Option<TokenId>>) {
        let mut last: Option<TokenId> = None;
        for index in 0..self.quotations.len() {
            let Quotation { span, clausal, .. } = self.quotations[index];
            if let Some(&speaker) = turns.get(&span.start) {
                last = speaker;
                continue;
            }
            if !clausal {
                continue;
            }
            let speaker = self
                .speaker_beside(span)
                .or_else(|| self.speaker_before(span))
                .or_else(|| self.speaker_announcing(span))
                .or_else(|| self.speaker_governing(span))
                .or_else(|| last.filter(|_| self.continues(index)));
            self.quotations[index].speaker = speaker;
            last = speaker;
        }
    }

    fn tokens_in(&self, span: Span) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        let before = |end: usize| {
            self.doc
                .tokens
                .partition_point(|token| token.span.start < end)
        };
        let (from, to) = (before(span.start), before(span.end));
        (from..to.max(from)).map(TokenId::from)
    }

    /// *“abhorrent”* holds no clause, *“Sounds good to me.”* does.
    pub(super) fn holds_clause(&self, span: Span) -> bool {
        self.tokens_in(span)
            .any(|id| matches!(self.doc.token(id).upos, Upos::Verb | Upos::Aux))
    }

    /// The subject of a verb of saying that governs the quotation or stands in its sentence outside the marks.
    fn speaker_beside(&self, span: Span) -> Option<TokenId> {
        let doc = self.doc;
        let first = self.tokens_in(span).next()?;
        let last = self.tokens_in(span).next_back()?;
        for sentence in [doc.sentence_of(last), doc.sentence_of(first)] {
            let tokens = doc.sentences.get(sentence)?.tokens.clone();
            let outside = || {
                tokens
                    .clone()
                    .map(TokenId::from)
                    .filter(|&id| !span.contains(doc.token(id).span))
            };
            let verbs =
                || outside().filter(|&id| self.is_saying(id) && !self.goes_on_inside(id, span));
            let nearest = verbs()
                .filter(|&id| self.governs(id, span))
                .min_by_key(|&id| self.distance(id, span))
                .or_else(|| verbs().min_by_key(|&id| self.distance(id, span)));
            if let Some(speaker) = nearest.and_then(|verb| self.speaker_of(verb)) {
                return Some(speaker);
            }
            if let Some(speaker) = outside().find(|&id| is_according(doc, id)) {
                return Some(speaker);
            }
        }
        None
    }

    /// *In a post on his platform, Trump stated:* in the sentence before a quotation that is a sentence of its own.
    fn speaker_before(&self, span: Span) -> Option<TokenId> {
        let first = self.tokens_in(span).next()?;
        let before = self.doc.sentence_of(first).checked_sub(1)?;
        let sentence = self.doc.sentences.get(before)?;
        if !sentence.span.of(&self.doc.text).ends_with([':', ',']) {
            return None;
        }
        sentence
            .tokens
            .clone()
            .map(TokenId::from)
            .filter(|&id| self.is_saying(id))
            .filter_map(|verb| self.speaker_of(verb))
            .next_back()
    }

    /// *Took spoke to the press: “I urge ...”*, *Took reacted on Twitter, “Sad news ...”*: whatever the verb, its subject.
    fn speaker_announcing(&self, span: Span) -> Option<TokenId> {
        let doc = self.doc;
        let text = span.of(&doc.text);
        let mut words = text.chars().skip(1).skip_while(|c| c.is_whitespace());
        let opens = words.next().is_some_and(char::is_uppercase);
        if !opens || !doc.text[..span.start].trim_end().ends_with([':', ',']) {
            return None;
        }
        let first = self.tokens_in(span).next()?;
        let start = doc.sentences.get(doc.sentence_of(first))?.tokens.start;
        (start..first.index())
            .rev()
            .map(TokenId::from)
            .filter(|&verb| doc.token(verb).upos == Upos::Verb)
            .filter_map(|verb| doc.child(verb, Deprel::Nsubj))
            .find_map(|subject| self.actor(subject))
    }

    /// *“We left,” Took continued*: whatever the verb that the quotation depends on, its subject if it may speak.
    fn speaker_governing(&self, span: Span) -> Option<TokenId> {
        let doc = self.doc;
        let first = self.tokens_in(span).next()?;
        let sentence = doc.sentences.get(doc.sentence_of(first))?;
        let words = sentence.tokens.clone().map(TokenId::from);
        let outside = |id: TokenId| !span.contains(doc.token(id).span);
        words
            .filter(|&id| doc.token(id).upos == Upos::Verb && outside(id))
            .filter(|&verb| self.governs(verb, span))
            .filter_map(|verb| doc.child(verb, Deprel::Nsubj))
            .find_map(|subject| self.actor(subject).filter(|&it| outside(it)))
    }

    /// The phrase if it may speak, else whose it is: Took for *Took's statement*.
    fn actor(&self, phrase: TokenId) -> Option<TokenId> {
        let speaks = |&id: &TokenId| is_noun_of_actors(self.doc, self.ontology, id);
        let owner = self.doc.child(phrase, Deprel::NmodPoss);
        Some(phrase).filter(speaks).or(owner.filter(speaks))
    }

    /// A quotation without a speaker of its own goes on from the one before it if nothing but a sentence break,
    /// or a paragraph break without a new speaker, stands between.
    fn continues(&self, index: usize) -> bool {
        let before = self.quotations[..index].iter().rfind(|it| it.clausal);
        let ends = before.and_then(|it| self.tokens_in(it.span).next_back());
        let begins = self.tokens_in(self.quotations[index].span).next();
        if self.has_subject_outside(self.quotations[index].span) {
            return false;
        }
        match (ends, begins) {
            (Some(from), Some(to)) => self.doc.sentence_of(to) <= self.doc.sentence_of(from) + 2,
            _ => false,
        }
    }

    /// Whether somebody or something outside the marks does what the sentence of the quotation tells.
    fn has_subject_outside(&self, span: Span) -> bool {
        let doc = self.doc;
        let sentence = self
            .tokens_in(span)
            .next()
            .and_then(|first| doc.sentences.get(doc.sentence_of(first)));
        sentence.is_some_and(|sentence| {
            sentence
                .tokens
                .clone()
                .map(TokenId::from)
                .any(|id| doc.deprel(id).is_subject() && !span.contains(doc.token(id).span))
        })
    }

    fn distance(&self, id: TokenId, span: Span) -> usize {
        let at = self.doc.token(id).span.start;
        if at < span.start {
            span.start - at
        } else {
            at.saturating_sub(span.end)
        }
    }

    /// *said “Arnor is sick” and accused its king*: the tree may hang the second verb on the quoted one.
    fn goes_on_inside(&self, verb: TokenId, span: Span) -> bool {
        self.doc.deprel(verb) == Deprel::Conj && self.head_lies_in(verb, span)
    }

    fn governs(&self, verb: TokenId, span: Span) -> bool {
        let inside = self.doc.children(verb).iter().any(|&child| {
            matches!(
                self.doc.deprel(child),
                Deprel::Ccomp | Deprel::Parataxis | Deprel::Obj | Deprel::Xcomp
            ) && span.contains(self.doc.token(child).span)
        });
        inside || self.head_lies_in(verb, span)
    }

    fn head_lies_in(&self, id: TokenId, span: Span) -> bool {
        let head = self.doc.head(id);
        head.is_some_and(|head| span.contains(self.doc.token(head).span))
    }
}

/// Pairs of double quotation marks inside the block; the last one may stay open to its end.
pub(super) fn marked(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (offset, c) in block.of(text).char_indices() {
        let at = block.start + offset;
        match (c, open) {
            ('“' | '„', _) | ('"', None) => open = Some(at),
            ('”' | '"', Some(start)) => {
                found.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| Span::new(start, block.end)));
    found
}

/// What of the block lies before, between and behind the quotations in it.
fn around(block: Span, quotations: &[Quotation]) -> Vec<Span> {
    let starts = std::iter::once(block.start).chain(quotations.iter().map(|it| it.span.end));
    let ends = quotations.iter().map(|it| it.span.start).chain([block.end]);
    starts
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// Whether *according to* leads the phrase.
fn is_according(doc: &Document, id: TokenId) -> bool {
    doc.children_by(id, Deprel::Case)
        .any(|case| case < id && doc.form(case).eq_ignore_ascii_case("according"))
}
