//! AWS Secrets Manager and AWS Systems Manager: keys, tags, documents beside instances.

use crate::row::{Call, Further, KeyValue, On, Target};
use crate::when::When;

const SECRET_KEY: &str = "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html";
const CREATE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html";
const BATCH: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html";
const ROTATE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html";
const PARAMETER_KEY: &str = "https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html";
const PARAMETER_TAGS: &str = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html";
const DEFAULT_SESSION: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html";
const SESSIONS: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-specify-session-document.html";
const SESSION_KEY: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html";
const COMMANDS: &str = "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html";

const UPDATE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html";
const REPLICATE: &str =
    "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html";

const SECRET: &[(&str, KeyValue)] = &[
    ("kms:EncryptionContext:SecretARN", KeyValue::CallResource),
    ("kms:EncryptionContext:SecretVersionId", KeyValue::Sent),
];
/// Of which secret, the call does not tell: one of several, or a copy in another Region.
const SOME_SECRET: &[(&str, KeyValue)] = &[
    ("kms:EncryptionContext:SecretARN", KeyValue::Sent),
    ("kms:EncryptionContext:SecretVersionId", KeyValue::Sent),
];
const PARAMETER: &[(&str, KeyValue)] = &[("kms:EncryptionContext:PARAMETER_ARN", KeyValue::CallResource)];

const fn secret_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], SECRET_KEY)
        .by("secretsmanager")
        .with(SECRET)
}

const fn new_key(action: &'static str, source: &'static str) -> Further {
    Further::new(action, Target::Named(When::NewKey, KEY), &[When::NewKey], source)
        .by("secretsmanager")
        .with(SOME_SECRET)
}

const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

pub const SECRETS_MANAGER: &[Call] = &[
    Call {
        names: &["GetSecretValue"],
        on: On::Any,
        further: &[secret_key("kms:Decrypt")],
    },
    Call {
        names: &["CreateSecret", "PutSecretValue", "UpdateSecret"],
        on: On::Any,
        further: &[secret_key("kms:GenerateDataKey"), secret_key("kms:Decrypt")],
    },
    Call {
        names: &["CreateSecret"],
        on: On::Any,
        further: &[
            Further::new("secretsmanager:TagResource", Target::Same, &[When::Tags], CREATE),
            Further::new(
                "secretsmanager:ReplicateSecretToRegions",
                Target::Same,
                &[When::Replicas],
                CREATE,
            ),
        ],
    },
    Call {
        // Without it the call succeeds; the versions that are there stay under the old key.
        names: &["UpdateSecret"],
        on: On::Any,
        further: &[new_key("kms:Encrypt", UPDATE)],
    },
    Call {
        names: &["ReplicateSecretToRegions"],
        on: On::Any,
        further: &[
            Further::new("kms:Decrypt", Target::Key, &[When::CustomerKey], REPLICATE)
                .by("secretsmanager")
                .with(SECRET),
            new_key("kms:GenerateDataKey", REPLICATE),
            new_key("kms:Encrypt", REPLICATE),
        ],
    },
    Call {
        names: &["BatchGetSecretValue"],
        on: On::Any,
        further: &[
            Further::new(
                "secretsmanager:GetSecretValue",
                Target::Format("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}"),
                &[],
                BATCH,
            ),
            Further::new("kms:Decrypt", Target::Key, &[When::CustomerKey], BATCH)
                .by("secretsmanager")
                .with(SOME_SECRET),
        ],
    },
    Call {
        names: &["RotateSecret"],
        on: On::Any,
        further: &[Further::new(
            "lambda:InvokeFunction",
            Target::Format("arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"),
            &[When::Rotation],
            ROTATE,
        )],
    },
];

const fn parameter_key(action: &'static str, when: &'static [When]) -> Further {
    Further::new(action, Target::Key, when, PARAMETER_KEY)
        .by("ssm")
        .with(PARAMETER)
}

/// The document that a session has which names none.
const SESSION_DOCUMENT: Target = Target::Named(
    When::Document,
    "arn:${Partition}:ssm:${Region}:${Account}:document/SSM-SessionManagerRunShell",
);
/// The client encrypts with it.
const ENCRYPTED_SESSION: Further = Further::new("kms:GenerateDataKey", Target::Key, &[When::CustomerKey], SESSION_KEY);

/// The document that a command runs: every command names one.
const DOCUMENT: Target = Target::Named(
    When::Document,
    "arn:${Partition}:ssm:${Region}:${Account}:document/${DocumentName}",
);
const INSTANCE: Target = Target::Format("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}");

pub const SYSTEMS_MANAGER: &[Call] = &[
    Call {
        names: &["GetParameter", "GetParameters", "GetParameterHistory"],
        on: On::Any,
        further: &[parameter_key("kms:Decrypt", &[When::CustomerKey, When::Decryption])],
    },
    Call {
        // The key is told the parameter, and not the path.
        names: &["GetParametersByPath"],
        on: On::Any,
        further: &[parameter_key("kms:Decrypt", &[When::CustomerKey, When::Decryption])
            .with(&[("kms:EncryptionContext:PARAMETER_ARN", KeyValue::Sent)])],
    },
    Call {
        names: &["PutParameter"],
        on: On::Any,
        further: &[
            parameter_key("kms:Encrypt", &[When::CustomerKey, When::StandardTier]),
            parameter_key("kms:GenerateDataKey", &[When::CustomerKey, When::AdvancedTier]),
            Further::new("ssm:AddTagsToResource", Target::Same, &[When::Tags], PARAMETER_TAGS),
        ],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("instance/"),
        further: &[Further::same(SESSION_DOCUMENT, &[], DEFAULT_SESSION), ENCRYPTED_SESSION],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("managed-instance/"),
        further: &[Further::same(SESSION_DOCUMENT, &[], DEFAULT_SESSION), ENCRYPTED_SESSION],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("document/"),
        further: &[Further::same(INSTANCE, &[], SESSIONS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("instance/"),
        further: &[Further::same(DOCUMENT, &[], COMMANDS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("managed-instance/"),
        further: &[Further::same(DOCUMENT, &[], COMMANDS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("document/"),
        further: &[Further::same(INSTANCE, &[], COMMANDS)],
    },
];
