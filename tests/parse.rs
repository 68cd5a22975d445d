//! `newsgraph parse` as its users see it: stdout, stderr, exit code.

use assert_cmd::Command;
use std::path::Path;

fn parse(arguments: &[&str], input: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsgraph"));
    command
        .env_remove("NEWSGRAPH_MODEL")
        .arg("parse")
        .args(arguments)
        .write_stdin(input);
    let output = command.output().unwrap_or_else(|error| panic!("{error}"));
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

#[test]
fn text_becomes_conllu() {
    let expected = "\
# newdoc id = stdin
# global.Entity = GRP-etype
# newpar
# sent_id = stdin-1
# text = Maria Lopez didn't visit Paris.
1\tMaria\tMaria\tPROPN\tNNP\t_\t5\tnsubj\t_\tEntity=(1-person
2\tLopez\tLopez\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tvisit\tvisit\tVERB\tVB\t_\t0\troot\t_\t_
6\tParis\tParis\tPROPN\tNNP\t_\t5\tobj\t_\tEntity=(2-place)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

";
    let (stdout, stderr, code) = parse(&["-"], "Maria Lopez didn't visit Paris.\n");
    assert_eq!(
        (stdout.as_str(), stderr.as_str(), code),
        (expected, "", Some(0))
    );
}

#[test]
fn conllu_keeps_its_tokens() {
    let row = |id: usize, form: &str| format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n");
    let input = format!(
        "# sent_id = x\n{}{}{}\n",
        row(1, "Maria-Lopez"),
        row(2, "left"),
        row(3, "!?")
    );
    let (stdout, _, code) = parse(&["--conllu"], &input);
    let forms: Vec<&str> = stdout
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!((forms, code), (vec!["Maria-Lopez", "left", "!?"], Some(0)));
    assert!(stdout.starts_with("# sent_id = x\n"));
}

#[test]
fn broken_conllu_is_named_with_its_line() {
    let (stdout, stderr, code) = parse(&["--conllu"], "# text = x\n1\tx\n");
    let expected = "newsgraph: error: stdin:2: expected 10 fields parted by tabs, found 2\n";
    assert_eq!(
        (stdout.as_str(), stderr.as_str(), code),
        ("", expected, Some(1))
    );
}

#[test]
fn trees_are_drawn() {
    let (stdout, _, _) = parse(&["--view"], "The king of Spain met Maria Lopez.");
    let expected = "\
1  The king of Spain met Maria Lopez.
   ┌─ The      det    DET    DT   the
 ┌─┼─ king     nsubj  NOUN   NN
 │ │ ┌─ of     case   ADP    IN
 │ └─┴─ Spain  nmod   PROPN  NNP        place  ─
─┼─ met        root   VERB   VBD  meet
 ├─┬─ Maria    obj    PROPN  NNP        person ┐
 │ └─ Lopez    flat   PROPN  NNP               ┘
 └─ .          punct  PUNCT  .

";
    assert_eq!(stdout, expected);
}

#[test]
fn nothing_of_a_seed_is_left_out() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/003_031bfc0b6110e641.txt");
    let text = std::fs::read_to_string(&seed).unwrap_or_else(|error| panic!("{error}"));
    let (stdout, _, _) = parse(&[&seed.display().to_string()], "");
    let word = |line: &str| {
        let mut fields = line.split('\t');
        let id = fields.next().unwrap_or_default().to_owned();
        fields
            .next()
            .filter(|_| !id.contains('-'))
            .map(str::to_owned)
    };
    let kept: String = stdout.lines().filter_map(word).collect();
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(kept, letters);
}

#[test]
fn the_story_leaves_boilerplate_out() {
    let text = "Gondor calls Rohan\n\nGondor called Rohan on Monday, the king said in a speech.\n\nLeave a Reply\n";
    let (all, _, _) = parse(&[], text);
    let (story, _, _) = parse(&["--story"], text);
    assert!(all.contains("# text = Leave a Reply") && !story.contains("Leave"));
}

#[test]
fn the_fast_model_goes_by_its_name() {
    let text = "Maria Lopez met Tom Reed in Paris.";
    let (base, _, _) = parse(&["--model", "base"], text);
    let (fast, _, code) = parse(&["--model", "fast"], text);
    assert!(fast.contains("Entity=(") && code == Some(0));
    assert_eq!(base, parse(&[], text).0);
}

#[test]
fn another_model_must_be_whole() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let (_, stderr, code) = parse(&["--model", &folder.path().display().to_string()], "x");
    assert!(stderr.contains("vocab.txt: "), "{stderr}");
    assert_eq!(code, Some(2));
}
