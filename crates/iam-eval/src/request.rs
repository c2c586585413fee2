//! The question: may this caller do this action on this resource, in this context?

use alloc::string::String;

use iam_syntax::arn::Arn;

use crate::caller::Caller;
use crate::context::{Context, fnv};

/// One request, for one action on one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub caller: Caller,
    /// What is asked.
    pub action: Action,
    /// On what.
    pub resource: Resource,
    /// The account that owns the resource.
    pub resource_account: String,
    /// What else the request says, by context key.
    pub context: Context,
}

/// An action of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// As given.
    pub text: String,
    /// `service:name` in lower case: actions are compared ignoring case.
    lower: String,
    colon: usize,
    /// Of the whole, and of the service, in lower case.
    hash: u64,
    service_hash: u64,
}

impl Action {
    /// Reads `service:Name`. There must be exactly one colon, and something on both sides of it.
    // rule: A-1
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let colon = text.find(':')?;
        let well_formed = 0 < colon && colon + 1 < text.len() && !text[colon + 1..].contains(':');
        well_formed.then(|| {
            let lower = text.to_ascii_lowercase();
            Self {
                text: text.into(),
                hash: fnv(&lower),
                service_hash: fnv(&lower[..colon]),
                lower,
                colon,
            }
        })
    }

    /// The whole in lower case.
    #[must_use]
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// A number for the whole, and one for the service.
    pub(crate) const fn hashes(&self) -> (u64, u64) {
        (self.hash, self.service_hash)
    }

    /// The service prefix in lower case.
    #[must_use]
    pub fn service(&self) -> &str {
        &self.lower[..self.colon]
    }

    /// The name behind the colon in lower case.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.lower[self.colon + 1..]
    }
}

/// A resource of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// An ARN, or `*` where the action takes no resource.
    pub text: String,
    /// What the evaluation has to know of it.
    pub sort: Sort,
}

/// What the evaluation has to know of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A role that is asked for by an STS action: its resource policy is the trust policy.
    Role,
    /// A role that any other action is about: its trust policy has no say.
    RoleOutsideSts,
    /// A KMS key: its resource policy is the key policy, which must allow.
    KmsKey,
    /// Any other: its resource policy need not allow inside of its account.
    Other,
}

impl Resource {
    /// Recognises a resource by its ARN and the action.
    // rule: E-20
    // rule: E-21
    #[must_use]
    pub fn new(text: &str, action: &Action) -> Self {
        let sort = match Arn::parse(text) {
            Some(arn) if arn.service == "iam" && arn.resource.starts_with("role/") => match action.service() {
                "sts" => Sort::Role,
                _ => Sort::RoleOutsideSts,
            },
            Some(arn) if arn.service == "kms" && arn.resource.starts_with("key/") => Sort::KmsKey,
            _ => Sort::Other,
        };
        Self {
            text: text.into(),
            sort,
        }
    }

    /// Whether the resource policy must allow, in the caller's own account too (SEMANTICS.md §6.4).
    // rule: E-23
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        match self.sort {
            Sort::Role | Sort::KmsKey => true,
            Sort::RoleOutsideSts | Sort::Other => false,
        }
    }
}
