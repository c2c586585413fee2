//! The gallery: each case of `www/gallery` answers as it expects, teaches in both languages, and stands in the index.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use iam_scenario::expect::{is_met, mismatches};
use iam_scenario::{Options, output, replies};
use serde_json::{Map, Value, json};

const INDEX: &str = "index.json";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/gallery")
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// The ids of the cases, by the names of their files.
fn ids() -> BTreeSet<String> {
    let names = fs::read_dir(folder())
        .expect("the folder of the gallery")
        .map(|entry| entry.expect("an entry of the folder").file_name());
    let names = names.filter_map(|name| name.to_str().map(str::to_string));
    names
        .filter(|name| name != INDEX)
        .filter_map(|name| name.strip_suffix(".json").map(str::to_string))
        .collect()
}

/// The cases of the index, in its order.
fn entries(index: &Value) -> Vec<&Map<String, Value>> {
    let cases = index["cases"].as_array().expect("a list of cases");
    cases.iter().map(|it| it.as_object().expect("a case")).collect()
}

/// A text in both languages, Korean in Hangul.
#[track_caller]
fn check_both(what: &str, both: &Value) {
    let text = |lang: &str| both[lang].as_str().unwrap_or_default();
    assert!(!text("en").is_empty(), "{what}: no English in {both}");
    assert!(
        text("ko").chars().any(|it| ('가'..='힣').contains(&it)) || text("ko") == text("en") && text("en").len() < 32,
        "{what}: no Korean in {both}"
    );
    assert!(
        !text("en").chars().any(|it| ('가'..='힣').contains(&it)),
        "{what}: Hangul in the English of {both}"
    );
}

#[test]
fn every_case_answers_as_it_expects() {
    let mut n_allowed = 0;
    for id in ids() {
        let replies = replies(&read(&format!("{id}.json")));
        assert!(1 < replies.len(), "{id} asks only once");
        let mut decisions = BTreeSet::new();
        for reply in &replies {
            let what = format!("{id} {:?}", reply.id);
            let line: Value = serde_json::from_str(&output::line(reply, &Options::default())).expect("JSON");
            let findings = line["findings"].as_array().into_iter().flatten();
            let flaws: Vec<&Value> = findings.filter(|it| it["kind"] == "flaw").collect();
            assert!(flaws.is_empty(), "{what}: {flaws:?}");
            if let Err(problem) = &reply.result {
                panic!("{what}: {problem:?}");
            }
            let expect = reply
                .expect
                .as_ref()
                .unwrap_or_else(|| panic!("{what} expects nothing"));
            let expect: Value = serde_json::from_str(expect).expect("an expectation");
            let decision = expect["decision"].as_str().unwrap_or_default().to_string();
            let names_why = match decision.as_str() {
                "allowed" => expect.get("grantedBy").is_some(),
                "explicitDeny" | "implicitDeny" => expect.get("decidedBy").is_some(),
                "depends" => true,
                other => panic!("{what} expects {other:?}"),
            };
            assert!(names_why, "{what} does not say by which policy: {expect}");
            assert_eq!(mismatches(reply), [], "{what}");
            assert_eq!(is_met(reply), Some(true), "{what}");
            decisions.insert(decision);
        }
        n_allowed += usize::from(decisions.contains("allowed"));
        assert!(1 < decisions.len(), "{id} always comes to {decisions:?}");
    }
    assert!(8 < n_allowed, "{n_allowed} cases show something allowed");
}

#[test]
fn every_case_teaches_in_both_languages() {
    for id in ids() {
        let case = json_of(&format!("{id}.json"));
        assert_eq!(case["id"], json!(id), "the id is the file's name");
        check_both(&id, &case["title"]);
        check_both(&id, &case["x-lesson"]);
        for check in case["checks"].as_array().into_iter().flatten() {
            check_both(&format!("{id}/{}", check["id"]), &check["title"]);
        }
    }
}

/// What the index has to say of a case or, where it has a view, of a scenario of that view. Subjects, and the lesson of
/// a scenario, are kept in the index alone.
fn entry(kept: &Map<String, Value>) -> Value {
    let id = kept["id"].as_str().unwrap_or_default();
    match kept.get("view") {
        None => {
            let case = json_of(&format!("{id}.json"));
            json!({
                "id": id,
                "subjects": kept["subjects"],
                "decision": case["expect"]["decision"],
                "title": case["title"],
                "lesson": case["x-lesson"],
            })
        }
        Some(view) => json!({
            "id": id,
            "view": view,
            "subjects": kept["subjects"],
            "title": json_of(&format!("../../crates/iam-web/examples/{id}.json"))["title"],
            "lesson": kept["lesson"],
        }),
    }
}

/// `UPDATE=1` writes what the files say into the index; a new case comes last.
#[test]
fn the_index_says_what_the_files_say() {
    let old = json_of(INDEX);
    let mut cases: Vec<Value> = entries(&old).into_iter().map(entry).collect();
    for id in ids() {
        if !cases.iter().any(|it| it["id"] == *id && it.get("view").is_none()) {
            let new = json!({ "id": id, "subjects": [] });
            cases.push(entry(new.as_object().expect("an object")));
        }
    }
    let new = json!({ "subjects": old["subjects"], "cases": cases });
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&new).expect("JSON");
        fs::write(folder().join(INDEX), text + "\n").expect("the index can be written");
    } else {
        for (old, new) in entries(&old).into_iter().zip(entries(&new)) {
            assert_eq!(old, new, "UPDATE=1 brings the index up to date");
        }
        assert_eq!(
            entries(&old).len(),
            entries(&new).len(),
            "UPDATE=1 adds what is missing"
        );
    }
}

#[test]
fn every_case_has_a_subject_and_every_subject_a_case() {
    let index = json_of(INDEX);
    let subjects = index["subjects"].as_object().expect("the subjects");
    for (subject, name) in subjects {
        check_both(subject, name);
        let is_taught = |case: &&Map<String, Value>| {
            let of_case = case["subjects"].as_array().expect("a list of subjects");
            of_case.iter().any(|it| it == subject)
        };
        assert!(entries(&index).iter().any(is_taught), "no case is about {subject}");
    }
    let mut seen = BTreeSet::new();
    for case in entries(&index) {
        let id = case["id"].as_str().unwrap_or_default();
        let view = case.get("view").and_then(Value::as_str);
        assert!(seen.insert((view, id)), "{id} is listed twice");
        check_both(id, &case["lesson"]);
        let of_case = case["subjects"].as_array().expect("a list of subjects");
        assert!(!of_case.is_empty(), "{id} is about nothing");
        for subject in of_case {
            let is_known = subjects.contains_key(subject.as_str().unwrap_or_default());
            assert!(is_known, "{id}: no subject {subject}");
        }
    }
    let n_sessions = fs::read_dir(folder().join("../../crates/iam-web/examples"))
        .expect("the scenarios of the Sessions view")
        .count();
    assert_eq!(seen.len(), ids().len() + n_sessions);
}
