//! The name that a reader knows a gate under.

use iam_eval::gates::Gate;
use iam_eval::policies::Level;
use iam_eval::request::{Request, Sort};
use iam_syntax::arn::Arn;

use crate::evaluated::Evaluated;
use crate::fact::{GateName, Holder};

/// The name that a reader knows a gate under.
#[must_use]
pub fn gate_name<'a>(answer: Evaluated<'a>, gate: Gate) -> GateName<'a> {
    let target = |levels: &'a [Level], at: u16| levels.get(usize::from(at)).map_or("", |level| level.target.as_str());
    match gate {
        Gate::Rcp(at) => GateName::Rcp {
            target: target(&answer.policies.rcps, at),
        },
        Gate::Scp(at) => GateName::Scp {
            target: target(&answer.policies.scps, at),
        },
        Gate::Endpoint => GateName::Endpoint,
        Gate::Resource => GateName::Resource(holder(answer.request)),
        Gate::Principal => GateName::Principal,
        Gate::Boundary => GateName::Boundary,
        Gate::Session(at) => GateName::Session {
            layer: at + 1,
            n_layers: u16::try_from(answer.trace.gates.sessions.len()).unwrap_or(u16::MAX),
        },
    }
}

/// What the resource policy is attached to.
#[must_use]
pub fn holder(request: &Request) -> Holder {
    match request.resource.sort {
        Sort::Role | Sort::RoleOutsideSts => return Holder::Role,
        Sort::KmsKey => return Holder::Key,
        Sort::Other => {}
    }
    match Arn::parse(&request.resource.text).map(|arn| arn.service) {
        Some("s3") => Holder::Bucket,
        Some("sqs") => Holder::Queue,
        Some("sns") => Holder::Topic,
        Some("lambda") => Holder::Function,
        Some("secretsmanager") => Holder::Secret,
        _ => Holder::Other,
    }
}
