//! Gates and the policies in them.

use iam_eval::applies::root_may_always;
use iam_eval::caller::Caller;
use iam_eval::combine::{GateEffect, resource_must_allow};
use iam_eval::gates::{Gate, Grants, Relation};
use iam_eval::matching::Fact;
use iam_eval::policies::Attached;
use iam_eval::request::{Request, Sort};
use iam_eval::trace::{GateFacts, Trace};
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use super::gate_name::gate_name;
use super::{Depth, List, NodeTruth, Place, SourceRef, statement};
use crate::evaluated::Evaluated;
use crate::fact::{GateFact, Must, NodeFact, PolicyFact};

/// Adds a gate with everything beneath it.
pub fn add<'a>(list: &mut List<'a>, answer: Evaluated<'a>, facts: &'a GateFacts, depth: Depth) {
    let fact = gate_fact(answer, facts.gate);
    let truth = match fact.effect {
        GateEffect::Allow | GateEffect::NoImpact => NodeTruth::True,
        GateEffect::ExplicitDeny | GateEffect::ImplicitDeny => NodeTruth::False,
        GateEffect::Unknown => NodeTruth::Unknown,
    };
    let rule = rule(answer, &fact);
    let gate = list.add(None, NodeFact::Gate(fact), truth, rule, None);
    for (policy, attached) in answer.policies.of(facts.gate).iter().enumerate() {
        add_policy(list, answer, gate, facts, policy, attached, depth);
    }
}

fn add_policy<'a>(
    list: &mut List<'a>,
    answer: Evaluated<'a>,
    gate: u32,
    facts: &'a GateFacts,
    at: usize,
    attached: &'a Attached,
    depth: Depth,
) {
    let policy = &attached.policy.policy;
    let statements = facts
        .policies
        .get(at)
        .map_or(&[][..], |statements| statements.as_slice());
    let count = |effect: Effect, fact: Fact| {
        let both = policy.statements.iter().zip(statements);
        both.filter(|(statement, one)| statement.effect == effect && one.fact == fact)
            .count()
    };
    let n_denies = count(Effect::Deny, Fact::Applies);
    let is_excepted = facts.gate == Gate::Resource && root_may_always(answer.request);
    let fact = PolicyFact {
        name: &attached.name,
        kind: policy.kind,
        n_statements: policy.statements.len(),
        n_denies: if is_excepted { 0 } else { n_denies },
        n_excepted: if is_excepted { n_denies } else { 0 },
        n_allows: count(Effect::Allow, Fact::Applies),
        n_open: count(Effect::Deny, Fact::Perhaps) + count(Effect::Allow, Fact::Perhaps),
    };
    let truth = match (fact.n_denies + fact.n_allows, fact.n_open) {
        (0, 0) => NodeTruth::False,
        (0, _) => NodeTruth::Unknown,
        _ => NodeTruth::True,
    };
    let source = SourceRef {
        document: attached.document,
        span: policy.span,
    };
    let rule = match facts.gate {
        Gate::Rcp(_) => "E-51",
        Gate::Scp(_) => "E-41",
        Gate::Endpoint => "E-75",
        Gate::Resource => "E-4",
        Gate::Principal => "E-61",
        Gate::Boundary => "E-60",
        Gate::Session(_) => "E-62",
    };
    let parent = list.add(Some(gate), NodeFact::Policy(fact), truth, rule, Some(source));
    for statement in 0..statements.len() {
        let place = Place {
            gate: facts.gate,
            policy: at,
            statement,
        };
        statement::add(list, answer, Some(parent), place, depth);
    }
}

pub fn gate_fact<'a>(answer: Evaluated<'a>, gate: Gate) -> GateFact<'a> {
    let Evaluated {
        policies,
        request,
        trace,
        ..
    } = answer;
    GateFact {
        gate,
        name: gate_name(answer, gate),
        effect: trace.effect(gate).unwrap_or(GateEffect::NoImpact),
        decides: trace.is_decided_by(gate),
        must: must(request, trace, gate),
        n_policies: policies.of(gate).len(),
        n_allows: policies
            .of(gate)
            .iter()
            .flat_map(|attached| &attached.policy.policy.statements)
            .filter(|statement| statement.effect == Effect::Allow)
            .count(),
        action: &request.action.text,
        decision: trace.decision().outcome,
    }
}

