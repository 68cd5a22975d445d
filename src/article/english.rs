//! Whether a text is English.
//!
//! Invariant: short texts are given the benefit of the doubt, unless their small words are those of another language;
//! a language that the container names is believed.

use super::types::Article;
use whatlang::{Lang, Script};

/// Shortest sample that is judged, in letters.
const FEWEST_LETTERS: usize = 200;
/// Shortest sample in a script that English is not written in.
const FEWEST_FOREIGN: usize = 10;
/// Shortest sample that its small words can tell about, in words.
const FEWEST_WORDS: usize = 9;
/// The commonest small words of English that its neighbours do not write.
const ENGLISH: [&str; 32] = [
    "the", "and", "of", "to", "that", "with", "from", "said", "says", "his", "her", "has", "have",
    "had", "were", "is", "in", "for", "by", "their", "its", "it", "who", "after", "against", "are",
    "this", "be", "at", "which", "over", "will",
];
/// Small words of other languages that English does not write.
const OTHERS: [(&str, &str); 6] = [
    (
        "Spanish",
        "el la los las del de que en y se por con un una su al para lo es fue ha desde sobre entre tras",
    ),
    (
        "French",
        "le la les des du de et en un une que qui dans pour par sur au aux est il ses avec ce cette pas",
    ),
    (
        "Portuguese",
        "o os da do das dos de que em e um uma por com para no na ao se foi sobre seu sua não",
    ),
    (
        "Italian",
        "il lo la gli di del della che e un una per con nel nella da sono ha alla dei sul è si",
    ),
    (
        "German",
        "der das den dem des und ein eine einen mit von zu im auf ist nicht auch sich nach für bei hat wurde sie er weil gegen aus als noch nur wie sind haben werden worden wenn dass zum zur über",
    ),
    (
        "Dutch",
        "de het een van en met voor zijn heeft dat niet op te aan door om bij uit naar hij ook werd",
    ),
];
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
    if info.lang() != Lang::Eng && (foreign_script || sure) {
        return Some(info.lang().eng_name().to_owned());
    }
    (letters < FEWEST_LETTERS)
        .then(|| by_small_words(&sample))
        .flatten()
        .map(str::to_owned)
}

/// The language whose small words are a quarter of a short text that has hardly any of English; names have none.
fn by_small_words(sample: &str) -> Option<&'static str> {
    let text = sample.to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let english = words.iter().filter(|word| ENGLISH.contains(word)).count();
    if words.len() < FEWEST_WORDS || english * 20 > words.len() {
        return None;
    }
    let shares = OTHERS.iter().map(|(language, small)| {
        let has = |word: &&&str| small.split(' ').any(|it| it == **word);
        (words.iter().filter(has).count(), *language)
    });
    let (most, language) = shares.max_by_key(|(count, _)| *count)?;
    // Names repeat the few that they have: Luis de la Calle, Ana de Armas.
    let small = OTHERS.iter().find(|(name, _)| *name == language)?.1;
    let different = small.split(' ').filter(|word| {
        sample
            .split(|c: char| !c.is_alphabetic())
            .any(|it| it == *word)
    });
    (most * 4 >= words.len() && different.count() >= 3).then_some(language)
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
    fn short_texts_of_other_languages() {
        check(
            "El presidente Rodrigo Medina habló con Hugo Ferrer por teléfono. El ministro de Gondor criticó la decisión.",
            None,
            Some("Spanish"),
        );
        check(
            "Le président a rencontré le ministre de Gondor à Paris. Il a critiqué les sanctions contre la ville.",
            None,
            Some("French"),
        );
        check(
            "刚铎国王周一会见了洛汗国王。他批评了制裁。",
            None,
            Some("Mandarin"),
        );
    }

    #[test]
    fn short_german() {
        check(
            "Der Präsident hat am Montag neue Sanktionen gegen das Land verhängt, weil die Gespräche gescheitert sind.",
            None,
            Some("German"),
        );
    }

    #[test]
    fn short_english_full_of_names() {
        for text in [
            "Rodrigo Medina slams Hirgon",
            "El Salvador de la Cruz met Maria de los Angeles del Campo in Los Angeles on Monday.",
            "Hirgon sanctions Medina, wife Valeria Ocampo, son Nicolas, minister Leonardo Bellini",
            "Luis de la Calle praised Rodrigo de Rato. Ana de Armas sued Le Monde. Der Spiegel accused La Repubblica.",
            "Xi Jinping praised 刚铎国王 and criticised sanctions.",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn english_and_doubt() {
        check(
            "The king of Rohan rode to Gondor on Monday and met the steward.",
            None,
            None,
        );
        check("Umbará, Edhellín, Calí", None, None);
        check(SPANISH, Some("en-US"), None);
        check("", None, None);
    }
}
