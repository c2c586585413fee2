//! Worlds at random: no step is silent, every step has its place, and what is said agrees with what was decided.

use std::collections::BTreeMap;

use iam_eval::caller::Caller;
use iam_eval::combine::Outcome;
use iam_eval::matching::Fact;
use iam_explain::evaluated::Evaluated;
use iam_explain::fact::NodeFact;
use iam_explain::fields::{fields, kind};
use iam_explain::headline;
use iam_explain::message::message;
use iam_explain::near_miss::near_misses;
use iam_explain::node::{Depth, Node, Place, nodes, statement_nodes};
use iam_explain::roles::applying;
use iam_explain::source::source_page;
use iam_explain::words;
use iam_words::Lang;

use crate::world::{OTHER, OWN, World, federated_user, provider, root_of, service, session, user, user_of};

pub const N_WORLDS: usize = 2_000;

/// A generator that gives the same worlds everywhere.
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self, n_sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % n_sides
    }

    fn pick<'a>(&mut self, values: &[&'a str]) -> &'a str {
        values[self.roll(values.len())]
    }

    fn some(&mut self, values: &[&str]) -> String {
        let n_values = 1 + self.roll(2);
        let picked: Vec<String> = (0..n_values).map(|_| format!("{:?}", self.pick(values))).collect();
        format!("[{}]", picked.join(","))
    }
}

pub const ACTIONS: [&str; 7] = [
    "s3:GetObject",
    "s3:ListAllMyBuckets",
    "s3:PutBucketPolicy",
    "sts:AssumeRole",
    "sts:GetSessionToken",
    "kms:Decrypt",
    "ec2:RunInstances",
];
const PATTERNS: [&str; 9] = ["*", "*", "*", "s3:*", "s3:*", "s3:Get*", "sts:*", "kms:Decrypt", "s3"];
const RESOURCES: [&str; 6] = [
    "arn:aws:s3:::box/ana/key",
    "arn:aws:s3:::box",
    "*",
    "arn:aws:iam::111122223333:role/App",
    "arn:aws:kms:us-east-1:111122223333:key/1",
    "arn:aws-cn:s3:::box/key",
];
const RESOURCE_PATTERNS: [&str; 10] = [
    "*",
    "*",
    "*",
    "*",
    "*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::box/${aws:username}/*",
    "arn:aws:iam::*:role/App",
    "arn:aws:s3",
    "box",
];
const PRINCIPALS: [&str; 8] = [
    "*",
    "111122223333",
    "arn:aws:iam::111122223333:user/ana",
    "arn:aws:iam::111122223333:role/svc/App",
    "arn:aws:sts::111122223333:assumed-role/App/s1",
    "arn:aws:iam::111122223333:role/App",
    "arn:aws:iam::111122223333:user/token-app",
    "arn:aws:iam::111122223333:group/g",
];
const KEYS: [&str; 6] = [
    "aws:SourceIp",
    "aws:TagKeys",
    "aws:SecureTransport",
    "aws:MultiFactorAuthAge",
    "aws:CurrentTime",
    "aws:SourceVpc",
];
const OPERATORS: [&str; 14] = [
    "StringEquals",
    "StringNotEquals",
    "StringLikeIfExists",
    "StringNotEqualsIgnoreCase",
    "NumericLessThan",
    "NumericNotEquals",
    "DateGreaterThan",
    "Bool",
    "IpAddress",
    "NotIpAddress",
    "ArnNotLike",
    "Null",
    "ForAllValues:StringEquals",
    "ForAnyValue:StringNotEquals",
];
pub const VALUES: [&str; 7] = [
    "203.0.113.9",
    "true",
    "false",
    "10",
    "2026-01-01T00:00:00Z",
    "${aws:username}",
    "${aws:SourceVpc}",
];

