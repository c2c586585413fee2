//! What of a token of OpenID Connect becomes a condition key: of each provider the claims that AWS reads, and no other.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::claims::{self, Provider};
use iam_eval::context::Value;

use crate::context::Key;
use crate::estate::{OidcProvider, Role};
use crate::operation::Token;

impl Token {
    /// The issuer as provider and context keys name it.
    #[must_use]
    pub fn host(&self) -> &str {
        self.issuer.strip_prefix("https://").unwrap_or(&self.issuer)
    }

    fn key(&self, claim: &str) -> String {
        [self.host(), ":", claim].concat()
    }

    /// Of several audiences, the one that the provider is registered with.
    fn audience(&self, provider: Option<&OidcProvider>) -> Option<&str> {
        let is_known = |it: &&String| provider.is_some_and(|provider| provider.client_ids.contains(it));
        let known = self.audiences.iter().find(is_known);
        known.or(self.audiences.first()).map(String::as_str)
    }

    /// What a claim holds.
    fn claim(&self, name: &str, provider: Option<&OidcProvider>) -> Option<Value> {
        let one = |text: &str| Value::One(text.into());
        match name {
            "azp" => self.authorized_party.as_deref().map(one),
            "aud" => self.audience(provider).map(one),
            "sub" => self.subject.as_deref().map(one),
            _ => {
                let found = self.claims.iter().find(|(claim, _)| claim == name);
                found.map(|(_, value)| value.clone())
            }
        }
    }

    /// Names of all claims but those of which AWS makes something else: tags and the source identity.
    fn names(&self) -> impl Iterator<Item = &str> {
        let fixed = [
            ("iss", true),
            ("aud", !self.audiences.is_empty()),
            ("azp", self.authorized_party.is_some()),
            ("sub", self.subject.is_some()),
            ("exp", self.expires.is_some()),
        ];
        let there = fixed.into_iter().filter(|(_, is_there)| *is_there);
        there
            .map(|(name, _)| name)
            .chain(self.claims.iter().map(|(name, _)| name.as_str()))
    }
}

/// The keys that a token brings.
// rule: S-27
pub(crate) struct Keys {
    /// What requests of the later session carry too.
    pub lasting: Vec<Key>,
    /// What is there only while the role is assumed.
    pub passing: Vec<Key>,
}

/// Reads the claims that AWS reads.
pub(crate) fn keys(token: &Token, registered: Option<&OidcProvider>) -> Keys {
    let mut keys = Keys {
        lasting: Vec::new(),
        passing: Vec::new(),
    };
    for claim in claims::provider(token.host()).claims() {
        let mut values = claim.from.iter().filter_map(|name| token.claim(name, registered));
        let Some(value) = values.next() else { continue };
        let value = if claim.holds.is_multivalued {
            as_set(value)
        } else {
            value
        };
        let list = if claim.is_lasting {
            &mut keys.lasting
        } else {
            &mut keys.passing
        };
        list.push((token.key(claim.key), value));
    }
    keys
}

/// The claims of a token that AWS reads nowhere: those that the role's policy asks for, then the others, as the token has
/// them. Who issued a token and until when is looked at before any policy, so those two are said only where they are asked
/// for.
// rule: S-27
pub(crate) fn dropped(token: &Token, role: Option<&Role>) -> Vec<String> {
    let provider = claims::provider(token.host());
    let asked = asked_claims(&token.key(""), role);
    let is_asked = |name: &str| asked.contains(&name.to_ascii_lowercase());
    let unread = token.names().filter(|name| !is_read(&provider, name));
    let (mut first, others): (Vec<&str>, Vec<&str>) = unread.partition(|name| is_asked(name));
    first.extend(others.into_iter().filter(|name| !matches!(*name, "iss" | "exp")));
    first.into_iter().map(ToOwned::to_owned).collect()
}

fn is_read(provider: &Provider, name: &str) -> bool {
    provider.claims().any(|claim| claim.from.contains(&name))
}

/// What stands behind a prefix, which ends with a colon, in the keys of the role's trust policy, in lower case.
pub(crate) fn asked_claims(prefix: &str, role: Option<&Role>) -> BTreeSet<String> {
    let prefix = prefix.to_ascii_lowercase();
    let statements = role
        .into_iter()
        .flat_map(|role| &role.trust)
        .flat_map(|trust| &trust.policy.policy.statements);
    statements
        .flat_map(|statement| &statement.conditions)
        .filter_map(|condition| {
            let key = condition.key.value.to_ascii_lowercase();
            key.strip_prefix(&prefix).map(ToOwned::to_owned)
        })
        .collect()
}

fn as_set(value: Value) -> Value {
    match value {
        Value::One(text) => Value::Many(Vec::from([text])),
        Value::Many(_) | Value::Unknown => value,
    }
}
