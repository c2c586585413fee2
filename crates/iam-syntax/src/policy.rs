//! A policy document as it was read: every element with its place in the text.
//!
//! Nothing is interpreted here beyond the words that the grammar itself knows. What a value means to a request is
//! the evaluator's business.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use iam_words::term;

use crate::operator::{Base, NAMES, Operator, Quantifier};
use crate::span::Span;

/// What a document is used as. The same text can be good as one kind and malformed as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyKind {
    /// Attached to a user, a group or a role.
    Identity,
    /// A permissions boundary, set on a user or a role.
    Boundary,
    /// Passed when a session is made.
    Session,
    /// A resource-based policy in general: bucket, queue, secret, function …
    Resource,
    /// The key policy of a KMS key.
    Key,
    /// The trust policy of a role.
    Trust,
    /// A service control policy of AWS Organizations.
    Scp,
    /// A resource control policy of AWS Organizations.
    Rcp,
    /// The policy of a VPC endpoint.
    Endpoint,
}

impl PolicyKind {
    /// All, in the order above.
    pub const ALL: [Self; 9] = [
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Resource,
        Self::Key,
        Self::Trust,
        Self::Scp,
        Self::Rcp,
        Self::Endpoint,
    ];

    /// The kind in a word, as files and command lines say it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Boundary => "boundary",
            Self::Session => "session",
            Self::Resource => "resource",
            Self::Key => "key",
            Self::Trust => "trust",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
            Self::Endpoint => "endpoint",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The kind as AWS calls it.
    #[must_use]
    pub const fn term(self) -> term::Policy {
        match self {
            Self::Identity => term::Policy::Identity,
            Self::Boundary => term::Policy::Boundary,
            Self::Session => term::Policy::Session,
            Self::Resource => term::Policy::Resource,
            Self::Key => term::Policy::Key,
            Self::Trust => term::Policy::Trust,
            Self::Scp => term::Policy::Scp,
            Self::Rcp => term::Policy::Rcp,
            Self::Endpoint => term::Policy::Endpoint,
        }
    }

    /// Whether statements of this kind name whom they are about.
    #[must_use]
    pub const fn has_principal(self) -> bool {
        match self {
            Self::Identity | Self::Boundary | Self::Session | Self::Scp => false,
            Self::Resource | Self::Key | Self::Trust | Self::Rcp | Self::Endpoint => true,
        }
    }
}

/// The version of the policy language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// `2008-10-17`, and what a missing `Version` means: `${…}` is literal text.
    V2008,
    /// `2012-10-17`.
    V2012,
}

/// `Effect`: what a statement does to the requests that it applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It grants, unless something denies.
    Allow,
    /// It denies, whatever is granted elsewhere.
    Deny,
}

/// A policy document that is not malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What it was read as.
    pub kind: PolicyKind,
    /// `Version`; without one, [`V2008`](Version::V2008).
    pub version: Version,
    /// `Id`, which no request is compared with.
    pub id: Option<Text>,
    /// In the order of the text; a single one without a list is a list of one.
    pub statements: Vec<Statement>,
    /// The whole value, braces included.
    pub span: Span,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The object, braces included.
    pub span: Span,
    /// `Sid`, a name of the writer's choice.
    pub sid: Option<Text>,
    /// `Allow` or `Deny`.
    pub effect: Effect,
    /// The place of the word `Allow` or `Deny`, quotes included.
    pub effect_span: Span,
    /// Absent in the kinds of policy that have no principal.
    pub principal: Option<PrincipalClause>,
    /// Absent only in a key policy, where the statement then has no effect (G-23).
    pub action: Option<Clause>,
    /// `Resource`, `NotResource`, or in a resource-based policy both or neither; all that stand must match.
    pub resources: Vec<Clause>,
    /// One entry for each key under each operator, in the order of the text; all must hold.
    pub conditions: Vec<Condition>,
}

