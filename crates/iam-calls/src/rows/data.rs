//! Amazon DynamoDB, Amazon Kinesis, CloudWatch Logs under a customer managed key; what a query of Amazon Athena reads.

use crate::row::{Call, Further, KeyValue, On, Target, Who};
use crate::when::When;

const TABLE_KEY: &str = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html";
const TABLE_EXPORT: &str =
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html";
const ALARM_TAGS: &str = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
const COMPOSITE_TAGS: &str =
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html";
const DELIVERY_TAGS: &str = "https://docs.aws.amazon.com/firehose/latest/dev/firehose-tagging-basics.html";
const RULE_TAGS: &str = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html";
const STREAM_KEY: &str = "https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html";
const LOG_KEY: &str = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html";
const LOG_TAGS: &str = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html";
const ATHENA_DATA: &str = "https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html";
const ATHENA_CATALOG: &str = "https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html";

/// DynamoDB names the table and its account to AWS KMS.
const TABLE_CONTEXT: &[(&str, KeyValue)] = &[
    ("kms:EncryptionContext:aws:dynamodb:tableName", KeyValue::TableName),
    (
        "kms:EncryptionContext:aws:dynamodb:subscriberId",
        KeyValue::ResourceAccount,
    ),
];

const fn table_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], TABLE_KEY)
        .by("dynamodb")
        .with(TABLE_CONTEXT)
}

/// The table goes under another key than before.
const fn other_key(action: &'static str) -> Further {
    Further::new(action, Target::Named(When::NewKey, KEY), &[When::NewKey], TABLE_KEY)
        .by("dynamodb")
        .with(TABLE_CONTEXT)
}

const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

const fn export(action: &'static str) -> Further {
    Further::new(action, OBJECT, &[], TABLE_EXPORT).by("dynamodb")
}

pub const DYNAMODB: &[Call] = &[
    Call {
        names: &[
            "GetItem",
            "BatchGetItem",
            "Query",
            "Scan",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "ConditionCheckItem",
            "GetRecords",
        ],
        on: On::Any,
        further: &[table_key("kms:Decrypt")],
    },
    Call {
        names: &["CreateTable", "RestoreTableFromBackup", "RestoreTableToPointInTime"],
        on: On::Any,
        further: &[
            table_key("kms:Encrypt"),
            table_key("kms:Decrypt"),
            table_key("kms:ReEncryptFrom"),
            table_key("kms:ReEncryptTo"),
            table_key("kms:GenerateDataKey"),
            table_key("kms:GenerateDataKeyWithoutPlaintext"),
            table_key("kms:DescribeKey"),
            table_key("kms:CreateGrant"),
        ],
    },
    Call {
        names: &["UpdateTable"],
        on: On::Any,
        further: &[
            other_key("kms:Encrypt"),
            other_key("kms:Decrypt"),
            other_key("kms:ReEncryptFrom"),
            other_key("kms:ReEncryptTo"),
            other_key("kms:GenerateDataKey"),
            other_key("kms:GenerateDataKeyWithoutPlaintext"),
            other_key("kms:DescribeKey"),
            other_key("kms:CreateGrant"),
        ],
    },
    Call {
        names: &["ExportTableToPointInTime"],
        on: On::Any,
        further: &[
            export("s3:AbortMultipartUpload"),
            export("s3:PutObject"),
            export("s3:PutObjectAcl"),
        ],
    },
];

const fn stream_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], STREAM_KEY)
        .by("kinesis")
        .with(&[("kms:EncryptionContext:aws:kinesis:arn", KeyValue::CallResource)])
}

pub const KINESIS: &[Call] = &[
    Call {
        names: &["PutRecord", "PutRecords"],
        on: On::Any,
        further: &[stream_key("kms:GenerateDataKey")],
    },
    Call {
        names: &["GetRecords", "SubscribeToShard"],
        on: On::Any,
        further: &[stream_key("kms:Decrypt")],
    },
];

