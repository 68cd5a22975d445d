//! `newsgraph shell` on standard input that is no terminal.

mod workplace;

use assert_cmd::Command;
use workplace::{Workplace, built};

/// What the shell makes of its input: stdout, stderr, exit code.
fn shell(place: &Workplace, arguments: &[&str], input: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsgraph"));
    command
        .args(["shell", "--store"])
        .arg(place.path("newsgraph-store"))
        .args(arguments);
    let output = command
        .env_remove("NEWSGRAPH_ONTOLOGY")
        .write_stdin(input)
        .output();
    let output = output.unwrap_or_else(|error| panic!("{error}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

#[test]
fn query_after_query() {
    let place = built();
    let input = "ASK { ?who rel:sanctioned ?whom };\n\nSELECT ?whom {\n  ?who rel:sanctioned ?whom ;\n\n    a ng:Person .\n}\nLIMIT 1\n\n.named sanctions by=Elena Telcontar on='Umbar'\n";
    let (stdout, stderr, code) = shell(&place, &[], input);
    let umbar = "https://w3id.org/newsgraph/entity/Umbar";
    let elena = "https://w3id.org/newsgraph/entity/Elena_Telcontar";
    let sanctioned = "https://w3id.org/newsgraph/rel/sanctioned";
    let expected = format!(
        "true\n\nwhom\r\n{umbar}\r\n\nby,how,on,articles\r\n{elena},{sanctioned},{umbar},2\r\n"
    );
    assert_eq!(
        (stdout.as_str(), stderr.as_str(), code),
        (expected.as_str(), "", Some(0))
    );
}

#[test]
fn a_failure_does_not_end_it() {
    let place = built();
    let (stdout, stderr, code) =
        shell(&place, &[], "ASK { ;\n\n.nonsense\nASK {}\n.quit\nASK {}\n");
    // The open bracket of the first query takes in all that follows.
    assert_eq!((stdout.as_str(), code), ("", Some(2)));
    assert!(stderr.contains("syntax error"), "{stderr}");
    let (stdout, stderr, code) = shell(
        &place,
        &[],
        "ASK { } };\n.nonsense\nASK {}\n\n.quit\nASK {}\n",
    );
    assert_eq!((stdout.as_str(), code), ("\ntrue\n", Some(2)), "{stderr}");
    assert!(
        stderr.contains("no command .nonsense; .help lists them"),
        "{stderr}"
    );
}

#[test]
fn commands_help() {
    let place = built();
    let (stdout, _, code) = shell(
        &place,
        &["--format", "tsv"],
        ".help\n.prefixes\n.named\n.format json\nASK {}\n",
    );
    assert_eq!(code, Some(0));
    for words in [
        ".named NAME",
        "ent:     https://w3id.org/newsgraph/entity/",
        "[--by NAME]",
        "{\"head\":{},\"boolean\":true}",
    ] {
        assert!(stdout.contains(words), "{words}: {stdout}");
    }
}
