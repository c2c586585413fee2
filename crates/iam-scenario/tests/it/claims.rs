//! What is said of the claims of a token that AWS drops.

use iam_explain::node::Depth;
use iam_explain::text::text;
use iam_scenario::findings::words::said;
use iam_scenario::{read, reply, run};
use iam_words::Lang;

const TRUST: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
    "Condition": { "StringEquals": { "gitlab.com:KEY": "a" } } } }"#;

/// The sentences on a token, where the trust policy asks for a claim.
fn said_of(asked: &str, claims: &str) -> [String; 2] {
    let trust = TRUST.replace("KEY", asked);
    let text = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "oidcProviders": {{ "gitlab.com": {{ "clientIds": ["c"] }} }},
          "roles": {{ "R": {{ "trustPolicy": {trust} }} }} }} }},
          "steps": [{{ "id": "s", "assumeRoleWithWebIdentity": {{ "roleArn": "arn:aws:iam::111122223333:role/R",
            "roleSessionName": "s1", "token": {{ "iss": "https://gitlab.com", "aud": "c", "sub": "a"{claims} }} }} }}] }}"#
    );
    let scenario = read::scenario(&text, &|_| None).expect("a scenario");
    let report = run::run(&scenario);
    Lang::ALL.map(|lang| {
        let lines: Vec<String> = report.steps[0].findings.iter().map(|it| said(it, lang)).collect();
        lines.join("\n")
    })
}

#[track_caller]
fn check(asked: &str, claims: &str, named: &[&str]) {
    for line in said_of(asked, claims) {
        assert_eq!(named.is_empty(), line.is_empty(), "{line}");
        for text in named {
            assert!(line.contains(text), "{text} is not in: {line}");
        }
    }
}

