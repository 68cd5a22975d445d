//! Speaker labels of interviews and transcripts: "((Rosie Took)) I was born in the Shire.", "TOOK: Yes.", "Q: Why?", and
//! names that stand alone above what is said.
//!
//! In: a page. Out: each label as a block of its own, what follows it as running text. Invariant: nothing changes unless
//! labels take turns: one alone is no transcript, nor are the rows of a fact sheet, which neither ask nor answer.

use super::page::{Draft, Page, is_question};
use super::pattern::pattern;
use super::types::BlockKind;
use crate::base::Span;
use crate::base::text::{fold, initials};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(\(([^()\n]{1,40})\)\)(?:\s*:)?"));
/// "Took:", "Rosie Took (laughing):", "Q2:".
static BEFORE_COLON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})\d{0,2}(?: \([^()\n]{1,40}\))?:(?:\s|$)",
    )
});
/// "Q. Did you see it?", as courts write it.
static OF_A_COURT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([QA])\.\s"));
static ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})$"));

/// What somebody says in turn is longer than what a photo credit or a row of a fact sheet has behind its colon.
const FEWEST_WORDS: usize = 6;
/// Questions that somebody else answers, from which on short answers are believed to be some.
const FEWEST_EXCHANGES: usize = 2;
/// Blocks of a turn, its label's included, that are looked at for a question.
const LOOKED_AT: usize = 3;
/// What an interview calls people in it; one question and its answer are enough then.
const ROLES: [&str; 11] = [
    "q",
    "a",
    "question",
    "answer",
    "interviewer",
    "interviewee",
    "reporter",
    "journalist",
    "host",
    "moderator",
    "presenter",
];

/// How a label is told from what is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    InBrackets,
    BeforeColon,
    /// On a line of its own, without a colon.
    Alone,
}

/// A label at the start of a draft.
struct Label<'a> {
    draft: usize,
    name: &'a str,
    /// The name, folded.
    key: String,
    /// Where it ends, in bytes of the text.
    end: usize,
    form: Form,
    /// Whether a question is labelled.
    asks: bool,
    /// The key of whoever asked just before, if that was somebody else; empty where the question has no label.
    answers: Option<String>,
}

impl<'a> Label<'a> {
    fn new(draft: usize, name: &'a str, end: usize, form: Form) -> Self {
        Self {
            draft,
            name,
            key: fold(name),
            end,
            form,
            asks: false,
            answers: None,
        }
    }

    fn is_role(&self) -> bool {
        ROLES.contains(&self.key.as_str())
    }

    fn answers_role(&self) -> bool {
        let asker = self.answers.as_deref();
        asker.is_some_and(|asker| ROLES.contains(&asker))
    }

    fn is_in_capitals(&self) -> bool {
        1 < self.name.len() && !self.name.contains(char::is_lowercase)
    }
}

/// Cuts the labels off where the page is a transcript.
pub(super) fn mark(page: &mut Page) {
    let mut found = labels(page);
    if found.is_empty() {
        found = alone(page);
    }
    for label in found.into_iter().rev() {
        if let Some([mut head, mut words]) = page.halves(label.draft, label.end) {
            head.kind = BlockKind::Speaker;
            be_said(&mut words);
            page.drafts.splice(label.draft..=label.draft, [head, words]);
        } else {
            // A label alone on its line; what is said may look like a heading.
            page.drafts[label.draft].kind = BlockKind::Speaker;
            page.drafts.get_mut(label.draft + 1).map(be_said);
        }
    }
}

fn be_said(words: &mut Draft) {
    if words.kind == BlockKind::Heading {
        words.kind = BlockKind::Paragraph;
    }
}

/// The labels before words that are trusted, in text order.
fn labels<'a>(page: &Page<'a>) -> Vec<Label<'a>> {
    let mut all: Vec<Label> = (0..page.drafts.len())
        .filter_map(|draft| label(page, draft))
        .collect();
    find_questions(page, &mut all);
    let bracketed = 1 < count(&all, |label| label.form == Form::InBrackets);
    let repeated = repeated(&all);
    let is_regular = |label: &Label| repeated.contains(&label.key);
    let has_turns = !repeated.is_empty() || all.iter().any(Label::answers_role);
    let takes_turns = has_turns && is_of_several(&all) && is_talk(page, &all);
    let in_capitals = !repeated.is_empty()
        && count(&all, is_regular) == count(&all, |it| is_regular(it) && it.is_in_capitals());
    all.retain(|label| {
        let is_other = |other: &String| fold(&initials(label.name)) == *other;
        let full = label.name.contains(' ');
        if label.form == Form::InBrackets {
            bracketed
        } else {
            takes_turns
                && (repeated.contains(&label.key)
                    || full && (bracketed || repeated.iter().any(is_other))
                    || label.is_role()
                    || label.answers_role()
                    || in_capitals && label.is_in_capitals())
        }
    });
    all
}