const fn log_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], LOG_KEY).of(Who::Service)
}

const LOG_ROWS: &[Further] = &[
    log_key("kms:Encrypt"),
    log_key("kms:Decrypt"),
    log_key("kms:ReEncryptFrom"),
    log_key("kms:ReEncryptTo"),
    log_key("kms:GenerateDataKey"),
    log_key("kms:DescribeKey"),
];

// The deprecated `logs:TagLogGroup` would do as well; that either suffices can't be said here.
pub const LOGS: &[Call] = &[
    Call {
        names: &["CreateLogGroup", "AssociateKmsKey"],
        on: On::Any,
        further: LOG_ROWS,
    },
    Call {
        names: &["CreateLogGroup"],
        on: On::Any,
        further: &[Further::new("logs:TagResource", Target::Same, &[When::Tags], LOG_TAGS)],
    },
];

pub const CLOUDWATCH: &[Call] = &[
    Call {
        names: &["PutMetricAlarm"],
        on: On::Any,
        further: &[Further::new(
            "cloudwatch:TagResource",
            Target::Same,
            &[When::Tags],
            ALARM_TAGS,
        )],
    },
    Call {
        names: &["PutCompositeAlarm"],
        on: On::Any,
        further: &[Further::new(
            "cloudwatch:TagResource",
            Target::Same,
            &[When::Tags],
            COMPOSITE_TAGS,
        )],
    },
];

pub const FIREHOSE: &[Call] = &[Call {
    names: &["CreateDeliveryStream"],
    on: On::Any,
    further: &[Further::new(
        "firehose:TagDeliveryStream",
        Target::Same,
        &[When::Tags],
        DELIVERY_TAGS,
    )],
}];

pub const EVENTS: &[Call] = &[Call {
    names: &["PutRule"],
    on: On::Any,
    further: &[Further::new(
        "events:TagResource",
        Target::Same,
        &[When::Tags],
        RULE_TAGS,
    )],
}];

const BUCKET: Target = Target::Format("arn:${Partition}:s3:::${BucketName}");
const OBJECT: Target = Target::Format("arn:${Partition}:s3:::${BucketName}/${ObjectName}");
const TABLE: Target = Target::Format("arn:${Partition}:glue:${Region}:${Account}:table/${DatabaseName}/${TableName}");
const DATABASE: Target = Target::Format("arn:${Partition}:glue:${Region}:${Account}:database/${DatabaseName}");
const CATALOG: Target = Target::Format("arn:${Partition}:glue:${Region}:${Account}:catalog");

/// An action on a resource of the Data Catalog is asked on all that it lies in as well.
const fn catalog(action: &'static str, target: Target) -> Further {
    query(action, target, &[When::DataCatalog], ATHENA_CATALOG)
}

const fn query(action: &'static str, target: Target, when: &'static [When], source: &'static str) -> Further {
    Further::new(action, target, when, source).by("athena")
}

pub const ATHENA: &[Call] = &[Call {
    names: &["StartQueryExecution"],
    on: On::Any,
    further: &[
        query("s3:GetBucketLocation", BUCKET, &[When::Results], ATHENA_DATA),
        query("s3:ListBucket", BUCKET, &[When::Results], ATHENA_DATA),
        query("s3:GetObject", OBJECT, &[When::Results], ATHENA_DATA),
        query("s3:PutObject", OBJECT, &[When::Results], ATHENA_DATA),
        catalog("glue:GetDatabase", DATABASE),
        catalog("glue:GetDatabase", CATALOG),
        catalog("glue:GetTable", TABLE),
        catalog("glue:GetTable", DATABASE),
        catalog("glue:GetTable", CATALOG),
        catalog("glue:GetPartitions", TABLE),
        catalog("glue:GetPartitions", DATABASE),
        catalog("glue:GetPartitions", CATALOG),
    ],
}];
