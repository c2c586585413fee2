//! Condition keys.

use alloc::string::String;

use iam_syntax::policy::Effect;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFact {
    KeyWithoutPrefix {
        key: String,
        near: Option<String>,
    },
    KeyWithoutTag {
        key: String,
    },
    UnsupportedKey {
        key: String,
    },
    DeprecatedKey {
        key: String,
    },
    /// Names: the keys. `holds`: whether the operator holds when the key is missing, as it always is.
    WildcardInKey {
        effect: Effect,
        holds: bool,
    },
    UnknownKey {
        key: String,
        near: Option<String>,
    },
    KeyNeedsAction {
        key: String,
        action: String,
    },
    /// Names: the actions. `holds`: whether the operator holds when the key is missing. `is_of_all`: whether these are all
    /// actions of the statement.
    KeyNeverComes {
        key: String,
        effect: Effect,
        holds: bool,
        is_of_all: bool,
    },
    TagKeyWithNotAction {
        key: String,
        effect: Effect,
    },
    /// Names: the services. `is_of_all`: whether no action of the statement comes with it.
    TagKeyNotSent {
        key: String,
        effect: Effect,
        is_of_all: bool,
    },
    KeyOfSomeServices {
        key: String,
    },
    KeyWithoutCompanion {
        key: String,
        companion: String,
    },
    CallerChooses {
        key: String,
    },
    IrrelevantKey {
        key: String,
    },
    ServiceLacksKey {
        key: String,
    },
    AttributesWithoutSelect,
    PrefixNotHidden,
}
