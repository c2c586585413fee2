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
    /// `None` where the accounts stand alone: then there are no SCPs and no RCPs.
    pub organization: Option<Organization>,
    /// By account id.
    pub accounts: BTreeMap<String, Account>,
    /// Those that have a policy or tags; of others nothing has to be said.
    pub resources: Vec<Resource>,
    /// The VPC endpoints that requests may come through.
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
    /// The document as JSON.
    pub text: String,
}

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// `o-…`.
    pub id: String,
    /// The id of the account that SCPs and RCPs do not limit.
    pub management_account: String,
    /// The root, with all that is below it.
    pub root: Unit,
}

/// The root of an organization or an organizational unit.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// `r-…` or `ou-…`.
    pub id: String,
    /// Service control policies that are attached to it.
    pub scps: Vec<Attached>,
    /// Resource control policies that are attached to it.
    pub rcps: Vec<Attached>,
    /// The units right below it.
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
    /// What people call it.
    pub alias: Option<String>,
    /// Attached to the account itself.
    pub scps: Vec<Attached>,
    /// Resource control policies that are attached to the account itself.
    pub rcps: Vec<Attached>,
    /// By name without path, as all names here.
    pub users: BTreeMap<String, User>,
    /// Groups of IAM users.
    pub groups: BTreeMap<String, Group>,
    /// Roles, service-linked ones among them.
    pub roles: BTreeMap<String, Role>,
    /// Those that EC2 instances are started with.
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
    /// `None` where none is set.
    pub boundary: Option<Attached>,
    /// The user's own, which `aws:PrincipalTag/…` holds.
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
    /// `None` where none is known: then nobody is trusted.
    pub trust: Option<Attached>,
    /// Inline policies, then managed ones.
    pub policies: Vec<Attached>,
    /// `None` where none is set.
    pub boundary: Option<Attached>,
    /// Seconds.
    pub max_session_duration: u32,
    /// The role's own; session tags go over them.
    pub tags: Tags,
    /// Whether a service made it for itself: then no SCP, no RCP and no boundary applies to its sessions.
    pub is_service_linked: bool,
}

/// An instance profile: a role for EC2 instances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstanceProfile {
    /// `arn:aws:iam::111122223333:instance-profile/NAME`
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
    /// Of a bucket the bucket's own, without `/*`.
    pub arn: String,
    /// The owner.
    pub account: String,
    /// The resource-based policy; `None` where it has none.
    pub policy: Option<Attached>,
    /// What `aws:ResourceTag/…` holds.
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

    /// The VPC endpoint of an id: `vpce-…`.
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
