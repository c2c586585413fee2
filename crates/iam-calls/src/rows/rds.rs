//! Amazon RDS: tags, keys, roles, passwords that AWS Secrets Manager keeps.

use crate::row::{Call, Further, KeyValue, On, Target};
use crate::when::When;

const TAGS: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples-grant-permissions-tags-on-create.html";
const KEYS: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html";
const MONITORING: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html";
const PASSWORD: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html";
const LINKED: &str = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html";

const SECRET: Target = Target::Format("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:rds!${SecretId}");

const KEY: &str = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

const fn password(action: &'static str, target: Target) -> Further {
    Further::new(action, target, &[When::ManagedPassword], PASSWORD).by("rds")
}

/// On the key of the secret, which needn't be that of the database.
const fn password_key(action: &'static str) -> Further {
    Further::new(
        action,
        Target::Named(When::PasswordKey, KEY),
        &[When::ManagedPassword, When::PasswordKey],
        PASSWORD,
    )
    .by("rds")
}

pub const CALLS: &[Call] = &[
    Call {
        names: &[
            "CopyDBClusterParameterGroup",
            "CopyDBClusterSnapshot",
            "CopyDBParameterGroup",
            "CopyDBSnapshot",
            "CopyOptionGroup",
            "CreateDBCluster",
            "CreateDBClusterParameterGroup",
            "CreateDBClusterSnapshot",
            "CreateDBInstance",
            "CreateDBInstanceReadReplica",
            "CreateDBParameterGroup",
            "CreateDBSecurityGroup",
            "CreateDBSnapshot",
            "CreateDBSubnetGroup",
            "CreateEventSubscription",
            "CreateOptionGroup",
            "PurchaseReservedDBInstancesOffering",
            "RestoreDBClusterFromS3",
            "RestoreDBClusterFromSnapshot",
            "RestoreDBClusterToPointInTime",
            "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBInstanceFromS3",
            "RestoreDBInstanceToPointInTime",
        ],
        on: On::Any,
        further: &[Further::new("rds:AddTagsToResource", Target::Same, &[When::Tags], TAGS)],
    },
    Call {
        names: &[
            "CreateDBInstance",
            "CreateDBCluster",
            "CreateDBInstanceReadReplica",
            "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBInstanceFromS3",
            "RestoreDBInstanceToPointInTime",
            "RestoreDBClusterFromSnapshot",
            "RestoreDBClusterFromS3",
            "RestoreDBClusterToPointInTime",
            "CopyDBSnapshot",
            "CopyDBClusterSnapshot",
        ],
        on: On::Any,
        further: &[
            Further::new("kms:CreateGrant", Target::Key, &[When::CustomerKey], KEYS)
                .by("rds")
                .with(&[("kms:GrantIsForAWSResource", KeyValue::Text("true"))]),
            Further::new("kms:DescribeKey", Target::Key, &[When::CustomerKey], KEYS).by("rds"),
        ],
    },
    Call {
        names: &[
            "CreateDBInstance",
            "ModifyDBInstance",
            "CreateDBInstanceReadReplica",
            "CreateDBCluster",
            "ModifyDBCluster",
        ],
        on: On::Any,
        further: &[Further::new("iam:PassRole", Target::Role, &[When::Role], MONITORING)
            .with(&[("iam:PassedToService", KeyValue::Text("monitoring.rds.amazonaws.com"))])],
    },
    Call {
        names: &[
            "CreateDBInstance",
            "CreateDBCluster",
            "CreateTenantDatabase",
            "ModifyDBInstance",
            "ModifyDBCluster",
            "ModifyTenantDatabase",
            "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBInstanceFromS3",
            "RestoreDBInstanceToPointInTime",
            "RestoreDBClusterFromS3",
        ],
        on: On::Any,
        further: &[
            password("kms:DescribeKey", Target::Named(When::PasswordKey, KEY)),
            password("secretsmanager:CreateSecret", SECRET),
            password("secretsmanager:TagResource", SECRET),
            password_key("kms:Decrypt"),
            password_key("kms:GenerateDataKey"),
            password_key("kms:CreateGrant"),
        ],
    },
    Call {
        names: &["ModifyDBInstance", "ModifyDBCluster", "ModifyTenantDatabase"],
        on: On::Any,
        further: &[Further::new(
            "secretsmanager:RotateSecret",
            SECRET,
            &[When::PasswordRotation],
            PASSWORD,
        )
        .by("rds")],
    },
    Call {
        names: &["CreateDBInstance", "CreateDBCluster"],
        on: On::Any,
        further: &[Further::new(
            "iam:CreateServiceLinkedRole",
            Target::OfCaller(
                "arn:${Partition}:iam::${Account}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS",
            ),
            &[When::FirstUse],
            LINKED,
        )
        .with(&[("iam:AWSServiceName", KeyValue::Text("rds.amazonaws.com"))])],
    },
];
