//! The elements of a statement, worked out one by one, come to the fact that the trace holds.

use iam_eval::compile::CompiledStatement;
use iam_eval::compile::variable::NoValue;
use iam_eval::context::{Context, Value};
use iam_eval::detail::condition::condition_detail;
use iam_eval::detail::{self, ConditionDetail, PolicyValueWhy, StatementDetail, Why};
use iam_eval::evaluate;
use iam_eval::matching::{Fact, StatementFact};
use iam_eval::survey::ask;
use iam_eval::truth::{Truth, all, any};
use iam_syntax::operator::Quantifier;

use crate::ana;
use crate::rng::n_tries;
use crate::world::{World, open_world, world};

#[test]
fn facts_are_what_the_elements_come_to() {
    for seed in 0..n_tries(10_000) as u64 {
        let world = if seed % 4 == 0 { open_world(seed) } else { world(seed) };
        let trace = evaluate(&world.policies, &world.request);
        let ask = ask(&world.policies, &world.request);
        for facts in &trace.facts {
            for (attached, facts) in world.policies.of(facts.gate).iter().zip(&facts.policies) {
                assert_eq!(attached.policy.statements.len(), facts.len());
                for (statement, fact) in attached.policy.statements.iter().zip(facts) {
                    let detail = detail::statement(ask, statement);
                    check_inside(&world, statement, &detail);
                    assert_eq!(come_to(&detail), *fact, "{detail:#?}\n{}", world.show(&world.request));
                }
            }
        }
    }
}

/// The fact that the elements come to.
fn come_to(detail: &StatementDetail) -> StatementFact {
    let acts = detail.action.as_ref().is_some_and(|action| action.truth.is_true());
    if !acts {
        return StatementFact::OTHER_ACTION;
    }
    let reach = detail.principal.as_ref().and_then(|principal| principal.reach);
    let of = |fact| StatementFact { fact, reach };
    if detail.principal.is_some() && reach.is_none() {
        return of(Fact::OtherPrincipal);
    }
    let resource = all(detail.resources.iter().map(|clause| clause.truth));
    if resource.is_false() {
        return of(Fact::OtherResource);
    }
    if let Some(at) = detail
        .conditions
        .iter()
        .position(|condition| condition.truth.is_false())
    {
        return of(Fact::ConditionFails(u32::try_from(at).expect("a statement is short")));
    }
    let open = resource.and(all(detail.conditions.iter().map(|condition| condition.truth)));
    of(if open.is_true() { Fact::Applies } else { Fact::Perhaps })
}

/// What an element comes to is what its values come to.
fn check_inside(world: &World, statement: &CompiledStatement, detail: &StatementDetail) {
    let show = || world.show(&world.request);
    if let Some(action) = &detail.action {
        let hit = action.elements.contains(&true) != action.inverted;
        assert_eq!(Truth::from(hit), action.truth, "{}", show());
    }
    for clause in &detail.resources {
        let hit = any(clause.elements.iter().map(|element| element.truth));
        assert_eq!(if clause.inverted { !hit } else { hit }, clause.truth, "{}", show());
    }
    for (test, condition) in statement.conditions.iter().zip(&detail.conditions) {
        for value in &condition.values {
            let hit = any(value.compared.iter().map(|one| one.truth));
            assert_eq!(if test.negated { !hit } else { hit }, value.truth, "{}", show());
        }
        assert_eq!((0..test.compare.len()).next().is_none(), test.compare.is_empty());
        let values = condition.values.iter().map(|value| value.truth);
        match (condition.why, test.quantifier) {
            (Why::Compared, Quantifier::ForAnyValue) => assert_eq!(any(values), condition.truth, "{}", show()),
            (Why::Compared, Quantifier::Single | Quantifier::ForAllValues) => {
                assert_eq!(all(values), condition.truth, "{}", show());
            }
            _ => assert!(condition.values.is_empty(), "{}", show()),
        }
    }
}

