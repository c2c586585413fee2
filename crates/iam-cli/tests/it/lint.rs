//! `iam-playground lint`, as a shell sees it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot write its inputs has nothing to test"
)]

use std::fs;

use crate::run::run;

const PASS_ROLE: &str = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    { \"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\" }\n  ]\n}\n";
const TRUST: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}"#;

/// A folder of its own for a test, empty.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("iam-playground-lint-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn codes(stdout: &str) -> Vec<String> {
    let line: serde_json::Value = serde_json::from_str(stdout.lines().next().unwrap()).unwrap();
    let findings = line["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|it| it["code"].as_str().unwrap().to_string())
        .collect()
}

#[test]
fn text_for_people() {
    let ran = run(&["lint"], PASS_ROLE.as_bytes());
    assert_eq!(0, ran.status, "{}", ran.stderr);
    let expected =
        "standard input:4:64: SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE: any role may be passed to any service
    |     { \"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\" }
    |                                                                ^^^
    help: name the roles in `Resource`, or add a condition on `iam:PassedToService`
";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    assert!(
        ran.stdout
            .ends_with("standard input: identity policy: 1 SECURITY_WARNING\n"),
        "{}",
        ran.stdout
    );
    let ran = run(&["lint", "--lang", "ko"], PASS_ROLE.as_bytes());
    assert!(
        ran.stdout.contains("어떤 역할이든 어떤 서비스에든 전달할 수 있습니다"),
        "{}",
        ran.stdout
    );
}

#[test]
fn exit_statuses() {
    for (limit, status) in [
        ("error", 0),
        ("security-warning", 1),
        ("warning", 1),
        ("suggestion", 1),
        ("never", 0),
    ] {
        assert_eq!(
            status,
            run(&["lint", "--fail-on", limit], PASS_ROLE.as_bytes()).status,
            "{limit}"
        );
    }
    assert_eq!(1, run(&["lint"], TRUST.as_bytes()).status);
    assert_eq!(0, run(&["lint", "--fail-on", "never"], TRUST.as_bytes()).status);
    let missing = run(&["lint", "no-such-file.json"], b"");
    assert_eq!((2, ""), (missing.status, missing.stdout.as_str()));
    assert!(missing.stderr.contains("no-such-file.json"));
    assert_eq!(2, run(&["lint", "--kind", "bucket"], PASS_ROLE.as_bytes()).status);
    assert_eq!(2, run(&["lint", "--now", "soon"], PASS_ROLE.as_bytes()).status);
}

#[test]
fn json_for_programs() {
    let ran = run(&["lint", "--format", "json"], TRUST.as_bytes());
    assert_eq!(
        vec!["ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"],
        codes(&ran.stdout)
    );
    let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!("trust", line["kind"]);
    let finding = &line["findings"][0];
    assert_eq!("/Statement/Principal/AWS", finding["path"]);
    assert_eq!("\"*\"", finding["place"]["text"]);
    assert_eq!("ERROR", finding["severity"]);
    assert_eq!("trustPolicy", line["quotas"][0]["quota"]);
    assert_eq!(TRUST.len(), line["quotas"][0]["used"]);
    let as_identity = run(&["lint", "--format", "json", "--kind", "identity"], TRUST.as_bytes());
    assert_eq!(vec!["UNSUPPORTED_PRINCIPAL"], codes(&as_identity.stdout));
}

