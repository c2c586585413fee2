//! What there is to say of conditions: operators, keys and values.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Looked;
use iam_eval::detail::Why;
use iam_eval::truth::Truth;
use iam_syntax::operator::Operator;

/// The whole `Condition` element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionFact {
    pub truth: Truth,
    pub n_keys: usize,
    pub n_true: usize,
}

/// One operator with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorFact {
    pub operator: OperatorName,
    pub truth: Truth,
    pub n_keys: usize,
    pub n_true: usize,
}

/// An operator and its name as the policy writes it, in AWS's letter case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorName {
    pub operator: Operator,
    pub name: String,
}

/// One key under one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFact<'a> {
    pub operator: OperatorName,
    pub key: &'a str,
    pub truth: Truth,
    pub why: Why,
    /// What the context holds.
    pub held: Looked<'a>,
    /// Where there is no such key at all: perhaps with the one that was meant.
    pub no_such: Option<Option<&'a str>>,
    /// What the policy lists, variables put in where they have a value; where the list is long, what settled it first.
    pub wanted: Vec<String>,
    /// Of a set the value that settled it: that passes `ForAnyValue`, or that fails `ForAllValues`.
    pub settled_by: Option<&'a str>,
    /// Keys of variables in the list that have no value here.
    pub no_value: Vec<String>,
    /// Keys of variables in the list that are unknown.
    pub open: Vec<String>,
}

/// One value that the context holds under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextValueFact<'a> {
    pub operator: OperatorName,
    pub key: &'a str,
    pub value: &'a str,
    /// Negation included.
    pub truth: Truth,
    pub unparsable: bool,
}

/// One value that the policy lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyValueFact<'a> {
    pub operator: OperatorName,
    pub key: &'a str,
    pub wanted: &'a str,
    /// The same with its variables put in.
    pub filled: Option<String>,
    pub outcome: ValueOutcome<'a>,
}

/// Values that are too many to show each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoreFact {
    pub n: usize,
    pub of: MoreOf,
}

/// Whose values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoreOf {
    /// Those that the context holds.
    Context,
    /// Those that the policy lists.
    Policy,
}

/// What came of comparing a context value with a policy value, negation aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueOutcome<'a> {
    /// There is nothing to compare it with.
    NotLooked,
    Compared {
        held: &'a str,
        truth: Truth,
    },
    /// The policy's value is not of the operator's type.
    WantedUnparsable {
        held: &'a str,
    },
    /// The context's value is not of the operator's type.
    HeldUnparsable {
        held: &'a str,
    },
    /// A variable in the policy's value has no value.
    NoValue {
        held: &'a str,
        keys: Vec<String>,
    },
    /// A variable in the policy's value is unknown.
    UnknownVariable {
        held: &'a str,
        keys: Vec<String>,
    },
}
