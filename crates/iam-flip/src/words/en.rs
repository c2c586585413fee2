//! Changes in English.

use iam_syntax::policy::Effect;
use iam_words::en;

use super::{Along, List, Said, SaidEdit};
use crate::closed::Closed;
use crate::impossible::Why;
use crate::key::owner::Owner;

pub const WEAKENS_GUARDRAIL: &str = "Weakens a guardrail:";

pub fn sentence(said: &Said<'_>) -> String {
    match said {
        Said::Set {
            key,
            value,
            resources,
            along,
        } => format!("Request: set {key} to {value}{}{}.", on(resources), and_along(along)),
        Said::Unset { key, resources, along } => {
            format!("Request: leave {key} out{}{}.", on(resources), and_along(along))
        }
        Said::Identify { unique_id, principal } => format!(
            "Request: give the principal the `uniqueId` {unique_id}, if it is that of {principal}; a policy asks for it by aws:userid."
        ),
        Said::Edit {
            policy,
            statement,
            edit,
        } => format!("{policy}: {}", edited(statement, edit)),
        Said::Renew { policy } => {
            format!("{policy}: set Version to `2012-10-17`; before it, a variable is plain text.")
        }
        Said::Remove { statement, policy } => format!("{policy}: remove statement {statement}."),
        Said::DetachOne { policy } => format!("{policy}: detach the policy; the statement is its only one."),
        Said::Detach { policy } => format!("{policy}: detach the policy."),
        Said::Add { effect, policy } => format!("{policy}: add {}.", an(*effect)),
        Said::Attach { effect, kind, name } => {
            format!("Attach {} \"{name}\" with {}.", en::policy(kind.term()).a, an(*effect))
        }
    }
}

fn edited(statement: &str, edit: &SaidEdit<'_>) -> String {
    match edit {
        SaidEdit::More { values, list } => format!("add {values} to {} of statement {statement}.", the(*list)),
        SaidEdit::Less { value, list } => format!("take `{value}` out of {} of statement {statement}.", the(*list)),
        SaidEdit::Rewrite { from, to, list } => {
            format!(
                "write {to} instead of `{from}` in {} of statement {statement}.",
                the(*list)
            )
        }
        SaidEdit::Operator { key, from, to, lets_go } => {
            let all_without = if *lets_go {
                format!("; it then lets in every request without {key}")
            } else {
                String::new()
            };
            format!("compare {key} by `{to}` instead of `{from}` in statement {statement}{all_without}.")
        }
        SaidEdit::Exempt { principal_arn } => {
            format!("leave {principal_arn} out of statement {statement}, by a condition on aws:PrincipalArn.")
        }
        SaidEdit::Require { key } => {
            format!(
                "add `\"Null\": {{ \"{key}\": \"false\" }}` to the Condition of statement {statement}, so that it applies only to requests that have the key."
            )
        }
    }
}

fn the(list: List<'_>) -> String {
    match list {
        List::Element(name) => format!("the {name}"),
        List::Principals(name) => format!("the principals under {name}"),
        List::Values(key) => format!("the values of {key}"),
    }
}

fn on(resources: &[&str]) -> String {
    match resources {
        [] => String::new(),
        [one] => format!(" on {one}"),
        [others @ .., last] => format!(" on {} and {last}", others.join(", ")),
    }
}

fn and_along(along: &[Along<'_>]) -> String {
    if along.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = along
        .iter()
        .map(|it| match it {
            Along::Set { key, value } => format!("{key} is then {value}"),
            Along::Unset { key } => format!("{key} is then absent"),
        })
        .collect();
    format!("; {}", parts.join(", "))
}

pub fn not_yours(key: &str, owner: Owner) -> String {
    let who = match owner {
        Owner::Caller => return String::new(),
        Owner::PrincipalTags => "whoever tags the user or role, or makes the session, decides it",
        Owner::ResourceTags => "whoever may tag the resource decides it",
        Owner::Organization => "it follows from the organization that the account belongs to",
        Owner::IdentityProvider => "the identity provider writes it into its token or assertion",
        Owner::Service => "the AWS service that makes the call sends it",
        Owner::Session => "it was settled when the session began",
        Owner::Network => "it follows from the endpoint that the call comes through",
        Owner::Clock => "it is the time of the call",
        Owner::Resource => "it follows from the resource",
    };
    format!("Not yours to set: {key}; {who}.")
}

pub fn lacking(keys: &[String]) -> String {
    let them = if keys.len() == 1 { "it" } else { "them" };
    let keys = keys.join(" and ");
    format!("Give the request {keys} first: without {them}, an Allow for this caller would let others in too.")
}

pub fn closed(closed: &Closed) -> String {
    match closed {
        Closed::LinkedRole { arn } => {
            format!(
                "No policy of {arn} is changed: it is a service-linked role, and IAM lets only its service change it."
            )
        }
        Closed::OtherPolicy { resource, action } => format!(
            "The policy of {resource} has to allow {action} too, and is no part of this case: nothing is suggested for it."
        ),
        Closed::NoUniqueId => {
            "The case does not tell the `uniqueId` of its principal, for which a policy asks by aws:userid: give it, and ask again."
                .to_string()
        }
        Closed::NoPolicy { resource, account } => format!(
            "No resource-based policy is suggested: none is known that can be attached to {resource}. Only callers of account {account} can be allowed, so assume a role there."
        ),
    }
}

pub fn refused(key: &str, why: Why) -> Option<String> {
    let because = match why {
        Why::Wildcard => "a policy asks for a value with a wildcard, and a request holds none",
        Why::ReservedAddress => "AWS sees public addresses only, and a policy asks for a private or reserved one",
        Why::Malformed => "a policy asks for a text that is no value of this key",
        Why::AddressThroughEndpoint => "a call through a VPC endpoint has no public address",
        Why::EndpointBesideAddress => "a call from a public address comes through no VPC endpoint",
        Why::NoSuchClaim => "AWS makes no condition key of this claim or attribute",
        Why::ClaimOfAnother => "this caller has no token of that identity provider",
        Why::NoPrincipal => "this caller has no keys of a principal",
        Why::NoMfa => "this caller cannot sign in with MFA",
        Why::SourceWithoutService => "only an AWS service that calls of itself sends it",
        Why::OtherService => "the service that is asked does not send it",
        Why::OtherAction => "AWS does not send it with this action",
        Why::UnknownForm => {
            return Some(format!(
                "Give the request {key} as you know it: what its values look like is not known here, so none is made up."
            ));
        }
        Why::RegionOfResource => "the resource is in one Region, and a policy asks for another",
        Why::RegionOfService => "the service has one endpoint for all Regions, and a policy asks for another Region",
        Why::Past => "the time that a policy asks for is over",
        Why::FollowsFromRequest
        | Why::AgeWithoutMfa
        | Why::AlwaysThere
        | Why::ViaWithoutService
        | Why::Contradiction => return None,
    };
    Some(format!("No other {key} is suggested: {because}."))
}

const fn an(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "an Allow",
        Effect::Deny => "a Deny",
    }
}
