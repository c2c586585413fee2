//! Condition keys: their names, which may hold placeholders, and the types of their values.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::template;

/// A condition key of a service, or a global one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `aws:SourceIp`, `aws:RequestTag/${TagKey}`.
    pub name: Box<str>,
    /// One, but for a few keys that AWS describes in two ways (`aws:EpochTime` is a date or a number).
    pub types: Box<[KeyType]>,
    /// AWS's sentence; empty if descriptions were left out.
    pub description: Box<str>,
}

/// What a condition key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyType {
    /// The type of each single value.
    pub value: ValueType,
    /// Whether a request may hold several values, so that a condition needs `ForAllValues` or `ForAnyValue`.
    pub is_multivalued: bool,
}

/// A type of values, in the words of AWS's reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueType {
    /// Any text; `String…` operators compare it.
    String,
    /// An ARN; `Arn…` operators compare it.
    Arn,
    /// `true` or `false`.
    Bool,
    /// A number; `Numeric…` operators compare it.
    Numeric,
    /// A moment, as a date of ISO 8601 or in seconds since 1970.
    Date,
    /// An IPv4 or IPv6 address.
    IpAddress,
}

impl ValueType {
    /// AWS's name of it: `ARN`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Arn => "ARN",
            Self::Bool => "Bool",
            Self::Numeric => "Numeric",
            Self::Date => "Date",
            Self::IpAddress => "IPAddress",
        }
    }
}

impl Key {
    /// Whether a key as written in a policy is this one: case does not count, a placeholder stands for any text but none.
    #[must_use]
    pub fn is_named(&self, written: &str) -> bool {
        template::fits(&self.name, written)
    }

    /// Whether its name has a part that the writer of a policy fills in.
    #[must_use]
    pub fn is_pattern(&self) -> bool {
        self.name.contains("${")
    }

    /// Whether a request may hold several values of it. Where AWS describes it in two ways, either will do.
    #[must_use]
    pub fn may_be_multivalued(&self) -> bool {
        self.types.iter().any(|it| it.is_multivalued)
    }

    /// Whether a request never holds more than one value of it.
    #[must_use]
    pub fn is_single_valued(&self) -> bool {
        !self.may_be_multivalued()
    }

    /// Whether one of its types holds such values.
    #[must_use]
    pub fn holds(&self, value: ValueType) -> bool {
        self.types.iter().any(|it| it.value == value)
    }

    /// Reads the name, the letters of its types, no description.
    pub(crate) fn read(name: &str, letters: &str) -> Option<Self> {
        let types: Option<Vec<KeyType>> = letters.chars().map(KeyType::of_letter).collect();
        let types = types.filter(|it| !it.is_empty() && !name.is_empty())?;
        Some(Self {
            name: name.to_string().into_boxed_str(),
            types: types.into_boxed_slice(),
            description: Box::default(),
        })
    }
}

impl KeyType {
    /// A small letter says one value, a capital several.
    fn of_letter(letter: char) -> Option<Self> {
        let value = match letter.to_ascii_lowercase() {
            's' => ValueType::String,
            'a' => ValueType::Arn,
            'b' => ValueType::Bool,
            'n' => ValueType::Numeric,
            'd' => ValueType::Date,
            'i' => ValueType::IpAddress,
            _ => return None,
        };
        Some(Self {
            value,
            is_multivalued: letter.is_ascii_uppercase(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, written: &str, expected: bool) {
        let key = Key::read(name, "s").unwrap();
        assert_eq!(expected, key.is_named(written), "{name} {written}");
    }

    #[test]
    fn names_with_placeholders() {
        check("aws:SourceIp", "aws:sourceip", true);
        check("aws:SourceIp", "aws:SourceIpX", false);
        check("aws:RequestTag/${TagKey}", "aws:requesttag/Team", true);
        check("aws:RequestTag/${TagKey}", "aws:RequestTag/", false);
        check("aws:RequestTag/${TagKey}", "aws:RequestTag/${TagKey}", true);
        check("kms:EncryptionContext:${Key}", "kms:EncryptionContext:a:b", true);
        check("a:b/${x}.value", "a:b/c.value", true);
        check("a:b/${x}.value", "a:b/.value", false);
        check("a:b/${x}.value", "a:b/c.values", false);
        check("token.${D}.ghe.com:sub", "token.x.y.GHE.com:sub", true);
    }

    #[test]
    fn types() {
        let key = Key::read("aws:EpochTime", "dn").unwrap();
        assert!(key.holds(ValueType::Date) && key.holds(ValueType::Numeric) && !key.holds(ValueType::String));
        assert!(key.is_single_valued());
        assert!(Key::read("aws:TagKeys", "S").unwrap().may_be_multivalued());
        assert_eq!(None, Key::read("a:b", ""));
        assert_eq!(None, Key::read("a:b", "x"));
        assert_eq!(None, Key::read("", "s"));
    }
}
