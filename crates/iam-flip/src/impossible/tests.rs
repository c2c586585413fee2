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
    let sets = sets(&[(key, &value)], &request, &input, catalogue);
    let context = with(&request, &request.context, sets.iter());
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
    let from =
        r#""aws:SourceArn": "arn:aws:s3:::b", "aws:SourceAccount": "111122223333", "aws:SourceOrgID": "o-a1b2c3d4e5""#;
    for key in ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID"] {
        check(SERVICE, from, key, "-", Some(Why::AlwaysThere));
    }
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
    // What does not say its time is asked no earlier than now.
    check(USER, "", "aws:CurrentTime", "2019-12-31T23:59:59Z", Some(Why::Past));
    check(USER, "", "aws:EpochTime", "1577836800", Some(Why::Past));
    check(USER, "", "aws:CurrentTime", "2031-01-05T09:00:00Z", None);
    check(
        ROLE,
        now,
        "aws:TokenIssueTime",
        "2026-01-05T10:00:00Z",
        Some(Why::Contradiction),
    );
    check(ROLE, now, "aws:TokenIssueTime", "2026-01-05T08:00:00Z", None);
    let issued = r#""aws:TokenIssueTime": "2026-01-05T08:00:00Z""#;
    check(ROLE, issued, "aws:TokenIssueTime", "-", Some(Why::AlwaysThere));
    check(USER, issued, "aws:TokenIssueTime", "-", None);
    let tagged = r#""aws:TagKeys": ["Owner"], "aws:RequestTag/Owner": "kim""#;
    check(USER, tagged, "aws:TagKeys", "-", None);
}

#[test]
fn services_with_one_endpoint() {
    let check = |action: &str, resource: &str, region: &str, expected: Option<Why>| {
        let asked = (action, resource);
        let why = why_with(&Catalogue::new(), asked, USER, "", false, "aws:RequestedRegion", region);
        assert_eq!(expected, why, "{action} {region}");
    };
    let user = "arn:aws:iam::111122223333:user/u";
    check("iam:GetUser", user, "us-east-1", None);
    check("iam:GetUser", user, "eu-west-1", Some(Why::RegionOfService));
    check("IAM:GetUser", user, "eu-west-1", Some(Why::RegionOfService));
    check("route53:ListHostedZones", "*", "eu-west-1", Some(Why::RegionOfService));
    check("globalaccelerator:ListAccelerators", "*", "us-west-2", None);
    check(
        "globalaccelerator:ListAccelerators",
        "*",
        "us-east-1",
        Some(Why::RegionOfService),
    );
    // Who asks STS chooses the endpoint, and WAF of a Region is another service.
    check("sts:GetCallerIdentity", "*", "eu-west-1", None);
    check("waf-regional:ListWebACLs", "*", "eu-west-1", None);
    assert_eq!(Some("us-gov-west-1"), region::only_region("aws-us-gov", "iam"));
    assert_eq!(None, region::only_region("aws-us-gov", "support"));
}

#[test]
fn no_region_but_that_of_the_resource() {
    let check = |resource: &str, region: &str, expected: Option<Why>| {
        let asked = ("ec2:StartInstances", resource);
        let context = r#""aws:RequestedRegion": "ap-south-1""#;
        let why = why_with(
            &Catalogue::new(),
            asked,
            USER,
            context,
            false,
            "aws:RequestedRegion",
            region,
        );
        assert_eq!(expected, why, "{resource} {region}");
    };
    let instance = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";
    check(instance, "eu-west-1", None);
    check(instance, "us-east-1", Some(Why::RegionOfResource));
    check(instance, "-", Some(Why::AlwaysThere));
    check("arn:aws:s3:::b", "us-east-1", None);
    check("*", "us-east-1", None);
}

#[test]
fn nobody_signs_in_with_a_login_and_without_one() {
    let caller = r#"{ "federated": "cognito-identity.amazonaws.com" }"#;
    let amr = "cognito-identity.amazonaws.com:amr";
    check(caller, "", amr, "authenticated,graph.facebook.com", None);
    check(caller, "", amr, "unauthenticated", None);
    check(
        caller,
        "",
        amr,
        "authenticated,unauthenticated",
        Some(Why::Contradiction),
    );
}

#[test]
fn sessions_that_nobody_signed_in_for() {
    let mfa = "aws:MultiFactorAuthPresent";
    check(ROLE, "", mfa, "true", None);
    for session in [
        r#""arn:aws:sts::111122223333:assumed-role/R/i-0abcdef0123456789""#,
        r#"{ "arn": "arn:aws:sts::111122223333:assumed-role/R/s", "roleArn": "arn:aws:iam::111122223333:role/service-role/R" }"#,
        r#"{ "arn": "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_R_0123456789abcdef/kim",
             "roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_R_0123456789abcdef" }"#,
    ] {
        check(session, "", mfa, "true", Some(Why::NoMfa));
        check(session, "", "aws:MultiFactorAuthAge", "60", Some(Why::NoMfa));
    }
    for context in [
        r#""aws:FederatedProvider": "cognito-identity.amazonaws.com""#,
        r#""ec2:SourceInstanceArn": "arn:aws:ec2:us-east-1:111122223333:instance/i-1""#,
        r#""lambda:SourceFunctionArn": "arn:aws:lambda:us-east-1:111122223333:function:f""#,
        r#""saml:sub": "kim""#,
        r#""accounts.google.com:sub": "1""#,
    ] {
        check(ROLE, context, mfa, "true", Some(Why::NoMfa));
    }
}

