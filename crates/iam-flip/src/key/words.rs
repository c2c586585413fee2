//! Keys of services that hold one of some words, or the type of a machine: no other text stands there, so that nothing is
//! made up for them.
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
//! and the references of the services' operations.

use super::is_one_of;

/// The words of a key, the likeliest first.
#[must_use]
pub fn words(key: &str) -> Option<&'static [&'static str]> {
    let of_key: [(&str, &[&str]); 30] = [
        ("dynamodb:ReturnConsumedCapacity", &["TOTAL", "INDEXES", "NONE"]),
        (
            "dynamodb:ReturnValues",
            &["NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"],
        ),
        (
            "dynamodb:Select",
            &[
                "SPECIFIC_ATTRIBUTES",
                "ALL_ATTRIBUTES",
                "ALL_PROJECTED_ATTRIBUTES",
                "COUNT",
            ],
        ),
        (
            "cloudformation:ResourceTypes",
            &[
                "AWS::S3::Bucket",
                "AWS::EC2::Instance",
                "AWS::IAM::Role",
                "AWS::Lambda::Function",
                "AWS::DynamoDB::Table",
                "AWS::RDS::DBInstance",
                "AWS::SNS::Topic",
                "AWS::SQS::Queue",
            ],
        ),
        (
            "ec2:AvailabilityZone",
            &[
                "us-east-1a",
                "eu-west-1a",
                "us-east-2a",
                "us-west-2a",
                "eu-central-1a",
                "ap-northeast-2a",
                "ap-northeast-1a",
                "ap-southeast-1a",
                "us-east-1b",
                "eu-west-1b",
            ],
        ),
        ("ec2:ImageType", &["machine", "kernel", "ramdisk"]),
        ("ec2:InstanceMarketType", &["on-demand", "spot", "capacity-block"]),
        ("ec2:MetadataHttpEndpoint", &["enabled", "disabled"]),
        ("ec2:MetadataHttpTokens", &["required", "optional"]),
        ("ec2:RootDeviceType", &["ebs", "instance-store"]),
        ("ec2:Tenancy", &["default", "dedicated", "host"]),
        (
            "ec2:VolumeType",
            &["gp3", "gp2", "io2", "io1", "st1", "sc1", "standard"],
        ),
        (
            "ec2:CreateAction",
            &[
                "RunInstances",
                "CreateVolume",
                "CreateSnapshot",
                "CreateSecurityGroup",
                "CreateVpc",
            ],
        ),
        (
            "elasticloadbalancing:ListenerProtocol",
            &["HTTPS", "TLS", "HTTP", "TCP", "UDP", "TCP_UDP"],
        ),
        ("elasticloadbalancing:Scheme", &["internal", "internet-facing"]),
        (
            "kms:EncryptionAlgorithm",
            &["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1"],
        ),
        (
            "kms:GrantOperations",
            &[
                "Decrypt",
                "Encrypt",
                "GenerateDataKey",
                "GenerateDataKeyWithoutPlaintext",
                "ReEncryptFrom",
                "ReEncryptTo",
                "CreateGrant",
                "RetireGrant",
                "DescribeKey",
                "Sign",
                "Verify",
                "GetPublicKey",
            ],
        ),
        (
            "kms:KeyOrigin",
            &["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
        ),
        (
            "kms:KeySpec",
            &["SYMMETRIC_DEFAULT", "RSA_2048", "RSA_4096", "ECC_NIST_P256", "HMAC_256"],
        ),
        (
            "kms:KeyUsage",
            &["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
        ),
        ("lambda:FunctionUrlAuthType", &["AWS_IAM", "NONE"]),
        (
            "rds:DatabaseEngine",
            &[
                "postgres",
                "mysql",
                "mariadb",
                "aurora-postgresql",
                "aurora-mysql",
                "oracle-ee",
                "sqlserver-se",
            ],
        ),
        ("s3:authType", &["REST-HEADER", "REST-QUERY-STRING", "POST"]),
        ("s3:signatureversion", &["AWS4-HMAC-SHA256", "AWS"]),
        ("s3:object-lock-mode", &["GOVERNANCE", "COMPLIANCE"]),
        (
            "s3:x-amz-acl",
            &[
                "bucket-owner-full-control",
                "private",
                "bucket-owner-read",
                "authenticated-read",
                "aws-exec-read",
                "log-delivery-write",
                "public-read",
                "public-read-write",
            ],
        ),
        ("s3:x-amz-metadata-directive", &["COPY", "REPLACE"]),
        (
            "s3:x-amz-server-side-encryption",
            &["aws:kms", "AES256", "aws:kms:dsse"],
        ),
        (
            "s3:x-amz-storage-class",
            &[
                "STANDARD",
                "STANDARD_IA",
                "INTELLIGENT_TIERING",
                "ONEZONE_IA",
                "GLACIER_IR",
                "GLACIER",
                "DEEP_ARCHIVE",
            ],
        ),
        (
            "sns:Protocol",
            &[
                "https",
                "sqs",
                "lambda",
                "email",
                "email-json",
                "http",
                "sms",
                "application",
                "firehose",
            ],
        ),
    ];
    let found = of_key.iter().find(|(name, _)| is_one_of(key, &[name]));
    found.map(|(_, words)| *words)
}

/// Types of machines of a key, a small one first.
#[must_use]
pub fn machines(key: &str) -> Option<&'static [&'static str]> {
    let of_key: [(&[&str], &[&str]); 4] = [
        (
            &["ec2:InstanceType", "cloud9:InstanceType"],
            &[
                "t3.micro",
                "m5.large",
                "c5.large",
                "r5.large",
                "t2.micro",
                "m7g.large",
                "g5.xlarge",
            ],
        ),
        (
            &["sagemaker:InstanceTypes"],
            &["ml.t3.medium", "ml.m5.large", "ml.g5.xlarge"],
        ),
        (&["rds:DatabaseClass"], &["db.t3.micro", "db.m5.large", "db.r5.large"]),
        (
            &["elasticache:CacheNodeType"],
            &["cache.t3.micro", "cache.m5.large", "cache.r5.large"],
        ),
    ];
    let found = of_key.iter().find(|(names, _)| is_one_of(key, names));
    found.map(|(_, types)| *types)
}

/// How large machines come.
pub const SIZES: [&str; 17] = [
    "micro", "large", "nano", "small", "medium", "xlarge", "2xlarge", "4xlarge", "8xlarge", "9xlarge", "12xlarge",
    "16xlarge", "18xlarge", "24xlarge", "32xlarge", "48xlarge", "metal",
];

/// Whether a text is a family of machines and a size: `t3.micro`, `db.r5.large`.
#[must_use]
pub fn is_machine(text: &str) -> bool {
    let is_size = |size: &str| {
        let (number, rest) = size.split_at(size.find(|it: char| !it.is_ascii_digit()).unwrap_or(0));
        SIZES.contains(&size) || size.starts_with("metal-") || (!number.is_empty() && rest == "xlarge")
    };
    // A letter, and the number of the generation.
    let is_family = |family: &str| {
        family.starts_with(|it: char| it.is_ascii_lowercase())
            && family.contains(|it: char| it.is_ascii_digit())
            && family
                .bytes()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
    };
    text.rsplit_once('.').is_some_and(|(family, size)| {
        // Databases, models and caches say in front what the machine is for.
        let (kind, family) = family.rsplit_once('.').unwrap_or(("", family));
        ["", "cache", "db", "ml"].contains(&kind) && is_size(size) && is_family(family)
    })
}
