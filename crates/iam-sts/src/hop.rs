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
    /// When the call is made.
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
    /// Whose policies it asked.
    pub side: Side,
    /// Those that applied.
    pub policies: Policies,
    /// What was asked.
    pub request: Request,
    /// All that came of it.
    pub trace: Trace,
}

/// Whose policies a check asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The caller's alone.
    Caller,
    /// Those of the role or resource alone.
    Trust,
    /// Those of both: where both are known.
    Both,
}

/// A call of STS, and what came of it.
#[derive(Clone, Debug)]
pub struct Hop {
    /// In the order in which they are asked. None where the call was refused before any policy.
    pub checks: Vec<Check>,
    /// The session that STS issued, or why there is none.
    pub outcome: Result<Session, Refusal>,
    /// What is worth saying beside it, with the rule.
    pub notes: Vec<Note>,
}

/// Why there is no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A check was not allowed: `AccessDenied`, with the message of that denial.
    Denied {
        /// Its place in [`Hop::checks`].
        check: usize,
    },
    /// Whether a check is allowed hangs on a context key that is unknown.
    Depends {
        /// Its place in [`Hop::checks`].
        check: usize,
    },
    /// AWS refuses before, or whatever, the policies say.
    Error(StsError),
}

/// An error of AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StsError {
    /// AWS's code of it.
    pub code: Code,
    /// AWS's own text where it is known.
    pub message: String,
    /// The rule of SEMANTICS.md.
    pub rule: &'static str,
}

/// AWS's codes of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The caller may not do it, whatever the reason.
    AccessDenied,
    /// A parameter is not as AWS's API wants it, or does not fit the role: a duration, the ARN of a policy.
    ValidationError,
    /// Session tags do not fit each other, or those of the calling session; or there is no such instance profile.
    InvalidParameterValue,
    /// A session policy is no policy document.
    MalformedPolicyDocument,
    /// Session policies and tags are too large when AWS has packed them. It does not publish how, so no call comes to this
    /// The credentials that sign the call have expired.
    ExpiredToken,
    /// The token of a web identity has expired.
    ExpiredTokenException,
    /// The token or assertion is not one that the role's account takes.
    InvalidIdentityToken,
    /// The operation has to be signed, and nobody signed it.
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
    LongSourceIdentity {
        /// Its length.
        n_characters: usize,
    },
    /// Plain text of session policies and tags; AWS's packed size is not published.
    PackedSize {
        /// Their length together.
        n_characters: usize,
    },
    /// The role is not in the estate, so nothing trusts the caller.
    NoSuchRole {
        /// As the call names it.
        arn: String,
    },
    /// A duration was cut to what the root user may have.
    DurationCut {
        /// What is left of it.
        seconds: i64,
    },
    /// Claims of a token that AWS makes no condition keys of, as the token has them; and the keys, behind the issuer and a
    /// colon, that it makes of tokens of this issuer.
    DroppedClaims {
        /// Host and path, without `https://`.
        issuer: String,
        /// Names of the claims.
        claims: Vec<String>,
        /// What stands behind the colon: `sub`.
        keys: Vec<&'static str>,
    },
    /// Attributes of an assertion that AWS makes no condition keys of; and the keys, behind `saml:`, that it makes.
    DroppedAttributes {
        /// Names of the attributes.
        attributes: Vec<String>,
        /// What stands behind `saml:`.
        keys: Vec<&'static str>,
    },
    /// Why `sts:TagSession` is asked: keys of tags that are passed, and of those that the calling session carries on.
    TagsAsked {
        /// Keys of the tags that come with the call.
        passed: Vec<String>,
        /// What brings those.
        by: Bearer,
        /// Keys of the transitive tags of the calling session.
        carried: Vec<String>,
    },
    /// Why `sts:SetSourceIdentity` is asked; `by` is absent where the calling session carries it on.
    SourceIdentityAsked {
        /// The source identity that the session will have.
        identity: String,
        /// What brings it.
        by: Option<Bearer>,
    },
    /// A rule that had a say.
    Rule(&'static str),
}

/// What brings tags or a source identity into a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Its parameters.
    Call,
    /// An OpenID Connect token.
    Token,
    /// A SAML assertion.
    Assertion,
    /// A service that assumes a role for what runs in it.
    Service,
}
