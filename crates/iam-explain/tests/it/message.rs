//! AWS's denial message, word for word: every row of SEMANTICS.md §6.11.

use iam_explain::evaluated::Evaluated;
use iam_explain::message::message;

use crate::world::{OTHER, OWN, World, provider, root_of, service, session, user, user_of};

const ALLOW: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#;
const OTHER_ACTION: &str = r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#;
const DENY_ALL: &str = r#"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#;
const ALLOW_ALL: &str = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#;
const NOBODY: &str = r#"{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"*","Resource":"*"}"#;
const KEY: &str = "arn:aws:s3:::box/key";
const ROLE: &str = "arn:aws:iam::111122223333:role/App";
const ANA: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::box/key";

fn ana() -> World {
    World::new(user("ana"), "s3:GetObject", KEY)
}

#[track_caller]
fn check(world: World, expected: &str) {
    let trace = world.trace();
    let seen = message(Evaluated::new(&world.policies, &world.request, &trace));
    assert_eq!(expected, seen.as_deref().unwrap_or(""), "{:?}", trace.decision());
}

#[test]
fn implicit() {
    let because = |kind: &str| format!("{ANA} because no {kind} allows the s3:GetObject action");
    check(
        ana().scp("r-root", "p", OTHER_ACTION).identity("p", ALLOW),
        &because("service control policy"),
    );
    let endpoint = r#"{"Effect":"Allow","Principal":"*","Action":"ec2:*","Resource":"*"}"#;
    check(
        ana().endpoint("p", endpoint).identity("p", ALLOW),
        &because("VPC endpoint policy"),
    );
    check(
        ana().boundary("p", OTHER_ACTION).identity("p", ALLOW),
        &because("permissions boundary"),
    );
    check(
        ana().session("p", OTHER_ACTION).identity("p", ALLOW),
        &because("session policy"),
    );
    check(ana(), &because("identity-based policy"));
    let abroad = World::to(OTHER, user("ana"), "s3:GetObject", KEY)
        .identity("p", ALLOW)
        .resource("p", NOBODY);
    check(abroad, &because("resource-based policy"));
    let trust = r#"{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"sts:AssumeRole"}"#;
    check(
        World::new(user("ana"), "sts:AssumeRole", ROLE)
            .trust("p", trust)
            .identity("p", ALLOW),
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/App because no role trust policy allows the sts:AssumeRole action",
    );
    let kms = "arn:aws:kms:us-east-1:111122223333:key/1234";
    check(
        World::new(user("ana"), "kms:Decrypt", kms)
            .key("p", NOBODY)
            .identity("p", ALLOW),
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1234 because no resource-based policy allows the kms:Decrypt action",
    );
}

#[test]
fn explicit() {
    let with = |kind: &str| format!("{ANA} with an explicit deny in {kind}");
    check(ana().scp("r-root", "p", DENY), &with("a service control policy"));
    check(ana().rcp("r-root", "p", DENY_ALL), &with("a resource control policy"));
    check(ana().endpoint("p", DENY_ALL), &with("a VPC endpoint policy"));
    check(ana().boundary("p", DENY), &with("a permissions boundary"));
    check(ana().session("p", DENY), &with("a session policy"));
    check(ana().resource("p", DENY_ALL), &with("a resource-based policy"));
    check(ana().identity("p", DENY), &with("an identity-based policy"));
    let trust = r#"{"Effect":"Deny","Principal":"*","Action":"sts:*"}"#;
    check(
        World::new(user("ana"), "sts:AssumeRole", ROLE).trust("p", trust),
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/App with an explicit deny in the role trust policy",
    );
}

#[test]
fn the_arn_of_the_policy_that_denies_stands_at_the_end() {
    let arn = "arn:aws:iam::111122223333:policy/NoBoxes";
    check(
        ana().identity(arn, DENY),
        &format!("{ANA} with an explicit deny in an identity-based policy: {arn}"),
    );
    check(
        ana().identity("p", ALLOW).identity(arn, DENY),
        &format!("{ANA} with an explicit deny in an identity-based policy: {arn}"),
    );
    check(
        ana().identity("p", DENY).identity(arn, DENY),
        &format!("{ANA} with an explicit deny in an identity-based policy"),
    );
    let scp = "arn:aws:organizations::999999999999:policy/o-exampleorg/service_control_policy/p-12345678";
    check(
        ana().scp("r-root", scp, DENY),
        &format!("{ANA} with an explicit deny in a service control policy: {scp}"),
    );
}

#[test]
fn no_resource_where_there_is_none() {
    check(
        World::new(user("ana"), "ec2:DescribeInstances", "*"),
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action",
    );
}

#[test]
fn callers_by_name() {
    let refused = |who: &str, kind: &str| {
        format!(
            "User: {who} is not authorized to perform: s3:GetObject on resource: {KEY} because no {kind} policy allows the s3:GetObject action"
        )
    };
    check(
        World::new(session("svc/App", "s1"), "s3:GetObject", KEY),
        &refused("arn:aws:sts::111122223333:assumed-role/App/s1", "identity-based"),
    );
    check(
        World::new(service("cloudtrail.amazonaws.com"), "s3:GetObject", KEY),
        &refused("cloudtrail.amazonaws.com", "resource-based"),
    );
    let anonymous = iam_eval::caller::Caller::Anonymous;
    check(
        World::new(anonymous, "s3:GetObject", KEY),
        &refused("anonymous", "resource-based"),
    );
    check(
        World::new(provider("accounts.google.com"), "s3:GetObject", KEY),
        &refused("accounts.google.com", "resource-based"),
    );
    check(
        World::new(root_of(OTHER), "s3:GetObject", KEY),
        &refused("arn:aws:iam::444455556666:root", "resource-based"),
    );
    check(
        World::new(user_of(OTHER, "ben"), "s3:GetObject", KEY),
        &refused("arn:aws:iam::444455556666:user/ben", "resource-based"),
    );
}

#[test]
fn before_any_policy() {
    check(
        World::new(root_of(OWN), "sts:AssumeRole", ROLE),
        "Roles may not be assumed by root accounts.",
    );
    check(
        World::new(session("App", "s1"), "sts:GetSessionToken", "*"),
        "Cannot call GetSessionToken with session credentials",
    );
    check(World::new(user("ana"), "sts:GetSessionToken", "*"), "");
    check(World::new(user("ana"), "sts:GetCallerIdentity", "*"), "");
}

#[test]
fn none_but_for_a_denial() {
    check(ana().identity("p", ALLOW), "");
    check(ana().resource("p", ALLOW_ALL), "");
    let conditional =
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#;
    check(ana().identity("p", conditional).unknown("aws:SecureTransport"), "");
}
