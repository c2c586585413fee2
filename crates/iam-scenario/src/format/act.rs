//! What a step may do, of which it does one, and the fields of each.

use super::{Field, Holds, TAGS, needed, optional};

/// What a step does, without its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActName {
    /// Asks for an action.
    Request,
    /// `sts:AssumeRole`.
    AssumeRole,
    /// Switches the role in the console.
    SwitchRole,
    /// `sts:AssumeRoleWithSAML`.
    AssumeRoleWithSaml,
    /// `sts:AssumeRoleWithWebIdentity`.
    AssumeRoleWithWebIdentity,
    /// `sts:GetSessionToken`.
    GetSessionToken,
    /// `sts:GetFederationToken`.
    GetFederationToken,
    /// `sts:AssumeRoot`.
    AssumeRoot,
    /// `sts:GetCallerIdentity`.
    GetCallerIdentity,
    /// Starts an EC2 instance with a profile.
    LaunchInstance,
    /// A service does something with a role.
    InvokeAsService,
}

impl ActName {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 11] = [
        Self::Request,
        Self::AssumeRole,
        Self::SwitchRole,
        Self::AssumeRoleWithSaml,
        Self::AssumeRoleWithWebIdentity,
        Self::GetSessionToken,
        Self::GetFederationToken,
        Self::AssumeRoot,
        Self::GetCallerIdentity,
        Self::LaunchInstance,
        Self::InvokeAsService,
    ];

    /// The field of a step that says it, the fields of its parameters, and what it is.
    const fn row(self) -> (&'static str, &'static [Field], &'static str) {
        match self {
            Self::Request => ("request", REQUEST, "Asks for an action on a resource."),
            Self::AssumeRole => ("assumeRole", ASSUME_ROLE, "`sts:AssumeRole`."),
            Self::SwitchRole => ("switchRole", SWITCH_ROLE, "Switch Role in the console."),
            Self::AssumeRoleWithSaml => ("assumeRoleWithSaml", ASSUME_ROLE_WITH_SAML, "`sts:AssumeRoleWithSAML`."),
            Self::AssumeRoleWithWebIdentity => (
                "assumeRoleWithWebIdentity",
                ASSUME_ROLE_WITH_WEB_IDENTITY,
                "`sts:AssumeRoleWithWebIdentity`.",
            ),
            Self::GetSessionToken => ("getSessionToken", GET_SESSION_TOKEN, "`sts:GetSessionToken`."),
            Self::GetFederationToken => ("getFederationToken", GET_FEDERATION_TOKEN, "`sts:GetFederationToken`."),
            Self::AssumeRoot => ("assumeRoot", ASSUME_ROOT, "`sts:AssumeRoot`."),
            Self::GetCallerIdentity => ("getCallerIdentity", &[], "`sts:GetCallerIdentity`."),
            Self::LaunchInstance => (
                "launchInstance",
                LAUNCH_INSTANCE,
                "Starts an EC2 instance with an instance profile.",
            ),
            Self::InvokeAsService => (
                "invokeAsService",
                INVOKE_AS_SERVICE,
                "A service assumes a service role or service-linked role.",
            ),
        }
    }

    /// The field of a step that says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The fields of its parameters.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        self.row().1
    }

    pub(super) const fn field(self) -> Field {
        let (name, fields, about) = self.row();
        optional(name, Holds::Object(fields), about)
    }

    /// Whether nobody of the world signs the call.
    #[must_use]
    pub const fn is_unsigned(self) -> bool {
        match self {
            Self::AssumeRoleWithSaml | Self::AssumeRoleWithWebIdentity | Self::InvokeAsService => true,
            Self::Request
            | Self::AssumeRole
            | Self::SwitchRole
            | Self::GetSessionToken
            | Self::GetFederationToken
            | Self::AssumeRoot
            | Self::GetCallerIdentity
            | Self::LaunchInstance => false,
        }
    }
}

