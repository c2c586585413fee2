//! One key under one operator, made ready: literals parsed, patterns compiled.

pub(crate) mod value;

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, FieldPatterns};
use iam_syntax::letter_case;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::literal::number::Number;
use iam_syntax::literal::{base64, boolean};
use iam_syntax::operator::{Base, Order, Quantifier, Strings};
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Condition, Version};

use value::{Operand, Wild};

use super::variable::VariableText;
use crate::context::{Context, Key, Keys};
use crate::truth::Truth;

/// A compiled condition.
#[derive(Clone, Debug)]
pub struct ConditionTest {
    /// The context key that it is about.
    pub key: Key,
    /// `ForAllValues`, `ForAnyValue`, or neither.
    pub quantifier: Quantifier,
    /// Whether it holds where the key is absent: `…IfExists`.
    pub if_exists: bool,
    /// Whether the operator is the negated form: `StringNotEquals`.
    pub negated: bool,
    /// What the policy compares with.
    pub compare: Compare,
}

/// The policy's values, by what they are compared as. The negated form is in [`ConditionTest::negated`].
#[derive(Clone, Debug)]
pub enum Compare {
    /// `StringEquals`
    Equals(Vec<Operand>),
    /// `StringEqualsIgnoreCase`
    EqualsIgnoreCase(Vec<Operand>),
    /// `StringLike`
    Like(Vec<Wild<Pattern>>),
    /// `ArnEquals` and `ArnLike`; `None` where the value is no ARN.
    Arn(Vec<Wild<Option<FieldPatterns>>>),
    /// `Bool`; a value that is neither `true` nor `false` equals nothing.
    Bool(Vec<Operand>),
    /// `None`: a value that does not parse; it equals nothing.
    Number(Order, Vec<Option<Number>>),
    /// `Date…`; `None` as with a number.
    Date(Order, Vec<Option<Instant>>),
    /// `BinaryEquals`, the bytes out of Base64; `None` as with a number.
    Binary(Vec<Option<Vec<u8>>>),
    /// `IpAddress`; `None` as with a number.
    Ip(Vec<Option<Range>>),
    /// Whether the key shall be absent.
    Null(Vec<bool>),
}

/// A context value parsed once for all values of a policy.
pub enum Prepared<'a> {
    /// It is compared as it stands.
    Text,
    /// `None` where it is no ARN.
    Arn(Option<Arn<'a>>),
    /// `None` where it is no number.
    Number(Option<Number>),
    /// `None` where it is no date.
    Date(Option<Instant>),
    /// The bytes out of Base64; `None` where it is none.
    Binary(Option<Vec<u8>>),
    /// `None` where it is neither an address nor a range.
    Ip(Option<Range>),
}

impl ConditionTest {
    #[must_use]
    pub(crate) fn new<'a>(condition: &'a Condition, version: Version, keys: &mut Keys<'a>) -> Self {
        let operator = condition.operator;
        Self {
            key: keys.key(&condition.key.value),
            quantifier: operator.quantifier,
            if_exists: operator.if_exists,
            negated: operator.base.is_negated(),
            compare: Compare::new(operator.base, condition, version),
        }
    }

    /// The keys that the condition reads: its own, then those of its variables.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        core::iter::once(&self.key).chain(self.compare.variables().flat_map(VariableText::keys))
    }
}

impl Compare {
    fn new(base: Base, condition: &Condition, version: Version) -> Self {
        let texts = || condition.values.iter().map(|value| value.value.as_str());
        let operands = || texts().map(|text| Operand::new(text, version)).collect();
        match base {
            Base::String {
                compare: Strings::Equals,
                ..
            } => Self::Equals(operands()),
            Base::String {
                compare: Strings::EqualsIgnoreCase,
                ..
            } => Self::EqualsIgnoreCase(operands()),
            Base::String {
                compare: Strings::Like, ..
            } => Self::Like(texts().map(|text| Wild::new(text, version, &Pattern::of)).collect()),
            Base::Arn { .. } => Self::Arn(
                texts()
                    .map(|text| Wild::new(text, version, &FieldPatterns::new))
                    .collect(),
            ),
            Base::Bool => Self::Bool(operands()),
            Base::Numeric(order) => Self::Number(order, texts().map(Number::parse).collect()),
            Base::Date(order) => Self::Date(order, texts().map(Instant::parse).collect()),
            Base::Binary => Self::Binary(texts().map(base64::parse).collect()),
            Base::IpAddress { .. } => Self::Ip(texts().map(Range::parse).collect()),
            Base::Null => Self::Null(texts().map(|text| boolean::parse(text) == Some(true)).collect()),
        }
    }

