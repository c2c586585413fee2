//! Who signs in from outside: with a token of an OpenID Connect provider, with a SAML assertion, or as a pod of EKS. What
//! such a caller says of itself is taken from what policies ask for, so that somebody's token fits if any does; which of
//! it nobody can choose is said beside the hop.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::{Context, Value};
use iam_eval::gates::Gate;
use iam_eval::truth::Truth;
use iam_sts::credentials::Credentials;
use iam_sts::estate::{Estate, Role};
use iam_sts::operation::{Assertion, AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity, Token};
use iam_sts::service::{POD_IDENTITY, pod_tags};
use iam_sts::tags::Tag;
use iam_syntax::arn::Arn;
use iam_syntax::policy::Condition;

use crate::attempt::Tried;
use crate::choice::{Choices, TagSet};
use crate::vocabulary::{ANOTHER, OTHER, words_of};
use crate::{Ask, Need};

/// How many tokens are tried for one role.
const MAX_ASKS: usize = 2_048;
/// Whom a token speaks of where no policy cares.
const SUBJECT: &str = "subject";
const SAML_AUDIENCE: &str = "https://signin.aws.amazon.com/saml";
const ATTRIBUTES: &str = "https://aws.amazon.com/SAML/Attributes/";
/// What anybody who gets tokens of a provider at all may choose, by provider: the workflow that asks for a token names
/// the audience, and runs on a branch and in an environment of its own repository. Whose repository it is, it can't choose.
const CHOSEN: [(&str, &[&str]); 2] = [
    (
        "token.actions.githubusercontent.com",
        &["aud", "ref", "environment", "workflow"],
    ),
    ("gitlab.com", &["aud", "ref", "environment"]),
];

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door<'a> {
    /// With a token; the host and path of its issuer.
    Token(&'a str),
    /// With an assertion of a provider, by its ARN.
    Saml(&'a str),
    Pod,
}

impl<'a> Door<'a> {
    pub(crate) fn of(credentials: &'a Credentials) -> Option<Self> {
        match credentials {
            Credentials::Federated { provider } => Some(Self::of_provider(provider)),
            Credentials::Service { name } => (name == POD_IDENTITY).then_some(Self::Pod),
            Credentials::Anonymous | Credentials::User { .. } | Credentials::Root { .. } | Credentials::Session(_) => {
                None
            }
        }
    }

    pub(crate) fn of_provider(provider: &'a str) -> Self {
        match Arn::parse(provider).map(|arn| arn.resource) {
            Some(resource) if resource.starts_with("saml-provider/") => Self::Saml(provider),
            Some(resource) => Self::Token(resource.strip_prefix("oidc-provider/").unwrap_or(resource)),
            None => Self::Token(provider),
        }
    }

    /// The permission that is asked for.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Self::Token(_) => "sts:AssumeRoleWithWebIdentity",
            Self::Saml(_) => "sts:AssumeRoleWithSAML",
            Self::Pod => "sts:AssumeRole",
        }
    }

    /// Whether a condition key holds something that the caller is and can't choose to be.
    fn is_given(self, key: &str) -> bool {
        let lower = key.to_lowercase();
        if lower.starts_with("aws:requesttag/") {
            return true;
        }
        match self {
            Self::Token(host) => {
                let Some(claim) = claim_of(&lower, host) else {
                    return false;
                };
                let chosen = CHOSEN.iter().find(|(known, _)| *known == host);
                !chosen.is_some_and(|(_, claims)| claims.contains(&claim))
            }
            Self::Saml(_) => {
                lower.starts_with("saml:") || matches!(lower.as_str(), "sts:rolesessionname" | "sts:sourceidentity")
            }
            Self::Pod => false,
        }
    }
}

/// The claim of a condition key of a provider.
fn claim_of<'k>(key: &'k str, host: &str) -> Option<&'k str> {
    let head = key.get(..host.len()).filter(|head| head.eq_ignore_ascii_case(host))?;
    key.get(head.len()..)?.strip_prefix(':')
}

