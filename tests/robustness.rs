//! Inputs that no newsroom sends: nothing makes the program panic, and what is good beside them is read.

mod workplace;

use std::fmt::Write as _;
use workplace::{Output, Workplace};

const GOOD: &str = "Elessar sanctioned Umbar in January. Faramir praised Elessar.\n";

/// A good article beside a file of this name and content.
fn beside(name: &str, content: impl AsRef<[u8]>) -> (Workplace, Output) {
    let place = Workplace::new();
    place.write("good.txt", GOOD);
    place.write(name, content);
    let output = place.run(&["extract", name, "good.txt"]);
    (place, output)
}

/// The bad file is named on stderr, the good one is read, and the exit code says that one failed.
#[track_caller]
fn check_failed(name: &str, content: impl AsRef<[u8]>) {
    let (_, output) = beside(name, content);
    assert!(output.stderr.contains(name), "{}", output.stderr);
    assert_good(&output);
    assert_eq!(output.code, Some(2), "{}", output.stderr);
}

/// Both files are read, whatever comes of the odd one.
#[track_caller]
fn check_read(name: &str, content: impl AsRef<[u8]>) {
    let (_, output) = beside(name, content);
    assert_good(&output);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
}

#[track_caller]
fn assert_good(output: &Output) {
    assert!(
        output.stdout.contains("\"article\":\"good\""),
        "{}",
        output.stdout
    );
    assert!(!output.stderr.contains("panicked"), "{}", output.stderr);
}

/// Bytes that look random and are the same every time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let step = |state: &mut u64| {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        state.to_le_bytes()[3]
    };
    (0..count).map(|_| step(&mut state)).collect()
}

#[test]
fn random_bytes_are_no_article() {
    for name in [
        "noise.txt",
        "noise.md",
        "noise.html",
        "noise.json",
        "noise.jsonl",
        "noise.csv",
    ] {
        check_failed(name, noise(100_000));
    }
    check_failed(
        "cut.txt.gz",
        [&[0x1f, 0x8b, 8, 0][..], &noise(500)].concat(),
    );
}

#[test]
fn an_empty_file_holds_no_text() {
    for name in ["empty.txt", "empty.html", "empty.json"] {
        check_failed(name, "");
    }
    check_failed("blank.txt", " \n\t\n");
}

#[test]
fn one_line_of_twenty_megabytes_is_no_article() {
    let words = "Elessar met Faramir and then the line went on and on without any end in sight ";
    check_failed("long.txt", words.repeat(20_000_000 / words.len()));
}

#[test]
fn one_word_of_a_megabyte_is_read() {
    check_read(
        "word.txt",
        format!("Elessar sanctioned {}.", "a".repeat(1_000_000)),
    );
}

#[test]
fn a_page_cut_in_half_is_read_as_far_as_it_goes() {
    let page = "<html><head><title>Umbar</title></head><body><article><p>Elessar sanctioned Umbar in January.</p>\
                <p>Faramir praised Elessar for the decision, officials in Gondor said on Tue";
    check_read("half.html", page);
}

#[test]
fn deeply_nested_json_is_refused_or_read() {
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    check_failed("deep.json", &deep);
    check_failed("deep.jsonl", format!("{{\"id\": \"x\", \"text\": {deep}}}"));
    let mut objects = String::new();
    for _ in 0..100_000 {
        let _ = write!(objects, "{{\"a\":");
    }
    check_failed("objects.json", objects);
}

#[test]
fn deeply_nested_html_is_read() {
    check_read(
        "deep.html",
        format!("{}<p>{GOOD}</p>", "<div>".repeat(20_000)),
    );
}

#[test]
fn a_web_page_is_read_as_one_under_any_name() {
    let page =
        format!("<!DOCTYPE html>\n<html><body><article><p>{GOOD}</p></article></body></html>");
    let (_, output) = beside("page.txt", page);
    assert!(
        output.stderr.contains("page: begins as a web page does"),
        "{}",
        output.stderr
    );
    let claims = output.stdout.lines();
    assert!(
        claims
            .filter(|line| line.contains("\"article\":\"page\""))
            .count()
            > 1,
        "{}",
        output.stdout
    );
}