#[test]
fn what_a_wildcard_stands_for() {
    let policy = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:Del*","Resource":"*"}}"#;
    let ran = run(&["lint", "--format", "json", "--spread"], policy.as_bytes());
    let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    let actions: Vec<&str> = line["spreads"][0]["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    assert!(actions.contains(&"sqs:DeleteQueue") && actions.iter().all(|it| it.starts_with("sqs:Del")));
    let ran = run(&["lint", "--spread"], policy.as_bytes());
    assert!(
        ran.stdout.contains(&format!(
            "`sqs:Del*` is these {} actions: sqs:DeleteMessage",
            actions.len()
        )),
        "{}",
        ran.stdout
    );
}

#[test]
fn wrapped_policies_are_unwrapped() {
    let role = format!(
        r#"{{"Role":{{"RoleName":"app","Arn":"arn:aws:iam::111122223333:role/app","AssumeRolePolicyDocument":{TRUST}}}}}"#
    );
    let ran = run(&["lint", "--format", "json"], role.as_bytes());
    let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!(
        ("trust", "app"),
        (line["kind"].as_str().unwrap(), line["name"].as_str().unwrap())
    );
    // Places are those of the policy as it is shown.
    let finding = &line["findings"][0];
    let text = line["unwrapped"].as_str().unwrap();
    let span = finding["span"]["start"].as_u64().unwrap() as usize..finding["span"]["end"].as_u64().unwrap() as usize;
    assert_eq!("\"*\"", &text[span]);
}

#[test]
fn a_statement_without_its_document_is_an_error_and_its_fix_a_policy() {
    for (bare, kind) in [
        (
            r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"#,
            "identity",
        ),
        (
            r#"[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]"#,
            "trust",
        ),
    ] {
        let ran = run(&["lint", "--format", "json"], bare.as_bytes());
        assert_eq!(1, ran.status);
        let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
        assert_eq!(
            (kind, "MISSING_STATEMENT"),
            (
                line["kind"].as_str().unwrap(),
                line["findings"][0]["code"].as_str().unwrap()
            )
        );
        let mended = line["findings"][0]["fix"]["replacement"].as_str().unwrap();
        let again = run(&["lint", "--format", "json"], mended.as_bytes());
        assert_eq!((0, Vec::<String>::new()), (again.status, codes(&again.stdout)));
    }
}

#[test]
fn a_dictionary_of_python_has_one_finding_and_one_fix() {
    let python = PASS_ROLE.replace('"', "'");
    let ran = run(&["lint", "--format", "json"], python.as_bytes());
    assert_eq!(
        vec!["JSON_SYNTAX_ERROR", "PASS_ROLE_WITH_STAR_IN_RESOURCE"],
        codes(&ran.stdout)
    );
    let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    let fix = &line["findings"][0]["fix"];
    let at = |end: &str| fix["span"][end].as_u64().unwrap() as usize;
    let mended = format!(
        "{}{}{}",
        &python[..at("start")],
        fix["replacement"].as_str().unwrap(),
        &python[at("end")..]
    );
    assert_eq!(PASS_ROLE, mended);
}

#[test]
fn a_byte_order_mark_is_read_and_said() {
    let policy = format!("\u{feff}{PASS_ROLE}");
    let ran = run(&["lint", "--format", "json"], policy.as_bytes());
    assert_eq!(
        vec!["UNSUPPORTED_CHARACTER", "PASS_ROLE_WITH_STAR_IN_RESOURCE"],
        codes(&ran.stdout)
    );
    let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!(4, line["findings"][1]["place"]["start"]["line"]);
    let case = serde_json::json!({
        "principal": "arn:aws:iam::111122223333:user/a",
        "action": "iam:PassRole",
        "resource": "arn:aws:iam::111122223333:role/b",
        "policies": { "identity": [{ "name": "p", "document": policy }] },
    });
    let ran = run(&["eval"], case.to_string().as_bytes());
    let answer: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!("allowed", answer["decision"], "{}", ran.stderr);
    assert_eq!("UNSUPPORTED_CHARACTER", answer["findings"][0]["code"]);
    let scenario = "\u{feff}{\"version\":1,\"accounts\":{},\"steps\":[]}";
    assert!(!run(&["run"], scenario.as_bytes()).stderr.contains("FEFF"));
}

#[test]
fn github_annotations() {
    let folder = folder("github");
    let file = folder.join("a,b.json");
    fs::write(&file, PASS_ROLE).unwrap();
    let file = file.to_str().unwrap();
    let ran = run(&["lint", "--format", "github", file], b"");
    let name = file.replace(',', "%2C");
    let expected = format!(
        "::warning file={name},line=4,endLine=4,col=64,endColumn=67,title=SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE::any role may be passed to any service; name the roles in `Resource`, or add a condition on `iam:PassedToService`\n"
    );
    assert_eq!(expected, ran.stdout);
}

#[test]
fn sarif_for_code_scanners() {
    let folder = folder("sarif");
    let file = folder.join("policy.json");
    fs::write(&file, PASS_ROLE.replace("iam:PassRole", "s3:GetObjekt")).unwrap();
    let ran = run(&["lint", "--format", "sarif", file.to_str().unwrap()], b"");
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!("2.1.0", document["version"]);
    let run = &document["runs"][0];
    assert_eq!("INVALID_ACTION", run["tool"]["driver"]["rules"][0]["id"]);
    let result = &run["results"][0];
    assert_eq!(
        (0, "warning"),
        (result["ruleIndex"].as_u64().unwrap(), result["level"].as_str().unwrap())
    );
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (4, 40, 49),
        (
            region["startLine"].as_u64().unwrap(),
            region["startColumn"].as_u64().unwrap(),
            region["endColumn"].as_u64().unwrap()
        )
    );
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
    assert_eq!("GetObject", change);
}

