//! How much of AWS's quotas a policy uses.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>

use alloc::vec::Vec;

use iam_syntax::policy::PolicyKind;

/// A quota and how much of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meter {
    /// What is limited.
    pub quota: Quota,
    /// In characters.
    pub used: usize,
    /// In characters.
    pub most: usize,
}

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// A customer managed policy.
    ManagedPolicy,
    /// All inline policies of a user together.
    InlineOfUser,
    /// All inline policies of a group together.
    InlineOfGroup,
    /// All inline policies of a role together.
    InlineOfRole,
    /// The trust policy of a role, unless the quota was raised.
    Trust,
    /// The highest that the quota of trust policies can be raised to.
    TrustRaised,
    /// The session policies of one request together.
    Session,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// The policy of a VPC endpoint.
    Endpoint,
    /// The policy of a bucket.
    Bucket,
    /// The policy of a KMS key.
    Key,
}

impl Quota {
    /// A name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ManagedPolicy => "managedPolicy",
            Self::InlineOfUser => "inlineOfUser",
            Self::InlineOfGroup => "inlineOfGroup",
            Self::InlineOfRole => "inlineOfRole",
            Self::Trust => "trustPolicy",
            Self::TrustRaised => "trustPolicyRaised",
            Self::Session => "sessionPolicies",
            Self::Scp => "serviceControlPolicy",
            Self::Rcp => "resourceControlPolicy",
            Self::Endpoint => "endpointPolicy",
            Self::Bucket => "bucketPolicy",
            Self::Key => "keyPolicy",
        }
    }

    const fn most(self) -> usize {
        match self {
            Self::ManagedPolicy => 6144,
            Self::InlineOfUser | Self::Trust | Self::Session => 2048,
            Self::InlineOfGroup | Self::Rcp => 5120,
            Self::InlineOfRole | Self::Scp => 10_240,
            Self::TrustRaised => 8192,
            Self::Endpoint | Self::Bucket => 20_480,
            Self::Key => 32_768,
        }
    }

    const fn counts_blanks(self) -> bool {
        match self {
            Self::Session | Self::Scp | Self::Rcp | Self::Endpoint | Self::Bucket | Self::Key => true,
            Self::ManagedPolicy
            | Self::InlineOfUser
            | Self::InlineOfGroup
            | Self::InlineOfRole
            | Self::Trust
            | Self::TrustRaised => false,
        }
    }
}

/// The quotas of a kind of policy, and how much of them a text uses. `service` is that of a resource policy.
#[must_use]
pub fn meters(text: &str, kind: PolicyKind, service: Option<&str>) -> Vec<Meter> {
    let quotas: &[Quota] = match kind {
        PolicyKind::Identity => &[
            Quota::ManagedPolicy,
            Quota::InlineOfUser,
            Quota::InlineOfGroup,
            Quota::InlineOfRole,
        ],
        PolicyKind::Boundary => &[Quota::ManagedPolicy],
        PolicyKind::Session => &[Quota::Session],
        PolicyKind::Trust => &[Quota::Trust, Quota::TrustRaised],
        PolicyKind::Scp => &[Quota::Scp],
        PolicyKind::Rcp => &[Quota::Rcp],
        PolicyKind::Endpoint => &[Quota::Endpoint],
        PolicyKind::Key => &[Quota::Key],
        PolicyKind::Resource => match service {
            Some("s3") => &[Quota::Bucket],
            Some(_) | None => &[],
        },
    };
    let every = text.chars().count();
    let without = n_without_blanks(text);
    let meter = |quota: &Quota| Meter {
        quota: *quota,
        used: if quota.counts_blanks() { every } else { without },
        most: quota.most(),
    };
    quotas.iter().map(meter).collect()
}

/// The characters of a text but for the blanks outside strings.
fn n_without_blanks(text: &str) -> usize {
    let (mut n_characters, mut in_string, mut escaped) = (0, false, false);
    for character in text.chars() {
        n_characters += usize::from(in_string || !matches!(character, ' ' | '\t' | '\n' | '\r'));
        if escaped {
            escaped = false;
        } else if character == '"' {
            in_string = !in_string;
        } else {
            escaped = in_string && character == '\\';
        }
    }
    n_characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_count_where_aws_counts_them() {
        let text = "{ \"a b\": \"\\\"  \" }";
        let used = |kind| meters(text, kind, None)[0].used;
        assert_eq!(14, used(PolicyKind::Identity));
        assert_eq!(text.len(), used(PolicyKind::Scp));
        assert_eq!(4, meters(text, PolicyKind::Identity, None).len());
        assert_eq!(20_480, meters(text, PolicyKind::Resource, Some("s3"))[0].most);
    }
}
