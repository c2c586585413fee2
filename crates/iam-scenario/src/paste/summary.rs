//! Outputs that name policies and show none, each with the command that shows one.

use iam_syntax::json::Json;

/// An output without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Summary {
    /// `aws iam get-policy`.
    ManagedPolicy {
        /// The policy's ARN.
        arn: String,
        /// The default version, such as `v3`.
        version: String,
    },
    /// `aws iam list-policies`, `list-attached-role-policies` and the like.
    ManagedPolicies {
        /// The first one's ARN.
        arn: String,
    },
    /// `aws iam list-policy-versions`.
    PolicyVersions {
        /// The first that is listed, such as `v3`.
        version: String,
    },
    /// `aws iam list-role-policies` and the like.
    InlinePolicies {
        /// The first.
        name: String,
    },
    /// `aws organizations list-policies` and the like.
    OrganizationPolicies {
        /// The first one's id.
        id: String,
    },
}

impl Summary {
    /// The command that shows a policy, in capitals what is not known.
    #[must_use]
    pub fn command(&self) -> String {
        match self {
            Self::ManagedPolicy { arn, version } => {
                format!("aws iam get-policy-version --policy-arn {arn} --version-id {version}")
            }
            Self::ManagedPolicies { arn } => {
                format!("aws iam get-policy-version --policy-arn {arn} --version-id VERSION")
            }
            Self::PolicyVersions { version } => {
                format!("aws iam get-policy-version --policy-arn ARN --version-id {version}")
            }
            Self::InlinePolicies { name } => format!("aws iam get-role-policy --role-name ROLE --policy-name {name}"),
            Self::OrganizationPolicies { id } => format!("aws organizations describe-policy --policy-id {id}"),
        }
    }
}

/// The summary that some JSON is.
pub fn of(tree: &Json) -> Option<Summary> {
    let first = |list: &str| tree.get(list)?.items()?.first();
    let text = |json: &Json, name: &str| json.get(name)?.as_str().map(word);
    if let Some(policy) = tree.get("Policy") {
        return Some(Summary::ManagedPolicy {
            arn: text(policy, "Arn")?,
            version: text(policy, "DefaultVersionId")?,
        });
    }
    if let Some(attached) = first("AttachedPolicies") {
        return text(attached, "PolicyArn").map(|arn| Summary::ManagedPolicies { arn });
    }
    if let Some(version) = first("Versions") {
        return text(version, "VersionId").map(|version| Summary::PolicyVersions { version });
    }
    if let Some(name) = first("PolicyNames") {
        return name.as_str().map(|name| Summary::InlinePolicies { name: word(name) });
    }
    let policy = first("Policies")?;
    if let (Some(id), Some(_)) = (
        text(policy, "Id"),
        text(policy, "AwsManaged").or_else(|| text(policy, "Type")),
    ) {
        return Some(Summary::OrganizationPolicies { id });
    }
    match (text(policy, "Arn"), text(policy, "DefaultVersionId")) {
        (Some(arn), Some(version)) => Some(Summary::ManagedPolicy { arn, version }),
        (Some(arn), None) => Some(Summary::ManagedPolicies { arn }),
        (None, _) => None,
    }
}

/// A name as one word of a command: nobody should run what a paste made up.
fn word(name: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-_./:+=,@".contains(it);
    name.chars().filter(|it| is_plain(*it)).collect()
}
