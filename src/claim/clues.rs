//! Clues: what there is to see of a claim, for and against its being right.
//!
//! In: a draft and the claim it became. Out: named clues, mostly of the grammar around its ends. Invariant: a clue names
//! words and rules, never an entity, an article or a place in it; a clue that is there once is there once.

use super::context::Context;
use super::draft::Draft;
use super::phrase::{case_lemma, told_tokens};
use super::types::{Argument, Claim};
use super::voice::is_passive;
use crate::entity::{Mention, MentionForm};
use crate::language::{Deprel, TokenId, Upos};
use std::collections::BTreeMap;

/// Steps of a way through the tree that are told apart.
const FAR: usize = 5;
/// The lowest probabilities of each level.
const LEVELS: [f32; 7] = [0.02, 0.1, 0.25, 0.45, 0.65, 0.8, 0.92];
/// The shortest distances in words of each step.
const STEPS: [usize; 8] = [0, 1, 2, 3, 4, 7, 11, 21];
/// Marks whose sentences are harder to read.
const MARKS: [(&str, char); 5] = [
    ("quotes", '"'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("bracket", '('),
    ("dash", '–'),
];

/// Clues by name, with how much there is of each: 1, or a probability.
pub(super) type Clues = BTreeMap<String, f32>;

/// All clues to a claim.
pub(super) fn clues(cx: &Context, draft: &Draft, claim: &Claim) -> Clues {
    let mut seen = Seen {
        cx,
        draft,
        claim,
        rule: claim.rule.split(':').next().unwrap_or_default(),
        found: Clues::new(),
    };
    seen.relation();
    let subject = seen.end("s", draft.subject, &claim.subject);
    let object = seen.end("o", draft.object, &claim.object);
    seen.pair(&subject, &object);
    seen.trigger();
    seen.left_out();
    seen.sentence();
    seen.scores();
    seen.found
}

struct Seen<'a> {
    cx: &'a Context<'a>,
    draft: &'a Draft,
    claim: &'a Claim,
    /// The rule without its line in a table.
    rule: &'a str,
    found: Clues,
}

