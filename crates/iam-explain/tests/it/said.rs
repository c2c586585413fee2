//! What a comparison read is said: over worlds at random, and of texts and lists that are too long to be said whole.

pub mod texts;

use iam_explain::evaluated::Evaluated;
use iam_explain::headline;
use iam_explain::node::{Depth, nodes};
use iam_explain::words;
use iam_explain::words::shown::{LONGEST, cut};
use iam_words::Lang;

use crate::random::{Dice, world};
use crate::world::{OTHER, World, federated_user, session, user};
use texts::{check_fact, check_headline};

/// Fails where a sentence lacks a text.
fn check(world: &World) {
    let trace = world.trace();
    for step in nodes(Evaluated::new(&world.policies, &world.request, &trace), Depth::Whole) {
        check_fact(&step.fact);
    }
    check_headline(&headline::of(Evaluated::new(&world.policies, &world.request, &trace)));
}

fn said(world: &World, lang: Lang) -> String {
    words::headline(Evaluated::new(&world.policies, &world.request, &world.trace()), lang)
}

/// Checks the law, and that the verdict says something in particular.
#[track_caller]
fn check_says(world: &World, english: &[&str], korean: &[&str]) {
    check(world);
    for (lang, texts) in [(Lang::En, english), (Lang::Ko, korean)] {
        let said = said(world, lang);
        for text in texts {
            assert!(said.contains(text), "{text:?} is not said: {said}");
        }
    }
}

#[test]
fn what_was_compared_is_said_over_worlds_at_random() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..1_000 {
        check(&world(&mut dice));
    }
}

const DENY: &str =
    r#"{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":"#;

fn denied(condition: &str) -> World {
    World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key").identity("App", &format!("{DENY}{condition}}}"))
}

