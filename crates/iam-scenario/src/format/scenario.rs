//! The fields of a scenario, object by object.

use super::act::ActName;
use super::{Field, Holds, TAGS, needed, optional};

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
pub(crate) const ORGANIZATION_POLICY: &[Field] = &[
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
    ActName::Request.field(),
    ActName::AssumeRole.field(),
    ActName::SwitchRole.field(),
    ActName::AssumeRoleWithSaml.field(),
    ActName::AssumeRoleWithWebIdentity.field(),
    ActName::GetSessionToken.field(),
    ActName::GetFederationToken.field(),
    ActName::AssumeRoot.field(),
    ActName::GetCallerIdentity.field(),
    ActName::LaunchInstance.field(),
    ActName::InvokeAsService.field(),
    optional("expect", Holds::Expectation, "Fields that the step's report must have."),
];

/// The object form of `as`.
pub const AS: &[Field] = &[
    needed(
        "arn",
        Holds::Text,
        "The ARN of a user, root user or origin access identity.",
    ),
    optional(
        "credentials",
        Holds::CredentialsType,
        "`accessKey`, which is the default, or `console`.",
    ),
    optional("mfa", Holds::Bool, "Whether the console sign-in was with MFA."),
    optional(
        "uniqueId",
        Holds::Text,
        "Of an origin access identity: its canonical user id.",
    ),
];