impl Seen<'_> {
    fn add(&mut self, clue: String) {
        self.found.insert(clue, 1.0);
    }

    /// The clue, and the same for this rule.
    fn add_by_rule(&mut self, clue: &str) {
        self.add(format!("{} {clue}", self.rule));
        self.add(clue.to_owned());
    }

    fn relation(&mut self) {
        let predicate = &self.claim.predicate;
        let lemma = self.cx.doc.lemma(self.draft.anchor);
        self.add(format!("rule {}", self.rule));
        self.add(format!("type {}", self.claim.kind.as_str()));
        if predicate.known {
            self.add(format!("relation {}", predicate.relation));
            self.add(format!("{} {}", predicate.relation, self.rule));
            self.add(format!("{} by {lemma}", predicate.relation));
        } else {
            self.add("open".to_owned());
        }
    }

    /// What one end looks like; returns its shape in short.
    fn end(&mut self, end: &str, head: TokenId, argument: &Argument) -> String {
        let doc = self.cx.doc;
        let upos = doc.token(head).upos;
        self.add(format!("{end} kind {}", argument.kind.as_str()));
        self.add(format!("{end} upos {}", upos.as_str()));
        self.add(format!("{end} deprel {}", doc.deprel(head).as_str()));
        if let Some(case) = case_lemma(self.cx, head) {
            self.add(format!("{end} case {case}"));
        }
        if upos == Upos::Noun {
            self.add(format!("{end} word {}", doc.lemma(head)));
        }
        let Some(mention) = self.cx.mention(head) else {
            self.add(format!("{end} no mention"));
            return "none".to_owned();
        };
        self.reference(end, head, mention, argument);
        self.cut(end, head, mention);
        let shape = form(self.cx, head, mention);
        let entity = self.cx.entities.entity(mention.entity);
        let linked = 1 < entity.mentions.len();
        format!("{shape} {}", if linked { "linked" } else { "alone" })
    }

    /// How the words of an end refer, and to what.
    fn reference(&mut self, end: &str, head: TokenId, mention: &Mention, argument: &Argument) {
        let (cx, doc) = (self.cx, self.cx.doc);
        let entity = cx.entities.entity(mention.entity);
        let text = mention.span.of(&doc.text);
        let form = form(cx, head, mention);
        self.add(format!("{end} form {form}"));
        if mention.form == MentionForm::Pronoun {
            self.add(format!("{end} pronoun {}", doc.lemma(head)));
        }
        self.add(format!("{end} tied {}", mention.rule));
        self.add(format!("{end} length {}", mention.tokens.len().min(6)));
        self.add(format!("{end} {form} {}", argument.kind.as_str()));
        if mention.form == MentionForm::Name && !text.starts_with(char::is_uppercase) {
            self.add(format!("{end} small"));
        }
        let resolved = text != argument.name;
        let linked = 1 < entity.mentions.len();
        self.add(match (linked, resolved) {
            (true, true) => format!("{end} {form} resolved"),
            (true, false) => format!("{end} {form} repeated"),
            (false, true) => format!("{end} {form} renamed"),
            (false, false) => format!("{end} {form} alone"),
        });
        if resolved && entity.named {
            self.add(format!("{end} {form} to name"));
        }
        if resolved {
            let here = doc.sentence_of(head);
            let before = entity.mentions.iter().map(|&id| cx.entities.mention(id));
            let last = before
                .filter(|other| other.head < head && other.form != MentionForm::Pronoun)
                .map(|other| doc.sentence_of(other.head))
                .max();
            let gap = last.map(|last| (here - last).min(4));
            let gap = gap.map_or("first".to_owned(), |gap| gap.to_string());
            self.add(format!("{end} {form} gap {gap}"));
        }
    }

    /// What depends on the head of an end, and what of that its words leave out.
    fn cut(&mut self, end: &str, head: TokenId, mention: &Mention) {
        let doc = self.cx.doc;
        let told = told_tokens(self.cx, mention);
        for &child in doc.children(head) {
            let deprel = doc.deprel(child);
            if told.contains(&child.index()) {
                self.add(format!("{end} has {}", deprel.as_str()));
            } else if deprel != Deprel::Punct {
                self.add(format!("{end} cut {}", deprel.as_str()));
                if deprel == Deprel::Nmod
                    && let Some(case) = case_lemma(self.cx, child)
                {
                    self.add(format!("{end} cut {case}"));
                }
            }
        }
    }

    fn pair(&mut self, subject: &str, object: &str) {
        self.add(format!("{subject}, {object}"));
        self.add(format!("{} s {subject}", self.rule));
        self.add(format!("{} o {object}", self.rule));
        if self.claim.predicate.known {
            self.add(format!("{} o {object}", self.claim.predicate.relation));
        }
        let (anchor, subject, object) = (self.draft.anchor, self.draft.subject, self.draft.object);
        for (what, from, to) in [
            ("way s", anchor, subject),
            ("way o", anchor, object),
            ("way", subject, object),
        ] {
            self.add_by_rule(&format!("{what} {}", way(self.cx, from, to)));
            let apart = from.index().abs_diff(to.index());
            let step = STEPS.iter().rev().find(|&&step| step <= apart);
            let side = if from < to { "after" } else { "before" };
            self.add(format!("{what} {side} {}", step.copied().unwrap_or(0)));
        }
        let (subject, object) = (self.claim.subject.kind, self.claim.object.kind);
        let kinds = format!("{}, {}", subject.as_str(), object.as_str());
        self.add(format!("{} {kinds}", self.claim.kind.as_str()));
    }

    fn trigger(&mut self) {
        let doc = self.cx.doc;
        let anchor = self.draft.anchor;
        let token = doc.token(anchor);
        self.add(format!("t {}", token.xpos.as_str()));
        self.add(format!("t deprel {}", token.deprel.as_str()));
        self.add(format!("t {} {}", token.lemma, token.upos.as_str()));
        self.add_by_rule(&format!("t {}", token.upos.as_str()));
        if is_passive(self.cx, anchor) {
            self.add_by_rule("passive");
        }
        for above in doc.ancestors(anchor).take(3) {
            self.add(format!("above {}", doc.deprel(above).as_str()));
        }
        if self.cx.speech.quotation_of(anchor).is_some() {
            self.add("quoted".to_owned());
        }
    }

    /// What depends on the trigger and stands in neither end.
    fn left_out(&mut self) {
        let (cx, doc) = (self.cx, self.cx.doc);
        let ends = [self.draft.subject, self.draft.object];
        for &child in doc.children(self.draft.anchor) {
            let holds = |end: TokenId| end == child || doc.ancestors(end).any(|id| id == child);
            let deprel = doc.deprel(child);
            if deprel == Deprel::Punct || ends.into_iter().any(holds) {
                continue;
            }
            self.add_by_rule(&format!("left {}", deprel.as_str()));
            match deprel {
                Deprel::Obl => {
                    let case = case_lemma(cx, child).unwrap_or_default();
                    self.add(format!("left obl {case}"));
                }
                Deprel::Aux | Deprel::Mark | Deprel::Advmod | Deprel::Cop => {
                    self.add(format!("left {} {}", deprel.as_str(), doc.lemma(child)));
                }
                _ => {}
            }
        }
    }

    fn sentence(&mut self) {
        let Some(sentence) = self.cx.doc.sentences.get(self.claim.sentence) else {
            return;
        };
        let text = sentence.span.of(&self.cx.doc.text);
        self.add(format!("words {}", (sentence.tokens.len() / 8).min(7)));
        for (name, mark) in MARKS {
            if text.contains(mark) {
                self.add(format!("sentence {name}"));
            }
        }
        if !text.ends_with(['.', '!', '?', '"', '”']) {
            self.add("sentence unended".to_owned());
        }
    }

    fn scores(&mut self) {
        let (Some(scores), Some(all)) = (self.claim.scores, self.cx.scores) else {
            return;
        };
        let draft = self.draft;
        let word = all.word(draft.anchor).map_or(0.0, |word| word.trigger);
        for (name, value) in [
            ("pair", scores.pair),
            ("likelihood", scores.likelihood),
            ("type", scores.kind),
            ("fact", scores.fact),
            ("trigger", word),
            ("subject", all.subject(draft.anchor, draft.subject)),
            ("object", all.object(draft.anchor, draft.object)),
        ] {
            let level = LEVELS.iter().filter(|&&level| level <= value).count();
            self.add(format!("{name} level {level}"));
            if matches!(name, "pair" | "likelihood") {
                self.add(format!("{} {name} level {level}", self.rule));
            }
            self.found.insert(format!("score {name}"), value);
        }
    }
}

