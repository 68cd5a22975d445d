//! Hand-made trees for the tests of what mends trees: no weights, invented names.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};

/// Mends words written `form/tag/head/relation` (heads count from 1, the root has 0), and compares head and relation of the
/// word of this form.
#[track_caller]
pub(super) fn check_mended(
    mend: impl Fn(&[&str], &mut [WordAnalysis]),
    sentence: &str,
    form: &str,
    expected: &str,
) {
    let parts: Vec<Vec<&str>> = sentence
        .split(' ')
        .map(|word| word.split('/').collect())
        .collect();
    let forms: Vec<&str> = parts.iter().map(|part| part[0]).collect();
    let head = |part: &Vec<&str>| part[2].parse::<usize>().ok()?.checked_sub(1);
    let mut words: Vec<WordAnalysis> = parts
        .iter()
        .map(|part| WordAnalysis {
            upos: upos(Xpos::parse(part[1])),
            xpos: Xpos::parse(part[1]),
            head: head(part),
            deprel: Deprel::parse(part[3]),
        })
        .collect();
    mend(&forms, &mut words);
    let at = forms.iter().position(|&other| other == form);
    let word = words[at.unwrap_or_default()];
    let head = word.head.map_or("root", |head| forms[head]);
    assert_eq!(format!("{head} {}", word.deprel.as_str()), expected);
}

fn upos(xpos: Xpos) -> Upos {
    match xpos {
        Xpos::Nnp => Upos::Propn,
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn => Upos::Verb,
        _ => Upos::X,
    }
}
