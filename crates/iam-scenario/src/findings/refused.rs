//! What AWS refuses to save because of the world around it: a policy that names a role or user that is not there. It is
//! evaluated all the same, and then names nobody.

use iam_eval::policies::Attached;
use iam_sts::estate::Estate;
use iam_syntax::arn::Arn;
use iam_syntax::json::{self, Json, Limits, Value, push_step};
use iam_syntax::policy::{PrincipalEntry, PrincipalFamily};
use iam_syntax::span::{Places, Span};

use super::{Finding, FindingPlace, Remark};
use crate::load::Document;

/// How the service that keeps a policy says that it doesn't find a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
}

/// The principals that are missing, by the document that names them.
// rule: P-21
pub fn missing_principals(estate: &Estate, documents: &[Document]) -> Vec<(usize, Finding)> {
    let of_roles = estate.roles().filter_map(|role| Some(("iam", role.trust.as_ref()?)));
    let of_resources = estate.resources.iter().filter_map(|resource| {
        let service = Arn::parse(&resource.arn).map_or("", |arn| arn.service);
        Some((service, resource.policy.as_ref()?))
    });
    let mut found = Vec::new();
    for (service, attached) in of_roles.chain(of_resources) {
        let Some(document) = documents.get(attached.document) else {
            continue;
        };
        let missing: Vec<&PrincipalEntry> = entries(attached).filter(|entry| is_missing(estate, entry)).collect();
        if missing.is_empty() {
            continue;
        }
        let tree = json::read(&document.text, Limits::default()).tree;
        let places = Places::new(&document.text);
        for entry in missing {
            let value = &entry.value;
            let path = tree
                .as_ref()
                .and_then(|tree| pointer(tree, value.span))
                .unwrap_or_default();
            let place = FindingPlace {
                document: document.pointer.clone(),
                path,
                span: value.span,
                position: places.position(value.span.start),
            };
            let remark = Remark::NoSuchPrincipal {
                value: value.value.clone(),
                refusal: refusal(service, &value.value),
            };
            let finding = Finding {
                place: Some(place),
                ..Finding::new(remark)
            };
            found.push((attached.document, finding));
        }
    }
    found
}

fn entries(attached: &Attached) -> impl Iterator<Item = &PrincipalEntry> {
    let statements = attached.policy.policy.statements.iter();
    statements
        .filter_map(|statement| statement.principal.as_ref())
        .flat_map(|clause| &clause.entries)
}

/// Whether an entry is the ARN of a role or user that its account, which the world describes, does not have.
fn is_missing(estate: &Estate, entry: &PrincipalEntry) -> bool {
    let value = entry.value.value.as_str();
    let Some(arn) = Arn::parse(value).filter(|arn| arn.service == "iam") else {
        return false;
    };
    if entry.family != PrincipalFamily::Aws || !estate.accounts.contains_key(arn.account) || value.contains(['*', '?'])
    {
        return false;
    }
    match arn.resource.split_once('/') {
        Some(("role", _)) => estate.role(value).is_none(),
        Some(("user", _)) => estate.user(value).is_none(),
        Some(_) | None => false,
    }
}

/// The words of each service, as its users report them; nothing where none are known.
///
/// Sources: reports on github, of IAM aws-samples/aws-iam-access-key-auto-rotation#26, of S3
/// cloud-custodian/cloud-custodian#4948, of KMS terraform-aws-modules/terraform-aws-kms#30, of SNS
/// hashicorp/terraform-provider-aws#26041, of SQS aws/aws-cdk#15602, of ECR hashicorp/terraform-provider-aws#39064, of
/// Lambda aws-cloudformation/cloudformation-coverage-roadmap#1189; of Secrets Manager what the provider
/// hashicorp/terraform-provider-aws waits for (`secret_policy.go`).
fn refusal(service: &str, value: &str) -> Option<Refusal> {
    let (code, message) = match service {
        "iam" => {
            let message = format!("Invalid principal in policy: \"AWS\":\"{value}\"");
            return Some(Refusal {
                code: "MalformedPolicyDocument",
                message,
            });
        }
        "s3" => ("MalformedPolicy", "Invalid principal in policy"),
        "kms" => (
            "MalformedPolicyDocumentException",
            "Policy contains a statement with one or more invalid principals.",
        ),
        "sns" => ("InvalidParameter", "Invalid parameter: Policy Error: PrincipalNotFound"),
        "sqs" => ("InvalidAttributeValue", "Invalid value for the parameter Policy."),
        "secretsmanager" => (
            "MalformedPolicyDocumentException",
            "This resource policy contains an unsupported principal",
        ),
        "ecr" => (
            "InvalidParameterException",
            "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found'",
        ),
        "lambda" => (
            "InvalidParameterValueException",
            "The provided principal was invalid. Please check the principal and try again.",
        ),
        _ => return None,
    };
    Some(Refusal {
        code,
        message: message.into(),
    })
}

/// The JSON pointer of what stands at a place.
fn pointer(json: &Json, span: Span) -> Option<String> {
    if json.span == span {
        return Some(String::new());
    }
    if span.start < json.span.start || json.span.end < span.end {
        return None;
    }
    let step = |name: &str, inner: &Json| {
        let rest = pointer(inner, span)?;
        let mut path = String::new();
        push_step(&mut path, name);
        path.push_str(&rest);
        Some(path)
    };
    // They stand in the order of the text.
    match &json.value {
        Value::Object(members) => {
            let member = members.get(members.partition_point(|it| it.value.span.end <= span.start))?;
            step(&member.key, &member.value)
        }
        Value::Array(items) => {
            let at = items.partition_point(|it| it.span.end <= span.start);
            step(&at.to_string(), items.get(at)?)
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => None,
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn every_service_has_its_own_words_or_none() {
        let known = ["iam", "s3", "kms", "sns", "sqs", "secretsmanager", "ecr", "lambda"];
        let mut said: Vec<String> = known
            .iter()
            .filter_map(|service| refusal(service, "arn:aws:iam::111122223333:role/R"))
            .map(|it| format!("{}: {}", it.code, it.message))
            .collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(known.len(), said.len());
        assert_eq!(None, refusal("dynamodb", "arn:aws:iam::111122223333:role/R"));
    }
}
