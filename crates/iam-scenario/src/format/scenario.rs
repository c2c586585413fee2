//! The fields of a scenario, object by object.

use super::{Field, Holds, needed, optional};

/// A scenario.
pub const SCENARIO: &[Field] = &[
    needed("version", Holds::Version, "The version of this format."),
    optional("id", Holds::Text, "What the scenario is called."),
    optional("title", Holds::Title, "What the scenario is about."),
    optional(
        "organization",
        Holds::Object(ORGANIZATION),
        "The organization that the accounts are in.",
    ),
    optional(
        "accounts",
        Holds::Map(&Holds::Object(ACCOUNT)),
        "The accounts by their id.",
    ),
    optional(
        "resources",
        Holds::List(&Holds::Object(RESOURCE)),
        "Resources with a policy or tags. A policy reaches what lies below its resource.",
    ),
    optional(
        "endpoints",
        Holds::List(&Holds::Object(VPC_ENDPOINT)),
        "VPC endpoints that requests may go through.",
    ),
    optional("steps", Holds::List(&Holds::Object(STEP)), "What happens, in order."),
    optional("case", Holds::Case, "A case, in place of a world and steps."),
];

/// An organization.
pub const ORGANIZATION: &[Field] = &[
    needed("id", Holds::Text, "The organization's id, such as `o-exampleorg`."),
    needed("managementAccount", Holds::Text, "The id of the management account."),
    needed("root", Holds::Unit, "The root."),
    optional(
        "policies",
        Holds::Map(&Holds::Object(ORGANIZATION_POLICY)),
        "Service and resource control policies by name.",
    ),
];

/// A service or resource control policy.
pub const ORGANIZATION_POLICY: &[Field] = &[
    optional("type", Holds::ControlPolicyType, "`scp` or `rcp`."),
    needed(
        "document",
        Holds::Document,
        "The policy document, or its text as a string.",
    ),
];

/// The root of an organization, or a unit of it.
pub const UNIT: &[Field] = &[
    needed("id", Holds::Text, "The id, such as `r-ab12` or `ou-ab12-11111111`."),
    optional("name", Holds::Text, "What people call it."),
    SCPS,
    RCPS,
    optional("units", Holds::List(&Holds::Unit), "The units in it."),
    optional("accounts", Holds::Texts, "The ids of the accounts in it."),
];

const SCPS: Field = optional(
    "scps",
    Holds::Texts,
    "Names of the service control policies attached; left out, `FullAWSAccess`.",
);
const RCPS: Field = optional(
    "rcps",
    Holds::Texts,
    "Names of the resource control policies attached; `RCPFullAWSAccess` always is.",
);

/// An account.
pub const ACCOUNT: &[Field] = &[
    optional("alias", Holds::Text, "What people call it."),
    optional(
        "partition",
        Holds::Text,
        "`aws`, which is the default, `aws-cn` or `aws-us-gov`.",
    ),
    SCPS,
    RCPS,
    optional("users", Holds::Map(&Holds::Object(USER)), "IAM users by name."),
    optional("groups", Holds::Map(&Holds::Object(GROUP)), "Groups by name."),
    optional("roles", Holds::Map(&Holds::Object(ROLE)), "Roles by name."),
    optional(
        "policies",
        Holds::Map(&Holds::Object(MANAGED_POLICY)),
        "Customer managed policies by name.",
    ),
    optional(
        "instanceProfiles",
        Holds::Map(&Holds::Object(INSTANCE_PROFILE)),
        "Instance profiles by name.",
    ),
    optional(
        "samlProviders",
        Holds::Map(&Holds::Object(&[])),
        "SAML providers by name.",
    ),
    optional(
        "oidcProviders",
        Holds::Map(&Holds::Object(OIDC_PROVIDER)),
        "OpenID Connect providers by host and path, without `https://`.",
    ),
];

