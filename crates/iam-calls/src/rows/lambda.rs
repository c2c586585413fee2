//! AWS Lambda: roles, VPCs, layers, images, function URLs, what a function reads from.

use crate::row::{Call, Further, KeyValue, On, Target, Who};
use crate::when::When;

const ROLE: &str = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html";
const VPC: &str = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html";
const LAYERS: &str = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-layers.html";
const IMAGES: &str = "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html";
const VARIABLES: &str = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html";
const TAGS: &str = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html";
const URLS: &str = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
const SQS: &str = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
const KINESIS: &str = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html";
const DYNAMODB: &str = "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html";

const PASSED: &[(&str, KeyValue)] = &[
    ("iam:PassedToService", KeyValue::Text("lambda.amazonaws.com")),
    ("iam:AssociatedResourceArn", KeyValue::Unknown),
];

const fn of_role(action: &'static str, target: Target, when: &'static [When], source: &'static str) -> Further {
    Further::new(action, target, when, source).of(Who::ServiceRole)
}

const QUEUE: Target = Target::Format("arn:${Partition}:sqs:${Region}:${Account}:${QueueName}");
const STREAM: Target = Target::Format("arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}");
const TABLE_STREAM: Target =
    Target::Format("arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/stream/${StreamLabel}");
const LAYER: Target = Target::Format("arn:${Partition}:lambda:${Region}:${Account}:layer:${LayerName}:${LayerVersion}");
const REPOSITORY: Target = Target::Format("arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}");
/// Any interface, as none is there yet.
const INTERFACE: Target = Target::Star;

const VPC_ROWS: &[Further] = &[
    Further::new("ec2:DescribeSecurityGroups", Target::Star, &[When::Vpc], VPC).by("lambda"),
    Further::new("ec2:DescribeSubnets", Target::Star, &[When::Vpc], VPC).by("lambda"),
    Further::new("ec2:DescribeVpcs", Target::Star, &[When::Vpc], VPC).by("lambda"),
    of_role("ec2:CreateNetworkInterface", INTERFACE, &[When::Vpc], VPC),
    of_role("ec2:DescribeNetworkInterfaces", Target::Star, &[When::Vpc], VPC),
    of_role("ec2:DescribeSubnets", Target::Star, &[When::Vpc], VPC),
    of_role("ec2:DeleteNetworkInterface", INTERFACE, &[When::Vpc], VPC),
    of_role("ec2:AssignPrivateIpAddresses", INTERFACE, &[When::Vpc], VPC),
    of_role("ec2:UnassignPrivateIpAddresses", INTERFACE, &[When::Vpc], VPC),
];

const CODE_ROWS: &[Further] = &[
    Further::new("lambda:GetLayerVersion", LAYER, &[When::Layers], LAYERS),
    Further::new("kms:CreateGrant", Target::Key, &[When::CustomerKey], VARIABLES).by("lambda"),
    Further::new("kms:Encrypt", Target::Key, &[When::CustomerKey], VARIABLES).by("lambda"),
];

/// Lambda lets itself in with the caller's permissions.
const fn let_in(action: &'static str) -> Further {
    Further::new(
        action,
        REPOSITORY,
        &[When::ContainerImage, When::RepositoryPolicy],
        IMAGES,
    )
    .by("lambda")
}

const IMAGE_ROWS: &[Further] = &[
    let_in("ecr:GetRepositoryPolicy"),
    let_in("ecr:SetRepositoryPolicy"),
    Further::new("ecr:BatchGetImage", REPOSITORY, &[When::ContainerImage], IMAGES).of(Who::Service),
    Further::new(
        "ecr:GetDownloadUrlForLayer",
        REPOSITORY,
        &[When::ContainerImage],
        IMAGES,
    )
    .of(Who::Service),
];

pub const CALLS: &[Call] = &[
    Call {
        names: &["CreateFunction"],
        on: On::Any,
        further: &[
            Further::new("iam:PassRole", Target::Role, &[], ROLE).with(PASSED),
            Further::new("lambda:TagResource", Target::Same, &[When::Tags], TAGS),
        ],
    },
    Call {
        names: &["UpdateFunctionConfiguration"],
        on: On::Any,
        further: &[Further::new("iam:PassRole", Target::Role, &[When::Role], ROLE).with(PASSED)],
    },
    Call {
        names: &["CreateFunction", "UpdateFunctionConfiguration"],
        on: On::Any,
        further: CODE_ROWS,
    },
    Call {
        names: &["CreateFunction", "UpdateFunctionConfiguration"],
        on: On::Any,
        further: VPC_ROWS,
    },
    Call {
        names: &["CreateFunction", "UpdateFunctionCode"],
        on: On::Any,
        further: IMAGE_ROWS,
    },
    Call {
        names: &["GetFunction", "GetFunctionConfiguration"],
        on: On::Any,
        further: &[Further::new(
            "kms:Decrypt",
            Target::Key,
            &[When::CustomerKey, When::ShownVariables],
            VARIABLES,
        )
        .by("lambda")],
    },
    Call {
        names: &["InvokeFunctionUrl"],
        on: On::Any,
        further: &[Further::new("lambda:InvokeFunction", Target::Same, &[], URLS)
            .with(&[("lambda:InvokedViaFunctionUrl", KeyValue::Text("true"))])],
    },
    Call {
        names: &["InvokeFunction"],
        on: On::Any,
        further: &[
            Further::new("lambda:InvokeFunctionUrl", Target::Same, &[When::FunctionUrl], URLS)
                .with(&[("lambda:FunctionUrlAuthType", KeyValue::Unknown)]),
        ],
    },
    Call {
        names: &["CreateEventSourceMapping", "UpdateEventSourceMapping"],
        on: On::Any,
        further: &[
            of_role("sqs:ReceiveMessage", QUEUE, &[When::SqsSource], SQS),
            of_role("sqs:DeleteMessage", QUEUE, &[When::SqsSource], SQS),
            of_role("sqs:GetQueueAttributes", QUEUE, &[When::SqsSource], SQS),
            of_role("kinesis:DescribeStream", STREAM, &[When::KinesisSource], KINESIS),
            of_role("kinesis:DescribeStreamSummary", STREAM, &[When::KinesisSource], KINESIS),
            of_role("kinesis:GetRecords", STREAM, &[When::KinesisSource], KINESIS),
            of_role("kinesis:GetShardIterator", STREAM, &[When::KinesisSource], KINESIS),
            of_role("kinesis:ListShards", STREAM, &[When::KinesisSource], KINESIS),
            of_role(
                "dynamodb:DescribeStream",
                TABLE_STREAM,
                &[When::DynamodbSource],
                DYNAMODB,
            ),
            of_role("dynamodb:GetRecords", TABLE_STREAM, &[When::DynamodbSource], DYNAMODB),
            of_role(
                "dynamodb:GetShardIterator",
                TABLE_STREAM,
                &[When::DynamodbSource],
                DYNAMODB,
            ),
            of_role("dynamodb:ListStreams", TABLE_STREAM, &[When::DynamodbSource], DYNAMODB),
        ],
    },
];
