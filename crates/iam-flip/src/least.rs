//! The least statement that speaks of a request: its action, its resource and, where the policy names principals, its
//! caller, and nothing besides.

use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_eval::request::{Request, Sort};
use iam_syntax::arn::Arn;
use iam_syntax::json::quote;
use iam_syntax::policy::{Effect, PolicyKind, Version};

/// A statement as its members: name, and value as JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub effect: Effect,
    pub members: Vec<(&'static str, String)>,
}

impl Statement {
    /// On one line.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(name, value)| format!("\"{name}\": {value}"))
            .collect();
        format!("{{ {} }}", members.join(", "))
    }

    /// A member a line, each line after the first behind `indent`.
    #[must_use]
    pub fn on_lines(&self, indent: &str) -> String {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(name, value)| format!("{indent}  \"{name}\": {value}"))
            .collect();
        format!("{{\n{}\n{indent}}}", members.join(",\n"))
    }

    /// A document that holds this statement alone.
    #[must_use]
    pub fn document(&self) -> String {
        format!(
            "{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {}\n  ]\n}}\n",
            self.on_lines("    ")
        )
    }
}

/// The statements that speak of no more than this request, in a policy of this kind and version. More than one where
/// the policy may not be able to name the caller as such.
#[must_use]
pub fn statements(effect: Effect, kind: PolicyKind, version: Version, request: &Request) -> Vec<Statement> {
    let Some(resource) = resource(&request.resource.text, version) else {
        return Vec::new();
    };
    let word = match effect {
        Effect::Allow => "\"Allow\"",
        Effect::Deny => "\"Deny\"",
    };
    let with = |principal: Option<String>, condition: Option<String>| {
        let mut members = vec![("Effect", word.to_string())];
        members.extend(principal.map(|principal| ("Principal", principal)));
        members.push(("Action", quote(&request.action.text)));
        if kind != PolicyKind::Trust {
            members.push(("Resource", resource.clone()));
        }
        members.extend(condition.map(|condition| ("Condition", condition)));
        Statement { effect, members }
    };
    if !kind.has_principal() {
        return vec![with(None, None)];
    }
    let named = with(Some(principal(&request.caller)), None);
    let by_key = principal_arn(request).map(|arn| {
        let condition = format!("{{ \"ArnEquals\": {{ \"aws:PrincipalArn\": {} }} }}", quote(arn));
        with(Some("\"*\"".to_string()), Some(condition))
    });
    match kind {
        // The policy of a gateway endpoint cannot name a principal in its element.
        PolicyKind::Endpoint => [named].into_iter().chain(by_key).collect(),
        PolicyKind::Resource
        | PolicyKind::Key
        | PolicyKind::Trust
        | PolicyKind::Rcp
        | PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Scp => vec![named],
    }
}

/// The value of `aws:PrincipalArn`: of a role session the role's.
#[must_use]
pub fn principal_arn(request: &Request) -> Option<&str> {
    match request.context.get("aws:PrincipalArn") {
        Looked::One(arn) => Some(arn),
        Looked::Absent | Looked::Many(_) | Looked::Unknown => None,
    }
}

/// Services whose resources take a policy of their own, by the prefix in their ARNs. A role's is its trust policy.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html>
const WITH_RESOURCE_POLICIES: [&str; 29] = [
    "acm-pca",
    "aoss",
    "backup",
    "codeartifact",
    "codebuild",
    "dynamodb",
    "ecr",
    "elasticfilesystem",
    "es",
    "events",
    "execute-api",
    "glacier",
    "glue",
    "kinesis",
    "kms",
    "lambda",
    "lex",
    "logs",
    "mediastore",
    "s3",
    "s3-object-lambda",
    "s3-outposts",
    "s3express",
    "s3tables",
    "secretsmanager",
    "serverlessrepo",
    "sns",
    "sqs",
    "vpc-lattice",
];

/// Whether a policy can be attached to the resource of a request.
#[must_use]
pub fn takes_policy(request: &Request) -> bool {
    let service = Arn::parse(&request.resource.text).map(|arn| arn.service.to_string());
    match request.resource.sort {
        Sort::Role | Sort::KmsKey => true,
        Sort::Other => service.is_some_and(|service| WITH_RESOURCE_POLICIES.contains(&service.as_str())),
    }
}

/// The action's name behind the colon, as given.
#[must_use]
pub fn action_name(request: &Request) -> &str {
    request.action.text.split_once(':').map_or("", |(_, name)| name)
}

fn principal(caller: &Caller) -> String {
    let under = |name: &str, value: &str| format!("{{ \"{name}\": {} }}", quote(value));
    match caller {
        Caller::Root { arn, .. } | Caller::FederatedUser { arn, .. } => under("AWS", arn),
        Caller::User(user) => under("AWS", &user.arn),
        Caller::Session(session) => under("AWS", &session.role_arn),
        Caller::Service { name } => under("Service", name),
        Caller::Federated { provider } => under("Federated", provider),
        Caller::Anonymous => "\"*\"".to_string(),
    }
}

/// The resource as a pattern that matches it alone. A policy of the old version cannot say `*` and mean the character.
// rule: V-2
fn resource(text: &str, version: Version) -> Option<String> {
    if text == "*" || !text.contains(['*', '?', '$']) {
        return Some(quote(text));
    }
    match version {
        Version::V2008 => None,
        Version::V2012 => {
            let mut pattern = String::new();
            for character in text.chars() {
                match character {
                    '*' | '?' | '$' => pattern.push_str(&format!("${{{character}}}")),
                    other => pattern.push(other),
                }
            }
            Some(quote(&pattern))
        }
    }
}
