//! Notices of the site: copyright, cookies, ad blockers, spam filters, advertising.
//!
//! Invariant: a notice speaks to the visitor or of the site itself, in a block of its own.

use crate::article::page::Draft;
use crate::article::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Longest notice, in words.
const MOST_WORDS: usize = 70;

/// Longest copyright line, in words; where it runs on, it is the credit of a picture before running text.
const MOST_COPYRIGHT: usize = 16;

/// Whether a block is a notice.
pub(super) fn is_notice(draft: &Draft, _content: &str) -> bool {
    let long = draft.words > MOST_COPYRIGHT;
    draft.words <= MOST_WORDS
        && NOTICE.iter().any(|notice| notice.is_match(&draft.folded))
        && !(long && draft.folded.starts_with('©') && !draft.folded.contains("rights reserved"))
}

/// Over folded text; each is anchored so that a story which mentions the thing does not fire it.
static NOTICE: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        // "© Copyright @2026 Gondor Herald. All Rights Reserved."
        pattern(r"^(©|\(c\) |copyright\s*[©@(]|copyright \d{4})|\ball rights reserved\.?$"),
        // "This site uses cookies to improve your experience."
        pattern(
            r"^(this|our) (web ?site|site|page|blog) uses (cookies|akismet)|^we( and our partners)? use cookies|^by (continuing|using|browsing|clicking)\b.*\b(cookies|you agree|you accept|you consent)|^learn how your comment data",
        ),
        // "Please support us by disabling your AdBlocker extension."
        pattern(
            r"^ad ?-?block(er)? (detected|enabled)|^(please|kindly|consider)\b.*\b(disabl|turn(ing)? off|whitelist)\w*.*\bad ?-?block|^(we|it looks like you).*\busing an ad ?-?block",
        ),
        // "This material may not be published, broadcast, rewritten or redistributed."
        pattern(
            r"^this (material|article|content|story|report|copy) (may|must|can) ?not be (published|reproduced|copied|broadcast|used|republished)|^no part of this (article|publication|site|website)|^(reproduction|republication) .* (prohibited|permission)",
        ),
        // "Advertisement", "Story continues below advertisement".
        pattern(
            r"^(advertisement|advertisements|advertising|sponsored|sponsored content|ad|story continues below( this)? (advertisement|ad)|article continues (below|after)( this)? (advertisement|ad)|terms of (use|service)( \| privacy policy)?|privacy policy|this version corrects .*|our standards: .*principles|a version of this article appears in print.*|javascript is (disabled|required).*|please enable javascript.*)\.?$",
        ),
    ]
});

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_notice, content), expected, "{content}");
    }

    #[test]
    fn notices() {
        check(
            "© Copyright @3019 Gondor Herald. All Rights Reserved.",
            true,
        );
        check("Copyright 3019 The Gondor Press.", true);
        check("We use cookies to improve your experience.", true);
        check(
            "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
            true,
        );
        check("Adblock Detected", true);
        check(
            "Please support us by disabling your AdBlocker extension from your browsers.",
            true,
        );
        check("Advertisement", true);
        check("Our Standards: The Gondor Press Trust Principles.", true);
        check(
            "This material may not be published, broadcast or redistributed.",
            true,
        );
    }

    #[test]
    fn stories_about_such_things_stay() {
        check(
            "The court of Gondor ruled that sites must ask before they use cookies.",
            false,
        );
        check(
            "This site uses stone from Minas Tirith, the archaeologist said.",
            false,
        );
        check(
            "Copyright law in Gondor changed on Monday, the steward said.",
            false,
        );
        check("Ad blockers cost the heralds of Gondor millions.", false);
        check("Please disable the gate, Gandalf told them.", false);
    }
}
