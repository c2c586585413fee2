//! What a reader should know about the whole request, and what an unknown key decides.

use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::By;
use iam_eval::gates::{Gate, Relation};
use iam_eval::request::Sort;
use iam_eval::spelling::Spellings;
use iam_eval::truth::Truth;
use iam_syntax::policy::PolicyKind;

use super::gate_name::gate_name;
use super::{List, NodeTruth};
use crate::evaluated::Evaluated;
use crate::fact::{ClosingFact, NodeFact, Note, RcpExemption};
use iam_eval::combine::Outcome;

/// Adds closings, then notes.
pub fn add<'a>(list: &mut List<'a>, answer: Evaluated<'a>) {
    let Evaluated {
        policies,
        request,
        trace,
        ..
    } = answer;
    for fact in closings(answer) {
        let truth = match fact.decision.outcome {
            Outcome::Allowed => NodeTruth::True,
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => NodeTruth::False,
            Outcome::Depends => NodeTruth::Unknown,
        };
        list.add(None, NodeFact::Closing(fact), truth, "C-5", None);
    }
    let caller = &request.caller;
    let mut note = |note: Note<'a>, rule| {
        list.add(None, NodeFact::Note(note), NodeTruth::True, rule, None);
    };
    for (kind, n_policies) in ignored(answer) {
        note(
            Note::Ignored {
                caller,
                kind,
                n_policies,
            },
            "E-76",
        );
    }
    if trace.gates.relation == Relation::Divided {
        note(
            Note::Divided {
                caller: caller.name(),
                resource: &request.resource.text,
            },
            "E-77",
        );
    }
    if let Caller::Session(session) = caller
        && session.role_arn == request.resource.text
        && request.action.lower() == "sts:assumerole"
    {
        note(
            Note::AssumesItself {
                role: &session.role_arn,
            },
            "E-22",
        );
    }
    let is_beaten = |gate: Gate| {
        trace
            .judged()
            .any(|it| it.gate == gate && it.allow.is_false() && it.deny.is_false())
    };
    let grants = trace.gates.resource;
    if request.resource.sort == Sort::Role
        && trace.gates.relation == Relation::Same
        && grants.is_some_and(|grants| grants.caller == Truth::True)
        && is_beaten(Gate::Boundary)
    {
        note(Note::TrustBeatsLimits { caller: caller.name() }, "S-1");
    }
    let has_gate = |wanted: fn(Gate) -> bool| trace.facts.iter().any(|facts| wanted(facts.gate));
    if !policies.scps.is_empty() && !has_gate(|gate| matches!(gate, Gate::Scp(_))) {
        note(Note::ScpsExempt { caller }, "E-40");
    }
    if !policies.rcps.is_empty() && !has_gate(|gate| matches!(gate, Gate::Rcp(_))) {
        let (why, rule) = match caller {
            Caller::Session(session) if session.service_linked => (
                RcpExemption::ServiceLinked {
                    role: &session.role_arn,
                },
                "E-50",
            ),
            _ if request.action.lower() == "kms:retiregrant" => (
                RcpExemption::Action {
                    action: &request.action.text,
                },
                "E-50",
            ),
            _ => (
                RcpExemption::Service {
                    service: request.action.service(),
                },
                "E-52",
            ),
        };
        note(Note::RcpsExempt(why), rule);
    }
}

/// The ways that the unknown keys may turn out.
pub fn closings<'a>(answer: Evaluated<'a>) -> impl Iterator<Item = ClosingFact<'a>> {
    let Evaluated { policies, trace, .. } = answer;
    let closings = trace
        .closings
        .as_ref()
        .filter(|_| trace.decision().outcome == Outcome::Depends);
    closings.into_iter().flat_map(move |closings| {
        let spellings = Spellings::of(policies, trace);
        let keys: Vec<&str> = closings.keys.iter().map(|key| spellings.spell(key)).collect();
        closings.found.iter().map(move |closing| ClosingFact {
            decision: closing.decision,
            gate: match closing.decision.by {
                Some(By::Gate(gate)) => Some(gate_name(answer, gate)),
                Some(By::Default) | None => None,
            },
            values: keys
                .iter()
                .copied()
                .zip(closing.values.iter().map(Option::as_ref))
                .collect(),
            is_exact: closings.is_exact,
        })
    })
}

/// The policies that don't fit the caller.
fn ignored(answer: Evaluated<'_>) -> impl Iterator<Item = (PolicyKind, usize)> {
    let Evaluated { policies, request, .. } = answer;
    let caller = &request.caller;
    let boundary = usize::from(policies.boundary.is_some());
    let session: usize = if iam_eval::applies::is_assumed_root(request) {
        0
    } else {
        policies.sessions.iter().map(alloc::vec::Vec::len).sum()
    };
    let found = if !caller.has_identity() {
        [
            (PolicyKind::Identity, policies.identity.len()),
            (PolicyKind::Boundary, boundary),
            (PolicyKind::Session, session),
        ]
    } else if caller.is_service_linked() {
        [
            (PolicyKind::Identity, 0),
            (PolicyKind::Boundary, boundary),
            (PolicyKind::Session, 0),
        ]
    } else {
        [
            (PolicyKind::Identity, 0),
            (PolicyKind::Boundary, 0),
            (PolicyKind::Session, 0),
        ]
    };
    found.into_iter().filter(|(_, n_policies)| 0 < *n_policies)
}
