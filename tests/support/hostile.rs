//! A store whose entities have names that break careless writers of files.
//!
//! Ten articles, in each of which Elena Telcontar praises somebody else, who goes by one of [`labels`]: the entity
//! `ent:Hostile_0` by the first of them, and so on. Invariant: the store holds the labels as they are, in what every
//! quad says that holds a name; nothing else in it is odd.

use super::newsgraph;
use oxigraph::model::Literal;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The names, in the order of their entities.
pub(crate) fn labels() -> [String; 10] {
    [
        "\"Peñas\" & 'Söhne'\nLtd.",
        r#"back\slash \n \u0041 \" %5C {brace} $dollar `tick`"#,
        "<b>angle</b> &amp; <http://arnor.example/> .",
        "]]> ends a section, --> a comment",
        "one line\nanother\r\nand\ta tab | pipe; semicolon, comma",
        "\u{202e}drowssap\u{202c} \u{200f}مرحبا\u{200e} e\u{301} 🦉\u{200d}",
        "long",
        "=HYPERLINK(\"http://mordor.example\",\"click\")",
        "</script><script>alert(1)</script>",
        "NUL is \u{fffd} and this is -1+1 @SUM(A1)",
    ]
    .map(|label| match label {
        "long" => "Ñandú ".repeat(1_700)[..]
            .chars()
            .take(9_999)
            .chain(['!'])
            .collect(),
        other => other.to_owned(),
    })
}

/// The store, made once for each test program.
pub(crate) fn store() -> &'static Path {
    static STORE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(make);
    &STORE.1
}

fn make() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let [built, store] = ["built", "store"].map(|name| folder.path().join(name));
    let article = |number| {
        format!("{{\"id\":\"h{number}\",\"text\":\"Elena Telcontar praised Peter Faramir.\"}}\n")
    };
    newsgraph()
        .args(["build", "-", "--store"])
        .arg(&built)
        .write_stdin((0..labels().len()).map(article).collect::<String>())
        .assert()
        .success();
    newsgraph()
        .args(["store", "convert", "--kind", "files"])
        .args([&built, &store])
        .assert()
        .success();
    for entry in WalkDir::new(store.join("articles")) {
        let path = entry.expect("a readable entry").into_path();
        if path.is_file() {
            rename(&path);
        }
    }
    (folder, store)
}

/// Gives the praised man of one article its hostile name.
fn rename(path: &Path) {
    let quads = fs::read_to_string(path).expect("a file of quads");
    let number = (0..labels().len())
        .find(|number| quads.contains(&format!("/article/h{number}>")))
        .expect("one of the articles");
    let name = Literal::new_simple_literal(&labels()[number]).to_string();
    let renamed = quads.replace("\"Peter Faramir\"", &name).replace(
        "entity/Peter_Faramir>",
        &format!("entity/Hostile_{number}>"),
    );
    assert_ne!(renamed, quads, "{}", path.display());
    fs::write(path, renamed).expect("a file of quads");
}