/// A name, a pronoun, or a description with its determiner and whether it has more words than the noun.
fn form(cx: &Context, head: TokenId, mention: &Mention) -> String {
    let doc = cx.doc;
    let determiner = match mention.form {
        MentionForm::Name => return "name".to_owned(),
        MentionForm::Demonym => return "demonym".to_owned(),
        MentionForm::Pronoun => return "pronoun".to_owned(),
        MentionForm::Description => doc
            .children(head)
            .iter()
            .copied()
            .find(|&child| matches!(doc.deprel(child), Deprel::Det | Deprel::NmodPoss)),
    };
    let word = match determiner {
        None => "no",
        Some(child) if doc.deprel(child) == Deprel::NmodPoss => "own",
        Some(child) => match doc.lemma(child) {
            "the" => "the",
            "a" | "an" => "a",
            "this" | "that" | "these" | "those" => "this",
            _ => "other",
        },
    };
    let bare = mention.tokens.len() <= 1 + usize::from(determiner.is_some());
    format!("{word} {}", if bare { "noun" } else { "phrase" })
}

/// The way through the tree, up and then down; how long it is where it is long.
fn way(cx: &Context, from: TokenId, to: TokenId) -> String {
    let doc = cx.doc;
    let line =
        |id: TokenId| -> Vec<TokenId> { std::iter::once(id).chain(doc.ancestors(id)).collect() };
    let (up, down) = (line(from), line(to));
    let shared = up.iter().enumerate().find_map(|(rise, id)| {
        let fall = down.iter().position(|other| other == id)?;
        Some((rise, fall))
    });
    let Some((rise, fall)) = shared else {
        return "none".to_owned();
    };
    if rise + fall > FAR {
        return format!("far {}", (rise + fall).min(9));
    }
    let label = |id: &TokenId| doc.deprel(*id).as_str();
    let rising = up[..rise].iter().map(|id| format!("<{}", label(id)));
    let falling = down[..fall].iter().rev();
    rising
        .chain(falling.map(|id| format!(">{}", label(id))))
        .collect()
}
