//! What nobody can change as somebody might wish: the policies of a service-linked role, which its service alone changes, and
//! a resource that takes no policy, so that nobody from outside of its account is let in.
//!
//! Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html>,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html>

use iam_eval::caller::Caller;
use iam_eval::gates::Relation;
use iam_eval::request::Request;
use iam_scenario::document::Place;
use iam_syntax::arn::Arn;

use crate::change::Change;
use crate::own_policy::takes_policy;
use crate::world::World;

/// Why something is not suggested that somebody may look for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closed {
    /// IAM lets nobody but its service change the policies of this service-linked role.
    LinkedRole {
        /// Its ARN.
        arn: String,
    },
    /// No policy can be attached to this resource of an account, whose own callers alone can be let in.
    NoPolicy {
        /// Its ARN
        resource: String,
        /// The account that owns it.
        account: String,
    },
    /// The policy of this resource, which a whole call asks too, would have to allow this action, and is no part of the case.
    OtherPolicy {
        /// Its ARN
        resource: String,
        /// What would have to be allowed.
        action: String,
    },
    /// The case does not tell the unique id of its caller, which a policy asks for.
    NoUniqueId,
}

/// The service-linked role of which some changes touch a policy: IAM refuses them.
#[must_use]
pub fn closed(world: &World<'_>, changes: &[Change]) -> Option<Closed> {
    let request = &world.answer.request;
    let closed_at = |place: Place| match place {
        Place::Identity | Place::Boundary => match &request.caller {
            Caller::Session(session) => session.service_linked.then(|| linked_role(&session.role_arn)),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => None,
        },
        Place::Resource => {
            let role = &request.resource.text;
            role.contains(":role/aws-service-role/").then(|| linked_role(role))
        }
        Place::Session(_) | Place::Scp(_) | Place::Rcp(_) | Place::Endpoint { .. } => None,
    };
    let mut places = changes.iter().filter_map(|it| it.place(world.answer));
    places.find_map(closed_at)
}

fn linked_role(arn: &str) -> Closed {
    Closed::LinkedRole { arn: arn.to_string() }
}

/// The first resource that would need a policy of its own to let its caller in, and takes none, or has one that the case does
/// not give: its policy is that of the resource that the call is on.
#[must_use]
pub fn without_policy(world: &World<'_>) -> Option<Closed> {
    let traced = world.traced(&[])?;
    let service = |request: &Request| Arn::parse(&request.resource.text).map(|arn| arn.service.to_string());
    let own = service(&traced.first()?.asked.request);
    traced.iter().find_map(|one| {
        let gates = &one.trace.gates;
        let is_from_outside = match gates.relation {
            Relation::Cross | Relation::RootAbroad | Relation::NoAccount => true,
            Relation::Same | Relation::RootAtHome | Relation::Divided => false,
        };
        let request = &one.asked.request;
        let is_missing = gates.preset.is_none() && is_from_outside && one.asked.policies.resource.is_none();
        match (is_missing, takes_policy(request)) {
            (false, _) => None,
            (true, false) => Some(no_policy(request)),
            (true, true) => (service(request) != own).then(|| Closed::OtherPolicy {
                resource: request.resource.text.clone(),
                action: request.action.text.clone(),
            }),
        }
    })
}

fn no_policy(request: &Request) -> Closed {
    Closed::NoPolicy {
        resource: request.resource.text.clone(),
        account: request.resource_account.clone(),
    }
}