/// A list of patterns: `Action` and `NotAction`, `Resource` and `NotResource` are one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The element name with its quotes.
    pub name: Span,
    /// The value, brackets included.
    pub span: Span,
    /// Whether the name begins with `Not`.
    pub inverted: bool,
    /// The values in order; a single one without a list is a list of one.
    pub elements: Vec<Text>,
}

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalClause {
    /// The element name with its quotes.
    pub name: Span,
    /// The value, quotes or braces included.
    pub span: Span,
    /// Whether the name is `NotPrincipal`.
    pub inverted: bool,
    /// Every value of every family, in the order of the text.
    pub entries: Vec<PrincipalEntry>,
}

/// One value of a principal element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalEntry {
    /// The key that the value stands under.
    pub family: PrincipalFamily,
    /// The value as the policy has it: an ARN, an account, a service's name, `*`.
    pub value: Text,
}

/// The key of the principal map that a value stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalFamily {
    /// Under `AWS`, and the bare `"Principal": "*"`.
    Aws,
    /// A provider of SAML or web identities.
    Federated,
    /// An AWS service: `lambda.amazonaws.com`.
    Service,
    /// An S3 canonical user id.
    CanonicalUser,
}

/// One key under one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Read from its name.
    pub operator: Operator,
    /// The operator's name as written, quotes included.
    pub operator_span: Span,
    /// The object of keys under the operator, braces included.
    pub keys_span: Span,
    /// The context key as written: `aws:SourceIp`.
    pub key: Text,
    /// The value or list of values, brackets included.
    pub values_span: Span,
    /// The values in order; a single one without a list is a list of one.
    pub values: Vec<Text>,
}

impl Condition {
    /// Whether it holds on a key that is not there; if not, it needs the key.
    #[must_use]
    pub fn holds_when_missing(&self) -> bool {
        let operator = self.operator;
        match operator.base {
            Base::Null => self.values.iter().any(|it| it.value.eq_ignore_ascii_case("true")),
            base => {
                operator.if_exists
                    || operator.quantifier == Quantifier::ForAllValues
                    || (base.is_negated() && operator.quantifier == Quantifier::Single)
            }
        }
    }

    /// Whether it holds on a key that is not there and on none that is.
    #[must_use]
    pub fn holds_only_when_missing(&self) -> bool {
        let is_true = |it: &Text| it.value.eq_ignore_ascii_case("true");
        self.operator.base == Base::Null && !self.values.is_empty() && self.values.iter().all(is_true)
    }

    /// The operator's name as the policy writes it, in AWS's letter case. Two names of one operator (`ArnEquals`,
    /// `ArnLike`) differ in length, and so the length of the text tells which it is.
    #[must_use]
    pub fn operator_name(&self) -> String {
        let operator = self.operator;
        let prefix = match operator.quantifier {
            Quantifier::Single => "",
            Quantifier::ForAllValues => "ForAllValues:",
            Quantifier::ForAnyValue => "ForAnyValue:",
        };
        let suffix = if operator.if_exists { "IfExists" } else { "" };
        let span = self.operator_span;
        let length = (span.end.saturating_sub(span.start) as usize).saturating_sub(2 + prefix.len() + suffix.len());
        let of_base = || NAMES.iter().filter(|(_, base)| *base == operator.base);
        let written = of_base().find(|(name, _)| name.len() == length);
        let name = written.or_else(|| of_base().next()).map_or("", |(name, _)| name);
        [prefix, name, suffix].concat()
    }
}

/// A string of the document, unescaped. A number or boolean that stands as a condition value is its JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Without quotes and escapes.
    pub value: String,
    /// The place in the text, quotes included.
    pub span: Span,
}

impl Text {
    /// The place of a part of the string in the document's text; of the whole string where escapes hide the part.
    #[must_use]
    pub fn inside(&self, source: &str, part: Range<usize>) -> Span {
        let raw = self.span.of(source);
        let before = match raw.len().saturating_sub(self.value.len()) {
            // A word without quotes, which is reported as such, a number or a boolean.
            0 => 0,
            2 => 1,
            _ => return self.span,
        };
        // OK because a text is shorter than 2^32 bytes.
        let start = self.span.start + before;
        Span::new(start + part.start as u32, start + part.end as u32)
    }
}
