//! Policies that nobody edits: those of a service-linked role, which its service alone changes.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html>

use iam_eval::caller::Caller;
use iam_scenario::document::Place;

use crate::change::Change;
use crate::world::World;

/// Whether some changes touch a policy of a service-linked role: IAM refuses them.
#[must_use]
pub fn is_closed(world: &World<'_>, changes: &[Change]) -> bool {
    let request = &world.answer.request;
    let is_closed_at = |place: Place| match place {
        Place::Identity | Place::Boundary => match &request.caller {
            Caller::Session(session) => is_service_linked(&session.role_arn),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => false,
        },
        Place::Resource => is_service_linked(&request.resource.text),
        Place::Session(_) | Place::Scp(_) | Place::Rcp(_) | Place::Endpoint { .. } => false,
    };
    let mut places = changes.iter().filter_map(|it| it.place(world.answer));
    places.any(is_closed_at)
}

fn is_service_linked(arn: &str) -> bool {
    arn.contains(":role/aws-service-role/")
}