/// The simplest call of somebody from outside.
pub(crate) fn plain(door: Door, estate: &Estate, role: &Role) -> Ask {
    let nothing = Choices {
        names: vec![crate::choice::SESSION_NAME.into()],
        externals: vec![None],
        identities: vec![None],
        tags: vec![TagSet::default()],
        is_complete: true,
    };
    let (mut asks, _) = asks(door, estate, role, &nothing);
    // OK because there is one for each choice, and there is a choice.
    asks.swap_remove(0)
}

/// Every call worth trying, the simplest first, and whether these are all.
pub(crate) fn asks(door: Door, estate: &Estate, role: &Role, choices: &Choices) -> (Vec<Ask>, bool) {
    let said = said(door, estate, role);
    let mut asks = Vec::new();
    for claims in &said.0 {
        for tags in &choices.tags {
            for identity in &choices.identities {
                for name in &choices.names {
                    if asks.len() == MAX_ASKS {
                        return (asks, false);
                    }
                    asks.push(ask(door, role, claims, name, tags, identity.as_ref()));
                }
            }
        }
    }
    (asks, said.1 && choices.is_complete)
}

/// What is said of the caller: texts by claim.
type Claims = BTreeMap<String, String>;

/// All that may be said of a caller, the least first, and whether it is all.
fn said(door: Door, estate: &Estate, role: &Role) -> (Vec<Claims>, bool) {
    let mut each: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    let asked = asked(door, role);
    let mut is_there = |claim: &str, first: Vec<String>| {
        let mut values: Vec<Option<String>> = first.into_iter().map(Some).collect();
        values.extend(asked.get(claim).into_iter().flatten().cloned().map(Some));
        values.extend(
            [Some(OTHER.into()), Some(ANOTHER.into())]
                .into_iter()
                .filter(|_| asked.contains_key(claim)),
        );
        each.insert(claim.into(), values);
    };
    match door {
        Door::Token(host) => {
            let account = Arn::parse(&role.arn).and_then(|arn| estate.accounts.get(arn.account));
            let known = account.and_then(|account| account.oidc_providers.get(host));
            let audiences: Vec<String> = known.map(|it| it.client_ids.to_vec()).unwrap_or_default();
            is_there(
                "aud",
                if audiences.is_empty() {
                    vec!["audience".into()]
                } else {
                    audiences
                },
            );
            is_there("sub", vec![SUBJECT.into()]);
        }
        Door::Saml(_) => {
            is_there("aud", vec![SAML_AUDIENCE.into()]);
            is_there("sub", vec![SUBJECT.into()]);
            is_there("iss", vec!["https://idp.example.com".into()]);
            is_there("sub_type", vec!["persistent".into()]);
        }
        Door::Pod => {
            for tag in pod_tags(&role.arn) {
                is_there(&tag.key, vec![tag.value]);
            }
        }
    }
    for (claim, values) in asked {
        each.entry(claim)
            .or_insert_with(|| [None].into_iter().chain(values.into_iter().map(Some)).collect());
    }
    let mut all = vec![Claims::new()];
    let mut is_complete = true;
    for (claim, values) in &each {
        let before = core::mem::take(&mut all);
        'values: for value in values {
            for claims in &before {
                if all.len() == MAX_ASKS {
                    is_complete = false;
                    break 'values;
                }
                let mut claims = claims.clone();
                if let Some(value) = value {
                    claims.insert(claim.clone(), value.clone());
                }
                all.push(claims);
            }
        }
    }
    (all, is_complete)
}

/// The values that the trust policy of a role compares claims with, by claim.
fn asked(door: Door, role: &Role) -> BTreeMap<String, Vec<String>> {
    let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if let Some(attached) = &role.trust {
        let policy = &attached.policy.policy;
        for condition in policy.statements.iter().flat_map(|statement| &statement.conditions) {
            let Some(claim) = claim(door, condition) else { continue };
            let values = asked.entry(claim).or_default();
            let words = words_of(condition, policy.version);
            let texts = words.iter().flat_map(|word| word.texts(&Context::default()));
            values.extend(texts);
            // `repo:acme/x` says more to a reader than `repo:acme/`, which fits as well.
            values.sort_by_key(|text| core::cmp::Reverse(text.len()));
        }
    }
    asked
}

