//! What a check shares with its case makes no difference: it is answered as if its whole request had been written out.

use iam_scenario::case::{Case, Check};
use iam_scenario::reply::{Reply, replies};
use iam_scenario::{Options, output, read};

use crate::random::Random;

const N_CASES: u64 = 1_500;

const KEYS: [&str; 20] = [
    "aws:SourceIp",
    "aws:PrincipalArn",
    "AWS:principalARN",
    "aws:PrincipalTag/team",
    "aws:RequestTag/team",
    "aws:RequestTag/cost",
    "aws:TagKeys",
    "ec2:InstanceType",
    "s3:prefix",
    "s3:x-amz-server-side-encryption",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "app:k",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:CalledViaLast",
    "kms:CallerAccount",
    "aws:userid",
    "aws:ResourceAccount",
];

const VALUES: [&str; 8] = [
    "null",
    r#""a""#,
    r#""arn:aws:kms:us-east-1:111122223333:key/1""#,
    r#""2026-01-01T00:00:00Z""#,
    r#""1767225600""#,
    r#"["a", "b"]"#,
    r#"["a"]"#,
    "[]",
];

const ASKED: [(&str, &str); 5] = [
    ("s3:GetObject", r#""arn:aws:s3:::b/k""#),
    ("s3:PutObject", r#"["arn:aws:s3:::b/k", "arn:aws:s3:::b/l"]"#),
    ("kms:Decrypt", r#""arn:aws:kms:us-east-1:111122223333:alias/a""#),
    (
        "ec2:RunInstances",
        r#"["arn:aws:ec2:us-east-1::image/ami-1", "arn:aws:ec2:us-east-1:111122223333:instance/*"]"#,
    ),
    ("ec2:RunInstances", r#""arn:aws:ec2:us-east-1:111122223333:subnet/s""#),
];

const CALLERS: [&str; 3] = [
    r#""arn:aws:iam::111122223333:user/ana""#,
    r#""arn:aws:sts::111122223333:assumed-role/r/s""#,
    r#"{"Service": "s3.amazonaws.com"}"#,
];

struct Cases(Random);

impl Cases {
    fn is(&mut self, percent: usize) -> bool {
        self.0.below(100) < percent
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.0.below(of.len())]
    }

    fn keys(&mut self) -> String {
        let mut seen: Vec<String> = Vec::new();
        let mut fields = Vec::new();
        for _ in 0..self.0.below(6) {
            let key = self.one(&KEYS);
            if !seen.contains(&key.to_lowercase()) {
                seen.push(key.to_lowercase());
                fields.push(format!(r#""{key}": {}"#, self.one(&VALUES)));
            }
        }
        fields.join(", ")
    }

    fn request(&mut self, percent: usize) -> String {
        let mut fields = Vec::new();
        if self.is(percent) {
            fields.push(format!(r#""principal": {}"#, self.one(&CALLERS)));
        }
        let (action, resource) = self.one(&ASKED);
        if self.is(percent) {
            fields.push(format!(r#""action": "{action}""#));
        }
        if self.is(percent) {
            fields.push(match self.is(20) {
                true => format!(
                    r#""resources": [{{"arn": "arn:aws:s3:::b/k", "context": {{{}}}}}]"#,
                    self.keys()
                ),
                false => format!(r#""resource": {resource}"#),
            });
        }
        fields.push(format!(r#""context": {{{}}}"#, self.keys()));
        if self.is(50) {
            let unknown: Vec<String> = (0..self.0.below(3))
                .map(|_| format!(r#""{}""#, self.one(&KEYS)))
                .collect();
            fields.push(format!(r#""unknown": [{}]"#, unknown.join(", ")));
        }
        if self.is(30) {
            fields.push(r#""call": true"#.into());
        }
        fields.join(", ")
    }

    fn statement(&mut self) -> String {
        let effect = if self.is(30) { "Deny" } else { "Allow" };
        let operator = self.one(&["StringEquals", "StringNotLike", "Null", "ForAllValues:StringLike"]);
        let value = self.one(&["true", "a", "a*", "${aws:PrincipalTag/team}", "${s3:prefix, 'a'}"]);
        let key = self.one(&KEYS);
        format!(
            r#"{{"Effect": "{effect}", "Action": "*", "Resource": "*", "Condition": {{"{operator}": {{"{key}": "{value}"}}}}}}"#
        )
    }

    fn case(&mut self) -> String {
        let own = self.request(95);
        let checks: Vec<String> = (0..3)
            .map(|at| format!(r#"{{"id": "{at}", {}}}"#, self.request(30)))
            .collect();
        let statements: Vec<String> = (0..3).map(|_| self.statement()).collect();
        format!(
            r#"{{{own}, "checks": [{}], "policies": {{"identity": [{{"name": "p", "document": {{"Version": "2012-10-17", "Statement": [{}]}}}}]}}}}"#,
            checks.join(", "),
            statements.join(", ")
        )
    }
}

/// The case that asks a check's whole request, and nothing else.
fn written_out(case: &Case, check: Option<&Check>) -> Case {
    let request = check.map_or_else(|| case.request.clone(), |check| case.request.overlaid(&check.request));
    Case {
        id: None,
        request,
        checks: Vec::new(),
        ..case.clone()
    }
}

fn said(reply: Reply) -> String {
    match reply.result {
        Ok(_) => output::line(&Reply { id: None, ..reply }, &Options { trace: true }),
        // Where it stands differs.
        Err(problem) => [problem.code.as_str(), problem.message.as_str()].join(": "),
    }
}

#[test]
fn a_check_is_answered_as_if_it_were_written_out() {
    let (mut n_answers, mut n_problems, mut n_several) = (0, 0, 0);
    for seed in 0..N_CASES {
        let text = Cases(Random::new(seed)).case();
        let Ok(case) = read::case(&text) else { continue };
        let own = case.asks_own().then_some(None);
        let checks = own.into_iter().chain(case.checks.iter().map(Some));
        for (reply, check) in replies(&case).zip(checks) {
            let alone = written_out(&case, check);
            match &reply.result {
                Ok(_) => n_answers += 1,
                Err(_) => n_problems += 1,
            }
            // What a case asks on several resources shares its context, too: each by itself shares nothing.
            if let Ok(answer) = &reply.result
                && !answer.resources.is_empty()
            {
                n_several += 1;
                for (one, resource) in answer.resources.iter().zip(alone.request.resources.alone()) {
                    let mut by_itself = alone.clone();
                    by_itself.request.resources = resource;
                    by_itself.request.call = None;
                    let by_itself = replies(&by_itself).next().expect("a reply").result.expect("an answer");
                    assert_eq!(by_itself.trace.decision(), one.decision, "seed {seed}\n{text}");
                }
            }
            let alone = replies(&alone).next().expect("a reply");
            let (alone, beside) = (said(alone), said(reply));
            let first = alone
                .bytes()
                .zip(beside.bytes())
                .take_while(|(one, other)| one == other)
                .count();
            let around = |text: &str| {
                text.chars()
                    .skip(first.saturating_sub(80))
                    .take(160)
                    .collect::<String>()
            };
            assert!(
                alone == beside,
                "seed {seed}: {} | {}\n{text}",
                around(&alone),
                around(&beside)
            );
        }
    }
    println!("{n_answers} answers, {n_problems} problems, {n_several} on several resources");
    assert!(1_000 < n_answers && 500 < n_problems && 500 < n_several);
}
