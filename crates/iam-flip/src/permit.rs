//! Changes of policies that let a denied request through.
//!
//! Each thing that stops the request has options, the best first: for a gate that lacks an Allow an edit of the statement
//! that was meant, then a new statement; for a Deny one more exception, then a condition that leaves the caller out, then
//! its removal. A suggestion takes an option for each.

use std::collections::BTreeSet;

use iam_eval::evaluate::counts;
use iam_eval::gates::{Gate, Relation};
use iam_eval::matching::Fact;
use iam_scenario::load::Place;
use iam_syntax::policy::{Effect, PolicyKind, Version};

use crate::change::Change;
use crate::document::edit::Edit;
use crate::least::{Least, Statement, action_name, least, principal_arn, takes_policy};
use crate::lint::Linter;
use crate::meant::{Missed, Near, near};
use crate::mend;
use crate::minimal::MOST_CHANGES;
use crate::request::search::is_grant;
use crate::world::{Traced, World};

/// How to go about a Deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Against {
    /// One more exception among those that the statement has, if it has any.
    Except,
    /// A condition that leaves the caller out.
    Exempt,
    Remove,
}

impl Against {
    const ALL: [Self; 3] = [Self::Except, Self::Exempt, Self::Remove];
}

/// Candidates with what keeps others from being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    pub changes: Vec<Vec<Change>>,
    /// Context keys without which an Allow for this caller would let others in.
    pub lacking: Vec<String>,
}

/// Candidates for suggestions, each with `first` made before anything else. The Denies that apply go first, and then it is
/// looked at what is still missing: a policy that is switched off limits no longer, and may have granted.
#[must_use]
pub fn candidates(world: &World<'_>, linter: &Linter<'_>, first: &[Change]) -> Candidates {
    let mut found = Candidates::default();
    let Some(traced) = world.traced(first) else {
        return found;
    };
    let denies = denies(&traced);
    let planner = Planner { world, linter };
    for changes in planner.past_denies(first, &traced, &denies) {
        let Some(traced) = world.traced(&changes) else { continue };
        for by_resource in [false, true] {
            let plan = Plan {
                planner: &planner,
                first: &changes,
                traced: &traced,
                by_resource,
            };
            plan.add(&mut found);
        }
    }
    found
}

/// The Denies that apply, each once: document and statement.
fn denies(traced: &[Traced]) -> Vec<(usize, usize)> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for one in traced {
        let (policies, request, trace) = (&one.asked.policies, &one.asked.request, &one.trace);
        for facts in &trace.facts {
            for (attached, statements) in policies.of(facts.gate).iter().zip(&facts.policies) {
                for (statement, fact) in statements.iter().enumerate() {
                    let is_deny = attached.policy.statements[statement].effect == Effect::Deny;
                    let may_apply = fact.fact == Fact::Perhaps && !request_is_excepted(facts.gate, one);
                    if is_deny && (counts(facts.gate, Effect::Deny, *fact, request) || may_apply) {
                        found.insert((attached.document, statement));
                    }
                }
            }
        }
    }
    found.into_iter().collect()
}

/// The gates that lack an Allow, each once. One that only may apply is none to rely on.
fn lacking(traced: &[Traced]) -> Vec<Gate> {
    let mut gates: BTreeSet<Gate> = BTreeSet::new();
    for one in traced {
        let trace = &one.trace;
        gates.extend(trace.judged().filter(|it| !it.lacks.is_false()).map(|it| it.gate));
        if trace.gates.resource.is_none() && is_resource_needed(trace.gates.relation, trace.gates.strict) {
            gates.insert(Gate::Resource);
        }
    }
    gates.into_iter().collect()
}

fn request_is_excepted(gate: Gate, traced: &Traced) -> bool {
    gate == Gate::Resource && iam_eval::evaluate::root_may_always(&traced.asked.request)
}

/// Whether nobody is let in without a policy of the resource.
const fn is_resource_needed(relation: Relation, strict: bool) -> bool {
    match relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad | Relation::NoAccount => true,
        Relation::Same | Relation::RootAtHome => strict,
    }
}

/// Goes about what stops a request.
struct Planner<'p> {
    world: &'p World<'p>,
    linter: &'p Linter<'p>,
}

