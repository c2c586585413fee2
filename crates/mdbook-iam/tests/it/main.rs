//! The program as mdBook starts it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't run the program has nothing to test"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

struct Ran {
    stdout: String,
    stderr: String,
    is_fine: bool,
}

fn run(args: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-iam"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Ran {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        is_fine: output.status.success(),
    }
}

const POLICY: &str = "{\n  \"Statement\": []\n}";

fn block(words: &str) -> String {
    format!("# Chapter\n\n```iam {words}\n{POLICY}\n```\n")
}

/// What mdBook 0.5 writes, as its own `cmd.rs` does: the context and the book, with a part of a title and a separator.
fn given(root: &Path, config: &Value, renderer: &str, content: &str) -> Value {
    let mut book = json!({ "title": "Book", "src": "src", "authors": [], "description": null, "text-direction": null });
    if let (Value::Object(book), Value::Object(config)) = (&mut book, config["book"].clone()) {
        book.extend(config);
    }
    let chapter = |name: &str, content: &str, sub: &[Value]| {
        json!({ "Chapter": { "name": name, "content": content, "number": [1], "sub_items": sub,
            "path": "a/chapter.md", "source_path": "a/chapter.md", "parent_names": [] } })
    };
    let inner = chapter("Inner", content, &[]);
    let context = json!({ "root": root, "config": { "book": book, "preprocessor": { "iam": config["iam"] } },
        "renderer": renderer, "mdbook_version": "0.5.4" });
    let draft = json!({ "Chapter": { "name": "Draft", "content": "", "number": null, "sub_items": [], "path": null,
        "source_path": null, "parent_names": [] } });
    let items = [
        chapter("One", "Plain.\n", &[inner]),
        json!("Separator"),
        json!({ "PartTitle": "Part" }),
        draft,
    ];
    json!([context, { "items": items, "x": 1 }])
}

/// The inner chapter as it comes back.
#[track_caller]
fn content(given: &Value) -> String {
    let ran = run(&[], &given.to_string());
    assert!(ran.is_fine, "{}", ran.stderr);
    let book: Value = serde_json::from_str(&ran.stdout).unwrap();
    let mut expected = given[1].clone();
    let inner = "/items/0/Chapter/sub_items/0/Chapter/content";
    let content = book.pointer(inner).unwrap().clone();
    *expected.pointer_mut(inner).unwrap() = content.clone();
    assert_eq!(expected, book, "nothing else is changed");
    content.as_str().unwrap().to_string()
}

fn nowhere() -> PathBuf {
    PathBuf::from("nowhere")
}

#[test]
fn each_renderer_is_supported() {
    assert!(run(&["supports", "html"], "").is_fine);
    assert!(run(&["supports", "markdown"], "").is_fine);
    assert!(run(&["--help"], "").stdout.contains("after = [\"links\"]"));
}

#[test]
fn a_block_is_evaluated_into_the_page() {
    let asked = block("action=s3:GetObject resource=*");
    let html = content(&given(&nowhere(), &json!({}), "html", &asked));
    assert!(
        html.starts_with(
            "# Chapter\n\n<iam-playground action=\"s3:GetObject\" resource=\"*\">\n<pre><code class=\"language-iam\">"
        ),
        "{html}"
    );
    assert!(html.contains("<strong>Denied — implicit deny.</strong>"), "{html}");
    let markdown = content(&given(&nowhere(), &json!({}), "markdown", &asked));
    assert!(markdown.starts_with(&asked), "{markdown}");
    assert!(markdown.contains("\n> **Denied — implicit deny.** "), "{markdown}");
}

