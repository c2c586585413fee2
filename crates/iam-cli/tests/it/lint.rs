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
    assert_eq!(
        vec!["MISSING_RESOURCE", "UNSUPPORTED_PRINCIPAL"],
        codes(&as_identity.stdout)
    );
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
