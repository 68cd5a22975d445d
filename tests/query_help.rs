//! What `newsgraph query` says to people: unknown names, slips, options of questions, plans.
//!
//! Invariant: the answer is on stdout whatever is said on stderr.

mod workplace;

use workplace::{Workplace, built, check};

/// A query's answer and the note beside it.
#[track_caller]
fn noted(place: &Workplace, query: &str, stdout: &str, note: &str) {
    check(
        &place.run(&["query", query]),
        stdout,
        &format!("newsgraph: {note}\n"),
        0,
    );
}

#[test]
fn names_that_nothing_goes_by_are_noted() {
    let place = built();
    noted(
        &place,
        "ASK { ent:Telcontar ?p ?o }",
        "false\n",
        "no entity ent:Telcontar in the store; did you mean ent:Elena_Telcontar?",
    );
    noted(
        &place,
        "ASK { ent:Elena_Telconta ?p ?o }",
        "false\n",
        "no entity ent:Elena_Telconta in the store; did you mean ent:Elena_Telcontar?",
    );
    noted(
        &place,
        "ASK { <https://w3id.org/newsgraph/entity/Zzyzx> ?p ?o }",
        "false\n",
        "no entity ent:Zzyzx in the store",
    );
    noted(
        &place,
        "ASK { ?s rel:sanctoned ?o }",
        "false\n",
        "no relation rel:sanctoned in the store; did you mean rel:sanctioned?",
    );
    noted(
        &place,
        "ASK { ?s a ng:Persn }",
        "false\n",
        "no term ng:Persn in the store; did you mean ng:Person?",
    );
    noted(
        &place,
        "PREFIX e: <https://w3id.org/newsgraph/entity/> ASK { { e:Nobody ?p ?o } UNION { ent:Umbar ?q ?r } }",
        "true\n",
        "no entity ent:Nobody in the store",
    );
    check(
        &place.run(&["query", "ASK { ent:Umbar ?p 'ent:Nobody' } # ent:Nobody"]),
        "false\n",
        "",
        0,
    );
}

/// A query that is no SPARQL, and what is said of it.
#[track_caller]
fn slip(place: &Workplace, query: &str, words: &str) {
    let output = place.run(&["query", query]);
    assert!(
        output.code == Some(2) && output.stderr.contains(words),
        "{output:?}"
    );
}

#[test]
fn slips_come_with_a_place_and_a_remedy() {
    let place = built();
    slip(
        &place,
        "SELECT * {\n  ?s ?p ?o",
        "line 1, column 10: this { is never closed; add }",
    );
    slip(&place, "SELCT * { ?s ?p ?o }", "did you mean SELECT?");
    slip(
        &place,
        "ASK { ?s entt:x ?o }",
        "unknown prefix entt:; did you mean ent:?",
    );
    slip(
        &place,
        &format!("ASK {{ FILTER({}1) }}", "1+".repeat(9000)),
        "operators and brackets",
    );
    let deep = place.run(&["query", &format!("ASK {{ FILTER({}1) }}", "1+".repeat(900))]);
    check(&deep, "true\n", "", 0);
}

#[test]
fn questions_have_options_of_their_own() {
    let place = built();
    let by_option = place.run(&["query", "--named", "sanctions", "--on", "Umbar"]);
    let by_with = place.run(&[
        "query",
        "--named=sanctions",
        "--with",
        "on=Umbar",
        "--format",
        "csv",
    ]);
    assert!(
        by_option.stdout.contains("Elena_Telcontar"),
        "{by_option:?}"
    );
    check(&by_with, &by_option.stdout, "", 0);
    let says = place.run(&["query", "--named", "says", "--about=Umbar"]);
    assert!(
        says.code == Some(0) && says.stdout.starts_with("speaker,about"),
        "{says:?}"
    );
    let unknown = place.run(&["query", "--named", "sanctions", "--from", "Umbar"]);
    check(
        &unknown,
        "",
        "newsgraph: error: question \"sanctions\" has no option --from; it has --by, --on\n",
        2,
    );
    let list = place.run(&["query", "--list"]).stdout;
    assert!(
        list.contains("[--by NAME] [--on NAME]") && list.contains("statements, says"),
        "{list}"
    );
    let plain = place.run(&["query", "--about", "Umbar", "ASK {}"]);
    assert!(
        plain.code == Some(2) && plain.stderr.contains("--about"),
        "{plain:?}"
    );
}

#[test]
fn plans_show_steps_and_their_cost() {
    let place = built();
    let output = place.run(&[
        "query",
        "--explain",
        "SELECT ?who { ?who rel:sanctioned ?whom }",
    ]);
    let lines: Vec<&str> = output.stdout.lines().collect();
    assert_eq!(lines[0], "      rows     seconds  step");
    assert!(
        lines[1].trim_start().starts_with("1 ") && lines[1].contains("Project"),
        "{output:?}"
    );
    assert!(
        output.stderr.starts_with("newsgraph: 1 rows; planned in"),
        "{output:?}"
    );
}
