//! Teasers of other stories after the end of this one: headlines with a summary each, again and again.
//!
//! In: the page with its lines marked. Invariant: only a run that reaches the end of the story blocks is marked, and
//! never without at least sixty words of story before it, unless a pointer like "You may also like" announces it.

use crate::article::page::{Page, looks_like_title, opens_with_quote};
use crate::article::types::{BlockKind, Reason};
use crate::base::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Longest headline of a teaser, in words.
const MOST_HEADLINE: usize = 25;
/// Shortest headline of a teaser, in words; headings inside a story are mostly shorter.
const FEWEST_HEADLINE: usize = 5;
/// Longest summary, in words.
const MOST_SUMMARY: usize = 60;
/// The story before the teasers must have this many words, else nothing can be told from it.
const FEWEST_STORY: usize = 60;
/// Closeness to the story up to which a run counts as foreign. On 141 Wikinews articles with three teasers of other
/// articles each, 78 % of the runs lie below; of runs of a story's own last paragraphs under invented headings, 5 %.
const CLOSE: usize = 27;
/// The same where the story has sections of its own, so that the run may be some more of them.
const CLOSE_AFTER_SECTIONS: usize = 12;
/// Added where the site's own lines stand between story and run, or right after it.
const CLOSE_AT_SEAM: usize = 18;

/// Marks the teasers at the end, and lists right below a pointer wherever they stand.
pub(super) fn mark(page: &mut Page) {
    mark_lists(page);
    let items = items_at_end(page);
    let Some(start) = announced(page, &items).or_else(|| foreign(page, &items)) else {
        return;
    };
    for draft in &mut page.drafts[start..] {
        if draft.is_story() {
            draft.kind = BlockKind::Boilerplate(Reason::Teaser);
        }
    }
}

/// "Read more", then a list: it holds other stories.
fn mark_lists(page: &mut Page) {
    let mut announced = false;
    for index in 0..page.drafts.len() {
        announced = is_pointer(page, index)
            || (announced && page.drafts[index].kind == BlockKind::ListItem);
        if announced && page.drafts[index].is_story() {
            page.drafts[index].kind = BlockKind::Boilerplate(Reason::Teaser);
        }
    }
}

/// Headline and summary pairs, or bare headlines, that fill the end of the page; other boilerplate may stand between.
fn items_at_end(page: &Page) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut end = page.drafts.len();
    while let Some(last) = (0..end).rev().find(|&index| page.drafts[index].is_story()) {
        let above = last
            .checked_sub(1)
            .filter(|&above| is_headline(page, above));
        let item = if is_headline(page, last) {
            last..last + 1
        } else if let Some(above) = above.filter(|_| is_summary(page, last)) {
            above..last + 1
        } else {
            break;
        };
        end = item.start;
        items.push(item);
    }
    items.reverse();
    items
}

/// Where the items after a pointer like "You may also like" begin; what a site so announces is another story.
fn announced(page: &Page, items: &[Range<usize>]) -> Option<usize> {
    let mut starts = items.iter().map(|item| item.start);
    starts.find(|&start| {
        start
            .checked_sub(1)
            .is_some_and(|above| is_pointer(page, above))
    })
}

/// Where a run of items begins that have little to do with the story.
fn foreign(page: &Page, items: &[Range<usize>]) -> Option<usize> {
    let first = items.first()?.start;
    let story = Story::new(page, first);
    if story.words < FEWEST_STORY {
        return None;
    }
    let last = items.last()?.end;
    let seam = (1..first)
        .next_back()
        .is_some_and(|above| !page.drafts[above].is_story())
        || is_pointer(page, last);
    let limit = if has_sections(page, first) {
        CLOSE_AFTER_SECTIONS
    } else {
        CLOSE
    };
    let limit = limit + if seam { CLOSE_AT_SEAM } else { 0 };
    let mut run = Run::default();
    let mut start = None;
    for item in items.iter().rev() {
        let closeness = story.closeness(&stems(page, item.clone()));
        run.add(item, closeness);
        if closeness <= limit * 2 && run.is_foreign(limit) {
            start = Some(item.start);
        }
    }
    start
}

/// Items from some place to the end.
#[derive(Default)]
struct Run {
    items: usize,
    pairs: usize,
    closeness: usize,
}

impl Run {
    fn add(&mut self, item: &Range<usize>, closeness: usize) {
        self.items += 1;
        self.pairs += usize::from(item.len() == 2);
        self.closeness += closeness;
    }

    /// Two pairs or three headlines, on the average no closer to the story than `limit`.
    fn is_foreign(&self, limit: usize) -> bool {
        (self.pairs >= 2 || self.items >= 3) && self.closeness <= limit * self.items
    }
}

fn is_pointer(page: &Page, index: usize) -> bool {
    let navigation = BlockKind::Boilerplate(Reason::Navigation);
    page.drafts
        .get(index)
        .is_some_and(|draft| draft.kind == navigation && draft.words <= 8)
}

fn is_headline(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    draft.is_paragraph()
        && draft.words >= FEWEST_HEADLINE
        && looks_like_title(page.content(index), draft.words, MOST_HEADLINE)
}

fn is_summary(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    draft.is_paragraph() && draft.words <= MOST_SUMMARY && !opens_with_quote(page.content(index))
}

