//! Parts of the world that articles name countries by: *the South American country*.
//!
//! Invariant: countries are ISO 3166 codes of two letters; regions are lower case and may overlap.

/// Each region with its countries.
const REGIONS: &[(&str, &str)] = &[
    (
        "africa",
        "DZ EG EH LY MA SD TN AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ \
         NA NE NG RW SC SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
    ),
    ("north africa", "DZ EG EH LY MA SD TN"),
    ("northern africa", "DZ EG EH LY MA SD TN"),
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
        "middle east",
        "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    ),
    (
        "europe",
        "BG BY CZ HU MD PL RO RU SK UA DK EE FI FO GB IE IS LT LV NO SE AD AL BA ES GR HR IT ME MK MT PT RS SI SM VA XK AT \
         BE CH DE FR LI LU MC NL",
    ),
    ("east europe", "BG BY CZ HU MD PL RO RU SK UA EE LV LT"),
    ("northern europe", "DK EE FI IS LT LV NO SE"),
    ("central europe", "AT CH CZ DE HU PL SI SK"),
    ("southern europe", "AL ES GR HR IT MT PT SI"),
    (
        "oceania",
        "AU NZ FJ NC PG SB VU FM GU KI MH MP NR PW AS CK NU PF TK TO TV WF WS",
    ),
];

/// Whether the country of this code lies in the region.
pub(super) fn holds(region: &str, iso2: &str) -> bool {
    REGIONS
        .iter()
        .any(|(name, codes)| *name == region && codes.split(' ').any(|code| code == iso2))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn countries_lie_in_their_parts_of_the_world() {
        assert!(holds("south america", "CO"));
        assert!(holds("america", "US"));
        assert!(!holds("europe", "CO"));
    }
}
