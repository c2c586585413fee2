//! Context keys that turn a decision round. The evaluator finds them: a key that it is told is unknown is closed with
//! everything that it may hold, and a closing that is decided otherwise is the suggestion.

use iam_eval::context::Value;
use iam_eval::detail::keys_read;
use iam_scenario::answer::Answer;
use iam_scenario::case::{ContextInput, same_key};

use crate::Suggestion;
use crate::change::Change;
use crate::question::{Question, Wanted, confirmed};

/// Suggestions of one key each; where there is none, of several keys together.
#[must_use]
pub fn suggestions(question: &Question, answer: &Answer, wanted: Wanted) -> Vec<Suggestion> {
    let keys = keys(answer);
    let alone: Vec<Suggestion> = keys
        .iter()
        .filter_map(|key| with_open(question, answer, std::slice::from_ref(key), wanted))
        .collect();
    if !alone.is_empty() || keys.len() < 2 {
        return alone;
    }
    with_open(question, answer, &keys, wanted).into_iter().collect()
}

fn with_open(question: &Question, answer: &Answer, keys: &[String], wanted: Wanted) -> Option<Suggestion> {
    let mut open = question.clone();
    let is_open = |name: &str| keys.iter().any(|key| same_key(key, name));
    open.request.context.retain(|entry| !is_open(&entry.name));
    let unknown = open.request.unknown.get_or_insert_default();
    unknown.retain(|name| !is_open(name));
    unknown.extend(keys.iter().cloned());
    let closings = open.answer()?.trace.closings?;
    let closing = closings
        .found
        .iter()
        .find(|closing| wanted.is_met_by(closing.decision.outcome))?;
    let mut changes: Vec<Change> = Vec::new();
    for (lower, value) in closings.keys.iter().zip(&closing.values) {
        let key = keys.iter().find(|key| same_key(key, lower))?;
        changes.push(Change::Context {
            key: key.clone(),
            value: input(value.as_ref()),
        });
    }
    // What decides alike whatever it holds is taken away, so that nothing stays unsaid.
    for key in keys {
        if closings.keys.iter().all(|lower| !same_key(key, lower)) {
            changes.push(Change::Context {
                key: key.clone(),
                value: ContextInput::Removed,
            });
        }
    }
    confirmed(question, answer, &changes, wanted)
}

fn input(value: Option<&Value>) -> ContextInput {
    match value {
        Some(Value::One(value)) => ContextInput::One(value.clone()),
        Some(Value::Many(values)) => ContextInput::Many(values.clone()),
        Some(Value::Unknown) | None => ContextInput::Removed,
    }
}

/// The keys that statements of this action, caller and resource read, each once, spelled as where it is read first.
fn keys(answer: &Answer) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for facts in &answer.trace.facts {
        for (attached, statements) in answer.policies.of(facts.gate).iter().zip(&facts.policies) {
            for (statement, fact) in statements.iter().enumerate() {
                if fact.reads_context() {
                    for key in keys_read(&attached.policy, statement) {
                        let is_new = keys.iter().all(|other| !same_key(other, &key));
                        if is_new && !belongs_to_caller_or_resource(&key) {
                            keys.push(key);
                        }
                    }
                }
            }
        }
    }
    keys
}

/// Whether a key follows from who asks and what is asked for. Another value would be another question.
fn belongs_to_caller_or_resource(key: &str) -> bool {
    const FIXED: [&str; 12] = [
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalIsAWSService",
        "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList",
        "aws:PrincipalType",
        "aws:userid",
        "aws:username",
        "aws:ResourceAccount",
        "aws:SignInSessionArn",
    ];
    FIXED.iter().any(|fixed| same_key(fixed, key))
}