fn statement(dice: &mut Dice, has_principal: bool) -> String {
    let effect = dice.pick(&["Allow", "Allow", "Allow", "Deny"]);
    let not = |dice: &mut Dice| if dice.roll(6) == 0 { "Not" } else { "" };
    let mut parts = vec![format!(r#""Effect":"{effect}""#)];
    if has_principal {
        let not = if effect == "Deny" { not(dice) } else { "" };
        parts.push(match dice.roll(8) {
            0 => format!(
                r#""{not}Principal":{{"Service":"cloudtrail.amazonaws.com","Federated":"accounts.google.com"}}"#
            ),
            1 => format!(r#""{not}Principal":{{"AWS":"444455556666","CanonicalUser":"79a5"}}"#),
            _ => format!(r#""{not}Principal":{{"AWS":{}}}"#, dice.some(&PRINCIPALS)),
        });
    }
    parts.push(format!(r#""{}Action":{}"#, not(dice), dice.some(&PATTERNS)));
    if !has_principal || dice.roll(6) != 0 {
        parts.push(format!(r#""{}Resource":{}"#, not(dice), dice.some(&RESOURCE_PATTERNS)));
    }
    let n_operators = dice.roll(5).saturating_sub(2);
    let first = dice.roll(OPERATORS.len());
    let conditions: Vec<String> = (0..n_operators)
        .map(|at| {
            let key = dice.roll(KEYS.len());
            let one = |dice: &mut Dice, key: usize| format!(r#""{}":{}"#, KEYS[key % KEYS.len()], dice.some(&VALUES));
            let keys = if dice.roll(3) == 0 {
                [one(dice, key), one(dice, key + 1)].join(",")
            } else {
                one(dice, key)
            };
            format!(r#""{}":{{{keys}}}"#, OPERATORS[(first + at) % OPERATORS.len()])
        })
        .collect();
    if !conditions.is_empty() {
        parts.push(format!(r#""Condition":{{{}}}"#, conditions.join(",")));
    }
    format!("{{{}}}", parts.join(","))
}

fn policy(dice: &mut Dice, has_principal: bool) -> String {
    let n_statements = 1 + dice.roll(3);
    (0..n_statements)
        .map(|_| statement(dice, has_principal))
        .collect::<Vec<_>>()
        .join(",")
}

fn caller(dice: &mut Dice) -> Caller {
    match dice.roll(14) {
        0 => root_of(OWN),
        1 => root_of(OTHER),
        2 => Caller::Anonymous,
        3 => service("cloudtrail.amazonaws.com"),
        4 => provider("accounts.google.com"),
        5 => federated_user("carol"),
        6 => session("aws-service-role/x.amazonaws.com/AWSServiceRoleForX", "s1"),
        7 => user_of(OTHER, "ben"),
        8 | 9 => session("svc/App", "s1"),
        10 => session("App", "s1"),
        _ => user("ana"),
    }
}

pub fn world(dice: &mut Dice) -> World {
    let caller = caller(dice);
    let (action, resource) = (dice.pick(&ACTIONS), dice.pick(&RESOURCES));
    let account = if dice.roll(3) == 0 { OTHER } else { OWN };
    let mut world = World::to(account, caller, action, resource);
    for at in 0..=dice.roll(3) {
        world = world.identity(&format!("Identity{at}"), &policy(dice, false));
    }
    if dice.roll(4) == 0 {
        world = world.boundary("Boundary", &policy(dice, false));
    }
    if dice.roll(4) == 0 {
        world = world.session("Session", &policy(dice, false));
    }
    match dice.roll(4) {
        0 => world = world.resource("Resource", &policy(dice, true)),
        1 if resource.contains(":role/") => world = world.trust("Trust", &policy(dice, true)),
        1 => world = world.key("Key", &policy(dice, true)),
        _ => {}
    }
    if dice.roll(6) == 0 {
        world = world.endpoint("Endpoint", &with_resource(dice));
    }
    if dice.roll(4) == 0 {
        world = world
            .scp("r-root", "Scp", &policy(dice, false))
            .scp(OWN, "Scp", &policy(dice, false));
    }
    if dice.roll(4) == 0 {
        world = world.rcp("r-root", "Rcp", &with_resource(dice));
    }
    for key in KEYS {
        world = match dice.roll(4) {
            0 => world,
            1 => world.unknown(key),
            2 => world.with_many(key, &[dice.pick(&VALUES), "x"]),
            _ => world.with(key, dice.pick(&VALUES)),
        };
    }
    world
}

/// A policy whose kind wants both Principal and Resource.
fn with_resource(dice: &mut Dice) -> String {
    let effect = dice.pick(&["Allow", "Deny"]);
    let (action, resource) = (dice.some(&PATTERNS), dice.some(&RESOURCE_PATTERNS));
    format!(r#"{{"Effect":"{effect}","Principal":"*","Action":{action},"Resource":{resource}}}"#)
}

#[test]
fn nothing_is_left_unsaid() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut outcomes: BTreeMap<Outcome, usize> = BTreeMap::new();
    for _ in 0..N_WORLDS {
        let world = world(&mut dice);
        let trace = world.trace();
        let outcome = trace.decision().outcome;
        *outcomes.entry(outcome).or_default() += 1;
        let steps = nodes(Evaluated::new(&world.policies, &world.request, &trace), Depth::Whole);
        for step in &steps {
            *kinds.entry(kind(&step.fact)).or_default() += 1;
            check_step(step, &steps);
        }
        check_verdict(&world, &trace, &steps);
        check_statements(&world, &trace, &steps);
    }
    for outcome in [
        Outcome::Allowed,
        Outcome::ExplicitDeny,
        Outcome::ImplicitDeny,
        Outcome::Depends,
    ] {
        assert!(
            outcomes.get(&outcome).is_some_and(|n| N_WORLDS / 100 < *n),
            "{outcomes:?}"
        );
    }
    assert_eq!(19, kinds.len(), "{kinds:?}");
    assert!(kinds.values().all(|n| 20 < *n), "{kinds:?}");
}

fn check_step(step: &Node, steps: &[Node]) {
    for lang in Lang::ALL {
        let sentence = words::step(step, lang);
        assert!(
            5 < sentence.chars().count() && sentence.ends_with('.'),
            "{step:?}: {sentence}"
        );
        assert!(!sentence.contains("  "), "{sentence}");
        let has_hangul = sentence.chars().any(|it| ('가'..='힣').contains(&it));
        let needs_none = matches!(step.fact, NodeFact::PrincipalValue(_));
        assert_eq!(
            lang == Lang::Ko,
            has_hangul || (needs_none && lang == Lang::Ko),
            "{sentence}"
        );
    }
    assert!(source_page(step.rule).is_some(), "{}", step.rule);
    assert!(!fields(&step.fact).is_empty());
    match step.parent {
        Some(parent) => {
            assert!(parent < step.id);
            assert_eq!(steps[parent as usize].depth + 1, step.depth);
        }
        None => assert_eq!(0, step.depth),
    }
    if let Some(source) = step.source {
        assert!(source.span.start < source.span.end, "{step:?}");
    }
}

fn check_verdict(world: &World, trace: &iam_eval::trace::Trace, steps: &[Node]) {
    let (policies, request) = (&world.policies, &world.request);
    let is_denied = matches!(trace.decision().outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny);
    assert_eq!(is_denied, message(Evaluated::new(policies, request, trace)).is_some());
    for lang in Lang::ALL {
        let headline = words::headline_of(&headline::of(Evaluated::new(policies, request, trace)), lang);
        let verdict = words::outcome_name(trace.decision().outcome, lang);
        assert!(headline.starts_with(verdict) && headline.ends_with('.'), "{headline}");
        assert!(!headline.contains("..") && !headline.contains("  "), "{headline}");
        assert!(
            words::relation_sentence(request, trace, lang).contains(&request.resource_account)
                || trace.gates.relation == iam_eval::gates::Relation::Divided
        );
        for miss in near_misses(Evaluated::new(policies, request, trace)) {
            assert!(is_denied);
            assert!(words::near_miss(&miss, lang).ends_with('.'));
        }
    }
    let n_gates = steps
        .iter()
        .filter(|step| matches!(step.fact, NodeFact::Gate(_)))
        .count();
    assert_eq!(trace.judged().count(), n_gates);
    let deciding = steps
        .iter()
        .filter(|step| matches!(&step.fact, NodeFact::Gate(it) if it.decides))
        .count();
    assert_eq!(
        usize::from(is_denied && trace.gates.preset.is_none()),
        deciding,
        "{:?}",
        trace.decision()
    );
}

/// A statement opened later shows what the whole list has beneath it, and a role says what became of it.
fn check_statements(world: &World, trace: &iam_eval::trace::Trace, steps: &[Node]) {
    let (policies, request) = (&world.policies, &world.request);
    let mut roles = applying(Evaluated::new(policies, request, trace)).into_iter();
    let mut at = 0;
    for facts in &trace.facts {
        for (policy, statements) in facts.policies.iter().enumerate() {
            for (statement, fact) in statements.iter().enumerate() {
                let place = Place {
                    gate: facts.gate,
                    policy,
                    statement,
                };
                let opened = statement_nodes(Evaluated::new(policies, request, trace), place);
                let start = at
                    + steps[at..]
                        .iter()
                        .position(|step| matches!(step.fact, NodeFact::Statement(_)))
                        .expect("a statement");
                for (one, same) in opened.iter().zip(&steps[start..]) {
                    assert_eq!(one.fact, same.fact);
                    assert_eq!(
                        (one.truth, one.rule, one.source, one.role),
                        (same.truth, same.rule, same.source, same.role)
                    );
                }
                if let Some(role) = steps[start].role {
                    let one = roles.next().expect("a statement with a role");
                    assert_eq!(
                        (facts.gate, policy, statement, role),
                        (one.gate, one.policy_index, one.statement, one.role)
                    );
                } else {
                    assert!(fact.fact != Fact::Applies);
                }
                at = start + opened.len();
            }
        }
    }
    assert!(roles.next().is_none());
}
