//! The quotas of SEMANTICS.md §1.3 and the limits of the reader: texts of one character more or less.

use iam_vectors::answer::{Answer, Outcome, ask};
use serde_json::{Value, json};

/// Where a document goes, and what its statements need there.
#[derive(Clone, Copy)]
enum Place {
    Identity,
    Boundary,
    Session,
    Resource,
    Trust,
    Scp,
    Rcp,
    Endpoint,
}

/// A policy for the place, with a filling in a string and blanks between the elements.
fn text(place: Place, filling: &str, blanks: &str) -> String {
    let rest = match place {
        Place::Identity | Place::Boundary | Place::Session | Place::Scp => r#""Action":"s3:Get*","Resource":"*""#,
        Place::Resource | Place::Rcp | Place::Endpoint => r#""Principal":"*","Action":"s3:Put*","Resource":"*""#,
        Place::Trust => r#""Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole""#,
    };
    let condition = format!(r#""Condition":{{"StringNotEquals":{{"aws:username":"{filling}"}}}}"#);
    format!(r#"{{"Version":"2012-10-17",{blanks}"Statement":{{"Effect":"Deny",{rest},{condition}}}}}"#)
}

fn answer(place: Place, document: &str) -> Answer {
    let named = json!({ "name": "P", "document": document });
    let limits = json!([{ "target": "111122223333", "policies": [named] }]);
    let policies = match place {
        Place::Identity => json!({ "identity": [named] }),
        Place::Boundary => json!({ "boundary": named }),
        Place::Session => json!({ "session": [named] }),
        Place::Resource | Place::Trust => json!({ "resource": named }),
        Place::Scp => json!({ "scps": limits }),
        Place::Rcp => json!({ "rcps": limits }),
        Place::Endpoint => json!({ "endpoint": named }),
    };
    let (action, resource) = match place {
        Place::Trust => ("sts:AssumeRole", "arn:aws:iam::111122223333:role/App"),
        _ => ("s3:GetObject", "arn:aws:s3:::box/key"),
    };
    let caller = "arn:aws:sts::111122223333:assumed-role/Caller/s1";
    let case: Value = json!({ "principal": caller, "action": action, "resource": resource, "policies": policies });
    ask(&case.to_string(), false).expect("an answer")
}

fn filled(place: Place, n_characters: usize, letter: char) -> String {
    let missing = n_characters - text(place, "", "").chars().count();
    text(place, &letter.to_string().repeat(missing), "")
}

#[track_caller]
fn check(place: Place, most: usize, code: &str, counts_blanks: bool) {
    let is_listed = |document: &str| answer(place, document).codes.contains(code);
    assert!(!is_listed(&filled(place, most, 'x')), "{most} characters are allowed");
    assert!(
        is_listed(&filled(place, most + 1, 'x')),
        "{} characters are too many",
        most + 1
    );
    assert!(!is_listed(&filled(place, most, 'é')), "characters count, not bytes");
    assert!(is_listed(&filled(place, most + 1, ' ')), "blanks in a string count");
    let blanks = text(place, "", &" \t\r\n".repeat(most));
    assert_eq!(is_listed(&blanks), counts_blanks, "blanks outside strings");
}

#[test]
fn identity_policies_and_boundaries_hold_6144_characters() {
    check(
        Place::Identity,
        6144,
        "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
        false,
    );
    check(
        Place::Boundary,
        6144,
        "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
        false,
    );
}

#[test]
fn session_policies_hold_2048_characters() {
    check(Place::Session, 2048, "POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA", true);
}

#[test]
fn trust_policies_hold_2048_characters() {
    check(Place::Trust, 2048, "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", false);
}

#[test]
fn organization_policies_count_every_character() {
    check(Place::Scp, 10240, "POLICY_SIZE_EXCEEDS_SCP_QUOTA", true);
    check(Place::Rcp, 5120, "POLICY_SIZE_EXCEEDS_RCP_QUOTA", true);
}

#[test]
fn endpoint_policies_hold_20480_characters() {
    check(
        Place::Endpoint,
        20480,
        "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
        true,
    );
}

#[test]
fn other_resource_policies_have_limits_of_their_own() {
    let long = answer(Place::Resource, &filled(Place::Resource, 100_000, 'x'));
    assert!(long.codes.iter().all(|code| !code.starts_with("POLICY_SIZE")), "{long}");
}

#[test]
fn a_long_policy_is_evaluated_all_the_same() {
    let long = answer(Place::Identity, &filled(Place::Identity, 10_000, 'x'));
    let decided_by = Some("identity".to_owned());
    assert_eq!(long.outcome, Outcome::ExplicitDeny { decided_by }, "{long}");
}

#[track_caller]
fn check_error(place: Place, document: &str, expected: &str) {
    let answer = answer(place, document);
    assert!(
        matches!(&answer.outcome, Outcome::Error { code, .. } if code == expected),
        "{answer}"
    );
}

#[test]
fn the_reader_takes_64_levels() {
    let nested = |depth: usize| format!(r#"{{"Statement":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    check_error(Place::Identity, &nested(63), "DATA_TYPE_MISMATCH");
    check_error(Place::Identity, &nested(64), "DEPTH_LIMIT");
    check_error(Place::Identity, &nested(100_000), "DEPTH_LIMIT");
}

#[test]
fn the_reader_takes_a_mebibyte() {
    let bytes = |n_bytes: usize| {
        let missing = n_bytes - text(Place::Resource, "", "").len();
        text(Place::Resource, "", &" ".repeat(missing))
    };
    let whole = answer(Place::Resource, &bytes(1 << 20));
    assert!(!matches!(whole.outcome, Outcome::Error { .. }), "{whole}");
    check_error(Place::Resource, &bytes((1 << 20) + 1), "SIZE_LIMIT");
}
