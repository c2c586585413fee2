//! What the packages lack or have wrong, each with the page that says so.

/// Global keys that the list of the package lacks, or has with another type. Two types: AWS takes either.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
pub const GLOBAL_KEYS: [(&str, &[&str]); 12] = [
    // "This key can be used with date operators or numeric operators."
    ("aws:EpochTime", &["Date", "Numeric"]),
    // Named by AWS's own managed policies; the older name of the organization's management account.
    // What STS sets in a session from the token or assertion of somebody on whose behalf it acts:
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_OriginIdentity.html,
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_TrustedIdentityPropagationContext.html
    ("aws:IdentityCenterInstanceArn", &["ARN"]),
    ("aws:IdentityStoreArn", &["ARN"]),
    ("aws:OriginIdentity/FederatedProviderArn", &["ARN"]),
    ("aws:OriginIdentity/Issuer", &["String"]),
    ("aws:OriginIdentity/Subject", &["String"]),
    ("aws:OriginIdentity/SubjectType", &["String"]),
    ("aws:PrincipalOrgMasterAccountId", &["String"]),
    ("aws:SignInSessionArn", &["ARN"]),
    // "ARN of the VPC that the request traverses":
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_condition_keys_federated.html
    ("aws:SourceVpcArn", &["ARN"]),
    ("aws:TransactionContext/IdentityProvider/${Claim}", &["String"]),
    ("aws:ViaCustomerDomain", &["String"]),
];

/// Keys that the reference names at an action and never describes. They look like slips of its writers.
pub const NEVER_DESCRIBED: [&str; 1] = ["kms:RecipientAttestation:PCR8:ServiceName"];

/// ARN formats that lack their account field, and what AWS's page of the resource shows.
///
/// Source: <https://docs.aws.amazon.com/mediaconnect/latest/ug/reservations.html>
pub const ARNS: [(&str, &str); 1] = [(
    "arn:${Partition}:mediaconnect:${Region}:offering:${OfferingId}",
    "arn:${Partition}:mediaconnect:${Region}:${Account}:offering:${OfferingId}",
)];
