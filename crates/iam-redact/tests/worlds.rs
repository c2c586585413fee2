//! Over the worlds of the tests and over random ones: what is redacted comes to the same at each step and names nobody, or
//! it is said what stands in the way.

use std::fs;
use std::path::Path;

use iam_redact::{Obstacle, RedactedScenario, redact_scenario};
use iam_scenario::read;
use iam_scenario::run::run;

/// A policy of AWS's that some of the worlds name.
fn managed(arn: &str) -> Option<String> {
    let of_aws = arn.starts_with("arn:aws:iam::aws:policy/");
    of_aws
        .then(|| r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}"#.into())
}

/// What each step came to, in words.
fn came_to(text: &str) -> Vec<String> {
    let scenario = read::scenario(text, &managed).unwrap_or_else(|it| panic!("{:?}\n{text}", it.problems));
    let report = run(&scenario);
    let step = |step: &iam_scenario::run::StepReport| {
        let decisions: Vec<_> = step.answers().map(|(_, it)| it.trace.decision()).collect();
        format!(
            "{:?} {:?} {decisions:?}",
            step.outcome,
            step.error.as_ref().map(|it| &it.code)
        )
    };
    report.steps.iter().map(step).collect()
}

#[track_caller]
fn check(text: &str, redacted: &RedactedScenario) {
    assert_eq!(came_to(text), came_to(&redacted.text), "{text}\n{}", redacted.text);
    let there = redacted.text.to_lowercase();
    for (word, other) in &redacted.replaced {
        assert_eq!(word.chars().count(), other.chars().count());
        let is_left = there
            .split(|it: char| !it.is_alphanumeric())
            .any(|it| it == word.to_lowercase());
        assert!(!is_left, "{word} in {}", redacted.text);
    }
}

#[test]
fn an_origin_access_identity_stays_one_and_has_another_id() {
    let text = include_str!("../../../tests/scenarios/origin-access.json");
    let redacted = redact_scenario(text, &managed).unwrap_or_else(|it| panic!("{it:?}"));
    check(text, &redacted);
    let frame = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ";
    assert_eq!(text.matches(frame).count(), redacted.text.matches(frame).count());
    let ids = [
        "EH1HDMB1FH2TC",
        "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
    ];
    for id in ids {
        assert!(!redacted.text.contains(id), "{}", redacted.text);
        let other = redacted.replaced.iter().find(|(word, _)| word == id);
        let other = other.map_or("", |(_, other)| other);
        let is_of_its_form = id.len() != 64 || other.bytes().all(|it| it.is_ascii_hexdigit());
        assert!(other.len() == id.len() && is_of_its_form, "{:?}", redacted.replaced);
    }
}

