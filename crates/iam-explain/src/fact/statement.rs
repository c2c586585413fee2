//! What became of a statement.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use super::condition::KeyFact;
use super::element::VariableFact;
use super::gate::GateName;
use crate::roles::StatementRole;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementFact<'a> {
    /// The gate of its policy.
    pub gate: GateName<'a>,
    /// What its policy is called.
    pub policy: &'a str,
    /// Counts from 1.
    pub number: usize,
    /// Its `Sid`.
    pub sid: Option<&'a str>,
    /// Its `Effect`.
    pub effect: Effect,
    /// What became of it.
    pub outcome: StatementOutcome<'a>,
    /// What part it had in the decision, if it had one.
    pub role: Option<StatementRole>,
    /// What was decided in the end.
    pub decision: Outcome,
}

/// What became of a statement: it applies, or the first element that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementOutcome<'a> {
    /// All of its elements hold.
    Applies,
    /// It applies, but the root user of a bucket's account may manage the bucket policy all the same (E-70).
    Excepted,
    /// Whether it applies depends on unknown keys.
    Perhaps {
        /// Those keys.
        keys: Vec<String>,
    },
    /// A key policy's statement without `Action` or `Resource` (G-23).
    NoEffect,
    /// It is about other actions.
    OtherAction {
        /// The action that was asked.
        action: &'a str,
        /// Whether it says `NotAction`.
        inverted: bool,
        /// The actions that it lists.
        values: Vec<&'a str>,
    },
    /// It is about other principals.
    OtherPrincipal {
        /// Who asked.
        caller: &'a str,
        /// Whether it says `NotPrincipal`.
        inverted: bool,
        /// The principals that it lists.
        values: Vec<&'a str>,
    },
    /// It is about other resources.
    OtherResource {
        /// The resource that was asked.
        resource: &'a str,
        /// Whether it says `NotResource`.
        inverted: bool,
        /// The resources that it lists.
        values: Vec<&'a str>,
        /// What the variables in them stand for.
        variables: Vec<VariableFact<'a>>,
    },
    /// This condition does not hold.
    ConditionFails(KeyFact<'a>),
}

/// What the statement does to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectFact {
    /// The statement's `Effect`.
    pub effect: Effect,
    /// Whether all of its elements hold.
    pub applies: Truth,
    /// Whether it applies and does not count (E-70).
    pub excepted: bool,
}
