//! Which of some kinds a finding is about, where its sentence differs by that.

/// What is done with any role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roles {
    Pass,
    CreateServiceLinked,
}

/// Where the ARN of a role of IAM Identity Center stands, which says whether a wildcard helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoPlace {
    Principal,
    Resource,
    /// Under an operator that knows wildcards.
    Pattern,
    /// Under one that knows none.
    Literal,
}

/// How somebody gets more than the policy gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    NewPolicyVersion,
    OldPolicyVersion,
    KeyOfOther,
    PasswordOfOther,
    AttachPolicy,
    PutPolicy,
    JoinGroup,
    TrustItself,
    DropBoundary,
    RunWithRole,
}

/// How the name of a provider in a key differs from the provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `https://` stands in front.
    Scheme,
    /// A slash at the end is too many or too few.
    Slash,
    /// A wildcard, which is none in the name of a key.
    Wildcard,
    Spelling,
    /// It is another provider.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArnField {
    Region,
    Account,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    ExternalId,
    SessionName,
    Account,
    Organization,
    PrincipalType,
    /// The ARN of a service.
    ArnOf(&'static str),
    /// An ARN with an account of twelve digits.
    ArnWithAccount,
    /// The ARN of a bucket, which has no Region and no account.
    BucketArn,
}

/// Why a wildcard or variable lets too many in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// The key takes none at all.
    Sensitive,
    /// Fewer than six characters stand in front of it.
    ShortPrefix,
    /// It stands in the unique id, in front of the colon.
    UserId,
}
