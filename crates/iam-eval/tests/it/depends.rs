//! What an answer that depends shows: the keys that decide, no other, and values that lead to each decision.

use iam_eval::closings::with_values;
use iam_eval::combine::Outcome;
use iam_eval::context::{Looked, Value};
use iam_eval::trace::Closings;
use iam_eval::{derive, evaluate};

use crate::ana;

/// Ana reads an object under these statements, with these keys unknown.
fn closings(statements: &str, unknown: &[&str]) -> Option<Closings> {
    let given: Vec<derive::Given> = unknown.iter().map(|name| (*name, Some(Value::Unknown))).collect();
    evaluate(&ana::policies(statements), &ana::request(&given)).closings
}

fn statement(effect: &str, condition: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Action":"s3:*","Resource":"*","Condition":{{{condition}}}}}"#)
}

/// One line a decision: what it is, and what each key holds that is named.
fn show(closings: &Closings) -> String {
    let line = |closing: &iam_eval::trace::Closing| {
        let values = closings.keys.iter().zip(&closing.values);
        let shown: Vec<String> = values
            .map(|(key, value)| format!("{key} {}", held(value.as_ref())))
            .collect();
        let outcome = match closing.decision.outcome {
            Outcome::Allowed => "allowed",
            Outcome::ExplicitDeny => "explicit deny",
            Outcome::ImplicitDeny => "implicit deny",
            Outcome::Depends => "depends",
        };
        format!("{outcome}: {}", shown.join(", "))
    };
    closings.found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn held(value: Option<&Value>) -> String {
    match value {
        None => "absent".to_owned(),
        Some(Value::One(text)) => format!("`{text}`"),
        Some(Value::Many(texts)) => format!("{texts:?}"),
        Some(Value::Unknown) => "unknown".to_owned(),
    }
}

#[track_caller]
fn check(statements: &[String], unknown: &[&str], expected: &str) {
    let closings = closings(&statements.join(","), unknown).expect("it depends");
    let shown = show(&closings);
    assert_eq!(expected, shown);
}

#[test]
fn keys_that_decide_together_are_both_named() {
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpc `vpc-1`, aws:sourcevpce `vpce-1`\nimplicit deny: aws:sourcevpc absent, aws:sourcevpce absent",
    );
}