impl Planner<'_> {
    /// Ways past the Denies, each with the changes that were made before.
    fn past_denies(&self, first: &[Change], traced: &[Traced], denies: &[(usize, usize)]) -> Vec<Vec<Change>> {
        if denies.is_empty() {
            return vec![first.to_vec()];
        }
        let with = |changes: Vec<Change>| {
            let mut all = first.to_vec();
            for change in changes {
                if !all.contains(&change) {
                    all.push(change);
                }
            }
            all
        };
        // Whole policies are switched off only where there is no going through their statements.
        if MOST_CHANGES < denies.len() {
            let mut documents: Vec<usize> = denies.iter().map(|(document, _)| *document).collect();
            documents.dedup();
            let is_small = documents.len() <= MOST_CHANGES;
            let detached = documents.into_iter().map(|document| Change::Detach { document });
            return if is_small { vec![with(detached.collect())] } else { Vec::new() };
        }
        let mut ways: Vec<Vec<Change>> = Vec::new();
        for against in Against::ALL {
            let options: Vec<Vec<Change>> = denies
                .iter()
                .map(|(document, statement)| self.against(against, first, traced, *document, *statement))
                .collect();
            ways.extend(choices(&options).into_iter().map(with));
        }
        let mut seen: Vec<Vec<Change>> = Vec::new();
        ways.retain(|way| {
            let is_new = !seen.contains(way) && way.len() <= MOST_CHANGES;
            seen.push(way.clone());
            is_new
        });
        ways
    }

    /// What keeps a Deny from hitting the request.
    fn against(
        &self,
        against: Against,
        first: &[Change],
        traced: &[Traced],
        document: usize,
        statement: usize,
    ) -> Vec<Change> {
        let removal = || Change::Remove { document, statement };
        let exemption = || exemption(traced, document, statement).unwrap_or_else(removal);
        match against {
            Against::Except => {
                let mut changes = self.exceptions(first, traced, document, statement);
                changes.push(exemption());
                changes
            }
            Against::Exempt => vec![exemption()],
            Against::Remove => vec![removal()],
        }
    }

    fn exceptions(&self, first: &[Change], traced: &[Traced], document: usize, statement: usize) -> Vec<Change> {
        let Some((text, (near, one))) = self.text(document).zip(statement_of(traced, document, statement)) else {
            return Vec::new();
        };
        let mut changes = mend::sparing(&near, one, text);
        changes.retain(|change| self.is_good(first, change, &|traced| !is_denied(traced, document, statement)));
        changes
    }

    fn text(&self, document: usize) -> Option<&str> {
        Some(self.world.answer.documents.get(document)?.text.as_str())
    }

    /// Whether a change does for every request what it is there for, and the linter has nothing against it.
    fn is_good(&self, first: &[Change], change: &Change, does: &dyn Fn(&Traced) -> bool) -> bool {
        let mut changes = first.to_vec();
        changes.push(change.clone());
        let traced = self.world.traced(&changes);
        traced.is_some_and(|traced| traced.iter().all(does))
            && !self.linter.objects(self.world, core::slice::from_ref(change))
    }
}

/// The first of all options, then each other option with the first of the rest. None where one has none.
fn choices(options: &[Vec<Change>]) -> Vec<Vec<Change>> {
    let best: Option<Vec<&Change>> = options.iter().map(|of_one| of_one.first()).collect();
    let Some(best) = best else { return Vec::new() };
    let mut all: Vec<Vec<Change>> = vec![best.iter().map(|it| (*it).clone()).collect()];
    for (number, of_one) in options.iter().enumerate() {
        for other in &of_one[1..] {
            let mut choice: Vec<Change> = best.iter().map(|it| (*it).clone()).collect();
            choice[number] = other.clone();
            all.push(choice);
        }
    }
    all
}

fn exemption(traced: &[Traced], document: usize, statement: usize) -> Option<Change> {
    let principal_arn = principal_arn(&traced.first()?.asked.request)?.to_string();
    Some(Change::Edit {
        document,
        statement,
        edit: Edit::Exempt { principal_arn },
    })
}

fn statement_of(traced: &[Traced], document: usize, statement: usize) -> Option<(Near<'_>, &Traced)> {
    traced.iter().find_map(|traced| {
        let gates = traced.trace.facts.iter().map(|facts| facts.gate);
        let mut attached = gates.flat_map(|gate| traced.asked.policies.of(gate));
        let attached = attached.find(|it| it.document == document)?;
        let near = Near {
            attached,
            at: statement,
            // Nothing was missed; all of it is looked at.
            missed: Missed::Condition(0),
        };
        Some((near, traced))
    })
}

/// Whether a Deny applies to a request.
fn is_denied(traced: &Traced, document: usize, statement: usize) -> bool {
    traced.trace.facts.iter().any(|facts| {
        let policies = traced.asked.policies.of(facts.gate).iter().zip(&facts.policies);
        policies
            .filter(|(attached, _)| attached.document == document)
            .filter_map(|(_, statements)| statements.get(statement))
            .any(|fact| !fact.truth().is_false())
    })
}

/// One way to what is still missing.
struct Plan<'p> {
    planner: &'p Planner<'p>,
    first: &'p [Change],
    traced: &'p [Traced],
    /// The resource's policy grants, and not the caller's own.
    by_resource: bool,
}

