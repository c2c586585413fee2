//! Errors that are often taken for a denial, and have a known cause of their own. None of them says who asked for what, so
//! none has a case; each is told apart by its wording, and has a page that says what it means.

/// The cause of an error that is no denial by a policy, or names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The role's account has no provider with the issuer of a token.
    NoOidcProvider,
    /// The audience of a token is none that the provider lists.
    Audience,
    /// The provider could not be asked for its keys, or they are others.
    ProviderUnreachable,
    /// A policy names a principal that is not there; it was not saved.
    InvalidPrincipal,
    /// A policy that was not saved.
    MalformedPolicy,
    /// Credentials, a token or a signed address that are over.
    Expired,
    /// An access key that AWS does not know, or that is switched off.
    UnknownKey,
    /// No credentials were found.
    NoCredentials,
    /// A signature that was made with another key, or of another text.
    Signature,
    /// The clock of the caller.
    Clock,
    /// Something that Lake Formation grants.
    LakeFormation,
    /// A service that may not assume the role that it was given.
    ServiceCantAssume,
    /// A sign-in to a database.
    Database,
    /// An action inside of a Kubernetes cluster.
    Kubernetes,
    /// No entry in a cluster for an identity of IAM.
    KubernetesUnknown,
    /// No API of API Gateway at that address.
    NoSuchApi,
    /// A function of the API's owner that decides in place of policies.
    Authorizer,
    /// A sign-in to a registry of images.
    Registry,
    /// An image that a service may not fetch.
    ImagePull,
    /// The code of a second factor.
    MfaCode,
    /// How long a session is to last.
    Duration,
    /// The session policies and tags of a session are too large.
    PackedPolicy,
    /// A service-linked role is not changed by hand.
    ServiceLinked,
    /// An account that has not signed up for a service.
    NotSubscribed,
    /// A key that is disabled or is to be deleted.
    KeyState,
    /// What the role of a function may not do for it.
    ExecutionRole,
    /// The key of a secret.
    KeyOfSecret,
    /// A bucket that takes no access control lists.
    NoAcls,
    /// A role of another account that is handed over.
    ForeignRole,
    /// A model that the account has no access to.
    ModelAccess,
    /// Too many calls.
    Throttled,
}

use Known::{
    Audience, Authorizer, Clock, Database, Duration, ExecutionRole, Expired, ForeignRole, ImagePull, InvalidPrincipal,
    KeyOfSecret, KeyState, Kubernetes, KubernetesUnknown, LakeFormation, MalformedPolicy, MfaCode, ModelAccess, NoAcls,
    NoCredentials, NoOidcProvider, NoSuchApi, NotSubscribed, PackedPolicy, ProviderUnreachable, Registry,
    ServiceCantAssume, ServiceLinked, Signature, Throttled, UnknownKey,
};

