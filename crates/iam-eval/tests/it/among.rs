//! Many values are compared with many as each would be with each.

use iam_eval::among::Among;
use iam_eval::context::{Context, Value};
use iam_eval::truth::any;

use crate::ana;
use crate::rng::{Rng, n_tries};

const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringEqualsIgnoreCase",
    "StringLike",
    "ArnLike",
    "Bool",
    "NumericEquals",
    "NumericLessThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateLessThanEquals",
    "DateGreaterThan",
    "BinaryEquals",
    "IpAddress",
];

/// A text of an operator; in a policy with wildcards and variables.
fn text(rng: &mut Rng, operator: &str, in_policy: bool) -> String {
    let some = |rng: &mut Rng, parts: &[&str], most: usize| -> String {
        let n_parts = rng.below(most + 1);
        (0..n_parts).map(|_| rng.pick(parts)).collect()
    };
    if rng.chance(5) {
        return some(rng, &["a", "1", ":", "true"], 3);
    }
    if in_policy && rng.chance(20) && !operator.starts_with(['N', 'D', 'I']) && operator != "BinaryEquals" {
        let variables = ["a", "b*", "${k:one}", "${k:star}", "${k:open}", "${k:none}", "${*}"];
        let text = some(rng, &variables, 3);
        return if operator == "ArnLike" {
            format!("arn:aws:a::{text}:{text}")
        } else {
            text
        };
    }
    let letters: &[&str] = match (operator, in_policy) {
        ("StringLike" | "ArnLike", true) => &["a", "b", "*", "?", "é"],
        _ => &["a", "b", "A", "é", "É"],
    };
    match operator {
        "ArnLike" => {
            let fields: Vec<String> = (0..5).map(|_| some(rng, letters, 1)).collect();
            let head = if rng.chance(80) { "arn" } else { "" };
            format!("{head}:{}", fields.join(":"))
        }
        "Bool" => rng.pick(&["true", "FALSE", "True", "no"]).to_owned(),
        "BinaryEquals" => rng.pick(&["AAA=", "AAE=", "", "AAAA"]).to_owned(),
        "IpAddress" => {
            let address = rng.pick(&["10.0.0.", "10.1.0.", "0.0.0.", "2001:db8::", "::"]);
            let range = rng.pick(&["", "", "/0", "/8", "/31", "/32"]);
            format!("{address}{}{range}", rng.below(4))
        }
        _ if operator.starts_with("Numeric") => {
            let sign = rng.pick(&["", "-", "+", "0"]);
            format!("{sign}{}{}", rng.below(9), rng.pick(&["", ".0", ".5"]))
        }
        _ if operator.starts_with("Date") => {
            let zone = rng.pick(&["Z", "+01:00"]);
            format!(
                "2026-01-01T0{}:00:00{}{zone}",
                rng.below(9),
                rng.pick(&["", ".5", ".50"])
            )
        }
        _ => some(rng, letters, 4),
    }
}

#[test]
fn a_value_among_many_is_compared_as_with_each() {
    let mut n_hits = 0;
    for seed in 0..n_tries(2_000) {
        let mut rng = Rng::new(seed as u64);
        let operator = rng.pick(OPERATORS);
        let listed: Vec<String> = (0..32)
            .map(|_| format!("{:?}", text(&mut rng, operator, true)))
            .collect();
        let condition = format!(r#""ForAnyValue:{operator}":{{"k:set":[{}]}}"#, listed.join(","));
        let compiled = ana::compiled(&format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#
        ));
        let mut context = Context::default();
        context.set("k:one", Value::One("a".to_owned()));
        context.set("k:star", Value::One("a*".to_owned()));
        context.set("k:open", Value::Unknown);
        let held: Vec<String> = (0..32).map(|_| text(&mut rng, operator, false)).collect();
        let compare = &compiled.statements[0].conditions[0].compare;
        let filled = compare.filled(&held, &context);
        for compare in [Some(compare), filled.as_ref()].into_iter().flatten() {
            let among = Among::new(compare, &held, &context).expect("there are many");
            for value in &held {
                let prepared = compare.prepare(value);
                let expected = any((0..compare.len()).map(|at| compare.holds(at, value, &prepared, &context)));
                assert_eq!(expected, among.hit(value, &context), "{value:?} under {condition}");
                n_hits += usize::from(expected.is_true());
            }
        }
    }
    assert!(1_000 < n_hits || n_tries(2_000) < 2_000, "{n_hits}");
}
