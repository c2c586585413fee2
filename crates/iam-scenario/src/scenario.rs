//! A scenario: a small world, and steps in it.

use std::sync::Arc;

use iam_sts::Time;
use iam_sts::credentials::Credentials;
use iam_sts::estate::Estate;
use iam_sts::operation::{
    AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity, AssumeRoot, GetFederationToken, GetSessionToken,
    InvokeAsService, LaunchInstance, SwitchRole,
};

use crate::case::{CallInput, Case, ContextEntry, Resources, Title};
use crate::document::Document;
use crate::findings::Finding;
use crate::format::act::ActName;

/// When a scenario begins that doesn't say so: 2026-01-01T00:00:00Z.
pub const START: Time = 1_767_225_600;

/// Finds a managed policy of AWS's own by its ARN, and gives its document.
pub type ManagedPolicies<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What is flawed in a document, shared by all uses of its text.
pub type Flaws = Arc<Vec<Finding>>;

/// A scenario as it was read, all names in it found.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What outputs call it.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<Title>,
    /// The accounts, with all that is in them.
    pub estate: Estate,
    /// All documents of the estate and of the steps, once for each way in which they are used.
    pub documents: Arc<[Document]>,
    /// Those of each document.
    pub flaws: Vec<Flaws>,
    /// What is done, in order.
    pub steps: Vec<Step>,
    /// A case in place of a world.
    pub case: Option<Case>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What outputs call it; no other step has it.
    pub id: String,
    /// Its title.
    pub title: Option<Title>,
    /// What it does to the clock.
    pub clock: Clock,
    /// Who acts.
    pub actor: Actor,
    /// What is done.
    pub act: Act,
    /// Context keys of its requests.
    pub context: Vec<ContextEntry>,
    /// Context keys that may be absent or hold anything.
    pub unknown: Vec<String>,
    /// The id of a VPC endpoint.
    pub via: Option<String>,
    /// What the step's report shall hold, as JSON text.
    pub expect: Option<String>,
}

/// What a step does to the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It is as late as at the step before.
    Stands,
    /// Set to a moment.
    At(Time),
    /// Moved on by seconds.
    After(Time),
}

/// Who acts in a step.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Credentials of the world, or that a step issued.
    Credentials(Credentials),
    /// A session of a role that no step issued: of any name where none is given.
    Standing {
        /// The role.
        role_arn: String,
        /// What the session is called.
        session_name: Option<String>,
    },
    /// The session that the step of this id issued.
    Step(String),
}

/// What a step does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Asks for an action.
    Request(RequestStep),
    /// `sts:AssumeRole`.
    AssumeRole(AssumeRole),
    /// Switches the role in the console.
    SwitchRole(SwitchRole),
    /// `sts:AssumeRoleWithSAML`.
    AssumeRoleWithSaml(AssumeRoleWithSaml),
    /// `sts:AssumeRoleWithWebIdentity`.
    AssumeRoleWithWebIdentity(AssumeRoleWithWebIdentity),
    /// `sts:GetSessionToken`.
    GetSessionToken(GetSessionToken),
    /// `sts:GetFederationToken`.
    GetFederationToken(GetFederationToken),
    /// `sts:AssumeRoot`.
    AssumeRoot(AssumeRoot),
    /// `sts:GetCallerIdentity`.
    GetCallerIdentity,
    /// Starts an EC2 instance with a profile.
    LaunchInstance(LaunchInstance),
    /// A service does something with a role.
    InvokeAsService(InvokeAsService),
}

impl Act {
    /// The act without its parameters.
    #[must_use]
    pub const fn name(&self) -> ActName {
        match self {
            Self::Request(_) => ActName::Request,
            Self::AssumeRole(_) => ActName::AssumeRole,
            Self::SwitchRole(_) => ActName::SwitchRole,
            Self::AssumeRoleWithSaml(_) => ActName::AssumeRoleWithSaml,
            Self::AssumeRoleWithWebIdentity(_) => ActName::AssumeRoleWithWebIdentity,
            Self::GetSessionToken(_) => ActName::GetSessionToken,
            Self::GetFederationToken(_) => ActName::GetFederationToken,
            Self::AssumeRoot(_) => ActName::AssumeRoot,
            Self::GetCallerIdentity => ActName::GetCallerIdentity,
            Self::LaunchInstance(_) => ActName::LaunchInstance,
            Self::InvokeAsService(_) => ActName::InvokeAsService,
        }
    }
}

/// A request for one action, on one resource or on several that one call is checked on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestStep {
    /// The action that is asked.
    pub action: String,
    /// What it is asked on.
    pub resources: Resources,
    /// The account that owns the resource, where its ARN does not say.
    pub resource_account: Option<String>,
    /// That the whole call is asked, and what else is said of it.
    pub call: Option<CallInput>,
}
