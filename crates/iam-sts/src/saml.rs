//! `sts:AssumeRoleWithSAML`: not signed; a SAML assertion of a provider in the role's account.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::claims;
use iam_catalog::claims::saml::{self, ATTRIBUTES};
use iam_eval::context::Value;
use iam_syntax::arn::Arn;

use crate::assume_role::{no_role, packed_size, tags_fit};
use crate::call::Call;
use crate::constraint::{Constraints, NAME};
use crate::context::{Key, one};
use crate::credentials::Credentials;
use crate::estate::{Estate, Role};
use crate::hop::{Bearer, Code, Hop, Note, Refusal, Setting, StsError};
use crate::operation::{Assertion, AssumeRoleWithSaml};
use crate::session::Session;
use crate::tags::Tag;
use crate::target::{self, Parts, Target};
use crate::token;

/// Assumes a role with a SAML assertion.
#[must_use]
pub fn assume_role_with_saml(estate: &Estate, ask: &AssumeRoleWithSaml, setting: &Setting) -> Hop {
    let credentials = Credentials::Federated {
        provider: ask.principal_arn.clone(),
    };
    let mut call = Call::new(estate, &credentials, setting);
    let outcome = issue(&mut call, ask);
    call.hop(outcome)
}

// rule: S-26
fn issue(call: &mut Call, ask: &AssumeRoleWithSaml) -> Result<Session, Refusal> {
    let assertion = &ask.assertion;
    let mut constraints = Constraints::default();
    constraints.role_arn(&ask.role_arn);
    constraints.length(&ask.principal_arn, "principalArn", 20, 2_048);
    if let Some(seconds) = ask.duration_seconds {
        constraints.range(seconds, "durationSeconds", 900, 43_200);
    }
    ask.limits.constrain(&mut constraints);
    constraints.finish()?;
    let target = Target::of(call.estate, &ask.role_arn)?;
    let provider = provider(call.estate, &ask.principal_arn, &target)?;
    offers(assertion, ask)?;
    let name = session_name(assertion)?;
    let tags = assertion.tags();
    let transitive = assertion.values("TransitiveTagKeys");
    let source_identity = assertion.value("SourceIdentity").map(String::from);
    let mut constraints = Constraints::default();
    constraints.length(name, "roleSessionName", 2, 64);
    constraints.characters(name, "roleSessionName", NAME);
    constraints.tags(&tags);
    if let Some(identity) = &source_identity {
        constraints.source_identity(identity);
    }
    constraints.finish()?;
    tags_fit(&tags, transitive)?;
    let policies = ask.limits.read(call.estate, target.account)?;
    packed_size(call, ask.limits.n_characters(&tags));

    let lasting = lasting_keys(assertion, target.account, provider);
    let mut keys = lasting.clone();
    keys.extend(passing_keys(assertion, target.account, provider));
    let dropped = dropped(assertion, target.role);
    if !dropped.is_empty() {
        call.note(Note::Rule("S-26"));
        call.note(Note::DroppedAttributes {
            attributes: dropped,
            keys: claims::provider(saml::PREFIX).claims().map(|claim| claim.key).collect(),
        });
    }
    keys.extend(target::names(name, source_identity.as_deref()));
    keys.extend(target::passed(&tags, transitive));
    if target.role.is_none() {
        call.note(Note::NoSuchRole { arn: target.arn.into() });
    }
    call.ask("sts:AssumeRoleWithSAML", target.arn, target.account, &keys);
    crate::assume_role::linked_service_alone(call, &target);
    if !tags.is_empty() {
        call.note(Note::Rule("S-26"));
        call.note(Note::TagsAsked {
            passed: tags.iter().map(|tag| tag.key.clone()).collect(),
            by: Bearer::Assertion,
            carried: Vec::new(),
        });
        call.ask("sts:TagSession", target.arn, target.account, &keys);
    }
    if let Some(identity) = &source_identity {
        call.note(Note::Rule("S-26"));
        call.note(Note::SourceIdentityAsked {
            identity: identity.clone(),
            by: Some(Bearer::Assertion),
        });
        call.ask("sts:SetSourceIdentity", target.arn, target.account, &keys);
    }
    call.verdict()?;
    let asked = ask
        .duration_seconds
        .or_else(|| assertion.value("SessionDuration")?.parse().ok());
    let mut seconds = target.duration(asked, false)?;
    if let Some(end) = assertion.session_not_on_or_after {
        seconds = seconds.min(end.saturating_sub(call.setting.now));
    }
    let Some(role) = target.role else {
        return Err(no_role(call, "sts:AssumeRoleWithSAML", target.arn).into());
    };
    let parts = Parts {
        name,
        inherited: &[],
        tags: &tags,
        transitive,
        source_identity,
        policies,
        seconds,
        chain_depth: 1,
        keys: lasting,
    };
    Ok(target::session(role, parts, call.setting))
}

/// The name of the provider, which must be one of the role's account.
fn provider<'a>(estate: &Estate, arn: &'a str, target: &Target) -> Result<&'a str, StsError> {
    let known = Arn::parse(arn)
        .filter(|arn| arn.service == "iam" && arn.account == target.account && arn.partition == target.partition)
        .and_then(|arn| arn.resource.strip_prefix("saml-provider/"))
        .filter(|name| {
            let account = estate.accounts.get(target.account);
            account.is_some_and(|account| account.saml_providers.iter().any(|known| known == name))
        });
    known.ok_or_else(|| invalid_token("Specified provider doesn't exist"))
}

