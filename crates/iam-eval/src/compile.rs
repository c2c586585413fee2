//! A policy made ready for requests: literals parsed, patterns compiled, statements indexed by action.
//!
//! What depends on the kind of policy is settled here, once: how a short ARN is completed, what a principal of a
//! gateway endpoint means, that a trust policy has no resources. Matching need not ask afterwards.

pub mod action;
pub mod condition;
pub mod principal;
pub mod resource;
pub mod variable;

use alloc::vec::Vec;

use iam_syntax::arn::ShortArn;
use iam_syntax::policy::{Clause, Effect, Policy, PolicyKind, Statement};

use action::{ActionIndex, ActionTest};
use condition::ConditionTest;
use principal::PrincipalTest;
use resource::ResourceTest;

use crate::context::Keys;
use crate::request::Action;

/// A policy that is ready to be matched.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What it was made of: the spans are there.
    pub policy: Policy,
    /// One for each statement of the policy, in its order.
    pub statements: Vec<CompiledStatement>,
    index: ActionIndex,
}

/// A statement that is ready to be matched.
#[derive(Clone, Debug)]
pub struct CompiledStatement {
    /// `Allow` or `Deny`.
    pub effect: Effect,
    /// Absent where the statement has no effect (G-23).
    pub action: Option<ActionTest>,
    /// Absent in policies that have no principal.
    pub principal: Option<PrincipalTest>,
    /// All must match; none means the resource that the policy is attached to.
    pub resources: Vec<ResourceTest>,
    /// All must hold.
    pub conditions: Vec<ConditionTest>,
}

impl Compiled {
    /// Makes a policy ready.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self::with(policy, PrincipalTest::new)
    }

    /// Makes the policy of a gateway endpoint ready: an account there is its root user alone (E-75).
    #[must_use]
    pub fn of_gateway(policy: Policy) -> Self {
        Self::with(policy, PrincipalTest::of_gateway)
    }

    fn with(policy: Policy, principal: fn(&iam_syntax::policy::PrincipalClause) -> PrincipalTest) -> Self {
        let mut keys = Keys::default();
        let compile = |statement| {
            let resources = resources_of(policy.kind, statement);
            CompiledStatement {
                effect: statement.effect,
                action: statement
                    .action
                    .as_ref()
                    .filter(|_| resources.is_some())
                    .map(ActionTest::new),
                principal: statement.principal.as_ref().map(principal),
                resources: resources
                    .unwrap_or_default()
                    .iter()
                    .map(|clause| resource(&policy, statement, clause))
                    .collect(),
                conditions: statement
                    .conditions
                    .iter()
                    .map(|condition| ConditionTest::new(condition, policy.version, &mut keys))
                    .collect(),
            }
        };
        let statements: Vec<CompiledStatement> = policy.statements.iter().map(compile).collect();
        let index = ActionIndex::new(&statements);
        Self {
            policy,
            statements,
            index,
        }
    }

    /// Calls `found` with the number of each statement that speaks of an action, once or more often, in no particular
    /// order, until it answers `false`.
    pub fn each(&self, action: &Action, found: impl FnMut(u16) -> bool) {
        self.index.each(&self.statements, action, found);
    }
}

/// The resource clauses that count, or nothing where the statement has no effect at all.
// rule: G-20
// rule: G-23
fn resources_of(kind: PolicyKind, statement: &Statement) -> Option<&[Clause]> {
    match kind {
        PolicyKind::Trust => Some(&[]),
        PolicyKind::Key if statement.resources.is_empty() => None,
        PolicyKind::Key
        | PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Resource
        | PolicyKind::Scp
        | PolicyKind::Rcp
        | PolicyKind::Endpoint => Some(&statement.resources),
    }
}

fn resource(policy: &Policy, statement: &Statement, clause: &Clause) -> ResourceTest {
    let by_action = statement.action.as_ref().is_some_and(|action| !action.inverted);
    ResourceTest::new(
        clause,
        policy.version,
        short_arn(policy.kind),
        policy.kind == PolicyKind::Resource,
        by_action,
    )
}

// rule: A-11
// rule: G-24
const fn short_arn(kind: PolicyKind) -> ShortArn {
    match kind {
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => ShortArn::Complete,
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust | PolicyKind::Endpoint => {
            ShortArn::CompleteIfWildcard
        }
        PolicyKind::Scp => ShortArn::CompleteIfStarLast,
        PolicyKind::Rcp => ShortArn::Reject,
    }
}
