//! Condition operators by name: `ForAllValues:StringEqualsIfExists` taken apart.

/// A condition operator with its set qualifier and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The prefix before the colon.
    pub quantifier: Quantifier,
    /// What is left of the name without prefix and suffix.
    pub base: Base,
    /// Whether the name ends in `IfExists`.
    pub if_exists: bool,
}

/// The set qualifier in front of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// None: the operator is for a key with a single value.
    Single,
    /// The comparison must hold for each value of the context; over none it is true.
    ForAllValues,
    /// The comparison must hold for one value of the context at least; over none it is false.
    ForAnyValue,
}

/// What an operator compares, and whether it is the negated form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// `StringEquals` and its kin.
    String {
        /// How two texts are compared.
        compare: Strings,
        /// `StringNot…`
        negated: bool,
    },
    /// `NumericEquals` and its kin.
    Numeric(Order),
    /// `DateEquals` and its kin.
    Date(Order),
    /// `Bool`: `true` or `false`.
    Bool,
    /// `BinaryEquals`: bytes, written in Base64.
    Binary,
    /// `IpAddress` and its negation: whether an address lies in a range.
    IpAddress {
        /// `NotIpAddress`
        negated: bool,
    },
    /// `ArnEquals` and `ArnLike` are one operator (C-10).
    Arn {
        /// `ArnNotEquals`, `ArnNotLike`
        negated: bool,
    },
    /// `Null`: whether the key is absent.
    Null,
}

/// How strings are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strings {
    /// Letter by letter, without wildcards.
    Equals,
    /// As `Equals`, upper and lower case being one.
    EqualsIgnoreCase,
    /// `*` and `?` in the policy's value are wildcards; case counts.
    Like,
}

/// How the context's value stands to the policy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `NumericEquals`, `DateEquals`
    Equals,
    /// `NumericNotEquals`, `DateNotEquals`
    NotEquals,
    /// The context's value is smaller, or earlier.
    LessThan,
    /// Smaller, earlier, or the same.
    LessThanEquals,
    /// The context's value is larger, or later.
    GreaterThan,
    /// Larger, later, or the same.
    GreaterThanEquals,
}

/// Why a name is not an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnOperator {
    /// AWS has no operator of that name.
    Unknown,
    /// `NullIfExists` (C-17).
    NullIfExists,
}

/// All names without qualifier and suffix, as AWS writes them.
pub const NAMES: [(&str, Base); 27] = [
    (
        "StringEquals",
        Base::String {
            compare: Strings::Equals,
            negated: false,
        },
    ),
    (
        "StringNotEquals",
        Base::String {
            compare: Strings::Equals,
            negated: true,
        },
    ),
    (
        "StringEqualsIgnoreCase",
        Base::String {
            compare: Strings::EqualsIgnoreCase,
            negated: false,
        },
    ),
    (
        "StringNotEqualsIgnoreCase",
        Base::String {
            compare: Strings::EqualsIgnoreCase,
            negated: true,
        },
    ),
    (
        "StringLike",
        Base::String {
            compare: Strings::Like,
            negated: false,
        },
    ),
    (
        "StringNotLike",
        Base::String {
            compare: Strings::Like,
            negated: true,
        },
    ),
    ("NumericEquals", Base::Numeric(Order::Equals)),
    ("NumericNotEquals", Base::Numeric(Order::NotEquals)),
    ("NumericLessThan", Base::Numeric(Order::LessThan)),
    ("NumericLessThanEquals", Base::Numeric(Order::LessThanEquals)),
    ("NumericGreaterThan", Base::Numeric(Order::GreaterThan)),
    ("NumericGreaterThanEquals", Base::Numeric(Order::GreaterThanEquals)),
    ("DateEquals", Base::Date(Order::Equals)),
    ("DateNotEquals", Base::Date(Order::NotEquals)),
    ("DateLessThan", Base::Date(Order::LessThan)),
    ("DateLessThanEquals", Base::Date(Order::LessThanEquals)),
    ("DateGreaterThan", Base::Date(Order::GreaterThan)),
    ("DateGreaterThanEquals", Base::Date(Order::GreaterThanEquals)),
    ("Bool", Base::Bool),
    ("BinaryEquals", Base::Binary),
    ("IpAddress", Base::IpAddress { negated: false }),
    ("NotIpAddress", Base::IpAddress { negated: true }),
    ("ArnEquals", Base::Arn { negated: false }),
    ("ArnLike", Base::Arn { negated: false }),
    ("ArnNotEquals", Base::Arn { negated: true }),
    ("ArnNotLike", Base::Arn { negated: true }),
    ("Null", Base::Null),
];

impl Operator {
    /// The operator of a name without qualifier and suffix, exactly as AWS writes it.
    pub(crate) fn as_written(name: &str) -> Option<Self> {
        let (_, base) = NAMES.iter().find(|(known, _)| *known == name)?;
        Some(Self {
            quantifier: Quantifier::Single,
            base: *base,
            if_exists: false,
        })
    }

    /// Reads an operator's name, in any case (C-4).
    ///
    /// # Errors
    /// Says whether the name is unknown or is `Null…IfExists`.
    // rule: C-4
    // rule: C-17
    pub fn parse(name: &str) -> Result<Self, NotAnOperator> {
        let (quantifier, rest) = match name.split_once(':') {
            Some((word, rest)) if word.eq_ignore_ascii_case("ForAllValues") => (Quantifier::ForAllValues, rest),
            Some((word, rest)) if word.eq_ignore_ascii_case("ForAnyValue") => (Quantifier::ForAnyValue, rest),
            Some(_) => return Err(NotAnOperator::Unknown),
            None => (Quantifier::Single, name),
        };
        let (word, if_exists) = match strip_suffix_ignore_case(rest, "IfExists") {
            Some(word) => (word, true),
            None => (rest, false),
        };
        let known = NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map(|(_, base)| *base);
        match known {
            None => Err(NotAnOperator::Unknown),
            Some(Base::Null) if if_exists => Err(NotAnOperator::NullIfExists),
            Some(base) => Ok(Self {
                quantifier,
                base,
                if_exists,
            }),
        }
    }
}

impl Base {
    /// Whether the operator is the negated form of another.
    #[must_use]
    pub const fn is_negated(self) -> bool {
        match self {
            Self::String { negated, .. } | Self::IpAddress { negated } | Self::Arn { negated } => negated,
            Self::Numeric(order) | Self::Date(order) => matches!(order, Order::NotEquals),
            Self::Bool | Self::Binary | Self::Null => false,
        }
    }

    /// Whether `${…}` in a policy value is replaced (V-5).
    // rule: V-5
    #[must_use]
    pub(crate) const fn takes_variables(self) -> bool {
        match self {
            Self::String { .. } | Self::Arn { .. } | Self::Bool => true,
            Self::Numeric(_) | Self::Date(_) | Self::Binary | Self::IpAddress { .. } | Self::Null => false,
        }
    }
}

fn strip_suffix_ignore_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    match (text.get(..at), text.get(at..)) {
        (Some(head), Some(tail)) if tail.eq_ignore_ascii_case(suffix) => Some(head),
        _ => None,
    }
}
