//! The search for context keys beside trying everything: on small random worlds it finds a solution of up to three keys
//! exactly where there is one, and none that is larger than it has to be.

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_eval::evaluate::decide;
use iam_eval::policies::Policies;
use iam_eval::request::Sort;
use iam_flip::class::Class;
use iam_flip::flip;
use iam_flip::question::Question;
use iam_scenario::case::{ContextEntry, ContextInput, RequestInput};
use iam_scenario::load::Library;
use iam_scenario::read;
use iam_scenario::reply::requests;

use crate::rng::Rng;

const N_WORLDS: usize = 600;
const N_KEYS: usize = 5;
const VALUES: [&str; 3] = ["a", "b", "c"];

fn key(at: usize) -> String {
    format!("aws:PrincipalTag/k{at}")
}

/// A policy of some Allows and Denies over a handful of tags, and a request that has some of them.
fn world(random: &mut Rng) -> Question {
    let mut statements = vec![statement(random, "Allow", 3)];
    for _ in 0..random.below(2) {
        statements.push(statement(random, "Allow", 3));
    }
    for _ in 0..1 + random.below(3) {
        statements.push(statement(random, "Deny", 2));
    }
    let context: Vec<String> = (0..N_KEYS)
        .filter_map(|at| {
            let value = random.below(VALUES.len() + 1);
            let value = VALUES.get(value)?;
            Some(format!("\"{}\": \"{value}\"", key(at)))
        })
        .collect();
    let text = format!(
        r#"{{ "principal": "arn:aws:iam::111122223333:user/u", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
            "resourceAccount": "111122223333", "context": {{ {} }},
            "policies": {{ "identity": [ {{ "name": "p", "document": {{ "Version": "2012-10-17", "Statement": [ {} ] }} }} ] }} }}"#,
        context.join(", "),
        statements.join(", ")
    );
    let case = read::case(&text).expect("it is a case");
    Question {
        policies: case.policies,
        request: case.request,
    }
}

fn statement(random: &mut Rng, effect: &str, most: usize) -> String {
    const OPERATORS: [&str; 5] = [
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIfExists",
        "StringNotEqualsIfExists",
        "Null",
    ];
    let mut conditions: Vec<String> = Vec::new();
    for operator in OPERATORS {
        let mut keys: Vec<String> = Vec::new();
        for at in 0..N_KEYS {
            if conditions.len() + keys.len() < most && random.below(4) == 0 {
                let value = match (operator, random.below(8)) {
                    ("Null", it) => format!("\"{}\"", it % 2 == 0),
                    (_, 0) => format!("\"${{{}}}\"", key(random.below(N_KEYS))),
                    (_, 1) => "[\"a\", \"b\"]".to_string(),
                    (_, it) => format!("\"{}\"", VALUES[it % VALUES.len()]),
                };
                keys.push(format!("\"{}\": {value}", key(at)));
            }
        }
        if !keys.is_empty() {
            conditions.push(format!("\"{operator}\": {{ {} }}", keys.join(", ")));
        }
    }
    format!(
        r#"{{ "Effect": "{effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": {{ {} }} }}"#,
        conditions.join(", ")
    )
}

fn is_allowed(policies: &Policies, request: &RequestInput) -> bool {
    let request = &requests(request).expect("a request")[0];
    decide(policies, request).outcome == Outcome::Allowed
}

/// The fewest keys that turn the decision round, by trying all values of all sets of up to three keys.
fn fewest(question: &Question) -> Option<usize> {
    let mut library = Library::new(&question.policies);
    let (policies, _) = library.policies(Sort::Other).expect("the policies are read");
    let before = is_allowed(&policies, &question.request);
    let choices: Vec<Option<&str>> = [None]
        .into_iter()
        .chain(VALUES.map(Some))
        .chain([Some("example")])
        .collect();
    (1..=3).find(|n_keys| {
        let sets = (0..1_usize << N_KEYS).filter(|set| set.count_ones() as usize == *n_keys);
        sets.flat_map(|set| {
            let keys: Vec<usize> = (0..N_KEYS).filter(|at| set >> at & 1 == 1).collect();
            let n_tries = choices.len().pow(u32::try_from(*n_keys).expect("a small number"));
            (0..n_tries).map(move |number| (keys.clone(), number))
        })
        .any(|(keys, number)| {
            let mut changed = question.request.clone();
            let mut rest = number;
            for at in keys {
                let value = choices[rest % choices.len()];
                rest /= choices.len();
                changed.context.retain(|entry| entry.name != key(at));
                if let Some(value) = value {
                    changed.context.push(ContextEntry {
                        name: key(at),
                        value: ContextInput::One(value.to_string()),
                    });
                }
            }
            is_allowed(&policies, &changed) != before
        })
    })
}

#[test]
fn it_finds_what_trying_everything_finds() {
    let catalogue = Catalogue::new();
    let mut random = Rng::new(0xF11B);
    let mut n_by_keys = [0_usize; 4];
    for _ in 0..N_WORLDS {
        let question = world(&mut random);
        let found = flip(&question.policies, &question.request, &catalogue).expect("it is decided");
        let of_request = found.suggestions.iter().find(|it| it.class == Class::Request);
        let n_keys = of_request.map(|it| it.changes.len());
        let expected = fewest(&question);
        assert_eq!(expected, n_keys, "{question:#?}");
        n_by_keys[n_keys.unwrap_or(0)] += 1;
    }
    println!("solutions of none, one, two and three keys: {n_by_keys:?}");
    assert!(n_by_keys.iter().all(|n| 5 <= *n), "{n_by_keys:?}");
}
