//! `Principal` and `NotPrincipal`: whom a statement names, and how closely (SEMANTICS.md §2).

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::policy::{Effect, PrincipalClause, PrincipalEntry, PrincipalFamily};

use crate::caller::Caller;

/// How closely a statement names a caller. What an Allow is worth depends on it (SEMANTICS.md §6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// The caller's account.
    Account,
    /// The user behind a federated-user session.
    UserOfFederated,
    /// The role of a session.
    Role,
    /// Everybody: `*`, or whomever a `NotPrincipal` does not list.
    Any,
    /// An IAM user itself.
    User,
    /// A role session itself.
    Session,
    /// A federated-user session itself.
    FederatedUser,
    /// An AWS service by its service principal.
    Service,
    /// A SAML or web identity by its provider.
    Federated,
}

/// A compiled `Principal` or `NotPrincipal`.
#[derive(Clone, Debug)]
pub struct PrincipalTest {
    /// Whether it is `NotPrincipal`.
    pub inverted: bool,
    /// One for each value, in the policy's order.
    pub names: Vec<Name>,
}

/// Whom one value names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// `*`
    Everybody,
    /// An account, with all that is in it: `111122223333`, or the ARN of its root user.
    Account {
        /// Twelve digits.
        id: String,
        /// `None` where the policy has the number alone.
        partition: Option<String>,
    },
    /// The root user alone: what an account means in the policy of a gateway endpoint (E-75).
    RootUser {
        /// Twelve digits.
        id: String,
        /// `None` where the policy has the number alone.
        partition: Option<String>,
    },
    /// The ARN of an IAM user.
    User(String),
    /// The ARN of a role: every session of it.
    Role(String),
    /// The ARN of a session: `arn:aws:sts::111122223333:assumed-role/NAME/SESSION`.
    Session(String),
    /// The ARN of a federated-user session.
    FederatedUser(String),
    /// `AIDA…` or `AROA…`.
    UniqueId(String),
    /// A service principal: `lambda.amazonaws.com`.
    Service(String),
    /// A provider of SAML or web identities: an ARN, or a name such as `accounts.google.com`.
    Provider(String),
    /// A value that can't name anybody, or nobody that can be known here.
    Nobody(Nobody),
}

/// Why a value names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nobody {
    /// An S3 canonical id: nothing ties it to an account here (P-10).
    CanonicalUser,
    /// Groups are no principals (P-12).
    Group,
    /// Wildcards inside a value, or under another key than `AWS` (P-13, P-9).
    Wildcard,
    /// A gateway endpoint takes `*` or an account (E-75).
    Gateway,
    /// No ARN of a principal, no account and no unique id.
    Other,
}

impl PrincipalTest {
    #[must_use]
    pub(crate) fn new(clause: &PrincipalClause) -> Self {
        Self {
            inverted: clause.inverted,
            names: clause.entries.iter().map(Name::new).collect(),
        }
    }

    /// The same for the policy of a gateway endpoint.
    // rule: E-75
    #[must_use]
    pub(crate) fn of_gateway(clause: &PrincipalClause) -> Self {
        let narrow = |name| match name {
            Name::Everybody => Name::Everybody,
            Name::Account { id, partition } => Name::RootUser { id, partition },
            Name::RootUser { .. }
            | Name::User(_)
            | Name::Role(_)
            | Name::Session(_)
            | Name::FederatedUser(_)
            | Name::UniqueId(_)
            | Name::Service(_)
            | Name::Provider(_) => Name::Nobody(Nobody::Gateway),
            Name::Nobody(why) => Name::Nobody(why),
        };
        let names = clause.entries.iter().map(|entry| narrow(Name::new(entry))).collect();
        Self {
            inverted: clause.inverted,
            names,
        }
    }

    /// Whether the statement speaks of a caller, and how closely it names them.
    // rule: P-15
    // rule: P-17
    #[must_use]
    pub fn reach(&self, effect: Effect, caller: &Caller, has_boundary: bool) -> Option<Reach> {
        if !self.inverted {
            return self
                .names
                .iter()
                .filter_map(|name| name.reach(caller))
                .max_by_key(|reach| reach.strength());
        }
        let applies = match effect {
            Effect::Deny => self.deny_hits(caller, has_boundary),
            Effect::Allow => !self.lists_everybody() && listed(&self.names, caller).is_none_of_them(),
        };
        applies.then_some(Reach::Any)
    }

