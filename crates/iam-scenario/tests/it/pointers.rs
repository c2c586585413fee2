//! Every JSON pointer that an answer, a report or a problem prints leads to something in the text that it is about.

use std::fs;
use std::path::Path;

use iam_scenario::{Options, output, read, replies, run_text, write};
use serde_json::{Value, json};

use crate::random::Random;
use crate::scenarios;

/// Whether a pointer leads somewhere; on its way it may go into the text of a document.
fn resolves(value: &Value, pointer: &str) -> bool {
    let Some(rest) = pointer.strip_prefix('/') else {
        return pointer.is_empty();
    };
    let (step, rest) = match rest.split_once('/') {
        Some((step, rest)) => (step, format!("/{rest}")),
        None => (rest, String::new()),
    };
    let step = step.replace("~1", "/").replace("~0", "~");
    let inner = match value {
        Value::Object(members) => members.get(&step),
        Value::Array(items) => step.parse::<usize>().ok().and_then(|at| items.get(at)),
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => return resolves(&inner, pointer),
            // Torn text has no places to check.
            Ok(_) | Err(_) => return true,
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    };
    inner.is_some_and(|inner| resolves(inner, &rest))
}

/// Every pointer of an output; those inside a document follow that of the document.
fn pointers(output: &Value, found: &mut Vec<String>) {
    match output {
        Value::Object(members) => {
            let text = |name: &str| members.get(name).and_then(Value::as_str);
            match (text("document"), text("path")) {
                (Some(document), Some(path)) => found.push([document, path].concat()),
                (Some(one), None) | (None, Some(one)) => found.push(one.into()),
                (None, None) => {}
            }
            members.values().for_each(|it| pointers(it, found));
        }
        Value::Array(items) => items.iter().for_each(|it| pointers(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How many pointers there are.
#[track_caller]
fn check(input: &str, output: &str) -> usize {
    let Ok(value) = serde_json::from_str::<Value>(input) else {
        return 0;
    };
    let said: Value = serde_json::from_str(output).expect("an answer is JSON");
    let mut found = Vec::new();
    pointers(&said, &mut found);
    // What is AWS's own stands in no text; it is called by an ARN or a name.
    found.retain(|it| !it.starts_with("arn:aws:iam::aws:") && !it.ends_with("FullAWSAccess"));
    for pointer in &found {
        assert!(
            resolves(&value, pointer),
            "{pointer} leads nowhere in\n{input}\nas said in\n{output}"
        );
    }
    found.len()
}

fn check_case(text: &str) -> usize {
    let lines = replies(text)
        .into_iter()
        .map(|reply| output::line(&reply, &Options { trace: true }));
    lines.map(|line| check(text, &line)).sum()
}

fn gallery() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/gallery");
    let paths = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let texts = paths.filter(|path| !path.ends_with("index.json"));
    texts.map(|path| fs::read_to_string(path).expect("a text")).collect()
}

#[test]
fn of_the_gallery() {
    let n: usize = gallery().iter().map(|text| check_case(text)).sum();
    assert!(2_000 < n, "{n}");
}

#[test]
fn of_scenarios() {
    let run = |text: &str| run_text(text, &Options { trace: true }, &scenarios::aws);
    let n: usize = scenarios::all().iter().map(|(_, text)| check(text, &run(text))).sum();
    assert!(2_000 < n, "{n}");
    // A case in a scenario.
    for text in gallery() {
        let text = format!(r#"{{ "version": 1, "case": {text} }}"#);
        assert!(0 < check(&text, &run(&text)), "{text}");
    }
}

#[test]
fn of_one_layer_in_a_list_of_its_own() {
    let document =
        r#"{"document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}}"#;
    for session in [
        format!("[{document}]"),
        format!("[[{document}]]"),
        format!("[[{document},{document}]]"),
        format!("[[{document}],[{document}]]"),
        format!("[[],[{document}]]"),
    ] {
        let text = format!(
            r#"{{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::box/key","policies":{{"session":{session}}}}}"#
        );
        assert!(0 < check_case(&text), "{text}");
        let case = read::case(&text).expect("a case");
        let written = write::case(&case);
        assert_eq!(case, read::case(&written).expect("a case"));
        let session: Value = serde_json::from_str(&session).expect("a list");
        let written: Value = serde_json::from_str(&written).expect("a case");
        assert_eq!(session, written["policies"]["session"]);
    }
}

/// Documents in every place that there is, some of them flawed, some malformed, and requests that lack something.
#[test]
fn of_random_forms() {
    let mut n = 0;
    let mut n_problems = 0;
    for seed in 0..4_000 {
        let text = form(&mut Random::new(seed)).to_string();
        n += check_case(&text);
        n_problems += replies(&text).iter().filter(|it| it.result.is_err()).count();
    }
    assert!(5_000 < n, "{n}");
    assert!(1_000 < n_problems, "{n_problems}");
}

fn form(random: &mut Random) -> Value {
    let mut policies = json!({});
    for name in ["identity", "session", "scps", "rcps"] {
        if random.once_in(2) {
            policies[name] = match (name, random.below(4)) {
                ("identity", _) => pool(random),
                ("session", 0) => pool(random),
                ("session", n) => (0..n).map(|_| pool(random)).collect(),
                (_, n) => (0..n)
                    .map(|_| json!({ "target": "r", "policies": pool(random) }))
                    .collect(),
            };
        }
    }
    for name in ["boundary", "resource", "endpoint"] {
        if random.once_in(3) {
            policies[name] = policy(random);
        }
    }
    let mut case = request(random, true);
    case["policies"] = policies;
    case["checks"] = (0..random.below(3))
        .map(|at| {
            let mut check = request(random, false);
            check["id"] = json!(format!("c{at}"));
            check
        })
        .collect();
    case
}

fn pool(random: &mut Random) -> Value {
    (0..random.below(3)).map(|_| policy(random)).collect()
}

fn policy(random: &mut Random) -> Value {
    let action = random.one_of(&["s3:*", "s3:Get Object", "nothing", "*"]);
    let mut statement = json!({ "Effect": random.one_of(&["Allow", "Allow", "Deny"]), "Action": [action, "s3:List*"], "Resource": "*" });
    if random.once_in(8) {
        statement["Principal"] = json!({ "AWS": ["*", "arn:aws:iam::1:user/*"] });
    }
    if random.once_in(4) {
        statement["Condition"] = json!({ "StringEqual": { "a/b~c": "x" } });
    }
    if random.once_in(12) {
        statement["Sid"] = json!(7);
    }
    let document = json!({ "Version": "2012-10-17", "Statement": [statement] });
    match random.below(3) {
        0 => json!({ "document": document.to_string() }),
        _ => json!({ "document": document }),
    }
}

fn request(random: &mut Random, is_whole: bool) -> Value {
    let mut request = json!({});
    let has = |random: &mut Random| is_whole && !random.once_in(8) || random.once_in(3);
    if has(random) {
        request["principal"] = json!(random.one_of(&["arn:aws:iam::111122223333:user/ana", "anonymous", "nobody"]));
    }
    if has(random) {
        request["action"] = json!(random.one_of(&["s3:GetObject", "s3:ListBucket", "GetObject"]));
    }
    if has(random) {
        match random.below(4) {
            0 => request["resource"] = json!("box"),
            1 => {
                request["resources"] = json!([{ "arn": "arn:aws:s3:::box/a" }, { "arn": "arn:aws:s3:::box/b", "context": { "aws:SourceIp": ["1.1.1.1", "2.2.2.2"] } }]);
            }
            _ => request["resource"] = json!("arn:aws:s3:::box/key"),
        }
    }
    if random.once_in(4) {
        request["resourceAccount"] = json!(random.one_of(&["111122223333", "1"]));
    }
    if random.once_in(4) {
        request["context"] = json!({ "aws:PrincipalTag/a/b": ["x", "y"] });
    }
    request
}
