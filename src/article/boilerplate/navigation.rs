//! Menus, breadcrumbs and pointers to other pages: `Home » World » ...`, "You may also like", "Further reading: ...".
//!
//! Invariant: a pointer is a short line, or one that opens with the pointer's words and a colon.

use crate::article::page::{Draft, ends_in_stop};

/// Longest pointer without a colon, in words.
const MOST_WORDS: usize = 8;

/// Whether a line leads elsewhere.
pub(super) fn is_navigation(draft: &Draft, content: &str) -> bool {
    let wordless = draft.words <= MOST_WORDS && !content.contains(char::is_alphabetic);
    wordless || is_breadcrumb(content) || is_pointer(draft, content)
}

/// `Home » World » Title`: at least two steps, or one below `Home`.
fn is_breadcrumb(content: &str) -> bool {
    [" » ", " › ", " > ", " → ", " / ", " | "]
        .iter()
        .any(|separator| {
            let mut steps = content.split(separator);
            let first = steps.next().unwrap_or_default().trim();
            let rest = steps.count();
            let home = matches!(
                first.to_lowercase().as_str(),
                "home" | "homepage" | "front page"
            );
            let arrows = !matches!(*separator, " / " | " | ");
            (home && rest >= 1)
                || (arrows
                    && rest >= 2
                    && first.split_whitespace().count() <= 3
                    && !ends_in_stop(content))
        })
}

fn is_pointer(draft: &Draft, content: &str) -> bool {
    let line = draft
        .folded
        .trim_end_matches([':', '.', '»', '>', '…'])
        .trim_end();
    if LINES.contains(&line) {
        return true;
    }
    let led = LEADS.iter().any(|lead| {
        draft
            .folded
            .strip_prefix(lead)
            .is_some_and(|rest| rest.starts_with(':') || rest.starts_with(" -"))
    });
    if led {
        return true;
    }
    let short = draft.words <= MOST_WORDS && !ends_in_stop(content);
    short && (OPENERS.iter().any(|opener| line.starts_with(opener)) || is_more_coverage(line))
}

/// "More Front Page Coverage", "More from Gondor", "More world news".
fn is_more_coverage(line: &str) -> bool {
    line.starts_with("more from ")
        || (line.starts_with("more ")
            && [
                "coverage",
                "news",
                "stories",
                "headlines",
                "articles",
                "reading",
                "videos",
            ]
            .iter()
            .any(|end| line.ends_with(end)))
}

/// Whole lines.
const LINES: [&str; 41] = [
    "you may also like",
    "you might also like",
    "you may like",
    "you might be interested in",
    "recommended",
    "recommended for you",
    "recommended stories",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related posts",
    "related topics",
    "related content",
    "read more",
    "read next",
    "read also",
    "also read",
    "see also",
    "up next",
    "what to read next",
    "trending",
    "trending now",
    "most read",
    "most popular",
    "popular posts",
    "latest news",
    "editor's picks",
    "editors' picks",
    "don't miss",
    "skip to content",
    "skip to main content",
    "back to top",
    "further reading",
    "photo",
    "image",
    "picture",
    "video",
    "play video",
    "view gallery",
    "listen to this article",
];

/// Openings that a colon or dash must follow, whatever comes after.
const LEADS: [&str; 15] = [
    "further reading",
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "read next",
    "related articles",
    "related stories",
    "related story",
    "recommended",
    "watch also",
    "tags",
    "filed under",
    "topics",
];

/// Openings of short lines without a stop.
const OPENERS: [&str; 12] = [
    "subscribe to ",
    "sign up for ",
    "sign up to ",
    "follow us on ",
    "share this ",
    "share on ",
    "click here ",
    "continue reading",
    "previous article",
    "next article",
    "previous post",
    "next post",
];

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_navigation, content), expected, "{content}");
    }

    #[test]
    fn menus_and_pointers() {
        check("Home » Middle-earth » Gondor calls for aid", true);
        check("News > World > Rohan", true);
        check("More Front Page Coverage", true);
        check("You may also like", true);
        check("Further reading: a history of the beacons", true);
        check("Follow us on the palantír", true);
        check("1 / 5", true);
        check("___", true);
    }

    #[test]
    fn stories_stay() {
        check("More news is expected from Rohan on Monday.", false);
        check("Related talks between Gondor and Rohan failed.", false);
        check("See also how he rode", false);
        check("Home prices rose in Gondor", false);
        check("The score was 3 > 2 in the end.", false);
    }
}
