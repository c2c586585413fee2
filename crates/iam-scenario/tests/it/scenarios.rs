//! Every scenario of `tests/scenarios` runs, and every step comes to what it expects.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use iam_catalog::catalogue::Catalogue;
use iam_scenario::expect::step_mismatches;
use iam_scenario::run::StepOutcome;
use iam_scenario::scenario::Act;
use iam_scenario::{Options, read, run, run_text};

const NONE: &dyn Fn(&str) -> Option<String> = &|_| None;

/// The document of a managed policy of AWS's own.
pub fn aws(arn: &str) -> Option<String> {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::whole);
    CATALOGUE.managed_policy(arn).document().map(String::from)
}

/// The name and text of each file.
pub fn all() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn all_expectations_are_met() {
    let mut n_steps = 0;
    for (name, text) in all() {
        let scenario = read::scenario(&text, &aws).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let report = run::run(&scenario);
        for step in &report.steps {
            n_steps += 1;
            assert_eq!(step_mismatches(step), [], "{name}: {}", step.id);
            let is_told = step.expect.is_some();
            assert!(is_told, "{name}: {} expects nothing", step.id);
        }
    }
    assert!(200 < n_steps, "{n_steps}");
}

#[test]
fn replaying_gives_the_same_bytes() {
    for (name, text) in all() {
        let options = Options { trace: true };
        let report = run_text(&text, &options, &aws);
        assert_eq!(report, run_text(&text, &options, &aws), "{name}");
        let value: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        assert_eq!(report, value.to_string(), "{name}");
    }
}

/// What a step does, and whether it was allowed and refused somewhere.
#[test]
fn every_operation_is_issued_and_refused() {
    let mut seen: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
    for (_, text) in all() {
        let scenario = read::scenario(&text, &aws).expect("a scenario");
        let report = run::run(&scenario);
        for (step, came_to) in scenario.steps.iter().zip(&report.steps) {
            let (good, bad) = seen.entry(name(&step.act)).or_default();
            match came_to.outcome {
                StepOutcome::Allowed | StepOutcome::Issued => *good = true,
                StepOutcome::ExplicitDeny | StepOutcome::ImplicitDeny | StepOutcome::Refused => *bad = true,
                StepOutcome::Depends | StepOutcome::NotRun | StepOutcome::Error => {}
            }
        }
    }
    for (act, (good, bad)) in &seen {
        // The console and GetCallerIdentity are AssumeRole and a request by another name.
        let is_another = ["switchRole", "getCallerIdentity"].contains(act);
        assert!(*good && (*bad || is_another), "{act}: {good} {bad}");
    }
    assert_eq!(11, seen.len());
}

const fn name(act: &Act) -> &'static str {
    match act {
        Act::Request(_) => "request",
        Act::AssumeRole(_) => "assumeRole",
        Act::SwitchRole(_) => "switchRole",
        Act::AssumeRoleWithSaml(_) => "assumeRoleWithSaml",
        Act::AssumeRoleWithWebIdentity(_) => "assumeRoleWithWebIdentity",
        Act::GetSessionToken(_) => "getSessionToken",
        Act::GetFederationToken(_) => "getFederationToken",
        Act::AssumeRoot(_) => "assumeRoot",
        Act::GetCallerIdentity => "getCallerIdentity",
        Act::LaunchInstance(_) => "launchInstance",
        Act::InvokeAsService(_) => "invokeAsService",
    }
}

/// A small world with one thing changed, and the problem that it has then: code, place, and the text there.
#[track_caller]
fn check(from: &str, to: &str, code: &str, path: &str) {
    let world = r#"{ "version": 1,
      "organization": { "id": "o-a", "managementAccount": "999999999999", "root": { "id": "r-a", "scps": ["FullAWSAccess"], "accounts": ["111122223333"] },
        "policies": { "Own": { "type": "scp", "document": { "Version": "2012-10-17", "Statement": [] } } } },
      "accounts": { "111122223333": { "scps": ["Own"],
        "users": { "ana": { "groups": ["devs"], "managedPolicies": ["arn:aws:iam::111122223333:policy/P"] } },
        "groups": { "devs": {} },
        "roles": { "R": { "trustPolicy": { "Version": "2012-10-17", "Statement": [] } } },
        "policies": { "P": { "document": { "Version": "2012-10-17", "Statement": [] } } },
        "instanceProfiles": { "web": { "role": "R" } } } },
      "resources": [ { "arn": "arn:aws:s3:::b", "account": "111122223333" } ],
      "endpoints": [ { "id": "vpce-1" } ],
      "steps": [ { "id": "one", "as": "arn:aws:iam::111122223333:user/ana", "via": "vpce-1", "after": "5m", "request": { "action": "s3:GetObject", "resource": "*" } } ] }"#;
    assert!(read::scenario(world, NONE).is_ok());
    assert_eq!(1, world.matches(from).count(), "{from}");
    let changed = world.replace(from, to);
    let problems = read::scenario(&changed, NONE).expect_err(to).problems;
    let first = &problems[0];
    assert_eq!(
        (code, path),
        (first.code.as_str(), first.path.as_str()),
        "{}",
        first.message
    );
}