const PATH: Field = optional("path", Holds::Text, "The path, which is `/` if left out.");
const UNIQUE_ID: Field = optional(
    "uniqueId",
    Holds::Text,
    "The unique id; left out, one is made from the ARN.",
);
const INLINE: Field = optional(
    "inlinePolicies",
    Holds::Map(&Holds::Document),
    "Inline policies: documents by name.",
);
const MANAGED: Field = optional(
    "managedPolicies",
    Holds::Texts,
    "ARNs of the managed policies attached.",
);
const BOUNDARY: Field = optional(
    "permissionsBoundary",
    Holds::Text,
    "The ARN of the managed policy that is the permissions boundary.",
);
const TAGS: Field = optional("tags", Holds::Tags, "Tags: values by key.");

/// An IAM user.
pub const USER: &[Field] = &[
    PATH,
    UNIQUE_ID,
    optional("groups", Holds::Texts, "Names of the groups that the user is in."),
    INLINE,
    MANAGED,
    BOUNDARY,
    TAGS,
    optional(
        "mfaDevices",
        Holds::Texts,
        "ARNs or serial numbers of the user's MFA devices.",
    ),
];

/// A group.
pub const GROUP: &[Field] = &[PATH, INLINE, MANAGED];

/// A role.
pub const ROLE: &[Field] = &[
    PATH,
    UNIQUE_ID,
    optional("trustPolicy", Holds::Document, "Who may assume the role."),
    INLINE,
    MANAGED,
    BOUNDARY,
    optional(
        "maxSessionDuration",
        Holds::Integer,
        "The longest session in seconds, which is 3600 if left out.",
    ),
    TAGS,
    optional(
        "serviceLinkedRole",
        Holds::Bool,
        "Whether the role is linked to a service; left out, the path tells.",
    ),
];

/// A customer managed policy.
pub const MANAGED_POLICY: &[Field] = &[
    PATH,
    needed(
        "document",
        Holds::Document,
        "The policy document, or its text as a string.",
    ),
];

/// An instance profile.
pub const INSTANCE_PROFILE: &[Field] = &[PATH, optional("role", Holds::Text, "The name of the role in it.")];

/// An OpenID Connect provider.
pub const OIDC_PROVIDER: &[Field] = &[optional(
    "clientIds",
    Holds::Texts,
    "The audiences that the provider is registered with.",
)];

/// A resource.
pub const RESOURCE: &[Field] = &[
    needed("arn", Holds::Text, "The resource's ARN."),
    optional("account", Holds::Text, "The owner; left out, the account in the ARN."),
    optional("policy", Holds::Document, "Its resource-based policy."),
    TAGS,
];

/// A VPC endpoint.
pub const VPC_ENDPOINT: &[Field] = &[
    needed("id", Holds::Text, "The endpoint's id, such as `vpce-1a2b3c4d`."),
    optional(
        "type",
        Holds::EndpointType,
        "`interface`, which is the default, or `gateway`.",
    ),
    optional("vpc", Holds::Text, "The id of its VPC."),
    optional(
        "policy",
        Holds::Document,
        "Its policy; without one it lets everything through.",
    ),
];

