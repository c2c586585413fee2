//! `sts:AssumeRole`, and Switch Role of the console.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::evaluate::settled;
use iam_eval::gates::Preset;

use crate::call::Call;
use crate::certificate::{is_by_certificate, principal_tags};
use crate::constraint::{Constraints, EXTERNAL_ID, NAME};
use crate::context::{Key, of_mfa, one};
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Bearer, Code, Hop, Note, Refusal, Setting, StsError};
use crate::operation::{AssumeRole, SwitchRole};
use crate::session::{Session, SessionPrincipal};
use crate::tags::{Tag, same_key};
use crate::target::{self, Parts, Target};

const ACTION: &str = "sts:AssumeRole";

/// Assumes a role.
#[must_use]
pub fn assume_role(estate: &Estate, credentials: &Credentials, ask: &AssumeRole, setting: &Setting) -> Hop {
    let mut call = Call::new(estate, credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

/// Switches to a role in the console. Nothing can be passed on the way but the role; the session is named after who
/// switches.
// rule: S-32
#[must_use]
pub fn switch_role(estate: &Estate, credentials: &Credentials, ask: &SwitchRole, setting: &Setting) -> Hop {
    let caller = credentials.caller(estate);
    let ask = AssumeRole {
        role_arn: ask.role_arn.clone(),
        role_session_name: caller.name().rsplit('/').next().unwrap_or_default().into(),
        ..AssumeRole::default()
    };
    assume_role(estate, credentials, &ask, setting)
}

// rule: S-34
fn issue(call: &mut Call, ask: &AssumeRole) -> Result<Session, Refusal> {
    call.is_live()?;
    call.is_signed()?;
    may_call(call, ask)?;
    constrain(call.credentials, ask)?;
    let target = Target::of(call.estate, &ask.role_arn)?;
    let inherited = call.credentials.inherited_tags();
    tags_fit(&ask.tags, &ask.transitive_tag_keys)?;
    fits_the_session(call, ask, &inherited)?;
    let policies = ask.limits.read(call.estate, target.account)?;
    let with_mfa = ask.mfa.verify(call.estate, call.credentials)?;
    let source_identity = call
        .credentials
        .source_identity()
        .or(ask.source_identity.as_deref())
        .map(String::from);

    let mut keys = keys(ask, source_identity.as_deref());
    keys.extend(principal_tags(call.credentials, &ask.tags));
    keys.extend(target.replaced_tags(&inherited));
    if with_mfa {
        call.note(Note::Rule("S-60"));
        keys.extend(of_mfa(true, 0));
    }
    note(call, ask, &target, &inherited);
    call.ask(ACTION, target.arn, target.account, &keys);
    linked_service_alone(call, &target);
    // rule: S-3
    if !ask.tags.is_empty() || !inherited.is_empty() {
        call.note(Note::Rule("S-3"));
        call.note(Note::TagsAsked {
            passed: ask.tags.iter().map(|tag| tag.key.clone()).collect(),
            by: Bearer::Call,
            carried: inherited.iter().map(|tag| tag.key.clone()).collect(),
        });
        call.ask("sts:TagSession", target.arn, target.account, &keys);
    }
    if let Some(identity) = &source_identity {
        call.note(Note::Rule("S-31"));
        let is_carried = call.credentials.source_identity().is_some();
        call.note(Note::SourceIdentityAsked {
            identity: identity.clone(),
            by: (!is_carried).then_some(Bearer::Call),
        });
        call.ask("sts:SetSourceIdentity", target.arn, target.account, &keys);
    }
    call.verdict()?;
    let is_chained = target::is_chained(call.credentials);
    let seconds = match call.credentials {
        // What a role's sessions may last does not bind the services that assume it.
        Credentials::Service { .. } => ask.duration_seconds.unwrap_or(target::DEFAULT_SECONDS),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Federated { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => target.duration(ask.duration_seconds, is_chained)?,
    };
    let Some(role) = target.role else {
        return Err(no_role(call, ACTION, target.arn).into());
    };
    if is_chained {
        call.note(Note::Rule(chaining_rule(call.credentials)));
    }
    let parts = Parts {
        name: &ask.role_session_name,
        inherited: &inherited,
        tags: &ask.tags,
        transitive: &ask.transitive_tag_keys,
        source_identity,
        policies,
        seconds,
        chain_depth: target::next_depth(call.credentials),
        keys: Vec::new(),
    };
    Ok(target::session(role, parts, call.setting))
}

/// Who may not call at all. The check that says so is kept, with what AWS settles before any policy.
// rule: E-70
fn may_call(call: &mut Call, ask: &AssumeRole) -> Result<(), Refusal> {
    let is_settled = match call.credentials {
        Credentials::Root { .. } => true,
        Credentials::Session(session) => match session.principal {
            SessionPrincipal::Root { .. }
            | SessionPrincipal::AssumedRoot { .. }
            | SessionPrincipal::FederatedUser { .. } => true,
            SessionPrincipal::Role { .. } | SessionPrincipal::User { .. } => false,
        },
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Federated { .. }
        | Credentials::Service { .. }
        | Credentials::User { .. } => false,
    };
    if !is_settled {
        return Ok(());
    }
    let account = crate::who::account_of(&ask.role_arn).unwrap_or_default();
    call.ask(ACTION, &ask.role_arn, account, &[]);
    call.verdict()
}

fn constrain(credentials: &Credentials, ask: &AssumeRole) -> Result<(), StsError> {
    let mut constraints = Constraints::default();
    constraints.role_arn(&ask.role_arn);
    constraints.length(&ask.role_session_name, "roleSessionName", 2, 64);
    constraints.characters(&ask.role_session_name, "roleSessionName", NAME);
    if let Some(seconds) = ask.duration_seconds {
        constraints.range(seconds, "durationSeconds", 900, 43_200);
    }
    if let Some(id) = &ask.external_id {
        constraints.length(id, "externalId", 2, 1_224);
        constraints.characters(id, "externalId", EXTERNAL_ID);
    }
    ask.limits.constrain(&mut constraints);
    constraints.tags(&ask.tags);
    constraints.count(ask.transitive_tag_keys.len(), "transitiveTagKeys", 50);
    // Names of certificates have spaces, and are let in all the same.
    if let Some(identity) = ask.source_identity.as_ref().filter(|_| !is_by_certificate(credentials)) {
        constraints.source_identity(identity);
    }
    ask.mfa.constrain(&mut constraints);
    constraints.finish()
}

/// Whether keys are there once each, and those that shall be transitive at all.
pub(crate) fn tags_fit(tags: &[Tag], transitive: &[String]) -> Result<(), StsError> {
    let is_twice = |(i, tag): (usize, &Tag)| tags[..i].iter().any(|other| same_key(&other.key, &tag.key));
    if tags.iter().enumerate().any(is_twice) {
        return Err(invalid_value(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            "7.3",
        ));
    }
    let is_passed = |key: &String| tags.iter().any(|tag| same_key(&tag.key, key));
    if !transitive.iter().all(is_passed) {
        return Err(invalid_value(
            "The specified transitive tag key must be included in the requested tags.",
            "7.3",
        ));
    }
    Ok(())
}

/// Whether what is passed agrees with what the caller's session carries on.
// rule: S-21
// rule: S-30
// rule: S-32
fn fits_the_session(call: &Call, ask: &AssumeRole, inherited: &[&Tag]) -> Result<(), StsError> {
    let passes = !ask.tags.is_empty() || !ask.transitive_tag_keys.is_empty() || ask.source_identity.is_some();
    if call.credentials.is_console() && passes {
        return Err(StsError {
            code: Code::ValidationError,
            message: "Session tags and a source identity cannot be passed when a role is switched to in the console"
                .into(),
            rule: "S-32",
        });
    }
    let conflicts = |tag: &Tag| inherited.iter().any(|other| same_key(&other.key, &tag.key));
    if ask.tags.iter().any(conflicts) {
        return Err(invalid_value(
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from \
             the calling session.",
            "S-21",
        ));
    }
    match (call.credentials.source_identity(), &ask.source_identity) {
        (Some(set), Some(asked)) if set != asked => Err(StsError {
            code: Code::AccessDenied,
            message: "The source identity is already set for this assume role session".into(),
            rule: "S-30",
        }),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// The context keys that the parameters bring.
fn keys(ask: &AssumeRole, source_identity: Option<&str>) -> Vec<Key> {
    let mut keys = target::names(&ask.role_session_name, source_identity);
    keys.extend(ask.external_id.iter().map(|id| one("sts:ExternalId", id)));
    keys.extend(target::passed(&ask.tags, &ask.transitive_tag_keys));
    keys
}

/// A role that is linked to a service is for that service alone, even if its trust policy says otherwise.
// rule: S-50
pub(crate) fn linked_service_alone(call: &mut Call, target: &Target) {
    let Some(role) = target.role.filter(|role| role.is_service_linked) else {
        return;
    };
    let linked = linked_service(&role.arn);
    let is_linked = match call.credentials {
        Credentials::Service { name } => linked.is_none_or(|linked| linked == name),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Federated { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => false,
    };
    if is_linked {
        return;
    }
    call.note(Note::Rule("S-50"));
    if let Some(check) = call.last_mut()
        && check.trace.decision().outcome == Outcome::Allowed
    {
        check.trace = settled(Preset::LinkedServiceAlone, &check.request);
    }
}

/// The service in the path of a service-linked role.
fn linked_service(role_arn: &str) -> Option<&str> {
    let path = role_arn.split_once(":role/aws-service-role/")?.1;
    path.split_once('/').map(|(service, _)| service)
}

fn note(call: &mut Call, ask: &AssumeRole, target: &Target, inherited: &[&Tag]) {
    if target.role.is_none() {
        call.note(Note::NoSuchRole {
            arn: target.arn.to_string(),
        });
    }
    let length = ask
        .source_identity
        .as_ref()
        .map_or(0, |identity| identity.chars().count());
    if 64 < length {
        call.note(Note::LongSourceIdentity { n_characters: length });
    }
    packed_size(call, ask.limits.n_characters(&ask.tags));
    let Some(role) = target.role else { return };
    if ask
        .tags
        .iter()
        .chain(inherited.iter().copied())
        .any(|tag| role.tags.get(&tag.key).is_some())
    {
        call.note(Note::Rule("S-20"));
    }
    if inherited.iter().any(|tag| role.tags.get(&tag.key).is_some()) {
        call.note(Note::Rule("S-23"));
    }
}

pub(crate) fn packed_size(call: &mut Call, n_characters: usize) {
    if 0 < n_characters {
        call.note(Note::PackedSize { n_characters });
    }
}

fn chaining_rule(credentials: &Credentials) -> &'static str {
    let is_user = credentials
        .session()
        .is_some_and(|session| matches!(session.principal, SessionPrincipal::User { .. }));
    if is_user { "S-12" } else { "S-11" }
}

pub(crate) fn invalid_value(message: &str, rule: &'static str) -> StsError {
    StsError {
        code: Code::InvalidParameterValue,
        message: message.into(),
        rule,
    }
}

/// A role that is not there can't be assumed, whatever allows it. AWS says no more than of any other refusal.
pub(crate) fn no_role(call: &Call, action: &str, arn: &str) -> StsError {
    let message = match call.credentials {
        Credentials::Federated { .. } => format!("Not authorized to perform {action}"),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => {
            let caller = call.credentials.caller(call.estate);
            format!(
                "User: {} is not authorized to perform: {action} on resource: {arn}",
                caller.name()
            )
        }
    };
    StsError {
        code: Code::AccessDenied,
        message,
        rule: "E-21",
    }
}