/// What is in an error, in lower case: all of a line.
const SIGNS: &[(Known, &[&str])] = &[
    (NoOidcProvider, &["no openidconnect provider found"]),
    (Audience, &["incorrect token audience"]),
    (ProviderUnreachable, &["couldn't retrieve verification key"]),
    (ProviderUnreachable, &["openidconnect provider's https certificate"]),
    (ProviderUnreachable, &["idpcommunicationerror"]),
    (InvalidPrincipal, &["invalid principal in policy"]),
    (InvalidPrincipal, &["with one or more invalid principals"]),
    (MalformedPolicy, &["malformedpolicy"]),
    (Registry, &["no basic auth credentials"]),
    (Registry, &["your authorization token has expired. reauthenticate"]),
    (ImagePull, &["cannotpullcontainer", "403 forbidden"]),
    (ImagePull, &["failed to pull image", "403 forbidden"]),
    (ImagePull, &["failed to pull and unpack image", "403 forbidden"]),
    (ImagePull, &["dkr.ecr.", "pull access denied"]),
    (Expired, &["expiredtoken"]),
    (Expired, &["requestexpired"]),
    (Expired, &["request has expired"]),
    (Expired, &["token", "is expired"]),
    (Expired, &["token has expired"]),
    (Expired, &["token expired:"]),
    (Expired, &["sso session", "expired"]),
    (UnknownKey, &["invalidclienttokenid"]),
    (UnknownKey, &["unrecognizedclientexception"]),
    (UnknownKey, &["invalidaccesskeyid"]),
    (UnknownKey, &["security token included in the request is invalid"]),
    (UnknownKey, &["access key id you provided does not exist"]),
    (UnknownKey, &["not able to validate the provided access credentials"]),
    (UnknownKey, &["provided token is malformed or otherwise invalid"]),
    (NoCredentials, &["unable to locate credentials"]),
    (NoCredentials, &["could not load credentials from any providers"]),
    (NoCredentials, &["no valid credential sources"]),
    (Clock, &["requesttimetooskewed"]),
    (Clock, &["signature expired:"]),
    (Clock, &["signature not yet current"]),
    (Clock, &["difference between the request time and the"]),
    (Signature, &["signaturedoesnotmatch"]),
    (Signature, &["signature we calculated does not match"]),
    (Signature, &["invalidsignatureexception"]),
    (Signature, &["incompletesignature"]),
    (Signature, &["authorizationheadermalformed"]),
    (ExecutionRole, &["execution role does not have permissions to call"]),
    (KeyOfSecret, &["access to kms is not allowed"]),
    (NoAcls, &["accesscontrollistnotsupported"]),
    (NoAcls, &["bucket does not allow acls"]),
    (ForeignRole, &["cross-account pass role is not allowed"]),
    (ModelAccess, &["model access is denied"]),
    (
        ModelAccess,
        &["don't have access to the model with the specified model id"],
    ),
    (LakeFormation, &["insufficient lake formation permission"]),
    (LakeFormation, &["lake formation", "permission", "required"]),
    (ServiceCantAssume, &["cannot be assumed"]),
    (ServiceCantAssume, &["unable to assume", "role"]),
    (ServiceCantAssume, &["is not authorized to perform assumerole on role"]),
    (ServiceCantAssume, &["cannot assume role by code pipeline"]),
    (Database, &["access denied for user", "using password"]),
    (Database, &["1045", "access denied for user"]),
    (Database, &["authentication failed for user"]),
    (Kubernetes, &["cannot", "resource", "in api group"]),
    (KubernetesUnknown, &["you must be logged in to the server"]),
    (
        KubernetesUnknown,
        &["server has asked for the client to provide credentials"],
    ),
    (MfaCode, &["invalid mfa one time pass code"]),
    (Duration, &["exceeds the maxsessionduration"]),
    (Duration, &["1 hour session limit for roles assumed by role chaining"]),
    (PackedPolicy, &["packedpolicytoolarge"]),
    (PackedPolicy, &["packed size of session"]),
    (ServiceLinked, &["unmodifiableentity"]),
    (NotSubscribed, &["optinrequired"]),
    (NotSubscribed, &["subscriptionrequired"]),
    (NotSubscribed, &["needs a subscription for the service"]),
    (KeyState, &["kmsinvalidstate"]),
    (KeyState, &["disabledexception", "kms"]),
    (KeyState, &["key/", "is pending deletion"]),
    (KeyState, &["key/", "is disabled"]),
    (Throttled, &["throttlingexception"]),
    (Throttled, &["rate exceeded"]),
    (Throttled, &["requestlimitexceeded"]),
    (NoSuchApi, &["missing authentication token"]),
    (Authorizer, &["user is not authorized to access this resource"]),
];

impl Known {
    /// The page that says what it means.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            NoOidcProvider | Audience => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html"
            }
            ProviderUnreachable => {
                "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html"
            }
            InvalidPrincipal => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
            }
            MalformedPolicy => "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
            Expired | UnknownKey | Throttled => "https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html",
            NoCredentials => "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
            Signature | Clock => "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html",
            LakeFormation => "https://docs.aws.amazon.com/lake-formation/latest/dg/troubleshooting.html",
            ServiceCantAssume => "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
            Database => {
                "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html"
            }
            Kubernetes | KubernetesUnknown => "https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html",
            NoSuchApi | Authorizer => {
                "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
            }
            Registry => "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
            ImagePull => "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
            MfaCode | Duration | PackedPolicy => {
                "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"
            }
            ServiceLinked => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html"
            }
            NotSubscribed => "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
            ExecutionRole => "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
            KeyOfSecret => "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
            NoAcls => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
            ForeignRole => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
            ModelAccess => "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html",
            KeyState => "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
        }
    }
}

/// The known cause of an error, which is given in lower case.
pub(crate) fn cause(lower: &str) -> Option<Known> {
    let is_said = |(_, signs): &&(Known, &[&str])| signs.iter().all(|sign| lower.contains(sign));
    SIGNS.iter().find(is_said).map(|(known, _)| *known)
}

#[cfg(test)]
mod tests;
