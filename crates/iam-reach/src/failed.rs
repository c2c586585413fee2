//! What a refused hop failed at: statements that would let it pass but for a context key, or that deny because of one.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::compile::CompiledStatement;
use iam_eval::compile::resource::Fill;
use iam_eval::context::Key;
use iam_eval::gates::Gate;
use iam_eval::matching::Fact;
use iam_syntax::policy::Effect;

use crate::attempt::Tried;

/// A statement that stands in the way.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) place: Place,
    /// The keys that it hangs on, in lower case.
    pub(crate) keys: Vec<String>,
}

/// Where it stands, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    action: String,
    gate: Gate,
    /// Of its gate.
    policy: usize,
    /// Of its policy.
    statement: usize,
    fact: Fact,
}

/// All of a hop, in the order of its checks.
pub(crate) fn failures(tried: &Tried) -> Vec<Failure> {
    let mut failures = Vec::new();
    let refused = |outcome: Outcome| outcome != Outcome::Allowed;
    for check in tried.checks.iter().filter(|it| refused(it.trace.decision().outcome)) {
        for facts in &check.trace.facts {
            let policies = check.policies.of(facts.gate).iter().zip(&facts.policies);
            for (policy, (attached, facts_of)) in policies.enumerate() {
                for (statement, (it, fact)) in attached.policy.statements.iter().zip(facts_of).enumerate() {
                    let keys = keys(it, fact.fact);
                    if !keys.is_empty() {
                        let place = Place {
                            action: check.request.action.text.clone(),
                            gate: facts.gate,
                            policy,
                            statement,
                            fact: fact.fact,
                        };
                        failures.push(Failure { place, keys });
                    }
                }
            }
        }
    }
    failures
}

/// The keys that would have to hold something else.
fn keys(statement: &CompiledStatement, fact: Fact) -> Vec<String> {
    let text = |key: &Key| String::from(key.as_str());
    match (statement.effect, fact) {
        (Effect::Allow, Fact::ConditionFails(at)) => {
            let test = usize::try_from(at).ok().and_then(|at| statement.conditions.get(at));
            test.into_iter().flat_map(|test| test.keys().map(text)).collect()
        }
        (Effect::Allow, Fact::OtherResource) => {
            let elements = statement.resources.iter().flat_map(|test| &test.elements);
            let keys = elements.flat_map(|element| match &element.pattern {
                Fill::Fixed(_) => &[],
                Fill::Variable { text, .. } => text.keys(),
            });
            keys.map(text).collect()
        }
        (Effect::Deny, Fact::Applies | Fact::Perhaps) => {
            let keys = statement.conditions.iter().flat_map(|test| test.keys());
            keys.map(text).collect()
        }
        (Effect::Allow, Fact::Applies | Fact::Perhaps | Fact::OtherAction | Fact::OtherPrincipal)
        | (Effect::Deny, Fact::OtherAction | Fact::OtherPrincipal | Fact::OtherResource | Fact::ConditionFails(_)) => {
            Vec::new()
        }
    }
}
