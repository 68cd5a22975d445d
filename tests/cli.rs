//! The commands as their users see them: stdout, stderr, exit code, on the real program.

mod workplace;

use workplace::{ARNOR, GONDOR, Workplace, built, check, check_same, newsgraph};

#[test]
fn building_says_what_it_did_and_again_that_nothing_changed() {
    let place = Workplace::new();
    place.write("news/arnor.txt", ARNOR);
    place.write("news/gondor.txt", GONDOR);
    let first = place.run(&["build", "news"]);
    assert!(
        first
            .stdout
            .starts_with("2 articles added\nstore newsgraph-store: 2 articles, "),
        "{}",
        first.stdout
    );
    assert_eq!((first.stderr.as_str(), first.code), ("", Some(0)));
    let second = place.run(&["build", "news"]);
    assert!(
        second.stdout.starts_with("2 articles unchanged\n"),
        "{}",
        second.stdout
    );
    assert_eq!(second.code, Some(0));
    place.write(
        "news/gondor.txt",
        "Nothing happened in Gondor today, officials said.\n",
    );
    let third = place.run(&["build", "news"]);
    assert!(
        third
            .stdout
            .starts_with("1 article read anew, 1 unchanged\n"),
        "{}",
        third.stdout
    );
}

#[test]
fn two_builds_give_the_same_files() {
    let [one, two] = [built(), built()];
    for place in [&one, &two] {
        place.run(&["build", "news", "--exports", "exports", "--threads", "1"]);
    }
    // A database has names and times of its own; what it holds is in the exports.
    if !cfg!(feature = "rocksdb") {
        check_same(&one.files("newsgraph-store"), &two.files("newsgraph-store"));
    }
    assert!(one.path("exports/claims.jsonl").exists());
    check_same(&one.files("exports"), &two.files("exports"));
}

#[test]
fn extracted_and_exported_claims_are_the_same_lines() {
    let place = built();
    let extracted = place.run(&["extract", "news"]);
    let exported = place.run(&["export", "--format", "claims"]);
    assert!(extracted.stdout.lines().count() >= 2);
    assert_eq!(extracted.stdout, exported.stdout);
}

#[test]
fn claim_lines_keep_the_contract() {
    let place = built();
    let output = place.run(&["extract", "news"]);
    for line in output.stdout.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let text = if line["article"] == "arnor" {
            ARNOR
        } else {
            GONDOR
        };
        let text: Vec<char> = text.chars().collect();
        let cut = |value: &serde_json::Value| {
            let at = |key: &str| {
                usize::try_from(value[key].as_u64().expect("an offset")).expect("a small offset")
            };
            text[at("start")..at("end")].iter().collect::<String>()
        };
        assert_eq!(line["sentence"], cut(&line).as_str());
        for end in ["subject", "object"] {
            assert_eq!(line[end]["text"], cut(&line[end]).as_str());
        }
        for key in [
            "id",
            "relation",
            "trigger",
            "type",
            "negated",
            "modality",
            "source",
            "source_iri",
            "date",
            "place",
            "rule",
        ] {
            assert!(line.get(key).is_some(), "{key}");
        }
        let hundredths = line["confidence"].as_f64().expect("a number") * 100.0;
        assert!((hundredths - hundredths.round()).abs() < 1e-6);
    }
}

#[test]
fn quads_stream_and_load_again() {
    let place = built();
    let nquads = place.run(&["extract", "news", "--format", "nquads"]);
    let trig = place.run(&["extract", "news", "--format", "trig"]);
    let new = place.run(&[
        "extract",
        "news",
        "--format",
        "nquads",
        "--rdf12",
        "--base",
        "http://example.org/",
    ]);
    assert!(nquads.stdout.lines().all(|line| line.ends_with(" .")));
    assert_eq!(trig.stdout.matches("@prefix ent:").count(), 1);
    assert!(
        new.stdout
            .contains("reifies> <<( <http://example.org/entity/"),
        "{}",
        new.stdout
    );
}

#[test]
fn other_formats_of_extract() {
    let place = built();
    let open = place.run(&["extract", "news/gondor.txt", "--format", "open"]);
    assert!(
        open.stdout
            .starts_with("gondor\t0\tElena Telcontar\tsanctioned\tUmbar"),
        "{}",
        open.stdout
    );
    let mentions = place.run(&["extract", "news", "--format", "mentions"]);
    assert_eq!(mentions.stdout.lines().count(), 2);
    assert!(
        mentions
            .stdout
            .starts_with("{\"article\":\"arnor\",\"doc\":\"arnor\",\"mentions\":[{\"start\":")
    );
}

#[test]
fn standard_input_is_read_where_nothing_is_named() {
    let output = newsgraph(&["extract", "--date", "2026-01-08"], Some(GONDOR));
    assert!(
        output
            .stdout
            .lines()
            .all(|line| line.contains("\"article\":\"stdin\""))
    );
    assert!(output.stdout.contains("\"modality\":\"fact\""));
    assert_eq!(output.code, Some(0));
}