/// Whether the story before `end` has headings: lines without a stop between paragraphs.
fn has_sections(page: &Page, end: usize) -> bool {
    let plain = |index: usize| {
        page.drafts[index].is_paragraph() && page.drafts[index].words > MOST_HEADLINE
    };
    let Some(opening) = (0..end).find(|&index| plain(index)) else {
        return false;
    };
    (opening + 1..end).any(|index| {
        let draft = &page.drafts[index];
        draft.is_paragraph() && looks_like_title(page.content(index), draft.words, MOST_HEADLINE)
    })
}

/// What a story is about, as the stems of its words.
struct Story {
    words: usize,
    all: BTreeSet<String>,
    /// Said three times or more.
    often: BTreeSet<String>,
    /// Said in the headline or the first paragraph.
    opening: BTreeSet<String>,
}

impl Story {
    /// The story blocks before `end`.
    fn new(page: &Page, end: usize) -> Self {
        let story: Vec<usize> = (0..end)
            .filter(|&index| page.drafts[index].is_story())
            .collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for &index in &story {
            for stem in stems(page, index..index + 1) {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let opening = story
            .iter()
            .take(2)
            .flat_map(|&index| stems(page, index..index + 1))
            .collect();
        Self {
            words: story.iter().map(|&index| page.drafts[index].words).sum(),
            often: counts
                .iter()
                .filter(|(_, count)| **count >= 3)
                .map(|(stem, _)| stem.clone())
                .collect(),
            all: counts.into_keys().collect(),
            opening,
        }
    }

    /// How much of `own` the story says, says often, and says first: three percentages added up.
    fn closeness(&self, own: &[String]) -> usize {
        let own: BTreeSet<&String> = own.iter().collect();
        let shared =
            |said: &BTreeSet<String>| own.iter().filter(|stem| said.contains(**stem)).count();
        let total = shared(&self.all) + shared(&self.often) + shared(&self.opening);
        total * 100 / own.len().max(1)
    }
}

/// The stems of the content words of the story blocks among `range`: folded, six letters, without the commonest words.
fn stems(page: &Page, range: Range<usize>) -> Vec<String> {
    range
        .filter(|&index| page.drafts[index].is_story())
        .flat_map(|index| {
            fold(page.content(index))
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() >= 4 && !COMMON.contains(word))
                .map(|word| word.chars().take(6).collect())
                .collect::<Vec<String>>()
        })
        .collect()
}

/// Words of four letters and more that any two stories share.
const COMMON: [&str; 60] = [
    "about", "after", "again", "against", "also", "although", "among", "been", "before", "being",
    "between", "both", "could", "days", "during", "each", "even", "first", "from", "have",
    "having", "here", "into", "just", "last", "less", "like", "made", "make", "many", "more",
    "most", "much", "next", "only", "other", "over", "same", "says", "said", "should", "since",
    "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this",
    "those", "were", "what", "when", "which", "with", "would",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    const STORY: &str = "Gondor lights the beacons as Mordor marches\n\n\
        The steward of Gondor ordered the beacons lit on Monday, calling the riders of Rohan to Minas Tirith.\n\n\
        Théoden, king of Rohan, answered within a day and promised six thousand spears, his marshal said in Edoras.\n\n\
        The orcs of Mordor were seen near Osgiliath, where Faramir holds the river with a small company of rangers.\n\n\
        “We shall hold,” Faramir told the heralds. The steward did not answer questions.";

    /// Number of story blocks that are left of `STORY` followed by `end`.
    #[track_caller]
    fn check(end: &str, expected: usize) {
        let text = format!("{STORY}\n\n{end}");
        let mut page = lines::split(&text);
        super::super::mark_lines(&mut page);
        mark(&mut page);
        let left = page.drafts.iter().filter(|draft| draft.is_story()).count();
        assert_eq!(
            left,
            expected,
            "{:?}",
            page.drafts
                .iter()
                .map(|draft| draft.kind)
                .collect::<Vec<_>>()
        );
    }

    const OTHERS: &str = "Hobbit bakers win the cheese prize at the Shire fair\n\n\
        A family from Bywater took the golden wheel with a recipe that its grandmother kept secret.\n\n\
        How the dwarves of Erebor learned to dance\n\n\
        The new ballet draws crowds from Dale to Laketown, and its choreographer plans a tour.";

    #[test]
    fn teasers_of_other_stories() {
        check(OTHERS, 5);
        check(&format!("{OTHERS}\n\nMore Front Page Coverage"), 5);
        check("You may also like\n\nHobbit bakers win the cheese prize", 5);
    }

    #[test]
    fn lists_below_a_pointer() {
        check(
            "Read more\n\n- Hobbits win\n- Elves leave\n\nThe council meets again on Friday.",
            6,
        );
        check("He asked for:\n\n- riders\n- spears", 8);
    }

    #[test]
    fn the_end_of_the_story_stays() {
        check("The council meets again on Friday.", 6);
        check(
            "What happens to the beacons now\n\nThe steward will decide on Friday.",
            7,
        );
        check("One lone headline about hobbits and cheese", 6);
    }

    #[test]
    fn sections_of_the_story_stay() {
        check(
            "Why the riders of Rohan matter now\n\nRohan's six thousand spears would double the army of the steward.\n\n\
             What Faramir said about the river\n\nFaramir told the heralds that Osgiliath would hold until the riders came.",
            9,
        );
    }
}
