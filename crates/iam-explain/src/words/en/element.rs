//! Principal, action and resource.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::compile::variable::NoValue;
use iam_eval::detail::{PrincipalWhy, ResourceWhy};
use iam_eval::truth::Truth;
use iam_syntax::arn::NoResource;
use iam_syntax::policy::{Effect, PrincipalFamily};

use super::super::shown;
use super::{names, place, with_variables};
use crate::fact::{
    ActionFact, ActionValueFact, Fit, OwnResource, PrincipalFact, PrincipalValueFact, PrincipalValueWhy, ResourceFact,
    ResourceValueFact,
};

pub fn principal(it: &PrincipalFact) -> String {
    let caller = shown::cut(it.caller.name());
    let values = if it.values.is_empty() {
        "nobody".into()
    } else {
        names(&it.values)
    };
    match (it.inverted, it.why, it.reach) {
        (_, PrincipalWhy::BoundaryIsHit, _) => format!(
            "NotPrincipal matches {caller}: it lists {values}, but a Deny with NotPrincipal hits every caller who has a permissions boundary, whoever is listed."
        ),
        (_, PrincipalWhy::ListedInPart, _) => format!(
            "NotPrincipal matches {caller}: it spares {values}, and of the caller it does not list {}. To be spared, the caller and all its parents (role, account) have to be listed; services may differ.",
            missing(it)
        ),
        (false, PrincipalWhy::Plain, Some(reach)) => {
            format!(
                "Principal matches: it lists {values}, and that names {}.",
                reached(reach, it.caller)
            )
        }
        (false, PrincipalWhy::Plain, None) => {
            format!("Principal does not match: it lists {values}, not {caller}.")
        }
        (true, PrincipalWhy::Plain, Some(_)) => match it.effect {
            Effect::Deny if it.missing.is_empty() => {
                format!(
                    "NotPrincipal matches: it spares {values}, and an anonymous caller cannot be listed ({caller})."
                )
            }
            Effect::Deny => format!(
                "NotPrincipal matches {caller}: it spares {values}, and of the caller it does not list {}.",
                missing(it)
            ),
            Effect::Allow => format!("NotPrincipal matches: it lists {values}, not {caller}."),
        },
        (true, PrincipalWhy::Plain, None) => match it.effect {
            Effect::Deny => {
                format!("NotPrincipal does not match: it lists {values}, which is {caller}, so the Deny spares it.")
            }
            Effect::Allow => {
                format!(
                    "NotPrincipal does not match: it lists {values}, which is {caller}, so the Allow leaves it out."
                )
            }
        },
    }
}

/// What of the caller is not listed.
fn missing(it: &PrincipalFact) -> String {
    let links: Vec<String> = it.missing.iter().map(|link| link_of(*link, it.caller)).collect();
    match links.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        some => some.join(", "),
    }
}

/// One of a caller's chain by its name.
fn link_of(link: Reach, caller: &Caller) -> String {
    let name = shown::cut(caller.name());
    match link {
        Reach::Account => format!("the account {}", caller.account().unwrap_or_default()),
        Reach::Role => match caller {
            Caller::Session(session) => format!("the role {}", shown::cut(&session.role_arn)),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => format!("the role of {name}"),
        },
        Reach::User => format!("the user {name}"),
        Reach::Session => format!("the session {name}"),
        Reach::FederatedUser => format!("the federated user {name}"),
        Reach::Service => format!("the service {name}"),
        Reach::Federated => format!("the identity provider {name}"),
        Reach::Any | Reach::UserOfFederated => name.into_owned(),
    }
}

/// Whom a value names, from the caller's side.
fn reached(reach: Reach, caller: &Caller) -> String {
    let name = shown::cut(caller.name());
    match reach {
        Reach::Any => match caller {
            Caller::Anonymous => "everybody, anonymous callers included".into(),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. } => format!("everybody, {name} included"),
        },
        Reach::Account => format!("the account of {name}, which leaves the grant to that account"),
        Reach::User => format!("the user {name} itself"),
        Reach::UserOfFederated => format!("the user behind the federated user {name}"),
        Reach::Role => format!("the role of {name}"),
        Reach::Session => format!("the session {name} itself"),
        Reach::FederatedUser => format!("the federated user {name} itself"),
        Reach::Service => format!("the service {name}"),
        Reach::Federated => format!("the identity provider {name}"),
    }
}

