//! Amazon S3: keys of AWS KMS, uploads in parts, copies, tags and locks, access points.

use crate::row::{Act, Call, Further, KeyValue, On, Target};
use crate::when::When;

const ACTIONS: &str = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html";
const GET_OBJECT: &str = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html";
const GET_ATTRIBUTES: &str = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html";
const CREATE_BUCKET: &str = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html";
const MULTIPART: &str = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html";
const ACCESS_POINT: &str = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html";

/// S3 names the object to AWS KMS, or its bucket where the bucket has a key of its own.
const S3_CONTEXT: &[(&str, KeyValue)] = &[("kms:EncryptionContext:aws:s3:arn", KeyValue::ObjectOrBucket)];
/// The source of a copy is another object, or the same under another key.
const SOURCE_CONTEXT: &[(&str, KeyValue)] = &[("kms:EncryptionContext:aws:s3:arn", KeyValue::Sent)];

const fn key(action: &'static str, when: &'static [When], source: &'static str) -> Further {
    Further::new(action, Target::Key, when, source)
        .by("s3")
        .with(S3_CONTEXT)
}

const fn here(action: &'static str, when: &'static [When]) -> Further {
    Further::new(action, Target::Same, when, ACTIONS)
}

const fn made(action: &'static str, when: &'static [When]) -> Further {
    Further::new(action, Target::Same, when, CREATE_BUCKET)
}

const fn on(names: &'static [&'static str], on: On, further: &'static [Further]) -> Call {
    Call { names, on, further }
}

const SOURCE_KEY: Target = Target::Named(
    When::SourceKey,
    "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}",
);
const DECRYPT: Further = key("kms:Decrypt", &[When::CustomerKey], ACTIONS);
const MISSING: Further = Further::new("s3:ListBucket", Target::Bucket, &[When::MissingObject], GET_OBJECT);

pub const CALLS: &[Call] = &[
    on(&["GetObject", "GetObjectVersion"], On::Any, &[DECRYPT, MISSING]),
    on(
        &["GetObjectAttributes"],
        On::Any,
        &[
            Further::new("s3:GetObject", Target::Same, &[], GET_ATTRIBUTES),
            DECRYPT,
            MISSING,
        ],
    ),
    on(
        &["GetObjectVersionAttributes"],
        On::Any,
        &[
            Further::new("s3:GetObjectVersion", Target::Same, &[], GET_ATTRIBUTES),
            DECRYPT,
        ],
    ),
    on(&["ListMultipartUploadParts"], On::Any, &[DECRYPT]),
    on(
        &["PutObject"],
        On::Any,
        &[
            key("kms:GenerateDataKey", &[When::CustomerKey], ACTIONS),
            key("kms:Decrypt", &[When::CustomerKey, When::Multipart], MULTIPART),
            here("s3:PutObjectTagging", &[When::Tags]),
            here("s3:PutObjectAcl", &[When::Acl]),
            here("s3:PutObjectRetention", &[When::Retention]),
            here("s3:PutObjectLegalHold", &[When::LegalHold]),
            Further {
                action: Act::ReadSource,
                ..Further::new("", Target::CopySource, &[When::CopySource], ACTIONS)
            },
            Further::new("kms:Decrypt", SOURCE_KEY, &[When::CopySource, When::SourceKey], ACTIONS)
                .by("s3")
                .with(SOURCE_CONTEXT),
            Further::new("s3:AbortMultipartUpload", Target::Same, &[When::AbortedUpload], ACTIONS),
            Further::new(
                "s3:ListMultipartUploadParts",
                Target::Same,
                &[When::ListedParts],
                ACTIONS,
            ),
        ],
    ),
    on(
        &["DeleteObject", "DeleteObjectVersion", "PutObjectRetention"],
        On::Any,
        &[here("s3:BypassGovernanceRetention", &[When::BypassGovernance])],
    ),
    on(
        &["UpdateObjectEncryption"],
        On::Any,
        &[
            here("s3:PutObject", &[]),
            key("kms:Encrypt", &[When::CustomerKey], ACTIONS),
            key("kms:Decrypt", &[When::CustomerKey], ACTIONS),
            key("kms:GenerateDataKey", &[When::CustomerKey], ACTIONS),
            Further::new("kms:ReEncryptFrom", SOURCE_KEY, &[When::SourceKey], ACTIONS)
                .by("s3")
                .with(S3_CONTEXT),
            key("kms:ReEncryptTo", &[When::CustomerKey], ACTIONS),
        ],
    ),
    on(
        &["CreateBucket"],
        On::Any,
        &[
            made("s3:PutBucketAcl", &[When::OpenAcl]),
            made("s3:PutBucketObjectLockConfiguration", &[When::ObjectLock]),
            made("s3:PutBucketVersioning", &[When::ObjectLock]),
            made("s3:PutBucketOwnershipControls", &[When::Ownership]),
            made("s3:TagResource", &[When::Tags]),
        ],
    ),
    on(
        &["CreateStorageLensGroup"],
        On::Any,
        &[here("s3:TagResource", &[When::Tags])],
    ),
    on(
        &[],
        On::AccessPoint,
        &[Further::same(Target::BehindAccessPoint, &[], ACCESS_POINT)],
    ),
    on(
        &[],
        On::Object,
        &[Further::same(Target::InFront, &[When::AccessPoint], ACCESS_POINT)],
    ),
];
