//! What a gate and its policies come to.

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::gates::Gate;
use iam_syntax::policy::PolicyKind;

/// A gate by the name that a reader knows it under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateName<'a> {
    /// Resource control policies of a root, an organizational unit or an account.
    Rcp {
        /// What they are attached to.
        target: &'a str,
    },
    /// Service control policies of the same.
    Scp {
        /// What they are attached to.
        target: &'a str,
    },
    /// The policy of a VPC endpoint.
    Endpoint,
    /// The policy of the resource.
    Resource(Holder),
    /// The caller's identity-based policies.
    Principal,
    /// The caller's permissions boundary.
    Boundary,
    /// `layer` counts from 1.
    /// Session policies.
    Session {
        /// Of which session of a chain.
        layer: u16,
        /// How many sessions have any.
        n_layers: u16,
    },
}

/// What a resource policy is attached to; people call the policy after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A role: its trust policy.
    Role,
    /// A KMS key.
    Key,
    /// An S3 bucket.
    Bucket,
    /// An SQS queue.
    Queue,
    /// An SNS topic.
    Topic,
    /// A Lambda function.
    Function,
    /// A secret of Secrets Manager.
    Secret,
    /// Any other resource.
    Other,
}

/// One gate and its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFact<'a> {
    /// Which gate.
    pub gate: Gate,
    /// Its name.
    pub name: GateName<'a>,
    /// What it comes to.
    pub effect: GateEffect,
    /// Whether this is the gate that AWS names in a denial.
    pub decides: bool,
    /// What is asked of it, and why.
    pub must: Must,
    /// How many policies are attached.
    pub n_policies: usize,
    /// Allow statements in all of its policies, whatever they are about.
    pub n_allows: usize,
    /// The action that was asked.
    pub action: &'a str,
    /// What was decided in the end.
    pub decision: Outcome,
}

/// Whether a gate must allow, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// This kind of policy always has to.
    Always,
    /// A federated user without session policies has no permissions but those that a resource grants to it.
    NoSessionPolicy,
    /// AWS's own RCPFullAWSAccess allows at every level.
    Implied,
    /// The resource belongs to another account.
    CrossAccount,
    /// The resource is in another partition.
    OtherPartition,
    /// The root user of another account has no other side.
    ForeignRoot,
    /// A caller without credentials.
    Anonymous,
    /// An origin access identity of CloudFront, which belongs to no account.
    OriginAccess,
    /// A service, which has no account of the customer's.
    Service,
    /// A SAML or web identity without a session.
    Federated,
    /// A role or a key: its own policy must allow even inside the account.
    Strict,
    /// Same account: the identity-based policies suffice.
    NotNeeded,
    /// The root user starts from allowed in its own account.
    RootAtHome,
    /// The resource policy grants to the caller itself or to everybody.
    GrantedToCaller,
    /// The resource policy grants to the caller's role, or to the user behind a federated user.
    GrantedToRole,
    /// The resource policy grants no more than that, and such a grant is limited by this gate all the same.
    GrantedToRoleAlone,
    /// Whether the resource policy relieves this gate hangs on an unknown key.
    PerhapsGranted,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFact<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it is used as.
    pub kind: PolicyKind,
    /// How many statements it has.
    pub n_statements: usize,
    /// How many Denies of it apply.
    pub n_denies: usize,
    /// Denies that apply and don't count (E-70).
    pub n_excepted: usize,
    /// How many Allows of it apply.
    pub n_allows: usize,
    /// Statements that an unknown key leaves open.
    pub n_open: usize,
}
