//! Base forms: a lexicon learnt from treebanks, then tables of the irregular, then suffix rules.
//!
//! In: a form and its Penn tag. Out: the lemma by the conventions of UD English.
//! Invariant: a proper noun in the singular keeps its form; every word has a lemma.

use super::analyse::{Analysis, WordAnalysis};
use super::inflection::{degree, irregular_past, noun, verb};
use super::labels::{Deprel, Xpos};
use std::collections::HashMap;

/// Lemmas of known pairs of form and tag.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    entries: HashMap<String, Vec<(Xpos, String)>>,
}

impl Lexicon {
    /// Reads lines of form, Penn tag and lemma, parted by tabs.
    ///
    /// # Errors
    ///
    /// A line without three fields; the message has its number.
    pub(crate) fn parse(list: &str) -> Result<Self, String> {
        let mut entries: HashMap<String, Vec<(Xpos, String)>> = HashMap::new();
        for (number, line) in (1..).zip(list.lines()) {
            let mut fields = line.split('\t');
            let (Some(form), Some(tag), Some(lemma), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                return Err(format!(
                    "line {number}: expected form, tag and lemma parted by tabs"
                ));
            };
            entries
                .entry(form.to_owned())
                .or_default()
                .push((Xpos::parse(tag), lemma.to_owned()));
        }
        Ok(Self { entries })
    }

    /// The base form of `form`, used as `xpos`.
    fn lemma(&self, form: &str, xpos: Xpos) -> String {
        let form = form.replace(['’', '`'], "'");
        let key = if is_name(xpos) {
            form.clone()
        } else {
            form.to_lowercase()
        };
        // The table of the irregular corrects what treebanks misspell.
        match irregular_past(&key, xpos).or_else(|| self.find(&key, xpos)) {
            Some(lemma) => lemma.to_owned(),
            None => by_rule(&form, &key, xpos),
        }
    }

    /// The base forms of a sentence's words.
    pub(crate) fn lemmas(&self, forms: &[&str], analysis: &Analysis) -> Vec<String> {
        let words = &analysis.words;
        let lemma = |(form, word): (&&str, &WordAnalysis)| {
            let head = word.head.and_then(|head| words.get(head));
            // "He's gone" against "he's going" and "he's king", "he'd gone" against "he'd go": only the word it helps can
            // tell.
            let perfect =
                word.deprel == Deprel::Aux && head.is_some_and(|head| head.xpos == Xpos::Vbn);
            let short = match word.xpos {
                Xpos::Vbz => matches!(*form, "'s" | "’s"),
                Xpos::Vbd => matches!(*form, "'d" | "’d"),
                _ => false,
            };
            if perfect && short {
                "have".to_owned()
            } else {
                self.lemma(form, word.xpos)
            }
        };
        forms.iter().zip(words).map(lemma).collect()
    }

    fn find(&self, key: &str, xpos: Xpos) -> Option<&str> {
        let entries = self.entries.get(key)?;
        entries
            .iter()
            .find(|(tag, _)| *tag == xpos)
            .map(|(_, lemma)| lemma.as_str())
    }
}

fn is_name(xpos: Xpos) -> bool {
    matches!(xpos, Xpos::Nnp | Xpos::Nnps)
}

/// "US Threatens Action": the tag, unless the form cannot bear it.
fn borne(lower: &str, xpos: Xpos) -> Xpos {
    match xpos {
        Xpos::Vbg if lower.ends_with("ing") || lower.ends_with("in'") => xpos,
        Xpos::Vbg if lower.ends_with('s') => Xpos::Vbz,
        Xpos::Vbg if lower.ends_with("ed") => Xpos::Vbd,
        // "the council impeaches", "a bus crashes": the third person, whatever the tag; but "we focus", "they discuss".
        Xpos::Vbp if lower.ends_with("es") || lower.ends_with("ts") => Xpos::Vbz,
        Xpos::Vbd | Xpos::Vbn if lower.ends_with('s') && !lower.ends_with("ss") => Xpos::Vbz,
        _ => xpos,
    }
}

