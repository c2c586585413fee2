//! The two questions over a world of 500 roles: which roles a user reaches, and who reaches a role.

use std::fmt::Write;
use std::time::{Duration, Instant};

use iam_scenario::reach::{Answer, reach, who_can_assume};
use iam_scenario::read;

use crate::generate::random::Random;

const N_ACCOUNTS: usize = 20;
const N_ROLES: usize = 500;
/// What the roles that one principal reaches may take. Who reaches a role is asked of every user and role, and has no
/// limit.
const LIMIT: Duration = Duration::from_secs(1);

/// Asks both questions in worlds of three sorts, and says how long each took.
///
/// # Errors
/// Says which took too long.
pub fn run() -> Result<(), String> {
    println!("        ms    yes  conditional     no  longest  question");
    let mut slow = Vec::new();
    for (name, topics) in [("plain", 0), ("with conditions", 1), ("with tags that go on", 2)] {
        let text = world(topics);
        let scenario = read::scenario(&text, &|_| None).map_err(|unreadable| format!("{:?}", unreadable.problems))?;
        let user = "arn:aws:iam::100000000000:user/ana";
        let questions: [(&str, Option<Duration>, &Ask); 2] = [
            ("reach", Some(LIMIT), &|| reach(&scenario, user, &[])),
            ("who-can-assume", None, &|| {
                who_can_assume(&scenario, &role_arn(N_ROLES - 1), &[])
            }),
        ];
        for (question, limit, ask) in questions {
            let started = Instant::now();
            let answer = ask().map_err(|problem| problem.message)?;
            let took = started.elapsed();
            say(&answer, took, &format!("{question}, {name}"));
            if limit.is_some_and(|limit| limit < took) {
                slow.push(format!("{question}, {name}"));
            }
        }
    }
    if slow.is_empty() {
        println!("\nWhat one principal reaches, in at most {} s: met", LIMIT.as_secs());
        return Ok(());
    }
    Err(format!("more than {} s: {}", LIMIT.as_secs(), slow.join("; ")))
}

type Ask<'a> = dyn Fn() -> Result<Answer, iam_scenario::problem::Problem> + 'a;

fn say(answer: &Answer, took: Duration, question: &str) {
    let count = |name: &str| {
        let verdicts = answer
            .reaches
            .iter()
            .map(|it| iam_scenario::output::reach::verdict_name(it.verdict));
        verdicts.filter(|verdict| *verdict == name).count()
    };
    let longest = answer.reaches.iter().map(|it| it.hops.len()).max().unwrap_or(0);
    println!(
        "{:>10.1}  {:>5}  {:>11}  {:>5}  {longest:>7}  {question}{}",
        took.as_secs_f64() * 1e3,
        count("yes"),
        count("conditional"),
        count("no"),
        if answer.is_complete { "" } else { " (not every choice)" }
    );
}

fn account(role: usize) -> usize {
    100_000_000_000 + role % N_ACCOUNTS
}

fn role_arn(role: usize) -> String {
    format!("arn:aws:iam::{}:role/R{role}", account(role))
}

/// A scenario: each role trusts a few others, or its whole account, and may assume all or some.
fn world(topics: usize) -> String {
    let mut random = Random::new(7 + topics as u64);
    let mut accounts = String::new();
    for number in 0..N_ACCOUNTS {
        let roles: Vec<String> = (number..N_ROLES)
            .step_by(N_ACCOUNTS)
            .map(|at| role(at, topics, &mut random))
            .collect();
        let user = if number == 0 {
            format!(r#""users":{{"ana":{{"inlinePolicies":{{"p":{}}}}}}},"#, identity("*"))
        } else {
            String::new()
        };
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            accounts,
            r#"{comma}"{}":{{{user}"roles":{{{}}}}}"#,
            account(number),
            roles.join(",")
        );
    }
    format!(r#"{{"version":1,"accounts":{{{accounts}}},"steps":[]}}"#)
}

fn role(at: usize, topics: usize, random: &mut Random) -> String {
    let principal = match random.below(4) {
        0 => account(at).to_string(),
        1 => role_arn(random.below(N_ROLES)),
        _ => [role_arn(random.below(N_ROLES)), role_arn(random.below(N_ROLES))].join("\",\""),
    };
    let condition = match (topics, random.below(8)) {
        (1 | 2, 0) => format!(r#","Condition":{{"StringEquals":{{"sts:ExternalId":"customer-{at}"}}}}"#),
        (1 | 2, 1) => r#","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#.into(),
        (1 | 2, 2) => r#","Condition":{"StringLike":{"sts:RoleSessionName":"deploy-*"}}"#.into(),
        (2, 3) => {
            let team = random.pick(&["red", "blue"]);
            format!(r#","Condition":{{"StringEquals":{{"aws:PrincipalTag/team":"{team}"}}}}"#)
        }
        (2, 4) => r#","Condition":{"StringEquals":{"aws:RequestTag/team":"red"}}"#.into(),
        _ => String::new(),
    };
    let resource = match random.below(3) {
        0 => "*".into(),
        _ => role_arn(random.below(N_ROLES)),
    };
    format!(
        r#""R{at}":{{"trustPolicy":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":["{principal}"]}},"Action":["sts:AssumeRole","sts:TagSession"]{condition}}}}},"inlinePolicies":{{"p":{}}}}}"#,
        identity(&resource)
    )
}

fn identity(resource: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],"Resource":"{resource}"}}}}"#
    )
}
