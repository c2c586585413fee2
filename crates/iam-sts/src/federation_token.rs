//! `sts:GetFederationToken`: a user or root user makes credentials for somebody else.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::assume_role::{packed_size, tags_fit};
use crate::call::Call;
use crate::constraint::{Constraints, NAME};
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Bearer, Hop, Note, Refusal, Setting};
use crate::operation::GetFederationToken;
use crate::session::{Session, SessionPrincipal};
use crate::session_token;
use crate::tags::Tags;
use crate::target;
use crate::who;

/// Gets a federation token.
#[must_use]
pub fn get_federation_token(
    estate: &Estate,
    credentials: &Credentials,
    ask: &GetFederationToken,
    setting: &Setting,
) -> Hop {
    let mut call = Call::new(estate, credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

// rule: S-25
// rule: E-65
fn issue(call: &mut Call, ask: &GetFederationToken) -> Result<Session, Refusal> {
    call.is_live()?;
    call.is_signed()?;
    let account = call.credentials.account().unwrap_or_default();
    let partition = who::partition(call.estate, account);
    let arn = format!("arn:{partition}:sts::{account}:federated-user/{}", ask.name);
    let is_long_term = match call.credentials {
        Credentials::User { .. } | Credentials::Root { .. } => !call.credentials.is_console(),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Session(_) => false,
    };
    if !is_long_term {
        call.ask("sts:GetFederationToken", &arn, account, &[]);
        call.verdict()?;
    }
    let mut constraints = Constraints::default();
    constraints.length(&ask.name, "name", 2, 32);
    constraints.characters(&ask.name, "name", NAME);
    session_token::constrain_seconds(&mut constraints, ask.duration_seconds);
    ask.limits.constrain(&mut constraints);
    constraints.tags(&ask.tags);
    constraints.finish()?;
    tags_fit(&ask.tags, &[])?;
    let policies = ask.limits.read(call.estate, account)?;
    packed_size(call, ask.limits.n_characters(&ask.tags));
    let keys = target::passed(&ask.tags, &[]);
    call.ask("sts:GetFederationToken", &arn, account, &keys);
    if !ask.tags.is_empty() {
        call.note(Note::Rule("S-25"));
        call.note(Note::TagsAsked {
            passed: ask.tags.iter().map(|tag| tag.key.clone()).collect(),
            by: Bearer::Call,
            carried: Vec::new(),
        });
        call.ask("sts:TagSession", &arn, account, &keys);
    }
    call.verdict()?;
    let seconds = session_token::seconds(call, ask.duration_seconds);
    let (user_arn, tags) = match call.credentials {
        Credentials::User { arn, .. } => {
            let tags = call.estate.user(arn).map(|user| user.tags.clone());
            (Some(arn.clone()), tags.unwrap_or_default())
        }
        Credentials::Root { .. }
        | Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Session(_) => (None, Tags::default()),
    };
    let mut session = Session {
        principal: SessionPrincipal::FederatedUser {
            account: account.into(),
            partition: partition.into(),
            name: ask.name.clone(),
            user_arn,
        },
        user_id: [account, ":", &ask.name].concat(),
        access_key_id: String::new(),
        principal_tags: tags.overlaid(&ask.tags),
        transitive_tag_keys: Vec::new(),
        source_identity: None,
        issued: call.setting.now,
        expiration: call.setting.now.saturating_add(seconds),
        chain_depth: 0,
        policies,
        mfa: None,
        keys: Vec::new(),
    };
    session.access_key_id = target::access_key_id(call.setting, &session);
    Ok(session)
}
