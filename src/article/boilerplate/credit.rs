//! Photo credits, alone ("PHOTO HAMA OF EDORAS, REUTERS") or at the end of a caption ("(Hama of Edoras | AP)").
//!
//! Invariant: a credit at the end of a caption becomes a block of its own; the caption before it stays story.

use crate::article::page::{Draft, Page, ends_in_stop};
use crate::article::pattern::pattern;
use crate::article::types::{BlockKind, Reason};
use crate::base::text::is_capitalised;
use regex::Regex;
use std::sync::LazyLock;

/// Longest credit line, in words.
const MOST_WORDS: usize = 16;
/// Longest caption, in words.
const MOST_CAPTION: usize = 60;

/// Whether a block is a credit and nothing else.
pub(super) fn is_credit(draft: &Draft, content: &str) -> bool {
    if draft.words > MOST_WORDS {
        return false;
    }
    let bare = content.trim_matches(['(', ')', '[', ']']);
    is_labelled(bare) || AGENCY_LINE.is_match(bare)
}

/// Cuts credits off the ends of captions, and marks both parts.
pub(super) fn split_credits(page: &mut Page) {
    let mut drafts = Vec::with_capacity(page.drafts.len());
    for index in 0..page.drafts.len() {
        let Some([mut caption, mut credit]) = caption_and_credit(page, index) else {
            drafts.push(page.drafts[index].clone());
            continue;
        };
        caption.kind = BlockKind::Caption;
        credit.kind = BlockKind::Boilerplate(Reason::Credit);
        drafts.extend([caption, credit]);
    }
    page.drafts = drafts;
}

fn caption_and_credit(page: &Page, index: usize) -> Option<[Draft; 2]> {
    let draft = &page.drafts[index];
    let fits = draft.is_paragraph() && draft.words <= MOST_CAPTION;
    let tail = fits.then(|| TAIL.find(page.content(index))).flatten()?;
    page.halves(index, draft.span.start + tail.start())
}

/// "Photo: Hama/AP", "PHOTO HAMA, REUTERS", "Image credit: Eowyn", but not "Photo shows the gate".
fn is_labelled(content: &str) -> bool {
    let Some(label) = LABEL.find(content) else {
        return false;
    };
    let rest = &content[label.end()..];
    let marked = label.as_str().trim_end().ends_with([':', '|', '/', '©'])
        || label.as_str().to_lowercase().contains(" by ");
    let named = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '|'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            is_capitalised(word)
                || matches!(
                    word,
                    "of" | "via" | "for" | "de" | "the" | "and" | "courtesy"
                )
        });
    !rest.trim().is_empty()
        && named
        && (marked || rest.contains([',', '/', '|']))
        && !ends_in_stop(content)
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:file )?(?:photo|photograph|photography|image|picture|video|graphic|illustration|foto)s?(?: credit| courtesy)?(?:\s*[:|/©]\s*| by:?\s+|\s+)|^(?:credits?|courtesy):\s*",
    )
});

/// Agencies and picture libraries that credits name.
macro_rules! agency {
    () => {
        r"(?:AP|AP Photo|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?: Images)?|Xinhua|ANSA|PA(?: Media| Wire)?|UPI|TASS|Anadolu|Shutterstock|Alamy|Bloomberg|Wikimedia(?: Commons)?|NurPhoto|Handout|Pool|SIPA|Flickr|iStock|Zuma|DPA|dpa)"
    };
}

/// "Hama | AP", "REUTERS/Hama", "Hama/AFP via Getty Images", "AP Photo/Hama": names and an agency, no more.
static AGENCY_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:",
        agency!(),
        r"\s*[/|]\s*[\p{Lu}][\p{L}.' -]{2,40}|",
        r"[\p{Lu}][\p{L}.' -]{2,40}\s*[/|]\s*",
        agency!(),
        r"(?: via ",
        agency!(),
        r")?|",
        r"(?:[\p{Lu}][\p{L}.' -]{2,40}[/,]\s*)?",
        agency!(),
        r" (?:via|/) ",
        agency!(),
        r"|Getty Images|AP Photo)\.?$",
    ))
});