/// One step.
pub const STEP: &[Field] = &[
    optional(
        "id",
        Holds::Text,
        "What the step is called; later steps use its session as `@id`.",
    ),
    optional("title", Holds::Title, "What the step is about."),
    optional("at", Holds::Text, "When: `2026-01-05T09:00:00Z`."),
    optional(
        "after",
        Holds::Text,
        "How long after the step before: `90s`, `5m`, `2h`.",
    ),
    optional(
        "as",
        Holds::As,
        "Who acts: an ARN, a service, `anonymous`, `@id`, or an object with the way of signing in.",
    ),
    optional(
        "via",
        Holds::Text,
        "The id of the VPC endpoint that the call goes through.",
    ),
    optional("context", Holds::Context, "Context keys that the call brings along."),
    optional(
        "unknown",
        Holds::Texts,
        "Context keys that may be absent or hold anything.",
    ),
    optional("request", Holds::Object(REQUEST), "Asks for an action on a resource."),
    optional("assumeRole", Holds::Object(ASSUME_ROLE), "`sts:AssumeRole`."),
    optional("switchRole", Holds::Object(SWITCH_ROLE), "Switch Role in the console."),
    optional(
        "assumeRoleWithSaml",
        Holds::Object(ASSUME_ROLE_WITH_SAML),
        "`sts:AssumeRoleWithSAML`.",
    ),
    optional(
        "assumeRoleWithWebIdentity",
        Holds::Object(ASSUME_ROLE_WITH_WEB_IDENTITY),
        "`sts:AssumeRoleWithWebIdentity`.",
    ),
    optional(
        "getSessionToken",
        Holds::Object(GET_SESSION_TOKEN),
        "`sts:GetSessionToken`.",
    ),
    optional(
        "getFederationToken",
        Holds::Object(GET_FEDERATION_TOKEN),
        "`sts:GetFederationToken`.",
    ),
    optional("assumeRoot", Holds::Object(ASSUME_ROOT), "`sts:AssumeRoot`."),
    optional("getCallerIdentity", Holds::Object(&[]), "`sts:GetCallerIdentity`."),
    optional(
        "launchInstance",
        Holds::Object(LAUNCH_INSTANCE),
        "Starts an EC2 instance with an instance profile.",
    ),
    optional(
        "invokeAsService",
        Holds::Object(INVOKE_AS_SERVICE),
        "A service assumes a service role or service-linked role.",
    ),
    optional("expect", Holds::Expectation, "Fields that the step's report must have."),
];

/// What a step may do, of which it does one.
pub const ACTS: [&str; 11] = [
    "request",
    "assumeRole",
    "switchRole",
    "assumeRoleWithSaml",
    "assumeRoleWithWebIdentity",
    "getSessionToken",
    "getFederationToken",
    "assumeRoot",
    "getCallerIdentity",
    "launchInstance",
    "invokeAsService",
];

/// The object form of `as`.
pub const AS: &[Field] = &[
    needed("arn", Holds::Text, "The ARN of a user or root user."),
    optional(
        "credentials",
        Holds::CredentialsType,
        "`accessKey`, which is the default, or `console`.",
    ),
    optional("mfa", Holds::Bool, "Whether the console sign-in was with MFA."),
];

pub const REQUEST: &[Field] = &[
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

pub const ASSUME_ROLE: &[Field] = &[
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

pub const SWITCH_ROLE: &[Field] = &[ROLE_ARN];

pub const ASSUME_ROLE_WITH_SAML: &[Field] = &[
    ROLE_ARN,
    needed("principalArn", Holds::Text, "The SAML provider."),
    needed("assertion", Holds::Object(ASSERTION), "What the provider says."),
    DURATION,
    POLICY,
    POLICY_ARNS,
];

/// A SAML assertion.
pub const ASSERTION: &[Field] = &[
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

pub const ASSUME_ROLE_WITH_WEB_IDENTITY: &[Field] = &[
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

pub const GET_SESSION_TOKEN: &[Field] = &[DURATION, SERIAL, CODE];

pub const GET_FEDERATION_TOKEN: &[Field] = &[
    needed("name", Holds::Text, "What the federated user is called."),
    POLICY,
    POLICY_ARNS,
    TAGS,
    DURATION,
];

pub const ASSUME_ROOT: &[Field] = &[
    needed(
        "targetPrincipal",
        Holds::Text,
        "The member account, or its root user's ARN.",
    ),
    needed("taskPolicyArn", Holds::Text, "The task policy."),
    DURATION,
];

pub const LAUNCH_INSTANCE: &[Field] = &[
    needed("instanceProfile", Holds::Text, "The instance profile's name or ARN."),
    needed("instanceId", Holds::Text, "The instance's id, such as `i-0abc`."),
];

pub const INVOKE_AS_SERVICE: &[Field] = &[
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
