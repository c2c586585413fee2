//! What is on the list, and what is not.

use iam_scenario::case::ContextInput;
use iam_scenario::read;
use iam_scenario::reply::requests;

use super::*;
use crate::key::along::sets;
use crate::request::context::with;

const USER: &str = r#""arn:aws:iam::111122223333:user/u""#;
const ROLE: &str = r#""arn:aws:sts::111122223333:assumed-role/R/s""#;
const ROOT: &str = r#""arn:aws:iam::111122223333:root""#;
const SERVICE: &str = r#""cloudtrail.amazonaws.com""#;
const NOBODY: &str = r#""anonymous""#;
const GITHUB: &str =
    r#"{ "federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }"#;
const SAML: &str = r#"{ "federated": "arn:aws:iam::111122223333:saml-provider/P" }"#;

/// Why a caller who asks for an object in a context cannot hold a value, a list or nothing under a key, whatever AWS says
/// of the action.
fn why(caller: &str, context: &str, by_endpoint: bool, key: &str, value: &str) -> Option<Why> {
    let object = ("s3:GetObject", "arn:aws:s3:::b/k");
    why_with(&Catalogue::new(), object, caller, context, by_endpoint, key, value)
}

fn why_with(
    catalogue: &Catalogue,
    (action, resource): (&str, &str),
    caller: &str,
    context: &str,
    by_endpoint: bool,
    key: &str,
    value: &str,
) -> Option<Why> {
    let text = format!(
        r#"{{ "principal": {caller}, "action": "{action}", "resource": "{resource}", "resourceAccount": "111122223333",
            "context": {{ {context} }}, "policies": {{}} }}"#
    );
    let input = read::case(&text).expect("a case").request;
    let request = requests(&input).expect("a request").remove(0);
    let value = match value.split_once(',') {
        Some(_) => ContextInput::Many(value.split(',').map(ToString::to_string).collect()),
        None if value == "-" => ContextInput::Removed,
        None => ContextInput::One(value.to_string()),
    };
    let sets = sets(&[(key, &value)], &request, &input);
    let context = with(&request, &request.context, &sets);
    sets.iter().flat_map(crate::change::Set::all).find_map(|(key, value)| {
        why_not(&Setting {
            key,
            value,
            context: &context,
            request: &request,
            by_endpoint,
            catalogue,
        })
    })
}

#[track_caller]
fn check(caller: &str, context: &str, key: &str, value: &str, expected: Option<Why>) {
    assert_eq!(expected, why(caller, context, false, key, value), "{key} {value}");
}

#[test]
fn values() {
    check(USER, "", "aws:SourceIp", "203.0.113.9", None);
    check(USER, "", "aws:SourceIp", "8.8.8.8", None);
    for address in [
        "10.0.0.0",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "127.0.0.1",
        "fd00::1",
        "::1",
    ] {
        check(USER, "", "aws:SourceIp", address, Some(Why::ReservedAddress));
    }
    check(USER, "", "aws:SourceIp", "203.0.113.0/24", Some(Why::Malformed));
    check(USER, "", "aws:VpcSourceIp", "10.0.0.1", None);
    check(USER, "", "aws:PrincipalOrgID", "o-*", Some(Why::Wildcard));
    check(USER, "", "aws:PrincipalOrgID", "o-1", Some(Why::Malformed));
    check(USER, "", "aws:PrincipalOrgID", "o-a1b2c3d4e5", None);
    check(USER, "", "aws:RequestedRegion", "everywhere", Some(Why::Malformed));
    check(USER, "", "aws:RequestedRegion", "eu-west-1", None);
    check(USER, "", "aws:CurrentTime", "soon", Some(Why::Malformed));
    check(USER, "", "aws:PrincipalTag/team", "b?ue", Some(Why::Wildcard));
    check(USER, "", "aws:TagKeys", "team,stage", None);
    check(USER, "", "aws:TagKeys", "team,st*", Some(Why::Wildcard));
}