/// The same at the end of a caption: in brackets, or bare in the agencies' own form.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[(\[](?:[\p{Lu}][\p{L}.' -]{2,40}\s\|\s[\p{Lu}][\p{L}. ]{1,30}",
        r"|[^()\[\]]{0,50}[/|]\s*",
        agency!(),
        r"[^()\[\]]{0,30}|",
        agency!(),
        r"(?: Photo)?\s*[/|][^()\[\]]{2,50}",
        r"|(?i:file )?(?i:photo|image|picture)s?(?i: credit)?(?: by|:)[^()\[\]]{2,60}|Getty Images|",
        agency!(),
        r" via ",
        agency!(),
        r")[)\]]",
        r"|(?:Photograph|Photo|Image|Picture|Credit): [\p{Lu}][^.:]{2,50}[/|][^.:]{2,30}",
        r"|(?:Photograph|Photo|Image|Picture): [\p{Lu}][\p{L}\p{N}.'’-]*(?: (?:of|for|the|de|[\p{Lu}][\p{L}\p{N}.'’-]*)){0,5}",
        r"|(?:REUTERS|AP Photo)/[\p{Lu}][\p{L}.' -]{2,40})\.?$",
    ))
});

#[cfg(test)]
mod tests {
    use super::super::fires;
    use super::*;
    use crate::article::lines;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        assert_eq!(fires(is_credit, content), expected, "{content}");
    }

    #[track_caller]
    fn check_split(content: &str, expected: &[&str]) {
        let mut page = lines::split(content);
        split_credits(&mut page);
        let found: Vec<&str> = (0..page.drafts.len())
            .map(|index| page.content(index))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn credit_lines() {
        check("PHOTO HAMA OF EDORAS, REUTERS", true);
        check("Photo: Hama/Gondor Press", true);
        check("Image credit: Eowyn", true);
        check("(Hama Edoras | AP)", true);
        check("REUTERS/Hama Edoras", true);
        check("Hama Edoras/AFP via Getty Images", true);
    }

    #[test]
    fn lines_about_pictures_stay() {
        check("Photo shows the gate of Gondor", false);
        check("Photo Exhibition Opens In Gondor", false);
        check("Picture this: the king rides alone", false);
        check("Reuters reported on Monday that the gate fell.", false);
        check("Credit rating of Gondor cut", false);
    }

    #[test]
    fn credits_at_the_end_of_captions() {
        check_split(
            "Riders attend a rally. (Hama Edoras | AP)",
            &["Riders attend a rally.", "(Hama Edoras | AP)"],
        );
        check_split(
            "Riders pass the gate [Eowyn/Reuters]",
            &["Riders pass the gate", "[Eowyn/Reuters]"],
        );
        check_split(
            "Riders pass the gate. REUTERS/Hama",
            &["Riders pass the gate.", "REUTERS/Hama"],
        );
        check_split(
            "Riders pass. (Photo by Hama)",
            &["Riders pass.", "(Photo by Hama)"],
        );
        check_split(
            "Eowyn of Rohan Image: House of Eorl.",
            &["Eowyn of Rohan", "Image: House of Eorl."],
        );
    }

    #[test]
    fn brackets_in_sentences_stay() {
        check_split(
            "The lords (and/or stewards) met.",
            &["The lords (and/or stewards) met."],
        );
        check_split("He joined the guild (AP).", &["He joined the guild (AP)."]);
        check_split(
            "They like it (the cost/benefit ratio)",
            &["They like it (the cost/benefit ratio)"],
        );
        check_split(
            "The riders chose a new Image: A horse in the rain.",
            &["The riders chose a new Image: A horse in the rain."],
        );
    }
}
