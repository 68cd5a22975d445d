//! The working state of the cascade: mentions being grouped, with what is known of each group.
//!
//! In: mentions as found. Out: groups that passes merge one pair at a time, each merge under its rule's name.
//! Invariant: a group's mentions are in text order, and its traits are those of all its mentions taken together.

use super::matched::Matched;
use super::merges::Merges;
use super::traits::Traits;
use super::types::MentionForm;
use crate::article::{Article, BlockKind};
use crate::base::Span;
use crate::language::{Antecedents, Deprel, Document, Phrase, PhraseKind, TokenId};
use crate::ontology::Ontology;
use std::collections::BTreeMap;
use std::ops::Range;

/// A mention on its way to an entity.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) head: TokenId,
    pub(super) form: MentionForm,
    pub(super) traits: Traits,
    /// The rule that tied it to its group; the one that found it, while it is alone.
    pub(super) rule: &'static str,
}

/// Index of a group: that of the mention that stands for it.
pub(super) type Group = usize;

/// All that passes read and change.
pub(super) struct Draft<'a> {
    pub(super) article: &'a Article,
    pub(super) doc: &'a Document,
    pub(super) ontology: &'a Ontology,
    /// What the user says of who is who.
    pub(super) merges: &'a Merges,
    /// Of that, what means somebody here.
    pub(super) matched: Matched,
    /// In text order; of two at one place the longer first.
    pub(super) mentions: Vec<Candidate>,
    /// How likely earlier mentions are the antecedents of later ones, by the model.
    pub(super) antecedents: Antecedents,
    /// For each mention the group it is in.
    group_of: Vec<Group>,
    /// For each group its mentions; empty once it was merged into another.
    members: Vec<Vec<usize>>,
    traits: Vec<Traits>,
    /// Widest mention of each head.
    by_head: BTreeMap<TokenId, usize>,
    /// Groups that stand for several others (`both leaders`).
    pub(super) sets: BTreeMap<Group, Vec<usize>>,
    /// Administrations with a mention of the person that they are named after.
    pub(super) named_after: BTreeMap<usize, usize>,
    /// Governments with a mention of their country.
    pub(super) governments: BTreeMap<usize, usize>,
}

impl<'a> Draft<'a> {
    /// Every mention alone in its group, but for those that the tables give the same entity.
    pub(super) fn new(
        article: &'a Article,
        doc: &'a Document,
        ontology: &'a Ontology,
        mut mentions: Vec<Candidate>,
    ) -> Self {
        mentions.sort_by_key(|it| (it.tokens.start, usize::MAX - it.tokens.end, it.head));
        let mut by_head: BTreeMap<TokenId, usize> = BTreeMap::new();
        for (index, mention) in mentions.iter().enumerate() {
            let best = by_head.entry(mention.head).or_insert(index);
            if mentions[*best].tokens.len() < mention.tokens.len() {
                *best = index;
            }
        }
        Self {
            article,
            doc,
            ontology,
            merges: Merges::none(),
            matched: Matched::default(),
            antecedents: Antecedents::default(),
            group_of: (0..mentions.len()).collect(),
            members: (0..mentions.len()).map(|index| vec![index]).collect(),
            traits: mentions.iter().map(|it| it.traits.clone()).collect(),
            mentions,
            by_head,
            sets: BTreeMap::new(),
            named_after: BTreeMap::new(),
            governments: BTreeMap::new(),
        }
    }

    /// The mentions as the model takes them.
    pub(super) fn phrases(&self) -> Vec<Phrase> {
        let phrase = |mention: &Candidate| Phrase {
            kind: match mention.form {
                MentionForm::Pronoun => PhraseKind::Pronoun,
                MentionForm::Name | MentionForm::Demonym => PhraseKind::Name,
                MentionForm::Description => PhraseKind::Description,
            },
            head: mention.head,
            tokens: mention.tokens.clone(),
        };
        self.mentions.iter().map(phrase).collect()
    }

    /// How likely the mention's antecedent is in the group, by the model.
    pub(super) fn likelihood(&self, mention: usize, group: Group) -> f32 {
        self.members[group]
            .iter()
            .map(|&member| self.antecedents.probability(mention, member))
            .sum()
    }

    /// The group of a mention.
    pub(super) fn group(&self, mention: usize) -> Group {
        self.group_of[mention]
    }

    /// The group's mentions, in text order.
    pub(super) fn members(&self, group: Group) -> &[usize] {
        &self.members[group]
    }

