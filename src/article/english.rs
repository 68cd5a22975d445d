//! Whether a text is English.
//!
//! Invariant: short texts are given the benefit of the doubt; a language that the container names is believed.

use super::types::Article;
use whatlang::{Lang, Script};

/// Shortest sample that is judged, in letters.
const FEWEST_LETTERS: usize = 200;
/// Shortest sample in a script that English is not written in.
const FEWEST_FOREIGN: usize = 40;
/// How much of a story is looked at, in bytes.
const SAMPLE: usize = 4000;

/// The name of the article's language if it is not English.
pub(super) fn other_language(article: &Article, named: Option<&str>) -> Option<String> {
    if let Some(named) = named.map(str::trim).filter(|named| !named.is_empty()) {
        return (!is_english(named)).then(|| named.chars().take(40).collect());
    }
    let mut sample = String::new();
    for block in article.story() {
        let room = SAMPLE.saturating_sub(sample.len());
        let end = (0..=room.min(block.len()))
            .rev()
            .find(|&end| block.is_char_boundary(end));
        sample.push_str(&block[..end.unwrap_or(0)]);
        sample.push(' ');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let info = whatlang::detect(&sample)?;
    let foreign_script = info.script() != Script::Latin && letters >= FEWEST_FOREIGN;
    let sure = letters >= FEWEST_LETTERS && info.is_reliable();
    (info.lang() != Lang::Eng && (foreign_script || sure))
        .then(|| info.lang().eng_name().to_owned())
}

/// `en`, `en-US`, `eng`, `English`.
fn is_english(named: &str) -> bool {
    let named = named.to_lowercase();
    let first = named.split(['-', '_']).next().unwrap_or_default();
    matches!(first, "en" | "eng" | "english")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, named: Option<&str>, expected: Option<&str>) {
        let article = Article::from_text("a", text);
        assert_eq!(other_language(&article, named).as_deref(), expected);
    }

    const SPANISH: &str = "El presidente de la república habló el miércoles por teléfono con su homólogo durante una \
        hora, y después dijo ante miles de personas que la conversación había sido cordial. El ministro confirmó que los \
        dos gobiernos seguirán trabajando juntos contra el narcotráfico en la región.";

    #[test]
    fn other_languages() {
        check(SPANISH, None, Some("Spanish"));
        check(
            "Президент поговорил по телефону со своим коллегой из Гондора.",
            None,
            Some("Russian"),
        );
        check("The king rode.", Some("de"), Some("de"));
    }

    #[test]
    fn english_and_doubt() {
        check(
            "The king of Rohan rode to Gondor on Monday and met the steward.",
            None,
            None,
        );
        check("Bogotá, Medellín, Cali", None, None);
        check(SPANISH, Some("en-US"), None);
        check("", None, None);
    }
}
