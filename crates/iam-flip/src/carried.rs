//! What an Allow has to say of a caller beside its name, so that it lets nobody else in: a token's audience and subject, on
//! whose behalf a service calls, where nobody in particular comes from.
//!
//! A provider such as GitHub gives tokens to everybody, and a service works for every customer of AWS. What tells one
//! request from those of others stands in its context; where it does not, no such Allow is written.

use iam_catalog::claims;
use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_eval::request::Request;
use iam_syntax::policy::{Condition, PolicyKind};

use crate::key::prefix;
use crate::key::sample::samples;

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    pub operator: String,
    pub key: String,
    pub values: Vec<String>,
}

impl Test {
    /// With one value.
    #[must_use]
    pub fn new(operator: &str, key: &str, value: &str) -> Self {
        Self {
            operator: operator.to_string(),
            key: key.to_string(),
            values: vec![value.to_string()],
        }
    }

    /// As a policy has it.
    #[must_use]
    pub fn of(condition: &Condition) -> Self {
        Self {
            operator: condition.operator_name(),
            key: condition.key.value.clone(),
            values: condition.values.iter().map(|it| it.value.clone()).collect(),
        }
    }
}

/// The conditions of an Allow in a policy of a kind.
///
/// # Errors
/// Names the keys that the request would have to hold.
pub fn carried(kind: PolicyKind, request: &Request) -> Result<Vec<Test>, Vec<String>> {
    if !kind.has_principal() {
        return Ok(of_call(request));
    }
    match &request.caller {
        Caller::Federated { provider } => of_token(provider, request),
        Caller::Service { .. } => from(kind, request, &SOURCES),
        Caller::Anonymous => from(kind, request, &PLACES),
        Caller::Root { .. } | Caller::User(_) | Caller::Session(_) | Caller::FederatedUser { .. } => {
            Ok(of_assumption(kind, request)
                .into_iter()
                .chain(of_call(request))
                .collect())
        }
    }
}

/// What AWS says of the call that an action is asked for: whom a role is passed to, what is created with the tags, which service
/// uses the key. An Allow that leaves it out is one for every other use of the action too.
///
/// Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html>,
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html>,
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html>,
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html>,
/// <https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html>,
/// <https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html>
const OF_CALL: [(&str, &str); 7] = [
    ("StringEquals", "iam:PassedToService"),
    ("StringEquals", "ec2:CreateAction"),
    ("StringEquals", "ecs:CreateAction"),
    ("StringEquals", "elasticloadbalancing:CreateAction"),
    ("StringEquals", "kms:ViaService"),
    ("Bool", "kms:GrantIsForAWSResource"),
    ("Bool", "lambda:InvokedViaFunctionUrl"),
];

fn of_call(request: &Request) -> Vec<Test> {
    let action = request.action.lower();
    let of_service = OF_CALL.iter().filter(|(_, key)| prefix(key) == prefix(action));
    let is_brought = |key: &str| prefix(key) != "iam" || action == "iam:passrole";
    of_service
        .filter(|(_, key)| is_brought(key))
        .filter_map(|(operator, key)| Some((operator, key, value(request, key)?)))
        // What is false is no more than what is not said.
        .filter(|(_, _, value)| *value != "false")
        .map(|(operator, key, value)| Test::new(operator, key, value))
        .collect()
}

/// The secret that a foreign account shares with whom it works for.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html>
fn of_assumption(kind: PolicyKind, request: &Request) -> Vec<Test> {
    let key = "sts:ExternalId";
    let id = value(request, key).filter(|_| kind == PolicyKind::Trust);
    id.map(|it| Test::new("StringEquals", key, it)).into_iter().collect()
}

/// The claims that stand for audience and subject where a provider calls them otherwise.
const OTHER_CLAIMS: [(&str, &str, &str); 2] = [
    ("graph.facebook.com", "app_id", "id"),
    ("www.amazon.com", "app_id", "user_id"),
];

/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif>
fn of_token(provider: &str, request: &Request) -> Result<Vec<Test>, Vec<String>> {
    let [audience, subject] = match claims::issuer(provider) {
        Some(issuer) => {
            let other = OTHER_CLAIMS.iter().find(|(name, _, _)| *name == issuer);
            let (audience, subject) = other.map_or(("aud", "sub"), |(_, audience, subject)| (*audience, *subject));
            [format!("{issuer}:{audience}"), format!("{issuer}:{subject}")]
        }
        None => ["SAML:aud".to_string(), "SAML:sub".to_string()],
    };
    let mut tests = Vec::new();
    let mut lacking = Vec::new();
    for key in [audience, subject] {
        match value(request, &key) {
            Some(value) => tests.push(Test::new("StringEquals", &key, value)),
            None => lacking.push(key),
        }
    }
    if lacking.is_empty() { Ok(tests) } else { Err(lacking) }
}

/// On whose behalf a service calls.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>
const SOURCES: [(&str, &str); 3] = [
    ("StringEquals", "aws:SourceAccount"),
    ("ArnEquals", "aws:SourceArn"),
    ("StringEquals", "aws:SourceOrgID"),
];

/// Where somebody without a name comes from.
const PLACES: [(&str, &str); 3] = [
    ("IpAddress", "aws:SourceIp"),
    ("StringEquals", "aws:SourceVpce"),
    ("StringEquals", "aws:SourceVpc"),
];

/// Of some keys all that the request holds; where a resource is opened, one at least. A service that takes a role on says
/// nothing of the kind in many cases, and the role itself says what it may do then.
fn from(kind: PolicyKind, request: &Request, keys: &[(&'static str, &str)]) -> Result<Vec<Test>, Vec<String>> {
    let there = keys.iter().filter_map(|(operator, key)| {
        let value = value(request, key)?;
        Some(Test::new(operator, key, value))
    });
    let tests: Vec<Test> = there.collect();
    let is_needed = match kind {
        PolicyKind::Resource | PolicyKind::Key => true,
        PolicyKind::Trust
        | PolicyKind::Endpoint
        | PolicyKind::Rcp
        | PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Scp => false,
    };
    match keys.first() {
        Some((_, first)) if is_needed && tests.is_empty() => Err(vec![(*first).to_string()]),
        Some(_) | None => Ok(tests),
    }
}

/// What a key could hold of a request that lacks it, where that can be said: the account whose resource it is, the audience
/// that a token for AWS is made for, a subject of a provider that serves nobody but the account. Of GitHub and its like, which
/// give tokens to everybody, no subject is made up, and of somebody without a name no address.
#[must_use]
pub fn example(key: &str, request: &Request) -> Option<String> {
    match claims::parts(key) {
        Some((issuer, "aud")) if !claims::BUILT_IN.contains(&issuer) => Some("sts.amazonaws.com".to_string()),
        Some((issuer, "sub")) if is_cluster(issuer) => Some("system:serviceaccount:default:example".to_string()),
        Some(_) => None,
        None => match key {
            "aws:SourceAccount" => Some(request.resource_account.clone()),
            "SAML:aud" | "SAML:sub" => samples(key).first().map(ToString::to_string),
            _ => None,
        },
    }
}

/// Whether a provider is that of a cluster of EKS.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html>
fn is_cluster(issuer: &str) -> bool {
    issuer.starts_with("oidc.eks.") && issuer.contains(".amazonaws.com")
}

/// The one value of a key, if a policy can name it as it stands.
#[must_use]
pub fn value<'a>(request: &'a Request, key: &str) -> Option<&'a str> {
    match request.context.get(key) {
        Looked::One(value) => Some(value).filter(|value| !value.contains("${") && !value.contains(['*', '?'])),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}
