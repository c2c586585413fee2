//! When a further permission is asked: the conditions by name, and what in a request's context tells that one holds.

/// A condition on the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// AWS's reference lists it, and does not say when. Nothing in a request tells.
    Listed,
    /// The data are under a customer managed key of AWS KMS.
    CustomerKey,
    /// What is copied is under such a key.
    SourceKey,
    /// What is written is under such a key from now on.
    NewKey,
    /// The parameter is of the advanced tier.
    AdvancedTier,
    /// The parameter is of the standard tier.
    StandardTier,
    /// The call asks for the value in clear text.
    Decryption,
    /// The call tags what it makes.
    Tags,
    /// The call gives an access control list.
    Acl,
    /// The call gives an access control list other than `private`.
    OpenAcl,
    /// The call sets a retention of Object Lock.
    Retention,
    /// The call sets a legal hold of Object Lock.
    LegalHold,
    /// The call goes past a retention in governance mode.
    BypassGovernance,
    /// The new bucket has Object Lock.
    ObjectLock,
    /// The call says who owns the objects of the new bucket.
    Ownership,
    /// The call copies an object.
    CopySource,
    /// The object is not there.
    MissingObject,
    /// The object goes up in parts.
    Multipart,
    /// The upload in parts is broken off.
    AbortedUpload,
    /// The client asks which parts are there.
    ListedParts,
    /// The request goes through an access point.
    AccessPoint,
    /// The call hands a role over.
    Role,
    /// What is made is put into a VPC.
    Vpc,
    /// The function has layers.
    Layers,
    /// The code comes as a container image of Amazon ECR.
    ContainerImage,
    /// The repository's policy does not let Lambda in yet.
    RepositoryPolicy,
    /// The answer shall show the environment variables.
    ShownVariables,
    /// The function reads from a queue of Amazon SQS.
    SqsSource,
    /// The function reads from a stream of Amazon Kinesis.
    KinesisSource,
    /// The function reads from a stream of Amazon DynamoDB.
    DynamodbSource,
    /// The call launches from a launch template.
    LaunchTemplate,
    /// The image is named by a parameter of Systems Manager.
    ImageParameter,
    /// The call names a document of Systems Manager.
    Document,
    /// The function is called by its URL.
    FunctionUrl,
    /// The service-linked role of the service is not there yet.
    FirstUse,
    /// Docker or another client of a registry makes the call.
    RegistryClient,
    /// Results are written to Amazon S3.
    Results,
    /// The tables are those of the AWS Glue Data Catalog.
    DataCatalog,
    /// The password is managed in AWS Secrets Manager.
    ManagedPassword,
    /// The secret with that password is under a customer managed key of AWS KMS.
    PasswordKey,
    /// The call rotates that password.
    PasswordRotation,
    /// The session has a source identity.
    SourceIdentity,
    /// A Lambda function rotates the secret.
    Rotation,
    /// The secret is replicated to other Regions.
    Replicas,
    /// Containers read secrets or parameters.
    ContainerSecrets,
    /// Containers write to CloudWatch Logs.
    ContainerLogs,
}

