//! Changes in English.

use iam_syntax::policy::{Effect, PolicyKind};

use super::Said;

pub fn sentence(said: &Said<'_>) -> String {
    match said {
        Said::Set { key, value } => format!("Request: set {key} to {value}."),
        Said::Unset { key } => format!("Request: leave {key} out."),
        Said::Remove { statement, policy } => format!("{policy}: remove statement {statement}."),
        Said::Detach { policy } => format!("{policy}: detach the policy; the statement is its only one."),
        Said::Exempt {
            statement,
            policy,
            principal_arn,
        } => {
            format!("{policy}: leave {principal_arn} out of statement {statement}, by a condition on aws:PrincipalArn.")
        }
        Said::Add {
            effect,
            policy,
            statement,
        } => format!("{policy}: add {} {statement}", an(*effect)),
        Said::Attach {
            effect,
            kind,
            name,
            statement,
        } => format!("Attach {} \"{name}\" with {} {statement}", a_policy(*kind), an(*effect)),
    }
}

const fn an(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "an Allow:",
        Effect::Deny => "a Deny:",
    }
}

const fn a_policy(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "an identity-based policy",
        PolicyKind::Boundary => "a permissions boundary",
        PolicyKind::Session => "a session policy",
        PolicyKind::Resource => "a resource-based policy",
        PolicyKind::Key => "a key policy",
        PolicyKind::Trust => "a trust policy",
        PolicyKind::Scp => "an SCP",
        PolicyKind::Rcp => "an RCP",
        PolicyKind::Endpoint => "a VPC endpoint policy",
    }
}