#[test]
fn each_dropped_claim_is_named_and_those_asked_for_first() {
    check("sub", "", &[]);
    check("sub", r#", "project_id": "7", "exp": 1767225999"#, &[]);
    check(
        "namespace_path",
        r#", "namespace_path": "a""#,
        &["namespace_path", "`gitlab.com:namespace_path`"],
    );
    check(
        "namespace_path",
        r#", "ref": "main", "namespace_path": "a""#,
        &["namespace_path, ref", "`gitlab.com:namespace_path`"],
    );
    check("iss", "", &["iss", "`gitlab.com:iss`", "project_id"]);
    check("ISS", r#", "ref": "main""#, &["iss, ref"]);
    check("oaud", r#", "oaud": "a""#, &["`gitlab.com:oaud`"]);
}

/// A condition on a key that AWS never fills is told by the check that it fails, with the key that was meant.
#[test]
fn a_condition_on_no_key_is_said() {
    let said_of_checks = |key: &str| {
        let text = format!(
            r#"{{ "version": 1, "accounts": {{ "111122223333": {{
                "oidcProviders": {{ "token.actions.githubusercontent.com": {{ "clientIds": ["sts.amazonaws.com"] }} }},
                "roles": {{ "Ci": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                    "Principal": {{ "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {{ "StringEquals": {{ "{key}": "octo" }} }} }} }} }} }} }} }},
              "steps": [ {{ "id": "in", "assumeRoleWithWebIdentity": {{ "roleArn": "arn:aws:iam::111122223333:role/Ci", "roleSessionName": "ci",
                "token": {{ "iss": "https://token.actions.githubusercontent.com", "aud": "sts.amazonaws.com", "sub": "repo:octo/app" }} }} }} ] }}"#
        );
        let scenario = read::scenario(&text, &|_| None).expect("a scenario");
        let report = run::run(&scenario);
        Lang::ALL.map(|lang| {
            let answers = report.steps[0].answers().flat_map(|(_, answer)| &answer.findings);
            let lines: Vec<String> = answers
                .filter(|it| it.code == "NO_SUCH_KEY")
                .map(|it| said(it, lang))
                .collect();
            lines.join("\n")
        })
    };
    let (host, scheme) = ("token.actions.githubusercontent.com", "https://");
    for (key, named) in [
        (format!("{scheme}{host}:sub"), format!("`{host}:sub`")),
        (format!("{host}:repository_owner"), format!("`{host}:repository_owner`")),
    ] {
        for line in said_of_checks(&key) {
            assert!(line.contains(&format!("`{key}`")) && line.contains(&named), "{line}");
        }
    }
    for line in said_of_checks(&format!("{host}:actor")) {
        assert_eq!("", line);
    }
}

/// What the finding says of the condition is what its operator makes of a missing key.
#[test]
fn a_condition_on_no_key_is_said_to_be_met_or_to_fail() {
    let said_of = |conditions: &str| {
        let conditions = conditions.replace("KEY", "token.actions.githubusercontent.com:event_name");
        let case = format!(
            r#"{{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
                "resourceAccount": "111122223333", "policies": {{ "identity": [{{ "name": "p", "document": {{ "Version": "2012-10-17", "Statement": {{
                "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{ {conditions} }} }} }} }}] }} }}"#
        );
        let case = read::case(&case).expect("a case");
        let reply = reply::replies(&case).next().expect("a reply");
        let answer = reply.result.expect("an answer");
        let findings = answer.findings.iter().filter(|it| it.code == "NO_SUCH_KEY");
        let lines: Vec<String> = findings.flat_map(|it| Lang::ALL.map(|lang| said(it, lang))).collect();
        lines.join("\n")
    };
    let met = [
        "it is as if missing, and the condition on it is met:",
        "이 키의 조건이 충족됩니다:",
    ];
    let failed = ["so the condition on it fails:", "이 키의 조건이 맞지 않습니다:"];
    let other = ["so it is as if missing:", "값이 없는 것과 같습니다:"];
    for (conditions, named) in [
        (r#""StringNotEquals": { "KEY": "x" }"#, met),
        (r#""StringEqualsIfExists": { "KEY": "x" }"#, met),
        (r#""Null": { "KEY": "true" }"#, met),
        (r#""ForAllValues:StringEquals": { "KEY": "x" }"#, met),
        (r#""StringEquals": { "KEY": "x" }"#, failed),
        (r#""Null": { "KEY": "false" }"#, failed),
        (r#""ForAnyValue:StringNotEquals": { "KEY": "x" }"#, failed),
        (
            r#""StringNotEquals": { "KEY": "x" }, "Null": { "KEY": "false" }"#,
            other,
        ),
        (r#""StringEquals": { "aws:username": "${KEY}" }"#, other),
    ] {
        let said = said_of(conditions);
        for text in named {
            assert!(said.contains(text), "{conditions}: {text} is not in: {said}");
        }
    }
}

/// The sentence of the reason says so itself, not the finding beside it alone.
#[test]
fn the_reason_says_that_there_is_no_such_key() {
    let reasons = |key: &str| {
        let case = format!(
            r#"{{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
                "resourceAccount": "111122223333", "policies": {{ "identity": [{{ "name": "p", "document": {{ "Version": "2012-10-17", "Statement": {{
                "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{ "StringEquals": {{ "{key}": "octo" }} }} }} }} }}] }} }}"#
        );
        let case = read::case(&case).expect("a case");
        let reply = reply::replies(&case).next().expect("a reply");
        let answer = reply.result.expect("an answer");
        Lang::ALL.map(|lang| text(answer.evaluated(), Depth::Whole, lang))
    };
    let host = "token.actions.githubusercontent.com";
    let [en, ko] = reasons(&format!("https://{host}:SUB"));
    let meant = format!("there is no condition key https://{host}:SUB ({host}:SUB was probably meant), ");
    assert!(en.contains(&meant), "{en}");
    let meant = format!("AWS에 https://{host}:SUB 조건 키는 없습니다({host}:SUB 키를 쓰려던 것으로 보입니다). ");
    assert!(ko.contains(&meant), "{ko}");
    let [en, ko] = reasons(&format!("{host}:repository_owner"));
    let none = format!("there is no condition key {host}:repository_owner, StringEquals");
    assert!(en.contains(&none), "{en}");
    assert!(
        ko.contains(&format!("AWS에 {host}:repository_owner 조건 키는 없습니다. ")),
        "{ko}"
    );
    let [en, _] = reasons(&format!("{host}:actor"));
    assert!(en.contains(&format!("{host}:actor is absent")), "{en}");
}
