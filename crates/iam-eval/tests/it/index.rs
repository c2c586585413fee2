//! The index of a policy's actions finds the statements that a look at each would find.

use std::collections::BTreeSet;

use iam_eval::request::Action;

use crate::rng::n_tries;
use crate::world::world;

const ACTIONS: [&str; 8] = [
    "s3:GetObject",
    "S3:PUTOBJECT",
    "s3:ListAllMyBuckets",
    "sts:AssumeRole",
    "kms:Decrypt",
    "sqs:SendMessage",
    "ec2:DescribeInstances",
    "glacier:x",
];

#[test]
fn index_visits_the_statements_whose_action_matches() {
    for seed in 0..n_tries(10_000) as u64 {
        let world = world(seed);
        let mut actions: Vec<Action> = ACTIONS.iter().filter_map(|text| Action::new(text)).collect();
        actions.push(world.request.action.clone());
        for attached in world.attached() {
            for action in &actions {
                let scanned: BTreeSet<u16> = (0..)
                    .zip(&attached.policy.statements)
                    .filter(|(_, statement)| statement.action.as_ref().is_some_and(|test| test.matches(action)))
                    .map(|(at, _)| at)
                    .collect();
                let mut visited = BTreeSet::new();
                attached.policy.each(action, |at| {
                    visited.insert(at);
                    true
                });
                assert_eq!(scanned, visited, "{action:?}\n{}", world.show(&world.request));
                let mut n_calls = 0;
                attached.policy.each(action, |_| {
                    n_calls += 1;
                    false
                });
                assert_eq!(
                    scanned.len().min(1),
                    n_calls,
                    "{action:?}\n{}",
                    world.show(&world.request)
                );
            }
        }
    }
}
