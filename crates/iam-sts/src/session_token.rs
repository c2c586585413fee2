//! `sts:GetSessionToken`: temporary credentials of a user or root user itself.

use alloc::string::String;
use alloc::vec::Vec;

use crate::call::Call;
use crate::constraint::Constraints;
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Hop, Note, Refusal, Setting};
use crate::operation::GetSessionToken;
use crate::session::{Session, SessionPrincipal};
use crate::tags::Tags;
use crate::target;
use crate::who;

/// The least and the most that a user's credentials may last, and what they do if nothing is asked, in seconds.
const MIN: i64 = 900;
const MAX: i64 = 129_600;
const DEFAULT: i64 = 43_200;
/// The most for the root user; a longer duration is cut.
const ROOT_MAX: i64 = 3_600;

/// Gets a session token. Needs no permission, and no Deny stops it.
#[must_use]
pub fn get_session_token(estate: &Estate, credentials: &Credentials, ask: &GetSessionToken, setting: &Setting) -> Hop {
    let mut call = Call::new(estate, credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

// rule: S-60
fn issue(call: &mut Call, ask: &GetSessionToken) -> Result<Session, Refusal> {
    call.is_live()?;
    call.is_signed()?;
    call.ask(
        "sts:GetSessionToken",
        "*",
        call.credentials.account().unwrap_or_default(),
        &[],
    );
    call.verdict()?;
    let mut constraints = Constraints::default();
    constrain_seconds(&mut constraints, ask.duration_seconds);
    ask.mfa.constrain(&mut constraints);
    constraints.finish()?;
    let with_mfa = ask.mfa.verify(call.estate, call.credentials)?;
    if with_mfa {
        call.note(Note::Rule("S-60"));
    }
    let seconds = seconds(call, ask.duration_seconds);
    let (principal, user_id, tags) = match call.credentials {
        Credentials::User { arn, .. } => {
            let user = call.estate.user(arn);
            let id = user.map(|user| user.unique_id.clone()).unwrap_or_default();
            let tags = user.map(|user| user.tags.clone()).unwrap_or_default();
            (SessionPrincipal::User { arn: arn.clone() }, id, tags)
        }
        // OK because the check allows nobody else.
        Credentials::Root { .. }
        | Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Session(_) => {
            let account = call.credentials.account().unwrap_or_default();
            let principal = SessionPrincipal::Root {
                account: account.into(),
                partition: who::partition(call.estate, account).into(),
            };
            (principal, String::from(account), Tags::default())
        }
    };
    let mut session = Session {
        principal,
        user_id,
        access_key_id: String::new(),
        principal_tags: tags,
        transitive_tag_keys: Vec::new(),
        source_identity: None,
        issued: call.setting.now,
        expiration: call.setting.now.saturating_add(seconds),
        chain_depth: 0,
        policies: Vec::new(),
        mfa: Some(with_mfa),
        keys: Vec::new(),
    };
    session.access_key_id = target::access_key_id(call.setting, &session);
    Ok(session)
}

pub(crate) fn constrain_seconds(constraints: &mut Constraints, asked: Option<i64>) {
    if let Some(seconds) = asked {
        constraints.range(seconds, "durationSeconds", MIN, MAX);
    }
}

/// How long credentials last that a user or root user gets for itself or for somebody it federates.
pub(crate) fn seconds(call: &mut Call, asked: Option<i64>) -> i64 {
    let seconds = asked.unwrap_or(DEFAULT);
    match call.credentials {
        Credentials::Root { .. } if ROOT_MAX < seconds => {
            if asked.is_some() {
                call.note(Note::DurationCut { seconds: ROOT_MAX });
            }
            ROOT_MAX
        }
        Credentials::Root { .. }
        | Credentials::User { .. }
        | Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Session(_) => seconds,
    }
}