/// Names that stand alone above what their bearers say, and take turns in asking and answering.
fn alone<'a>(page: &Page<'a>) -> Vec<Label<'a>> {
    let mut all: Vec<Label> = (0..page.drafts.len())
        .filter(|&draft| may_be_labelled(&page.drafts[draft]))
        .filter_map(|draft| {
            let name = ALONE.captures(page.content(draft))?.get(1)?.as_str();
            Some(Label::new(
                draft,
                name,
                page.drafts[draft].span.end,
                Form::Alone,
            ))
        })
        .collect();
    let repeated = repeated(&all);
    all.retain(|label| repeated.contains(&label.key));
    find_questions(page, &mut all);
    if !(is_of_several(&all) && has_exchanges(&all)) {
        all.clear();
    }
    all
}

/// The label at the start of a draft of the story.
fn label<'a>(page: &Page<'a>, draft: usize) -> Option<Label<'a>> {
    if !may_be_labelled(&page.drafts[draft]) {
        return None;
    }
    let content = page.content(draft);
    let (found, form) = if let Some(found) = IN_BRACKETS.captures(content) {
        (found, Form::InBrackets)
    } else {
        let found = BEFORE_COLON.captures(content);
        let found = found.or_else(|| OF_A_COURT.captures(content))?;
        (found, Form::BeforeColon)
    };
    let end = page.drafts[draft].span.start + found.get(0)?.end();
    Some(Label::new(draft, found.get(1)?.as_str(), end, form))
}

fn may_be_labelled(draft: &Draft) -> bool {
    draft.is_story() && !matches!(draft.kind, BlockKind::Title | BlockKind::TableRow)
}

/// Says which labels stand before questions, and which before answers.
fn find_questions(page: &Page, labels: &mut [Label]) {
    for index in 0..labels.len() {
        let draft = labels[index].draft;
        let next = labels.get(index + 1);
        let next = next.map_or(page.drafts.len(), |next| next.draft);
        let last = next.min(draft + LOOKED_AT) - 1;
        let said = Span::new(labels[index].end, page.drafts[last].span.end);
        labels[index].asks = said.of(page.text).contains('?');
        let before = index.checked_sub(1).map(|before| &labels[before]);
        let labelled = before.filter(|before| before.asks && before.key != labels[index].key);
        let above = draft.checked_sub(1).filter(|&above| {
            before.is_none_or(|before| before.draft < above) && page.drafts[above].is_story()
        });
        labels[index].answers = match above {
            _ if labelled.is_some() => labelled.map(|before| before.key.clone()),
            Some(above) if is_question(page.content(above)) => Some(String::new()),
            _ => None,
        };
    }
}

/// Whether more than half of what is labelled is long enough to be said, or asks or answers.
fn is_talk(page: &Page, labels: &[Label]) -> bool {
    let is_long = |label: &Label| FEWEST_WORDS < page.drafts[label.draft].words;
    labels.len() < 2 * count(labels, is_long) || has_exchanges(labels)
}

/// Whether questions are answered, and more than half of what is labelled asks or answers.
fn has_exchanges(labels: &[Label]) -> bool {
    let exchanges = count(labels, |label| label.answers.is_some());
    let asked = count(labels, |label| label.asks && label.is_role());
    let enough = FEWEST_EXCHANGES <= exchanges.max(asked) || labels.iter().any(Label::answers_role);
    enough && labels.len() < 2 * count(labels, |label| label.asks || label.answers.is_some())
}

/// Whether there is more than one name, or one whose questions or answers alone are labelled.
fn is_of_several(labels: &[Label]) -> bool {
    let keys: BTreeSet<&String> = labels.iter().map(|label| &label.key).collect();
    let answers = |label: &Label| label.answers.as_ref().is_some_and(String::is_empty);
    let asks = |label: &Label| label.asks && label.is_role();
    1 < keys.len() || labels.iter().all(answers) || labels.iter().all(asks)
}

/// The keys that stand more than once.
fn repeated(labels: &[Label]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let again = labels.iter().filter(|label| !seen.insert(&label.key));
    again.map(|label| label.key.clone()).collect()
}