    // rule: P-31
    // rule: P-33
    // rule: P-35
    fn deny_hits(&self, caller: &Caller, has_boundary: bool) -> bool {
        (has_boundary && caller.has_identity())
            || (!self.lists_everybody() && !listed(&self.names, caller).is_all_of_them())
    }

    /// Whether a `NotPrincipal` names the caller but not every parent, so that services may differ (P-35).
    #[must_use]
    pub fn is_listed_in_part(&self, caller: &Caller) -> bool {
        let listed = listed(&self.names, caller);
        self.inverted && !self.lists_everybody() && !listed.is_none_of_them() && !listed.is_all_of_them()
    }

    /// Whether one of the names reaches a caller in this way.
    #[must_use]
    pub fn lists(&self, wanted: Reach, caller: &Caller) -> bool {
        lists(&self.names, wanted, caller)
    }

    fn lists_everybody(&self) -> bool {
        self.names.contains(&Name::Everybody)
    }
}

impl Reach {
    /// The order of P-17.
    // rule: P-17
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self {
            Self::Any | Self::User | Self::Session | Self::FederatedUser | Self::Service | Self::Federated => {
                Strength::Caller
            }
            Self::Role | Self::UserOfFederated => Strength::Role,
            Self::Account => Strength::Account,
        }
    }
}

/// What a grant is worth inside the caller's account (SEMANTICS.md §6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It leaves the matter to the account: identity-based policies must allow too.
    Account,
    /// Limited by boundary and session policies, not by identity-based policies.
    Role,
    /// Not limited by an implicit deny anywhere behind it.
    Caller,
}

impl Name {
    // rule: P-1
    // rule: P-2
    // rule: P-9
    // rule: P-10
    // rule: P-12
    // rule: P-13
    #[must_use]
    pub(crate) fn new(entry: &PrincipalEntry) -> Self {
        let value = entry.value.value.as_str();
        match entry.family {
            PrincipalFamily::Aws => Self::of_aws(value),
            PrincipalFamily::Service | PrincipalFamily::Federated if value.contains(['*', '?']) => {
                Self::Nobody(Nobody::Wildcard)
            }
            PrincipalFamily::Service => Self::Service(value.into()),
            PrincipalFamily::Federated => Self::Provider(value.into()),
            PrincipalFamily::CanonicalUser if value.contains(['*', '?']) => Self::Nobody(Nobody::Wildcard),
            // A caller's canonical id stands in the place of its unique id.
            PrincipalFamily::CanonicalUser => Self::UniqueId(value.into()),
        }
    }

    fn of_aws(value: &str) -> Self {
        if value == "*" {
            return Self::Everybody;
        }
        if is_account_id(value) {
            return Self::Account {
                id: value.into(),
                partition: None,
            };
        }
        if value.contains(['*', '?']) {
            return Self::Nobody(Nobody::Wildcard);
        }
        if value.starts_with("AIDA") || value.starts_with("AROA") {
            return Self::UniqueId(value.into());
        }
        let Some(arn) = Arn::parse(value) else {
            return Self::Nobody(Nobody::Other);
        };
        match (arn.service, arn.resource.split('/').next()) {
            ("iam", Some("root")) if arn.resource == "root" => Self::Account {
                id: arn.account.into(),
                partition: Some(arn.partition.into()),
            },
            ("iam", Some("user")) => Self::User(value.into()),
            ("iam", Some("role")) => Self::Role(value.into()),
            ("iam", Some("group")) => Self::Nobody(Nobody::Group),
            ("sts", Some("assumed-role")) => Self::Session(value.into()),
            ("sts", Some("federated-user")) => Self::FederatedUser(value.into()),
            _ => Self::Nobody(Nobody::Other),
        }
    }