/// The claim that a condition looks at.
fn claim(door: Door, condition: &Condition) -> Option<String> {
    let key = condition.key.value.as_str();
    let found = match door {
        Door::Token(host) => claim_of(key, host)?,
        Door::Saml(_) => claim_of(key, "saml")?,
        Door::Pod => {
            let tag = key
                .get(.."aws:RequestTag/".len())
                .filter(|head| head.eq_ignore_ascii_case("aws:RequestTag/"))?;
            key.get(tag.len()..)?
        }
    };
    let known = ["aud", "sub", "iss", "sub_type", "oaud", "amr"];
    let same = known.iter().find(|known| known.eq_ignore_ascii_case(found));
    let tags = pod_tags("");
    let tag = tags.iter().find(|tag| tag.key.eq_ignore_ascii_case(found));
    Some(match (door, same, tag) {
        (Door::Pod, _, Some(tag)) => tag.key.clone(),
        (Door::Token(_) | Door::Saml(_), Some(same), _) => (*same).to_string(),
        _ => found.to_string(),
    })
}

fn ask(door: Door, role: &Role, claims: &Claims, name: &str, tags: &TagSet, identity: Option<&String>) -> Ask {
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
            tags: claims
                .iter()
                .map(|(key, value)| Tag {
                    key: key.clone(),
                    value: value.clone(),
                })
                .collect(),
            ..AssumeRole::default()
        }),
    }
}

fn token(host: &str, claims: &Claims, tags: &TagSet, identity: Option<&String>) -> Token {
    let mut token = Token {
        issuer: ["https://", host].concat(),
        tags: tags.tags.clone(),
        transitive_tag_keys: tags.transitive.clone(),
        source_identity: identity.cloned(),
        ..Token::default()
    };
    for (claim, value) in claims {
        match claim.as_str() {
            "aud" => token.audiences.insert(0, value.clone()),
            "sub" => token.subject = Some(value.clone()),
            "oaud" => {}
            "amr" => token.claims.push((claim.clone(), Value::Many(vec![value.clone()]))),
            _ => token.claims.push((claim.clone(), Value::One(value.clone()))),
        }
    }
    // With an authorized party, that is the audience, and the one of the token has another name.
    if let Some(original) = claims.get("oaud") {
        token.authorized_party = token.audiences.pop();
        token.audiences.push(original.clone());
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
    for (claim, value) in claims {
        match claim.as_str() {
            "aud" => assertion.audience = Some(value.clone()),
            "sub" => assertion.subject = Some(value.clone()),
            "iss" => assertion.issuer = Some(value.clone()),
            "sub_type" => assertion.subject_type = Some(value.clone()),
            // Made of the provider's name.
            "doc" | "namequalifier" => {}
            _ => assertion.attributes.push((claim.clone(), vec![value.clone()])),
        }
    }
    assertion
}

/// What the trust policy asks of who comes in, and nobody can choose: the conditions of the statement that lets them in,
/// of several the one that asks least.
pub(crate) fn needs(door: Door, tried: &Tried) -> Vec<Need> {
    let Some(check) = tried.checks.first() else {
        return Vec::new();
    };
    let of_trust = check.trace.facts.iter().filter(|facts| facts.gate == Gate::Resource);
    let statements = of_trust.flat_map(|facts| {
        let policies = check.policies.of(facts.gate).iter().zip(&facts.policies);
        policies.flat_map(|(attached, facts)| attached.policy.policy.statements.iter().zip(facts))
    });
    let asked = statements
        .filter(|(statement, fact)| {
            statement.effect == iam_syntax::policy::Effect::Allow && fact.truth() != Truth::False
        })
        .map(|(statement, _)| {
            let given = statement.conditions.iter().filter(|it| door.is_given(&it.key.value));
            given.map(need).collect::<Vec<Need>>()
        });
    asked.min_by_key(Vec::len).unwrap_or_default()
}

fn need(condition: &Condition) -> Need {
    Need {
        key: condition.key.value.clone(),
        operator: condition.operator,
        values: condition.values.iter().map(|value| value.value.clone()).collect(),
    }
}
