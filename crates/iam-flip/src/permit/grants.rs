//! Ways to the Allows that are missing.

use std::collections::BTreeSet;

use iam_eval::gates::{Gate, Relation};
use iam_eval::policies::Attached;
use iam_eval::truth::Truth;
use iam_scenario::document::Place;
use iam_syntax::policy::{Effect, PolicyKind, Version};

use super::asked::of_meant;
use super::{Candidates, Planner, choices};
use crate::change::Change;
use crate::least::{Least, Statement, action_name, least};
use crate::loosen::loosens;
use crate::meant::{meant, near};
use crate::mend;
use crate::minimal::MOST_CHANGES;
use crate::own_policy::takes_policy;
use crate::world::{Traced, World};

/// The gates that lack an Allow, each once. One that only may apply is none to rely on.
pub fn lacking(traced: &[Traced]) -> Vec<Gate> {
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

/// Whether nobody is let in without a policy of the resource.
const fn is_resource_needed(relation: Relation, strict: bool) -> bool {
    match relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad | Relation::NoAccount => true,
        Relation::Same | Relation::RootAtHome => strict,
    }
}

/// The first statement that misses a request because its values are patterns that its operator does not know, with the
/// operator that does.
#[must_use]
pub fn likened(world: &World<'_>, traced: &[Traced]) -> Vec<Change> {
    let edits = |one: &Traced, gate: Gate| -> Option<Vec<Change>> {
        near(one, gate, Effect::Allow).iter().find_map(|near| {
            let document = world.answer.documents.get(near.attached.document)?;
            let edits = mend::likened(near, &document.text);
            (!is_of_aws(near.attached) && !edits.is_empty()).then_some(edits)
        })
    };
    let gates = lacking(traced);
    let found = traced
        .iter()
        .find_map(|one| gates.iter().find_map(|gate| edits(one, *gate)));
    found.unwrap_or_default()
}

/// What a gate has no Allow for: an action, on one resource or several.
struct Gap<'p> {
    gate: Gate,
    /// At least one.
    lacking: Vec<&'p Traced>,
}

impl Gap<'_> {
    /// Whether it is among what is lacking.
    fn holds(&self, traced: &Traced) -> bool {
        let resource = &traced.asked.request.resource.text;
        let mut lacking = self.lacking.iter();
        self.is_of(traced) && lacking.any(|it| it.asked.request.resource.text == *resource)
    }

    /// Whether it is of the same action.
    fn is_of(&self, traced: &Traced) -> bool {
        let action = traced.asked.request.action.lower();
        let first = self.lacking.first();
        first.is_some_and(|it| it.asked.request.action.lower() == action)
    }
}

/// One way to what is still missing.
pub struct Plan<'p> {
    pub planner: &'p Planner<'p>,
    pub first: &'p [Change],
    pub traced: &'p [Traced],
    /// The resource's policy grants, and not the caller's own.
    pub by_resource: bool,
}