    /// Whether the value names a caller, and how closely.
    // rule: P-3
    // rule: P-4
    // rule: P-5
    // rule: P-6
    // rule: P-7
    // rule: P-8
    // rule: P-11
    // rule: P-16
    // rule: P-18
    // rule: P-20
    #[must_use]
    pub fn reach(&self, caller: &Caller) -> Option<Reach> {
        let named = |hit: bool, reach: Reach| hit.then_some(reach);
        match (self, caller) {
            (Self::Everybody, _) => Some(Reach::Any),
            (Self::Account { id, partition }, _) => named(is_account(id, partition.as_deref(), caller), Reach::Account),
            (Self::RootUser { id, partition }, Caller::Root { .. }) => {
                named(is_account(id, partition.as_deref(), caller), Reach::Account)
            }
            (Self::User(arn), Caller::User(user)) => named(*arn == user.arn, Reach::User),
            (Self::User(arn), Caller::FederatedUser { user_arn, .. }) => {
                named(user_arn.as_ref() == Some(arn), Reach::UserOfFederated)
            }
            (Self::Role(arn), Caller::Session(session)) => named(*arn == session.role_arn, Reach::Role),
            (Self::Session(arn), Caller::Session(session)) => named(session.arn.as_ref() == Some(arn), Reach::Session),
            (Self::FederatedUser(arn), Caller::FederatedUser { arn: own, .. }) => {
                named(arn == own, Reach::FederatedUser)
            }
            (Self::UniqueId(id), Caller::User(user)) => named(user.unique_id.as_ref() == Some(id), Reach::User),
            (Self::UniqueId(id), Caller::Session(session)) => {
                named(session.unique_id.as_ref() == Some(id), Reach::Role)
            }
            (Self::UniqueId(id), Caller::FederatedUser { unique_id, .. }) => {
                named(unique_id.as_ref() == Some(id), Reach::UserOfFederated)
            }
            (Self::Service(service), Caller::Service { name }) => named(service == name, Reach::Service),
            (Self::Provider(name), Caller::Federated { provider }) => named(name == provider, Reach::Federated),
            (
                Self::RootUser { .. }
                | Self::User(_)
                | Self::Role(_)
                | Self::Session(_)
                | Self::FederatedUser(_)
                | Self::UniqueId(_)
                | Self::Service(_)
                | Self::Provider(_)
                | Self::Nobody(_),
                _,
            ) => None,
        }
    }
}

fn is_account(id: &str, partition: Option<&str>, caller: &Caller) -> bool {
    caller.account() == Some(id)
        && partition.is_none_or(|partition| caller.partition().is_none_or(|own| own == partition))
}

/// How many of a caller's chain (itself and its parents) a `NotPrincipal` lists.
struct Listed {
    n_chain: usize,
    n_listed: usize,
}

impl Listed {
    const fn is_none_of_them(&self) -> bool {
        self.n_listed == 0
    }

    /// An empty chain (an anonymous caller) can't be listed.
    const fn is_all_of_them(&self) -> bool {
        0 < self.n_chain && self.n_listed == self.n_chain
    }
}

/// What of a caller a `NotPrincipal` has to list for a Deny to spare it: its account, its role and itself.
// rule: P-32
#[must_use]
pub fn chain(caller: &Caller) -> &'static [Reach] {
    match caller {
        Caller::Anonymous => &[],
        Caller::Root { .. } => &[Reach::Account],
        Caller::User(user) if !user.has_account() => &[Reach::User],
        Caller::User(_) => &[Reach::Account, Reach::User],
        Caller::Session(_) => &[Reach::Account, Reach::Role, Reach::Session],
        Caller::FederatedUser { .. } => &[Reach::Account, Reach::FederatedUser],
        Caller::Service { .. } => &[Reach::Service],
        Caller::Federated { .. } => &[Reach::Federated],
    }
}

fn lists(names: &[Name], wanted: Reach, caller: &Caller) -> bool {
    names.iter().any(|name| name.reach(caller) == Some(wanted))
}

fn listed(names: &[Name], caller: &Caller) -> Listed {
    let chain = chain(caller);
    Listed {
        n_chain: chain.len(),
        n_listed: chain.iter().filter(|wanted| lists(names, **wanted, caller)).count(),
    }
}
