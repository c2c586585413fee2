//! Errors as people paste them, and what each is told to be.

use iam_words::Lang;

use super::{Known, SIGNS};
use crate::{Said, read, words};

/// What programs print, the cause before it.
const MESSAGES: &[(Known, &str)] = &[
    (
        Known::NoOidcProvider,
        "Error: Could not assume role with OIDC: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com",
    ),
    (
        Known::Audience,
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience",
    ),
    (
        Known::ProviderUnreachable,
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
    ),
    (
        Known::ProviderUnreachable,
        "InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
    ),
    (
        Known::InvalidPrincipal,
        r#"An error occurred (MalformedPolicyDocument) when calling the UpdateAssumeRolePolicy operation: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/gone""#,
    ),
    (
        Known::InvalidPrincipal,
        "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.",
    ),
    (
        Known::MalformedPolicy,
        "An error occurred (MalformedPolicyDocument) when calling the CreatePolicy operation: The policy failed legacy parsing",
    ),
    (
        Known::Expired,
        "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
    ),
    (
        Known::Expired,
        "An error occurred (ExpiredTokenException) when calling the GetCallerIdentity operation: The security token included in the request is expired",
    ),
    (
        Known::Expired,
        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>300</X-Amz-Expires></Error>",
    ),
    (
        Known::Expired,
        "Error loading SSO Token: Token for https://acme.awsapps.com/start: The SSO session associated with this profile has expired or is otherwise invalid.",
    ),
    (
        Known::UnknownKey,
        "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.",
    ),
    (
        Known::UnknownKey,
        "An error occurred (UnrecognizedClientException) when calling the ListTables operation: The security token included in the request is invalid.",
    ),
    (
        Known::UnknownKey,
        "An error occurred (AuthFailure) when calling the DescribeInstances operation: AWS was not able to validate the provided access credentials",
    ),
    (
        Known::UnknownKey,
        r#"{"Error":{"Code":"InvalidAccessKeyId","Message":"The AWS Access Key Id you provided does not exist in our records."}}"#,
    ),
    (
        Known::NoCredentials,
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
    ),
    (
        Known::NoCredentials,
        "Error: Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers",
    ),
    (
        Known::Signature,
        "An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    ),
    (
        Known::Clock,
        "An error occurred (RequestTimeTooSkewed) when calling the ListBuckets operation: The difference between the request time and the current time is too large.",
    ),
    (
        Known::Clock,
        "An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z",
    ),
    (
        Known::LakeFormation,
        "An error occurred (AccessDeniedException) when calling the GetTable operation: Insufficient Lake Formation permission(s): Required Select on orders",
    ),
    (
        Known::ServiceCantAssume,
        "An error occurred (InvalidParameterValueException) when calling the CreateFunction operation: The role defined for the function cannot be assumed by Lambda.",
    ),
    (
        Known::ServiceCantAssume,
        "ValidationException: The role arn:aws:iam::111122223333:role/job is invalid or cannot be assumed",
    ),
    (
        Known::ServiceCantAssume,
        "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/task' that was provided for this task).",
    ),
    (
        Known::Database,
        "ERROR 1045 (28000): Access denied for user 'app'@'10.0.1.7' (using password: YES)",
    ),
    (Known::Database, r#"FATAL: PAM authentication failed for user "app""#),
    (
        Known::Kubernetes,
        r#"Error from server (Forbidden): pods is forbidden: User "ana" cannot list resource "pods" in API group "" in the namespace "default""#,
    ),
    (
        Known::KubernetesUnknown,
        "error: You must be logged in to the server (Unauthorized)",
    ),
    (Known::NoSuchApi, r#"{"message":"Missing Authentication Token"}"#),
    (
        Known::Authorizer,
        r#"{"Message":"User is not authorized to access this resource with an explicit deny"}"#,
    ),
    (
        Known::Registry,
        "Error response from daemon: Head \"https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/app/manifests/1\": no basic auth credentials",
    ),
    (
        Known::Registry,
        "denied: Your authorization token has expired. Reauthenticate and try again.",
    ),
    (
        Known::ImagePull,
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/app:latest: unexpected status from HEAD request to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/app/manifests/latest: 403 Forbidden",
    ),
    (
        Known::ImagePull,
        "Error response from daemon: pull access denied for 111122223333.dkr.ecr.us-east-1.amazonaws.com/app, repository does not exist or may require 'docker login': denied",
    ),
    (
        Known::ServiceCantAssume,
        "arn:aws:iam::111122223333:role/pipe is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/pipe",
    ),
    (
        Known::MfaCode,
        "An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.",
    ),
    (
        Known::MfaCode,
        "operation error STS: GetSessionToken, https response error StatusCode: 403, RequestID: 1, api error AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.",
    ),
    (
        Known::Duration,
        "An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    ),
    (
        Known::Duration,
        "An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    ),
    (
        Known::PackedPolicy,
        "An error occurred (PackedPolicyTooLarge) when calling the AssumeRole operation: Packed size of session tags consumes 180% of allotted space.",
    ),
    (
        Known::ServiceLinked,
        "An error occurred (UnmodifiableEntity) when calling the AttachRolePolicy operation: Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
    ),
    (
        Known::NotSubscribed,
        "An error occurred (OptInRequired) when calling the RunInstances operation: You are not subscribed to this service.",
    ),
    (
        Known::KeyState,
        "An error occurred (KMSInvalidStateException) when calling the Decrypt operation: arn:aws:kms:us-east-1:111122223333:key/1234abcd is pending deletion.",
    ),
    (
        Known::Signature,
        "An error occurred (AuthorizationHeaderMalformed) when calling the ListObjectsV2 operation: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    ),
    (
        Known::ExecutionRole,
        "An error occurred (InvalidParameterValueException) when calling the CreateFunction operation: The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
    ),
    (
        Known::KeyOfSecret,
        "An error occurred (AccessDeniedException) when calling the GetSecretValue operation: Access to KMS is not allowed",
    ),
    (
        Known::NoAcls,
        "An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs",
    ),
    (
        Known::ForeignRole,
        "An error occurred (InvalidParameterValueException) when calling the CreateFunction operation: Cross-account pass role is not allowed.",
    ),
    (
        Known::ModelAccess,
        "An error occurred (AccessDeniedException) when calling the InvokeModel operation: You don't have access to the model with the specified model ID.",
    ),
    (
        Known::Throttled,
        "An error occurred (ThrottlingException) when calling the DescribeTable operation (reached max retries: 4): Rate exceeded",
    ),
];

#[test]
fn each_error_is_told_its_own_cause() {
    for (known, text) in MESSAGES {
        assert_eq!(Said::Known(*known), read(text), "{text}");
    }
}

#[test]
fn each_cause_is_met_and_has_its_words_and_its_page() {
    for (known, signs) in SIGNS {
        assert!(MESSAGES.iter().any(|(met, _)| met == known), "{known:?}");
        assert!(signs.iter().all(|it| *it == it.to_lowercase()), "{signs:?}");
        assert!(known.source().starts_with("https://docs.aws.amazon.com/"), "{known:?}");
        for lang in [Lang::En, Lang::Ko] {
            let said = words::known::cause(*known, lang);
            assert!(said.ends_with('.') && said.contains(". "), "{said}");
        }
    }
}

#[test]
fn a_denial_stays_one() {
    for text in [
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/x because no identity-based policy allows the sts:AssumeRole action. Check the role's token: it is expired.",
        "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
        "An error occurred (MissingAuthenticationToken) when calling the AssumeRole operation: Request is missing Authentication Token",
        "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
    ] {
        assert!(matches!(read(text), Said::Denied(_)), "{text}");
    }
}