#[test]
fn a_deny_says_what_it_compared_and_the_rule_for_a_missing_key() {
    check_says(
        &denied(r#"{"StringNotEquals":{"aws:SourceVpce":["vpce-1","vpce-2"]}}"#),
        &[
            "aws:SourceVpce is absent",
            "\"vpce-1\", \"vpce-2\"",
            "for a negated operator a missing key matches",
        ],
        &[
            "aws:SourceVpce 키가 없습니다",
            "\"vpce-1\", \"vpce-2\"",
            "부정 연산자는 키가 없으면 일치합니다",
        ],
    );
    check_says(
        &denied(r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#),
        &[
            "BoolIfExists asks for \"false\"",
            "a missing key counts as met, in a Deny too",
        ],
        &["BoolIfExists 연산자는 \"false\"", "Deny에서도 키가 없을 때"],
    );
    check_says(
        &denied(r#"{"StringNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/a","b","c","d"]}}"#),
        &[
            "aws:PrincipalArn is \"arn:aws:iam::111122223333:user/ana\"",
            "nothing like",
            "and 1 more",
        ],
        &["arn:aws:iam::111122223333:user/ana", "외 1개"],
    );
    check_says(
        &denied(r#"{"ForAllValues:StringEquals":{"aws:TagKeys":"a"}}"#),
        &["aws:TagKeys is absent", "ForAllValues over no values matches"],
        &["ForAllValues는 비교할 값이 없으면 일치합니다"],
    );
}

#[test]
fn the_value_that_settled_a_set_or_a_long_list_is_said() {
    let condition = r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b","c","d","e"]}}"#;
    check_says(
        &denied(condition).with_many("aws:TagKeys", &["q", "r", "s", "t", "e"]),
        &["\"e\" passes ForAnyValue:StringEquals \"e\", \"a\", \"b\" and 2 more"],
        &["조건에 맞는 값(\"e\")이 있습니다", "외 2개"],
    );
    let condition = r#"{"StringEquals":{"aws:SourceVpc":["a","b","c","d","e"]}}"#;
    check_says(
        &denied(condition).with("aws:SourceVpc", "d"),
        &["one of \"d\", \"a\", \"b\" and 2 more"],
        &["\"d\", \"a\", \"b\" 외 2개"],
    );
    let allow = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}}}"#;
    check_says(
        &World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key")
            .identity("App", allow)
            .with_many("aws:TagKeys", &["a", "b", "a", "b", "z"]),
        &["\"z\" does not pass"],
        &["조건에 맞지 않는 값(\"z\")이 있습니다"],
    );
}

#[test]
fn not_principal_says_whom_it_spares_and_what_of_the_caller_is_not_listed() {
    let deny = |who: &str| {
        format!(
            r#"{{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}},{{"Effect":"Deny","NotPrincipal":{{"AWS":{who}}},"Action":"*","Resource":"*"}}"#
        )
    };
    let role = r#"["arn:aws:iam::111122223333:role/svc/App","111122223333"]"#;
    check_says(
        &World::new(session("svc/App", "s1"), "s3:GetObject", "arn:aws:s3:::box/key").resource("Box", &deny(role)),
        &[
            "it spares arn:aws:iam::111122223333:role/svc/App, 111122223333, and of the caller it does not list the session arn:aws:sts::111122223333:assumed-role/App/s1.",
        ],
        &[
            "제외되는 보안 주체: arn:aws:iam::111122223333:role/svc/App",
            "목록에 없는 것: arn:aws:sts::111122223333:assumed-role/App/s1 세션",
        ],
    );
    check_says(
        &World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key")
            .resource("Box", &deny(r#""arn:aws:iam::111122223333:user/ben""#)),
        &["the account 111122223333 and the user arn:aws:iam::111122223333:user/ana"],
        &["111122223333 계정, arn:aws:iam::111122223333:user/ana 사용자"],
    );
    check_says(
        &World::new(federated_user("carol"), "s3:GetObject", "arn:aws:s3:::box/key")
            .resource("Box", &deny(r#""111122223333""#)),
        &["it does not list the federated user"],
        &["페더레이션 사용자"],
    );
}

#[test]
fn what_a_deny_with_not_action_or_not_resource_spares_is_said() {
    let fence = r#"{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","NotAction":["iam:*","sts:*"],"NotResource":"arn:aws:s3:::${aws:username}/*"}"#;
    check_says(
        &World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key").identity("Fence", fence),
        &[
            "NotAction matches s3:GetObject: its list does not cover it (iam:*, sts:*).",
            "${aws:username} is \"ana\" here",
        ],
        &[
            "NotAction: s3:GetObject 작업과 일치합니다",
            "iam:*, sts:*",
            "${aws:username} 변수의 값: \"ana\"",
        ],
    );
}

#[test]
fn a_variable_without_a_value_is_named_in_conditions_and_in_resources() {
    let condition = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpc":"${aws:PrincipalTag/team}"}}}"#;
    check_says(
        &World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key")
            .identity("App", condition)
            .with("aws:SourceVpc", "vpc-1"),
        &["${aws:PrincipalTag/team} has no value here"],
        &["값이 없는 변수: ${aws:PrincipalTag/team}"],
    );
    let resource =
        r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::box/${aws:PrincipalTag/team}/*"}"#;
    let world = World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key").identity("App", resource);
    check_says(
        &world,
        &["${aws:PrincipalTag/team} has no value here"],
        &["${aws:PrincipalTag/team} 변수에 값이 없어"],
    );
    check_says(
        &world.with("aws:PrincipalTag/team", "blue"),
        &["${aws:PrincipalTag/team} is \"blue\" here"],
        &["${aws:PrincipalTag/team} 변수의 값: \"blue\""],
    );
}

#[test]
fn why_a_limit_still_limits_where_the_resource_names_the_role_is_said() {
    let allow = r#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#;
    let to = |arn: &str| {
        format!(r#"{{"Effect":"Allow","Principal":{{"AWS":"{arn}"}},"Action":"s3:*","Resource":"arn:aws:s3:::box/*"}}"#)
    };
    let world =
        |arn: &str| World::new(session("App", "s1"), "s3:GetObject", "arn:aws:s3:::box/key").resource("Box", &to(arn));
    let (role, one) = (
        "arn:aws:iam::111122223333:role/App",
        "arn:aws:sts::111122223333:assumed-role/App/s1",
    );
    let english = |policy: &str| format!("the {policy} limits such a grant all the same");
    let korean = "그런 허용은 이 정책의 제한을 받습니다";
    check_says(
        &world(role).boundary("Fence", allow),
        &[
            "The permissions boundary does not allow",
            &english("permissions boundary"),
        ],
        &[korean],
    );
    check_says(
        &world(role).session("Inline", allow),
        &[&english("session policy")],
        &[korean],
    );
    // One that names the session passes; one that names nobody here leaves nothing to say of it.
    for world in [
        world(one).boundary("Fence", allow),
        World::new(session("App", "s1"), "s3:GetObject", "arn:aws:s3:::box/key")
            .identity("All", r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#)
            .boundary("Fence", allow),
        world("111122223333").boundary("Fence", allow),
    ] {
        assert!(!said(&world, Lang::En).contains("limits such a grant"));
        assert!(!said(&world, Lang::Ko).contains(korean));
    }
}

#[test]
fn a_limit_without_any_allow_says_so() {
    let allow = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    let deny = r#"{"Effect":"Deny","Action":"iam:*","Resource":"*"}"#;
    let who = |effect: &str| format!(r#"{{"Effect":"{effect}","Principal":"*","Action":"iam:*","Resource":"*"}}"#);
    let world = || World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key").identity("App", allow);
    let none = ["holds no Allow at all"];
    let korean = ["Allow가 하나도 없습니다"];
    check_says(&world().boundary("Fence", deny), &none, &korean);
    check_says(&world().session("Fence", deny), &none, &korean);
    check_says(&world().endpoint("Fence", &who("Deny")), &none, &korean);
    check_says(&world().scp("r-root", "Fence", deny), &["FullAWSAccess"], &korean);
    // One Allow of something else is an Allow.
    let other = world().boundary("Fence", r#"{"Effect":"Allow","Action":"iam:*","Resource":"*"}"#);
    check(&other);
    assert!(!said(&other, Lang::En).contains("at all"));
    let other = world().endpoint("Fence", &who("Allow"));
    assert!(!said(&other, Lang::En).contains("at all"));
}

#[test]
fn texts_that_are_too_long_are_cut_where_the_function_cuts_them() {
    let long = "é".repeat(5_000);
    let shown = cut(&long);
    assert_eq!(LONGEST, shown.chars().count());
    assert!(shown.ends_with('…'));
    assert_eq!("é".repeat(LONGEST), cut(&"é".repeat(LONGEST)));
    let resource = format!("arn:aws:s3:::box/{long}");
    let deny = format!(
        r#"{{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::*","Condition":{{"StringEquals":{{"aws:SourceVpc":["{long}","{long}"]}}}}}}"#
    );
    let denied = World::to(OTHER, user("ana"), "s3:GetObject", &resource)
        .identity("App", &deny)
        .with("aws:SourceVpc", &long);
    check(&denied);
    assert!(said(&denied, Lang::En).chars().count() < 6 * LONGEST);
    let allow =
        format!(r#"{{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${{aws:SourceVpc}}/{long}"}}"#);
    let missed = World::to(OTHER, user("ana"), "s3:GetObject", &resource)
        .identity("App", &allow)
        .with("aws:SourceVpc", &long);
    check(&missed);
    for lang in Lang::ALL {
        assert!(said(&missed, lang).chars().count() < 9 * LONGEST);
    }
}