/// What in a request's context tells that a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The key is there.
    There(&'static str),
    /// Some key that begins so is there.
    Begins(&'static str),
    /// The key holds `true`; `false` tells the contrary.
    True(&'static str),
    /// The key is there, and its values are the ARNs that are asked of.
    Arns(&'static str),
    /// The key is there; this value tells the contrary.
    Not(&'static str, &'static str),
}

impl When {
    /// All that a request may speak of, in the order in which they are listed.
    pub const ALL: [Self; 45] = [
        Self::CustomerKey,
        Self::SourceKey,
        Self::NewKey,
        Self::AdvancedTier,
        Self::StandardTier,
        Self::Decryption,
        Self::Tags,
        Self::Acl,
        Self::OpenAcl,
        Self::Retention,
        Self::LegalHold,
        Self::BypassGovernance,
        Self::ObjectLock,
        Self::Ownership,
        Self::CopySource,
        Self::MissingObject,
        Self::Multipart,
        Self::AbortedUpload,
        Self::ListedParts,
        Self::AccessPoint,
        Self::Role,
        Self::Vpc,
        Self::Layers,
        Self::ContainerImage,
        Self::RepositoryPolicy,
        Self::ShownVariables,
        Self::SqsSource,
        Self::KinesisSource,
        Self::DynamodbSource,
        Self::LaunchTemplate,
        Self::ImageParameter,
        Self::Document,
        Self::FunctionUrl,
        Self::FirstUse,
        Self::RegistryClient,
        Self::Results,
        Self::DataCatalog,
        Self::ManagedPassword,
        Self::PasswordKey,
        Self::PasswordRotation,
        Self::SourceIdentity,
        Self::Rotation,
        Self::Replicas,
        Self::ContainerSecrets,
        Self::ContainerLogs,
    ];

    /// How a case names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::CustomerKey => "customerKey",
            Self::SourceKey => "sourceKey",
            Self::NewKey => "newKey",
            Self::AdvancedTier => "advancedTier",
            Self::StandardTier => "standardTier",
            Self::Decryption => "decryption",
            Self::Tags => "tags",
            Self::Acl => "acl",
            Self::OpenAcl => "openAcl",
            Self::Retention => "retention",
            Self::LegalHold => "legalHold",
            Self::BypassGovernance => "bypassGovernance",
            Self::ObjectLock => "objectLock",
            Self::Ownership => "ownership",
            Self::CopySource => "copySource",
            Self::MissingObject => "missingObject",
            Self::Multipart => "multipart",
            Self::AbortedUpload => "abortedUpload",
            Self::ListedParts => "listedParts",
            Self::AccessPoint => "accessPoint",
            Self::Role => "role",
            Self::Vpc => "vpc",
            Self::Layers => "layers",
            Self::ContainerImage => "containerImage",
            Self::RepositoryPolicy => "repositoryPolicy",
            Self::ShownVariables => "shownVariables",
            Self::SqsSource => "sqsSource",
            Self::KinesisSource => "kinesisSource",
            Self::DynamodbSource => "dynamodbSource",
            Self::LaunchTemplate => "launchTemplate",
            Self::ImageParameter => "imageParameter",
            Self::Document => "document",
            Self::FunctionUrl => "functionUrl",
            Self::FirstUse => "firstUse",
            Self::RegistryClient => "registryClient",
            Self::Results => "results",
            Self::DataCatalog => "dataCatalog",
            Self::ManagedPassword => "managedPassword",
            Self::PasswordKey => "passwordKey",
            Self::PasswordRotation => "passwordRotation",
            Self::SourceIdentity => "sourceIdentity",
            Self::Rotation => "rotation",
            Self::Replicas => "replicas",
            Self::ContainerSecrets => "containerSecrets",
            Self::ContainerLogs => "containerLogs",
        }
    }

    /// The keys of a request that tell.
    #[must_use]
    pub const fn signs(self) -> &'static [Sign] {
        match self {
            Self::CustomerKey => &[
                Sign::Arns("s3:x-amz-server-side-encryption-aws-kms-key-id"),
                Sign::Arns("ec2:KmsKeyId"),
                Sign::Arns("secretsmanager:KmsKeyArn"),
            ],
            Self::Tags => &[
                Sign::There("aws:TagKeys"),
                Sign::Begins("aws:requesttag/"),
                Sign::There("s3:RequestObjectTagKeys"),
                Sign::Begins("s3:requestobjecttag/"),
                Sign::Begins("rds:req-tag/"),
            ],
            Self::Acl => &[Sign::There("s3:x-amz-acl"), Sign::Begins("s3:x-amz-grant-")],
            Self::OpenAcl => &[Sign::Not("s3:x-amz-acl", "private"), Sign::Begins("s3:x-amz-grant-")],
            Self::Retention => &[
                Sign::There("s3:object-lock-mode"),
                Sign::There("s3:object-lock-retain-until-date"),
            ],
            Self::LegalHold => &[Sign::There("s3:object-lock-legal-hold")],
            Self::CopySource => &[Sign::There("s3:x-amz-copy-source")],
            Self::Ownership => &[Sign::There("s3:x-amz-object-ownership")],
            Self::AccessPoint => &[Sign::There("s3:DataAccessPointArn")],
            Self::Role => &[
                Sign::There("ec2:InstanceProfile"),
                Sign::There("ec2:NewInstanceProfile"),
                Sign::Arns("cloudformation:RoleArn"),
                Sign::Arns("codebuild:serviceRole"),
                Sign::Arns("codebuild:fleetServiceRole"),
                Sign::Arns("codebuild:buildBatchConfig.serviceRole"),
                Sign::Arns("elasticmapreduce:ExecutionRoleArn"),
                Sign::Arns("emr-containers:ExecutionRoleArn"),
                Sign::Arns("gameliftstreams:RoleArn"),
                Sign::Arns("secretsmanager:ExternalSecretRotationRoleArn"),
            ],
            Self::Vpc => &[
                Sign::There("lambda:VpcIds"),
                Sign::There("lambda:SubnetIds"),
                Sign::There("lambda:SecurityGroupIds"),
            ],
            Self::Layers => &[Sign::Arns("lambda:Layer")],
            Self::LaunchTemplate => &[Sign::True("autoscaling:LaunchTemplateVersionSpecified")],
            Self::Document => &[Sign::True("ssm:SessionDocumentAccessCheck")],
            Self::FunctionUrl => &[
                Sign::True("lambda:InvokedViaFunctionUrl"),
                Sign::There("lambda:FunctionUrlAuthType"),
            ],
            Self::SourceIdentity => &[Sign::There("sts:SourceIdentity")],
            Self::ManagedPassword => &[Sign::True("rds:ManageMasterUserPassword")],
            Self::Listed
            | Self::SourceKey
            | Self::NewKey
            | Self::AdvancedTier
            | Self::StandardTier
            | Self::Decryption
            | Self::BypassGovernance
            | Self::ObjectLock
            | Self::MissingObject
            | Self::Multipart
            | Self::AbortedUpload
            | Self::ListedParts
            | Self::ContainerImage
            | Self::RepositoryPolicy
            | Self::ShownVariables
            | Self::SqsSource
            | Self::KinesisSource
            | Self::DynamodbSource
            | Self::ImageParameter
            | Self::FirstUse
            | Self::RegistryClient
            | Self::Results
            | Self::DataCatalog
            | Self::Rotation
            | Self::Replicas
            | Self::PasswordKey
            | Self::PasswordRotation
            | Self::ContainerSecrets
            | Self::ContainerLogs => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_conditions_own() {
        let mut names = When::ALL.map(When::name);
        names.sort_unstable();
        assert!(names.is_sorted_by(|one, other| one < other), "{names:?}");
    }
}
