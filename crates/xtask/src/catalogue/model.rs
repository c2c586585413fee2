//! AWS's vocabulary as it is read from the packages, before it is written as files.

use std::collections::{BTreeMap, BTreeSet};

/// All of it.
#[derive(Default)]
pub struct Model {
    /// The day of the reference, `2026-10-27`.
    pub date: String,
    /// By prefix.
    pub services: BTreeMap<String, Service>,
    /// Names of actions that the reference had once, by prefix.
    pub retired: BTreeMap<String, BTreeSet<String>>,
    /// Names of actions that only managed policies name, by prefix; a prefix may be there for a wildcard alone.
    pub mentioned: BTreeMap<String, BTreeSet<String>>,
    /// Prefixes of services that resource control policies reach.
    pub rcp: BTreeSet<String>,
    /// Names and types.
    pub global_keys: BTreeMap<String, Vec<KeyType>>,
    pub partitions: Vec<Partition>,
    /// By name.
    pub policies: BTreeMap<String, Policy>,
    pub seen: Seen,
}

/// What was counted on the way, for the guards.
#[derive(Default)]
pub struct Seen {
    /// Distinct exact actions in managed policies, and how many of them the reference has.
    pub n_named: usize,
    pub n_covered: usize,
    /// Actions of the older reference that have dependent actions, and how many of them are in the newer one.
    pub n_with_dependents: usize,
    pub n_with_dependents_kept: usize,
}

#[derive(Default)]
pub struct Service {
    pub title: String,
    /// By name.
    pub actions: BTreeMap<String, Action>,
    pub resource_types: BTreeMap<String, ResourceType>,
    pub keys: BTreeMap<String, Key>,
}

pub struct Action {
    pub level: Level,
    pub is_permission_only: bool,
    pub keys: BTreeSet<String>,
    /// By the name of the resource type.
    pub resources: BTreeMap<String, Edge>,
    pub dependent_actions: BTreeSet<String>,
    pub description: String,
}

/// That an action acts on a type of resource.
#[derive(Default)]
pub struct Edge {
    pub is_required: bool,
    pub keys: BTreeSet<String>,
}

pub struct ResourceType {
    pub arns: Vec<String>,
    pub keys: BTreeSet<String>,
}

pub struct Key {
    pub value: KeyType,
    pub description: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    List,
    Read,
    Write,
    Tagging,
    PermissionsManagement,
}

/// Its letter in the files: capital if a request may hold several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyType(pub char);

pub struct Partition {
    pub id: String,
    pub dns_suffix: String,
    /// Name and title.
    pub regions: BTreeMap<String, String>,
}

pub struct Policy {
    /// `/service-role/`
    pub path: String,
    pub version: String,
    /// `2024-05-31`
    pub date: String,
    /// JSON without blanks, its elements in AWS's order.
    pub document: String,
}

/// A version that a managed policy has or had.
pub struct PolicyVersion {
    pub policy: String,
    pub version: String,
    pub document: String,
}

impl Level {
    pub const ALL: [Self; 5] = [
        Self::List,
        Self::Read,
        Self::Write,
        Self::Tagging,
        Self::PermissionsManagement,
    ];

    /// Since July 2026 AWS's pages put `Write` behind two of the levels.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "List" => Some(Self::List),
            "Read" => Some(Self::Read),
            "Write" => Some(Self::Write),
            "Tagging" | "Tagging, Write" => Some(Self::Tagging),
            "Permissions management" | "Permissions management, Write" => Some(Self::PermissionsManagement),
            _ => None,
        }
    }

    pub fn letter(self) -> char {
        match self {
            Self::List => 'L',
            Self::Read => 'R',
            Self::Write => 'W',
            Self::Tagging => 'T',
            Self::PermissionsManagement => 'P',
        }
    }
}

impl KeyType {
    pub fn named(name: &str) -> Option<Self> {
        let one = match name.strip_prefix("ArrayOf").unwrap_or(name) {
            "String" => 's',
            "ARN" => 'a',
            "Bool" => 'b',
            "Numeric" => 'n',
            "Date" => 'd',
            "IPAddress" => 'i',
            _ => return None,
        };
        let is_array = name.starts_with("ArrayOf");
        Some(Self(if is_array { one.to_ascii_uppercase() } else { one }))
    }
}

impl Model {
    pub fn n_actions(&self) -> usize {
        self.services.values().map(|it| it.actions.len()).sum()
    }

    /// One line for people.
    pub fn counts(&self) -> String {
        let sum = |count: fn(&Service) -> usize| self.services.values().map(count).sum::<usize>();
        let Seen {
            n_named,
            n_covered,
            n_with_dependents,
            n_with_dependents_kept,
        } = self.seen;
        format!(
            "data of {}, {} services, {} actions, {} resource types, {} keys of services, {} global keys, {} retired actions, \
             {} actions that only managed policies name, {} managed policies ({n_covered} of the {n_named} actions that they \
             name are known), dependent actions at {n_with_dependents_kept} of {n_with_dependents} actions, {} partitions",
            self.date,
            self.services.len(),
            self.n_actions(),
            sum(|it| it.resource_types.len()),
            sum(|it| it.keys.len()),
            self.global_keys.len(),
            self.retired.values().map(BTreeSet::len).sum::<usize>(),
            self.mentioned.values().map(BTreeSet::len).sum::<usize>(),
            self.policies.len(),
            self.partitions.len(),
        )
    }
}
