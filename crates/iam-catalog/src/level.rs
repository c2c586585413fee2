//! Access levels: what kind of thing an action does.

/// The access level of an action, in AWS's words and order.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessLevel {
    /// Lists resources of a service, and says nothing of what they hold.
    List,
    /// Reads what a resource holds, and changes nothing.
    Read,
    /// Creates, changes or deletes resources.
    Write,
    /// Changes the tags of resources, and nothing else.
    Tagging,
    /// Grants or changes permissions: `s3:PutBucketPolicy`.
    PermissionsManagement,
}

impl AccessLevel {
    /// Every level, in AWS's order.
    pub const ALL: [Self; 5] = [
        Self::List,
        Self::Read,
        Self::Write,
        Self::Tagging,
        Self::PermissionsManagement,
    ];

    /// AWS's name of it: `Permissions management`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Tagging => "Tagging",
            Self::PermissionsManagement => "Permissions management",
        }
    }

    /// The letter that stands for it in a shard.
    pub(crate) fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'L' => Some(Self::List),
            'R' => Some(Self::Read),
            'W' => Some(Self::Write),
            'T' => Some(Self::Tagging),
            'P' => Some(Self::PermissionsManagement),
            _ => None,
        }
    }
}
