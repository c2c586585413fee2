//! A policy document of a case, and where it stands.

use std::sync::Arc;

use iam_eval::request::Sort;
use iam_syntax::policy::PolicyKind;

/// One policy document of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    /// Shared by all uses of the same document.
    pub text: Arc<str>,
    /// JSON pointer of the document in the input, such as `/policies/identity/0/document`.
    pub pointer: String,
    pub enabled: bool,
    pub from: Option<String>,
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
    Identity,
    Boundary,
    /// In a layer.
    Session(usize),
    Resource,
    /// At a level.
    Scp(usize),
    Rcp(usize),
    Endpoint {
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