fn count(labels: &[Label], holds: impl Fn(&Label) -> bool) -> usize {
    labels.iter().filter(|label| holds(label)).count()
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, BlockKind};

    /// The labels of a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let labels = article
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Speaker);
        let found: Vec<&str> = labels.map(|block| block.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn interviews_label_their_speakers() {
        check(
            "The Red Book talks to Rosie Took\n\nRosie Took told us about her inn in the Shire last Monday.\n\n\
             ((RB)) When did you open the inn?\n\n((Rosie Took)) We opened it nine years ago. It was small then.\n\n\
             ((RB)) Who came first?",
            &["((RB))", "((Rosie Took))", "((RB))"],
        );
        check(
            "The Red Book talks to Rosie Took\n\nRosie Took: I opened the inn nine years ago with my sister.\n\n\
             RB: Why did you open an inn in the Shire?\n\nRT: Nobody else would have done it, to be honest.\n\n\
             RB: Did the mayor of Michel Delving help you there?\n\nRT: No, he did not, and he never came to see it.",
            &["Rosie Took:", "RB:", "RT:", "RB:", "RT:"],
        );
    }

    #[test]
    fn credits_lists_and_remarks_are_no_labels() {
        check(
            "The king rode out\n\nThe king rode out on Monday.\n\nImage: Hamfast.\n\nThe guards went with him.\n\nImage: Hamfast.",
            &[],
        );
        let portraits = "Rosie Cotton Image: Shire Council.\n\nHam Gardner Image: Shire Council.";
        let story = "The council voted on Monday to let the inn stay open for longer than before.";
        check(
            &format!("Who may be mayor\n\n{portraits}\n\n{story}\n\n{portraits}\n\n{story}"),
            &[],
        );
        check(
            "What the king wants\n\nThe king named three aims for the year on Monday.\n\n\
             Peace: he wants to make peace with all of the neighbours.\n\nBread: he wants the bread to be cheap again.",
            &[],
        );
        check(
            "The king rode out\n\nNote: This story was changed after the guards had spoken to us.\n\nThe king rode out on Monday.",
            &[],
        );
    }

    /// What is said of an inn, then labelled turns.
    #[track_caller]
    fn check_turns(turns: &str, expected: &[&str]) {
        let opening = "The Red Book talks to Rosie Took\n\nRosie Took told us about her inn in the Shire last Monday.";
        check(&format!("{opening}\n\n{turns}"), expected);
    }

    #[test]
    fn short_answers_follow_questions() {
        check_turns(
            "Q: Did he flee?\n\nA: Yes.\n\nQ: Where to?\n\nA: To Gondor.",
            &["Q:", "A:", "Q:", "A:"],
        );
        check_turns(
            "Q. Did he flee?\nA. Yes.\nQ. Where to?\nA. To Gondor.",
            &["Q.", "A.", "Q.", "A."],
        );
        check_turns(
            "Interviewer: Did he flee?\n\nTook: Yes.",
            &["Interviewer:", "Took:"],
        );
        check_turns(
            "RB:\n\nDid he flee?\n\nRosie Took:\n\nYes.\n\nRB:\n\nWhere to?\n\nRosie Took:\n\nTo Gondor.",
            &["RB:", "Rosie Took:", "RB:", "Rosie Took:"],
        );
        check_turns(
            "PROUDFOOT: Did he flee?\n\nTOOK (laughing): Yes.\n\nBAGGINS: No.\n\nPROUDFOOT: Who says so?\n\nTOOK: I.",
            &[
                "PROUDFOOT:",
                "TOOK (laughing):",
                "BAGGINS:",
                "PROUDFOOT:",
                "TOOK:",
            ],
        );
        check_turns(
            "RB\n\nDid he flee?\n\nRosie Took\n\nYes.\n\nRB\n\nWhere did he go?\n\nRosie Took\n\nTo Gondor.",
            &["RB", "Rosie Took", "RB", "Rosie Took"],
        );
    }

    #[test]
    fn questions_or_answers_may_have_no_label() {
        check_turns(
            "What happened?\n\nRosie Took: The dam broke.\n\nWho built it?\n\nRosie Took: Acme.\n\nThank you.",
            &["Rosie Took:", "Rosie Took:"],
        );
        check_turns(
            "Q: What happened?\n\nThe dam broke.\n\nQ: Who built it?\n\nAcme built it.",
            &["Q:", "Q:"],
        );
        check_turns(
            "What happened?\n\nThe dam broke.\n\nNote: Acme built it.\n\nNote: It was old.",
            &[],
        );
    }

    #[test]
    fn fact_sheets_neither_ask_nor_answer() {
        check_turns(
            "Date: 5 May\n\nPlace: Bree\n\nDate: 6 May\n\nPlace: Dale",
            &[],
        );
        check_turns(
            "Date: 5 May\nPlace: Bree\nPrice: 5 pence\nDate: 6 May\nPlace: Dale\nPrice: free",
            &[],
        );
        check_turns("By: Ham Gamgee\n\nPhoto: Ham Gamgee\n\nBy: Ham Gamgee", &[]);
        check_turns(
            "Monday\n\nThe king rode out.\n\nTuesday\n\nThe king came back.\n\nMonday\n\nHe slept.",
            &[],
        );
        check_turns(
            "Why it matters: The inn feeds Bree.\n\nWhat is next: A second inn?\n\nPrice: Who knows?",
            &[],
        );
    }
}
