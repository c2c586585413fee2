//! What a policy is used as: said on the command line, or told by the policy.

use iam_lint::Document;
use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::policy::PolicyKind;

/// A kind of policy, and the service that it is attached in where that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What the policy is used as.
    pub kind: PolicyKind,
    /// `s3`, of a resource policy.
    pub service: Option<String>,
}

impl Kind {
    /// A kind that needs no service.
    #[must_use]
    pub const fn plain(kind: PolicyKind) -> Self {
        Self { kind, service: None }
    }

    fn resource(service: &str) -> Self {
        Self {
            kind: PolicyKind::Resource,
            service: Some(service.to_ascii_lowercase()),
        }
    }

    /// The text as a policy of this kind.
    #[must_use]
    pub fn document<'a>(&'a self, text: &'a str) -> Document<'a> {
        Document {
            text,
            kind: self.kind,
            service: self.service.as_deref(),
        }
    }
}

/// Reads a kind in our words, or in those of Access Analyzer's API.
///
/// # Errors
/// Says which kinds there are.
pub fn parse(text: &str) -> Result<Kind, String> {
    if let Some(kind) = PolicyKind::of_name(text) {
        return Ok(Kind::plain(kind));
    }
    let kind = match text {
        "IDENTITY_POLICY" => PolicyKind::Identity,
        "RESOURCE_POLICY" => PolicyKind::Resource,
        "AWS::KMS::Key" => PolicyKind::Key,
        "AWS::IAM::AssumeRolePolicyDocument" => PolicyKind::Trust,
        "SERVICE_CONTROL_POLICY" => PolicyKind::Scp,
        "RESOURCE_CONTROL_POLICY" => PolicyKind::Rcp,
        "AWS::S3ObjectLambda::AccessPoint" => return Ok(Kind::resource("s3-object-lambda")),
        other => {
            let service = other
                .strip_prefix("resource:")
                .or_else(|| other.strip_prefix("AWS::").and_then(|it| it.split("::").next()));
            return match service.filter(|it| !it.is_empty()) {
                Some("kms") => Ok(Kind::plain(PolicyKind::Key)),
                Some(service) => Ok(Kind::resource(service)),
                None => Err(String::from(
                    "it is identity, boundary, session, resource, resource:SERVICE, key, trust, scp, rcp or endpoint",
                )),
            };
        }
    };
    Ok(Kind::plain(kind))
}

/// What a policy most likely is: statements that name principals are of a trust, key or resource policy.
#[must_use]
pub fn guess(text: &str) -> Kind {
    let read = json::read(text, Limits::default());
    let Some(tree) = &read.tree else {
        return Kind::plain(PolicyKind::Identity);
    };
    // Statements may stand there without a document around them.
    let statements = one_or_more(tree.get("Statement").unwrap_or(tree));
    let names = |it: &Json<'_>| it.get("Principal").is_some() || it.get("NotPrincipal").is_some();
    if !statements.iter().any(names) {
        return Kind::plain(PolicyKind::Identity);
    }
    let services: Vec<&str> = statements.iter().flat_map(services).collect();
    let all = |service: &str| !services.is_empty() && services.iter().all(|it| it.eq_ignore_ascii_case(service));
    let has_resource = |it: &Json<'_>| it.get("Resource").is_some() || it.get("NotResource").is_some();
    // Of the policies on resources only a role's names no resource and is about STS, whatever stands beside it.
    let is_trust = services.iter().any(|it| it.eq_ignore_ascii_case("sts")) && !statements.iter().any(has_resource);
    Kind::plain(if is_trust || all("sts") {
        PolicyKind::Trust
    } else if all("kms") {
        PolicyKind::Key
    } else {
        PolicyKind::Resource
    })
}

/// What stands before the colon of the actions of a statement.
fn services<'j>(statement: &'j Json<'_>) -> Vec<&'j str> {
    let actions = statement.get("Action").or_else(|| statement.get("NotAction"));
    let actions = actions.map(one_or_more).unwrap_or_default();
    let service = |it: &'j Json<'_>| it.as_str().map(|it| it.split(':').next().unwrap_or(it).trim());
    actions.iter().filter_map(service).collect()
}

fn one_or_more<'j, 't>(json: &'j Json<'t>) -> &'j [Json<'t>] {
    match &json.value {
        Value::Array(items) => items,
        _ => std::slice::from_ref(json),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        assert_eq!(Ok(Kind::plain(PolicyKind::Trust)), parse("trust"));
        assert_eq!(Ok(Kind::plain(PolicyKind::Scp)), parse("SERVICE_CONTROL_POLICY"));
        assert_eq!(Ok(Kind::resource("s3")), parse("AWS::S3::Bucket"));
        assert_eq!(Ok(Kind::resource("sqs")), parse("resource:sqs"));
        assert_eq!(Ok(Kind::plain(PolicyKind::Key)), parse("resource:kms"));
        assert!(parse("bucket").is_err());
        assert!(parse("resource:").is_err());
    }

    #[test]
    fn kinds_by_their_statements() {
        let check = |text: &str, kind| assert_eq!(Kind::plain(kind), guess(text), "{text}");
        check("{}", PolicyKind::Identity);
        check("", PolicyKind::Identity);
        check(r#"{"Principal": "*", "Action": "sts:AssumeRole"}"#, PolicyKind::Trust);
        check(r#"{"Statement": {"Action": "sts:AssumeRole"}}"#, PolicyKind::Identity);
        check(
            r#"{"Statement": {"Principal": "*", "Action": "sts:AssumeRole"}}"#,
            PolicyKind::Trust,
        );
        check(
            r#"{"Statement": {"Principal": "*", "Action": ["STS:AssumeRole", "s3:GetObject"]}}"#,
            PolicyKind::Trust,
        );
        check(
            r#"{"Statement": {"Principal": "*", "Action": ["sts:AssumeRole", "s3:GetObject"], "Resource": "*"}}"#,
            PolicyKind::Resource,
        );
        check(
            r#"{"Statement": [{"Principal": "*", "Action": ["kms:*"]}]}"#,
            PolicyKind::Key,
        );
        check(
            r#"{"Statement": [{"Principal": "*", "Action": ["kms:*", "s3:*"]}]}"#,
            PolicyKind::Resource,
        );
        check(
            r#"{"Statement": [{"NotPrincipal": "*", "NotAction": "s3:*"#,
            PolicyKind::Resource,
        );
    }
}
