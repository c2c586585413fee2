//! Operations of AWS's APIs that go by another name in policies: no action is called `s3:ListObjectsV2`.
//!
//! Kept by hand, each with AWS's page. An operation that is called like its action is not here.

/// An operation, and the actions that it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// With the prefix that people put before it: `s3:ListObjectsV2`.
    pub name: &'static str,
    /// What a policy has to allow for it.
    pub asks: Asks,
    /// AWS's page.
    pub source: &'static str,
}

/// The actions of one operation, each with its prefix: `s3:ListBucket`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// One action, whatever the call says.
    One(&'static str),
    /// One or more of these, by what the call says.
    OneOf(&'static [&'static str]),
}

impl Asks {
    /// All that it may ask, in the order of the table.
    #[must_use]
    pub const fn actions(&self) -> &[&'static str] {
        match self {
            Self::One(action) => core::slice::from_ref(action),
            Self::OneOf(actions) => actions,
        }
    }
}

/// The operation of a name that is no action; case does not count.
#[must_use]
pub fn operation(name: &str) -> Option<&'static Operation> {
    let (prefix, _) = name.split_once(':')?;
    let groups = GROUPS.iter().filter(|(it, _)| it.eq_ignore_ascii_case(prefix));
    let mut operations = groups.flat_map(|(_, operations)| operations.iter());
    operations.find(|it| it.name.eq_ignore_ascii_case(name))
}

/// All of them.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    GROUPS.iter().flat_map(|(_, operations)| operations.iter())
}

/// By prefix, so that a request of another service looks through none.
const GROUPS: [(&str, &[Operation]); 7] = [
    ("s3", S3),
    ("lambda", LAMBDA),
    ("dynamodb", DYNAMODB),
    ("kms", KMS),
    ("sqs", SQS),
    ("sns", SNS),
    ("bedrock", BEDROCK),
];

const fn one(name: &'static str, action: &'static str, source: &'static str) -> Operation {
    Operation {
        name,
        asks: Asks::One(action),
        source,
    }
}

const fn s3(name: &'static str, action: &'static str) -> Operation {
    one(
        name,
        action,
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html",
    )
}