#[test]
fn brackets_and_quotes_without_end_are_read() {
    check_read("quotes.txt", format!("{} {GOOD}", "“\"('".repeat(20_000)));
}

#[test]
fn strange_characters_are_counted_as_one_each() {
    let text = "\u{feff}🦀 Elessar sanctioned Umbar 👨‍👩‍👧 in e\u{301}te\u{301}. \u{202e}Faramir\u{202c} praised Elessar.\u{0}\n";
    check_read("strange.txt", text);
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_named() {
    use std::os::unix::fs::symlink;
    let place = Workplace::new();
    place.write("news/good.txt", GOOD);
    symlink("nowhere.txt", place.path("news/lost.txt")).expect("a link");
    symlink("../news", place.path("news/round")).expect("a link");
    let output = place.run(&["extract", "news"]);
    assert!(output.stderr.contains("lost.txt"), "{}", output.stderr);
    assert_good(&output);
    assert_eq!(output.code, Some(2));
    let missing = place.run(&["extract", "nowhere.txt"]);
    assert!(missing.stderr.contains("nowhere.txt"), "{}", missing.stderr);
    assert_eq!(missing.code, Some(1));
}

#[test]
fn two_sources_of_one_id_are_both_named() {
    let place = Workplace::new();
    place.write("a/x.txt", GOOD);
    place.write("b/x.txt", GOOD);
    let output = place.run(&["build", "a", "b"]);
    let named = ["a/x.txt", "b/x.txt"]
        .iter()
        .all(|name| output.stderr.contains(name));
    assert!(named, "{}", output.stderr);
    assert!(
        output.stdout.starts_with("1 article added; 1 failed\n"),
        "{}",
        output.stdout
    );
    assert_eq!(output.code, Some(2));
}

#[test]
fn another_language_is_skipped_with_a_note() {
    let german = "Der König traf am Montag den Fürsten und sprach lange mit ihm über die Lage an der Grenze.\n".repeat(5);
    let (_, output) = beside("koenig.txt", german);
    assert!(
        output.stderr.contains("koenig.txt: not English"),
        "{}",
        output.stderr
    );
    assert_good(&output);
    assert_eq!(output.code, Some(0));
}

#[test]
fn folders_of_other_things_give_notes_and_nothing() {
    let place = Workplace::new();
    place.write("things/photo.png", noise(100));
    place.write("things/README.md", "About.");
    place.write("things/.hidden.txt", GOOD);
    let output = place.run(&["extract", "things"]);
    assert!(
        output.stderr.contains("photo.png: skipped"),
        "{}",
        output.stderr
    );
    assert_eq!((output.stdout.as_str(), output.code), ("", Some(1)));
}

#[test]
fn ids_may_hold_anything() {
    let place = Workplace::new();
    let id = "../../x y/\\u0000\\n<é>'\\\"|";
    place.write(
        "odd.jsonl",
        format!("{{\"id\": \"{id}\", \"text\": \"{}\"}}\n", GOOD.trim()),
    );
    let build = place.run(&["build", "odd.jsonl"]);
    assert!(
        build.stdout.starts_with("1 article added\n"),
        "{} {}",
        build.stdout,
        build.stderr
    );
    let query = place.run(&["query", "ASK { GRAPH ?g { ?who rel:sanctioned ?whom } }"]);
    assert_eq!(
        (query.stdout.as_str(), query.code),
        ("true\n", Some(0)),
        "{}",
        query.stderr
    );
}

#[test]
fn a_gzip_bomb_is_no_article() {
    use std::io::Write as _;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..40 {
        gz.write_all(&vec![b'a'; 1_000_000])
            .expect("a write to memory");
    }
    let bomb = gz.finish().expect("a write to memory");
    check_failed("bomb.txt.gz", &bomb);
    check_failed("bomb.jsonl.gz", &bomb);
    check_failed("bomb.csv.gz", &bomb);
}
