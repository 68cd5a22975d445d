//! Names of open relations: the verb in the simple past, words joined in camel case.
//!
//! Invariant: the name is a valid local part of an IRI and depends on the lemma alone.

/// Simple past forms that the rules below get wrong.
const IRREGULAR: &[(&str, &str)] = &[
    ("be", "was"),
    ("have", "had"),
    ("do", "did"),
    ("say", "said"),
    ("go", "went"),
    ("get", "got"),
    ("make", "made"),
    ("know", "knew"),
    ("think", "thought"),
    ("take", "took"),
    ("see", "saw"),
    ("come", "came"),
    ("give", "gave"),
    ("find", "found"),
    ("tell", "told"),
    ("become", "became"),
    ("leave", "left"),
    ("put", "put"),
    ("mean", "meant"),
    ("keep", "kept"),
    ("let", "let"),
    ("begin", "began"),
    ("show", "showed"),
    ("hear", "heard"),
    ("run", "ran"),
    ("hold", "held"),
    ("bring", "brought"),
    ("write", "wrote"),
    ("sit", "sat"),
    ("stand", "stood"),
    ("lose", "lost"),
    ("pay", "paid"),
    ("meet", "met"),
    ("set", "set"),
    ("lead", "led"),
    ("understand", "understood"),
    ("speak", "spoke"),
    ("read", "read"),
    ("spend", "spent"),
    ("grow", "grew"),
    ("win", "won"),
    ("teach", "taught"),
    ("buy", "bought"),
    ("send", "sent"),
    ("build", "built"),
    ("fall", "fell"),
    ("cut", "cut"),
    ("sell", "sold"),
    ("draw", "drew"),
    ("fight", "fought"),
    ("strike", "struck"),
    ("shoot", "shot"),
    ("hit", "hit"),
    ("hurt", "hurt"),
    ("beat", "beat"),
    ("catch", "caught"),
    ("choose", "chose"),
    ("deal", "dealt"),
    ("drive", "drove"),
    ("eat", "ate"),
    ("feel", "felt"),
    ("fly", "flew"),
    ("forbid", "forbade"),
    ("forget", "forgot"),
    ("freeze", "froze"),
    ("hide", "hid"),
    ("lay", "laid"),
    ("lend", "lent"),
    ("ride", "rode"),
    ("rise", "rose"),
    ("seek", "sought"),
    ("shake", "shook"),
    ("shut", "shut"),
    ("sing", "sang"),
    ("sink", "sank"),
    ("sleep", "slept"),
    ("spread", "spread"),
    ("steal", "stole"),
    ("swear", "swore"),
    ("swim", "swam"),
    ("throw", "threw"),
    ("wear", "wore"),
    ("withdraw", "withdrew"),
    ("overthrow", "overthrew"),
    ("undergo", "underwent"),
    ("undertake", "undertook"),
    ("overcome", "overcame"),
    ("break", "broke"),
    ("wake", "woke"),
    ("bear", "bore"),
    ("tear", "tore"),
    ("bind", "bound"),
    ("bid", "bid"),
    ("cast", "cast"),
    ("cost", "cost"),
    ("split", "split"),
    ("quit", "quit"),
    ("rid", "rid"),
    ("shed", "shed"),
    ("burst", "burst"),
    ("bleed", "bled"),
    ("feed", "fed"),
    ("flee", "fled"),
    ("lie", "lay"),
    ("stick", "stuck"),
    ("swing", "swung"),
    ("weave", "wove"),
    ("wind", "wound"),
    ("uphold", "upheld"),
    ("withhold", "withheld"),
    ("mislead", "misled"),
    ("rebuild", "rebuilt"),
    ("retake", "retook"),
    ("oversee", "oversaw"),
];

/// Verbs that double their last consonant (stressed on the last syllable, or one syllable after two consonants).
const DOUBLING: &[&str] = &[
    "refer", "prefer", "confer", "transfer", "infer", "defer", "deter", "occur", "incur", "recur",
    "concur", "regret", "equip", "rebel", "ban", "grab", "slam", "trap", "strap", "snap", "clap",
    "slap", "plan", "scan", "spin", "stop", "drop", "shop", "chop", "prop", "step", "ship", "skip",
    "slip", "flip", "trip", "strip", "grip", "whip", "stab", "spot", "plot", "trim", "stem",
    "shred", "drag", "brag", "plug", "patrol", "control",
];
/// Endings of such verbs.
const DOUBLING_ENDS: &[&str] = &["mit", "pel", "bel"];

/// `pardon` gives `pardoned`, `travel to` gives `traveledTo`, `be found in` gives `wasFoundIn`.
pub(super) fn open_relation(lemma: &str) -> String {
    let mut words = lemma
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut name = words.next().map(past).unwrap_or_default();
    for word in words {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            name.extend(first.to_uppercase());
            name.push_str(letters.as_str());
        }
    }
    if name.is_empty() {
        name.push_str("relatedTo");
    }
    name
}

/// The simple past of a verb.
fn past(lemma: &str) -> String {
    if let Some((_, form)) = IRREGULAR.iter().find(|(verb, _)| *verb == lemma) {
        return (*form).to_owned();
    }
    let vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = lemma.chars().collect();
    match letters.as_slice() {
        [.., 'e'] => format!("{lemma}d"),
        [.., before, 'y'] if !vowel(*before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        [first, middle, last]
            if !vowel(*first) && vowel(*middle) && !vowel(*last) && !"wxy".contains(*last) =>
        {
            format!("{lemma}{last}ed")
        }
        [.., a, b, c] if doubles(*a, *b, *c, lemma) => format!("{lemma}{c}ed"),
        _ => format!("{lemma}ed"),
    }
}

/// Verbs of several syllables that are stressed on the last one double their consonant.
fn doubles(a: char, b: char, c: char, lemma: &str) -> bool {
    let closed = !"aeiou".contains(a) && "aeiou".contains(b) && !"aeiouwxy".contains(c);
    let stressed_last =
        DOUBLING.contains(&lemma) || DOUBLING_ENDS.iter().any(|ending| lemma.ends_with(ending));
    closed && stressed_last
}

#[cfg(test)]
mod tests {
    use super::open_relation;

    #[test]
    fn names_relations_in_the_simple_past() {
        for (lemma, name) in [
            ("pardon", "pardoned"),
            ("travel to", "traveledTo"),
            ("be found in", "wasFoundIn"),
            ("ban", "banned"),
            ("deny", "denied"),
            ("visit", "visited"),
            ("call on", "calledOn"),
            ("admit", "admitted"),
            ("offer", "offered"),
            ("prefer", "preferred"),
        ] {
            assert_eq!(open_relation(lemma), name);
        }
    }
}
