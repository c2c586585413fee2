//! Amazon EC2 and Amazon EBS: tags on what a call makes, profiles, encrypted volumes, images named by a parameter.

use crate::row::{Call, Further, KeyValue, On, Target};
use crate::when::When;

const TAGS: &str = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html";
const PASS: &str = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permission-to-pass-iam-roles.html";
const EBS_KEY: &str = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html";
const EBS_ATTACH: &str = "https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html";
const PARAMETER: &str =
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html";
const FLOW_LOGS: &str = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html";

const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

const PASSED_TO_EC2: &[(&str, KeyValue)] = &[
    ("iam:PassedToService", KeyValue::Text("ec2.amazonaws.com")),
    ("iam:AssociatedResourceArn", KeyValue::Unknown),
];
const FOR_AWS: &[(&str, KeyValue)] = &[("kms:GrantIsForAWSResource", KeyValue::Text("true"))];

/// EBS names the volume or the snapshot to AWS KMS.
const EBS_CONTEXT: &[(&str, KeyValue)] = &[("kms:EncryptionContext:aws:ebs:id", KeyValue::Sent)];

const fn key(action: &'static str) -> Further {
    Further::new(action, Target::Key, &[When::CustomerKey], EBS_KEY).by("ec2")
}

/// What was under one key is put under another.
const fn again(action: &'static str, target: Target) -> Further {
    Further::new(action, target, &[When::CustomerKey, When::SourceKey], EBS_KEY)
        .by("ec2")
        .with(EBS_CONTEXT)
}

const PROFILE: Further = Further::new("iam:PassRole", Target::Role, &[When::Role], PASS).with(PASSED_TO_EC2);

pub const CALLS: &[Call] = &[
    Call {
        names: &[],
        on: On::Made,
        further: &[Further::new("ec2:CreateTags", Target::Same, &[When::Tags], TAGS)
            .with(&[("ec2:CreateAction", KeyValue::CallName)])],
    },
    Call {
        names: &["RunInstances"],
        on: On::Any,
        further: &[
            PROFILE,
            Further::new(
                "ssm:GetParameters",
                Target::Format("arn:${Partition}:ssm:${Region}:${Account}:parameter/${ParameterName}"),
                &[When::ImageParameter],
                PARAMETER,
            ),
        ],
    },
    Call {
        names: &["RequestSpotInstances"],
        on: On::Any,
        further: &[PROFILE],
    },
    Call {
        names: &["AssociateIamInstanceProfile", "ReplaceIamInstanceProfileAssociation"],
        on: On::Any,
        further: &[Further::new("iam:PassRole", Target::Role, &[], PASS).with(PASSED_TO_EC2)],
    },
    Call {
        names: &["RunInstances", "CreateVolume", "CopySnapshot", "CopyImage"],
        on: On::Any,
        further: &[
            key("kms:CreateGrant").with(FOR_AWS),
            key("kms:Decrypt").with(EBS_CONTEXT),
            key("kms:DescribeKey"),
            key("kms:GenerateDataKeyWithoutPlaintext").with(EBS_CONTEXT),
            again("kms:ReEncryptFrom", Target::Named(When::SourceKey, KEY)),
            again("kms:ReEncryptTo", Target::Key),
        ],
    },
    Call {
        names: &["AttachVolume"],
        on: On::Any,
        further: &[
            Further::new("kms:CreateGrant", Target::Key, &[When::CustomerKey], EBS_ATTACH)
                .by("ec2")
                .with(FOR_AWS),
        ],
    },
    Call {
        names: &["CreateFlowLogs"],
        on: On::Any,
        further: &[Further::new("iam:PassRole", Target::Role, &[When::Role], FLOW_LOGS)
            .with(&[("iam:PassedToService", KeyValue::Text("vpc-flow-logs.amazonaws.com"))])],
    },
];
