//! The things that policies come in.

/// What a policy was in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// `aws iam get-role`.
    GetRole,
    /// `aws iam get-policy-version`.
    GetPolicyVersion,
    /// `aws iam get-role-policy`.
    GetRolePolicy,
    /// `aws iam get-user-policy`.
    GetUserPolicy,
    /// `aws iam get-group-policy`.
    GetGroupPolicy,
    /// `aws iam get-account-authorization-details`.
    GetAccountAuthorizationDetails,
    /// `aws s3api get-bucket-policy`.
    GetBucketPolicy,
    /// `aws kms get-key-policy`.
    GetKeyPolicy,
    /// `aws sqs get-queue-attributes`.
    GetQueueAttributes,
    /// `aws sns get-topic-attributes`.
    GetTopicAttributes,
    /// `aws secretsmanager get-resource-policy`.
    GetSecretPolicy,
    /// `aws ecr get-repository-policy`.
    GetRepositoryPolicy,
    /// `aws lambda get-policy`.
    GetFunctionPolicy,
    /// `aws organizations describe-policy`.
    DescribeOrganizationPolicy,
    /// `aws ec2 describe-vpc-endpoints`.
    DescribeVpcEndpoints,
    /// Some other JSON.
    Json,
    /// A JSON string, or what was inside its quotes.
    JsonString,
    /// Percent-encoded, as the raw API gives it.
    UrlEncoded,
    /// An answer of the raw API.
    Xml,
    /// Text around it, such as the command that printed it.
    OtherText,
    /// A statement without its document.
    Statement,
    /// Statements without their document.
    Statements,
}

impl Wrapper {
    const ALL: [Self; 22] = [
        Self::GetRole,
        Self::GetPolicyVersion,
        Self::GetRolePolicy,
        Self::GetUserPolicy,
        Self::GetGroupPolicy,
        Self::GetAccountAuthorizationDetails,
        Self::GetBucketPolicy,
        Self::GetKeyPolicy,
        Self::GetQueueAttributes,
        Self::GetTopicAttributes,
        Self::GetSecretPolicy,
        Self::GetRepositoryPolicy,
        Self::GetFunctionPolicy,
        Self::DescribeOrganizationPolicy,
        Self::DescribeVpcEndpoints,
        Self::Json,
        Self::JsonString,
        Self::UrlEncoded,
        Self::Xml,
        Self::OtherText,
        Self::Statement,
        Self::Statements,
    ];

    /// The one of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The wrapper in a word, for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GetRole => "getRole",
            Self::GetPolicyVersion => "getPolicyVersion",
            Self::GetRolePolicy => "getRolePolicy",
            Self::GetUserPolicy => "getUserPolicy",
            Self::GetGroupPolicy => "getGroupPolicy",
            Self::GetAccountAuthorizationDetails => "getAccountAuthorizationDetails",
            Self::GetBucketPolicy => "getBucketPolicy",
            Self::GetKeyPolicy => "getKeyPolicy",
            Self::GetQueueAttributes => "getQueueAttributes",
            Self::GetTopicAttributes => "getTopicAttributes",
            Self::GetSecretPolicy => "getSecretPolicy",
            Self::GetRepositoryPolicy => "getRepositoryPolicy",
            Self::GetFunctionPolicy => "getFunctionPolicy",
            Self::DescribeOrganizationPolicy => "describeOrganizationPolicy",
            Self::DescribeVpcEndpoints => "describeVpcEndpoints",
            Self::Json => "json",
            Self::JsonString => "jsonString",
            Self::UrlEncoded => "urlEncoded",
            Self::Xml => "xml",
            Self::OtherText => "otherText",
            Self::Statement => "statement",
            Self::Statements => "statements",
        }
    }

    /// The command whose output it is.
    #[must_use]
    pub const fn command(self) -> Option<&'static str> {
        Some(match self {
            Self::GetRole => "aws iam get-role",
            Self::GetPolicyVersion => "aws iam get-policy-version",
            Self::GetRolePolicy => "aws iam get-role-policy",
            Self::GetUserPolicy => "aws iam get-user-policy",
            Self::GetGroupPolicy => "aws iam get-group-policy",
            Self::GetAccountAuthorizationDetails => "aws iam get-account-authorization-details",
            Self::GetBucketPolicy => "aws s3api get-bucket-policy",
            Self::GetKeyPolicy => "aws kms get-key-policy",
            Self::GetQueueAttributes => "aws sqs get-queue-attributes",
            Self::GetTopicAttributes => "aws sns get-topic-attributes",
            Self::GetSecretPolicy => "aws secretsmanager get-resource-policy",
            Self::GetRepositoryPolicy => "aws ecr get-repository-policy",
            Self::GetFunctionPolicy => "aws lambda get-policy",
            Self::DescribeOrganizationPolicy => "aws organizations describe-policy",
            Self::DescribeVpcEndpoints => "aws ec2 describe-vpc-endpoints",
            Self::Json
            | Self::JsonString
            | Self::UrlEncoded
            | Self::Xml
            | Self::OtherText
            | Self::Statement
            | Self::Statements => return None,
        })
    }
}
