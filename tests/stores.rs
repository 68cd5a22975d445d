//! Stores as their users meet them: copied, missing, in use, out of reach.

mod workplace;

use std::fs;
use workplace::{Workplace, built, check};

#[test]
fn stores_are_copied() {
    let place = built();
    check(
        &place.run(&["store", "convert", "newsgraph-store", "copy"]),
        "2 articles copied to copy\n",
        "",
        0,
    );
    let into = place.run(&["store", "convert", "newsgraph-store", "news"]);
    assert_eq!(into.code, Some(2));
    let dump = |store: &str| {
        let output = place.run(&["export", "--store", store, "--format", "nquads"]);
        let mut lines: Vec<String> = output.stdout.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let whole = dump("newsgraph-store");
    assert!(whole.len() > 100);
    assert_eq!(dump("copy"), whole);
    // There and back, where the program knows both kinds.
    let other = place.run(&["store", "convert", "--kind", "rocksdb", "copy", "other"]);
    if cfg!(feature = "rocksdb") {
        assert_eq!(other.code, Some(0), "{}", other.stderr);
        assert_eq!(dump("other"), whole);
        let back = place.run(&["store", "convert", "--kind", "files", "other", "back"]);
        assert_eq!(back.code, Some(0), "{}", back.stderr);
        assert_eq!(dump("back"), whole);
    } else {
        assert_eq!(other.code, Some(2));
        assert!(
            other.stderr.contains("--features rocksdb"),
            "{}",
            other.stderr
        );
    }
}

#[test]
fn a_missing_store_says_how_to_make_one() {
    let place = Workplace::new();
    let expected = "newsgraph: error: no store in newsgraph-store; make one with `newsgraph build`, \
                    or name another with --store\n";
    for arguments in [
        &["query", "ASK {}"][..],
        &["stats"],
        &["explain", "x"],
        &["remove", "x"],
        &["export", "--format", "dot"],
    ] {
        check(&place.run(arguments), "", expected, 2);
    }
    assert!(!place.path("newsgraph-store").exists());
}

#[test]
fn a_store_that_cannot_be_made_says_why_once() {
    let place = built();
    let file =
        "newsgraph: error: news/arnor.txt is a file; name an empty or new folder with --store\n";
    check(
        &place.run(&["build", "news", "--store", "news/arnor.txt"]),
        "",
        file,
        2,
    );
    let inside = place.run(&["build", "news", "--store", "news/arnor.txt/store"]);
    assert_eq!(
        inside.stderr.matches("(os error").count(),
        1,
        "{}",
        inside.stderr
    );
    assert_eq!(inside.code, Some(2));
}

#[test]
fn a_store_in_use_says_so() {
    let place = built();
    let lock = fs::File::open(place.path("newsgraph-store/lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let output = place.run(&["stats"]);
    assert!(
        output.stderr.contains("is in use by another process"),
        "{}",
        output.stderr
    );
    assert_eq!(output.code, Some(2));
}