impl Plan<'_> {
    fn add(&self, found: &mut Candidates) {
        let gates = lacking(self.traced);
        if self.by_resource && !(gates.contains(&Gate::Principal) && self.is_one_account()) {
            return;
        }
        let options: Vec<Vec<Change>> = gates
            .iter()
            .map(|gate| self.allow(self.granting(*gate), found))
            .collect();
        for choice in choices(&options) {
            let mut changes = self.first.to_vec();
            for change in choice {
                if !changes.contains(&change) {
                    changes.push(change);
                }
            }
            let is_new = !found.changes.contains(&changes);
            if changes.len() <= MOST_CHANGES && is_new {
                found.changes.push(changes);
            }
        }
    }

    fn is_one_account(&self) -> bool {
        self.traced.iter().any(|it| it.trace.gates.relation == Relation::Same)
    }

    const fn granting(&self, gate: Gate) -> Gate {
        match gate {
            Gate::Principal if self.by_resource => Gate::Resource,
            Gate::Principal
            | Gate::Resource
            | Gate::Rcp(_)
            | Gate::Scp(_)
            | Gate::Endpoint
            | Gate::Boundary
            | Gate::Session(_) => gate,
        }
    }

    /// What lets a gate allow: edits of what was meant, then the least new statement.
    fn allow(&self, gate: Gate, found: &mut Candidates) -> Vec<Change> {
        let lacks = |traced: &Traced| {
            let judged = traced.trace.judged().find(|it| it.gate == gate);
            judged.is_none_or(|it| !it.lacks.is_false() || self.by_resource && gate == Gate::Resource)
        };
        let lacking: Vec<&Traced> = self.traced.iter().filter(|traced| lacks(traced)).collect();
        let Some(first) = lacking.first() else {
            return Vec::new();
        };
        let allows = |traced: &Traced| {
            let allow = traced.trace.judged().find(|it| it.gate == gate).map(|it| it.allow);
            allow.is_some_and(iam_eval::truth::Truth::is_true)
        };
        let mut changes: Vec<Change> = Vec::new();
        for near in near(first, gate, Effect::Allow) {
            let Some(text) = self.planner.text(near.attached.document) else {
                continue;
            };
            let edits = mend::towards(&near, &lacking, text);
            // One edit of each statement; the smallest that does it.
            let good = edits.into_iter().find(|change| self.is_good(change, &allows));
            changes.extend(good.filter(|change| !changes.contains(change)));
            if MOST_EDITS <= changes.len() {
                break;
            }
        }
        changes.extend(self.new(gate, &lacking, found).into_iter().filter(|it| self.is_good(it, &allows)));
        changes
    }

    fn is_good(&self, change: &Change, does: &dyn Fn(&Traced) -> bool) -> bool {
        self.planner.is_good(self.first, change, does)
    }

    /// The least Allow in a gate: in its first policy, or in one that is attached.
    fn new(&self, gate: Gate, lacking: &[&Traced], found: &mut Candidates) -> Vec<Change> {
        let Some(one) = lacking.first() else {
            return Vec::new();
        };
        let request = &one.asked.request;
        let attached = one.asked.policies.of(gate).first();
        let place = place(gate);
        let kind = place.kind(request.resource.sort);
        let version = attached.map_or(Version::V2012, |it| it.policy.policy.version);
        let requests: Vec<_> = lacking.iter().map(|it| &it.asked.request).collect();
        let statements = match least(Effect::Allow, kind, version, &requests) {
            Least::Statements(statements) => statements,
            Least::Unwritable => Vec::new(),
            Least::Lacks(keys) => {
                for key in keys {
                    if !found.lacking.contains(&key) {
                        found.lacking.push(key);
                    }
                }
                Vec::new()
            }
        };
        let change = |statement: Statement| match attached {
            Some(attached) => Some(Change::Add {
                document: attached.document,
                statement,
            }),
            None if place == Place::Resource && !takes_policy(request) => None,
            None => Some(Change::Attach {
                place,
                name: name(kind, action_name(request)),
                statement,
            }),
        };
        statements.into_iter().filter_map(change).collect()
    }
}

/// How many statements that may have been meant are edited, each in a suggestion of its own.
const MOST_EDITS: usize = 3;

fn name(kind: PolicyKind, action: &str) -> String {
    match kind {
        PolicyKind::Trust => "Trust policy".to_string(),
        PolicyKind::Key => "Key policy".to_string(),
        PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Resource
        | PolicyKind::Scp
        | PolicyKind::Rcp
        | PolicyKind::Endpoint => format!("Allow{action}"),
    }
}

/// Where a gate's policies stand.
#[must_use]
pub const fn place(gate: Gate) -> Place {
    match gate {
        Gate::Rcp(level) => Place::Rcp(level as usize),
        Gate::Scp(level) => Place::Scp(level as usize),
        Gate::Endpoint => Place::Endpoint { gateway: false },
        Gate::Resource => Place::Resource,
        Gate::Principal => Place::Identity,
        Gate::Boundary => Place::Boundary,
        Gate::Session(layer) => Place::Session(layer as usize),
    }
}

/// Whether all that still stops the requests is that nobody grants: what limits does not.
#[must_use]
pub fn is_only_ungranted(traced: &[Traced]) -> bool {
    denies(traced).is_empty() && lacking(traced).into_iter().all(is_grant)
}
