//! Links, pasted texts and messages of AWS, as the page asks about them.

use iam_protocol::Question;
use iam_protocol::answer::Answer;
use iam_protocol::ask::Ask;
use iam_protocol::exchange::{Effect, Found, How, Opened, Pasted, Said, Summary, Written};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;
use iam_worker::Worker;

use crate::answered;

fn ask(ask: Ask) -> Answer {
    let question = Question {
        id: 0,
        lang: Lang::En,
        ask,
    };
    answered(&Worker::default(), &question).answer
}

fn open(link: &str) -> Opened {
    let Answer::OpenLink(opened) = ask(Ask::OpenLink { link: link.into() }) else {
        panic!("what a link opens");
    };
    opened
}

fn recognise(text: &str) -> Pasted {
    let Answer::Recognise(pasted) = ask(Ask::Recognise { text: text.into() }) else {
        panic!("what a text is");
    };
    pasted
}

#[test]
fn a_link_that_was_cut_or_changed_is_told_from_a_whole_one() {
    let case =
        r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}"#;
    let written = Ask::WriteLink {
        case: case.into(),
        redacts: false,
    };
    let Answer::WriteLink(Written::Link { link, redacted: None }) = ask(written) else {
        panic!("a link");
    };
    let whole = open(&link);
    assert_eq!(How::Whole, whole.how);
    let since = whole.since.expect("what it was decided like");
    assert!(since.is_same && since.said.contains("today"), "{since:?}");
    assert!(whole.case.is_some_and(|it| it.contains("s3:GetObject")));
    assert_eq!(How::Cut, open(&link[..link.len() - 9]).how);
    assert_eq!(How::NotALink, open("hello").how);
    let torn = Ask::WriteLink {
        case: "[]".into(),
        redacts: false,
    };
    assert_eq!(Answer::WriteLink(Written::Nothing), ask(torn));
}

#[test]
fn the_link_of_a_scenario_opens_as_it_was_typed() {
    let typed = "{ \"steps\" : [ ] }";
    let write = |scenario: &str, redacts| {
        ask(Ask::WriteScenarioLink {
            scenario: scenario.into(),
            redacts,
        })
    };
    let Answer::WriteScenarioLink(Written::Link { link, redacted: None }) = write(typed, false) else {
        panic!("a link");
    };
    let opened = open(&link);
    assert_eq!(
        (How::Whole, None, Some(typed.to_string())),
        (opened.how, opened.case, opened.scenario)
    );
    for redacts in [false, true] {
        assert_eq!(Answer::WriteScenarioLink(Written::Nothing), write("{", redacts));
    }
    let world = r#"{ "version": 1, "accounts": { "623849027156": { "users": { "zoe": {} } } }, "steps": [{ "id": "a", "as": "arn:aws:iam::623849027156:user/zoe", "getCallerIdentity": {} }] }"#;
    let Answer::WriteScenarioLink(Written::Link {
        link,
        redacted: Some(redacted),
    }) = write(world, true)
    else {
        panic!("a link");
    };
    assert!(!redacted.text.contains("623849027156") && !redacted.text.contains("zoe"));
    assert_eq!(open(&link).scenario, Some(redacted.text));
    let unread = r#"{ "version": 2, "steps": [] }"#;
    assert!(matches!(
        write(unread, true),
        Answer::WriteScenarioLink(Written::Refused { .. })
    ));
}

#[test]
fn a_denied_request_is_read_from_its_message() {
    let message = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                   \"arn:aws:s3:::b/k\" with an explicit deny in a service control policy";
    let Answer::ReadDenied(Said::Denied(denied)) = ask(Ask::ReadDenied { text: message.into() }) else {
        panic!("a denied request");
    };
    assert_eq!("arn:aws:iam::111122223333:user/ana", denied.principal);
    assert_eq!(
        ("s3:GetObject", "arn:aws:s3:::b/k"),
        (&*denied.action, &*denied.resource)
    );
    assert_eq!(
        (Some("scp"), Some(Effect::Explicit)),
        (denied.kind.as_deref(), denied.effect)
    );
    assert!(!denied.is_no_principal && !denied.is_no_resource);
    let names = "User: 111122223333 is not authorized to perform: sns:Publish on resource: +15555550100";
    let Answer::ReadDenied(Said::Denied(denied)) = ask(Ask::ReadDenied { text: names.into() }) else {
        panic!("a denied request");
    };
    assert!(denied.is_no_principal && denied.is_no_resource);
    assert_eq!(
        ("111122223333", "+15555550100"),
        (&*denied.principal, &*denied.resource)
    );
    let other = ask(Ask::ReadDenied { text: "hello".into() });
    assert_eq!(Answer::ReadDenied(Said::Unrecognised), other);
}

#[test]
fn policies_are_taken_out_of_what_they_were_pasted_in() {
    let policy = r#"{"Version":"2012-10-17","Statement":[]}"#;
    assert_eq!(Pasted::Policy, recognise(policy));
    let of_bucket =
        r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}"#;
    let bucket = serde_json::json!({ "Policy": of_bucket }).to_string();
    let Pasted::Unwrapped { from, found } = recognise(&bucket) else {
        panic!("a policy in an output: {:?}", recognise(&bucket));
    };
    assert_eq!("getBucketPolicy", from);
    let [Found { kind, .. }] = &*found else {
        panic!("{found:?}")
    };
    assert_eq!(Some(PolicyKind::Resource), *kind, "{found:?}");
    let names = recognise(r#"{"PolicyNames":["a","b"]}"#);
    assert!(
        matches!(names, Pasted::Summary(Summary::InlinePolicies { .. })),
        "{names:?}"
    );
    let foreign = recognise("resource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Statement = [] })\n}");
    assert_eq!(
        Pasted::Foreign {
            from: "terraform".into()
        },
        foreign
    );
    assert_eq!(Pasted::Unrecognised, recognise("hello"));
}

#[test]
fn a_link_may_hold_other_names() {
    let case = r#"{ "principal": "arn:aws:iam::123456789012:user/Grace", "action": "s3:GetObject", "resource": "arn:aws:s3:::payroll/k",
        "policies": { "identity": [ { "name": "a", "document": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::pay*\"}}" } ] } }"#;
    let written = |case: &str| {
        ask(Ask::WriteLink {
            case: case.into(),
            redacts: true,
        })
    };
    let Answer::WriteLink(Written::Link {
        link,
        redacted: Some(redacted),
    }) = written(case)
    else {
        panic!("a link");
    };
    let Answer::OpenLink(opened) = ask(Ask::OpenLink { link }) else {
        panic!("what it opens");
    };
    let opened_case = opened.case.expect("a case");
    for name in ["123456789012", "Grace", "payroll"] {
        assert!(
            redacted.replaced.iter().any(|(from, _)| name.contains(from.as_str())),
            "{name}"
        );
        assert!(!opened_case.contains(name), "{name} in {opened_case}");
        assert!(!redacted.text.contains(name), "{name} in {}", redacted.text);
    }
    let since = opened.since.expect("what was decided");
    assert!(since.is_same, "{}", since.said);
    let torn = r#"{ "action": "s3:GetObject", "policies": { "identity": [ { "name": "a", "document": "{ torn" } ] } }"#;
    let Answer::WriteLink(Written::Refused { why }) = written(torn) else {
        panic!("no link");
    };
    assert!(why.contains("the policy"), "{why}");
}
