//! The cases that are timed: made up from a number, the same every time.
//!
//! The sets are built so that no side can be done early. Every statement that names the action holds up to its end:
//! its resources fail only behind their last slash, or all its conditions hold but the last one. No Deny applies.
//! In half of the cases the very last statement is an Allow that applies, in the other half it fails like the others.

mod condition;
pub mod random;

use condition::{condition, shuffled};
use iam_syntax::json::quote;
use random::Random;

/// How many statements there are, and how many in a hundred of them speak of the action asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set {
    pub n_statements: usize,
    pub percent: usize,
}

/// In the order of the table.
pub const SETS: [Set; 9] = {
    const fn set(n_statements: usize, percent: usize) -> Set {
        Set { n_statements, percent }
    }
    [
        set(1, 1),
        set(1, 10),
        set(1, 100),
        set(200, 1),
        set(200, 10),
        set(200, 100),
        set(1000, 1),
        set(1000, 10),
        set(1000, 100),
    ]
};

const STATEMENTS_A_POLICY: usize = 20;

/// What becomes of a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It speaks of other actions.
    OtherAction,
    /// No resource fits.
    OtherResource,
    /// Its last condition fails.
    ConditionFails,
    Applies,
}

impl Set {
    /// The texts of the cases (see `formats.md`: policies and a request). A set of one statement has a hundred cases,
    /// since a share of a single statement can only be a share of the requests.
    pub fn cases(self) -> Vec<String> {
        let n_cases = if self.n_statements == 1 { 100 } else { 8 };
        (0..n_cases).map(|at| self.case(at, n_cases)).collect()
    }