    /// The groups that there are, in order of their first mention.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut found: Vec<Group> = (0..self.members.len())
            .filter(|&group| !self.members[group].is_empty())
            .collect();
        found.sort_by_key(|&group| self.members[group][0]);
        found
    }

    /// What is known of the group.
    pub(super) fn traits(&self, group: Group) -> &Traits {
        &self.traits[group]
    }

    /// What is known of the mention's group.
    pub(super) fn traits_of(&self, mention: usize) -> &Traits {
        &self.traits[self.group_of[mention]]
    }

    /// Adds to what is known of the mention's group.
    pub(super) fn learn(&mut self, mention: usize, more: &Traits) {
        let group = self.group_of[mention];
        self.traits[group].absorb(more);
    }

    /// Learns who the mention's group is, because of `rule`.
    pub(super) fn identify(&mut self, mention: usize, entry: &Traits, rule: &'static str) {
        self.mentions[mention].rule = rule;
        self.learn(mention, entry);
    }

    /// Replaces what is known of a mention that is alone in its group.
    pub(super) fn retype(&mut self, mention: usize, traits: Traits) {
        self.mentions[mention].traits = traits.clone();
        let group = self.group_of[mention];
        if self.members[group].len() == 1 {
            self.traits[group] = traits;
        }
    }

    /// The widest mention that `head` heads.
    pub(super) fn at(&self, head: TokenId) -> Option<usize> {
        self.by_head.get(&head).copied()
    }

    /// Ties `mention` and its group to the group of `antecedent`, because of `rule`.
    pub(super) fn merge(&mut self, antecedent: usize, mention: usize, rule: &'static str) {
        let (into, from) = (self.group_of[antecedent], self.group_of[mention]);
        if into == from || self.are_kept_apart(into, from) {
            return;
        }
        self.mentions[mention].rule = rule;
        let moved = std::mem::take(&mut self.members[from]);
        for &member in &moved {
            self.group_of[member] = into;
        }
        self.members[into].extend(moved);
        self.members[into].sort_unstable();
        let traits = self.traits[from].clone();
        self.traits[into].absorb(&traits);
        if let Some(set) = self.sets.remove(&from) {
            self.sets.entry(into).or_insert(set);
        }
    }

    /// Whether the user says that the two are two.
    fn are_kept_apart(&self, one: Group, other: Group) -> bool {
        if self.merges.is_empty() {
            return false;
        }
        let names = |group: Group| -> Vec<&str> {
            let link = self.traits[group].link.as_ref();
            self.members[group]
                .iter()
                .filter(|&&it| self.mentions[it].form == MentionForm::Name)
                .map(|&it| self.text(it))
                .chain(link.map(|link| link.name.as_str()))
                .collect()
        };
        let id = &self.article.id;
        self.merges.keep_apart(id, &names(one), &names(other))
    }

    /// Whether the two may be one: kinds, genders and numbers agree, at most one has a name, and neither is a part of the other.
    pub(super) fn may_be_one(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.group_of[left], self.group_of[right]);
        a == b
            || (self.traits[a].agrees(&self.traits[b])
                && !(self.has_name(a) && self.has_name(b))
                && !self.nested(a, b))
    }

    /// Whether a proper name is among the group's mentions.
    pub(super) fn has_name(&self, group: Group) -> bool {
        self.members[group]
            .iter()
            .any(|&member| self.mentions[member].form == MentionForm::Name)
    }

    /// Whether one mention of a group lies in a mention of the other: *his family* is not *he*.
    fn nested(&self, a: Group, b: Group) -> bool {
        let (few, many) = if self.members[a].len() < self.members[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        self.members[few].iter().take(12).any(|&one| {
            let range = &self.mentions[one].tokens;
            let near = &self.members[many];
            let from =
                near.partition_point(|&it| self.mentions[it].tokens.start + 40 < range.start);
            near[from..]
                .iter()
                .take_while(|&&it| self.mentions[it].tokens.start < range.end)
                .any(|&it| self.overlapping(one, it))
        })
    }

    fn overlapping(&self, left: usize, right: usize) -> bool {
        let (a, b) = (&self.mentions[left].tokens, &self.mentions[right].tokens);
        a.start < b.end && b.start < a.end && !self.is_title(left, right)
    }

    /// *actor Jason Beghe*: the description holds the name, and both are one.
    fn is_title(&self, left: usize, right: usize) -> bool {
        let (a, b) = (&self.mentions[left], &self.mentions[right]);
        let tied = |outer: &Candidate, inner: &Candidate| {
            outer.form == MentionForm::Description
                && inner.form == MentionForm::Name
                && matches!(
                    self.doc.deprel(inner.head),
                    Deprel::Flat | Deprel::Appos | Deprel::Compound
                )
                && self.doc.head(inner.head) == Some(outer.head)
        };
        tied(a, b) || tied(b, a)
    }

    /// Index of the sentence that the mention stands in.
    pub(super) fn sentence(&self, mention: usize) -> usize {
        self.doc.sentence_of(self.mentions[mention].head)
    }

    /// Whether the mention stands in a headline.
    pub(super) fn in_title(&self, mention: usize) -> bool {
        let block = self.doc.sentences[self.sentence(mention)].block;
        let block = self.article.blocks.get(block);
        block.is_some_and(|block| block.kind == BlockKind::Title)
    }

    /// Where the mention stands.
    pub(super) fn span(&self, mention: usize) -> Span {
        self.doc.span_of(&self.mentions[mention].tokens)
    }

    /// The mention as it stands in the text.
    pub(super) fn text(&self, mention: usize) -> &'a str {
        self.doc.text_of(&self.mentions[mention].tokens)
    }

    /// Lemma of the mention's head, in lower case.
    pub(super) fn head_lemma(&self, mention: usize) -> String {
        self.doc.lemma(self.mentions[mention].head).to_lowercase()
    }
}
