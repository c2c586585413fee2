//! No two findings on one thing advise opposite things: on the policies of this repository, on AWS's managed ones, on
//! those of its documentation where a file of them is named, and on statements put together from what is often wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::finding::Finding;
use iam_lint::{Document, at_each_place};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;

/// Codes that are not said of one text.
const ON_ONE_TEXT: [(&str, &str); 15] = [
    // Add it, remove it.
    ("MISSING_QUALIFIER", "FORALLVALUES_WITH_SINGLE_VALUED_KEY"),
    ("MISSING_QUALIFIER", "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"),
    ("FORALLVALUES_TRUE_WHEN_MISSING", "FORALLVALUES_WITH_SINGLE_VALUED_KEY"),
    // It is a wildcard, it is none.
    ("WILDCARD_WITHOUT_LIKE_OPERATOR", "WILDCARD_USAGE_TOO_PERMISSIVE"),
    (
        "WILDCARD_WITHOUT_LIKE_OPERATOR",
        "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
    ),
    // Write it in full, take it away.
    (
        "WILDCARD_USAGE_TOO_PERMISSIVE",
        "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
    ),
    ("VARIABLE_USAGE_TOO_PERMISSIVE", "VALUE_NEVER_MATCHES"),
    ("WILDCARD_USAGE_TOO_PERMISSIVE", "VALUE_NEVER_MATCHES"),
    // It fits nothing, it fits too much.
    ("PRIVATE_IP_ADDRESS", "PRIVATE_NOTIPADDRESS"),
    ("ACTION_WITHOUT_RESOURCE", "PRIVILEGE_ESCALATION"),
    // It is not there, it is there and could be said better.
    (
        "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
        "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    ),
    ("KEY_OF_OTHER_PROVIDER", "CLAIM_IS_NO_KEY"),
    ("KEY_OF_OTHER_PROVIDER", "INVALID_SERVICE_CONDITION_KEY"),
    ("UNFILLED_PLACEHOLDER", "INVALID_ARN_ACCOUNT"),
    // It matches nothing, it matches too little.
    ("WILDCARD_WITHOUT_LIKE_OPERATOR", "GITHUB_SUBJECT_WITHOUT_IDS"),
];

/// Codes of a key that is never there or never holds what is listed, beside which it is no news that a Deny hits whoever
/// lacks the key.
const NEVER: [&str; 9] = [
    "CLAIM_IS_NO_KEY",
    "DENY_HITS_RESOURCE_WITHOUT_KEY",
    "KEYS_NEVER_TOGETHER",
    "KEY_OF_OTHER_PROVIDER",
    "PRINCIPAL_ARN_OF_SESSION",
    "PRINCIPAL_KEY_AT_SIGN_IN",
    "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
    "VALUE_NEVER_MATCHES",
    "WILDCARD_IN_KEY_NAME",
];

/// Codes by which nobody is let in, of severity ERROR in an Allow, and codes by which too many are.
const NOBODY: [&str; 7] = [
    "CLAIM_IS_NO_KEY",
    "KEY_OF_OTHER_PROVIDER",
    "PRINCIPAL_ARN_OF_SESSION",
    "PRINCIPAL_KEY_AT_SIGN_IN",
    "UNREACHABLE_ALLOW",
    "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    "WILDCARD_IN_KEY_NAME",
];
const TOO_MANY: [&str; 12] = [
    "CONFUSED_DEPUTY",
    "FORALLVALUES_TRUE_WHEN_MISSING",
    "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
    "MISSING_GITHUB_REPO_CONDITION_KEY",
    "OIDC_WITHOUT_AUDIENCE",
    "OIDC_WITHOUT_SUBJECT",
    "PASS_ROLE_WITH_STAR_IN_RESOURCE",
    "PRIVILEGE_ESCALATION",
    "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
    "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
    "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
    "WILDCARD_USAGE_TOO_PERMISSIVE",
];

/// What is said of a text in two ways, as sentences for the test's message.
fn contradictions(text: &str, kind: PolicyKind, service: Option<&str>, catalogue: &Catalogue) -> Vec<String> {
    let document = Document { text, kind, service };
    let found = at_each_place(&document, catalogue, Some(1_795_564_800));
    let mut all = Vec::new();
    let mut by_place: BTreeMap<Span, Vec<&Finding>> = BTreeMap::new();
    for finding in &found {
        by_place.entry(finding.span).or_default().push(finding);
    }
    for (span, findings) in by_place {
        let says = |code: &str| findings.iter().any(|it| it.code.name() == code);
        let both = ON_ONE_TEXT.iter().filter(|(one, other)| says(one) && says(other));
        all.extend(both.map(|(one, other)| format!("{one} and {other} on {} of {text}", span.of(text))));
    }
    // One place is mended in one way.
    let mut fixes: BTreeMap<Span, String> = BTreeMap::new();
    for finding in &found {
        let edits = finding.fix.as_ref().map(|it| it.edits()).unwrap_or_default();
        if let [only] = edits.as_slice() {
            let first = fixes.entry(only.span).or_insert_with(|| only.replacement.clone());
            if *first != only.replacement {
                all.push(format!("{first} or {} in {text}", only.replacement));
            }
        }
    }
    let parse = grammar::parse(kind, text);
    let statements = || parse.policy.iter().chain(&parse.rest).flat_map(|it| &it.statements);
    for condition in statements().flat_map(|it| &it.conditions) {
        let (start, end) = (condition.key.span.start, condition.values_span.end);
        let misses = found.iter().filter(|it| it.code.name() == "DENY_HITS_MISSING_KEY");
        let is_missing = misses.flat_map(|it| &it.labels).any(|it| it.span == condition.key.span);
        let never = found
            .iter()
            .find(|it| NEVER.contains(&it.code.name()) && start <= it.span.start && it.span.end <= end);
        if let (true, Some(never)) = (is_missing, never) {
            all.push(format!("DENY_HITS_MISSING_KEY and {} in {text}", never.code.name()));
        }
    }
    for statement in statements() {
        let inside = |it: &&Finding| statement.span.start <= it.span.start && it.span.end <= statement.span.end;
        let is_allow = statement.effect == iam_syntax::policy::Effect::Allow;
        let said = |codes: &[&str], is_error: bool| {
            let mut own = found.iter().filter(inside);
            own.find(|it| {
                // One provider of several that is never let in says nothing of the others.
                let is_of_all = it.span.of(text).contains(':') || it.code.name() == "UNREACHABLE_ALLOW";
                codes.contains(&it.code.name())
                    && (!is_error || (it.severity.name() != "SECURITY_WARNING" && is_of_all))
            })
        };
        if let (true, Some(nobody), Some(many)) = (is_allow, said(&NOBODY, true), said(&TOO_MANY, false)) {
            all.push(format!(
                "{} and {} in {}",
                nobody.code.name(),
                many.code.name(),
                statement.span.of(text)
            ));
        }
    }
    all
}

#[test]
fn on_managed_policies() {
    let catalogue = Catalogue::whole();
    let index = catalogue.managed_policies().unwrap();
    // Each third is enough: all are looked at in another test, and these take time.
    for policy in index.policies.iter().step_by(3) {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let PolicyStanding::Document(_, text) = catalogue.managed_policy(&arn) else {
            panic!("{arn}");
        };
        assert_eq!(
            Vec::<String>::new(),
            contradictions(text, PolicyKind::Identity, None, &catalogue)
        );
    }
}

#[test]
fn on_policies_of_the_documentation() {
    let Ok(path) = std::env::var("IAM_DOCS_CORPUS") else {
        eprintln!("skipped: IAM_DOCS_CORPUS does not name a file of policies, a JSON object a line");
        return;
    };
    let catalogue = Catalogue::whole();
    for line in fs::read_to_string(path).unwrap().lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        let kind = match entry["kind"].as_str().unwrap() {
            "trust" => PolicyKind::Trust,
            "resource-or-rcp" => PolicyKind::Resource,
            _ => PolicyKind::Identity,
        };
        let found = contradictions(entry["text"].as_str().unwrap(), kind, None, &catalogue);
        assert_eq!(Vec::<String>::new(), found);
    }
}