/// What else is set with a key, as `KEY=VALUE`; nothing behind the sign where a key goes.
#[track_caller]
fn follows(caller: &str, context: &str, key: &str, value: Option<&str>, expected: &[&str]) {
    let text = format!(
        r#"{{ "principal": {caller}, "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "resourceAccount": "111122223333",
            "context": {{ {context} }}, "policies": {{}} }}"#
    );
    let input = read::case(&text).expect("a case").request;
    let request = requests(&input).expect("a request").remove(0);
    let value = value.map_or(ContextInput::Removed, |it| ContextInput::One(it.to_string()));
    let along = sets(&[(key, &value)], &request, &input, &Catalogue::new())
        .remove(0)
        .along;
    let found: Vec<String> = along
        .iter()
        .map(|(key, value)| format!("{key}={}", super::values(value).collect::<Vec<_>>().join(",")))
        .collect();
    assert_eq!(expected, found, "{key}");
}

#[test]
fn twins_come_together() {
    let (vpc, vpce) = ("vpc-0abcdef0123456789", "vpce-0abcdef0123456789");
    follows(
        USER,
        "",
        "aws:SourceVpc",
        Some("vpc-1a2b3c4d"),
        &[&format!("aws:SourceVpce={vpce}")],
    );
    follows(
        USER,
        "",
        "aws:SourceVpce",
        Some("vpce-1a2b3c4d"),
        &[&format!("aws:SourceVpc={vpc}")],
    );
    let both = r#""aws:SourceVpc": "vpc-1a2b3c4d", "aws:SourceVpce": "vpce-1a2b3c4d""#;
    follows(USER, both, "aws:SourceVpc", Some("vpc-1a2b3c4e"), &[]);
    follows(USER, both, "aws:SourceVpc", None, &["aws:SourceVpce="]);
    follows(
        SERVICE,
        "",
        "aws:SourceArn",
        Some("arn:aws:sns:us-east-1:444455556666:t"),
        &["aws:SourceAccount=444455556666"],
    );
    follows(
        SERVICE,
        "",
        "aws:SourceArn",
        Some("arn:aws:s3:::b"),
        &["aws:SourceAccount=111122223333"],
    );
    follows(
        USER,
        "",
        "aws:PrincipalOrgPaths",
        Some("o-a1b2c3d4e5/r-ab12/"),
        &["aws:PrincipalOrgID=o-a1b2c3d4e5"],
    );
    let clocks = r#""aws:CurrentTime": "2026-02-01T00:00:00Z", "aws:EpochTime": "1769904000""#;
    follows(
        USER,
        clocks,
        "aws:CurrentTime",
        Some("2026-03-01T00:00:00Z"),
        &["aws:EpochTime=1772323200"],
    );
    follows(
        USER,
        clocks,
        "aws:EpochTime",
        Some("1772323200"),
        &["aws:CurrentTime=2026-03-01T00:00:00Z"],
    );
    // A resource may have a tag for its own.
    let text = r#"{ "principal": "arn:aws:iam::111122223333:user/u", "action": "ec2:CreateVolume",
        "resources": [{ "arn": "arn:aws:ec2:us-east-1:111122223333:volume/*",
            "context": { "aws:RequestTag/Owner": "kim", "aws:TagKeys": ["Owner"] } }], "policies": {} }"#;
    let input = read::case(text).expect("a case").request;
    let request = requests(&input).expect("a request").remove(0);
    let stage = ContextInput::Many(vec!["Stage".to_string()]);
    let along = sets(&[("aws:TagKeys", &stage)], &request, &input, &Catalogue::new())
        .remove(0)
        .along;
    let came = (
        "aws:RequestTag/Stage".to_string(),
        ContextInput::One("example".to_string()),
    );
    assert_eq!(
        vec![("aws:RequestTag/Owner".to_string(), ContextInput::Removed), came],
        along
    );
    let member = r#""aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/"]"#;
    follows(USER, member, "aws:PrincipalOrgID", None, &["aws:PrincipalOrgPaths="]);
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

#[test]
fn arns_that_no_resource_has() {
    let whole = Catalogue::whole();
    let check = |catalogue: &Catalogue, arn: &str, expected: bool| {
        assert_eq!(expected, form::is_of_none(arn, catalogue), "{arn}");
    };
    for catalogue in [&whole, &Catalogue::new()] {
        check(catalogue, "arn:aws:s3:::box", false);
        check(catalogue, "arn:aws:s3:us-east-1::box", true);
        check(catalogue, "arn:aws:s3::111122223333:box", true);
        check(catalogue, "arn:aws:own:us-east-1:111122223333:thing", false);
    }
    check(&whole, "arn:aws:s3:us-east-1:111122223333:accesspoint/a", false);
    check(&whole, "arn:aws:ecs:us-east-1:111122223333:task/c/1", false);
    check(&whole, "arn:aws:ecs:us-east-1:111122223333:example", true);
    check(&whole, "arn:aws:cloudtrail:us-east-1:111122223333:trail/t", false);
}