#[test]
fn endpoints() {
    let inside = r#""aws:SourceVpce": "vpce-1a2b3c4d""#;
    let outside = r#""aws:SourceIp": "203.0.113.9""#;
    // What follows goes along, so each is possible by itself.
    check(USER, inside, "aws:SourceIp", "203.0.113.9", None);
    check(USER, outside, "aws:SourceVpce", "vpce-1a2b3c4d", None);
    assert_eq!(
        Some(Why::AddressThroughEndpoint),
        why(USER, inside, true, "aws:SourceIp", "203.0.113.9")
    );
    check(USER, outside, "aws:SourceIp", "-", Some(Why::AlwaysThere));
    check(SERVICE, outside, "aws:SourceIp", "-", None);
    check(USER, "", "aws:SecureTransport", "-", Some(Why::AlwaysThere));
    check(USER, r#""aws:PrincipalTag/a": "b""#, "aws:PrincipalTag/a", "-", None);
}

#[test]
fn claims_of_tokens() {
    let sub = "token.actions.githubusercontent.com:sub";
    check(GITHUB, "", sub, "repo:acme/app:ref:refs/heads/main", None);
    check(GITHUB, "", sub, "repo:acme/:ref", Some(Why::Malformed));
    check(GITHUB, "", sub, "repo:acme/*", Some(Why::Wildcard));
    check(
        GITHUB,
        "",
        "token.actions.githubusercontent.com:repository",
        "acme/app",
        None,
    );
    check(
        GITHUB,
        "",
        "token.actions.githubusercontent.com:repository_owner",
        "acme",
        Some(Why::NoSuchClaim),
    );
    check(GITHUB, "", "accounts.google.com:sub", "1", Some(Why::ClaimOfAnother));
    check(SAML, "", "SAML:sub", "kim", None);
    check(SAML, "", "saml:mail", "kim@example.com", None);
    check(SAML, "", "saml:department", "sales", Some(Why::NoSuchClaim));
    check(GITHUB, "", "SAML:sub", "kim", Some(Why::ClaimOfAnother));
    check(USER, "", sub, "repo:acme/app:pull_request", Some(Why::ClaimOfAnother));
    // A session keeps some of what it was made with.
    check(ROLE, "", "accounts.google.com:sub", "1", None);
    check(ROLE, "", "saml:sub_type", "persistent", None);
    check(ROLE, "", "saml:mail", "kim@example.com", Some(Why::ClaimOfAnother));
    check(
        ROLE,
        "",
        "token.actions.githubusercontent.com:actor",
        "kim",
        Some(Why::ClaimOfAnother),
    );
}

#[test]
fn who_asks() {
    for key in [
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
        "aws:username",
        "aws:PrincipalIsAWSService",
        "aws:ResourceAccount",
    ] {
        check(USER, "", key, "true", Some(Why::FollowsFromRequest));
    }
    check(USER, "", "aws:PrincipalTag/a", "b", None);
    check(ROOT, "", "aws:PrincipalTag/a", "b", Some(Why::NoPrincipal));
    check(ROOT, "", "aws:PrincipalOrgID", "o-a1b2c3d4e5", None);
    for caller in [SERVICE, NOBODY, GITHUB] {
        check(caller, "", "aws:PrincipalTag/a", "b", Some(Why::NoPrincipal));
        check(caller, "", "aws:MultiFactorAuthPresent", "true", Some(Why::NoMfa));
    }
    check(
        USER,
        "",
        "aws:SourceArn",
        "arn:aws:s3:::b",
        Some(Why::SourceWithoutService),
    );
    check(SERVICE, "", "aws:SourceArn", "arn:aws:s3:::b", None);
    check(
        SERVICE,
        r#""aws:SourceAccount": "444455556666""#,
        "aws:SourceArn",
        "arn:aws:sns:us-east-1:111122223333:t",
        Some(Why::Contradiction),
    );
}

#[test]
fn what_goes_together() {
    check(USER, "", "aws:MultiFactorAuthAge", "60", None);
    check(
        USER,
        r#""aws:MultiFactorAuthAge": "60", "aws:MultiFactorAuthPresent": "true""#,
        "aws:MultiFactorAuthPresent",
        "-",
        None,
    );
    check(USER, "", "aws:ViaAWSService", "true", None);
    check(
        USER,
        "",
        "aws:CalledVia",
        "athena.amazonaws.com,kms.amazonaws.com",
        None,
    );
    let paths = r#""aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/"]"#;
    check(USER, paths, "aws:PrincipalOrgID", "o-a1b2c3d4e5", None);
    check(
        USER,
        paths,
        "aws:PrincipalOrgID",
        "o-exampleorgid",
        Some(Why::Contradiction),
    );
    let of_resource = r#""aws:ResourceOrgID": "o-a1b2c3d4e5""#;
    check(
        USER,
        of_resource,
        "aws:PrincipalOrgID",
        "o-exampleorgid",
        Some(Why::Contradiction),
    );
    let now = r#""aws:CurrentTime": "2026-01-05T09:00:00Z""#;
    check(USER, now, "aws:CurrentTime", "2026-01-05T08:00:00Z", Some(Why::Past));
    check(USER, now, "aws:EpochTime", "1", Some(Why::Past));
    check(USER, now, "aws:CurrentTime", "2026-01-05T10:00:00Z", None);
}

#[test]
fn keys_of_services() {
    check(USER, "", "s3:prefix", "a", None);
    check(USER, "", "ec2:InstanceType", "t3.micro", Some(Why::OtherService));
    check(USER, "", "sts:ExternalId", "abc", Some(Why::OtherService));
    check(USER, "", "app:own", "a", Some(Why::OtherService));
    // A session carries these to every service.
    check(
        ROLE,
        "",
        "ec2:SourceInstanceArn",
        "arn:aws:ec2:us-east-1:111122223333:instance/i-1",
        None,
    );
}

#[test]
fn each_line_has_a_page() {
    for line in IMPOSSIBLE {
        assert!(
            line.source.starts_with("https://docs.aws.amazon.com/"),
            "{:?}",
            line.why
        );
    }
}

#[test]
fn keys_of_actions() {
    let catalogue = Catalogue::whole();
    let check = |action: &str, resource: &str, key: &str, expected: Option<Why>| {
        let why = why_with(&catalogue, (action, resource), USER, "", false, key, "a");
        assert_eq!(expected, why, "{action} {key}");
    };
    let (object, bucket) = ("arn:aws:s3:::b/k", "arn:aws:s3:::b");
    let instance = "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0";
    check("s3:PutObject", object, "aws:RequestTag/team", Some(Why::OtherAction));
    check("s3:PutObject", object, "s3:RequestObjectTag/team", None);
    check("s3:GetObject", object, "s3:prefix", Some(Why::OtherAction));
    check("s3:ListBucket", bucket, "s3:prefix", None);
    check("ec2:RunInstances", instance, "aws:RequestTag/team", None);
    check("ec2:StopInstances", instance, "aws:ResourceTag/team", None);
    // Who calls is told with every action, and of an action that nobody knows nothing is known.
    check("s3:PutObject", object, "aws:PrincipalTag/team", None);
    check("own:Act", "*", "aws:RequestTag/team", None);
}
