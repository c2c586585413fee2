//! Values in conditions.

use alloc::string::String;

use iam_syntax::policy::Effect;

use super::kind::{Expected, Hole};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFact {
    AllPrivate {
        negated: bool,
    },
    SomePrivate {
        range: String,
    },
    NotAnId {
        id: String,
        prefix: &'static str,
    },
    /// `by_region`: whether the key holds a service in a Region.
    NotAServicePrincipal {
        key: String,
        value: String,
        by_region: bool,
    },
    NotAKmsKey {
        key: String,
        value: String,
    },
    NeverMatches {
        key: String,
        value: String,
        expected: Expected,
    },
    /// Names: the ARNs of sessions. `comes_to`: the effect, and whether the condition always holds, if there is no other value.
    SessionAsPrincipalArn {
        comes_to: Option<(Effect, bool)>,
    },
    TooPermissive {
        key: String,
        hole: Hole,
        is_variable: bool,
    },
    OneLimitCounts {
        value: String,
    },
    /// Names: the keys.
    EverythingFits,
    /// Names: the keys.
    NothingIsLeft,
    DateOver {
        date: String,
        effect: Effect,
    },
}