const S3: &[Operation] = &[
    s3("s3:ListObjectsV2", "s3:ListBucket"),
    s3("s3:ListObjects", "s3:ListBucket"),
    s3("s3:HeadBucket", "s3:ListBucket"),
    s3("s3:HeadObject", "s3:GetObject"),
    s3("s3:SelectObjectContent", "s3:GetObject"),
    s3("s3:CopyObject", "s3:PutObject"),
    s3("s3:CreateMultipartUpload", "s3:PutObject"),
    s3("s3:UploadPart", "s3:PutObject"),
    s3("s3:UploadPartCopy", "s3:PutObject"),
    s3("s3:CompleteMultipartUpload", "s3:PutObject"),
    s3("s3:ListParts", "s3:ListMultipartUploadParts"),
    s3("s3:ListMultipartUploads", "s3:ListBucketMultipartUploads"),
    s3("s3:ListObjectVersions", "s3:ListBucketVersions"),
    s3("s3:DeleteObjects", "s3:DeleteObject"),
    s3("s3:ListBuckets", "s3:ListAllMyBuckets"),
    s3("s3:GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration"),
    s3("s3:PutBucketAccelerateConfiguration", "s3:PutAccelerateConfiguration"),
    s3("s3:GetBucketAnalyticsConfiguration", "s3:GetAnalyticsConfiguration"),
    s3("s3:ListBucketAnalyticsConfigurations", "s3:GetAnalyticsConfiguration"),
    s3("s3:PutBucketAnalyticsConfiguration", "s3:PutAnalyticsConfiguration"),
    s3("s3:DeleteBucketAnalyticsConfiguration", "s3:PutAnalyticsConfiguration"),
    s3("s3:DeleteBucketCors", "s3:PutBucketCORS"),
    s3("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
    s3("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
    s3("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration"),
    s3(
        "s3:GetBucketIntelligentTieringConfiguration",
        "s3:GetIntelligentTieringConfiguration",
    ),
    s3(
        "s3:ListBucketIntelligentTieringConfigurations",
        "s3:GetIntelligentTieringConfiguration",
    ),
    s3(
        "s3:PutBucketIntelligentTieringConfiguration",
        "s3:PutIntelligentTieringConfiguration",
    ),
    s3(
        "s3:DeleteBucketIntelligentTieringConfiguration",
        "s3:PutIntelligentTieringConfiguration",
    ),
    s3("s3:GetBucketInventoryConfiguration", "s3:GetInventoryConfiguration"),
    s3("s3:ListBucketInventoryConfigurations", "s3:GetInventoryConfiguration"),
    s3("s3:PutBucketInventoryConfiguration", "s3:PutInventoryConfiguration"),
    s3("s3:DeleteBucketInventoryConfiguration", "s3:PutInventoryConfiguration"),
    s3("s3:GetBucketLifecycle", "s3:GetLifecycleConfiguration"),
    s3("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
    s3("s3:PutBucketLifecycle", "s3:PutLifecycleConfiguration"),
    s3("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
    s3("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"),
    s3("s3:GetBucketMetricsConfiguration", "s3:GetMetricsConfiguration"),
    s3("s3:ListBucketMetricsConfigurations", "s3:GetMetricsConfiguration"),
    s3("s3:PutBucketMetricsConfiguration", "s3:PutMetricsConfiguration"),
    s3("s3:DeleteBucketMetricsConfiguration", "s3:PutMetricsConfiguration"),
    s3("s3:GetBucketNotificationConfiguration", "s3:GetBucketNotification"),
    s3("s3:PutBucketNotificationConfiguration", "s3:PutBucketNotification"),
    s3("s3:GetBucketReplication", "s3:GetReplicationConfiguration"),
    s3("s3:PutBucketReplication", "s3:PutReplicationConfiguration"),
    s3("s3:DeleteBucketReplication", "s3:PutReplicationConfiguration"),
    s3("s3:DeleteBucketTagging", "s3:PutBucketTagging"),
    s3("s3:DeleteBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
    s3("s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
    s3("s3:PutObjectLockConfiguration", "s3:PutBucketObjectLockConfiguration"),
    s3("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
    s3("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
    s3("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
    s3(
        "s3:GetBucketMetadataConfiguration",
        "s3:GetBucketMetadataTableConfiguration",
    ),
    s3(
        "s3:CreateBucketMetadataConfiguration",
        "s3:CreateBucketMetadataTableConfiguration",
    ),
    s3(
        "s3:DeleteBucketMetadataConfiguration",
        "s3:DeleteBucketMetadataTableConfiguration",
    ),
];

const LAMBDA: &[Operation] = &[
    one(
        "lambda:Invoke",
        "lambda:InvokeFunction",
        "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
    ),
    one(
        "lambda:InvokeWithResponseStream",
        "lambda:InvokeFunction",
        "https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html",
    ),
];

const PARTIQL: &str = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html";
const PARTIQL_ACTIONS: Asks = Asks::OneOf(&[
    "dynamodb:PartiQLSelect",
    "dynamodb:PartiQLInsert",
    "dynamodb:PartiQLUpdate",
    "dynamodb:PartiQLDelete",
]);

const DYNAMODB: &[Operation] = &[
    one(
        "dynamodb:TransactGetItems",
        "dynamodb:GetItem",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html",
    ),
    Operation {
        name: "dynamodb:TransactWriteItems",
        asks: Asks::OneOf(&[
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:ConditionCheckItem",
        ]),
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html",
    },
    Operation {
        name: "dynamodb:ExecuteStatement",
        asks: PARTIQL_ACTIONS,
        source: PARTIQL,
    },
    Operation {
        name: "dynamodb:BatchExecuteStatement",
        asks: PARTIQL_ACTIONS,
        source: PARTIQL,
    },
    Operation {
        name: "dynamodb:ExecuteTransaction",
        asks: PARTIQL_ACTIONS,
        source: PARTIQL,
    },
];

const KMS: &[Operation] = &[one(
    "kms:ReEncrypt",
    "kms:ReEncryptFrom",
    "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html",
)];

const fn sqs(name: &'static str, action: &'static str) -> Operation {
    one(
        name,
        action,
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html",
    )
}

const SQS: &[Operation] = &[
    sqs("sqs:SendMessageBatch", "sqs:SendMessage"),
    sqs("sqs:DeleteMessageBatch", "sqs:DeleteMessage"),
    sqs("sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility"),
];

const SNS: &[Operation] = &[one(
    "sns:PublishBatch",
    "sns:Publish",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-batch-api-actions.html",
)];

const BEDROCK: &[Operation] = &[
    one(
        "bedrock:Converse",
        "bedrock:InvokeModel",
        "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html",
    ),
    one(
        "bedrock:ConverseStream",
        "bedrock:InvokeModelWithResponseStream",
        "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{ActionStanding, Catalogue};
    use alloc::vec::Vec;

    fn is_action(catalogue: &Catalogue, name: &str) -> bool {
        let (service, name) = name.split_once(':').unwrap();
        matches!(catalogue.action(service, name), ActionStanding::Known(..))
    }

    #[test]
    fn no_operation_is_an_action_and_what_it_asks_is_one() {
        let catalogue = Catalogue::whole();
        for it in operations() {
            assert!(!is_action(&catalogue, it.name), "{}", it.name);
            for action in it.asks.actions() {
                assert!(is_action(&catalogue, action), "{action}");
            }
            assert!(it.source.starts_with("https://docs.aws.amazon.com/"), "{}", it.source);
            assert_eq!(Some(it), operation(it.name));
        }
    }

    #[test]
    fn each_is_there_once() {
        let mut names: Vec<_> = operations().map(|it| it.name.to_ascii_lowercase()).collect();
        let n_names = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(n_names, names.len());
        assert_eq!(None, operation("s3:GetObject"));
        assert_eq!(None, operation("ListObjectsV2"));
        assert_eq!(
            Some("s3:ListObjectsV2"),
            operation("S3:listobjectsv2").map(|it| it.name)
        );
    }
}
