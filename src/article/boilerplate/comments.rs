//! The comment section: "Leave a Reply", "Share your thoughts", "Your email address will not be published".
//!
//! Invariant: an invitation to comment is a whole block, short, in the imperative or a label.

use crate::article::page::Draft;

/// Longest invitation, in words.
const MOST_WORDS: usize = 24;

/// Whether a block belongs to the comment section.
pub(super) fn is_comments(draft: &Draft, _content: &str) -> bool {
    if draft.words > MOST_WORDS {
        return false;
    }
    let line = draft
        .folded
        .trim_end_matches(['.', '!', ':', '*'])
        .trim_end();
    LINES.contains(&line)
        || OPENERS.iter().any(|opener| line.starts_with(opener))
        || is_counter(line)
}

/// `3 comments`, `12 replies`.
fn is_counter(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(count, rest)| {
        count.bytes().all(|b| b.is_ascii_digit())
            && matches!(rest, "comment" | "comments" | "replies")
    })
}

/// Whole lines.
const LINES: [&str; 14] = [
    "leave a reply",
    "leave a comment",
    "leave your comment",
    "leave a comment below",
    "comments",
    "post a comment",
    "post comment",
    "add a comment",
    "add comment",
    "view comments",
    "no comments yet",
    "join the conversation",
    "join the discussion",
    "log in to leave a comment",
];

/// Openings of an invitation.
const OPENERS: [&str; 11] = [
    "share your thoughts",
    "share your opinion",
    "share your views",
    "let us know what you think",
    "let us know your thoughts",
    "tell us what you think",
    "your email address will not be published",
    "you must be logged in to",
    "cancel reply",
    "leave a reply ",
    "comments are closed",
];

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_comments, content), expected, "{content}");
    }

    #[test]
    fn invitations_to_comment() {
        check("Leave a Reply", true);
        check("Share your thoughts and join the discussion below.", true);
        check("12 Comments", true);
    }

    #[test]
    fn stories_about_comments_stay() {
        check("Comments by the steward angered Rohan.", false);
        check(
            "Join the discussion, he told the lords of Gondor, or leave.",
            false,
        );
    }
}
