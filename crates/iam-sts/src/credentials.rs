//! What a request is signed with.

use alloc::boxed::Box;
use alloc::string::String;

use crate::session::Session;

/// What a request is signed with.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// Not signed.
    Anonymous,
    /// An origin access identity of CloudFront: a user of no account, by its ARN.
    OriginAccess {
        /// `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E…`
        arn: String,
        /// The S3 canonical user id; `None` where it isn't known.
        canonical_user: Option<String>,
    },
    /// An AWS service that acts as itself.
    Service {
        /// Its service principal: `lambda.amazonaws.com`.
        name: String,
    },
    /// Not signed, but with a SAML assertion or an OpenID Connect token of a provider: an ARN, or a name such as
    /// `accounts.google.com`.
    Federated {
        /// The provider's ARN, or its name.
        provider: String,
    },
    /// An IAM user of the estate.
    User {
        /// With its path.
        arn: String,
        /// How they came in.
        sign_in: SignIn,
    },
    /// The root user of an account.
    Root {
        /// Twelve digits.
        account: String,
        /// How they came in.
        sign_in: SignIn,
    },
    /// Temporary credentials that STS issued.
    Session(Box<Session>),
}

/// How a user or a root user came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// Long-term access keys: neither a time of issue nor anything about MFA.
    AccessKey,
    /// The console: both.
    Console {
        /// Whether they came in with MFA.
        mfa: bool,
    },
}
