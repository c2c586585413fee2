//! Who signs in from outside: with a token of an OpenID Connect provider, with a SAML assertion, or as a pod of EKS. What
//! such a caller says of itself is taken from what policies ask for, so that somebody's token fits if any does; which of
//! it nobody can choose is said beside the hop.

use alloc::collections::{BTreeMap, BTreeSet};
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
use crate::choice::{Choices, TagSet, once_each};
use crate::vocabulary::{ANOTHER, OTHER};
use crate::word::{Word, texts, words_of};
use crate::{Ask, Need};

/// How many tokens are tried for one role.
const MAX_ASKS: usize = 2_048;
/// How many pairs of values of a claim that is a set.
const MAX_PAIRS: usize = 64;
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
            Credentials::Anonymous
            | Credentials::OriginAccess { .. }
            | Credentials::User { .. }
            | Credentials::Root { .. }
            | Credentials::Session(_) => None,
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
    let (mut asks, _) = asks(door, estate, role, &Carried::new(), &nothing);
    // OK because there is one for each choice, and there is a choice.
    asks.swap_remove(0)
}

/// Every call worth trying, the simplest first, and whether these are all.
pub(crate) fn asks(door: Door, estate: &Estate, role: &Role, carried: &Carried, choices: &Choices) -> (Vec<Ask>, bool) {
    let said = said(door, estate, role, carried);
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

/// What a claim holds: of most, one text.
type Said = Vec<String>;
/// What is said of the caller, by claim.
type Claims = BTreeMap<String, Said>;
/// What later hops may be asked for, by the key in lower case.
type Carried = BTreeMap<String, BTreeSet<Word>>;

/// All that may be said of a caller, the least first, and whether it is all.
fn said(door: Door, estate: &Estate, role: &Role, carried: &Carried) -> (Vec<Claims>, bool) {
    let mut each: BTreeMap<String, Vec<Option<Said>>> = BTreeMap::new();
    let asked = asked(door, role, carried);
    let mut is_there = |claim: &str, first: Vec<String>| {
        let mut values: Vec<Option<Said>> = first.into_iter().map(|text| Some(vec![text])).collect();
        values.extend(asked.get(claim).into_iter().flatten().cloned().map(Some));
        each.insert(claim.into(), once_each(values));
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
            .or_insert_with(|| once_each([None].into_iter().chain(values.into_iter().map(Some)).collect()));
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
    if door == Door::Pod {
        // rule: S-52
        // An association may have its tags switched off.
        all.insert(1, Claims::new());
    }
    (all, is_complete)
}

/// What is worth saying, by claim: what the trust policy of a role compares it with, and what a session of it may be
/// asked for later; and what nobody names.
fn asked(door: Door, role: &Role, carried: &Carried) -> BTreeMap<String, Vec<Said>> {
    let mut words: BTreeMap<String, BTreeSet<Word>> = BTreeMap::new();
    if let Some(attached) = &role.trust {
        let policy = &attached.policy.policy;
        for condition in policy.statements.iter().flat_map(|statement| &statement.conditions) {
            if let Some(claim) = claim(door, &condition.key.value) {
                words
                    .entry(claim)
                    .or_default()
                    .extend(words_of(condition, policy.version));
            }
        }
    }
    for (key, later) in carried {
        let key = match door {
            Door::Token(_) | Door::Saml(_) => key.clone(),
            Door::Pod => key.replacen("principaltag", "requesttag", 1),
        };
        if let Some(claim) = claim(door, &key).filter(|claim| door != Door::Pod || pod_tag(claim)) {
            words.entry(claim).or_default().extend(later.iter().cloned());
        }
    }
    words
        .into_iter()
        .map(|(claim, words)| {
            let mut texts = texts(&words, &Context::default());
            // `repo:acme/x` says more to a reader than `repo:acme/`, which fits as well.
            texts.sort_by_key(|text| core::cmp::Reverse(text.len()));
            texts.extend([OTHER.into(), ANOTHER.into()]);
            let mut said: Vec<Said> = texts.iter().map(|text| vec![text.clone()]).collect();
            if claim == "amr" {
                let pairs = texts.iter().zip(1..);
                let pairs =
                    pairs.flat_map(|(one, at)| texts[at..].iter().map(|other| vec![one.clone(), other.clone()]));
                said.extend(pairs.take(MAX_PAIRS));
                said.push(texts);
            }
            (claim, said)
        })
        .collect()
}

fn pod_tag(key: &str) -> bool {
    pod_tags("").iter().any(|tag| tag.key.eq_ignore_ascii_case(key))
}

/// The claim that a condition looks at.
fn claim(door: Door, key: &str) -> Option<String> {
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
                .map(|(key, said)| Tag {
                    key: key.clone(),
                    value: first(said),
                })
                .collect(),
            ..AssumeRole::default()
        }),
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