    fn case(self, case_idx: usize, n_cases: usize) -> String {
        let seed = self.n_statements * 1_000_000 + self.percent * 1000 + case_idx;
        let mut random = Random::new(seed as u64);
        let fates = self.fates(&mut random, case_idx, n_cases);
        let action = *random.pick(&["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]);
        let policies: Vec<String> = fates
            .chunks(STATEMENTS_A_POLICY)
            .enumerate()
            .map(|(at, fates)| policy(&mut random, at, fates, action))
            .collect();
        object(&[
            (
                "id",
                quote(&format!("{}-{}-{case_idx}", self.n_statements, self.percent)),
            ),
            ("principal", quote("arn:aws:iam::111122223333:user/team/ana")),
            ("action", quote(action)),
            (
                "resource",
                quote("arn:aws:s3:::team-blue-data/reports/2026/ana/summary.csv"),
            ),
            ("resourceAccount", quote("111122223333")),
            ("context", context(&mut random)),
            ("policies", object(&[("identity", list(&policies))])),
        ])
    }

    fn fates(self, random: &mut Random, case_idx: usize, n_cases: usize) -> Vec<Fate> {
        let n_before = case_idx * self.percent / n_cases;
        let n_with = (case_idx + 1) * self.percent / n_cases;
        let is_even = if self.n_statements == 1 { n_before } else { case_idx }.is_multiple_of(2);
        let last = if is_even { Fate::Applies } else { Fate::ConditionFails };
        if self.n_statements == 1 {
            return vec![if n_before < n_with { last } else { Fate::OtherAction }];
        }
        let n_matching = self.n_statements * self.percent / 100;
        let mut fates: Vec<Fate> = (1..self.n_statements)
            .map(|at| match (at < n_matching, at % 4) {
                (false, _) => Fate::OtherAction,
                (true, 0) => Fate::OtherResource,
                (true, _) => Fate::ConditionFails,
            })
            .collect();
        shuffled(random, &mut fates);
        fates.push(last);
        fates
    }
}

/// What is known of the request: twelve keys and more.
fn context(random: &mut Random) -> String {
    let host = format!("203.0.113.{}", random.below(250) + 1);
    let time = format!("2026-03-{:02}T{:02}:15:00Z", random.below(28) + 1, random.below(24));
    object(&[
        ("aws:SourceIp", quote(&host)),
        ("aws:CurrentTime", quote(&time)),
        ("aws:SecureTransport", quote("true")),
        ("aws:MultiFactorAuthPresent", quote("true")),
        ("aws:MultiFactorAuthAge", quote(&format!("{}", 100 + random.below(800)))),
        ("aws:PrincipalArn", quote("arn:aws:iam::111122223333:user/team/ana")),
        ("aws:PrincipalOrgID", quote("o-exampleorg1")),
        ("aws:PrincipalTag/team", quote("blue")),
        ("aws:PrincipalTag/owner", quote("ana")),
        ("aws:RequestedRegion", quote("eu-west-1")),
        ("aws:ResourceAccount", quote("111122223333")),
        (
            "aws:UserAgent",
            quote("aws-cli/2.15.3 Python/3.11.6 Linux/6.1 Boto3/1.34.2"),
        ),
        ("aws:username", quote("ana")),
    ])
}

fn policy(random: &mut Random, policy_idx: usize, fates: &[Fate], action: &str) -> String {
    let statements: Vec<String> = fates
        .iter()
        .enumerate()
        .map(|(at, fate)| statement(random, policy_idx * STATEMENTS_A_POLICY + at, *fate, action))
        .collect();
    let document = object(&[("Version", quote("2012-10-17")), ("Statement", list(&statements))]);
    object(&[("name", quote(&format!("policy-{policy_idx}"))), ("document", document)])
}

fn statement(random: &mut Random, statement_idx: usize, fate: Fate, action: &str) -> String {
    // A Deny is here and there, and never one that applies.
    let effect = if fate != Fate::Applies && random.below(7) == 0 {
        "Deny"
    } else {
        "Allow"
    };
    let (actions, resources) = match fate {
        Fate::OtherAction => other_service(random),
        Fate::OtherResource => (actions(random, action), resources(random, false)),
        Fate::ConditionFails | Fate::Applies => (actions(random, action), resources(random, true)),
    };
    object(&[
        ("Sid", quote(&format!("S{statement_idx}"))),
        ("Effect", quote(effect)),
        ("Action", one_or_list(&actions)),
        ("Resource", one_or_list(&resources)),
        ("Condition", condition(random, fate != Fate::ConditionFails)),
    ])
}

/// Actions among which is the one that is asked for.
fn actions(random: &mut Random, action: &str) -> Vec<String> {
    let verb = &action[..action.len() - "Object".len()];
    let mut actions = vec![match random.below(8) {
        0 => format!("{verb}*"),
        1 => "s3:*Object".into(),
        2 => "s3:*".into(),
        _ => action.into(),
    }];
    let others = [
        "s3:ListBucket",
        "s3:GetObjectTagging",
        "s3:AbortMultipartUpload",
        "s3:GetBucket*",
    ];
    for _ in 0..random.below(3) {
        actions.push((*random.pick(&others)).into());
    }
    actions.sort();
    actions.dedup();
    actions
}

/// Resources of which the last fits the one that is asked for, or none does.
fn resources(random: &mut Random, fits: bool) -> Vec<String> {
    let n = random.below(1000);
    let others = [
        format!("arn:aws:s3:::team-blue-data/reports/2025/*/{n}/*"),
        format!("arn:aws:s3:::team-blue-data/reports/*/{n}.csv"),
        format!("arn:aws:s3:::team-*-data-{n}/*"),
        format!("arn:aws:s3:::logs-{n}/*"),
        format!("arn:aws:s3:::home-{n}/${{aws:username}}/*"),
    ];
    let fitting = [
        "arn:aws:s3:::team-blue-data/*",
        "arn:aws:s3:::team-*-data/reports/*",
        "arn:aws:s3:::team-${aws:PrincipalTag/team}-data/reports/*",
        "arn:aws:s3:::*/reports/20??/*",
        "arn:*:s3:::team-blue-data/reports/*.csv",
        "*",
    ];
    let mut resources: Vec<String> = (0..random.below(2) + usize::from(!fits))
        .map(|_| random.pick(&others).clone())
        .collect();
    resources.dedup();
    if fits {
        resources.push((*random.pick(&fitting)).into());
    }
    resources
}

/// Actions and resources that have nothing to do with the request.
fn other_service(random: &mut Random) -> (Vec<String>, Vec<String>) {
    let n = random.below(1000);
    let (actions, resource): (&[&str], String) = match random.below(10) {
        0 => (
            &["dynamodb:GetItem", "dynamodb:Query"],
            format!("arn:aws:dynamodb:eu-west-1:111122223333:table/t{n}"),
        ),
        1 => (
            &["dynamodb:BatchGet*"],
            format!("arn:aws:dynamodb:*:111122223333:table/orders-{n}*"),
        ),
        2 => (
            &["sqs:SendMessage", "sqs:ReceiveMessage"],
            format!("arn:aws:sqs:eu-west-1:111122223333:queue-{n}"),
        ),
        3 => (&["sns:Publish"], format!("arn:aws:sns:eu-*:111122223333:topic-{n}")),
        4 => (
            &["lambda:InvokeFunction"],
            format!("arn:aws:lambda:*:111122223333:function:f{n}-*"),
        ),
        5 => (
            &["ec2:StartInstances", "ec2:StopInstances"],
            "arn:aws:ec2:*:111122223333:instance/*".into(),
        ),
        6 => (&["ec2:Describe*"], "*".into()),
        7 => (
            &["s3:ListBucket", "s3:GetBucketLocation"],
            format!("arn:aws:s3:::team-*-data-{n}"),
        ),
        8 => (&["s3:GetBucket*", "s3:ListBucket*"], format!("arn:aws:s3:::logs-{n}")),
        _ => (
            &["secretsmanager:GetSecretValue"],
            format!("arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/{n}-*"),
        ),
    };
    (actions.iter().map(|action| (*action).into()).collect(), vec![resource])
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}:{value}", quote(name)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

fn one_or_list(texts: &[String]) -> String {
    match texts {
        [one] => quote(one),
        several => list(&several.iter().map(|text| quote(text)).collect::<Vec<_>>()),
    }
}
