//! The cases that are timed: made up from a number, the same every time.
//!
//! A set is one list of policies and several requests. It is built so that no side can be done early: every statement
//! that names the action holds up to its end, where its resources fail, or its last condition. No Deny applies. The
//! very last statement is an Allow that applies to half of the requests.

mod condition;
pub mod random;

use condition::{End, condition, shuffled};
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

const ACTION: &str = "s3:GetObject";
/// Nothing in any policy speaks of it.
const OTHER_ACTION: &str = "s3:PutObjectAcl";

/// What becomes of a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It speaks of other actions.
    OtherAction,
    /// No resource fits.
    OtherResource,
    /// Its last condition fails.
    ConditionFails,
    /// Its last condition holds for half of the requests.
    Last,
}

impl Set {
    /// The texts of the cases, which are the same policies with a request each. The share of a single statement can
    /// only be a share of the requests: in the sets of one statement the others ask for something else.
    pub fn cases(self) -> Vec<String> {
        let mut random = Random::new((self.n_statements * 1000 + self.percent) as u64);
        let policies: Vec<String> = self
            .fates(&mut random)
            .chunks(STATEMENTS_A_POLICY)
            .enumerate()
            .map(|(at, fates)| policy(&mut random, at, fates))
            .collect();
        let policies = object(&[("identity", list(&policies))]);
        let n_cases = if self.n_statements == 1 { 100 } else { 8 };
        (0..n_cases)
            .map(|case_idx| {
                let n_matching = n_cases * self.percent / 100;
                let asks = 1 < self.n_statements || case_idx < n_matching;
                let action = if asks { ACTION } else { OTHER_ACTION };
                let id = format!("{}-{}-{case_idx}", self.n_statements, self.percent);
                case(&id, action, &context(&mut random, case_idx), &policies)
            })
            .collect()
    }

    fn fates(self, random: &mut Random) -> Vec<Fate> {
        let n_matching = (self.n_statements * self.percent / 100).max(1);
        let mut fates: Vec<Fate> = (1..self.n_statements)
            .map(|at| match (at < n_matching, at % 4) {
                (false, _) => Fate::OtherAction,
                (true, 0) => Fate::OtherResource,
                (true, _) => Fate::ConditionFails,
            })
            .collect();
        shuffled(random, &mut fates);
        fates.push(Fate::Last);
        fates
    }
}

fn case(id: &str, action: &str, context: &str, policies: &str) -> String {
    object(&[
        ("id", quote(id)),
        ("principal", quote("arn:aws:iam::111122223333:user/team/ana")),
        ("action", quote(action)),
        (
            "resource",
            quote("arn:aws:s3:::team-blue-data/reports/2026/ana/summary.csv"),
        ),
        ("resourceAccount", quote("111122223333")),
        ("context", context.into()),
        ("policies", policies.into()),
    ])
}

/// What is known of the request: twelve keys and more.
fn context(random: &mut Random, case_idx: usize) -> String {
    let host = format!("203.0.113.{}", random.below(250) + 1);
    let time = format!("2026-03-{:02}T{:02}:15:00Z", random.below(28) + 1, random.below(24));
    let project = if case_idx.is_multiple_of(2) {
        condition::PROJECT
    } else {
        "shipping"
    };
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
        ("aws:PrincipalTag/project", quote(project)),
        ("aws:username", quote("ana")),
    ])
}

fn policy(random: &mut Random, policy_idx: usize, fates: &[Fate]) -> String {
    let statements: Vec<String> = fates
        .iter()
        .enumerate()
        .map(|(at, fate)| statement(random, policy_idx * STATEMENTS_A_POLICY + at, *fate))
        .collect();
    let document = object(&[("Version", quote("2012-10-17")), ("Statement", list(&statements))]);
    object(&[("name", quote(&format!("policy-{policy_idx}"))), ("document", document)])
}

fn statement(random: &mut Random, statement_idx: usize, fate: Fate) -> String {
    // A Deny is here and there, and never one that applies.
    let effect = if fate != Fate::Last && random.below(7) == 0 {
        "Deny"
    } else {
        "Allow"
    };
    let (actions, resources) = match fate {
        Fate::OtherAction => other_service(random),
        Fate::OtherResource => (actions(random), resources(random, false)),
        Fate::ConditionFails | Fate::Last => (actions(random), resources(random, true)),
    };
    object(&[
        ("Sid", quote(&format!("S{statement_idx}"))),
        ("Effect", quote(effect)),
        ("Action", one_or_list(&actions)),
        ("Resource", one_or_list(&resources)),
        (
            "Condition",
            match fate {
                Fate::OtherAction | Fate::OtherResource => condition(random, End::Holds),
                Fate::ConditionFails => condition(random, End::Fails),
                Fate::Last => condition(random, End::HoldsForHalf),
            },
        ),
    ])
}

/// Actions among which is the one that is asked for.
fn actions(random: &mut Random) -> Vec<String> {
    let mut actions = vec![match random.below(8) {
        0 => "s3:Get*",
        1 => "s3:*Object",
        2 => "s3:GetObject*",
        _ => ACTION,
    }];
    let others = [
        "s3:ListBucket",
        "s3:PutObjectTagging",
        "s3:AbortMultipartUpload",
        "s3:GetBucket*",
    ];
    for _ in 0..random.below(3) {
        actions.push(*random.pick(&others));
    }
    actions.sort_unstable();
    actions.dedup();
    actions.into_iter().map(Into::into).collect()
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
