//! Operators of conditions.

use alloc::string::String;
use alloc::vec::Vec;

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
    /// Names: the keys.
    DenyHitsMissing,
    /// Names: the keys.
    DenyOnlyIfAllDiffer,
    /// `other`: which statement denies the rest, from 1, by `other_key`.
    DeniesLeaveNobody {
        other: usize,
        key: String,
        other_key: String,
    },
    /// Names: services that are in us-east-1 alone.
    GlobalServicesFenced,
    /// Names: the keys. `is_set`: whether any value of the key would do.
    DenyMissesMissing {
        is_set: bool,
    },
    /// Names: the keys. `types`: what each call of the action also asks for, and has no such key.
    DenyHitsOtherTypes {
        action: String,
        types: Vec<String>,
    },
}
