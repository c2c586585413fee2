//! One call of somebody from outside: with a token, with an assertion, as a pod, or with a certificate.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_sts::certificate::{SUBJECT, source_identity};
use iam_sts::estate::Role;
use iam_sts::operation::{Assertion, AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity, Token};
use iam_sts::tags::{Tag, Tags};

use super::door::Door;
use super::said::{Claims, Said};
use crate::Ask;
use crate::choice::TagSet;

const ATTRIBUTES: &str = "https://aws.amazon.com/SAML/Attributes/";

pub(super) fn ask(
    door: Door,
    role: &Role,
    claims: &Claims,
    name: &str,
    tags: &TagSet,
    identity: Option<&String>,
) -> Ask {
    match door {
        Door::Token(host) => Ask::WebIdentity(AssumeRoleWithWebIdentity {
            role_arn: role.arn.clone(),
            role_session_name: name.into(),
            token: token(host, claims, tags, identity),
            ..AssumeRoleWithWebIdentity::default()
        }),
        Door::Saml(provider) => Ask::Saml(AssumeRoleWithSaml {
            role_arn: role.arn.clone(),
            principal_arn: provider.into(),
            assertion: assertion(claims, name, tags, identity),
            ..AssumeRoleWithSaml::default()
        }),
        Door::Pod => Ask::AssumeRole(AssumeRole {
            role_arn: role.arn.clone(),
            role_session_name: name.into(),
            transitive_tag_keys: claims.keys().cloned().collect(),
            tags: as_tags(claims).iter().cloned().collect(),
            ..AssumeRole::default()
        }),
        Door::Certificate => {
            let mut tags = as_tags(claims);
            if let Some(identity) = identity {
                tags.set(Tag {
                    key: SUBJECT.into(),
                    // What fits `*app*` does so with `CN=` in front of it, too.
                    value: identity.strip_prefix("CN=").unwrap_or(identity).into(),
                });
            }
            Ask::AssumeRole(AssumeRole {
                role_arn: role.arn.clone(),
                role_session_name: name.into(),
                source_identity: source_identity(&tags),
                tags: tags.iter().cloned().collect(),
                ..AssumeRole::default()
            })
        }
    }
}

fn as_tags(claims: &Claims) -> Tags {
    let tag = |(key, said): (&String, &Said)| Tag {
        key: key.clone(),
        value: first(said),
    };
    claims.iter().map(tag).collect()
}

/// A call with more tags, none of which it has; nothing where the service says which tags the session has.
pub(crate) fn with_tags(door: Option<Door>, ask: &Ask, more: &TagSet) -> Option<Ask> {
    Some(match (ask, door) {
        (Ask::AssumeRole(_), Some(Door::Pod | Door::Certificate)) => return None,
        (Ask::AssumeRole(ask), _) => Ask::AssumeRole(AssumeRole {
            tags: [ask.tags.as_slice(), &more.tags].concat(),
            transitive_tag_keys: [ask.transitive_tag_keys.as_slice(), &more.transitive].concat(),
            ..ask.clone()
        }),
        (Ask::WebIdentity(ask), _) => {
            let mut ask = ask.clone();
            ask.token.tags.extend(more.tags.iter().cloned());
            ask.token.transitive_tag_keys.extend(more.transitive.iter().cloned());
            Ask::WebIdentity(ask)
        }
        (Ask::Saml(ask), _) => {
            let mut ask = ask.clone();
            add_tags(&mut ask.assertion, more);
            Ask::Saml(ask)
        }
    })
}

fn add_tags(assertion: &mut Assertion, more: &TagSet) {
    let named = |name: &str| [ATTRIBUTES, name].concat();
    for tag in &more.tags {
        let name = named(&["PrincipalTag:", &tag.key].concat());
        assertion.attributes.push((name, vec![tag.value.clone()]));
    }
    let transitive = named("TransitiveTagKeys");
    match assertion.attributes.iter_mut().find(|(name, _)| *name == transitive) {
        Some((_, keys)) => keys.extend(more.transitive.iter().cloned()),
        None if more.transitive.is_empty() => {}
        None => assertion.attributes.push((transitive, more.transitive.clone())),
    }
}

fn first(said: &Said) -> String {
    said.first().cloned().unwrap_or_default()
}

fn token(host: &str, claims: &Claims, tags: &TagSet, identity: Option<&String>) -> Token {
    let mut token = Token {
        issuer: ["https://", host].concat(),
        tags: tags.tags.clone(),
        transitive_tag_keys: tags.transitive.clone(),
        source_identity: identity.cloned(),
        ..Token::default()
    };
    for (claim, said) in claims {
        match claim.as_str() {
            "aud" => token.audiences.insert(0, first(said)),
            "sub" => token.subject = Some(first(said)),
            "oaud" => {}
            "amr" => token.claims.push((claim.clone(), Value::Many(said.clone()))),
            _ => token.claims.push((claim.clone(), Value::One(first(said)))),
        }
    }
    // With an authorized party, that is the audience, and the one of the token has another name.
    if let Some(original) = claims.get("oaud") {
        token.authorized_party = token.audiences.pop();
        token.audiences.push(first(original));
    }
    token
}

fn assertion(claims: &Claims, name: &str, tags: &TagSet, identity: Option<&String>) -> Assertion {
    let attribute = |name: &str, values: Vec<String>| ([ATTRIBUTES, name].concat(), values);
    let mut assertion = Assertion::default();
    assertion
        .attributes
        .push(attribute("RoleSessionName", vec![name.into()]));
    for tag in &tags.tags {
        let key = ["PrincipalTag:", &tag.key].concat();
        assertion.attributes.push(attribute(&key, vec![tag.value.clone()]));
    }
    if !tags.transitive.is_empty() {
        assertion
            .attributes
            .push(attribute("TransitiveTagKeys", tags.transitive.clone()));
    }
    if let Some(identity) = identity {
        assertion
            .attributes
            .push(attribute("SourceIdentity", vec![identity.clone()]));
    }
    for (claim, said) in claims {
        match claim.as_str() {
            "aud" => assertion.audience = Some(first(said)),
            "sub" => assertion.subject = Some(first(said)),
            "iss" => assertion.issuer = Some(first(said)),
            "sub_type" => assertion.subject_type = Some(first(said)),
            // Made of the provider's name.
            "doc" | "namequalifier" => {}
            _ => assertion.attributes.push((claim.clone(), said.clone())),
        }
    }
    assertion
}
