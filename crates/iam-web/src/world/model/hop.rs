//! Who does what in a step, in names short enough for a row and a diagram.

use iam_scenario::scenario::{Act, Actor, Step};
use iam_sts::credentials::Credentials;

/// A step in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Whom it is to be drawn at: the same for all that the same credentials do.
    pub actor_key: String,
    pub actor: String,
    /// `AssumeRole`, or the action that is asked for.
    pub does: String,
    /// The role, or the resource.
    pub on: String,
    /// What the session is called that it shall issue.
    pub issues: Option<String>,
}

impl Hop {
    pub fn of(step: &Step) -> Self {
        let (actor_key, actor) = actor(step);
        let (does, on) = does(&step.act);
        Self {
            actor_key,
            actor,
            does,
            on,
            issues: issues(&step.act),
        }
    }
}

fn actor(step: &Step) -> (String, String) {
    match &step.act {
        Act::AssumeRoleWithSaml(ask) => {
            let name = ask
                .assertion
                .subject
                .clone()
                .unwrap_or_else(|| short(&ask.principal_arn));
            return (["saml ", &name].concat(), name);
        }
        Act::AssumeRoleWithWebIdentity(ask) => {
            let name = ask.token.subject.clone().unwrap_or_else(|| ask.token.issuer.clone());
            return (["web ", &name].concat(), name);
        }
        Act::InvokeAsService(ask) => return (ask.service.clone(), ask.service.clone()),
        Act::Request(_)
        | Act::AssumeRole(_)
        | Act::SwitchRole(_)
        | Act::GetSessionToken(_)
        | Act::GetFederationToken(_)
        | Act::AssumeRoot(_)
        | Act::GetCallerIdentity
        | Act::LaunchInstance(_) => {}
    }
    match &step.actor {
        Actor::Step(id) => (["@", id].concat(), ["@", id].concat()),
        Actor::Standing { role_arn, session_name } => {
            let name = session_name.as_deref().unwrap_or("*");
            let name = [last(role_arn), "/", name].concat();
            ([role_arn, "/", &name].concat(), name)
        }
        Actor::Credentials(credentials) => match credentials {
            Credentials::Anonymous => ("anonymous".into(), "anonymous".into()),
            Credentials::Service { name } => (name.clone(), name.clone()),
            Credentials::Federated { provider } => (provider.clone(), short(provider)),
            Credentials::OriginAccess { arn, .. } | Credentials::User { arn, .. } => (arn.clone(), short(arn)),
            Credentials::Root { account, .. } => (account.clone(), ["root ", account].concat()),
            Credentials::Session(session) => {
                let arn = session.arn().unwrap_or_default();
                (arn.clone(), short(&arn))
            }
        },
    }
}

fn does(act: &Act) -> (String, String) {
    let (does, on) = match act {
        Act::Request(ask) => return (ask.action.clone(), ask.resources.joined(", ")),
        Act::AssumeRole(ask) => ("AssumeRole", short(&ask.role_arn)),
        Act::SwitchRole(ask) => ("Switch Role", short(&ask.role_arn)),
        Act::AssumeRoleWithSaml(ask) => ("AssumeRoleWithSAML", short(&ask.role_arn)),
        Act::AssumeRoleWithWebIdentity(ask) => ("AssumeRoleWithWebIdentity", short(&ask.role_arn)),
        Act::GetSessionToken(_) => ("GetSessionToken", String::new()),
        Act::GetFederationToken(ask) => ("GetFederationToken", ask.name.clone()),
        Act::AssumeRoot(ask) => ("AssumeRoot", short(&ask.target_principal)),
        Act::GetCallerIdentity => ("GetCallerIdentity", String::new()),
        Act::LaunchInstance(ask) => ("RunInstances", short(&ask.instance_profile)),
        Act::InvokeAsService(ask) => ("AssumeRole", short(&ask.role_arn)),
    };
    (does.into(), on)
}

/// What the session is called, if the step issues one.
fn issues(act: &Act) -> Option<String> {
    let session = |role_arn: &str, name: &str| Some([last(role_arn), "/", name].concat());
    match act {
        Act::Request(_) | Act::GetCallerIdentity => None,
        Act::AssumeRole(ask) => session(&ask.role_arn, &ask.role_session_name),
        Act::SwitchRole(ask) => Some(last(&ask.role_arn).into()),
        Act::AssumeRoleWithSaml(ask) => Some(last(&ask.role_arn).into()),
        Act::AssumeRoleWithWebIdentity(ask) => session(&ask.role_arn, &ask.role_session_name),
        Act::GetSessionToken(_) => Some("GetSessionToken".into()),
        Act::GetFederationToken(ask) => Some(["federated-user/", &ask.name].concat()),
        Act::AssumeRoot(ask) => Some(["root ", last(&ask.target_principal)].concat()),
        Act::LaunchInstance(ask) => Some(ask.instance_id.clone()),
        Act::InvokeAsService(ask) => Some(last(&ask.role_arn).into()),
    }
}

/// An ARN without what stands before its resource: `user/ana`.
pub fn short(arn: &str) -> String {
    match iam_syntax::arn::Arn::parse(arn) {
        Some(parsed) => parsed.resource.to_string(),
        None => arn.to_string(),
    }
}

fn last(arn: &str) -> &str {
    arn.rsplit(['/', ':']).next().unwrap_or(arn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short() {
        assert_eq!(short("arn:aws:iam::111122223333:user/a/ana"), "user/a/ana");
        assert_eq!(short("ana"), "ana");
        assert_eq!(last("arn:aws:iam::111122223333:role/a/Build"), "Build");
    }
}