/// One condition, worked out where the keys are named for what they hold.
fn shown(condition: &str) -> ConditionDetail {
    let statement = format!(r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#);
    let mut context = Context::default();
    for (key, value) in [
        ("k:one", "kim"),
        ("k:blank", ""),
        ("k:number", "5"),
        ("k:date", "2026-01-01T00:00:00Z"),
        ("k:bool", "true"),
        ("k:binary", "AAA="),
        ("k:ip", "10.0.0.1"),
        ("k:arn", "arn:aws:s3:::box"),
    ] {
        context.set(key, Value::One(value.to_owned()));
    }
    context.set("k:set", Value::Many(vec!["kim".to_owned(), "lee".to_owned()]));
    context.set("k:blankset", Value::Many(vec![String::new()]));
    context.set("k:open", Value::Unknown);
    let compiled = ana::compiled(&statement);
    condition_detail(&compiled.statements[0].conditions[0], &context)
}

#[track_caller]
fn check_why(condition: &str, expected: Why) {
    let shown = shown(condition);
    assert_eq!(expected, shown.why, "{condition}");
    let n_values = match (expected, condition.contains("k:set")) {
        (Why::Compared, true) => 2,
        (Why::Compared, false) => 1,
        _ => 0,
    };
    assert_eq!(n_values, shown.values.len(), "{condition}");
}

#[test]
fn a_condition_says_why_it_came_out_so() {
    check_why(r#""StringEquals":{"k:one":"kim"}"#, Why::Compared);
    check_why(r#""StringEquals":{"k:blank":"kim"}"#, Why::Compared);
    check_why(r#""StringEquals":{"k:gone":"kim"}"#, Why::KeyAbsent);
    check_why(r#""StringNotEquals":{"k:gone":"kim"}"#, Why::KeyAbsentNegated);
    check_why(r#""StringEqualsIfExists":{"k:gone":"kim"}"#, Why::KeyAbsentIfExists);
    check_why(r#""StringNotEqualsIfExists":{"k:gone":"kim"}"#, Why::KeyAbsentIfExists);
    check_why(r#""StringEquals":{"k:open":"kim"}"#, Why::KeyUnknown);
    check_why(r#""StringEquals":{"k:set":"kim"}"#, Why::SetWithoutQuantifier);
    check_why(r#""StringNotEquals":{"k:blankset":"kim"}"#, Why::SetWithoutQuantifier);
    check_why(r#""Null":{"k:gone":"true"}"#, Why::Presence { present: false });
    check_why(r#""Null":{"k:one":"true"}"#, Why::Presence { present: true });
    check_why(r#""Null":{"k:open":"true"}"#, Why::KeyUnknown);
}

#[test]
fn a_condition_with_a_quantifier_says_why_it_came_out_so() {
    for (quantifier, nothing) in [
        ("ForAllValues", Why::NothingForAll),
        ("ForAnyValue", Why::NothingForAny),
    ] {
        let check = |rest: &str, why| check_why(&format!(r#""{quantifier}:{rest}"#), why);
        check(r#"StringEquals":{"k:one":"kim"}"#, Why::Compared);
        check(r#"StringEquals":{"k:set":"kim"}"#, Why::Compared);
        check(r#"StringEquals":{"k:open":"kim"}"#, Why::KeyUnknown);
        check(r#"StringEquals":{"k:gone":"kim"}"#, nothing);
        check(r#"StringNotEquals":{"k:gone":"kim"}"#, nothing);
        check(r#"StringEqualsIfExists":{"k:gone":"kim"}"#, nothing);
        check(r#"StringEquals":{"k:blank":"kim"}"#, nothing);
        check(r#"StringEquals":{"k:blankset":"kim"}"#, nothing);
        check(r#"Null":{"k:gone":"true"}"#, Why::QuantifiedNull);
        check(r#"Null":{"k:open":"true"}"#, Why::QuantifiedNull);
    }
}

#[test]
fn a_value_says_that_it_is_not_of_the_type_of_the_operator() {
    for (operator, key, good) in [
        ("NumericEquals", "k:number", "5"),
        ("DateEquals", "k:date", "2026-01-01T00:00:00Z"),
        ("Bool", "k:bool", "true"),
        ("BinaryEquals", "k:binary", "AAA="),
        ("IpAddress", "k:ip", "10.0.0.0/8"),
        ("ArnEquals", "k:arn", "arn:aws:s3:::box"),
    ] {
        for (key, in_context) in [(key, false), ("k:one", true)] {
            for (value, in_policy) in [(good, false), ("kim!", true)] {
                let condition = format!(r#""{operator}":{{"{key}":"{value}"}}"#);
                let shown = shown(&condition);
                let one = &shown.values[0];
                assert_eq!(in_context, one.unparsable, "{condition}");
                let is_unparsable = one.compared[0].why == PolicyValueWhy::Unparsable;
                assert_eq!(in_policy, is_unparsable, "{condition}");
                assert_eq!(Truth::from(!in_context && !in_policy), one.truth, "{condition}");
            }
        }
    }
}

#[test]
fn a_variable_says_what_it_stands_for_or_why_for_nothing() {
    let check = |value: &str, why: PolicyValueWhy, filled: Option<&str>| {
        for operator in ["StringEquals", "StringLike"] {
            let shown = shown(&format!(r#""{operator}":{{"k:one":"{value}"}}"#));
            let one = &shown.values[0].compared[0];
            assert_eq!((why, filled), (one.why, one.filled.as_deref()), "{value}");
        }
    };
    check("kim", PolicyValueWhy::Compared, None);
    check("a ${k:one}", PolicyValueWhy::Compared, Some("a kim"));
    check("${k:gone, 'kim'}", PolicyValueWhy::Compared, Some("kim"));
    check("${k:gone}", PolicyValueWhy::NoValue(NoValue::Missing), None);
    check("${k:set}", PolicyValueWhy::NoValue(NoValue::Missing), None);
    check("${k:open}", PolicyValueWhy::NoValue(NoValue::Unknown), None);
}

#[test]
fn keys_that_are_read_and_absent_are_missing() {
    let statements = r#"
        { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::box/${K:Folder, 'home'}/*",
          "Condition": { "StringEquals": { "Z:key": "${k:name}", "aws:username": "Ana" } } },
        { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Null": { "z:KEY": "false" } } },
        { "Effect": "Deny", "Action": "s3:Put*", "Resource": "*", "Condition": { "Null": { "k:unasked": "false" } } },
        { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Null": { "k:open": "true", "a:key": "false" } } }"#;
    let policies = ana::policies(statements);
    let request = ana::request(&[("k:open", Some(Value::Unknown))]);
    let trace = evaluate(&policies, &request);
    let missing = detail::missing_context(&policies, &request, &trace);
    assert_eq!(["a:key", "K:Folder", "k:name", "Z:key"], missing.as_slice());
    let read = |at| detail::keys_read(&policies.identity[0].policy, at);
    assert_eq!(["K:Folder", "Z:key", "k:name", "aws:username"], read(0).as_slice());
    assert_eq!(["z:KEY"], read(1).as_slice());
}
