//! What stands under `document` is left to the reader of policies where it is a policy document, and read with the case
//! anywhere else.

use iam_scenario::read;

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let problems = match read::case(text) {
        Ok(_) => Vec::new(),
        Err(unreadable) => unreadable.problems,
    };
    let seen: Vec<(&str, &str)> = problems.iter().map(|it| (it.code.as_str(), it.path.as_str())).collect();
    assert_eq!(expected, seen, "{text}");
}

fn with_identity(document: &str) -> String {
    format!(r#"{{ "policies": {{ "identity": [{{ "document": {document} }}] }} }}"#)
}

#[test]
fn a_policy_document_is_not_read_twice() {
    check(&with_identity(r#"{ "a": 1, "a": 2 }"#), &[]);
    check(&with_identity(r#"{ "document": { "a": 1, "a": 2 } }"#), &[]);
    check(&with_identity("{}"), &[]);
    check(
        &with_identity("[1]"),
        &[("INVALID_TYPE", "/policies/identity/0/document")],
    );
}

#[test]
fn what_is_no_json_is_said_of_a_document_too() {
    let path = "/policies/identity/0/document/a";
    check(
        &with_identity(r#"{ "a": 1, }"#),
        &[("JSON_SYNTAX_ERROR", "/policies/identity/0/document")],
    );
    check(&with_identity(r#"{ "a": "\ud800" }"#), &[("JSON_SYNTAX_ERROR", path)]);
    check(&with_identity(r#"{ "a": 01 }"#), &[("JSON_SYNTAX_ERROR", path)]);
    let deep = ["[".repeat(90), "]".repeat(90)].concat();
    check(&with_identity(&format!(r#"{{ "a": {deep} }}"#)), &[("DEPTH_LIMIT", "")]);
    // As deep as a case may be, seen from its outside.
    let deep = ["[".repeat(75), "]".repeat(75)].concat();
    check(&with_identity(&format!(r#"{{ "a": {deep} }}"#)), &[]);
    let deeper = ["[".repeat(76), "]".repeat(76)].concat();
    check(
        &with_identity(&format!(r#"{{ "a": {deeper} }}"#)),
        &[("DEPTH_LIMIT", "")],
    );
}

#[test]
fn another_object_of_that_name_is_read_with_the_rest() {
    check(
        r#"{ "x-note": { "document": { "a": 1, "a": 2 } } }"#,
        &[("DUPLICATE_KEY", "/x-note/document/a")],
    );
    check(r#"{ "x-note": { "document": { "a": 1 } } }"#, &[]);
    check(r#"{ "document": { "a": 1 } }"#, &[("UNKNOWN_FIELD", "/document")]);
    check(
        r#"{ "context": { "document": { "a": 1, "a": 2 } } }"#,
        &[
            ("INVALID_TYPE", "/context/document"),
            ("DUPLICATE_KEY", "/context/document/a"),
        ],
    );
}