    /// How many values the policy lists.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Equals(values) | Self::EqualsIgnoreCase(values) | Self::Bool(values) => values.len(),
            Self::Like(values) => values.len(),
            Self::Arn(values) => values.len(),
            Self::Number(_, values) => values.len(),
            Self::Date(_, values) => values.len(),
            Self::Binary(values) => values.len(),
            Self::Ip(values) => values.len(),
            Self::Null(values) => values.len(),
        }
    }

    /// Whether the policy lists no value.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same with the first values alone.
    #[must_use]
    pub fn first(&self, n_values: usize) -> Self {
        fn first<T: Clone>(values: &[T], n_values: usize) -> Vec<T> {
            values.iter().take(n_values).cloned().collect()
        }
        match self {
            Self::Equals(values) => Self::Equals(first(values, n_values)),
            Self::EqualsIgnoreCase(values) => Self::EqualsIgnoreCase(first(values, n_values)),
            Self::Like(values) => Self::Like(first(values, n_values)),
            Self::Arn(values) => Self::Arn(first(values, n_values)),
            Self::Bool(values) => Self::Bool(first(values, n_values)),
            Self::Number(order, values) => Self::Number(*order, first(values, n_values)),
            Self::Date(order, values) => Self::Date(*order, first(values, n_values)),
            Self::Binary(values) => Self::Binary(first(values, n_values)),
            Self::Ip(values) => Self::Ip(first(values, n_values)),
            Self::Null(values) => Self::Null(first(values, n_values)),
        }
    }

    /// The same with the variables of its patterns put in, to be compared with each value of a set: so each is made
    /// once. Nothing where there is no such pattern.
    #[must_use]
    pub fn filled(&self, set: &[String], context: &Context) -> Option<Self> {
        /// How long the texts with their variables put in may be together; the rest is put together for each value.
        const MOST: usize = 1 << 22;
        let longest = set.iter().map(String::len).max().filter(|_| 1 < set.len())?;
        let mut room = MOST;
        match self {
            Self::Like(values) if values.iter().any(|value| value.variable().is_some()) => {
                let filled = values
                    .iter()
                    .map(|it| it.filled(longest, &mut room, context, &Pattern::of));
                Some(Self::Like(filled.collect()))
            }
            Self::Arn(values) if values.iter().any(|value| value.variable().is_some()) => {
                let filled = values
                    .iter()
                    .map(|it| it.filled(longest, &mut room, context, &FieldPatterns::new));
                Some(Self::Arn(filled.collect()))
            }
            _ => None,
        }
    }

    /// Parses a context value as the operator needs it.
    #[inline]
    #[must_use]
    pub fn prepare<'a>(&self, value: &'a str) -> Prepared<'a> {
        match self {
            Self::Arn(_) => Prepared::Arn(Arn::parse(value)),
            Self::Number(..) => Prepared::Number(Number::parse(value)),
            Self::Date(..) => Prepared::Date(Instant::parse(value)),
            Self::Binary(_) => Prepared::Binary(base64::parse(value)),
            Self::Ip(_) => Prepared::Ip(Range::parse(value)),
            Self::Equals(_) | Self::EqualsIgnoreCase(_) | Self::Like(_) | Self::Bool(_) | Self::Null(_) => {
                Prepared::Text
            }
        }
    }

    /// Whether a context value compares with the policy's value number `at`, negation aside. A value that does not
    /// parse, on either side, never does (SEMANTICS.md §4.3).
    #[inline]
    #[must_use]
    pub fn holds(&self, at: usize, value: &str, prepared: &Prepared<'_>, context: &Context) -> Truth {
        match (self, prepared) {
            (Self::Equals(values), _) => values[at].equals(context, value),
            (Self::EqualsIgnoreCase(values), _) => {
                values[at].compare(context, value, |text| letter_case::same(text, value))
            }
            (Self::Bool(values), _) => values[at].compare(context, value, |text| boolean::same(value, text)),
            (Self::Like(values), _) => {
                values[at].compare(context, value, &Pattern::of, |pattern| pattern.matches(value))
            }
            (Self::Arn(values), Prepared::Arn(arn)) => {
                values[at].compare(context, value, &FieldPatterns::new, |fields| {
                    fields
                        .as_ref()
                        .zip(arn.as_ref())
                        .is_some_and(|(fields, arn)| fields.matches(arn))
                })
            }
            (Self::Number(order, values), Prepared::Number(Some(number))) => {
                in_order(*order, number, values[at].as_ref())
            }
            (Self::Date(order, values), Prepared::Date(Some(instant))) => {
                in_order(*order, instant, values[at].as_ref())
            }
            (Self::Binary(values), Prepared::Binary(Some(bytes))) => Truth::from(values[at].as_ref() == Some(bytes)),
            (Self::Ip(values), Prepared::Ip(Some(range))) => {
                Truth::from(values[at].is_some_and(|whole| whole.contains(range)))
            }
            (Self::Arn(_) | Self::Number(..) | Self::Date(..) | Self::Binary(_) | Self::Ip(_) | Self::Null(_), _) => {
                Truth::False
            }
        }
    }

    /// The variables of the policy's value number `at`, and whether the value is of the operator's type.
    #[must_use]
    pub fn look_at(&self, at: usize) -> (Option<&VariableText>, bool) {
        match self {
            Self::Equals(values) | Self::EqualsIgnoreCase(values) => (values[at].variable(), true),
            Self::Bool(values) => match &values[at] {
                Operand::Fixed(text) => (None, boolean::parse(text).is_some()),
                Operand::Variable(text) => (Some(text), true),
            },
            Self::Like(values) => (values[at].variable(), true),
            Self::Arn(values) => match &values[at] {
                Wild::Fixed(fields) => (None, fields.is_some()),
                Wild::Variable(text) => (Some(text), true),
            },
            Self::Number(_, values) => (None, values[at].is_some()),
            Self::Date(_, values) => (None, values[at].is_some()),
            Self::Binary(values) => (None, values[at].is_some()),
            Self::Ip(values) => (None, values[at].is_some()),
            Self::Null(_) => (None, true),
        }
    }

    /// The values that hold variables.
    pub fn variables(&self) -> impl Iterator<Item = &VariableText> {
        let operands: &[Operand] = match self {
            Self::Equals(values) | Self::EqualsIgnoreCase(values) | Self::Bool(values) => values,
            _ => &[],
        };
        let likes: &[Wild<Pattern>] = if let Self::Like(values) = self { values } else { &[] };
        let arns: &[Wild<Option<FieldPatterns>>] = if let Self::Arn(values) = self { values } else { &[] };
        let operands = operands.iter().filter_map(Operand::variable);
        operands
            .chain(likes.iter().filter_map(Wild::variable))
            .chain(arns.iter().filter_map(Wild::variable))
    }
}

fn in_order<T: Ord>(order: Order, context: &T, policy: Option<&T>) -> Truth {
    let Some(policy) = policy else { return Truth::False };
    Truth::from(match order {
        // The negation is applied outside, so both compare alike.
        Order::Equals | Order::NotEquals => context == policy,
        Order::LessThan => context < policy,
        Order::LessThanEquals => context <= policy,
        Order::GreaterThan => policy < context,
        Order::GreaterThanEquals => policy <= context,
    })
}
