//! What a hop comes to: the permissions that were asked, and a session or a refusal.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::{Shared, Value};
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;

use crate::Time;
use crate::estate::Endpoint;
use crate::session::Session;

/// When and how a call is made.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub now: Time,
    /// Names the call. Access key ids are made from it.
    pub label: &'a str,
    /// Context keys given with the call. A value given wins over one that is derived; `None` removes the key.
    /// [`Value::Unknown`] leaves it open.
    pub context: &'a [(String, Option<Value>)],
    /// Context keys below those, which other calls share.
    pub shared: Option<&'a Shared>,
    /// The VPC endpoint that the call goes through.
    pub via: Option<&'a Endpoint>,
}

/// One permission asked: an ordinary evaluation.
#[derive(Clone, Debug)]
pub struct Check {
    pub side: Side,
    pub policies: Policies,
    pub request: Request,
    pub trace: Trace,
}

/// Whose policies a check asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The caller's alone.
    Caller,
    /// Those of the role or resource alone.
    Trust,
    Both,
}

/// A call of STS, and what came of it.
#[derive(Clone, Debug)]
pub struct Hop {
    /// In the order in which they are asked. None where the call was refused before any policy.
    pub checks: Vec<Check>,
    pub outcome: Result<Session, Refusal>,
    /// What is worth saying beside it, with the rule.
    pub notes: Vec<Note>,
}

/// Why there is no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A check was not allowed: `AccessDenied`, with the message of that denial.
    Denied { check: usize },
    /// Whether a check is allowed hangs on a context key that is unknown.
    Depends { check: usize },
    /// AWS refuses before, or whatever, the policies say.
    Error(StsError),
}

/// An error of AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StsError {
    pub code: Code,
    /// AWS's own text where it is known.
    pub message: String,
    /// The rule of SEMANTICS.md.
    pub rule: &'static str,
}

/// AWS's codes of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    AccessDenied,
    ValidationError,
    InvalidParameterValue,
    MalformedPolicyDocument,
    PackedPolicyTooLarge,
    ExpiredToken,
    ExpiredTokenException,
    InvalidIdentityToken,
    MissingAuthenticationToken,
}

impl Code {
    /// As AWS writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccessDenied => "AccessDenied",
            Self::ValidationError => "ValidationError",
            Self::InvalidParameterValue => "InvalidParameterValue",
            Self::MalformedPolicyDocument => "MalformedPolicyDocument",
            Self::PackedPolicyTooLarge => "PackedPolicyTooLarge",
            Self::ExpiredToken => "ExpiredToken",
            Self::ExpiredTokenException => "ExpiredTokenException",
            Self::InvalidIdentityToken => "InvalidIdentityToken",
            Self::MissingAuthenticationToken => "MissingAuthenticationToken",
        }
    }
}

/// What is worth saying of a hop beside its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A source identity longer than the guide says and shorter than the API takes.
    LongSourceIdentity { n_characters: usize },
    /// Plain text of session policies and tags; AWS's packed size is not published.
    PackedSize { n_characters: usize },
    /// The role is not in the estate, so nothing trusts the caller.
    NoSuchRole { arn: String },
    /// A duration was cut to what the root user may have.
    DurationCut { seconds: i64 },
    /// Claims of a token that AWS makes no condition keys of, as the token has them; and the keys, behind the issuer and a
    /// colon, that it makes of tokens of this issuer.
    DroppedClaims {
        issuer: String,
        claims: Vec<String>,
        keys: Vec<&'static str>,
    },
    /// Attributes of an assertion that AWS makes no condition keys of; and the keys, behind `saml:`, that it makes.
    DroppedAttributes {
        attributes: Vec<String>,
        keys: Vec<&'static str>,
    },
    /// Why `sts:TagSession` is asked: keys of tags that are passed, and of those that the calling session carries on.
    TagsAsked {
        passed: Vec<String>,
        by: Bearer,
        carried: Vec<String>,
    },
    /// Why `sts:SetSourceIdentity` is asked; `by` is absent where the calling session carries it on.
    SourceIdentityAsked { identity: String, by: Option<Bearer> },
    /// A rule that had a say.
    Rule(&'static str),
}

/// What brings tags or a source identity into a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Its parameters.
    Call,
    Token,
    Assertion,
}