#[test]
fn settings_that_mean_nothing_are_said() {
    let asked = block("action=s3:GetObject resource=*");
    for (iam, said) in [
        (json!({ "lang": "fr" }), "`lang` is `en` or `ko`, not \"fr\""),
        (json!({ "lang": 5 }), "`lang` is `en` or `ko`, not 5"),
        (json!({ "playground": 7 }), "not 7"),
        (
            json!({ "playground": "javascript:alert(1)" }),
            "not \"javascript:alert(1)\"",
        ),
        (json!({ "playgruond": "x" }), "did you mean `playground`?"),
    ] {
        let ran = run(
            &[],
            &given(&nowhere(), &json!({ "iam": iam }), "html", &asked).to_string(),
        );
        assert!(!ran.is_fine && ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    let fine = json!({ "iam": { "after": ["links"], "lang": "ko", "playground": "../", "something": 1 } });
    content(&given(&nowhere(), &fine, "html", &asked));
}

#[test]
fn the_language_is_the_books_unless_another_is_named() {
    let asked = block("action=s3:GetObject resource=*");
    let korean = json!({ "book": { "language": "ko-KR" } });
    assert!(content(&given(&nowhere(), &korean, "html", &asked)).contains("<strong>거부"));
    let both = json!({ "book": { "language": "ko" }, "iam": { "lang": "en", "playground": "https://iam.example/" } });
    let html = content(&given(&nowhere(), &both, "html", &asked));
    assert!(html.contains("<strong>Denied"), "{html}");
    assert!(html.contains("<a href=\"https://iam.example/#s=1."), "{html}");
}

#[test]
fn a_playground_beside_the_book_is_found_from_each_chapter() {
    let asked = block("action=s3:GetObject resource=*");
    let link = |playground: &str| {
        let html = content(&given(
            &nowhere(),
            &json!({ "iam": { "playground": playground } }),
            "html",
            &asked,
        ));
        html.split("<a href=\"")
            .nth(1)
            .and_then(|it| it.split('#').next())
            .unwrap_or_default()
            .to_string()
    };
    // The chapter is `a/chapter.md`.
    assert_eq!("../../", link("../"));
    assert_eq!("../play/", link("play/"));
    assert_eq!("/play/", link("/play/"));
    assert_eq!("https://iam.example/", link("https://iam.example/"));
}

#[test]
fn what_is_not_met_fails_with_file_and_line() {
    let asked = block("action=s3:GetObject resource=* expect=allowed");
    let ran = run(&[], &given(&nowhere(), &json!({}), "html", &asked).to_string());
    assert!(!ran.is_fine);
    assert_eq!("", ran.stdout);
    let said = "src/a/chapter.md:3: expected allowed, found implicitDeny. Denied — implicit deny.";
    assert!(
        ran.stderr
            .starts_with(&said.replace("src/a", &Path::new("src").join("a").display().to_string())),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_line_is_that_of_the_file_also_below_what_was_included() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mdbook-iam-lines");
    fs::create_dir_all(root.join("src/a")).unwrap();
    let second = "```iam action=s3:GetObject resource=* expect=allowed\n{{#include policy.json}}\n```\n";
    let file = [
        "{{#include intro.md}}\n\n",
        &block("action=s3:GetObject resource=*"),
        second,
    ]
    .concat();
    fs::write(root.join("src/a/chapter.md"), &file).unwrap();
    let content = file
        .replace("{{#include intro.md}}", "Much\nis\nincluded.")
        .replace("{{#include policy.json}}", POLICY);
    let ran = run(&[], &given(&root, &json!({}), "html", &content).to_string());
    assert!(ran.stderr.contains("chapter.md:10: expected allowed"), "{}", ran.stderr);
    let torn = content.replacen("[]", "[", 1);
    let ran = run(&[], &given(&root, &json!({}), "html", &torn).to_string());
    assert!(
        ran.stderr.contains("chapter.md:8: error JSON"),
        "a line of the block itself: {}",
        ran.stderr
    );
    let torn = content.replace(" expect=allowed", "").replace("[]", "[");
    let ran = run(&[], &given(&root, &json!({}), "html", &torn).to_string());
    // The blocks are not those of the file any more: these are lines of the content.
    assert!(ran.stderr.contains("chapter.md:10: "), "{}", ran.stderr);
}

#[test]
fn what_was_not_included_yet_is_said() {
    let asked = block("action=s3:GetObject resource=*").replace(POLICY, "{{#include policy.json}}");
    let ran = run(&[], &given(&nowhere(), &json!({}), "html", &asked).to_string());
    assert!(!ran.is_fine);
    assert!(ran.stderr.contains("after = [\"links\"]"), "{}", ran.stderr);
}

#[test]
fn what_is_no_book_is_said() {
    for input in ["", "{}", "[1]", "[{}, {}, {}]"] {
        let ran = run(&[], input);
        assert!(
            !ran.is_fine && ran.stderr.contains("not what mdBook gives"),
            "{input}: {}",
            ran.stderr
        );
    }
    // One without chapters is one.
    assert!(run(&[], "[{}, {}]").is_fine);
}
