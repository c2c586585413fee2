//! A policy document of a case, and where it stands.

use std::sync::Arc;

use iam_eval::request::Sort;
use iam_syntax::policy::PolicyKind;

/// One policy document of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub name: String,
    /// Shared by all uses of the same document.
    pub text: Arc<str>,
    /// JSON pointer of the document in the input, such as `/policies/identity/0/document`.
    pub pointer: String,
    /// Whether it counts; one that is switched off is read and asked nothing.
    pub enabled: bool,
    /// The managed policy that it is, by its ARN.
    pub from: Option<String>,
    /// What it is used as.
    pub place: Place,
}

impl Document {
    /// Whether it is a box that waits for its text: switched off and empty, so that there is nothing to say of it.
    #[must_use]
    pub fn waits(&self) -> bool {
        !self.enabled && self.text.trim().is_empty()
    }
}

/// Where in `policies` a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the caller's.
    Identity,
    /// It is the caller's permissions boundary.
    Boundary,
    /// In a layer.
    Session(usize),
    /// It is the resource's.
    Resource,
    /// At a level.
    Scp(usize),
    /// At a level.
    Rcp(usize),
    /// It is a VPC endpoint's.
    Endpoint {
        /// Whether of a gateway endpoint.
        gateway: bool,
    },
}

impl Place {
    /// The kind of policy that a document is in this place, for a resource of some sort.
    #[must_use]
    pub const fn kind(self, resource: Sort) -> PolicyKind {
        match self {
            Self::Identity => PolicyKind::Identity,
            Self::Boundary => PolicyKind::Boundary,
            Self::Session(_) => PolicyKind::Session,
            Self::Resource => match resource {
                Sort::Role | Sort::RoleOutsideSts => PolicyKind::Trust,
                Sort::KmsKey => PolicyKind::Key,
                Sort::Other => PolicyKind::Resource,
            },
            Self::Scp(_) => PolicyKind::Scp,
            Self::Rcp(_) => PolicyKind::Rcp,
            Self::Endpoint { .. } => PolicyKind::Endpoint,
        }
    }
}
