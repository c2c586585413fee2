//! What is worth knowing beside the steps.

use iam_eval::caller::Caller;
use iam_eval::gates::Relation;
use iam_syntax::policy::PolicyKind;

/// How caller and resource stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationFact<'a> {
    /// How they stand.
    pub relation: Relation,
    /// Who asked.
    pub caller: &'a Caller,
    /// The account that owns the resource.
    pub resource_account: &'a str,
    /// The partition of the resource's ARN.
    pub resource_partition: Option<&'a str>,
}

/// Something about the whole request that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note<'a> {
    /// Policies that don't fit the caller were ignored (E-76).
    Ignored {
        /// Who asked.
        caller: &'a Caller,
        /// What they would be used as.
        kind: PolicyKind,
        /// How many were ignored.
        n_policies: usize,
    },
    /// Caller and resource are in different partitions (E-77).
    Divided {
        /// The caller's partition.
        caller: &'a str,
        /// The resource's.
        resource: &'a str,
    },
    /// A role assumes itself (E-22).
    AssumesItself {
        /// Its ARN.
        role: &'a str,
    },
    /// The trust policy names the caller, so its boundary or session policy does not cut here (S-1).
    TrustBeatsLimits {
        /// Who asked.
        caller: &'a str,
    },
    /// SCPs are given and don't apply (E-40).
    ScpsExempt {
        /// Whom they spare.
        caller: &'a Caller,
    },
    /// RCPs are given and don't apply (E-50, E-52).
    RcpsExempt(RcpExemption<'a>),
}

/// Why resource control policies don't apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RcpExemption<'a> {
    /// The caller is a session of a service-linked role.
    ServiceLinked {
        /// Its ARN.
        role: &'a str,
    },
    /// No action of the service is covered.
    Service {
        /// As its actions name it.
        service: &'a str,
    },
    /// The action is not covered.
    Action {
        /// The action that was asked.
        action: &'a str,
    },
}
