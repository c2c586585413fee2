//! The fields of a case, object by object: the one table that the reader and the schema are made from.

pub mod act;
pub mod call;
pub mod scenario;

/// A field of some object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether the object is nothing without it.
    pub is_needed: bool,
    /// One sentence for people who write cases; empty without the feature `about`.
    pub about: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The number 1.
    Version,
    /// A text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A list of texts.
    Texts,
    /// A text, or one in each language.
    Title,
    /// A text, or an object.
    Principal,
    /// A text, or a list of at least one.
    Resource,
    /// A list of at least one resource with keys of its own.
    Resources,
    /// `true`, `false`, an ARN or a list of them.
    Said,
    /// `true`, `false`, or what is said of a call.
    Call,
    /// Context keys with their values.
    Context,
    /// Policies by kind.
    Policies,
    /// An object, or its text.
    Document,
    /// A policy with its name.
    Policy,
    /// A list of policies.
    Pool,
    /// A pool, or a list of pools.
    Layers,
    /// A list of levels of an organization.
    Levels,
    /// The policy of a VPC endpoint.
    Endpoint,
    /// `interface` or `gateway`.
    EndpointType,
    /// An object like an answer.
    Expectation,
    /// A list of checks.
    Checks,
    /// A whole number.
    Integer,
    /// An object with fields of its own.
    Object(&'static [Field]),
    /// An object whose keys are names.
    Map(&'static Holds),
    /// A list of such.
    List(&'static Holds),
    /// An object of texts, or a list of `key` and `value`.
    Tags,
    /// A case, inside a scenario.
    Case,
    /// A unit of an organization, which holds others.
    Unit,
    /// `scp` or `rcp`.
    ControlPolicyType,
    /// Who acts in a step.
    As,
    /// `accessKey` or `console`.
    CredentialsType,
    /// What a token says: an object of any values.
    Claims,
}

/// A case.
pub const CASE: &[Field] = &[
    optional("version", Holds::Version, "The version of this format."),
    optional("id", Holds::Text, "What the case is called in its answers."),
    optional("title", Holds::Title, "What the case is about."),
    PRINCIPAL_FIELD,
    ACTION_FIELD,
    RESOURCE_FIELD,
    RESOURCES_FIELD,
    ACCOUNT_FIELD,
    CONTEXT_FIELD,
    UNKNOWN_FIELD,
    CALL_FIELD,
    optional("policies", Holds::Policies, "The policies that apply, by kind."),
    EXPECT_FIELD,
    optional(
        "checks",
        Holds::Checks,
        "More requests over the same policies: each is the case with these fields laid over it.",
    ),
];

/// A check of a case.
pub const CHECK: &[Field] = &[
    needed(
        "id",
        Holds::Text,
        "What the check is called; in answers it follows the case's own id.",
    ),
    optional("title", Holds::Title, "What the check is about."),
    PRINCIPAL_FIELD,
    ACTION_FIELD,
    RESOURCE_FIELD,
    RESOURCES_FIELD,
    ACCOUNT_FIELD,
    CONTEXT_FIELD,
    UNKNOWN_FIELD,
    CALL_FIELD,
    EXPECT_FIELD,
];

const TAGS: Field = optional("tags", Holds::Tags, "Tags: values by key.");
const PRINCIPAL_FIELD: Field = optional(
    "principal",
    Holds::Principal,
    "Who asks: the ARN of a user, role, session or root user, a service, an identity provider, or `anonymous`.",
);
const ACTION_FIELD: Field = optional("action", Holds::Text, "What is asked for, such as `s3:GetObject`.");
const RESOURCE_FIELD: Field = optional(
    "resource",
    Holds::Resource,
    "The ARN of what it is asked of; `*` if the action takes no resource; a list where one call is checked on each.",
);
const RESOURCES_FIELD: Field = optional(
    "resources",
    Holds::Resources,
    "In place of `resource`: what one call is checked on, each with context keys of its own.",
);
const ACCOUNT_FIELD: Field = optional(
    "resourceAccount",
    Holds::Text,
    "The account that owns the resource; left out, the one in its ARN, else the principal's.",
);
const CONTEXT_FIELD: Field = optional(
    "context",
    Holds::Context,
    "Context keys of the request. `null` removes a key that would be derived.",
);
const UNKNOWN_FIELD: Field = optional(
    "unknown",
    Holds::Texts,
    "Context keys that may be absent or hold anything; the answer may then be `depends`.",
);
const CALL_FIELD: Field = optional(
    "call",
    Holds::Call,
    "That the whole call is asked: what else it asks, as far as that is said here or follows from the context.",
);
const EXPECT_FIELD: Field = optional(
    "expect",
    Holds::Expectation,
    "Fields that the answer must have. `null` means absent; `error` may be a code.",
);

/// A resource with keys of its own.
pub const RESOURCE: &[Field] = &[
    needed("arn", Holds::Text, "The ARN of what the call is checked on."),
    optional(
        "context",
        Holds::Context,
        "Context keys that stand on this resource alone, laid over the request's.",
    ),
];

/// The object form of a principal.
pub const PRINCIPAL: &[Field] = &[
    optional("arn", Holds::Text, "The principal's ARN."),
    optional(
        "roleArn",
        Holds::Text,
        "The ARN of a session's role, which has the path that the session's own lacks.",
    ),
    optional(
        "userArn",
        Holds::Text,
        "The ARN of the user who made a federated session.",
    ),
    optional(
        "uniqueId",
        Holds::Text,
        "The user's or role's unique id, without a session name.",
    ),
    optional(
        "serviceLinkedRole",
        Holds::Bool,
        "Whether the role is linked to a service.",
    ),
    optional("service", Holds::Text, "A service principal, in place of `arn`."),
    optional("federated", Holds::Text, "An identity provider, in place of `arn`."),
];

/// The ways to name a principal, of which an object has one.
#[cfg(feature = "about")]
pub(crate) const PRINCIPAL_NAMES: [&str; 3] = ["arn", "service", "federated"];

/// A title in two languages.
pub const TITLE: &[Field] = &[
    optional("en", Holds::Text, "English."),
    optional("ko", Holds::Text, "Korean."),
];

/// The policies by kind.
pub const POLICIES: &[Field] = &[
    optional(
        "identity",
        Holds::Pool,
        "Identity-based policies of the principal and its groups.",
    ),
    optional("boundary", Holds::Policy, "The principal's permissions boundary."),
    optional(
        "session",
        Holds::Layers,
        "Session policies: one pool, or layers of them, each of which must allow.",
    ),
    optional(
        "resource",
        Holds::Policy,
        "The policy of the resource; for a role, its trust policy.",
    ),
    optional(
        "scps",
        Holds::Levels,
        "Service control policies of the principal's account, the root's first and the account's last.",
    ),
    optional(
        "rcps",
        Holds::Levels,
        "Resource control policies of the resource's account, the root's first and the account's last.",
    ),
    optional(
        "endpoint",
        Holds::Endpoint,
        "The policy of the VPC endpoint that the request goes through.",
    ),
];

const NAME_FIELD: Field = optional("name", Holds::Text, "What the policy is called in answers.");
const DOCUMENT_FIELD: Field = needed(
    "document",
    Holds::Document,
    "The policy document, or its text as a string.",
);
const ENABLED_FIELD: Field = optional(
    "enabled",
    Holds::Bool,
    "Whether the policy is attached; one that is not is read and left out of evaluation.",
);
const FROM_FIELD: Field = optional("from", Holds::Text, "The group or role that the policy came from.");

/// One policy.
pub const POLICY: &[Field] = &[NAME_FIELD, DOCUMENT_FIELD, ENABLED_FIELD, FROM_FIELD];

/// The policy of an endpoint.
pub const ENDPOINT: &[Field] = &[
    NAME_FIELD,
    optional(
        "type",
        Holds::EndpointType,
        "`interface`, which is the default, or `gateway`.",
    ),
    DOCUMENT_FIELD,
    ENABLED_FIELD,
    FROM_FIELD,
];

/// What is attached to one root, unit or account of an organization.
pub const LEVEL: &[Field] = &[
    optional("target", Holds::Text, "The root, unit or account."),
    optional("policies", Holds::Pool, "The policies attached to it."),
];

const fn optional(name: &'static str, holds: Holds, about: &'static str) -> Field {
    Field {
        name,
        holds,
        is_needed: false,
        about: kept(about),
    }
}

const fn needed(name: &'static str, holds: Holds, about: &'static str) -> Field {
    Field {
        name,
        holds,
        is_needed: true,
        about: kept(about),
    }
}

/// The sentence, where this program says it.
const fn kept(about: &'static str) -> &'static str {
    if cfg!(feature = "about") { about } else { "" }
}

impl Holds {
    /// The fields of the objects that stand there, themselves or as items of a list.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Object(fields) => fields,
            Self::List(items) => items.fields(),
            Self::Title => TITLE,
            Self::Principal => PRINCIPAL,
            Self::Resources => RESOURCE,
            Self::Policies => POLICIES,
            Self::Policy | Self::Pool | Self::Layers => POLICY,
            Self::Levels => LEVEL,
            Self::Endpoint => ENDPOINT,
            Self::Checks => CHECK,
            Self::Case => CASE,
            Self::Unit => scenario::UNIT,
            Self::As => scenario::AS,
            Self::Version
            | Self::Text
            | Self::Bool
            | Self::Texts
            | Self::Resource
            | Self::Said
            | Self::Call
            | Self::Context
            | Self::Document
            | Self::EndpointType
            | Self::Expectation
            | Self::Integer
            | Self::Map(_)
            | Self::Tags
            | Self::ControlPolicyType
            | Self::CredentialsType
            | Self::Claims => &[],
        }
    }

    /// What a member of an object there holds.
    #[must_use]
    pub fn member(self, name: &str) -> Option<Self> {
        if let Self::Map(values) = self {
            return Some(*values);
        }
        let mut fields = self.fields().iter();
        fields.find(|it| it.name == name).map(|it| it.holds)
    }
}
