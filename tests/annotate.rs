//! `newsgraph annotate`: the page that it writes, and which article it takes.

mod workplace;

use workplace::{Workplace, check, newsgraph};

const HOSTILE: &str = "Elena Telcontar </script><b>sanctioned</b> \"Umbar\" & Harad\n\n\
    Elena Telcontar sanctioned Umbar on Monday. Peter Faramir said Elena Telcontar had met <script>alert(1)</script> \
    Peter Boromir. Elena Telcontar will visit Harad.\n";

fn page(text: &str) -> String {
    let place = Workplace::new();
    place.write("a1.txt", text);
    let output = place.run(&["annotate", "a1.txt", "-o", "a1.html"]);
    check(&output, "", "", 0);
    std::fs::read_to_string(place.path("a1.html")).unwrap_or_default()
}

/// What a reader sees: the content without tags, scripts and styles.
fn seen(page: &str) -> String {
    let body = page.split("</head>").nth(1).unwrap_or_default();
    let article = body
        .split("<article>")
        .nth(1)
        .and_then(|rest| rest.split("</article>").next());
    let mut text = String::new();
    let mut inside = false;
    for c in article.unwrap_or_default().chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn every_word_of_the_article_is_seen_and_none_is_markup() {
    let page = page(HOSTILE);
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(squeezed(&seen(&page)), squeezed(HOSTILE));
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own");
    assert_eq!(page.matches("</script>").count(), 1);
    assert!(!page.contains("<b>sanctioned"));
}

#[test]
fn claims_link_to_sentences_and_back() {
    let page = page(HOSTILE);
    let first = page.split("<li id=\"c-").nth(1).unwrap_or_default();
    let anchor = first
        .split("href=\"#")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    assert!(
        !anchor.is_empty() && page.contains(&format!("id=\"{anchor}\"")),
        "{first}"
    );
    let links = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(
            page.contains(&format!("id=\"{link}\"")),
            "{link} leads nowhere"
        );
    }
    for word in [
        "reported</mark>",
        "intended</mark>",
        "fact</mark>",
        "according to Peter Faramir",
    ] {
        assert!(page.contains(word), "{word}");
    }
}

#[test]
fn one_of_several_articles_is_named() {
    let place = Workplace::new();
    place.write("two.jsonl", "{\"id\": \"a\", \"text\": \"Elena met Peter.\"}\n{\"id\": \"b\", \"text\": \"Peter praised Elena.\"}\n");
    let several = place.run(&["annotate", "two.jsonl"]);
    check(
        &several,
        "",
        "newsgraph: error: 2 articles; name one with --id: a, b\n",
        2,
    );
    let unknown = place.run(&["annotate", "two.jsonl", "--id", "c"]);
    check(
        &unknown,
        "",
        "newsgraph: error: no article \"c\"; there are a, b\n",
        2,
    );
    let one = place.run(&["annotate", "two.jsonl", "--id", "b"]);
    assert!(
        one.stdout.contains("praised") && one.code == Some(0),
        "{one:?}"
    );
    let piped = newsgraph(
        &["annotate", "-"],
        Some("Elena Telcontar met Peter Faramir."),
    );
    assert!(piped.stdout.starts_with("<!doctype html>"), "{piped:?}");
    let none = place.run(&["annotate", "nowhere.txt"]);
    assert_eq!((none.stdout.as_str(), none.code), ("", Some(1)), "{none:?}");
}
