//! Which resources take a policy of their own. A key does and its alias does not; a bucket's is about its
//! objects too, and a table's about its indexes.

use iam_eval::caller::Caller;
use iam_eval::request::{Request, Sort};
use iam_syntax::arn::Arn;

/// Services by the prefix in their ARNs, each with what the ARNs of such resources, and of what their policies are about, begin
/// with behind the account. A role has its trust policy.
///
/// Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html>, and what the actions
/// that put a policy act on in <https://docs.aws.amazon.com/service-authorization/latest/reference/>
const WITH_POLICY: [(&str, &[&str]); 35] = [
    ("acm-pca", &["certificate-authority/"]),
    ("aoss", &["collection/"]),
    ("aps", &["workspace/"]),
    ("backup", &["backup-vault:"]),
    ("bedrock-agentcore", &["gateway/", "runtime/"]),
    ("cloudtrail", &["channel/", "dashboard/", "eventdatastore/"]),
    ("codeartifact", &["domain/", "repository/", "package/"]),
    ("codebuild", &["project/", "report-group/"]),
    ("dynamodb", &["table/"]),
    ("ecr", &["repository/"]),
    ("elasticfilesystem", &["file-system/"]),
    ("es", &["domain/"]),
    ("events", &["event-bus"]),
    ("execute-api", &[""]),
    ("glacier", &["vaults/"]),
    ("glue", &["catalog", "database/", "table/", "userDefinedFunction/"]),
    ("kinesis", &["stream/"]),
    ("kms", &["key/"]),
    ("lambda", &["function:", "layer:"]),
    ("lex", &["bot"]),
    ("logs", &["log-group:", "destination:", "delivery-destination:"]),
    ("mediastore", &["container/"]),
    ("s3", &[""]),
    ("s3-object-lambda", &["accesspoint/"]),
    ("s3-outposts", &["outpost/"]),
    ("s3express", &["bucket/", "accesspoint/"]),
    ("s3tables", &["bucket/"]),
    ("s3vectors", &["bucket/"]),
    ("schemas", &["registry/"]),
    ("secretsmanager", &["secret:"]),
    ("serverlessrepo", &["applications/"]),
    ("ses", &["identity/"]),
    ("sns", &[""]),
    ("sqs", &[""]),
    (
        "vpc-lattice",
        &["service/", "servicenetwork/", "resourceconfiguration/"],
    ),
];

/// Whether a policy can be attached to the resource of a request.
#[must_use]
pub fn takes_policy(request: &Request) -> bool {
    match request.resource.sort {
        Sort::Role => true,
        Sort::RoleOutsideSts => false,
        Sort::KmsKey | Sort::Other => Arn::parse(&request.resource.text)
            .is_some_and(|arn| has_policy(arn) && (arn.service != "logs" || names_services(arn, &request.caller))),
    }
}

/// The policies of CloudWatch Logs let in AWS services; only that of a destination lets in other accounts.
///
/// Source: <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html>
fn names_services(arn: Arn<'_>, caller: &Caller) -> bool {
    arn.resource.starts_with("destination:") || matches!(caller, Caller::Service { .. })
}

fn has_policy(arn: Arn<'_>) -> bool {
    let row = WITH_POLICY.iter().find(|(service, _)| *service == arn.service);
    // What S3 has in a Region and is no access point, such as a job, has none.
    let is_of_s3 = arn.service != "s3" || arn.account.is_empty() || arn.resource.starts_with("access");
    is_of_s3 && row.is_some_and(|(_, starts)| starts.iter().any(|it| arn.resource.starts_with(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_has_a_policy_or_not() {
        let here = "us-east-1:111122223333";
        for (arn, expected) in [
            (
                format!("arn:aws:kms:{here}:key/1a1a1a1a-1a1a-4a1a-8a1a-1a1a1a1a1a1a"),
                true,
            ),
            (format!("arn:aws:kms:{here}:alias/app"), false),
            (format!("arn:aws:dynamodb:{here}:table/T"), true),
            (format!("arn:aws:dynamodb:{here}:table/T/stream/S"), true),
            (format!("arn:aws:dynamodb:{here}:table/T/index/I"), true),
            (format!("arn:aws:ecr:{here}:repository/app"), true),
            (format!("arn:aws:events:{here}:rule/nightly"), false),
            (format!("arn:aws:s3:{here}:job/1"), false),
            (format!("arn:aws:ses:{here}:identity/example.com"), true),
            (format!("arn:aws:ses:{here}:configuration-set/a"), false),
            (format!("arn:aws:cloudtrail:{here}:trail/a"), false),
            (format!("arn:aws:s3:{here}:accesspoint/a/object/k"), true),
            ("arn:aws:s3:::box/k".to_string(), true),
            (format!("arn:aws:ec2:{here}:instance/i-0abcdef0123456789"), false),
        ] {
            assert_eq!(Some(expected), Arn::parse(&arn).map(has_policy), "{arn}");
        }
    }
}
