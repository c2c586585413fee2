//! Asks each gate that applies: what each says, with the facts behind it or without.

use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::policy::Effect;

use crate::applies::{
    has_no_permissions_of_its_own, is_assumed_root, preset, rcps_apply, relation, root_may_always, scps_apply,
};
use crate::combine::{Decision, combine, resource_must_allow};
use crate::compile::principal::Reach;
use crate::gates::{Gate, Gates, Grants, Says, numbers};
use crate::matching::{Ask, Fact, StatementFact, statement};
use crate::policies::{Attached, Policies};
use crate::request::Request;
use crate::trace::GateFacts;
use crate::truth::Truth;

/// The decision as three-valued logic has it: `Depends` wherever an unknown key might matter.
#[must_use]
pub fn decide_three_valued(policies: &Policies, request: &Request) -> Decision {
    let (gates, Nothing) = survey(policies, request);
    combine(&gates)
}

/// What an evaluation keeps of what it went through.
pub(crate) trait Keep: Default {
    /// Whether to go on when nothing can change the decision any more.
    const FULL: bool;
    fn gate(&mut self, gate: Gate);
    fn policy(&mut self, n_statements: usize);
    fn statement(&mut self, at: u16, fact: StatementFact);
}

#[derive(Default)]
pub(crate) struct Nothing;

impl Keep for Nothing {
    const FULL: bool = false;
    fn gate(&mut self, _: Gate) {}
    fn policy(&mut self, _: usize) {}
    fn statement(&mut self, _: u16, _: StatementFact) {}
}

impl Keep for Vec<GateFacts> {
    const FULL: bool = true;

    fn gate(&mut self, gate: Gate) {
        self.push(GateFacts {
            gate,
            policies: Vec::new(),
        });
    }

    fn policy(&mut self, n_statements: usize) {
        if let Some(gate) = self.last_mut() {
            gate.policies.push(vec![StatementFact::OTHER_ACTION; n_statements]);
        }
    }

    fn statement(&mut self, at: u16, fact: StatementFact) {
        let facts = self.last_mut().and_then(|gate| gate.policies.last_mut());
        if let Some(slot) = facts.and_then(|facts| facts.get_mut(usize::from(at))) {
            *slot = fact;
        }
    }
}

/// Asks every gate that applies. This settles which gates those are; what follows from them is [`combine`]'s.
/// Where nothing is kept, the first gate with a Deny is the last one asked: it makes the decision.
pub(crate) fn survey<K: Keep>(policies: &Policies, request: &Request) -> (Gates, K) {
    let mut keep = K::default();
    let caller = &request.caller;
    let mut gates = Gates::none(relation(request), request.resource.is_strict());
    gates.preset = preset(request);
    if gates.preset.is_some() {
        return (gates, keep);
    }
    let ask = ask(policies, request);
    if rcps_apply(request) {
        for (at, level) in numbers().zip(&policies.rcps) {
            keep.gate(Gate::Rcp(at));
            let says = ask_policies(ask, &level.policies, &mut keep);
            // E-51: RCPFullAWSAccess is attached everywhere and can't be detached.
            gates.rcps.push(Says {
                deny: says.deny,
                allow: Truth::True,
            });
            if !K::FULL && says.deny.is_true() {
                return (gates, keep);
            }
        }
    }
    if scps_apply(caller) {
        for (at, level) in numbers().zip(&policies.scps) {
            keep.gate(Gate::Scp(at));
            let says = ask_policies(ask, &level.policies, &mut keep);
            gates.scps.push(says);
            if !K::FULL && says.deny.is_true() {
                return (gates, keep);
            }
        }
    }
    if let Some(endpoint) = &policies.endpoint {
        keep.gate(Gate::Endpoint);
        gates.endpoint = Some(ask_policies(ask, core::slice::from_ref(endpoint), &mut keep));
    }
    if policies.resource.is_some() || resource_must_allow(&gates) {
        keep.gate(Gate::Resource);
        let grants = ask_resource(ask, policies.resource.as_ref(), &mut keep);
        gates.resource = Some(grants);
        if !K::FULL && grants.deny.is_true() {
            return (gates, keep);
        }
    }
    if caller.has_identity() {
        keep.gate(Gate::Principal);
        gates.principal = Some(ask_policies(ask, &policies.identity, &mut keep));
        if let Some(boundary) = policies.boundary.as_ref().filter(|_| ask.has_boundary) {
            keep.gate(Gate::Boundary);
            gates.boundary = Some(ask_policies(ask, core::slice::from_ref(boundary), &mut keep));
        }
    }
    if caller.has_identity() || is_assumed_root(request) {
        for (at, layer) in numbers().zip(&policies.sessions) {
            keep.gate(Gate::Session(at));
            gates.sessions.push(ask_policies(ask, layer, &mut keep));
        }
        if policies.sessions.is_empty() && has_no_permissions_of_its_own(caller) {
            keep.gate(Gate::Session(0));
            gates.sessions.push(Says::NOTHING);
        }
    }
    (gates, keep)
}

/// The request as the statements of these policies see it.
#[must_use]
pub fn ask<'a>(policies: &Policies, request: &'a Request) -> Ask<'a> {
    Ask {
        request,
        has_boundary: policies.boundary.is_some() && !request.caller.is_service_linked(),
    }
}

/// What some policies say together: a Deny in any counts, an Allow in any suffices.
// rule: E-61
// rule: E-62
fn ask_policies<K: Keep>(ask: Ask, policies: &[Attached], keep: &mut K) -> Says {
    let mut says = Says::NOTHING;
    for attached in policies {
        let compiled = &attached.policy;
        keep.policy(compiled.statements.len());
        compiled.each(&ask.request.action, |at| {
            let one = &compiled.statements[usize::from(at)];
            // Once something allows, a further Allow changes nothing.
            if !K::FULL && one.effect == Effect::Allow && says.allow.is_true() {
                return true;
            }
            let fact = statement(ask, one);
            keep.statement(at, fact);
            match one.effect {
                Effect::Deny => says.deny = says.deny.or(fact.truth()),
                Effect::Allow => says.allow = says.allow.or(fact.truth()),
            }
            K::FULL || !says.deny.is_true()
        });
    }
    says
}

/// What a resource policy says. Without one, nothing.
// rule: E-10
// rule: E-13
fn ask_resource<K: Keep>(ask: Ask, policy: Option<&Attached>, keep: &mut K) -> Grants {
    let mut grants = Grants::NOTHING;
    let Some(attached) = policy else { return grants };
    let compiled = &attached.policy;
    keep.policy(compiled.statements.len());
    let may_always = root_may_always(ask.request);
    compiled.each(&ask.request.action, |at| {
        let one = &compiled.statements[usize::from(at)];
        let fact = statement(ask, one);
        keep.statement(at, fact);
        match (one.effect, fact.reach) {
            (Effect::Deny, _) if may_always => {}
            (Effect::Deny, _) => grants.deny = grants.deny.or(fact.truth()),
            (Effect::Allow, reach) => grants.add(reach.unwrap_or(Reach::Any).strength(), fact.truth()),
        }
        K::FULL || !grants.deny.is_true()
    });
    grants
}

/// Whether a statement that applies counts: the fact, and the exception of [`root_may_always`].
#[must_use]
pub fn counts(gate: Gate, effect: Effect, fact: StatementFact, request: &Request) -> bool {
    let is_excepted = gate == Gate::Resource && effect == Effect::Deny && root_may_always(request);
    fact.fact == Fact::Applies && !is_excepted
}