/// Two services that AWS has closed: one cause at three places, in two statements.
const CLOSED: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["codestar:ListProjects", "evidently:GetFeature"], "Resource": "*" },
    { "Effect": "Allow", "Action": "codestar:DeleteProject", "Resource": "*" }
  ]
}
"#;

#[test]
fn one_cause_keeps_all_its_places_in_each_format() {
    let text = run(&["lint"], CLOSED.as_bytes()).stdout;
    assert!(
        text.contains("\n    and at 2 other places: 4:63, 5:37\n") && text.ends_with(": 1 SUGGESTION\n"),
        "{text}"
    );
    let json = run(&["lint", "--format", "json"], CLOSED.as_bytes()).stdout;
    let line: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    let finding = &line["findings"][0];
    assert_eq!(3, finding["count"]);
    let others: Vec<_> = finding["also"].as_array().unwrap().iter().collect();
    assert_eq!(
        ["/Statement/0/Action/1", "/Statement/1/Action"],
        [&others[0]["path"], &others[1]["path"]].map(|it| it.as_str().unwrap())
    );
    assert_eq!("codestar", others[1]["place"]["text"]);
    let sarif = run(&["lint", "--format", "sarif"], CLOSED.as_bytes()).stdout;
    let document: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    assert_eq!(1, results.len());
    let lines: Vec<_> = results[0]["locations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["physicalLocation"]["region"]["startLine"])
        .collect();
    assert_eq!(serde_json::json!([4, 4, 5]), serde_json::json!(lines));
    let github = run(&["lint", "--format", "github"], CLOSED.as_bytes()).stdout;
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(3, lines.len());
    assert!(
        lines[2].contains(",line=5,") && lines[2].contains("RETIRED_ACTION"),
        "{github}"
    );
}

#[test]
fn a_fix_of_several_places_is_one_change_and_each_of_them() {
    let policy = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:GetObject","sqs:*","s3:GetObjectAcl"],"Resource":"*"}}"#;
    let json = run(&["lint", "--format", "json"], policy.as_bytes()).stdout;
    let line: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    let fix = &line["findings"][0]["fix"];
    assert_eq!("Remove all 2", fix["title"]);
    let apply = |edit: &serde_json::Value, text: &str| {
        let at = |end: &str| edit["span"][end].as_u64().unwrap() as usize;
        format!(
            "{}{}{}",
            &text[..at("start")],
            edit["replacement"].as_str().unwrap(),
            &text[at("end")..]
        )
    };
    let mended = policy.replace(r#","s3:GetObject","sqs:*","s3:GetObjectAcl""#, r#","sqs:*""#);
    assert_eq!(mended, apply(fix, policy));
    let edits = fix["edits"].as_array().unwrap();
    assert_eq!(
        mended,
        edits.iter().rev().fold(policy.to_string(), |text, it| apply(it, &text))
    );
}

#[test]
fn some_places_of_a_cause_may_be_suppressed() {
    let folder = folder("places");
    let file = folder.join("policy.json");
    fs::write(&file, CLOSED).unwrap();
    let beside = r#"{"suppress":[{"code":"RETIRED_ACTION","reason":"until June","path":"/Statement/0"}]}"#;
    fs::write(folder.join("x-policy.json"), beside).unwrap();
    let json = run(&["lint", "--format", "json", file.to_str().unwrap()], b"").stdout;
    let line: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    let finding = &line["findings"][0];
    assert_eq!(
        (1, "/Statement/1/Action"),
        (finding["count"].as_u64().unwrap(), finding["path"].as_str().unwrap())
    );
    assert_eq!(
        "the service `codestar` is no longer in AWS's reference",
        finding["message"]
    );
    assert_eq!(2, line["suppressed"][0]["count"]);
}

#[test]
fn suppressions_have_a_reason() {
    let code = "PASS_ROLE_WITH_STAR_IN_RESOURCE";
    let flag = format!("{code}=only for builds");
    let ran = run(
        &["lint", "--fail-on", "suggestion", "--suppress", &flag],
        PASS_ROLE.as_bytes(),
    );
    assert_eq!(
        (0, "standard input: identity policy: no findings, 1 suppressed\n"),
        (ran.status, ran.stdout.as_str())
    );
    for bad in [code, "PASS_ROLE_WITH_STAR_IN_RESOURCE= ", "NO_SUCH_CODE=x"] {
        let ran = run(&["lint", "--suppress", bad], PASS_ROLE.as_bytes());
        assert_eq!((2, ""), (ran.status, ran.stdout.as_str()), "{bad}");
    }
    let unused = run(&["lint", "--suppress", "INVALID_ACTION=x"], PASS_ROLE.as_bytes());
    assert!(
        unused.stderr.contains("nothing was suppressed by INVALID_ACTION"),
        "{}",
        unused.stderr
    );
}

#[test]
fn suppressions_in_a_file_beside() {
    let folder = folder("beside");
    let (file, beside) = (folder.join("policy.json"), folder.join("x-policy.json"));
    fs::write(&file, PASS_ROLE).unwrap();
    let lint = || run(&["lint", "--fail-on", "suggestion", file.to_str().unwrap()], b"");
    let write = |path: &str| {
        let text = format!(
            r#"{{"suppress":[{{"code":"PASS_ROLE_WITH_STAR_IN_RESOURCE","reason":"for builds","path":"{path}"}}]}}"#
        );
        fs::write(&beside, text).unwrap();
    };
    assert_eq!(1, lint().status);
    write("/Statement/0");
    assert_eq!(0, lint().status);
    // Another statement of the same beginning.
    write("/Statement/0/Resource/1");
    assert_eq!(1, lint().status);
    fs::write(&beside, r#"{"suppress":[{"code":"PASS_ROLE_WITH_STAR_IN_RESOURCE"}]}"#).unwrap();
    assert_eq!(2, lint().status);
}

/// What is in the name of a file is not obeyed by a terminal, and begins no line of its own.
#[cfg(unix)]
#[test]
fn names_of_files_are_only_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = folder("names");
    let bad = folder.join(OsStr::from_bytes(b"a\x1b[31m\n::error::b\xff\xe2\x80\xae.json"));
    fs::write(&bad, PASS_ROLE).unwrap();
    for command in [
        &["lint"][..],
        &["lint", "--format", "github"],
        &["eval", "--format", "text"],
        &["flip"],
        &["run"],
        &["link", "encode"],
        &["reach", "arn:aws:iam::111122223333:user/a"],
    ] {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_iam-playground"));
        let ran = program.args(command).arg(&bad).output().unwrap();
        for told in [ran.stdout, ran.stderr] {
            let told = String::from_utf8(told).unwrap();
            let is_told = |it: char| iam_words::unseen::is_obeyed(it) && it != '\n';
            assert!(!told.contains(is_told), "{command:?}: {told:?}");
            assert!(
                !told.lines().any(|it| it.starts_with("::error::b")),
                "{command:?}: {told:?}"
            );
        }
        // It is read, whatever it is called.
        assert_ne!(Some(101), ran.status.code(), "{command:?}");
    }
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .arg("lint")
        .arg(&bad)
        .output();
    assert!(String::from_utf8_lossy(&ran.unwrap().stdout).contains("PASS_ROLE_WITH_STAR_IN_RESOURCE"));
}

/// What is too large is not read whole, and that is said.
#[test]
fn too_large_a_file_is_said() {
    let large = vec![b'a'; (64 << 20) + 2];
    for command in [&["lint"][..], &["run"], &["reach", "arn:aws:iam::111122223333:user/a"]] {
        let ran = run(command, &large);
        assert_eq!(2, ran.status, "{command:?}");
        assert!(ran.stderr.contains("is not read: it is larger than"), "{}", ran.stderr);
    }
}

#[test]
fn what_is_long_in_a_policy_is_short_in_what_is_said_of_it() {
    let long = "x".repeat(300_000);
    let statement = |rest: &str| {
        format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:GetObject",{rest}}}]}}"#)
    };
    for text in [
        statement(&format!(
            r#""Resource":"*","Condition":{{"StringEquals":{{"aws:{long}":"1"}}}}"#
        )),
        statement(&format!(
            r#""Resource":"*","Condition":{{"StringEqual{long}":{{"aws:username":"1"}}}}"#
        )),
        statement(&format!(r#""Resource":"*","{long}":"1""#)),
        statement(&format!(r#""Resource":{long}"#)),
        statement(&format!(r#"{long}:"*""#)),
        format!("'{long}'"),
    ] {
        for format in ["text", "json", "sarif"] {
            let ran = run(&["lint", "--format", format], text.as_bytes());
            let n_bytes = ran.stdout.len() + ran.stderr.len();
            assert!(n_bytes < 10_000, "{format}: {n_bytes} of {}", &text[..100]);
        }
        let ran = run(&["lint", "--format", "json"], text.as_bytes());
        let line: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
        for fix in line["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it.get("fix"))
        {
            // What is cut off would be another change.
            assert!(!fix["replacement"].as_str().unwrap().contains('…'), "{fix}");
        }
    }
}
