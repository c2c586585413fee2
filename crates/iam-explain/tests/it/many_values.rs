//! Of many values compared with many those are shown that settle the condition, and the rest is counted.

use std::collections::BTreeSet;

use iam_explain::evaluated::Evaluated;
use iam_explain::fact::NodeFact;
use iam_explain::node::{Depth, nodes};
use iam_explain::words;
use iam_words::Lang;

use crate::said::texts::check_fact;
use crate::world::{World, user};

/// The sentences of a trace where the key holds `p0-ana-x`, `p1-ana-x`, … and a last value, and the policy lists as
/// many patterns `p0-*`, `p1-*`, … with a variable in each.
fn said(operator: &str, n: usize, last: &str, lang: Lang) -> Vec<String> {
    let patterns: Vec<String> = (0..n).map(|at| format!("\"p{at}-${{aws:username}}-*\"")).collect();
    let allow = format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"aws:TagKeys":[{}]}}}}}}"#,
        patterns.join(",")
    );
    let held: Vec<String> = (0..n).map(|at| format!("p{at}-ana-x")).chain([last.into()]).collect();
    let held: Vec<&str> = held.iter().map(String::as_str).collect();
    let world = World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key")
        .identity("App", &allow)
        .with_many("aws:TagKeys", &held);
    let trace = world.trace();
    let steps = nodes(Evaluated::new(&world.policies, &world.request, &trace), Depth::Whole);
    let truths: BTreeSet<bool> = steps.iter().map(|it| matches!(it.fact, NodeFact::More(_))).collect();
    assert_eq!(2, truths.len(), "{operator} {n} counts nothing");
    for step in &steps {
        check_fact(&step.fact);
    }
    steps.iter().map(|it| words::sentence(&it.fact, lang)).collect()
}

#[track_caller]
fn check(operator: &str, last: &str, english: &[&str]) {
    let (few, many) = (said(operator, 200, last, Lang::En), said(operator, 400, last, Lang::En));
    // Twice the values on each side, and as many steps.
    assert_eq!(few.len(), many.len(), "{operator}");
    assert!(many.len() < 120, "{operator}: {} steps", many.len());
    let text = many.join("\n");
    for wanted in english {
        assert!(text.contains(wanted), "{wanted:?} is not said: {text}");
    }
}

#[test]
fn the_value_that_settles_it_is_shown_wherever_it_stands() {
    check(
        "ForAllValues:StringLike",
        "stranger",
        &[
            "\"stranger\" in aws:TagKeys: ForAllValues:StringLike does not match it.",
            "And 393 more values that the request holds.",
            "And 392 more values that the policy lists.",
        ],
    );
    check(
        "ForAnyValue:StringNotLike",
        "stranger",
        &["\"stranger\" in aws:TagKeys: ForAnyValue:StringNotLike matches it."],
    );
    check(
        "ForAllValues:StringLike",
        "p0-ana-y",
        &["And 393 more values that the request holds."],
    );
    let korean = said("ForAllValues:StringLike", 400, "stranger", Lang::Ko).join("\n");
    for wanted in [
        "stranger",
        "요청에 든 값이 393개 더 있습니다.",
        "정책에 적힌 값이 392개 더 있습니다.",
    ] {
        assert!(korean.contains(wanted), "{wanted:?} is not said: {korean}");
    }
}

#[test]
fn the_pattern_that_hits_is_shown_wherever_it_stands() {
    for (operator, wanted) in [("ForAnyValue:StringLike", true), ("ForAnyValue:StringNotLike", false)] {
        let patterns: Vec<String> = (0..2_000).map(|at| format!("\"p{at}-*\"")).collect();
        let allow = format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"aws:TagKeys":[{}]}}}}}}"#,
            patterns.join(",")
        );
        let world = World::new(user("ana"), "s3:GetObject", "arn:aws:s3:::box/key")
            .identity("App", &allow)
            .with_many("aws:TagKeys", &["p1999-x"]);
        let trace = world.trace();
        let steps = nodes(Evaluated::new(&world.policies, &world.request, &trace), Depth::Whole);
        assert!(steps.len() < 40, "{operator}: {} steps", steps.len());
        let shown: Vec<&str> = steps
            .iter()
            .filter_map(|step| match &step.fact {
                NodeFact::PolicyValue(it) => Some(it.wanted),
                _ => None,
            })
            .collect();
        assert!(shown.contains(&"p1999-*"), "{shown:?}");
        assert!(shown.contains(&"p0-*"), "{shown:?}");
        let holds = steps.iter().find_map(|step| match &step.fact {
            NodeFact::Key(it) => Some(it.truth.is_true()),
            _ => None,
        });
        assert_eq!(Some(wanted), holds, "{operator}");
    }
}
