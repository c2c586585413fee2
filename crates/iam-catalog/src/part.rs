//! What the variable parts of ARNs may hold: `${QueueName}` no slash, `${RepositoryName}` of a registry of images some.
//!
//! AWS's reference names the parts and says nothing of their characters; the pages of the services do. A part that has no
//! line here may hold anything, but for what [`ArnTemplate::ends_before`](crate::template::ArnTemplate) tells.

use crate::charset::Charset;

struct Part {
    /// As the third field of an ARN has it.
    service: &'static str,
    names: &'static [&'static str],
    holds: Charset,
}

const fn part(service: &'static str, names: &'static [&'static str], holds: &str) -> Part {
    Part {
        service,
        names,
        holds: Charset::of(holds),
    }
}

/// Sorted by service. Where a service once took more than today, what it once took counts.
const PARTS: &[Part] = &[
    // https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html
    part("codecommit", &["RepositoryName"], "A-Za-z0-9_.-"),
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    part(
        "dynamodb",
        &["TableName", "IndexName", "GlobalTableName"],
        "A-Za-z0-9_.-",
    ),
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    part("ecr", &["RepositoryName"], "a-z0-9_./-"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html and API_CreateService.html
    part("ecs", &["ClusterName", "ServiceName"], "A-Za-z0-9_-"),
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html; a partner's bus has slashes.
    part("events", &["RuleName"], "A-Za-z0-9_.-"),
    part("events", &["EventBusName"], "A-Za-z0-9_./-"),
    // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
    part("kinesis", &["StreamName"], "A-Za-z0-9_.-"),
    // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id and .../APIReference/API_CreateAlias.html
    part("kms", &["KeyId"], "A-Za-z0-9-"),
    part("kms", &["Alias"], "A-Za-z0-9_/-"),
    // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html and API_CreateAlias.html
    part("lambda", &["FunctionName"], "A-Za-z0-9_.-"),
    part("lambda", &["Version"], "0-9A-Z$."),
    part("lambda", &["Alias"], "A-Za-z0-9$_-"),
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    part("logs", &["LogGroupName"], "A-Za-z0-9_/.#-"),
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; old buckets have capitals and `_`.
    part("s3", &["BucketName"], "A-Za-z0-9_.-"),
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html; secrets of services have `!`.
    part("secretsmanager", &["SecretId"], "A-Za-z0-9/_+=.@!-"),
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    part("sns", &["TopicName"], "A-Za-z0-9_.-"),
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    part("sqs", &["QueueName"], "A-Za-z0-9_.-"),
];

/// The characters of a part of the resource of an ARN.
pub(crate) fn characters(service: &str, name: &str) -> Charset {
    let found = PARTS
        .iter()
        .find(|it| it.service == service && it.names.contains(&name));
    found.map_or(Charset::ALL, |it| it.holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, ServiceStanding};

    #[test]
    fn each_part_is_one_of_the_reference() {
        assert!(PARTS.is_sorted_by(|a, b| a.service <= b.service));
        let catalogue = Catalogue::whole();
        for part in PARTS {
            let ServiceStanding::Known(service) = catalogue.service(part.service) else {
                panic!("{}", part.service);
            };
            let formats = service.resource_types.iter().flat_map(|it| &*it.arns);
            let texts: alloc::string::String = formats.map(|it| it.text()).collect();
            for name in part.names {
                assert!(
                    texts.contains(&alloc::format!("${{{name}}}")),
                    "{} {name}",
                    part.service
                );
            }
        }
    }
}
