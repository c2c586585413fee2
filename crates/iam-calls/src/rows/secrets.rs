//! AWS Secrets Manager and AWS Systems Manager: keys, tags, documents beside instances.

use crate::row::{Act, Call, Further, KeyValue, On, Target};
use crate::when::When;

const SECRET_KEY: &str = "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html";
const SECRET_TAGS: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html";
const BATCH: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html";
const ROTATE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html";
const PARAMETER_KEY: &str = "https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html";
const PARAMETER_TAGS: &str = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html";
const SESSIONS: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html";
const COMMANDS: &str = "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html";

const SECRET: &[(&str, KeyValue)] = &[("kms:EncryptionContext:SecretARN", KeyValue::CallResource)];
const PARAMETER: &[(&str, KeyValue)] = &[("kms:EncryptionContext:PARAMETER_ARN", KeyValue::CallResource)];

const fn secret_key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], SECRET_KEY)
        .by("secretsmanager")
        .with(SECRET)
}

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
        further: &[Further::new(
            "secretsmanager:TagResource",
            Target::Same,
            &[When::Tags],
            SECRET_TAGS,
        )],
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
            Further::new("kms:Decrypt", Target::Key, &[When::CustomerKey], BATCH).by("secretsmanager"),
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

const DOCUMENT: Target = Target::Format("arn:${Partition}:ssm:${Region}:${Account}:document/${DocumentName}");
const INSTANCE: Target = Target::Format("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}");

const fn also_on(target: Target, when: &'static [When], source: &'static str) -> Further {
    Further {
        action: Act::Same,
        ..Further::new("", target, when, source)
    }
}

pub const SYSTEMS_MANAGER: &[Call] = &[
    Call {
        names: &[
            "GetParameter",
            "GetParameters",
            "GetParametersByPath",
            "GetParameterHistory",
        ],
        on: On::Any,
        further: &[parameter_key("kms:Decrypt", &[When::CustomerKey])],
    },
    Call {
        names: &["PutParameter"],
        on: On::Any,
        further: &[
            parameter_key("kms:Encrypt", &[When::CustomerKey]),
            parameter_key("kms:GenerateDataKey", &[When::CustomerKey, When::AdvancedTier]),
            Further::new("ssm:AddTagsToResource", Target::Same, &[When::Tags], PARAMETER_TAGS),
        ],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("instance/"),
        further: &[also_on(DOCUMENT, &[When::Document], SESSIONS)],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("managed-instance/"),
        further: &[also_on(DOCUMENT, &[When::Document], SESSIONS)],
    },
    Call {
        names: &["StartSession"],
        on: On::Begins("document/"),
        further: &[also_on(INSTANCE, &[], SESSIONS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("instance/"),
        further: &[also_on(DOCUMENT, &[], COMMANDS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("managed-instance/"),
        further: &[also_on(DOCUMENT, &[], COMMANDS)],
    },
    Call {
        names: &["SendCommand"],
        on: On::Begins("document/"),
        further: &[also_on(INSTANCE, &[], COMMANDS)],
    },
];
