//! `sts:AssumeRoleWithWebIdentity`: not signed; a token of an OpenID Connect provider.

use alloc::format;
use alloc::vec::Vec;

use iam_catalog::claims;

use crate::assume_role::{no_role, packed_size, tags_fit};
use crate::call::Call;
use crate::constraint::{Constraints, NAME};
use crate::context::{Key, one};
use crate::credentials::Credentials;
use crate::estate::{Estate, OidcProvider};
use crate::hop::{Bearer, Code, Hop, Note, Refusal, Setting, StsError};
use crate::operation::{AssumeRoleWithWebIdentity, Token};
use crate::saml::invalid_token;
use crate::session::Session;
use crate::target::{self, Parts, Target};
use crate::token;

/// Assumes a role with a token.
#[must_use]
pub fn assume_role_with_web_identity(estate: &Estate, ask: &AssumeRoleWithWebIdentity, setting: &Setting) -> Hop {
    let account = crate::who::account_of(&ask.role_arn).unwrap_or_default();
    let partition = iam_syntax::arn::Arn::parse(&ask.role_arn).map_or("aws", |arn| arn.partition);
    let host = ask.token.host();
    let provider = if claims::BUILT_IN.contains(&host) {
        host.into()
    } else {
        format!("arn:{partition}:iam::{account}:oidc-provider/{host}")
    };
    let credentials = Credentials::Federated { provider };
    let mut call = Call::new(estate, &credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

// rule: S-26
fn issue(call: &mut Call, ask: &AssumeRoleWithWebIdentity) -> Result<Session, Refusal> {
    let token = &ask.token;
    let mut constraints = Constraints::default();
    constraints.role_arn(&ask.role_arn);
    constraints.length(&ask.role_session_name, "roleSessionName", 2, 64);
    constraints.characters(&ask.role_session_name, "roleSessionName", NAME);
    if let Some(seconds) = ask.duration_seconds {
        constraints.range(seconds, "durationSeconds", 900, 43_200);
    }
    ask.limits.constrain(&mut constraints);
    constraints.tags(&token.tags);
    if let Some(identity) = &token.source_identity {
        constraints.source_identity(identity);
    }
    constraints.finish()?;
    let target = Target::of(call.estate, &ask.role_arn)?;
    let registered = registered(call.estate, token, &target)?;
    if token.expires.is_some_and(|expires| expires <= call.setting.now) {
        return Err(StsError {
            code: Code::ExpiredTokenException,
            message: "Token expired".into(),
            rule: "7.6",
        }
        .into());
    }
    tags_fit(&token.tags, &token.transitive_tag_keys)?;
    let policies = ask.limits.read(call.estate, target.account)?;
    packed_size(call, ask.limits.n_characters(&token.tags));

    let read = token::keys(token, registered);
    let mut lasting = provider_key(call.credentials);
    lasting.extend(read.lasting);
    let mut keys = lasting.clone();
    keys.extend(read.passing);
    let dropped = token::dropped(token, target.role);
    if !dropped.is_empty() {
        call.note(Note::Rule("S-27"));
        call.note(Note::DroppedClaims {
            issuer: token.host().into(),
            claims: dropped,
            keys: claims::provider(token.host()).claims().map(|claim| claim.key).collect(),
        });
    }
    keys.push(one("sts:RoleAuthorizedByIdp", "false"));
    keys.extend(target::names(&ask.role_session_name, token.source_identity.as_deref()));
    keys.extend(target::passed(&token.tags, &token.transitive_tag_keys));
    if target.role.is_none() {
        call.note(Note::NoSuchRole { arn: target.arn.into() });
    }
    call.ask("sts:AssumeRoleWithWebIdentity", target.arn, target.account, &keys);
    crate::assume_role::linked_service_alone(call, &target);
    if !token.tags.is_empty() {
        call.note(Note::Rule("S-26"));
        call.note(Note::TagsAsked {
            passed: token.tags.iter().map(|tag| tag.key.clone()).collect(),
            by: Bearer::Token,
            carried: Vec::new(),
        });
        call.ask("sts:TagSession", target.arn, target.account, &keys);
    }
    if let Some(identity) = &token.source_identity {
        call.note(Note::Rule("S-26"));
        call.note(Note::SourceIdentityAsked {
            identity: identity.clone(),
            by: Some(Bearer::Token),
        });
        call.ask("sts:SetSourceIdentity", target.arn, target.account, &keys);
    }
    call.verdict()?;
    let seconds = target.duration(ask.duration_seconds, false)?;
    let Some(role) = target.role else {
        return Err(no_role(call, "sts:AssumeRoleWithWebIdentity", target.arn).into());
    };
    let parts = Parts {
        name: &ask.role_session_name,
        inherited: &[],
        tags: &token.tags,
        transitive: &token.transitive_tag_keys,
        source_identity: token.source_identity.clone(),
        policies,
        seconds,
        chain_depth: 1,
        keys: lasting,
    };
    Ok(target::session(role, parts, call.setting))
}

/// The provider as the account has it; none where AWS knows it without being told. The account must know the issuer and an
/// audience of it.
fn registered<'a>(estate: &'a Estate, token: &Token, target: &Target) -> Result<Option<&'a OidcProvider>, StsError> {
    let host = token.host();
    if claims::BUILT_IN.contains(&host) {
        return Ok(None);
    }
    let account = estate.accounts.get(target.account);
    let Some(provider) = account.and_then(|account| account.oidc_providers.get(host)) else {
        let message = format!("No OpenIDConnect provider found in your account for https://{host}");
        return Err(invalid_token(&message));
    };
    let mut audiences = token.authorized_party.iter().chain(&token.audiences);
    if audiences.any(|audience| provider.client_ids.contains(audience)) {
        Ok(Some(provider))
    } else {
        Err(invalid_token("Incorrect token audience"))
    }
}

/// `aws:FederatedProvider`, which the later session keeps.
fn provider_key(credentials: &Credentials) -> Vec<Key> {
    match credentials {
        Credentials::Federated { provider } => Vec::from([one("aws:FederatedProvider", provider)]),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => Vec::new(),
    }
}