#[test]
fn on_policies_of_this_repository() {
    let catalogue = Catalogue::whole();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in ["www/gallery", "tests/cases"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let Ok(json) = serde_json::from_str::<serde_json::Value>(&text) else {
                continue;
            };
            for policy in policies(&json) {
                for kind in PolicyKind::ALL {
                    assert_eq!(
                        Vec::<String>::new(),
                        contradictions(&policy, kind, None, &catalogue),
                        "{path:?}"
                    );
                }
            }
        }
    }
}

/// Every object with a `Statement`, and every string that is one.
fn policies(json: &serde_json::Value) -> Vec<String> {
    match json {
        serde_json::Value::Object(members) if members.contains_key("Statement") => vec![json.to_string()],
        serde_json::Value::Object(members) => members.values().flat_map(policies).collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(policies).collect(),
        serde_json::Value::String(text) if text.contains("\"Statement\"") => vec![text.clone()],
        _ => Vec::new(),
    }
}

#[test]
fn on_what_is_often_wrong() {
    const PRINCIPALS: [(PolicyKind, &str, &str); 7] = [
        (
            PolicyKind::Trust,
            "sts:AssumeRoleWithWebIdentity",
            r#"{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}"#,
        ),
        (
            PolicyKind::Trust,
            "sts:AssumeRoleWithWebIdentity",
            r#"{"Federated":["accounts.google.com","arn:aws:iam::111122223333:oidc-provider/gitlab.com"]}"#,
        ),
        (PolicyKind::Trust, "sts:AssumeRole", r#"{"AWS":"111122223333"}"#),
        (
            PolicyKind::Trust,
            "sts:AssumeRole",
            r#"{"Service":"ec2.amazonaws.com"}"#,
        ),
        (
            PolicyKind::Key,
            "kms:Decrypt",
            r#"{"Service":"logs.us-east-1.amazonaws.com"}"#,
        ),
        (PolicyKind::Resource, "s3:GetObject", r#""*""#),
        (PolicyKind::Rcp, "s3:*", r#""*""#),
    ];
    const OPERATORS: [&str; 12] = [
        "BOOL",
        "stringnotlike",
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringLikeIfExists",
        "ForAllValues:StringLike",
        "ForAnyValue:StringEquals",
        "ArnLike",
        "IpAddress",
        "NotIpAddress",
        "Null",
    ];
    const KEYS: [&str; 18] = [
        "aws:MultiFactorAuthPresent",
        "aws:PrincipalOrgID",
        "aws:PrincipalArn",
        "aws:SourceArn",
        "aws:SourceAccount",
        "aws:SourceIp",
        "aws:SourceVpce",
        "aws:TagKeys",
        "aws:RequestTag/*",
        "aws:PrincipalTag/team",
        "aws:userid",
        "kms:CallerAccount",
        "kms:EncryptionContext:aws:logs:arn",
        "token.actions.githubusercontent.com:sub",
        "token.actions.githubusercontent.com:aud",
        "gitlab.com:namespace_path",
        "https://gitlab.com:sub",
        "sts:ExternalId",
    ];
    const VALUES: [&str; 8] = [
        "*",
        "false",
        "o-a1b2c3d4e5",
        "111122223333",
        "10.0.0.0/8",
        "repo:octo/*",
        "arn:aws:logs:*:*:*",
        "arn:aws:sts::111122223333:assumed-role/app/one",
    ];
    let catalogue = Catalogue::whole();
    for (kind, action, principal) in PRINCIPALS {
        for operator in OPERATORS {
            for key in KEYS {
                for value in VALUES {
                    for effect in ["Allow", "Deny"] {
                        let resource = if kind == PolicyKind::Trust {
                            ""
                        } else {
                            r#","Resource":"*""#
                        };
                        let text = format!(
                            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Principal":{principal},"Action":"{action}"{resource},"Condition":{{"{operator}":{{"{key}":"{value}"}}}}}}}}"#
                        );
                        assert_eq!(Vec::<String>::new(), contradictions(&text, kind, None, &catalogue));
                    }
                }
            }
        }
    }
}