#[test]
fn the_worlds_of_the_tests_come_to_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let (mut n, mut n_kept) = (0, 0);
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a text");
        if read::scenario(&text, &managed).is_err() {
            continue;
        }
        n += 1;
        match redact_scenario(&text, &managed) {
            Ok(redacted) => {
                n_kept += 1;
                assert!(!redacted.replaced.is_empty());
                check(&text, &redacted);
            }
            Err(obstacle) => println!("{}: {obstacle:?}", path.display()),
        }
    }
    println!("{n_kept} of {n}");
    assert!(10 < n && n * 3 / 4 <= n_kept, "{n_kept} of {n}");
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn name(&mut self) -> String {
        let pool = ["acme", "payroll", "pay", "Prod", "ledger", "eu7", "team42"];
        let (one, other) = (self.one_of(&pool), self.one_of(&pool));
        [one, self.one_of(&["-", "_", "."]), other].concat()
    }

    /// A name, perhaps with its end or its beginning left open.
    fn pattern(&mut self, name: &str) -> String {
        match self.below(4) {
            0 => format!("{}*", &name[..name.len() - 2]),
            1 => format!("*{}", &name[2..]),
            2 => "*".into(),
            _ => name.into(),
        }
    }

    fn world(&mut self) -> String {
        let account = self.one_of(&["623849027156", "111122223333"]);
        let other = self.one_of(&["623849027156", "999900001111"]);
        let (user, first, second, bucket, tag) = (self.name(), self.name(), self.name(), self.name(), self.name());
        let (second, first) = (format!("{second}-b"), format!("{first}-a"));
        let named = self.pattern(&first);
        let trusted = self.one_of(&["root", "user"]);
        let trusted = match trusted {
            "root" => format!("arn:aws:iam::{account}:root"),
            _ => format!("arn:aws:iam::{account}:user/{user}"),
        };
        let object = self.pattern(&bucket);
        let team = self.one_of(&["ledger", "payroll"]);
        let external = self.name();
        let given = if self.below(3) == 0 {
            self.name()
        } else {
            external.clone()
        };
        format!(
            r#"{{ "version": 1, "id": "acme", "title": "Acme's payroll", "x-note": "acme",
  "accounts": {{
    "{account}": {{ "users": {{ "{user}": {{ "tags": {{ "{tag}": "{team}" }}, "inlinePolicies": {{ "May": {{ "Statement": {{ "Effect": "Allow", "Action": "sts:*", "Resource": "arn:aws:iam::{account}:role/{named}" }} }} }} }} }},
      "roles": {{ "{first}": {{ "trustPolicy": {{ "Statement": {{ "Effect": "Allow", "Principal": {{ "AWS": "{trusted}" }}, "Action": ["sts:AssumeRole", "sts:TagSession"],
          "Condition": {{ "StringEquals": {{ "sts:ExternalId": "{external}", "aws:PrincipalTag/{tag}": "ledger" }} }} }} }},
        "inlinePolicies": {{ "Next": {{ "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": ["arn:aws:iam::{other}:role/*", "arn:aws:s3:::{object}"] }} }} }} }},
        "{second}": {{}} }} }},
    "999900001111": {{ "roles": {{ "Far": {{ "trustPolicy": "{{\"Statement\":{{\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"arn:aws:iam::{account}:role/{first}\"}},\"Action\":\"sts:AssumeRole\"}}}}" }} }} }} }},
  "steps": [
    {{ "id": "hop", "as": "arn:aws:iam::{account}:user/{user}", "assumeRole": {{ "roleArn": "arn:aws:iam::{account}:role/{first}", "roleSessionName": "{user}", "externalId": "{given}" }}, "expect": {{ "outcome": "issued" }} }},
    {{ "id": "far", "after": "5m", "as": "@hop", "assumeRole": {{ "roleArn": "arn:aws:iam::999900001111:role/Far", "roleSessionName": "x" }} }},
    {{ "id": "read", "as": "@hop", "request": {{ "action": "s3:GetObject", "resource": "arn:aws:s3:::{bucket}/k", "context": {{ "aws:ResourceTag/{tag}": "{team}" }} }} }}
  ] }}"#
        )
    }
}

#[test]
fn random_worlds_come_to_the_same() {
    let n_worlds: u64 = std::env::var("WORLDS")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(500);
    let (mut n_kept, mut n_issued) = (0, 0);
    for seed in 1..=n_worlds {
        let text = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1).world();
        match redact_scenario(&text, &managed) {
            Ok(redacted) => {
                n_kept += 1;
                n_issued += u64::from(came_to(&text)[0].starts_with("Issued"));
                check(&text, &redacted);
                for gone in ["acme's", "x-note", "expect"] {
                    assert!(!redacted.text.to_lowercase().contains(gone), "{}", redacted.text);
                }
            }
            Err(Obstacle::Pattern(pattern)) => assert!(text.contains(&pattern)),
            Err(other) => println!("{other:?}: {text}"),
        }
    }
    println!("{n_kept} of {n_worlds} kept, {n_issued} of them issued");
    assert!(n_worlds * 9 / 10 <= n_kept, "{n_kept} of {n_worlds}");
    assert!(n_worlds / 20 <= n_issued && n_issued < n_kept, "{n_issued}");
}

#[test]
fn what_can_not_be_read_is_not_shared_as_if_it_could() {
    for text in [
        "",
        "{",
        r#"{ "version": 1, "steps": [{ "id": "a", "as": "nobody", "request": {} }] }"#,
    ] {
        assert_eq!(redact_scenario(text, &managed), Err(Obstacle::Scenario), "{text}");
    }
}

/// A word of few letters is easily inside of another one that is made up.
#[test]
fn a_short_name_is_in_none_of_many_others() {
    let step = |at: usize| {
        format!(
            r#"{{"id":"s{at}","as":"arn:aws:iam::111122223333:user/ana","request":{{"action":"s3:GetObject","resource":"arn:aws:s3:::storage{at}x/key"}}}}"#
        )
    };
    let steps: Vec<String> = (0..400).map(step).collect();
    let text = format!(
        r#"{{"version":1,"accounts":{{"111122223333":{{"users":{{"ana":{{}}}}}}}},"steps":[{}]}}"#,
        steps.join(",")
    );
    let redacted = redact_scenario(&text, &managed).unwrap_or_else(|it| panic!("{it:?}"));
    check(&text, &redacted);
}