const REQUEST: &[Field] = &[
    needed("action", Holds::Text, "What is asked for, such as `s3:GetObject`."),
    optional(
        "resource",
        Holds::Resource,
        "The ARN of what it is asked of; `*` if the action takes no resource; a list where one call is checked on each.",
    ),
    optional(
        "resources",
        Holds::Resources,
        "In place of `resource`: what one call is checked on, each with context keys of its own.",
    ),
    optional("resourceAccount", Holds::Text, "The account that owns the resource."),
    optional("context", Holds::Context, "Context keys of the request."),
    optional(
        "unknown",
        Holds::Texts,
        "Context keys that may be absent or hold anything.",
    ),
    optional(
        "call",
        Holds::Call,
        "That the whole call is asked, with what else is said of it.",
    ),
];

const ROLE_ARN: Field = needed("roleArn", Holds::Text, "The role.");
const DURATION: Field = optional("durationSeconds", Holds::Integer, "How long the session shall last.");
const POLICY: Field = optional("policy", Holds::Document, "An inline session policy.");
const POLICY_ARNS: Field = optional("policyArns", Holds::Texts, "Managed policies as session policies.");
const SERIAL: Field = optional("serialNumber", Holds::Text, "The MFA device.");
const CODE: Field = optional(
    "tokenCode",
    Holds::Text,
    "Its code: any six digits are right but `000000`.",
);

const ASSUME_ROLE: &[Field] = &[
    ROLE_ARN,
    needed("roleSessionName", Holds::Text, "What the session is called."),
    DURATION,
    optional("externalId", Holds::Text, "What a third party was told to say."),
    POLICY,
    POLICY_ARNS,
    TAGS,
    optional(
        "transitiveTagKeys",
        Holds::Texts,
        "Which of the tags go on to later sessions.",
    ),
    optional(
        "sourceIdentity",
        Holds::Text,
        "Who is behind the session, in all later sessions too.",
    ),
    SERIAL,
    CODE,
];

const SWITCH_ROLE: &[Field] = &[ROLE_ARN];

const ASSUME_ROLE_WITH_SAML: &[Field] = &[
    ROLE_ARN,
    needed("principalArn", Holds::Text, "The SAML provider."),
    needed("assertion", Holds::Object(ASSERTION), "What the provider says."),
    DURATION,
    POLICY,
    POLICY_ARNS,
];

/// A SAML assertion.
pub(crate) const ASSERTION: &[Field] = &[
    optional("issuer", Holds::Text, "Who says it."),
    optional("subject", Holds::Text, "Of whom."),
    optional(
        "subjectType",
        Holds::Text,
        "`persistent`, `transient` or a name-id format.",
    ),
    optional("audience", Holds::Text, "To whom."),
    optional("sessionNotOnOrAfter", Holds::Text, "When the session must end."),
    optional(
        "attributes",
        Holds::Map(&Holds::Texts),
        "Attributes: lists of values by name.",
    ),
];

const ASSUME_ROLE_WITH_WEB_IDENTITY: &[Field] = &[
    ROLE_ARN,
    needed("roleSessionName", Holds::Text, "What the session is called."),
    needed(
        "token",
        Holds::Claims,
        "What the token says: `iss`, `aud`, `sub` and other claims.",
    ),
    optional("providerId", Holds::Text, "The provider of an OAuth 2.0 token."),
    DURATION,
    POLICY,
    POLICY_ARNS,
];

const GET_SESSION_TOKEN: &[Field] = &[DURATION, SERIAL, CODE];

const GET_FEDERATION_TOKEN: &[Field] = &[
    needed("name", Holds::Text, "What the federated user is called."),
    POLICY,
    POLICY_ARNS,
    TAGS,
    DURATION,
];

const ASSUME_ROOT: &[Field] = &[
    needed(
        "targetPrincipal",
        Holds::Text,
        "The member account, or its root user's ARN.",
    ),
    needed("taskPolicyArn", Holds::Text, "The task policy."),
    DURATION,
];

const LAUNCH_INSTANCE: &[Field] = &[
    needed("instanceProfile", Holds::Text, "The instance profile's name or ARN."),
    needed("instanceId", Holds::Text, "The instance's id, such as `i-0abc`."),
];

const INVOKE_AS_SERVICE: &[Field] = &[
    needed(
        "service",
        Holds::Text,
        "The service principal, such as `lambda.amazonaws.com`.",
    ),
    ROLE_ARN,
    TAGS,
    optional(
        "disableSessionTags",
        Holds::Bool,
        "The association of EKS Pod Identity passes no session tags, and `sts:TagSession` is not asked.",
    ),
];
