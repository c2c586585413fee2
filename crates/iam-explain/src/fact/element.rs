//! What there is to say of the elements of a statement: principals, actions, resources, each with its values.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::detail::{PrincipalWhy, ResourceWhy};
use iam_eval::truth::Truth;
use iam_syntax::policy::{Effect, PrincipalFamily};

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalFact<'a> {
    /// Whether it says `NotPrincipal`.
    pub inverted: bool,
    /// The statement's `Effect`.
    pub effect: Effect,
    /// Who asked.
    pub caller: &'a Caller,
    /// How directly the caller is named, if at all.
    pub reach: Option<Reach>,
    /// Why it fits, or does not.
    pub why: PrincipalWhy,
    /// The principals that it lists.
    pub values: Vec<&'a str>,
    /// What of the caller a `NotPrincipal` would have to list for a Deny to spare it, and does not.
    pub missing: Vec<Reach>,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalValueFact<'a> {
    /// Whether it stands in `NotPrincipal`.
    pub inverted: bool,
    /// The kind of principal that it stands under.
    pub family: PrincipalFamily,
    /// The value as it is written.
    pub value: &'a str,
    /// Who asked.
    pub caller: &'a Caller,
    /// What came of it.
    pub why: PrincipalValueWhy,
}

/// What came of one value of a principal element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalValueWhy {
    /// It names the caller, this directly.
    Names(Reach),
    /// It names somebody else.
    Other,
    /// It differs from the caller in letter case alone (P-3).
    OtherCase,
    /// It names a role of this name on another path (P-18).
    OtherPath,
    /// It names nobody.
    Nobody(Nobody),
}

/// `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionFact<'a> {
    /// Whether it says `NotAction`.
    pub inverted: bool,
    /// Whether it fits the request.
    pub matches: bool,
    /// The action that was asked.
    pub action: &'a str,
    /// The actions that it lists.
    pub values: Vec<&'a str>,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionValueFact<'a> {
    /// Whether it stands in `NotAction`.
    pub inverted: bool,
    /// The pattern as it is written.
    pub pattern: &'a str,
    /// The action that was asked.
    pub action: &'a str,
    /// Whether the pattern fits the action.
    pub fit: Fit,
}

/// Whether an action pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It fits.
    Fits,
    /// It is another action.
    Differs,
    /// A text without a colon matches no action.
    NoColon,
}

/// `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceFact<'a> {
    /// Whether it says `NotResource`.
    pub inverted: bool,
    /// Whether it fits the request.
    pub truth: Truth,
    /// The resource that was asked.
    pub resource: &'a str,
    /// The resources that it lists.
    pub values: Vec<&'a str>,
    /// What the variables in them stand for.
    pub variables: Vec<VariableFact<'a>>,
}

/// A variable in a resource pattern, and what it stands for in this request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableFact<'a> {
    /// As the policy spells it, without `${}`.
    pub key: &'a str,
    /// What it stands for.
    pub value: VariableValue<'a>,
}

/// What a variable stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariableValue<'a> {
    /// This value of the context, or the default of the policy.
    Is(&'a str),
    /// Absent, or a set; and the policy gives no default.
    None,
    /// Nobody said what the context holds there.
    Unknown,
}

/// One value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceValueFact<'a> {
    /// Whether it stands in `NotResource`.
    pub inverted: bool,
    /// The pattern as it is written.
    pub pattern: &'a str,
    /// The resource that was asked.
    pub resource: &'a str,
    /// The action that was asked.
    pub action: &'a str,
    /// Whether the pattern fits the resource.
    pub truth: Truth,
    /// Why it does, or does not.
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
