//! PLOVER's modes: in what way an act of a claim's type is done, and none where the words do not tell.

#[path = "support/reading.rs"]
mod reading;

use reading::claims;

/// Asserts the mode of the only claim of `text` that has this type.
#[track_caller]
fn check(text: &str, kind: &str, expected: Option<&str>) {
    let claims = claims(text);
    let mut of_kind = claims.iter().filter(|claim| claim.kind.to_string() == kind);
    let claim = of_kind
        .next()
        .unwrap_or_else(|| panic!("{text}\nno {kind} in {claims:#?}"));
    assert_eq!(claim.mode.as_deref(), expected, "{text}\n{claim:#?}");
}

#[test]
fn consultations_by_phone_and_by_visit() {
    check(
        "Maria Lopez phoned John Carter on Monday.",
        "CONSULT",
        Some("phone"),
    );
    check(
        "Maria Lopez visited France on Monday.",
        "CONSULT",
        Some("visit"),
    );
    check("Maria Lopez met John Carter on Monday.", "CONSULT", None);
}

#[test]
fn force_and_protest() {
    check(
        "Police arrested John Carter on Monday.",
        "COERCE",
        Some("arrest"),
    );
    check(
        "Rebels kidnapped John Carter on Monday.",
        "ASSAULT",
        Some("abduct"),
    );
    check(
        "France expelled three Russian diplomats.",
        "SANCTION",
        Some("expel"),
    );
    check(
        "Students protested against the government.",
        "PROTEST",
        Some("demo"),
    );
    check("Rebels attacked the army on Monday.", "ASSAULT", None);
}

#[test]
fn what_is_refused_or_threatened_has_the_mode_of_that() {
    check(
        "France will not meet Germany, France said.",
        "REJECT",
        Some("meet"),
    );
    check(
        "France threatened to bomb Germany.",
        "THREATEN",
        Some("violence"),
    );
}

#[test]
fn words_of_the_clause_say_in_what_way() {
    check(
        "Rebels killed twelve soldiers in a suicide attack.",
        "ASSAULT",
        Some("suicide-attack"),
    );
    check(
        "A car bomb killed twelve soldiers.",
        "ASSAULT",
        Some("explosives"),
    );
    check(
        "Gunmen killed twelve soldiers on Monday.",
        "ASSAULT",
        Some("firearms"),
    );
    check(
        "Rebels killed twelve soldiers after a bomb was found.",
        "ASSAULT",
        None,
    );
    check(
        "France deployed riot police in Paris.",
        "MOBILIZE",
        Some("police"),
    );
}

#[test]
fn other_types_have_none() {
    check("John Carter is the president of France.", "POSITION", None);
}
