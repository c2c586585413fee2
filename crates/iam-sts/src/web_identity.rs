//! `sts:AssumeRoleWithWebIdentity`: not signed; a token of an OpenID Connect provider.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;

use crate::assume_role::{no_role, packed_size, tags_fit};
use crate::call::Call;
use crate::constraint::{Constraints, NAME};
use crate::context::{Key, one};
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Bearer, Code, Hop, Note, Refusal, Setting, StsError};
use crate::operation::{AssumeRoleWithWebIdentity, Token};
use crate::saml::invalid_token;
use crate::session::Session;
use crate::target::{self, Parts, Target};

/// Providers that AWS knows without being told.
const BUILT_IN: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];

/// Assumes a role with a token.
#[must_use]
pub fn assume_role_with_web_identity(estate: &Estate, ask: &AssumeRoleWithWebIdentity, setting: &Setting) -> Hop {
    let account = crate::who::account_of(&ask.role_arn).unwrap_or_default();
    let partition = iam_syntax::arn::Arn::parse(&ask.role_arn).map_or("aws", |arn| arn.partition);
    let host = ask.token.host();
    let provider = if BUILT_IN.contains(&host) {
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
    let audience = audience(call.estate, token, &target)?;
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

    let lasting = lasting_keys(call.credentials, token, audience);
    let mut keys = lasting.clone();
    keys.extend(passing_keys(token));
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
        return Err(no_role().into());
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

/// The audience that counts, if the account knows the issuer and the issuer's audience.
fn audience<'a>(estate: &Estate, token: &'a Token, target: &Target) -> Result<Option<&'a str>, StsError> {
    let host = token.host();
    let of_token = || token.authorized_party.iter().chain(&token.audiences);
    if BUILT_IN.contains(&host) {
        return Ok(of_token().next().map(String::as_str));
    }
    let account = estate.accounts.get(target.account);
    let Some(provider) = account.and_then(|account| account.oidc_providers.get(host)) else {
        let message = format!("No OpenIDConnect provider found in your account for https://{host}");
        return Err(invalid_token(&message));
    };
    let known = of_token().find(|audience| provider.client_ids.contains(audience));
    match known {
        Some(audience) => Ok(Some(token.authorized_party.as_ref().unwrap_or(audience))),
        None => Err(invalid_token("Incorrect token audience")),
    }
}

impl Token {
    /// The issuer as provider and context keys name it.
    #[must_use]
    pub fn host(&self) -> &str {
        self.issuer.strip_prefix("https://").unwrap_or(&self.issuer)
    }

    fn key(&self, claim: &str) -> String {
        [self.host(), ":", claim].concat()
    }
}

/// What the later session keeps.
fn lasting_keys(credentials: &Credentials, token: &Token, audience: Option<&str>) -> Vec<Key> {
    let mut keys = Vec::new();
    if let Credentials::Federated { provider } = credentials {
        keys.push(one("aws:FederatedProvider", provider));
    }
    keys.extend(audience.map(|audience| one(&token.key("aud"), audience)));
    keys.extend(token.subject.iter().map(|subject| one(&token.key("sub"), subject)));
    let amr = token.claims.iter().find(|(claim, _)| claim == "amr");
    keys.extend(amr.map(|(claim, value)| (token.key(claim), as_set(value))));
    keys
}

/// What is there only while the role is assumed.
fn passing_keys(token: &Token) -> Vec<Key> {
    let others = token.claims.iter().filter(|(claim, _)| claim != "amr");
    let mut keys: Vec<Key> = others.map(|(claim, value)| (token.key(claim), value.clone())).collect();
    // With `azp`, that is the audience, and the one of the token has another name.
    if token.authorized_party.is_some() {
        keys.extend(
            token
                .audiences
                .first()
                .map(|audience| one(&token.key("oaud"), audience)),
        );
    }
    keys
}

fn as_set(value: &Value) -> Value {
    match value {
        Value::One(text) => Value::Many(Vec::from([text.clone()])),
        Value::Many(_) | Value::Unknown => value.clone(),
    }
}
