//! What each statement had to do with the decision, and which Allows failed by a hair.

use iam_explain::evaluated::Evaluated;
use iam_explain::near_miss::{Missed, near_misses};
use iam_explain::roles::{StatementRole, applying};

use crate::world::{OWN, World, federated_user, root_of, session, user};

const KEY: &str = "arn:aws:s3:::box/key";
const ALLOW: &str = r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#;
const OTHER_ACTION: &str = r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#;
const ALLOW_ANA: &str =
    r#"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ana"},"Action":"s3:*","Resource":"*"}"#;
const IF_TLS: &str =
    r#"{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#;
const DENY_PLAIN: &str =
    r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#;

fn ana() -> World {
    World::new(user("ana"), "s3:GetObject", KEY)
}

#[track_caller]
fn check(world: World, expected: &[&str]) {
    let trace = world.trace();
    let role = |role| match role {
        StatementRole::Decides => "decides",
        StatementRole::Grants => "grants",
        StatementRole::Overridden => "overridden",
    };
    let seen: Vec<String> = applying(Evaluated::new(&world.policies, &world.request, &trace))
        .iter()
        .map(|one| {
            format!(
                "{:?} {} {} {}",
                one.gate,
                one.policy_index,
                one.statement,
                role(one.role)
            )
        })
        .collect();
    assert_eq!(expected, seen, "{:?}", trace.decision());
}

#[test]
fn allows_grant_or_are_overridden() {
    check(ana().identity("p", ALLOW), &["Principal 0 0 grants"]);
    check(
        ana().identity("p", ALLOW).boundary("b", OTHER_ACTION),
        &["Principal 0 0 overridden"],
    );
    check(
        ana()
            .identity("p", ALLOW)
            .identity("q", &format!("{ALLOW},{DENY}"))
            .boundary("b", ALLOW),
        &[
            "Principal 0 0 overridden",
            "Principal 1 0 overridden",
            "Principal 1 1 decides",
            "Boundary 0 0 overridden",
        ],
    );
    check(
        ana()
            .resource("r", ALLOW_ANA)
            .identity("p", ALLOW)
            .scp("r-root", "s", ALLOW),
        &["Scp(0) 0 0 grants", "Resource 0 0 grants", "Principal 0 0 grants"],
    );
    check(ana(), &[]);
}

#[test]
fn every_deny_that_counts_decides() {
    check(
        ana().identity("p", DENY).boundary("b", DENY).scp("r-root", "s", DENY),
        &["Scp(0) 0 0 decides", "Principal 0 0 decides", "Boundary 0 0 decides"],
    );
}

#[test]
fn the_root_user_may_manage_the_bucket_policy() {
    let deny = r#"{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}"#;
    check(
        World::new(root_of(OWN), "s3:PutBucketPolicy", "arn:aws:s3:::box").resource("r", deny),
        &["Resource 0 0 overridden"],
    );
    check(
        World::new(root_of(OWN), "s3:GetObject", KEY).resource("r", deny),
        &["Resource 0 0 decides"],
    );
}

#[test]
fn statements_that_may_apply() {
    let open = || ana().unknown("aws:SecureTransport");
    check(open().identity("p", IF_TLS), &["Principal 0 0 decides"]);
    check(
        open().identity("p", ALLOW).identity("q", DENY_PLAIN),
        &["Principal 0 0 grants", "Principal 1 0 decides"],
    );
    check(
        open().identity("p", DENY).identity("q", DENY_PLAIN),
        &["Principal 0 0 decides"],
    );
    check(
        open().identity("p", DENY).identity("q", IF_TLS),
        &["Principal 0 0 decides"],
    );
    // Whatever the key holds, one of the two applies.
    let unless = IF_TLS.replace("\"Bool\"", "\"StringNotEquals\"");
    check(
        open().identity(
            "p",
            &format!("{},{unless}", IF_TLS.replace("\"Bool\"", "\"StringEquals\"")),
        ),
        &["Principal 0 0 grants", "Principal 0 1 grants"],
    );
}

#[track_caller]
fn check_near(world: World, expected: &[&str]) {
    let trace = world.trace();
    let seen: Vec<String> = near_misses(Evaluated::new(&world.policies, &world.request, &trace))
        .iter()
        .map(|miss| {
            let what = match &miss.missed {
                Missed::Principal { .. } => "principal".to_string(),
                Missed::Resource { .. } => "resource".to_string(),
                Missed::Conditions(keys) => keys.iter().map(|key| key.key).collect::<Vec<_>>().join(" "),
            };
            format!("{:?} {} {} {what}", miss.gate, miss.policy_index, miss.statement)
        })
        .collect();
    assert_eq!(expected, seen, "{:?}", trace.decision());
}

#[test]
fn near_misses_fail_in_one_element() {
    let plain = || ana().with("aws:SecureTransport", "false");
    check_near(plain().identity("p", IF_TLS), &["Principal 0 0 aws:SecureTransport"]);
    // The same on a denial by a Deny elsewhere: it still lacks an Allow.
    check_near(
        plain().identity("p", IF_TLS).boundary("b", DENY),
        &["Principal 0 0 aws:SecureTransport"],
    );
    check_near(ana().with("aws:SecureTransport", "true").identity("p", IF_TLS), &[]);
    let elsewhere = ALLOW.replace(r#""Resource":"*""#, r#""Resource":"arn:aws:s3:::other/*""#);
    check_near(plain().identity("p", &elsewhere), &["Principal 0 0 resource"]);
    // Two elements fail, or the action: no near miss.
    check_near(
        plain().identity(
            "p",
            &IF_TLS.replace(r#""Resource":"*""#, r#""Resource":"arn:aws:s3:::other/*""#),
        ),
        &[],
    );
    check_near(plain().identity("p", OTHER_ACTION), &[]);
    // A gate that allows, or need not, has none.
    check_near(
        plain()
            .identity("p", ALLOW)
            .identity("q", IF_TLS)
            .boundary("b", OTHER_ACTION),
        &[],
    );
    let ben = ALLOW_ANA.replace("user/ana", "user/ben");
    // Inside one account the resource's policy would be enough, if it named the caller and not the account.
    check_near(ana().resource("r", &ben), &["Resource 0 0 principal"]);
    let to_account = elsewhere.replace(r#""Action""#, r#""Principal":{"AWS":"111122223333"},"Action""#);
    check_near(ana().resource("r", &to_account), &[]);
    check_near(
        World::to("444455556666", user("ana"), "s3:GetObject", KEY)
            .identity("p", ALLOW)
            .resource("r", &ben),
        &["Resource 0 0 principal"],
    );
    // A Deny that just misses is none either.
    check_near(ana().with("aws:SecureTransport", "true").identity("p", DENY_PLAIN), &[]);
}

#[test]
fn sessions_too() {
    let app = || World::new(session("App", "s1"), "s3:GetObject", KEY).with("aws:SecureTransport", "false");
    check_near(
        app().identity("p", ALLOW).session("s", IF_TLS),
        &["Session(0) 0 0 aws:SecureTransport"],
    );
    check_near(
        World::new(federated_user("carol"), "s3:GetObject", KEY).identity("p", ALLOW),
        &[],
    );
}
