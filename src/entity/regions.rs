//! Parts of the world that articles name countries by: *the South American country*.
//!
//! Invariant: countries are ISO 3166 codes of two letters; regions are lower case and may overlap.

use std::collections::BTreeSet;

/// Adjectives of regions, with the noun of `REGIONS`.
const ADJECTIVES: &[(&str, &str)] = &[
    ("african", "africa"),
    ("american", "america"),
    ("asian", "asia"),
    ("balkan", "balkans"),
    ("baltic", "baltics"),
    ("eastern", "east"),
    ("european", "europe"),
    ("nordic", "nordics"),
    ("northern", "north"),
    ("oceanian", "oceania"),
    ("pacific", "oceania"),
    ("southeastern", "southeast"),
    ("southern", "south"),
    ("western", "west"),
];

/// Each region with its countries.
const REGIONS: &[(&str, &str)] = &[
    (
        "africa",
        "DZ EG EH LY MA SD TN AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ \
         NA NE NG RW SC SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
    ),
    ("north africa", "DZ EG EH LY MA SD TN"),
    (
        "west africa",
        "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
    ),
    ("east africa", "BI DJ ER ET KE MG MU RW SC SO SS TZ UG"),
    ("central africa", "AO CD CF CG CM GA GQ ST TD"),
    ("southern africa", "AO BW LS MW MZ NA SZ ZA ZM ZW"),
    ("south africa", "ZA"),
    (
        "america",
        "US CA MX AR BO BR CL CO EC GY PY PE SR UY VE BZ CR GT HN NI PA SV CU DO HT JM",
    ),
    ("north america", "US CA MX"),
    ("south america", "AR BO BR CL CO EC GF GY PY PE SR UY VE"),
    ("central america", "BZ CR GT HN NI PA SV"),
    (
        "latin america",
        "AR BO BR CL CO EC GY PY PE SR UY VE BZ CR GT HN NI PA SV MX CU DO HT",
    ),
    (
        "caribbean",
        "AG AI AW BB BS CU CW DM DO GD GP HT JM KN KY LC MQ MS PR TC TT VC VG VI",
    ),
    (
        "asia",
        "KG KZ TJ TM UZ CN HK JP KP KR MN TW BN ID KH LA MM MY PH SG TH TL VN AF BD BT IN IR LK MV NP PK AE AM AZ BH CY GE \
         IL IQ JO KW LB OM PS QA SA SY TR YE",
    ),
    ("central asia", "KG KZ TJ TM UZ"),
    ("east asia", "CN HK JP KP KR MN TW"),
    ("south asia", "AF BD BT IN LK MV NP PK"),
    ("southeast asia", "BN ID KH LA MM MY PH SG TH TL VN"),
    (
        "west asia",
        "AE AM AZ BH CY GE IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    ),
    (
        "middle east",
        "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    ),
    (
        "europe",
        "BG BY CZ HU MD PL RO RU SK UA DK EE FI FO GB IE IS LT LV NO SE AD AL BA ES GR HR IT ME MK MT PT RS SI SM VA XK AT \
         BE CH DE FR LI LU MC NL",
    ),
    ("west europe", "AT BE CH DE ES FR GB IE IT LI LU MC NL PT"),
    ("east europe", "BG BY CZ HU MD PL RO RU SK UA EE LV LT"),
    ("north europe", "DK EE FI IS LT LV NO SE"),
    ("central europe", "AT CH CZ DE HU PL SI SK"),
    ("south europe", "AL ES GR HR IT MT PT SI"),
    ("balkans", "AL BA BG GR HR ME MK RO RS SI XK"),
    ("baltics", "EE LT LV"),
    ("nordics", "DK FI FO IS NO SE"),
    (
        "oceania",
        "AU NZ FJ NC PG SB VU FM GU KI MH MP NR PW AS CK NU PF TK TO TV WF WS",
    ),
];

/// Takes the words for a part of the world out of the modifiers of a noun; of two words where two name one.
///
/// As written first, since *Southern Africa* is not *South Africa*; then with the side's short word: *Eastern Europe*.
pub(super) fn take(modifiers: &mut BTreeSet<String>) -> Option<&'static str> {
    let pairs = modifiers.iter().flat_map(|side| {
        modifiers
            .iter()
            .filter(move |part| *part != side)
            .map(move |part| (side.clone(), part.clone()))
    });
    let pairs: Vec<(String, String)> = pairs.collect();
    let as_written = |(side, part): &(String, String)| named(&format!("{side} {}", noun(part)));
    let short = |(side, part): &(String, String)| named(&format!("{} {}", noun(side), noun(part)));
    let two = pairs
        .iter()
        .find_map(|pair| Some((pair, as_written(pair)?)))
        .or_else(|| pairs.iter().find_map(|pair| Some((pair, short(pair)?))));
    if let Some(((side, part), region)) = two {
        modifiers.remove(side);
        modifiers.remove(part);
        return Some(region);
    }
    let (word, region) = modifiers
        .iter()
        .find_map(|word| Some((word.clone(), named(noun(word))?)))?;
    modifiers.remove(&word);
    Some(region)
}

/// The noun that the adjective is made from; any other word as it is.
fn noun(word: &str) -> &str {
    ADJECTIVES
        .iter()
        .find(|(adjective, _)| *adjective == word)
        .map_or(word, |(_, noun)| noun)
}

fn named(region: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .map(|(name, _)| *name)
        .find(|name| *name == region)
}

/// Whether the country of this code lies in the region.
pub(super) fn holds(region: &str, iso2: &str) -> bool {
    REGIONS
        .iter()
        .any(|(name, codes)| *name == region && codes.split(' ').any(|code| code == iso2))
}

#[cfg(test)]
mod tests {
    use super::{REGIONS, holds, take};
    use std::collections::BTreeSet;

    #[test]
    fn countries_lie_in_their_parts_of_the_world() {
        assert!(holds("south america", "CO"));
        assert!(holds("america", "US"));
        assert!(!holds("europe", "CO"));
    }

    #[track_caller]
    fn check(phrase: &str, expected: Option<&str>, left: &[&str]) {
        let mut words: BTreeSet<String> = phrase.split(' ').map(str::to_owned).collect();
        assert_eq!(take(&mut words), expected, "{phrase}");
        assert_eq!(words.iter().map(String::as_str).collect::<Vec<_>>(), left);
    }

    #[test]
    fn every_region_is_found_by_its_own_words() {
        for (name, _) in REGIONS {
            check(name, Some(name), &[]);
        }
    }

    #[test]
    fn adjectives_name_regions() {
        check("middle eastern", Some("middle east"), &[]);
        check("eastern european", Some("east europe"), &[]);
        check("western european", Some("west europe"), &[]);
        check("southern african", Some("southern africa"), &[]);
        check("south african", Some("south africa"), &[]);
        check("northern african", Some("north africa"), &[]);
        check("small pacific", Some("oceania"), &["small"]);
        check("eastern", None, &["eastern"]);
    }
}