/// If the assertion lists roles, the pair of role and provider must be among them.
fn offers(assertion: &Assertion, ask: &AssumeRoleWithSaml) -> Result<(), StsError> {
    let roles = assertion.values("Role");
    let is_pair = |text: &String| {
        let mut parts = text.split(',').map(str::trim);
        let pair = (parts.next(), parts.next());
        let (role, provider) = (Some(ask.role_arn.as_str()), Some(ask.principal_arn.as_str()));
        pair == (role, provider) || pair == (provider, role)
    };
    if roles.is_empty() || roles.iter().any(is_pair) {
        return Ok(());
    }
    Err(invalid_token(
        "The role and the provider are not in the roles of the assertion",
    ))
}

fn session_name(assertion: &Assertion) -> Result<&str, StsError> {
    let name = assertion.value("RoleSessionName");
    name.ok_or_else(|| invalid_token("RoleSessionName is required in AuthnResponse"))
}

pub(crate) fn invalid_token(message: &str) -> StsError {
    StsError {
        code: Code::InvalidIdentityToken,
        message: message.into(),
        rule: "7.6",
    }
}

impl Assertion {
    /// The values of one of AWS's own attributes.
    fn values(&self, name: &str) -> &[String] {
        let found = self.attributes.iter().find(|(attribute, _)| {
            attribute
                .strip_prefix(ATTRIBUTES)
                .is_some_and(|attribute| attribute == name)
        });
        found.map_or(&[], |(_, values)| values)
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str)
    }

    fn tags(&self) -> Vec<Tag> {
        let prefix = format!("{ATTRIBUTES}PrincipalTag:");
        let tags = self.attributes.iter().filter_map(|(attribute, values)| {
            Some(Tag {
                key: attribute.strip_prefix(&prefix)?.into(),
                value: values.first().cloned().unwrap_or_default(),
            })
        });
        tags.collect()
    }
}

/// What the later session keeps.
fn lasting_keys(assertion: &Assertion, account: &str, provider: &str) -> Vec<Key> {
    let issuer = assertion.issuer.as_deref().unwrap_or_default();
    let mut keys = Vec::from([one("saml:namequalifier", &name_qualifier(issuer, account, provider))]);
    keys.extend(assertion.subject.iter().map(|subject| one("saml:sub", subject)));
    keys.extend(assertion.subject_type.iter().map(|sort| one("saml:sub_type", sort)));
    keys
}

/// What is there only while the role is assumed.
fn passing_keys(assertion: &Assertion, account: &str, provider: &str) -> Vec<Key> {
    let mut keys = Vec::from([one("saml:doc", &format!("{account}/{provider}"))]);
    keys.extend(assertion.issuer.iter().map(|issuer| one("saml:iss", issuer)));
    keys.extend(assertion.audience.iter().map(|audience| one("saml:aud", audience)));
    for claim in claims::provider(saml::PREFIX).claims() {
        let mut attributes = assertion.attributes.iter();
        let found = attributes.find(|(name, _)| saml::attribute(name) == Some(claim));
        let Some((_, values)) = found else { continue };
        let value = match values.as_slice() {
            [one] if !claim.holds.is_multivalued => Value::One(one.clone()),
            several => Value::Many(several.to_vec()),
        };
        keys.push((["saml:", claim.key].concat(), value));
    }
    keys
}

/// The attributes that become neither a key nor anything else: those that the role's policy asks for, then the others, as
/// the assertion has them.
fn dropped(assertion: &Assertion, role: Option<&Role>) -> Vec<String> {
    let asked = token::asked_claims("saml:", role);
    let names = assertion.attributes.iter().map(|(name, _)| name);
    let unread = names.filter(|name| !saml::is_of_aws(name) && saml::attribute(name).is_none());
    let (mut first, others): (Vec<&String>, Vec<&String>) =
        unread.partition(|name| asked.contains(&name.to_ascii_lowercase()));
    first.extend(others);
    first.into_iter().cloned().collect()
}

/// What tells subjects of one provider from those of another: base 64 of the SHA-1 hash of issuer, account and provider.
fn name_qualifier(issuer: &str, account: &str, provider: &str) -> String {
    let text = format!("{issuer}{account}/{provider}");
    base_64(&sha1_smol::Sha1::from(text.as_bytes()).digest().bytes())
}

fn base_64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4_usize {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            text.push(if i <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_padded() {
        assert_eq!("", base_64(b""));
        assert_eq!("Zg==", base_64(b"f"));
        assert_eq!("Zm8=", base_64(b"fo"));
        assert_eq!("Zm9vYmFy", base_64(b"foobar"));
    }

    #[test]
    fn the_name_qualifier_is_a_hash() {
        // SHA-1 of "abc" is a9993e36 4706816a ba3e2571 7850c26c 9cd0d89d.
        let hash = sha1_smol::Sha1::from(b"abc").digest().bytes();
        assert_eq!("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", base_64(&hash));
        assert_eq!(
            28,
            name_qualifier("https://example.com/saml", "123456789012", "MySAMLIdP").len()
        );
    }
}
