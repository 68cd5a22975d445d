//! Tests of the store on folders of their own; each holds for either kind of store.

use super::{Change, Entry, Kind, Store, StoreError, StoreWriter};
use crate::rdf::fixture::{affair, quads_of, run};
use crate::rdf::{Names, Run, article_hash, lines};
use std::fs;
use std::path::Path;

fn put(writer: &StoreWriter, id: &str) -> Change {
    let reading = affair(id);
    let entry = Entry::new(id, &article_hash(&reading.article), &run());
    writer
        .replace(entry, &quads_of(&reading))
        .expect("a written article")
}

fn build(folder: &Path, ids: &[&str]) {
    let writer = StoreWriter::open(folder, None).expect("a store");
    for id in ids {
        put(&writer, id);
    }
    writer.finish().expect("a finished store");
}

/// Every file of a folder with its bytes, the lock left out.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let name = entry
                .path()
                .strip_prefix(folder)
                .expect("a file inside")
                .display()
                .to_string();
            found.push((name, fs::read(entry.path()).expect("a file")));
        }
    }
    found
}

#[test]
fn what_is_written_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a", "b/ü"]);
    let store = Store::open(folder.path()).expect("a store");
    assert_eq!(
        store
            .articles()
            .map(|entry| entry.article.as_str())
            .collect::<Vec<_>>(),
        ["a", "b/ü"]
    );
    assert_eq!(
        store.claims("b/ü").expect("claims"),
        lines(&affair("b/ü"), &Names::default())
    );
}

#[test]
fn an_article_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a"]);
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    let reading = crate::rdf::fixture::article("a", "Nothing happened.");
    let entry = Entry::new("a", "other", &run());
    assert_eq!(
        writer
            .replace(entry, &quads_of(&reading))
            .expect("a change"),
        Change::Replaced
    );
    writer.finish().expect("a finished store");
    let store = Store::open(folder.path()).expect("a store");
    assert!(store.claims("a").expect("claims").is_empty());
    assert_eq!(
        store.article_quads("a").expect("quads").len(),
        quads_of(&reading).len()
    );
}

#[test]
fn unchanged_articles_are_known_and_changed_ones_too() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a"]);
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    let content = article_hash(&affair("a").article);
    assert!(writer.is_current("a", &content, &run()));
    assert!(!writer.is_current("a", "other text", &run()));
    assert!(!writer.is_current("a", &content, &Run::of("other ontology", "weights")));
    assert!(!writer.is_current("b", &content, &run()));
}

#[test]
fn removing_leaves_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a", "b"]);
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    assert!(writer.remove("a").expect("a removal"));
    assert!(!writer.remove("a").expect("no removal"));
    writer.finish().expect("a finished store");
    let store = Store::open(folder.path()).expect("a store");
    let left: Vec<&str> = store
        .articles()
        .map(|entry| entry.article.as_str())
        .collect();
    assert_eq!(left, ["b"]);
    assert!(store.article_quads("a").expect("quads").is_empty());
}

#[test]
fn two_builds_write_the_same_bytes() {
    let [one, two] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    build(one.path(), &["a", "b", "c"]);
    build(two.path(), &["c", "a", "b"]);
    if super::DEFAULT_KIND == Kind::Files {
        assert_eq!(files(one.path()), files(two.path()));
    }
}

#[test]
fn a_store_in_use_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    assert!(matches!(
        StoreWriter::open(folder.path(), None),
        Err(StoreError::Locked(_))
    ));
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Locked(_))
    ));
    drop(writer);
    let readers = [(); 2].map(|()| Store::open(folder.path()));
    assert!(readers.iter().all(Result::is_ok));
    assert!(matches!(
        StoreWriter::open(folder.path(), None),
        Err(StoreError::Locked(_))
    ));
}

#[test]
fn a_killed_build_leaves_the_earlier_articles_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    put(&writer, "a");
    // A kill: no manifest is written, and the next article is half a file.
    drop(writer);
    fs::create_dir_all(folder.path().join("tmp")).expect("a folder");
    fs::write(folder.path().join("tmp/7"), "<half> <a").expect("a file");
    assert_eq!(
        Store::open(folder.path())
            .expect("a store")
            .articles()
            .len(),
        1
    );
    let writer = StoreWriter::open(folder.path(), None).expect("a store");
    assert!(writer.is_current("a", &article_hash(&affair("a").article), &run()));
    assert_eq!(put(&writer, "b"), Change::Added);
    writer.finish().expect("a finished store");
    assert!(!folder.path().join("tmp").exists());
    assert_eq!(
        Store::open(folder.path())
            .expect("a store")
            .articles()
            .len(),
        2
    );
}

#[test]
fn nothing_changed_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a"]);
    let before = files(folder.path());
    StoreWriter::open(folder.path(), None)
        .expect("a store")
        .finish()
        .expect("a finished store");
    if super::DEFAULT_KIND == Kind::Files {
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn folders_that_are_no_store_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Missing(_))
    ));
    fs::write(folder.path().join("thesis.doc"), "mine").expect("a file");
    assert!(matches!(
        StoreWriter::open(folder.path(), None),
        Err(StoreError::NotAStore(_))
    ));
}

#[test]
fn another_base_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), &["a"]);
    let other = Names::new("http://example.org/").expect("a base");
    assert!(matches!(
        StoreWriter::open(folder.path(), Some(&other)),
        Err(StoreError::Base { .. })
    ));
}

#[test]
fn a_later_format_and_a_damaged_file_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let description = folder.path().join("store.json");
    fs::write(
        &description,
        r#"{"format": 99, "kind": "files", "base": "http://example.org/"}"#,
    )
    .expect("a file");
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Format { found: 99, .. })
    ));
    fs::write(&description, "{").expect("a file");
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Damaged { .. })
    ));
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn a_database_of_another_build_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let description = r#"{"format": 1, "kind": "rocksdb", "base": "http://example.org/"}"#;
    fs::write(folder.path().join("store.json"), description).expect("a file");
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::NeedsRocksDb(_))
    ));
    assert!(matches!(
        StoreWriter::open(folder.path(), None),
        Err(StoreError::NeedsRocksDb(_))
    ));
}

#[test]
fn converting_keeps_every_quad() {
    let [from, to] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    build(from.path(), &["a", "b"]);
    assert_eq!(
        super::convert(from.path(), to.path(), Kind::Files).expect("a store"),
        2
    );
    let [old, new] = [&from, &to].map(|folder| Store::open(folder.path()).expect("a store"));
    assert_eq!(
        old.graph().len().expect("a count"),
        new.graph().len().expect("a count")
    );
    assert_eq!(
        old.claims("a").expect("claims"),
        new.claims("a").expect("claims")
    );
}
