//! Unknown keys that variables put into texts: what claims to be exact is not contradicted by any closing, also not by
//! one that was never tried, and often enough it is claimed.

use iam_eval::combine::Outcome;
use iam_eval::context::Value;
use iam_eval::derive::Given;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::{closings, decide, evaluate};

use crate::ana;
use crate::rng::{Rng, n_tries};

const KEYS: [&str; 5] = [
    "aws:PrincipalTag/t",
    "aws:SourceVpce",
    "aws:RequestedRegion",
    "app:S",
    "app:R",
];
const WORDS: [&str; 10] = ["red", "blue", "bluex", "ox", "x", "home", "box", "an", "Red", ""];
const RESOURCE: &str = "arn:aws:s3:::box/home/ana";
const N_CLOSINGS: usize = 60;

struct World {
    text: String,
    policies: Policies,
    request: Request,
    open: Vec<&'static str>,
}

fn variable(rng: &mut Rng) -> String {
    let key = rng.pick(&KEYS);
    match rng.chance(25) {
        true => format!("${{{key}, 'red'}}"),
        false => format!("${{{key}}}"),
    }
}

fn text(rng: &mut Rng, others: &[&str]) -> String {
    let n_pieces = 1 + rng.below(3);
    let mut piece = |_| match rng.chance(45) {
        true => variable(rng),
        false => rng.pick(others).to_owned(),
    };
    (0..n_pieces).map(&mut piece).collect()
}

fn condition(rng: &mut Rng, operator: &str) -> String {
    let key = rng.pick(&KEYS);
    let wild = ["red", "*", "?", "x", "o*", "*x"];
    let value = match operator {
        "Null" => rng.pick(&["true", "false"]).to_owned(),
        "StringLike" | "StringNotLike" => text(rng, &wild),
        "ArnLike" => format!("arn:aws:s3:::{}", text(rng, &wild)),
        _ => text(rng, &WORDS),
    };
    format!(r#""{operator}":{{"{key}":"{value}"}}"#)
}

fn statement(rng: &mut Rng, effect: &str) -> String {
    const OPERATORS: [&str; 9] = [
        "StringEquals",
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIfExists",
        "StringLike",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "ArnLike",
        "Null",
    ];
    let mut operators: Vec<&str> = (0..1 + rng.below(2)).map(|_| rng.pick(&OPERATORS)).collect();
    operators.dedup();
    let conditions: Vec<String> = operators.into_iter().map(|operator| condition(rng, operator)).collect();
    let resource = match rng.chance(60) {
        true => "*".to_owned(),
        false => format!(
            "arn:aws:s3:::{}",
            text(rng, &["box", "b", "/home/", "ana", "?", "*", "x/h"])
        ),
    };
    format!(
        r#"{{"Effect":"{effect}","Action":"s3:*","Resource":"{resource}","Condition":{{{}}}}}"#,
        conditions.join(",")
    )
}

fn world(seed: u64) -> World {
    let mut rng = Rng::new(seed);
    let mut statements = vec![statement(&mut rng, "Allow")];
    for _ in 0..rng.below(3) {
        let effect = rng.pick(&["Allow", "Deny"]);
        statements.push(statement(&mut rng, effect));
    }
    let text = statements.join(",");
    let (mut given, mut open): (Vec<Given>, Vec<&str>) = (Vec::new(), Vec::new());
    for key in KEYS {
        match rng.below(9) {
            0 | 1 => given.push((key, Some(Value::One(rng.pick(&WORDS).to_owned())))),
            2 | 3 => {}
            _ => {
                given.push((key, Some(Value::Unknown)));
                open.push(key);
            }
        }
    }
    World {
        policies: ana::policies(&text),
        request: ana::request(&given),
        text,
        open,
    }
}

/// Any text: one that somebody names, a part of the resource, two of these one behind the other.
fn any_text(rng: &mut Rng) -> String {
    let one = |rng: &mut Rng| match rng.below(4) {
        0 => {
            let start = rng.below(RESOURCE.len() + 1);
            let end = start + rng.below(RESOURCE.len() + 1 - start);
            RESOURCE[start..end].to_owned()
        }
        1 => rng
            .pick(&["z", "other-S", "zz/z", "arn:aws:s3:::x", "*", "?"])
            .to_owned(),
        _ => rng.pick(&WORDS).to_owned(),
    };
    match rng.chance(35) {
        true => one(rng) + &one(rng),
        false => one(rng),
    }
}

type Values<'a> = Vec<(&'a str, Option<Value>)>;