fn by_rule(form: &str, lower: &str, xpos: Xpos) -> String {
    match borne(lower, xpos) {
        Xpos::Nnp | Xpos::Add => form.to_owned(),
        Xpos::Nnps => capitalised_like(form, &noun(lower)),
        Xpos::Nns => capitalised_like_acronym(form, noun(lower)),
        Xpos::Nn => capitalised_like_acronym(form, lower.to_owned()),
        Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Vbz | Xpos::Vbp | Xpos::Md => {
            verb(lower, borne(lower, xpos))
        }
        Xpos::Jjr | Xpos::Rbr => degree(lower, "er"),
        Xpos::Jjs | Xpos::Rbs => degree(lower, "est"),
        Xpos::Pos => "'s".to_owned(),
        Xpos::Cd => lower.replace(',', ""),
        _ => closed(lower).unwrap_or(lower).to_owned(),
    }
}

/// Words of the closed classes whose lemma is another word.
fn closed(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "n't" => "not",
        "an" => "a",
        "i" | "me" => "I",
        "him" => "he",
        "them" | "'em" => "they",
        "us" | "'s" => "we",
        "these" => "this",
        "those" => "that",
        "–" => "-",
        "gon" => "go",
        "wan" => "want",
        _ => return None,
    })
}

/// The lemma in the letters of its form as far as the two agree: `american` of "Americans" is "American".
fn capitalised_like(form: &str, lemma: &str) -> String {
    let same = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    let shared = form.chars().zip(lemma.chars()).take_while(same).count();
    form.chars()
        .take(shared)
        .chain(lemma.chars().skip(shared))
        .collect()
}

/// "CEOs" is "CEO", "Talks" at the start of a sentence is "talk".
fn capitalised_like_acronym(form: &str, lemma: String) -> String {
    if form.chars().skip(1).any(char::is_uppercase) && form.chars().any(char::is_lowercase)
        || is_short_acronym(form)
    {
        capitalised_like(form, &lemma)
    } else {
        lemma
    }
}