pub fn principal_value(it: &PrincipalValueFact) -> String {
    let (value, caller) = (shown::cut(it.value), shown::cut(it.caller.name()));
    let family = match it.family {
        PrincipalFamily::Aws => "",
        PrincipalFamily::Federated => "Federated ",
        PrincipalFamily::Service => "Service ",
        PrincipalFamily::CanonicalUser => "CanonicalUser ",
    };
    let listed = if it.inverted { ", as an exception" } else { "" };
    match it.why {
        PrincipalValueWhy::Names(reach) => format!("{family}{value} names {}{listed}.", reached(reach, it.caller)),
        PrincipalValueWhy::Other => format!("{family}{value} does not name {caller}."),
        PrincipalValueWhy::OtherCase => {
            format!("{family}{value} does not name {caller}: upper and lower case differ, and they count.")
        }
        PrincipalValueWhy::OtherPath => {
            format!("{family}{value} does not name {caller}: the name is the same, but the path differs.")
        }
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser) => {
            format!("{family}{value} is an S3 canonical id; nothing here ties it to an account, so it names nobody.")
        }
        PrincipalValueWhy::Nobody(Nobody::Group) => format!("{value} is a group, and groups are no principals."),
        PrincipalValueWhy::Nobody(Nobody::Wildcard) => {
            format!("{family}{value} names nobody: a wildcard inside a principal is not expanded.")
        }
        PrincipalValueWhy::Nobody(Nobody::Gateway) => {
            format!("{family}{value} names nobody: the policy of a gateway endpoint takes * or an account.")
        }
        PrincipalValueWhy::Nobody(Nobody::Other) => {
            format!("{family}{value} is nothing that a principal can be, so it names nobody.")
        }
    }
}

pub fn action(it: &ActionFact) -> String {
    let (action, values) = (shown::cut(it.action), names(&it.values));
    match (it.inverted, it.matches) {
        (false, true) => format!("Action matches {action}: it lists {values}."),
        (false, false) if it.values.is_empty() => format!("Action does not match {action}: it lists no action."),
        (false, false) => format!("Action does not match {action}: it lists {values}."),
        (true, true) => format!("NotAction matches {action}: its list does not cover it ({values})."),
        (true, false) => format!("NotAction does not match {action}: its list covers it ({values})."),
    }
}

pub fn action_value(it: &ActionValueFact) -> String {
    let (pattern, action) = (shown::cut(it.pattern), shown::cut(it.action));
    match (it.fit, it.inverted) {
        (Fit::Fits, false) => format!("{pattern} covers {action}."),
        (Fit::Fits, true) => format!("{pattern} covers {action}, which is therefore excepted."),
        (Fit::Differs, _) => format!("{pattern} does not cover {action}."),
        (Fit::NoColon, _) => format!("{pattern} has no colon, so it covers no action."),
    }
}

pub fn resource(it: &ResourceFact) -> String {
    let (resource, values) = (place(it.resource), names(&it.values));
    let variables = with_variables(&it.variables);
    let name = if it.inverted { "NotResource" } else { "Resource" };
    match (it.inverted, it.truth) {
        (_, Truth::Unknown) => {
            format!("Cannot tell whether {name} matches {resource}: it lists {values}{variables}.")
        }
        (false, Truth::True) => format!("Resource matches {resource}: it lists {values}{variables}."),
        (false, Truth::False) if it.values.is_empty() => {
            format!("Resource does not match {resource}: it lists nothing.")
        }
        (false, Truth::False) => format!("Resource does not match {resource}: it lists {values}{variables}."),
        (true, Truth::True) => {
            format!("NotResource matches {resource}: its list does not cover it ({values}{variables}).")
        }
        (true, Truth::False) => {
            format!("NotResource does not match {resource}: its list covers it ({values}{variables}).")
        }
    }
}

pub fn resource_value(it: &ResourceValueFact) -> String {
    let (resource, action) = (place(it.resource), shown::cut(it.action));
    let pattern = match shown::wanted(it.pattern, it.filled.as_ref()) {
        (_, None) => shown::cut(it.pattern).into_owned(),
        (_, Some(filled)) => format!("{} (here {filled})", shown::cut(it.pattern)),
    };
    let excepted = if it.inverted && it.truth.is_true() {
        ", which is therefore excepted"
    } else {
        ""
    };
    match it.why {
        ResourceWhy::Compared if it.truth.is_true() => format!("{pattern} covers {resource}{excepted}."),
        ResourceWhy::Compared => format!("{pattern} does not cover {resource}."),
        ResourceWhy::OnlyStarFits => {
            format!("{pattern} does not match: {action} takes no resource, and only * fits that.")
        }
        ResourceWhy::BucketList => format!("{pattern} is accepted for {action}, which takes no resource{excepted}."),
        ResourceWhy::NoResource(NoResource::NotAnArn) => format!("{pattern} is not an ARN, so it covers no resource."),
        ResourceWhy::NoResource(NoResource::TooShort) => {
            format!(
                "{pattern} has fewer than six fields and is not completed in this kind of policy, so it covers no resource."
            )
        }
        ResourceWhy::NoValue(NoValue::Missing) => {
            format!(
                "{pattern} does not cover {resource}: {} has no value here.",
                names(&of_keys(&it.no_value))
            )
        }
        ResourceWhy::NoValue(NoValue::Unknown) => {
            format!(
                "Cannot tell whether {pattern} covers {resource}: it depends on {}.",
                names(&of_keys(&it.no_value))
            )
        }
    }
}

fn of_keys(keys: &[String]) -> Vec<String> {
    keys.iter().map(|key| shown::variable(key)).collect()
}

pub fn own_resource(it: OwnResource) -> String {
    match it {
        OwnResource::OfTrust => "A trust policy is about its own role, whatever Resource it has.".into(),
        OwnResource::OfPolicy => {
            "Without Resource the statement is about the resource that the policy is attached to.".into()
        }
    }
}
