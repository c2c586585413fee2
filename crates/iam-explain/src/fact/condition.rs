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
    /// Whether all of it holds.
    pub truth: Truth,
    /// How many keys it has, over all operators.
    pub n_keys: usize,
    /// How many of them hold.
    pub n_true: usize,
}

/// One operator with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorFact {
    /// The operator.
    pub operator: OperatorName,
    /// Whether it holds for all of its keys.
    pub truth: Truth,
    /// How many keys stand under it.
    pub n_keys: usize,
    /// How many of them hold.
    pub n_true: usize,
}

/// An operator and its name as the policy writes it, in AWS's letter case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorName {
    /// The operator as it is read, with its quantifier.
    pub operator: Operator,
    /// Its name.
    pub name: String,
}

/// One key under one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFact<'a> {
    /// The operator that it stands under.
    pub operator: OperatorName,
    /// The key as the policy spells it.
    pub key: &'a str,
    /// Whether it holds.
    pub truth: Truth,
    /// Why it does, or does not.
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
    /// The operator that the key stands under.
    pub operator: OperatorName,
    /// The key.
    pub key: &'a str,
    /// The value.
    pub value: &'a str,
    /// Negation included.
    pub truth: Truth,
    /// Whether the value is not of the operator's type.
    pub unparsable: bool,
}

/// One value that the policy lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyValueFact<'a> {
    /// The operator that the key stands under.
    pub operator: OperatorName,
    /// The key.
    pub key: &'a str,
    /// The value as the policy writes it.
    pub wanted: &'a str,
    /// The same with its variables put in.
    pub filled: Option<String>,
    /// What the comparison said.
    pub outcome: ValueOutcome<'a>,
}

/// Values that are too many to show each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoreFact {
    /// How many more there are.
    pub n: usize,
    /// What there are more of.
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
    /// It was compared with a value of the context.
    Compared {
        /// That value.
        held: &'a str,
        /// Whether the comparison holds.
        truth: Truth,
    },
    /// The policy's value is not of the operator's type.
    WantedUnparsable {
        /// The value of the context.
        held: &'a str,
    },
    /// The context's value is not of the operator's type.
    HeldUnparsable {
        /// That value.
        held: &'a str,
    },
    /// A variable in the policy's value has no value.
    NoValue {
        /// The value of the context.
        held: &'a str,
        /// The variables' keys.
        keys: Vec<String>,
    },
    /// A variable in the policy's value is unknown.
    UnknownVariable {
        /// The value of the context.
        held: &'a str,
        /// The variables' keys.
        keys: Vec<String>,
    },
}
