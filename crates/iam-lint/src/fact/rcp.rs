//! Resource control policies.

use alloc::string::String;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RcpFact {
    RcpHitsServices { key: String },
    RcpHitsPrincipals { key: String },
    RcpWithoutNullCheck { key: String },
    RcpServiceNotReached { service: String },
}
