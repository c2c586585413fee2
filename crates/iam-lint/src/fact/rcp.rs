//! Resource control policies.

use alloc::string::String;

/// What stands in one Deny beside a key of a caller, or of the source of a service's call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing of the other kind.
    Alone,
    /// One of the other kind: what spares the calls of one kind would leave nothing of the other.
    Both,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RcpFact {
    HitsServices { key: String, beside: Beside },
    HitsPrincipals { key: String, beside: Beside },
    WithoutNullCheck { key: String, beside: Beside },
    ServiceNotReached { service: String },
}
