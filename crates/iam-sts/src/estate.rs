//! The estate: an organization, accounts with what is in them, resources and VPC endpoints. It is data; nothing here
//! decides.
//!
//! Policies are compiled once, when the estate is made, for each kind that they are used as.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::policies::Attached;

use crate::tags::Tags;

/// Everything that there is.
#[derive(Clone, Debug, Default)]
pub struct Estate {
    pub organization: Option<Organization>,
    /// By account id.
    pub accounts: BTreeMap<String, Account>,
    pub resources: Vec<Resource>,
    pub endpoints: Vec<Endpoint>,
    /// Managed policies that may be passed as session policies, customers' and AWS's own, by ARN.
    pub managed: BTreeMap<String, Managed>,
    /// What the root user may do, written as a policy. A session that the root user federates has it for its
    /// identity-based policy.
    pub root_access: Option<Attached>,
}

/// A managed policy as text, read as a session policy when it is passed as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Managed {
    /// Which document it is, as in [`Attached::document`].
    pub document: usize,
    pub text: String,
}

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// `o-…`.
    pub id: String,
    pub management_account: String,
    pub root: Unit,
}

/// The root of an organization or an organizational unit.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// `r-…` or `ou-…`.
    pub id: String,
    pub scps: Vec<Attached>,
    pub rcps: Vec<Attached>,
    pub units: Vec<Unit>,
    /// Ids of the accounts that are in it and in no unit below it.
    pub accounts: Vec<String>,
}

/// An account.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Twelve digits.
    pub id: String,
    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub partition: String,
    pub alias: Option<String>,
    /// Attached to the account itself.
    pub scps: Vec<Attached>,
    pub rcps: Vec<Attached>,
    /// By name without path, as all names here.
    pub users: BTreeMap<String, User>,
    pub groups: BTreeMap<String, Group>,
    pub roles: BTreeMap<String, Role>,
    pub instance_profiles: BTreeMap<String, InstanceProfile>,
    /// Names.
    pub saml_providers: Vec<String>,
    /// By host and path, without `https://`.
    pub oidc_providers: BTreeMap<String, OidcProvider>,
}

impl Account {
    /// The ARNs of its identity providers: those of OpenID Connect, then those of SAML.
    pub fn providers(&self) -> impl Iterator<Item = String> {
        let oidc = self.oidc_providers.keys().map(|host| ("oidc-provider", host));
        let saml = self.saml_providers.iter().map(|name| ("saml-provider", name));
        oidc.chain(saml)
            .map(|(kind, name)| format!("arn:{}:iam::{}:{kind}/{name}", self.partition, self.id))
    }
}

/// An IAM user.
#[derive(Clone, Debug, Default)]
pub struct User {
    /// With its path.
    pub arn: String,
    /// Without its path.
    pub name: String,
    /// `AIDA…`.
    pub unique_id: String,
    /// Names of groups, in order.
    pub groups: Vec<String>,
    /// Inline policies, then managed ones.
    pub policies: Vec<Attached>,
    pub boundary: Option<Attached>,
    pub tags: Tags,
    /// ARNs or serial numbers.
    pub mfa_devices: Vec<String>,
}

/// A group of users.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Inline policies, then managed ones.
    pub policies: Vec<Attached>,
}

/// A role.
#[derive(Clone, Debug, Default)]
pub struct Role {
    /// With its path.
    pub arn: String,
    /// Without its path.
    pub name: String,
    /// `AROA…`.
    pub unique_id: String,
    pub trust: Option<Attached>,
    /// Inline policies, then managed ones.
    pub policies: Vec<Attached>,
    pub boundary: Option<Attached>,
    /// Seconds.
    pub max_session_duration: u32,
    pub tags: Tags,
    pub is_service_linked: bool,
}

/// An instance profile: a role for EC2 instances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstanceProfile {
    pub arn: String,
    /// Name of a role of the account.
    pub role: Option<String>,
}

/// An OpenID Connect provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OidcProvider {
    /// The audiences that it is registered with.
    pub client_ids: Vec<String>,
}

/// A resource with a policy or tags. Its policy reaches what lies below it, as a bucket's does its objects.
#[derive(Clone, Debug)]
pub struct Resource {
    pub arn: String,
    /// The owner.
    pub account: String,
    pub policy: Option<Attached>,
    pub tags: Tags,
}

/// A VPC endpoint.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// `vpce-…`.
    pub id: String,
    /// `vpc-…`.
    pub vpc: Option<String>,
    /// Compiled for the endpoint's type. Without one the endpoint lets everything through.
    pub policy: Option<Attached>,
}

impl Estate {
    /// The user of an ARN.
    #[must_use]
    pub fn user(&self, arn: &str) -> Option<&User> {
        let (account, name) = self.named(arn, "user/")?;
        account.users.get(name).filter(|user| user.arn == arn)
    }

    /// The role of an ARN.
    #[must_use]
    pub fn role(&self, arn: &str) -> Option<&Role> {
        let (account, name) = self.named(arn, "role/")?;
        account.roles.get(name).filter(|role| role.arn == arn)
    }

    /// The account of an IAM ARN, and the last part of its path.
    fn named<'a>(&self, text: &'a str, sort: &str) -> Option<(&Account, &'a str)> {
        let arn = iam_syntax::arn::Arn::parse(text).filter(|arn| arn.service == "iam")?;
        let path = arn.resource.strip_prefix(sort)?;
        let account = self.accounts.get(arn.account)?;
        Some((account, path.rsplit('/').next().unwrap_or(path)))
    }

    /// All roles, by account and then by name.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.accounts.values().flat_map(|account| account.roles.values())
    }

    /// All users, by account and then by name.
    pub fn users(&self) -> impl Iterator<Item = &User> {
        self.accounts.values().flat_map(|account| account.users.values())
    }

    #[must_use]
    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }

    /// The resource whose policy a request on an ARN meets: the entry with the longest ARN that equals it, or is
    /// followed in it by `/` or `:`.
    #[must_use]
    pub fn resource(&self, arn: &str) -> Option<&Resource> {
        let holds = |resource: &&Resource| {
            arn.strip_prefix(resource.arn.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']))
        };
        self.resources
            .iter()
            .filter(holds)
            .max_by_key(|resource| resource.arn.len())
    }
}
