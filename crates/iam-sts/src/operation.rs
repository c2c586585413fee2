//! The parameters of the operations, as AWS's API names them.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;

use crate::Time;
use crate::tags::Tag;

/// `sts:AssumeRole`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumeRole {
    /// `RoleArn`, with the role's path.
    pub role_arn: String,
    /// `RoleSessionName`, of 2 to 64 characters.
    pub role_session_name: String,
    /// `DurationSeconds`; without one, an hour.
    pub duration_seconds: Option<i64>,
    /// `ExternalId`, which a trust policy reads as `sts:ExternalId`.
    pub external_id: Option<String>,
    /// `Policy` and `PolicyArns`.
    pub limits: SessionPolicies,
    /// `Tags`, the session tags.
    pub tags: Vec<Tag>,
    /// `TransitiveTagKeys`: of the tags those that go on to the next session of a chain.
    pub transitive_tag_keys: Vec<String>,
    /// `SourceIdentity`; another than that of the calling session is refused (S-30).
    pub source_identity: Option<String>,
    /// `SerialNumber` and `TokenCode`.
    pub mfa: MfaParameters,
}

/// Policies that are passed to limit a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionPolicies {
    /// `Policy`: one that is passed as a document.
    pub policy: Option<PolicyText>,
    /// ARNs of managed policies.
    pub policy_arns: Vec<String>,
}

/// A policy document as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyText {
    /// Which document it is, as in [`iam_eval::policies::Attached::document`].
    pub document: usize,
    /// The document as JSON.
    pub text: String,
}

/// `SerialNumber` and `TokenCode`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MfaParameters {
    /// The ARN or the serial number of a device of the caller.
    pub serial_number: Option<String>,
    /// Any six digits are right but `000000`, which stands for a wrong code.
    pub token_code: Option<String>,
}

/// Switch Role in the console.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SwitchRole {
    /// With the role's path.
    pub role_arn: String,
}

/// `sts:AssumeRoleWithSAML`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumeRoleWithSaml {
    /// `RoleArn`, with the role's path.
    pub role_arn: String,
    /// The SAML provider.
    pub principal_arn: String,
    /// `SAMLAssertion`, decoded.
    pub assertion: Assertion,
    /// `DurationSeconds`; without one, what the assertion says, or an hour.
    pub duration_seconds: Option<i64>,
    /// `Policy` and `PolicyArns`.
    pub limits: SessionPolicies,
}

/// What a SAML assertion says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assertion {
    /// `Issuer`, which `saml:iss` holds.
    pub issuer: Option<String>,
    /// `NameID`, which `saml:sub` holds.
    pub subject: Option<String>,
    /// `persistent`, `transient` or a URI of a name-id format.
    pub subject_type: Option<String>,
    /// The recipient, which `saml:aud` holds.
    pub audience: Option<String>,
    /// `SessionNotOnOrAfter`.
    pub session_not_on_or_after: Option<Time>,
    /// Attributes by name, in order.
    pub attributes: Vec<(String, Vec<String>)>,
}

/// `sts:AssumeRoleWithWebIdentity`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumeRoleWithWebIdentity {
    /// `RoleArn`, with the role's path.
    pub role_arn: String,
    /// `RoleSessionName`, of 2 to 64 characters.
    pub role_session_name: String,
    /// `WebIdentityToken`, decoded.
    pub token: Token,
    /// `DurationSeconds`; without one, an hour.
    pub duration_seconds: Option<i64>,
    /// `Policy` and `PolicyArns`.
    pub limits: SessionPolicies,
}

/// What an OpenID Connect token says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// `iss`, with or without `https://`.
    pub issuer: String,
    /// `aud`.
    pub audiences: Vec<String>,
    /// `azp`.
    pub authorized_party: Option<String>,
    /// `sub`.
    pub subject: Option<String>,
    /// `exp`.
    pub expires: Option<Time>,
    /// From the claim `https://aws.amazon.com/tags`.
    pub tags: Vec<Tag>,
    /// From the same claim: keys of the tags that go on to the next session of a chain.
    pub transitive_tag_keys: Vec<String>,
    /// From the claim `https://aws.amazon.com/source_identity`.
    pub source_identity: Option<String>,
    /// All other claims that hold a text or a list of texts.
    pub claims: Vec<(String, Value)>,
}

/// `sts:GetSessionToken`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GetSessionToken {
    /// `DurationSeconds`; without one, twelve hours, of the root user one.
    pub duration_seconds: Option<i64>,
    /// `SerialNumber` and `TokenCode`.
    pub mfa: MfaParameters,
}

/// `sts:GetFederationToken`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GetFederationToken {
    /// `Name`: the session is `arn:P:sts::A:federated-user/NAME`.
    pub name: String,
    /// `DurationSeconds`; without one, twelve hours, of the root user one.
    pub duration_seconds: Option<i64>,
    /// `Policy` and `PolicyArns`, without which the session may do nothing but what resources grant to it.
    pub limits: SessionPolicies,
    /// `Tags`, the session tags.
    pub tags: Vec<Tag>,
}

/// `sts:AssumeRoot`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumeRoot {
    /// An account id, or the ARN of its root user.
    pub target_principal: String,
    /// `TaskPolicyArn`: one of AWS's managed policies for this.
    pub task_policy_arn: String,
    /// `DurationSeconds`; without one, 900, which is the most.
    pub duration_seconds: Option<i64>,
}

/// An EC2 instance is started with an instance profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaunchInstance {
    /// Name or ARN.
    pub instance_profile: String,
    /// `i-…`.
    pub instance_id: String,
}

/// A service assumes a role that was handed to it, or one that is linked to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvokeAsService {
    /// `lambda.amazonaws.com`.
    pub service: String,
    /// With the role's path.
    pub role_arn: String,
    /// Session tags that the service passes.
    pub tags: Vec<Tag>,
    /// The association of EKS Pod Identity passes none.
    pub has_tags_disabled: bool,
}

/// One action on one or more resources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// With its prefix: `s3:GetObject`.
    pub action: String,
    /// An ARN, or `*` where the action takes no resource.
    pub resource: String,
    /// The owner of the resource, where it is given.
    pub resource_account: Option<String>,
}
