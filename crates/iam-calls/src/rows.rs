//! The table that is kept by hand, a file a family. A row that is missing is better than one that is wrong: each was read
//! on the page of AWS's that it names.

mod containers;
mod data;
mod ec2;
mod glue;
mod identity;
mod lambda;
mod messages;
mod pass_role;
mod rds;
mod s3;
mod secrets;

pub use pass_role::{PASSED, Passed, SOURCE as PASS_ROLE_SOURCE};

use crate::row::Call;

/// The rows of a service, by its prefix in lower case.
#[must_use]
pub fn of(service: &str) -> &'static [Call] {
    let found = SERVICES.iter().find(|(prefix, _)| *prefix == service);
    found.map_or(&[], |(_, calls)| *calls)
}

/// All rows, with the prefix of their service.
pub fn all() -> impl Iterator<Item = (&'static str, &'static Call)> {
    SERVICES
        .iter()
        .flat_map(|(prefix, calls)| calls.iter().map(move |call| (*prefix, call)))
}

const SERVICES: &[(&str, &[Call])] = &[
    ("athena", data::ATHENA),
    ("autoscaling", containers::AUTOSCALING),
    ("cloudwatch", data::CLOUDWATCH),
    ("dynamodb", data::DYNAMODB),
    ("ec2", ec2::CALLS),
    ("ecr", containers::ECR),
    ("ecs", containers::ECS),
    ("elasticloadbalancing", containers::ELASTIC_LOAD_BALANCING),
    ("events", data::EVENTS),
    ("firehose", data::FIREHOSE),
    ("glue", glue::CALLS),
    ("iam", identity::IAM),
    ("kinesis", data::KINESIS),
    ("kms", identity::KMS),
    ("lambda", lambda::CALLS),
    ("logs", data::LOGS),
    ("rds", rds::CALLS),
    ("s3", s3::CALLS),
    ("secretsmanager", secrets::SECRETS_MANAGER),
    ("sns", messages::SNS),
    ("sqs", messages::SQS),
    ("ssm", secrets::SYSTEMS_MANAGER),
    ("sts", identity::STS),
];