#[test]
fn a_key_that_only_repeats_what_another_says_is_not_named() {
    let one = statement("Allow", r#""StringEquals":{"aws:SourceVpce":"vpce-1"}"#);
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[one, both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpce `vpce-1`\nimplicit deny: aws:sourcevpce absent",
    );
}

#[test]
fn the_first_key_may_be_the_idle_one() {
    let one = statement("Allow", r#""StringEquals":{"aws:SourceVpc":"vpc-1"}"#);
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[one, both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpc `vpc-1`\nimplicit deny: aws:sourcevpc absent",
    );
}

/// Seven keys of five values each are more than can all be tried.
const MANY: [&str; 7] = ["k:1", "k:2", "k:3", "k:4", "k:5", "k:6", "k:7"];

/// A statement that compares each of the many with three values and adds nothing to the others.
fn idle() -> String {
    let each = MANY.map(|key| format!(r#""{key}":["a","b","c"]"#)).join(",");
    statement("Deny", &format!(r#""StringEquals":{{{each}}},"Null":{{"k:1":"true"}}"#))
}

#[test]
fn a_sample_finds_what_two_keys_bring_about_together() {
    let two = statement("Allow", r#""StringEquals":{"k:1":"a","k:2":"b"}"#);
    let closings = closings(&[two, idle()].join(","), &MANY).expect("it depends");
    let [allowed, denied] = closings.found.as_slice() else {
        panic!("{closings:?}");
    };
    assert_eq!(Outcome::Allowed, allowed.decision.outcome);
    assert_eq!(Outcome::ImplicitDeny, denied.decision.outcome);
    // The second is brought as close to the first as it can be.
    let n_apart = allowed
        .values
        .iter()
        .zip(&denied.values)
        .filter(|(a, b)| a != b)
        .count();
    assert_eq!(1, n_apart, "{closings:?}");
}

#[test]
fn a_sample_finds_it_too_where_keys_have_a_power_of_two_of_values() {
    let two = statement("Allow", r#""StringEquals":{"k:1":"a","k:2":"b"}"#);
    let each = MANY.map(|key| format!(r#""{key}":["a","b"]"#)).join(",");
    let idle = statement("Deny", &format!(r#""StringEquals":{{{each}}},"Null":{{"k:1":"true"}}"#));
    let closings = closings(&[two, idle].join(","), &MANY).expect("it depends");
    assert_eq!(2, closings.found.len(), "{closings:?}");
}

#[test]
fn a_sample_tries_each_value_of_each_key_alone() {
    for (at, key) in MANY.iter().enumerate() {
        for value in ["a", "c"] {
            let others = MANY.iter().enumerate().filter(|(other, _)| *other != at);
            let absent: Vec<String> = others.map(|(_, other)| format!(r#""{other}":"true""#)).collect();
            let alone = format!(
                r#""StringEquals":{{"{key}":"{value}"}},"Null":{{{}}}"#,
                absent.join(",")
            );
            let expected = format!("allowed: {key} `{value}`\nimplicit deny: {key} absent");
            check(&[statement("Allow", &alone), idle()], &MANY, &expected);
        }
    }
}

#[test]
fn a_sample_shows_what_is_always_sent() {
    let two = statement(
        "Allow",
        r#""StringEquals":{"k:1":"a"},"Bool":{"aws:SecureTransport":"true"}"#,
    );
    let unknown: Vec<&str> = MANY.into_iter().chain(["aws:SecureTransport"]).collect();
    check(
        &[two, idle()],
        &unknown,
        "allowed: aws:securetransport `true`, k:1 `a`\nimplicit deny: aws:securetransport `true`, k:1 absent",
    );
}

#[test]
fn a_sample_that_finds_one_decision_settles_nothing() {
    let all = MANY.map(|key| format!(r#""{key}":"a""#)).join(",");
    let narrow = statement("Allow", &format!(r#""StringEquals":{{{all}}}"#));
    let closings = closings(&[narrow, idle()].join(","), &MANY).expect("it depends");
    assert_eq!(1, closings.found.len());
    assert_eq!(Outcome::Depends, closings.decision().outcome);
}

#[test]
fn one_form_of_the_clock_brings_the_other() {
    let forms = [("aws:CurrentTime", "1970-01-01T00:01:40Z"), ("aws:EpochTime", "100")];
    let request = ana::request(&forms.map(|(name, _)| (name, Some(Value::Unknown))));
    for (name, value) in forms {
        let closed = with_values(&request, &[(name, Some(Value::One(value.to_owned())))]);
        for (name, value) in forms {
            assert_eq!(Looked::One(value), closed.context.get(name));
        }
    }
    // A form that was removed on purpose stays away.
    let request = ana::request(&[(forms[0].0, None), (forms[1].0, Some(Value::Unknown))]);
    let closed = with_values(&request, &[(forms[1].0, Some(Value::One("100".to_owned())))]);
    assert_eq!(Looked::Absent, closed.context.get(forms[0].0));
}

/// A condition on one key that Ana's policy allows under, and what the key holds when she is allowed.
#[track_caller]
fn check_value(conditions: &[(&str, &str)], unknown: &[&str], expected: &str) {
    let statements: Vec<String> = conditions
        .iter()
        .map(|(effect, text)| statement(effect, text))
        .collect();
    let shown = closings(&statements.join(","), unknown).map(|closings| show(&closings));
    let allowed = shown
        .as_deref()
        .and_then(|shown| shown.lines().find(|line| line.starts_with("allowed")));
    assert_eq!(
        Some(format!("allowed: {expected}").as_str()),
        allowed,
        "{conditions:?} {shown:?}"
    );
}

#[test]
fn bytes_are_written_as_base64() {
    for text in ["TWFu", "AAEC", "+/8=", "/w==", "gIE=", "f39/", "AQIDBAUG"] {
        check_value(
            &[("Allow", &format!(r#""BinaryEquals":{{"k:x":"{text}"}}"#))],
            &["k:x"],
            &format!("k:x `{text}`"),
        );
    }
}

#[test]
fn addresses_are_in_a_range_behind_it_or_outside_all() {
    let check = |yes: &str, no: &str, expected: &str| {
        let text = format!(r#""IpAddress":{{"k:x":"{yes}"}},"NotIpAddress":{{"k:x":"{no}"}}"#);
        check_value(&[("Allow", &text)], &["k:x"], &format!("k:x `{expected}`"));
    };
    check("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0");
    check("10.0.0.0/8", "10.0.0.77/9", "10.128.0.0");
    check("10.0.0.0/8", "10.64.0.0/10", "10.0.0.0");
    check("10.0.0.8/29", "10.0.0.8/32", "10.0.0.9");
    check("2001:db8::/32", "2001:db8::/33", "2001:db8:8000::");
    check("2001:db8::/32", "2001:db8::77/33", "2001:db8:8000::");
    check("2001:db8::8/125", "2001:db8::8/128", "2001:db8::9");
    let outside = r#""NotIpAddress":{"k:x":"10.0.0.0/8"},"Null":{"k:x":"false"}"#;
    check_value(&[("Allow", outside)], &["k:x"], "k:x `192.0.2.222`");
    let outside = r#""NotIpAddress":{"k:x":["192.0.2.0/24","0.0.0.0/1"]},"Null":{"k:x":"false"}"#;
    check_value(&[("Allow", outside)], &["k:x"], "k:x `198.51.100.222`");
}

#[test]
fn numbers_and_dates_are_written_as_one_would() {
    let allow = |text: &str, expected: &str| check_value(&[("Allow", text)], &["k:x"], expected);
    allow(r#""NumericLessThan":{"k:x":"1"}"#, "k:x `0`");
    allow(r#""NumericLessThan":{"k:x":"0"}"#, "k:x `-1`");
    allow(
        r#""DateEquals":{"k:x":"2026-01-01T00:00:00Z"}"#,
        "k:x `2026-01-01T00:00:00Z`",
    );
    let both = r#""NumericGreaterThan":{"k:x":"5"},"DateEquals":{"k:x":"2026-01-01T00:00:00Z"}"#;
    allow(both, "k:x `1767225600`");
}

#[test]
fn the_two_forms_of_the_clock_are_one_key() {
    let unknown = ["aws:CurrentTime", "aws:EpochTime"];
    let between = r#""DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"},"NumericLessThan":{"aws:EpochTime":"1767225610"}"#;
    check_value(
        &[("Allow", between)],
        &unknown,
        "aws:currenttime `2026-01-01T00:00:00.1Z`",
    );
    let equal = r#""NumericEquals":{"aws:EpochTime":"1767225600"}"#;
    check_value(&[("Allow", equal)], &unknown, "aws:currenttime `2026-01-01T00:00:00Z`");
}

#[test]
fn a_key_compared_with_another_may_hold_the_same() {
    let unknown = ["k:a", "k:b"];
    let check = |rest: &str, expected: &str| {
        let text = format!(r#""StringEquals":{{"k:a":"${{k:b}}"}},{rest}"#);
        check_value(&[("Allow", &text)], &unknown, expected);
    };
    check(r#""StringLike":{"k:b":"team-*"}"#, "k:a `team-`, k:b `team-`");
    check(
        r#""StringLike":{"k:b":"red"},"StringEqualsIfExists":{"k:b":"red"}"#,
        "k:a `red`, k:b `red`",
    );
}

#[test]
fn a_variable_may_hold_what_the_resource_has_in_its_place() {
    let check = |resource: &str, expected: &str| {
        let text = format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::{resource}"}}"#);
        let closings = closings(&text, &["k:x"]).expect("it depends");
        let shown = show(&closings);
        assert_eq!(
            Some(format!("allowed: k:x `{expected}`").as_str()),
            shown.lines().next(),
            "{resource}"
        );
    };
    check("box/home/${k:x}", "ana");
    check("box/${k:x}/*", "home");
    check("box/${k:x}/ana", "home");
    check("${k:x}/ana*", "box/home");
    check("*/${k:x}", "ana");
    check("box/${k:gone, 'home'}/${k:x}", "ana");
}

#[test]
fn sets_are_tried_as_they_are_wanted() {
    let named = |n: usize| (0..n).map(|at| format!(r#""n{at:02}""#)).collect::<Vec<_>>().join(",");
    let all_of = |list: &str| format!(r#""ForAllValues:StringEquals":{{"k:x":[{list}]}},"Null":{{"k:x":"false"}}"#);
    let without = |name: &str| format!(r#""ForAllValues:StringNotEquals":{{"k:x":"{name}"}}"#);
    let with = |name: &str| format!(r#""ForAnyValue:StringEquals":{{"k:x":"{name}"}}"#);
    let check = |conditions: &[(&str, String)], expected: &str| {
        let conditions: Vec<(&str, &str)> = conditions
            .iter()
            .map(|(effect, text)| (*effect, text.as_str()))
            .collect();
        check_value(&conditions, &["k:x"], expected);
    };
    // Few: one of two.
    check(
        &[("Allow", all_of(&named(2))), ("Deny", without("n01"))],
        r#"k:x ["n01"]"#,
    );
    // Some: exactly two, and all that are named.
    let two = [
        ("Allow", all_of(r#""n00","n01""#)),
        ("Deny", without("n00")),
        ("Deny", without("n01")),
        ("Deny", with("n02")),
        ("Deny", with("n03")),
        ("Deny", with("n04")),
    ];
    check(&two, r#"k:x ["n00", "n01"]"#);
    let mut all = vec![("Allow", all_of(&named(6)))];
    all.extend((0..6).map(|at| ("Deny", without(&format!("n{at:02}")))));
    check(&all, r#"k:x ["n00", "n01", "n02", "n03", "n04", "n05"]"#);
    // Many: one beside what nobody names.
    let mut other = vec![("Allow", with("n00")), ("Deny", all_of(&named(20)))];
    other.extend((1..20).map(|at| ("Deny", with(&format!("n{at:02}")))));
    check(&other, r#"k:x ["n00", "other-x"]"#);
}

#[test]
fn an_empty_text_in_a_set_is_there_and_counts_for_nothing() {
    for key in ["k:x", "aws:TagKeys"] {
        let there = format!(r#""Null":{{"{key}":"false"}}"#);
        let any = format!(r#""ForAnyValue:StringLike":{{"{key}":"?*"}}"#);
        let expected = format!(r#"{} [""]"#, key.to_lowercase());
        check_value(&[("Allow", &there), ("Deny", &any)], &[key], &expected);
    }
}

#[test]
fn a_number_is_no_empty_text() {
    let all =
        r#""ForAllValues:NumericEquals":{"aws:MultiFactorAuthAge":"5"},"Null":{"aws:MultiFactorAuthAge":"false"}"#;
    let any = r#""ForAnyValue:NumericEquals":{"aws:MultiFactorAuthAge":"5"}"#;
    let statements = [statement("Allow", all), statement("Deny", any)].join(",");
    let closings = closings(&statements, &["aws:MultiFactorAuthAge"]).expect("it depends");
    assert!(!show(&closings).contains("allowed"), "{closings:?}");
}

#[test]
fn patterns_are_met_together() {
    let unless = |pattern: &str| format!(r#""StringNotLike":{{"k:x":"{pattern}"}}"#);
    let allow = |pattern: &str| format!(r#""StringLike":{{"k:x":"{pattern}"}}"#);
    check_value(
        &[("Allow", &allow("cli*")), ("Deny", &unless("*beta"))],
        &["k:x"],
        "k:x `clibeta`",
    );
    check_value(
        &[
            ("Allow", &allow("cli*")),
            ("Deny", &unless("*mid*")),
            ("Deny", &unless("*beta")),
        ],
        &["k:x"],
        "k:x `climidbeta`",
    );
}

#[test]
fn patterns_of_arns_are_met_together_too() {
    let key = "aws:SourceArn";
    let test = |operator: &str, pattern: &str| format!(r#""{operator}":{{"{key}":"{pattern}"}}"#);
    let check = |deny: &str, expected: &str| {
        let allow = test("ArnLike", "arn:aws:iam::*:role/cli*");
        let expected = format!("aws:sourcearn `{expected}`");
        check_value(&[("Allow", &allow), ("Deny", deny)], &[key], &expected);
    };
    check(
        &test("ArnNotLike", "arn:aws:iam::111122223333:role/*beta"),
        "arn:aws:iam::111122223333:role/clibeta",
    );
    check(&test("StringNotLike", "*::22*beta"), "arn:aws:iam::22:role/clibeta");
    check(
        &test("StringEquals", "arn:aws:iam:::role/cli"),
        "arn:aws:iam:::role/clix",
    );
    check(&test("ArnEquals", "arn:aws:iam::?:role/*"), "arn:aws:iam:::role/cli");
}

#[test]
fn a_policy_may_name_the_value_that_nobody_is_likely_to_name() {
    for (key, first, second) in [
        ("aws:SecureTransport", "false", "true"),
        ("aws:MultiFactorAuthAge", "0", "1"),
        ("aws:SourceIp", "192.0.2.222", "192.0.2.223"),
        ("aws:CurrentTime", "2001-01-01T00:00:00Z", "2001-01-01T00:00:01Z"),
        ("aws:EpochTime", "978307200", "978307201"),
    ] {
        // One form of the clock alone: the other was removed.
        let other = match key {
            "aws:CurrentTime" => "aws:EpochTime",
            "aws:EpochTime" => "aws:CurrentTime",
            _ => "k:gone",
        };
        let given = [(key, Some(Value::Unknown)), (other, None)];
        let text = format!(r#""StringNotEquals":{{"{key}":"{first}"}},"Null":{{"{key}":"false"}}"#);
        let trace = evaluate(&ana::policies(&statement("Allow", &text)), &ana::request(&given));
        let shown = show(&trace.closings.expect("it depends"));
        let expected = format!("allowed: {} `{second}`", key.to_lowercase());
        assert_eq!(Some(expected.as_str()), shown.lines().next(), "{shown}");
    }
}

#[test]
fn what_is_always_sent_holds_something_of_its_type() {
    for (key, other, expected) in [
        ("aws:CurrentTime", "aws:EpochTime", "2001-01-01T00:00:00Z"),
        ("aws:EpochTime", "aws:CurrentTime", "978307200"),
        ("aws:SecureTransport", "k:gone", "false"),
    ] {
        let request = ana::request(&[(key, Some(Value::Unknown)), (other, None)]);
        assert_eq!(Looked::One(expected), with_values(&request, &[]).context.get(key));
    }
}

#[test]
fn the_empty_text_is_a_value_that_a_pattern_can_tell_from_others() {
    let empty = statement("Allow", r#""StringNotLike":{"k:x":"?*"},"Null":{"k:x":"false"}"#);
    check(&[empty], &["k:x"], "allowed: k:x ``\nimplicit deny: k:x absent");
}

/// The closings of Ana's request with a key that is there for certain, and holds one of these.
fn sent(condition: &str, one_of: &[&str]) -> String {
    let policies = ana::policies(&statement("Allow", condition));
    let mut request = ana::request(&[("k:sent", Some(Value::Unknown))]);
    let one_of = one_of.iter().map(|it| (*it).to_owned()).collect();
    request.context.send("K:Sent", one_of);
    let trace = evaluate(&policies, &request);
    match trace.decision().outcome {
        Outcome::Depends => show(trace.closings.as_ref().expect("it depends on the key")),
        Outcome::Allowed => "allowed".to_owned(),
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => "denied".to_owned(),
    }
}

#[test]
fn a_key_that_is_there_for_certain_is_never_absent() {
    let (present, absent) = (r#""Null":{"k:sent":"false"}"#, r#""Null":{"k:sent":"true"}"#);
    assert_eq!("allowed", sent(present, &[]));
    assert_eq!("denied", sent(absent, &[]));
    assert_eq!("allowed", sent(present, &["a", "b"]));
    // Whatever it holds, or one of what it may.
    let is_a = r#""StringEquals":{"k:sent":"a"}"#;
    assert_eq!(
        "allowed: k:sent `a`\nimplicit deny: k:sent `other-sent`",
        sent(is_a, &[])
    );
    assert_eq!(
        "allowed: k:sent `a`\nimplicit deny: k:sent `b`",
        sent(is_a, &["a", "b"])
    );
    assert_eq!("allowed", sent(is_a, &["a"]));
    assert_eq!("denied", sent(is_a, &["b", "c"]));
    let is_like = r#""StringLike":{"k:sent":["a*","b"]}"#;
    assert_eq!("allowed", sent(is_like, &["ax", "b"]));
    // Nothing that the request tells is set aside.
    let mut request = ana::request(&[("k:sent", Some(Value::One("z".to_owned())))]);
    request.context.send("k:sent", vec!["a".to_owned()]);
    assert_eq!(None, request.context.sent("k:sent"));
}
