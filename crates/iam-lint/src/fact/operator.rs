//! Operators of conditions.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::Effect;

/// What it means that a key is missing, beside the rest of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A `Null` would spare such requests.
    Sparable,
    /// No request has all of the keys: a `Null` for each would spare everybody.
    Apart,
    /// Another condition keeps the key away.
    Always,
    /// Whoever calls, and is in no organization, lacks it too: they are to be hit, and services are not.
    Outsiders,
    /// So do resources of accounts in no organization.
    OutsideResources,
    /// So do services that call for an account in no organization.
    OutsideSources,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorFact {
    NeedsQuantifier {
        key: String,
    },
    ForAllValuesOnSingle {
        key: String,
    },
    StringLikeOnArn {
        key: String,
    },
    /// `holds`: AWS's name of the key's type.
    WrongOperatorType {
        key: String,
        operator: String,
        holds: &'static str,
    },
    AudienceInSet {
        key: String,
        quantifier: &'static str,
    },
    /// Names: the keys.
    TrueWhenMissing,
    /// `star`: a wildcard that is none under the operator; `like`: the operator under which it is one.
    StarIsNone {
        star: String,
        value: String,
        like: String,
    },
    /// Names: the keys.
    DenyHitsMissing {
        missing: Missing,
    },
    /// Names: the keys.
    DenyOnlyIfAllDiffer,
    /// `other`: which statement denies the rest, from 1, by `other_key`.
    DeniesLeaveNobody {
        other: usize,
        key: String,
        other_key: String,
    },
    /// A request that has one of two keys lacks the other.
    NeverTogether {
        key: String,
        other_key: String,
        effect: Effect,
    },
    /// A key has to be there and has to be missing.
    ThereAndMissing {
        key: String,
        effect: Effect,
    },
    /// Names: services that are in us-east-1 alone.
    GlobalServicesFenced,
    /// Names: the keys. `is_set`: whether any value of the key would do.
    DenyMissesMissing {
        is_set: bool,
    },
    /// Names: the keys. `types`: what each call of the action also asks for, has no such key, and is not allowed.
    AllowMissesOtherTypes {
        action: String,
        types: Vec<String>,
    },
    /// Names: the keys. `types`: what each call of the action also asks for, and has no such key.
    DenyHitsOtherTypes {
        action: String,
        types: Vec<String>,
        /// Whether the statement names its resources, so that naming them is no help.
        are_named: bool,
    },
}