#[test]
fn what_is_wrong_has_a_place() {
    check(
        r#""groups": ["devs"]"#,
        r#""groups": ["dev"]"#,
        "UNKNOWN_GROUP",
        "/accounts/111122223333/users/ana/groups/0",
    );
    check(
        r#"["arn:aws:iam::111122223333:policy/P"]"#,
        r#"["arn:aws:iam::aws:policy/NoSuchPolicy"]"#,
        "UNKNOWN_POLICY",
        "/accounts/111122223333/users/ana/managedPolicies/0",
    );
    check(
        r#""scps": ["Own"]"#,
        r#""scps": ["Owm"]"#,
        "UNKNOWN_POLICY",
        "/accounts/111122223333/scps/0",
    );
    check(
        r#""scps": ["FullAWSAccess"]"#,
        r#""rcps": ["Own"]"#,
        "INVALID_POLICY_TYPE",
        "/organization/root/rcps/0",
    );
    for seconds in ["3599", "43201", "-1"] {
        check(
            r#""R": { "trustPolicy""#,
            &format!(r#""R": {{ "maxSessionDuration": {seconds}, "trustPolicy""#),
            "INVALID_DURATION",
            "/accounts/111122223333/roles/R/maxSessionDuration",
        );
    }
    check(
        r#""role": "R""#,
        r#""role": "S""#,
        "UNKNOWN_ROLE",
        "/accounts/111122223333/instanceProfiles/web/role",
    );
    check(
        r#""via": "vpce-1""#,
        r#""via": "vpce-2""#,
        "UNKNOWN_ENDPOINT",
        "/steps/0/via",
    );
    check(
        r#""after": "5m""#,
        r#""after": "5 minutes""#,
        "INVALID_TIME",
        "/steps/0/after",
    );
    check(
        r#""after": "5m""#,
        r#""at": "yesterday""#,
        "INVALID_TIME",
        "/steps/0/at",
    );
    check(
        r#"user/ana", "via""#,
        r#"user/ann", "via""#,
        "UNKNOWN_PRINCIPAL",
        "/steps/0/as",
    );
    check(
        r#""request": {"#,
        r#""requests": {"#,
        "UNKNOWN_FIELD",
        "/steps/0/requests",
    );
    check(
        r#""account": "111122223333" }"#,
        r#""account": "1111" }"#,
        "INVALID_ACCOUNT",
        "/resources/0/account",
    );
    check(r#""action": "s3:GetObject", "#, "", "MISSING_FIELD", "/steps/0/request");
    check(
        r#""trustPolicy": { "Version": "2012-10-17","#,
        r#""trustPolicy": { "Version": "2012","#,
        "INVALID_VERSION",
        "/accounts/111122223333/roles/R/trustPolicy/Version",
    );
    check(
        r#""groups": { "devs": {} }"#,
        r#""groups": { "devs": { "colour": "red" } }"#,
        "UNKNOWN_FIELD",
        "/accounts/111122223333/groups/devs/colour",
    );
}

/// A field that is nearly there, or a part of one, is named.
#[test]
fn an_unknown_field_is_told_which_were_perhaps_meant() {
    let said = |of: &str, field: &str| {
        let text = format!(
            r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "{of}": {{ "a": {{ "{field}": {{}} }} }} }} }}, "steps": [] }}"#
        );
        let unreadable = iam_scenario::read::scenario(&text, &|_| None).expect_err("an unknown field");
        let first = unreadable.problems.first().expect("a problem");
        first.message.clone()
    };
    for (of, field, expected) in [
        (
            "users",
            "policies",
            "a user has no field `policies`; did you mean `inlinePolicies` or `managedPolicies`?",
        ),
        (
            "users",
            "inlinePolices",
            "a user has no field `inlinePolices`; did you mean `inlinePolicies`?",
        ),
        (
            "roles",
            "trust",
            "a role has no field `trust`; did you mean `trustPolicy`?",
        ),
        ("users", "zzzz", "a user has no field `zzzz`"),
    ] {
        assert_eq!(expected, said(of, field));
    }
}