fn closing<'a>(rng: &mut Rng, world: &World) -> Values<'a> {
    let mut values: Values = Vec::new();
    for key in &world.open {
        let is_sent = *key == "aws:RequestedRegion";
        let copied = values
            .iter()
            .rev()
            .find_map(|(_, value)| value.clone())
            .filter(|_| rng.chance(30));
        let value = match copied {
            Some(Value::One(text)) if rng.chance(50) => Some(Value::One(text + rng.pick(&["x", ""]))),
            Some(value) => Some(value),
            None if !is_sent && rng.chance(20) => None,
            None => Some(Value::One(any_text(rng))),
        };
        values.push((key, value));
    }
    values
}

#[test]
fn what_claims_to_be_exact_is_contradicted_by_no_closing() {
    let (mut n_exact, mut n_tied) = (0_usize, 0_usize);
    let n_worlds = n_tries(10_000);
    for seed in 0..n_worlds as u64 {
        let world = world(seed);
        let trace = evaluate(&world.policies, &world.request);
        let possible: Vec<Outcome> = match &trace.closings {
            None => vec![trace.decision().outcome],
            Some(closings) => {
                n_tied += 1;
                if !closings.is_exact {
                    continue;
                }
                n_exact += 1;
                closings.found.iter().map(|one| one.decision.outcome).collect()
            }
        };
        let mut rng = Rng::new(seed);
        for _ in 0..N_CLOSINGS {
            let values = closing(&mut rng, &world);
            let closed = decide(&world.policies, &closings::with_values(&world.request, &values));
            assert!(
                possible.contains(&closed.outcome),
                "world {seed}: {values:?} {:?}\n{:?}\n{}",
                closed.outcome,
                trace.closings,
                world.text
            );
            let Some(found) = &trace.closings else { continue };
            let is_named = |name: &str| found.keys.iter().any(|key| key.eq_ignore_ascii_case(name));
            let named: Values = values.iter().filter(|(name, _)| is_named(name)).cloned().collect();
            let settled = decide(&world.policies, &closings::with_values(&world.request, &named));
            assert_eq!(
                settled.outcome, closed.outcome,
                "world {seed}: {values:?}\n{:?}\n{}",
                trace.closings, world.text
            );
        }
    }
    println!("{n_exact} of {n_tied} worlds are exact");
    assert!(2 * n_tied < 5 * n_exact, "too few are exact: {n_exact} of {n_tied}");
}

/// Ana under these conditions of one Allow or Deny; the possible outcomes, and whether they are all.
#[track_caller]
fn check(statements: &str, given: &[Given], outcomes: &[Outcome], is_exact: bool) {
    let trace = evaluate(&ana::policies(statements), &ana::request(given));
    let closings = trace.closings.expect("it takes trying");
    let found: Vec<Outcome> = closings.found.iter().map(|one| one.decision.outcome).collect();
    assert_eq!(
        (outcomes, is_exact),
        (found.as_slice(), closings.is_exact),
        "{closings:?}"
    );
}

