//! English.

use alloc::format;
use alloc::string::String;

use iam_words::Lang;

use super::Question;
use crate::also::{Also, NotAsked};
use crate::row::Who;
use crate::when::When;

pub fn push_when(text: &mut String, whens: &[When]) {
    match whens {
        [] => text.push_str("with every such call"),
        [When::Listed] => text.push_str(clause(When::Listed)),
        whens => {
            for (at, when) in whens.iter().enumerate() {
                text.push_str(if at == 0 { "when " } else { " and " });
                text.push_str(clause(*when));
            }
        }
    }
}

const fn clause(when: When) -> &'static str {
    match when {
        When::Listed => "in some calls: AWS's reference lists it as a dependent action and does not say when",
        When::CustomerKey => "the data are under a customer managed key of AWS KMS",
        When::SourceKey => "the source is under a customer managed key of AWS KMS",
        When::NewKey => "the data go under another key",
        When::AdvancedTier => "the parameter is of the advanced tier",
        When::StandardTier => "the parameter is of the standard tier",
        When::Decryption => "the call asks for the decrypted value",
        When::Tags => "the call gives tags",
        When::Acl => "the call gives an access control list",
        When::OpenAcl => "the call gives an access control list other than private",
        When::Retention => "the call sets an Object Lock retention",
        When::LegalHold => "the call sets a legal hold",
        When::BypassGovernance => "the call bypasses governance mode",
        When::ObjectLock => "the bucket is made with Object Lock",
        When::Ownership => "the call sets Object Ownership",
        When::CopySource => "the call copies an object",
        When::MissingObject => "the object does not exist and the answer shall be 404 Not Found, not 403 Forbidden",
        When::Multipart => "the object is uploaded in parts",
        When::AbortedUpload => "the multipart upload is stopped",
        When::ListedParts => "the client lists the parts that are uploaded",
        When::AccessPoint => "the request goes through an access point",
        When::Role => "the call passes a role",
        When::Vpc => "the function is attached to a VPC",
        When::Layers => "the function uses layers",
        When::ContainerImage => "the code is a container image in Amazon ECR",
        When::RepositoryPolicy => "the repository's policy does not let AWS Lambda in yet",
        When::ShownVariables => "the answer shall show the environment variables",
        When::SqsSource => "the function reads from an Amazon SQS queue",
        When::KinesisSource => "the function reads from a Kinesis data stream",
        When::DynamodbSource => "the function reads from a DynamoDB stream",
        When::LaunchTemplate => "the call names a launch template",
        When::ImageParameter => "the AMI is named by a Systems Manager parameter",
        When::Document => "the call names a session document",
        When::FunctionUrl => "the function is called by its URL",
        When::FirstUse => "the account does not have the service-linked role yet",
        When::RegistryClient => "a registry client such as Docker makes the call",
        When::Results => "the data and the results are in Amazon S3",
        When::DataCatalog => "the tables are in the AWS Glue Data Catalog",
        When::ManagedPassword => "AWS Secrets Manager manages the password",
        When::PasswordKey => "the secret with the password is under a customer managed key of AWS KMS",
        When::PasswordRotation => "the call rotates the password",
        When::SourceIdentity => "the call sets a source identity",
        When::Rotation => "a Lambda function rotates the secret",
        When::Replicas => "the secret is replicated to other Regions",
        When::ContainerSecrets => "containers get secrets or parameters",
        When::ContainerLogs => "containers log to CloudWatch Logs",
    }
}

pub const fn who(who: Who) -> &'static str {
    match who {
        Who::Caller => "the caller",
        Who::Outsider => "the caller, whom the role's trust policy alone can allow it",
        Who::ServiceRole => "the service's role",
        Who::Service => "the service principal",
    }
}

fn question(asked: &Question) -> String {
    match asked.action {
        Some(action) => format!("{action} on {}", asked.resource),
        None => format!("on {}", asked.resource),
    }
}

pub fn came_to(asked: &Question, outcome: &str, decides: bool) -> String {
    let decides = if decides { " (this decides)" } else { "" };
    format!("{}: {outcome}{decides}", question(asked))
}

pub fn absent(keys: &[String]) -> String {
    format!("AWS never sends there: {}", keys.join(", "))
}

pub fn not_asked(asked: &Question, why: NotAsked) -> String {
    let why = match why {
        NotAsked::NotSaid => "the request does not say that its call asks it",
        NotAsked::OtherPrincipal => "it is not the caller's permission",
        NotAsked::UnknownResource => "the request does not say on what",
    };
    format!("not asked: {}, {why}", question(asked))
}

pub fn line(also: &Also, action: &str) -> String {
    let resource = &also.resource;
    let (who, when) = (who(also.who), super::when(also.when, Lang::En));
    format!("{action} on {resource}, of {who}, {when}")
}
