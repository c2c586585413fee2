//! What a hop changes: what the new session lost against the credentials before it, what it carries on, what it gained,
//! and which policies are in force in it.

use iam_eval::policies::Attached;
use iam_scenario::run::StepReport;
use iam_scenario::scenario::{Actor, Step};
use iam_sts::credentials::Credentials;
use iam_sts::estate::{Estate, Unit};
use iam_sts::session::{Session, SessionPrincipal};
use iam_sts::tags::{Tag, Tags};

use super::analysis::Run;

/// What the session has less than its caller had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The caller's identity-based policies don't count in it.
    Permissions(Vec<String>),
    /// A tag that is not transitive.
    Tag(Tag),
    SessionPolicies(Vec<String>),
    /// The new session doesn't say that there was MFA.
    Mfa,
}

/// What went on from the session before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    Tag(Tag),
    SourceIdentity(String),
}

/// What is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gained {
    Permissions(Vec<String>),
    Tag(Tag),
    SourceIdentity(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    pub lost: Vec<Lost>,
    pub carried: Vec<Carried>,
    pub gained: Vec<Gained>,
}

/// The policies that bear on a session, by what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    pub identity: Vec<String>,
    pub boundary: Option<String>,
    pub session: Vec<String>,
    pub scps: Vec<String>,
}

/// Compares the session that a step issued with the credentials that it was called with.
pub fn handover(run: &Run, at: usize, session: &Session) -> Handover {
    let before = run.step(at).map(|step| before(run, at, step)).unwrap_or_default();
    let mut handover = Handover::default();
    let now = in_force(&run.scenario.estate, session);
    if before.permissions != now.identity {
        if !before.permissions.is_empty() {
            handover.lost.push(Lost::Permissions(before.permissions));
        }
        if !now.identity.is_empty() {
            handover.gained.push(Gained::Permissions(now.identity));
        }
    }
    for tag in before.tags.iter() {
        match session.principal_tags.get(&tag.key) {
            Some(now) if now.value == tag.value => handover.carried.push(Carried::Tag(now.clone())),
            Some(_) | None => handover.lost.push(Lost::Tag(tag.clone())),
        }
    }
    for tag in session.principal_tags.iter() {
        let was_there = before
            .tags
            .get(&tag.key)
            .is_some_and(|before| before.value == tag.value);
        if !was_there {
            handover.gained.push(Gained::Tag(tag.clone()));
        }
    }
    if !before.session_policies.is_empty() {
        handover.lost.push(Lost::SessionPolicies(before.session_policies));
    }
    if before.mfa == Some(true) && session.mfa != Some(true) {
        handover.lost.push(Lost::Mfa);
    }
    match (before.source_identity, session.source_identity.clone()) {
        (Some(_), Some(now)) => handover.carried.push(Carried::SourceIdentity(now)),
        (None, Some(now)) => handover.gained.push(Gained::SourceIdentity(now)),
        (_, None) => {}
    }
    handover
}

/// What the caller had.
#[derive(Debug, Default)]
struct Before {
    permissions: Vec<String>,
    tags: Tags,
    session_policies: Vec<String>,
    mfa: Option<bool>,
    source_identity: Option<String>,
}

fn before(run: &Run, at: usize, step: &Step) -> Before {
    let estate = &run.scenario.estate;
    match &step.actor {
        Actor::Step(id) => run
            .session_before(at, id)
            .map(|session| of_session(estate, session))
            .unwrap_or_default(),
        Actor::Standing { role_arn, .. } => {
            let role = estate.role(role_arn);
            Before {
                permissions: role.map(|role| names(&role.policies)).unwrap_or_default(),
                tags: role.map(|role| role.tags.clone()).unwrap_or_default(),
                ..Before::default()
            }
        }
        Actor::Credentials(Credentials::User { arn, .. }) => of_user(estate, arn),
        Actor::Credentials(Credentials::Session(session)) => of_session(estate, session),
        Actor::Credentials(
            Credentials::Anonymous
            | Credentials::OriginAccess { .. }
            | Credentials::Service { .. }
            | Credentials::Federated { .. }
            | Credentials::Root { .. },
        ) => Before::default(),
    }
}

fn of_session(estate: &Estate, session: &Session) -> Before {
    let now = in_force(estate, session);
    Before {
        permissions: now.identity,
        tags: session.principal_tags.clone(),
        session_policies: now.session,
        mfa: session.mfa,
        source_identity: session.source_identity.clone(),
    }
}

