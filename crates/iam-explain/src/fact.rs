//! What a step of a decision consists of: typed facts, from which every sentence is made. No words here.

mod condition;
mod element;
mod gate;
mod note;
mod statement;

use alloc::vec::Vec;

use iam_eval::combine::Decision;
use iam_eval::context::Value;
use iam_eval::gates::Preset;

pub use self::condition::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, OperatorFact, OperatorName, PolicyValueFact,
    ValueOutcome,
};
pub use self::element::{
    ActionFact, ActionValueFact, Fit, OwnResource, PrincipalFact, PrincipalValueFact, PrincipalValueWhy, ResourceFact,
    ResourceValueFact, VariableFact, VariableValue,
};
pub use self::gate::{GateFact, GateName, Holder, Must, PolicyFact};
pub use self::note::{Note, RcpExemption, RelationFact};
pub use self::statement::{EffectFact, StatementFact, StatementOutcome};

/// One step of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeFact<'a> {
    /// It was settled before any policy.
    Preset(PresetFact<'a>),
    /// A kind of policy, with what it came to.
    Gate(GateFact<'a>),
    /// One of its policies.
    Policy(PolicyFact<'a>),
    /// One of that one's statements.
    Statement(StatementFact<'a>),
    /// A statement's `Principal` or `NotPrincipal`.
    Principal(PrincipalFact<'a>),
    /// One value of it.
    PrincipalValue(PrincipalValueFact<'a>),
    /// A statement's `Action` or `NotAction`.
    Action(ActionFact<'a>),
    /// One value of it.
    ActionValue(ActionValueFact<'a>),
    /// A statement's `Resource` or `NotResource`.
    Resource(ResourceFact<'a>),
    /// One value of it.
    ResourceValue(ResourceValueFact<'a>),
    /// A statement without `Resource`, which is about what its policy is attached to.
    OwnResource(OwnResource),
    /// The whole `Condition` element.
    Condition(ConditionFact),
    /// An operator of the condition.
    Operator(OperatorFact),
    /// A key under it.
    Key(KeyFact<'a>),
    /// One value that a multivalued context key holds.
    ContextValue(ContextValueFact<'a>),
    /// One value that the policy lists.
    PolicyValue(PolicyValueFact<'a>),
    /// How many values there are beside those that are shown.
    More(MoreFact),
    /// What the statement comes to.
    Effect(EffectFact),
    /// One way that the unknown keys may turn out.
    Closing(ClosingFact<'a>),
    /// What is worth knowing beside the steps.
    Note(Note<'a>),
}

/// AWS settled the request before it looked at any policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetFact<'a> {
    /// How it was settled.
    pub preset: Preset,
    /// The action that was asked.
    pub action: &'a str,
}

/// One way that the unknown keys may turn out, and what is decided then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingFact<'a> {
    /// What is decided then.
    pub decision: Decision,
    /// The gate that decides, if one does.
    pub gate: Option<GateName<'a>>,
    /// A key and its value; `None` is an absent key.
    pub values: Vec<(&'a str, Option<&'a Value>)>,
    /// Whether what was tried stands for all that the keys may hold.
    pub is_exact: bool,
}