fn allow(resource: &str, conditions: &str) -> String {
    format!(r#"{{"Effect":"Allow","Action":"s3:*","Resource":"{resource}","Condition":{{{conditions}}}}}"#)
}

const OPEN: Option<Value> = Some(Value::Unknown);
const EITHER: [Outcome; 2] = [Outcome::Allowed, Outcome::ImplicitDeny];

#[test]
fn a_key_in_a_text_may_hold_what_is_missing_there() {
    let held = |text: &str| Some(Value::One(text.to_owned()));
    for (value, operator, text) in [
        ("bluex", "StringEquals", "${aws:PrincipalTag/t}x"),
        ("bluex", "StringLike", "b?${aws:PrincipalTag/t}*x"),
        ("arn:aws:s3:::bluex", "ArnLike", "arn:aws:s3:::b${aws:PrincipalTag/t}x"),
    ] {
        let text = allow("*", &format!(r#""{operator}":{{"app:S":"{text}"}}"#));
        let given = [("app:S", held(value)), ("aws:PrincipalTag/t", OPEN)];
        check(&text, &given, &EITHER, true);
    }
    let deny = r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"${aws:PrincipalTag/t}x"}}}"#;
    let given = [("aws:RequestedRegion", OPEN), ("aws:PrincipalTag/t", OPEN)];
    check(deny, &given, &[Outcome::ExplicitDeny, Outcome::ImplicitDeny], true);
}

#[test]
fn a_key_in_a_text_may_be_absent_where_there_is_a_default() {
    let conditions = r#""StringEquals":{"app:S":"${aws:SourceVpce, 'red'}"},"Null":{"aws:SourceVpce":"true"}"#;
    let given = [("app:S", OPEN), ("aws:SourceVpce", OPEN)];
    check(&allow("*", conditions), &given, &EITHER, true);
}

#[test]
fn two_keys_in_one_text_are_never_all_tried() {
    let given = [("aws:PrincipalTag/t", OPEN), ("app:S", OPEN)];
    let both = allow("arn:aws:s3:::${aws:PrincipalTag/t}${app:S}", "");
    check(&both, &given, &EITHER, false);
    let one = allow("arn:aws:s3:::?o?${aws:PrincipalTag/t}a", "");
    check(&one, &given, &EITHER, true);
}

/// The patterns of a set are made once, those of a single value each time.
#[test]
fn a_set_is_compared_as_each_of_its_values() {
    let mut rng = Rng::new(7);
    let mut n_hits = 0_usize;
    let n_worlds = n_tries(3_000);
    for _ in 0..n_worlds {
        let patterns: Vec<String> = (0..1 + rng.below(3))
            .map(|_| text(&mut rng, &["red", "*", "?", "x", "o*", "é"]))
            .collect();
        let arn = rng.chance(30);
        let (operator, start) = if arn {
            ("ArnLike", "arn:aws:s3:::")
        } else {
            ("StringLike", "")
        };
        let list: Vec<String> = patterns
            .iter()
            .map(|pattern| format!(r#""{start}{pattern}""#))
            .collect();
        let list = list.join(",");
        let texts = [
            "red",
            "redx",
            "ox",
            "",
            "éx",
            "bluered",
            "arn:aws:s3:::redx",
            "arn:aws:s3:::x",
        ];
        let set: Vec<String> = (0..2 + rng.below(2)).map(|_| rng.pick(&texts).to_owned()).collect();
        let held = || Some(Value::One("red".to_owned()));
        let is_allowed = |value: Value, quantifier: &str| {
            let mut given: Vec<Given> = KEYS.iter().skip(1).map(|key| (*key, held())).collect();
            given.push(("app:T", Some(value)));
            let policy = allow("*", &format!(r#""{quantifier}{operator}":{{"app:T":[{list}]}}"#));
            decide(&ana::policies(&policy), &ana::request(&given)).outcome == Outcome::Allowed
        };
        let mut each = set.iter().map(|value| is_allowed(Value::One(value.clone()), ""));
        let any = each.any(|it| it);
        n_hits += usize::from(any);
        assert_eq!(
            any,
            is_allowed(Value::Many(set.clone()), "ForAnyValue:"),
            "{list} {set:?}"
        );
    }
    assert!(n_worlds < 20 * n_hits, "too few fit: {n_hits}");
}