fn of_user(estate: &Estate, arn: &str) -> Before {
    Before {
        permissions: of_users(estate, arn),
        tags: estate.user(arn).map(|user| user.tags.clone()).unwrap_or_default(),
        ..Before::default()
    }
}

/// A user's own policies and those of its groups.
fn of_users(estate: &Estate, arn: &str) -> Vec<String> {
    let Some(user) = estate.user(arn) else {
        return Vec::new();
    };
    let account = estate
        .accounts
        .values()
        .find(|account| account.users.values().any(|it| it.arn == arn));
    let groups = account.into_iter().flat_map(|account| {
        user.groups
            .iter()
            .filter_map(|name| account.groups.get(name))
            .flat_map(|group| names(&group.policies))
    });
    names(&user.policies).into_iter().chain(groups).collect()
}

/// The policies that bear on what a session asks for.
pub fn in_force(estate: &Estate, session: &Session) -> InForce {
    let (identity, boundary) = match &session.principal {
        SessionPrincipal::Role { role_arn, .. } => {
            let role = estate.role(role_arn);
            (
                role.map(|role| names(&role.policies)).unwrap_or_default(),
                role.and_then(|role| role.boundary.as_ref()),
            )
        }
        SessionPrincipal::User { arn } => (
            of_users(estate, arn),
            estate.user(arn).and_then(|user| user.boundary.as_ref()),
        ),
        SessionPrincipal::FederatedUser { user_arn, .. } => (
            user_arn.as_deref().map(|arn| of_users(estate, arn)).unwrap_or_default(),
            user_arn.as_deref().and_then(|arn| estate.user(arn)?.boundary.as_ref()),
        ),
        SessionPrincipal::Root { .. } | SessionPrincipal::AssumedRoot { .. } => (Vec::new(), None),
    };
    InForce {
        identity,
        boundary: boundary.map(|policy| policy.name.clone()),
        session: names(&session.policies),
        scps: session
            .principal
            .account()
            .map(|account| scps(estate, account))
            .unwrap_or_default(),
    }
}

/// Names of the service control policies over an account, each once, root first.
fn scps(estate: &Estate, account: &str) -> Vec<String> {
    let Some(organization) = estate
        .organization
        .as_ref()
        .filter(|it| it.management_account != account)
    else {
        return Vec::new();
    };
    let Some(way) = organization.way_to(account) else {
        return Vec::new();
    };
    let of_account = estate
        .accounts
        .get(account)
        .map(|account| names(&account.scps))
        .unwrap_or_default();
    let all = way
        .into_iter()
        .flat_map(|unit: &Unit| names(&unit.scps))
        .chain(of_account);
    let mut once: Vec<String> = Vec::new();
    for name in all {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

fn names(policies: &[Attached]) -> Vec<String> {
    policies.iter().map(|policy| policy.name.clone()).collect()
}

/// The sessions of a run: where in the report each was issued, and what it is.
pub fn sessions(run: &Run) -> impl Iterator<Item = (usize, &StepReport, &Session)> {
    let steps = run.report.steps.iter().enumerate();
    steps.filter_map(|(at, report)| Some((at, report, report.session.as_ref()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::analysis::{Analysis, analyse};

    #[test]
    fn a_tag_that_is_not_transitive_is_lost_and_one_that_is_goes_on() {
        let text = include_str!("../../../../../tests/scenarios/two-hops.json");
        let Analysis::Ran(run) = analyse(&text.into(), &|_| None) else {
            panic!("it reads")
        };
        let first = run.report.steps[0].session.as_ref().unwrap();
        let of_first = handover(&run, 0, first);
        // Ana is blue, and her session of payments.
        let tag = |value: &str| Tag {
            key: "team".into(),
            value: value.into(),
        };
        assert!(of_first.lost.contains(&Lost::Tag(tag("blue"))));
        assert!(of_first.gained.contains(&Gained::Tag(tag("payments"))));
        assert!(of_first.gained.contains(&Gained::SourceIdentity("ana".into())));
        let second = run.report.steps[1].session.as_ref().unwrap();
        let of_second = handover(&run, 1, second);
        assert!(of_second.carried.contains(&Carried::Tag(tag("payments"))));
        assert!(of_second.lost.contains(&Lost::Permissions(vec!["Deploy".into()])));
        assert_eq!(
            in_force(&run.scenario.estate, second).scps,
            ["FullAWSAccess", "DenyLeaving"]
        );
    }
}