#[test]
fn facts_are_edges_in_the_union_of_all_articles() {
    let place = built();
    check(
        &place.run(&["query", "ASK { ?who rel:sanctioned ?whom }"]),
        "true\n",
        "",
        0,
    );
    check(
        &place.run(&["query", "ASK { ent:Nobody rel:sanctioned ?whom }"]),
        "false\n",
        "newsgraph: no entity ent:Nobody in the store\n",
        0,
    );
    let count = "SELECT (COUNT(?g) AS ?n) { GRAPH ?g { ?who rel:sanctioned ?whom } }";
    check(&place.run(&["query", count]), "n\r\n2\r\n", "", 0);
    check(
        &place.run(&["query", count, "--format", "table"]),
        "n\n-\n2\n",
        "",
        0,
    );
    check(
        &place.run(&["query", "SELECT ?x { ?x rel:ate ?y }"]),
        "x\r\n",
        "newsgraph: no relation rel:ate in the store\n",
        0,
    );
}

#[test]
fn queries_come_from_files_and_by_name() {
    let place = built();
    place.write("q.rq", "ASK { ?who rel:sanctioned ?whom }");
    check(&place.run(&["query", "-f", "q.rq"]), "true\n", "", 0);
    let named = place.run(&["query", "--named", "sanctions", "--format", "csv"]);
    assert!(
        named.stdout.starts_with("by,how,on,articles\r\n") && named.stdout.lines().count() == 2,
        "{}",
        named.stdout
    );
    let narrowed = place.run(&["query", "--named", "sanctions", "--with", "by=faramir"]);
    check(&narrowed, "by,how,on,articles\r\n", "", 0);
    let unknown = place.run(&["query", "--named", "sanction"]);
    assert!(
        unknown
            .stderr
            .contains("no question named \"sanction\"; known are accusations, "),
        "{}",
        unknown.stderr
    );
    assert_eq!(unknown.code, Some(2));
}

#[test]
fn wrong_queries_say_where() {
    let place = built();
    let syntax = place.run(&["query", "SELECT *\n{ ?s rel:sanctioned }"]);
    assert!(
        syntax.stderr.contains("syntax error at line 2, column "),
        "{}",
        syntax.stderr
    );
    let prefix = place.run(&["query", "ASK { rell:x ?p ?o }"]);
    assert!(
        prefix
            .stderr
            .contains("column 7: unknown prefix rell:; did you mean rel:?"),
        "{}",
        prefix.stderr
    );
    assert_eq!((syntax.code, prefix.code), (Some(2), Some(2)));
}

#[test]
fn explaining_shows_the_sentences() {
    let place = built();
    let shown = place.run(&["explain", "elena telcontar", "sanctioned", "umbar"]);
    assert!(
        shown.stdout.contains("[fact in 2 articles]"),
        "{}",
        shown.stdout
    );
    assert!(
        shown
            .stdout
            .contains("\"Elena Telcontar sanctioned Umbar in January.\"")
    );
    let none = place.run(&["explain", "Faramir", "sanctioned"]);
    assert!(
        none.stdout.is_empty() && none.stderr.contains("no such claim"),
        "{}",
        none.stderr
    );
    let typo = place.run(&["explain", "Farramir"]);
    assert!(typo.stderr.contains("did you mean"), "{}", typo.stderr);
    assert_eq!(
        (shown.code, none.code, typo.code),
        (Some(0), Some(0), Some(2))
    );
}

#[test]
fn removed_articles_are_gone() {
    let place = built();
    check(&place.run(&["remove", "gondor"]), "removed gondor\n", "", 0);
    let again = place.run(&["remove", "gondor"]);
    assert!(
        again.stderr.contains("no article \"gondor\" in the store"),
        "{}",
        again.stderr
    );
    assert_eq!(again.code, Some(2));
    let listed = place.run(&["stats", "--articles"]);
    assert!(
        listed.stdout.starts_with("arnor\t") && listed.stdout.lines().count() == 1,
        "{}",
        listed.stdout
    );
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let place = built();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_newsgraph"))
        .args(["extract", "news", "--format", "nquads"])
        .current_dir(place.path(""))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("a process");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn help_states_defaults_and_exit_codes() {
    let help = newsgraph(&["build", "--help"], None);
    assert!(
        help.stdout.contains("[default: newsgraph-store]") && help.stdout.contains("Exits with 1"),
        "{}",
        help.stdout
    );
    assert_eq!(help.code, Some(0));
    let nothing = newsgraph(&[], None);
    assert_eq!(nothing.code, Some(2));
    let wrong = newsgraph(&["extract", "--date", "soon", "x"], None);
    assert!(
        wrong.stderr.contains("expected a date as 2026-01-31"),
        "{}",
        wrong.stderr
    );
    assert_eq!(wrong.code, Some(2));
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let script = newsgraph(&["completions", shell], None);
        assert!(script.stdout.contains("newsgraph") && script.stdout.contains("extract"));
        assert_eq!(script.code, Some(0));
    }
}
