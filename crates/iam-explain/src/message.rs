//! AWS's own denial message, word for word (SEMANTICS.md §6.11). AWS prints it in English only.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::{By, Outcome};
use iam_eval::gates::{Gate, Preset};
use iam_eval::request::{Request, Sort};
use iam_syntax::arn::Arn;
use iam_syntax::policy::Effect;

use crate::evaluated::Evaluated;
use crate::roles::{StatementRole, applying};

/// The message of a denial; none for any other answer.
#[must_use]
pub fn message(answer: Evaluated<'_>) -> Option<String> {
    if let Some(preset) = answer.trace.gates.preset {
        return of_preset(preset, answer.request);
    }
    let decision = answer.trace.decision();
    let Some(By::Gate(gate)) = decision.by else { return None };
    let reason = match decision.outcome {
        Outcome::ExplicitDeny => explicit(answer, gate),
        Outcome::ImplicitDeny => implicit(answer.request, gate),
        Outcome::Allowed | Outcome::Depends => return None,
    };
    if is_unsigned(answer.request) {
        return Some(not_authorized(answer.request));
    }
    Some([&not_authorized(answer.request), " ", reason.as_str()].concat())
}

/// Whether who asks comes with a token or an assertion, and signs nothing. STS names neither them, nor the role, nor a
/// policy then.
// rule: S-33
fn is_unsigned(request: &Request) -> bool {
    match request.caller {
        Caller::Federated { .. } => request.action.service() == "sts",
        Caller::Root { .. }
        | Caller::User(_)
        | Caller::Session(_)
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Anonymous => false,
    }
}

fn not_authorized(request: &Request) -> String {
    if is_unsigned(request) {
        return ["Not authorized to perform ", request.action.text.as_str()].concat();
    }
    let mut message: Vec<&str> = Vec::from([
        "User: ",
        request.caller.name(),
        " is not authorized to perform: ",
        request.action.text.as_str(),
    ]);
    if request.resource.text != "*" {
        message.extend([" on resource: ", request.resource.text.as_str()]);
    }
    message.concat()
}

fn of_preset(preset: Preset, request: &Request) -> Option<String> {
    match preset {
        Preset::RootAssumesRole => Some("Roles may not be assumed by root accounts.".into()),
        Preset::Unsigned => Some("Request is missing Authentication Token".into()),
        Preset::SessionTokenRefused => Some("Cannot call GetSessionToken with session credentials".into()),
        Preset::FederationTokenRefused => Some("Cannot call GetFederationToken with session credentials".into()),
        // IAM does not know such credentials at all.
        Preset::SessionMayNot if request.action.service() == "iam" => {
            Some("The security token included in the request is invalid".into())
        }
        // AWS's words for these are not known beyond the first half of every denial.
        Preset::SessionMayNot | Preset::LinkedServiceAlone => Some(not_authorized(request)),
        Preset::CallerIdentity | Preset::SessionToken => None,
    }
}

fn implicit(request: &Request, gate: Gate) -> String {
    [
        "because no ",
        policy_type(request, gate),
        " allows the ",
        &request.action.text,
        " action",
    ]
    .concat()
}

fn explicit(answer: Evaluated<'_>, gate: Gate) -> String {
    let article = match gate {
        // AWS writes "the role trust policy" here, and an article everywhere else.
        Gate::Resource if answer.request.resource.sort == Sort::Role => "the ",
        Gate::Principal => "an ",
        Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint | Gate::Resource | Gate::Boundary | Gate::Session(_) => "a ",
    };
    let denies = applying(answer);
    let deciding = denies
        .iter()
        .find(|one| one.gate == gate && one.effect == Effect::Deny && one.role == StatementRole::Decides);
    let arn = deciding
        .map(|one| one.attached.name.as_str())
        .filter(|name| Arn::parse(name).is_some());
    let mut text = ["with an explicit deny in ", article, policy_type(answer.request, gate)].concat();
    if let Some(arn) = arn {
        text.push_str(": ");
        text.push_str(arn);
    }
    text
}

const fn policy_type(request: &Request, gate: Gate) -> &'static str {
    match (gate, request.resource.sort) {
        (Gate::Rcp(_), _) => "resource control policy",
        (Gate::Scp(_), _) => "service control policy",
        (Gate::Endpoint, _) => "VPC endpoint policy",
        (Gate::Resource, Sort::Role) => "role trust policy",
        (Gate::Resource, Sort::RoleOutsideSts | Sort::KmsKey | Sort::Other) => "resource-based policy",
        (Gate::Principal, _) => "identity-based policy",
        (Gate::Boundary, _) => "permissions boundary",
        (Gate::Session(_), _) => "session policy",
    }
}
