//! What a step of a decision consists of: typed facts, from which every sentence is made. No words here.

mod condition;

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::{Decision, GateEffect, Outcome};
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::context::Value;
use iam_eval::detail::{PrincipalWhy, ResourceWhy};
use iam_eval::gates::{Gate, Preset, Relation};
use iam_eval::truth::Truth;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily};

pub use self::condition::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, OperatorFact, OperatorName, PolicyValueFact,
    ValueOutcome,
};
use crate::roles::StatementRole;

/// One step of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeFact<'a> {
    Preset(PresetFact<'a>),
    Gate(GateFact<'a>),
    Policy(PolicyFact<'a>),
    Statement(StatementFact<'a>),
    Principal(PrincipalFact<'a>),
    PrincipalValue(PrincipalValueFact<'a>),
    Action(ActionFact<'a>),
    ActionValue(ActionValueFact<'a>),
    Resource(ResourceFact<'a>),
    ResourceValue(ResourceValueFact<'a>),
    OwnResource(OwnResource),
    /// The whole `Condition` element.
    Condition(ConditionFact),
    Operator(OperatorFact),
    Key(KeyFact<'a>),
    /// One value that a multivalued context key holds.
    ContextValue(ContextValueFact<'a>),
    /// One value that the policy lists.
    PolicyValue(PolicyValueFact<'a>),
    /// How many values there are beside those that are shown.
    More(MoreFact),
    Effect(EffectFact),
    Closing(ClosingFact<'a>),
    Note(Note<'a>),
}

/// AWS settled the request before it looked at any policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetFact<'a> {
    pub preset: Preset,
    pub action: &'a str,
}

/// A gate by the name that a reader knows it under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateName<'a> {
    Rcp {
        target: &'a str,
    },
    Scp {
        target: &'a str,
    },
    Endpoint,
    Resource(Holder),
    Principal,
    Boundary,
    /// `layer` counts from 1.
    Session {
        layer: u16,
        n_layers: u16,
    },
}

/// What a resource policy is attached to; people call the policy after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Role,
    Key,
    Bucket,
    Queue,
    Topic,
    Function,
    Secret,
    Other,
}

/// One gate and its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFact<'a> {
    pub gate: Gate,
    pub name: GateName<'a>,
    pub effect: GateEffect,
    /// Whether this is the gate that AWS names in a denial.
    pub decides: bool,
    pub must: Must,
    pub n_policies: usize,
    /// Allow statements in all of its policies, whatever they are about.
    pub n_allows: usize,
    pub action: &'a str,
    /// What was decided in the end.
    pub decision: Outcome,
}

/// Whether a gate must allow, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// This kind of policy always has to.
    Always,
    /// A federated user without session policies has no permissions but those that a resource grants to it.
    NoSessionPolicy,
    /// AWS's own RCPFullAWSAccess allows at every level.
    Implied,
    /// The resource belongs to another account.
    CrossAccount,
    /// The resource is in another partition.
    OtherPartition,
    /// The root user of another account has no other side.
    ForeignRoot,
    Anonymous,
    /// An origin access identity of CloudFront, which belongs to no account.
    OriginAccess,
    Service,
    /// A SAML or web identity without a session.
    Federated,
    /// A role or a key: its own policy must allow even inside the account.
    Strict,
    /// Same account: the identity-based policies suffice.
    NotNeeded,
    /// The root user starts from allowed in its own account.
    RootAtHome,
    /// The resource policy grants to the caller itself or to everybody.
    GrantedToCaller,
    /// The resource policy grants to the caller's role, or to the user behind a federated user.
    GrantedToRole,
    /// The resource policy grants no more than that, and such a grant is limited by this gate all the same.
    GrantedToRoleAlone,
    /// Whether the resource policy relieves this gate hangs on an unknown key.
    PerhapsGranted,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFact<'a> {
    pub name: &'a str,
    pub kind: PolicyKind,
    pub n_statements: usize,
    pub n_denies: usize,
    /// Denies that apply and don't count (E-70).
    pub n_excepted: usize,
    pub n_allows: usize,
    /// Statements that an unknown key leaves open.
    pub n_open: usize,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementFact<'a> {
    pub gate: GateName<'a>,
    pub policy: &'a str,
    /// Counts from 1.
    pub number: usize,
    pub sid: Option<&'a str>,
    pub effect: Effect,
    pub outcome: StatementOutcome<'a>,
    pub role: Option<StatementRole>,
    /// What was decided in the end.
    pub decision: Outcome,
}

/// What became of a statement: it applies, or the first element that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementOutcome<'a> {
    Applies,
    /// It applies, but the root user of a bucket's account may manage the bucket policy all the same (E-70).
    Excepted,
    Perhaps {
        keys: Vec<String>,
    },
    /// A key policy's statement without `Action` or `Resource` (G-23).
    NoEffect,
    OtherAction {
        action: &'a str,
        inverted: bool,
        values: Vec<&'a str>,
    },
    OtherPrincipal {
        caller: &'a str,
        inverted: bool,
        values: Vec<&'a str>,
    },
    OtherResource {
        resource: &'a str,
        inverted: bool,
        values: Vec<&'a str>,
        variables: Vec<VariableFact<'a>>,
    },
    ConditionFails(KeyFact<'a>),
}

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalFact<'a> {
    pub inverted: bool,
    pub effect: Effect,
    pub caller: &'a Caller,
    pub reach: Option<Reach>,
    pub why: PrincipalWhy,
    pub values: Vec<&'a str>,
    /// What of the caller a `NotPrincipal` would have to list for a Deny to spare it, and does not.
    pub missing: Vec<Reach>,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalValueFact<'a> {
    pub inverted: bool,
    pub family: PrincipalFamily,
    pub value: &'a str,
    pub caller: &'a Caller,
    pub why: PrincipalValueWhy,
}

/// What came of one value of a principal element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalValueWhy {
    Names(Reach),
    Other,
    /// It differs from the caller in letter case alone (P-3).
    OtherCase,
    /// It names a role of this name on another path (P-18).
    OtherPath,
    Nobody(Nobody),
}

/// `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionFact<'a> {
    pub inverted: bool,
    pub matches: bool,
    pub action: &'a str,
    pub values: Vec<&'a str>,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionValueFact<'a> {
    pub inverted: bool,
    pub pattern: &'a str,
    pub action: &'a str,
    pub fit: Fit,
}

/// Whether an action pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Fits,
    Differs,
    /// A text without a colon matches no action.
    NoColon,
}

/// `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceFact<'a> {
    pub inverted: bool,
    pub truth: Truth,
    pub resource: &'a str,
    pub values: Vec<&'a str>,
    pub variables: Vec<VariableFact<'a>>,
}

/// A variable in a resource pattern, and what it stands for in this request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableFact<'a> {
    /// As the policy spells it, without `${}`.
    pub key: &'a str,
    pub value: VariableValue<'a>,
}

/// What a variable stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariableValue<'a> {
    Is(&'a str),
    /// Absent, or a set; and the policy gives no default.
    None,
    Unknown,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceValueFact<'a> {
    pub inverted: bool,
    pub pattern: &'a str,
    pub resource: &'a str,
    pub action: &'a str,
    pub truth: Truth,
    pub why: ResourceWhy,
    /// The pattern with its variables put in, and completed if it was short.
    pub filled: Option<String>,
    /// Keys of variables that have no value.
    pub no_value: Vec<String>,
}

/// A statement without a `Resource` that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnResource {
    /// A trust policy is about its role, whatever is written.
    OfTrust,
    /// The resource that the policy is attached to.
    OfPolicy,
}

/// What the statement does to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectFact {
    pub effect: Effect,
    pub applies: Truth,
    pub excepted: bool,
}

/// One way that the unknown keys may turn out, and what is decided then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingFact<'a> {
    pub decision: Decision,
    /// The gate that decides, if one does.
    pub gate: Option<GateName<'a>>,
    /// A key and its value; `None` is an absent key.
    pub values: Vec<(&'a str, Option<&'a Value>)>,
    pub is_exact: bool,
}

/// How caller and resource stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationFact<'a> {
    pub relation: Relation,
    pub caller: &'a Caller,
    pub resource_account: &'a str,
    pub resource_partition: Option<&'a str>,
}

/// Something about the whole request that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note<'a> {
    /// Policies that don't fit the caller were ignored (E-76).
    Ignored {
        caller: &'a Caller,
        kind: PolicyKind,
        n_policies: usize,
    },
    /// Caller and resource are in different partitions (E-77).
    Divided { caller: &'a str, resource: &'a str },
    /// A role assumes itself (E-22).
    AssumesItself { role: &'a str },
    /// The trust policy names the caller, so its boundary or session policy does not cut here (S-1).
    TrustBeatsLimits { caller: &'a str },
    /// SCPs are given and don't apply (E-40).
    ScpsExempt { caller: &'a Caller },
    /// RCPs are given and don't apply (E-50, E-52).
    RcpsExempt(RcpExemption<'a>),
}

/// Why resource control policies don't apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RcpExemption<'a> {
    ServiceLinked { role: &'a str },
    Service { service: &'a str },
    Action { action: &'a str },
}