fn is_short_acronym(form: &str) -> bool {
    (2..=4).contains(&form.len()) && form.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(xpos: Xpos, pairs: &str) {
        let lexicon = Lexicon::default();
        for pair in pairs.split_whitespace() {
            let (form, lemma) = pair.split_once('/').unwrap_or((pair, pair));
            assert_eq!(lexicon.lemma(form, xpos), lemma, "{form}");
        }
    }

    #[test]
    fn past_forms() {
        check(
            Xpos::Vbd,
            "struck/strike led/lead said/say met/meet left/leave invited/invite visited/visit agreed/agree",
        );
        check(
            Xpos::Vbd,
            "stopped/stop called/call controlled/control killed/kill pressed/press accused/accuse focused/focus",
        );
        check(
            Xpos::Vbd,
            "negotiated/negotiate threatened/threaten repeated/repeat created/create carried/carry claimed/claim",
        );
        check(
            Xpos::Vbn,
            "required/require designated/designate sanctioned/sanction charged/charge belonged/belong",
        );
        check(
            Xpos::Vbn,
            "trafficked/traffic ensured/ensure monitored/monitor explained/explain exiled/exile settled/settle",
        );
        check(
            Xpos::Vbn,
            "re-elected/re-elect founded/found found/find allegedly/allegedly expelled/expel judged/judge",
        );
        check(
            Xpos::Vbn,
            "interfered/interfere offered/offer conceded/concede needed/need paused/pause released/release",
        );
    }

    #[test]
    fn present_forms() {
        check(
            Xpos::Vbz,
            "says/say goes/go has/have is/be passes/pass denies/deny clashes/clash leaves/leave loses/lose",
        );
        check(
            Xpos::Vbg,
            "making/make lying/lie striking/strike running/run being/be studying/study agreeing/agree using/use",
        );
        check(
            Xpos::Vbp,
            "'re/be have/have are/be impeaches/impeach discuss/discuss",
        );
        check(Xpos::Vbd, "crashes/crash jails/jail");
        check(Xpos::Md, "wo/will ca/can 'll/will ’d/would could/could");
    }

    #[test]
    fn plurals() {
        check(
            Xpos::Nns,
            "leaves/leaf men/man countries/country crises/crisis houses/house viruses/virus troops/troops people/people",
        );
        check(
            Xpos::Nns,
            "policies/policy classes/class boxes/box shoes/shoe heroes/hero headquarters/headquarters",
        );
        check(
            Xpos::Nns,
            "congresswomen/congresswoman themselves/themself CEOs/CEO Talks/talk taxes/tax uses/use causes/cause",
        );
        check(Xpos::Nnps, "Americans/American States/State");
    }

    /// By the rules alone, and with the lexicon in the program.
    #[track_caller]
    fn check_both(xpos: Xpos, pairs: &str) {
        check(xpos, pairs);
        let list = include_str!("../../models/base/lemmas.tsv");
        let shipped = Lexicon::parse(list).unwrap_or_else(|error| panic!("{error}"));
        for pair in pairs.split_whitespace() {
            let (form, lemma) = pair.split_once('/').unwrap_or((pair, pair));
            assert_eq!(shipped.lemma(form, xpos), lemma, "{form}");
        }
    }

    #[test]
    fn verbs_of_the_news() {
        check_both(
            Xpos::Vbd,
            "struck/strike led/lead left/leave found/find founded/found bound/bind bounded/bound wound/wind \
             wounded/wound lay/lie laid/lay lied/lie saw/see sawed/saw felt/feel fell/fall felled/fell rose/rise \
             raised/raise fled/flee flew/fly fought/fight sought/seek shot/shoot shed/shed shut/shut hit/hit cut/cut",
        );
        check_both(
            Xpos::Vbd,
            "quit/quit put/put read/read bid/bid banned/ban barred/bar planned/plan admitted/admit committed/commit \
             rebelled/rebel vetoed/veto ordered/order died/die tied/tie denied/deny dealt/deal withdrew/withdraw \
             overthrew/overthrow bore/bear tore/tear swore/swear drove/drive broke/break spoke/speak",
        );
        check_both(
            Xpos::Vbn,
            "shot/shoot sworn/swear held/hold slain/slay ousted/oust deposed/depose indicted/indict arrested/arrest \
             detained/detain killed/kill forbidden/forbid hidden/hide borne/bear overrun/overrun understood/understand \
             seized/seize freed/free referred/refer deterred/deter stripped/strip rigged/rig hanged/hang hung/hang",
        );
        check_both(
            Xpos::Vbz,
            "leaves/leave lies/lie denies/deny says/say has/have does/do goes/go vetoes/veto clashes/clash vows/vow",
        );
        check_both(
            Xpos::Vbg,
            "dying/die lying/lie laying/lay fleeing/flee leaving/leave banning/ban quitting/quit striking/strike \
             leading/lead rising/rise raising/raise seizing/seize freeing/free forcing/force",
        );
        check_both(Xpos::Vbp, "found wound lay lie saw leave bound fell");
        check_both(Xpos::Vb, "found wound lay lie leave bound fell");
    }

    #[test]
    fn nouns_of_the_news() {
        check_both(
            Xpos::Nns,
            "leaves/leaf lives/life wives/wife knives/knife thieves/thief wounds/wound strikes/strike leads/lead \
             allies/ally enemies/enemy attorneys/attorney embassies/embassy coups/coup crises/crisis vetoes/veto \
             hostages/hostage casualties/casualty missiles/missile sanctions/sanction spokesmen/spokesman \
             policewomen/policewoman tariffs/tariff taxes/tax losses/loss buses/bus viruses/virus analyses/analysis",
        );
        check_both(Xpos::Nn, "lead left wound saw lie found Strike/strike");
    }

    #[test]
    fn degrees() {
        check(
            Xpos::Jjr,
            "larger/large bigger/big earlier/early higher/high better/good safer/safe stronger/strong",
        );
        check(
            Xpos::Jjs,
            "largest/large worst/bad latest/late closest/close youngest/young",
        );
    }

    #[test]
    fn names_and_numbers_keep_their_form() {
        check(Xpos::Nnp, "Arnor UNITED Texas");
        check(Xpos::Cd, "3,400/3400 Two/two");
        check(Xpos::Prp, "them/they He/he us/we");
    }

    #[test]
    fn the_lexicon_comes_first_but_for_irregular_verbs() {
        let lexicon =
            Lexicon::parse("walked\tVBD\twalk-lexicon\nfled\tVBD\tflead").unwrap_or_default();
        assert_eq!(lexicon.lemma("Walked", Xpos::Vbd), "walk-lexicon");
        assert_eq!(lexicon.lemma("fled", Xpos::Vbd), "flee");
        assert_eq!(
            Lexicon::parse("ran\tVBD").unwrap_err(),
            "line 1: expected form, tag and lemma parted by tabs"
        );
    }
}