impl Plan<'_> {
    /// Adds what this way comes to.
    pub fn add(&self, found: &mut Candidates) {
        let gates = lacking(self.traced);
        if self.by_resource && !(gates.contains(&Gate::Principal) && self.is_one_account()) {
            return;
        }
        let gates: BTreeSet<Gate> = gates.iter().map(|gate| self.granting(*gate)).collect();
        let gaps: Vec<Gap<'_>> = gates.into_iter().flat_map(|gate| self.gaps(gate)).collect();
        let options: Vec<Vec<Vec<Change>>> = gaps.iter().map(|gap| self.allow(gap, found)).collect();
        for choice in choices(&options) {
            let mut changes = self.first.to_vec();
            for change in together(choice) {
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

    /// What a gate lacks, by action: a whole call asks several.
    fn gaps(&self, gate: Gate) -> Vec<Gap<'_>> {
        let lacks_in = |traced: &Traced, gate: Gate, if_absent: bool| {
            let judged = traced.trace.judged().find(|it| it.gate == gate);
            judged.map_or(if_absent, |it| !it.lacks.is_false())
        };
        let lacks = |traced: &Traced| match self.by_resource && gate == Gate::Resource {
            // What the caller's own policies allow already is none that the resource's has to.
            true => lacks_in(traced, Gate::Principal, true) || lacks_in(traced, gate, false),
            false => lacks_in(traced, gate, true),
        };
        let mut gaps: Vec<Gap<'_>> = Vec::new();
        for traced in self.traced.iter().filter(|traced| lacks(traced)) {
            match gaps.iter_mut().find(|gap| gap.is_of(traced)) {
                Some(gap) => gap.lacking.push(traced),
                None => gaps.push(Gap {
                    gate,
                    lacking: vec![traced],
                }),
            }
        }
        gaps
    }

    /// What fills a gap: edits of what was meant, then the least new statement, then what lets in whoever lacks a key.
    fn allow(&self, gap: &Gap<'_>, found: &mut Candidates) -> Vec<Vec<Change>> {
        let (gate, lacking) = (gap.gate, gap.lacking.as_slice());
        let Some(first) = lacking.first() else {
            return Vec::new();
        };
        let allows = |traced: &Traced| {
            let allow = traced.trace.judged().find(|it| it.gate == gate).map(|it| it.allow);
            !gap.holds(traced) || allow.is_some_and(Truth::is_true)
        };
        let (mut options, mut loose): (Vec<Vec<Change>>, Vec<Vec<Change>>) = Default::default();
        for near in near(first, gate, Effect::Allow) {
            if is_of_aws(near.attached) {
                continue;
            }
            let Some(text) = self.planner.text(near.attached.document) else {
                continue;
            };
            let (loosening, edits): (Vec<_>, Vec<_>) = mend::towards(&near, lacking, text)
                .into_iter()
                .partition(|option| loosens(self.planner.world.answer, option));
            // One edit of each statement; the smallest that does it.
            let good = |edits: Vec<Vec<Change>>| edits.into_iter().find(|option| self.is_good(option, &allows));
            match good(edits) {
                Some(option) if !options.contains(&option) => options.push(option),
                Some(_) => {}
                None if loose.len() < MOST_EDITS => loose.extend(good(loosening)),
                None => {}
            }
            if MOST_EDITS <= options.len() {
                break;
            }
        }
        let new = self.least(gate, lacking, found).into_iter().map(|change| vec![change]);
        options.extend(new.filter(|option| self.is_good(option, &allows)));
        options.extend(loose);
        options
    }

    fn is_good(&self, option: &[Change], does: &dyn Fn(&Traced) -> bool) -> bool {
        self.planner.is_good(self.first, option, does)
    }

    /// The least Allow in a gate: in its first policy that is not AWS's own, or in one that is attached.
    fn least(&self, gate: Gate, lacking: &[&Traced], found: &mut Candidates) -> Vec<Change> {
        let Some(one) = lacking.first() else {
            return Vec::new();
        };
        let request = &one.asked.request;
        let attached = one.asked.policies.of(gate).iter().find(|it| !is_of_aws(it));
        let place = place(gate);
        let kind = place.kind(request.resource.sort);
        if place == Place::Resource && attached.is_none() && !takes_policy(request) {
            return Vec::new();
        }
        let version = attached.map_or(Version::V2012, |it| it.policy.policy.version);
        let requests: Vec<_> = lacking.iter().map(|it| &it.asked.request).collect();
        // What stands there asks for something, and an Allow beside it would go round that.
        let gates = [gate].into_iter().chain(self.by_resource.then_some(Gate::Principal));
        let meant = gates.filter_map(|gate| meant(one, gate));
        let also: Vec<_> = meant.flat_map(|it| of_meant(&it, request)).collect();
        let statements = match least(Effect::Allow, kind, version, &requests, &also) {
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
            Some(attached) => Change::Add {
                document: attached.document,
                statement,
            },
            None => Change::Attach {
                place,
                name: name(kind, action_name(request)),
                statement,
            },
        };
        statements.into_iter().map(change).collect()
    }
}

/// Changes of which new statements that differ in their actions alone are one.
fn together(changes: Vec<Change>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for change in changes {
        let is_taken = all.iter_mut().any(|it| match (it, &change) {
            (
                Change::Add { document, statement },
                Change::Add {
                    document: to,
                    statement: more,
                },
            ) if document == to => statement.take_actions_of(more),
            (
                Change::Attach { place, statement, .. },
                Change::Attach {
                    place: at,
                    statement: more,
                    ..
                },
            ) if place == at => statement.take_actions_of(more),
            (_, _) => false,
        });
        if !is_taken {
            all.push(change);
        }
    }
    all
}

/// How many statements that may have been meant are edited, each in a suggestion of its own.
const MOST_EDITS: usize = 3;

/// Whether a policy is one of those that AWS writes, and nobody else edits.
fn is_of_aws(attached: &Attached) -> bool {
    attached.name.starts_with("arn:") && attached.name.contains(":iam::aws:policy/")
}

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
