//! Whom a statement is about (SEMANTICS.md §2): the kinds of grant, and `NotPrincipal`.

use iam_eval::caller::Caller;
use iam_syntax::policy::{Effect, PrincipalClause, PrincipalEntry, PrincipalFamily};

/// How a principal value names the caller (§2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Any,
    User,
    Session,
    FedUser,
    Service,
    Federated,
    Role,
    UserOfFed,
    Account,
}

impl Kind {
    /// P-17.
    fn rank(self) -> u8 {
        match self {
            Self::Any | Self::User | Self::Session | Self::FedUser | Self::Service | Self::Federated => 3,
            Self::Role | Self::UserOfFed => 2,
            Self::Account => 1,
        }
    }
}

/// What the caller has to do with the policy at hand.
pub struct Who<'a> {
    pub caller: &'a Caller,
    /// Whether a permissions boundary limits the caller (P-33).
    pub has_boundary: bool,
    /// Whether the policy is that of a gateway endpoint (E-75).
    pub gateway: bool,
}

/// How a statement reaches the caller, if it does.
#[must_use]
pub fn reach(who: &Who, effect: Effect, clause: &PrincipalClause) -> Option<Kind> {
    if clause.inverted {
        return not_principal(who, effect, clause).then_some(Kind::Any);
    }
    clause
        .entries
        .iter()
        .filter_map(|entry| names(who, entry))
        .max_by_key(|kind| kind.rank())
}

/// How one value names the caller (P-1 … P-16).
fn names(who: &Who, entry: &PrincipalEntry) -> Option<Kind> {
    let value = entry.value.value.as_str();
    if who.gateway {
        let named = match entry.family {
            PrincipalFamily::Aws if value == "*" => Some(Kind::Any),
            PrincipalFamily::Aws => (is_root(who.caller) && names_account(who.caller, value)).then_some(Kind::Account),
            PrincipalFamily::Federated | PrincipalFamily::Service | PrincipalFamily::CanonicalUser => None,
        };
        return named;
    }
    match entry.family {
        PrincipalFamily::Aws if value == "*" => Some(Kind::Any),
        PrincipalFamily::Aws if names_account(who.caller, value) => Some(Kind::Account),
        PrincipalFamily::Aws => names_identity(who.caller, value),
        PrincipalFamily::Service => match who.caller {
            Caller::Service { name } if name == value => Some(Kind::Service),
            _ => None,
        },
        PrincipalFamily::Federated => match who.caller {
            Caller::Federated { provider } if provider == value => Some(Kind::Federated),
            _ => None,
        },
        // Whose id it is, is not known here.
        PrincipalFamily::CanonicalUser => match who.caller {
            // But an origin access identity comes with its own (P-20).
            Caller::User(user) if user.unique_id.as_deref() == Some(value) => Some(Kind::User),
            _ => None,
        },
    }
}

fn is_root(caller: &Caller) -> bool {
    matches!(caller, Caller::Root { .. })
}

/// P-2: an account id, or the ARN that means the same in its partition.
fn names_account(caller: &Caller, value: &str) -> bool {
    let (arn, account) = match caller {
        Caller::Root { arn, account } | Caller::FederatedUser { arn, account, .. } => (arn, account),
        Caller::User(user) => (&user.arn, &user.account),
        Caller::Session(session) => (&session.role_arn, &session.account),
        Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => return false,
    };
    let partition = arn.split(':').nth(1).unwrap_or("");
    value == account || value == format!("arn:{partition}:iam::{account}:root")
}

fn names_identity(caller: &Caller, value: &str) -> Option<Kind> {
    match caller {
        Caller::User(user) => (user.arn == value || user.unique_id.as_deref() == Some(value)).then_some(Kind::User),
        Caller::Session(session) => {
            if session.arn.as_deref() == Some(value) {
                Some(Kind::Session)
            } else if session.role_arn == value || session.unique_id.as_deref() == Some(value) {
                Some(Kind::Role)
            } else {
                None
            }
        }
        Caller::FederatedUser {
            arn,
            user_arn,
            unique_id,
            ..
        } => {
            if arn == value {
                Some(Kind::FedUser)
            } else if user_arn.as_deref() == Some(value) || unique_id.as_deref() == Some(value) {
                Some(Kind::UserOfFed)
            } else {
                None
            }
        }
        Caller::Root { .. } | Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => None,
    }
}

/// §2.4: whether a statement with `NotPrincipal` applies.
fn not_principal(who: &Who, effect: Effect, clause: &PrincipalClause) -> bool {
    let caller = who.caller;
    let bounded = who.has_boundary
        && matches!(
            caller,
            Caller::User(_) | Caller::Session(_) | Caller::FederatedUser { .. }
        );
    if effect == Effect::Deny && bounded {
        return true;
    }
    let everybody = clause
        .entries
        .iter()
        .any(|entry| entry.family == PrincipalFamily::Aws && entry.value.value == "*");
    if everybody {
        return false;
    }
    let chain = chain(caller);
    let listed = |link: &Link| clause.entries.iter().any(|entry| is_link(who, link, entry));
    match effect {
        Effect::Deny => chain.is_empty() || !chain.iter().all(listed),
        Effect::Allow => !chain.iter().any(listed),
    }
}

/// One of the principals that a caller is.
enum Link<'a> {
    Account,
    User(&'a str, Option<&'a str>),
    Role(&'a str, Option<&'a str>),
    /// Nothing where the name of the session isn't known.
    Session(Option<&'a str>),
    FederatedUser(&'a str),
    Service(&'a str),
    Provider(&'a str),
}

fn chain(caller: &Caller) -> Vec<Link<'_>> {
    match caller {
        Caller::Service { name } => vec![Link::Service(name)],
        Caller::Federated { provider } => vec![Link::Provider(provider)],
        Caller::Anonymous => vec![],
        Caller::Root { .. } => vec![Link::Account],
        Caller::User(user) if user.account.is_empty() => vec![Link::User(&user.arn, user.unique_id.as_deref())],
        Caller::User(user) => vec![Link::Account, Link::User(&user.arn, user.unique_id.as_deref())],
        Caller::Session(session) => vec![
            Link::Account,
            Link::Role(&session.role_arn, session.unique_id.as_deref()),
            Link::Session(session.arn.as_deref()),
        ],
        Caller::FederatedUser { arn, .. } => vec![Link::Account, Link::FederatedUser(arn)],
    }
}

fn is_link(who: &Who, link: &Link, entry: &PrincipalEntry) -> bool {
    let value = entry.value.value.as_str();
    let aws = entry.family == PrincipalFamily::Aws;
    match link {
        // At a gateway an account stands for its root user alone.
        Link::Account => aws && names_account(who.caller, value) && (!who.gateway || is_root(who.caller)),
        Link::User(arn, id) | Link::Role(arn, id) => aws && !who.gateway && (value == *arn || Some(value) == *id),
        Link::Session(arn) => aws && !who.gateway && Some(value) == *arn,
        Link::FederatedUser(arn) => aws && !who.gateway && value == *arn,
        Link::Service(name) => entry.family == PrincipalFamily::Service && !who.gateway && value == *name,
        Link::Provider(provider) => entry.family == PrincipalFamily::Federated && !who.gateway && value == *provider,
    }
}