fn must(request: &Request, trace: &Trace, gate: Gate) -> Must {
    let gates = &trace.gates;
    let grants = match gates.relation {
        Relation::Same => gates.resource.unwrap_or(Grants::NOTHING),
        Relation::Cross | Relation::Divided | Relation::RootAtHome | Relation::RootAbroad | Relation::NoAccount => {
            Grants::NOTHING
        }
    };
    match gate {
        Gate::Rcp(_) => Must::Implied,
        Gate::Scp(_) | Gate::Endpoint => Must::Always,
        Gate::Resource => of_resource(request, trace),
        Gate::Principal => match (grants.caller, grants.role) {
            (Truth::True, _) => Must::GrantedToCaller,
            (_, Truth::True) => Must::GrantedToRole,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Must::PerhapsGranted,
            (Truth::False, Truth::False) => Must::Always,
        },
        Gate::Boundary | Gate::Session(_) => match (grants.caller, grants.role) {
            (Truth::True, _) => Must::GrantedToCaller,
            (Truth::Unknown, _) => Must::PerhapsGranted,
            (Truth::False, _) if has_no_session_policy(trace, gate) => Must::NoSessionPolicy,
            (Truth::False, Truth::True) => Must::GrantedToRoleAlone,
            (Truth::False, Truth::False | Truth::Unknown) => Must::Always,
        },
    }
}

/// Whether the gate stands for session policies that were not passed (E-65).
fn has_no_session_policy(trace: &Trace, gate: Gate) -> bool {
    matches!(gate, Gate::Session(_))
        && trace
            .facts
            .iter()
            .any(|facts| facts.gate == gate && facts.policies.is_empty())
}

fn of_resource(request: &Request, trace: &Trace) -> Must {
    match trace.gates.relation {
        Relation::Same | Relation::RootAtHome if resource_must_allow(&trace.gates) => Must::Strict,
        Relation::Same => Must::NotNeeded,
        Relation::RootAtHome => Must::RootAtHome,
        Relation::Cross => Must::CrossAccount,
        Relation::Divided => Must::OtherPartition,
        Relation::RootAbroad => Must::ForeignRoot,
        Relation::NoAccount => match &request.caller {
            Caller::Service { .. } => Must::Service,
            Caller::Federated { .. } => Must::Federated,
            // No other user is without an account.
            Caller::User(_) => Must::OriginAccess,
            Caller::Anonymous | Caller::Root { .. } | Caller::Session(_) | Caller::FederatedUser { .. } => {
                Must::Anonymous
            }
        },
    }
}

/// The rule that says why the gate has this effect.
fn rule(answer: Evaluated<'_>, fact: &GateFact) -> &'static str {
    let by_gate = match fact.gate {
        Gate::Rcp(_) => "E-2",
        Gate::Scp(_) => "E-41",
        Gate::Endpoint => "E-75",
        Gate::Resource => "E-4",
        Gate::Principal => "E-5",
        Gate::Boundary => "E-6",
        Gate::Session(_) => "E-7",
    };
    if fact.effect == GateEffect::ExplicitDeny {
        return "E-1";
    }
    match fact.must {
        Must::Always
        | Must::NotNeeded
        | Must::GrantedToCaller
        | Must::GrantedToRole
        | Must::GrantedToRoleAlone
        | Must::PerhapsGranted => by_gate,
        Must::NoSessionPolicy => "E-65",
        Must::Implied => "E-51",
        Must::CrossAccount => "E-30",
        Must::OtherPartition => "E-77",
        Must::ForeignRoot => "E-31",
        Must::Anonymous => "E-73",
        Must::OriginAccess => "P-20",
        Must::Service => "E-72",
        Must::Federated => "E-21",
        Must::RootAtHome => "E-8",
        Must::Strict => match answer.request.resource.sort {
            Sort::KmsKey => "E-20",
            Sort::Role => "E-21",
            Sort::RoleOutsideSts | Sort::Other => "E-23",
        },
    }
}
