//! Ways past the Denies that apply to a request.

use std::collections::BTreeSet;

use iam_eval::applies::root_may_always;
use iam_eval::gates::Gate;
use iam_eval::matching::Fact;
use iam_eval::survey::counts;
use iam_syntax::policy::Effect;

use super::{Planner, choices};
use crate::change::Change;
use crate::document::edit::Edit;
use crate::least::principal_arn;
use crate::meant::{Missed, Near};
use crate::mend;
use crate::minimal::MOST_CHANGES;
use crate::world::Traced;

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

/// The Denies that apply, each once: document and statement.
pub fn denies(traced: &[Traced]) -> Vec<(usize, usize)> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for one in traced {
        let (policies, request, trace) = (&one.asked.policies, &one.asked.request, &one.trace);
        for facts in &trace.facts {
            for (attached, statements) in policies.of(facts.gate).iter().zip(&facts.policies) {
                for (statement, fact) in statements.iter().enumerate() {
                    let is_deny = attached.policy.statements[statement].effect == Effect::Deny;
                    let may_apply = fact.fact == Fact::Perhaps && !is_excepted(facts.gate, one);
                    if is_deny && (counts(facts.gate, Effect::Deny, *fact, request) || may_apply) {
                        found.insert((attached.document, statement));
                    }
                }
            }
        }
    }
    found.into_iter().collect()
}

impl Planner<'_> {
    /// Ways past the Denies, each with the changes that were made before.
    pub fn past_denies(&self, first: &[Change], traced: &[Traced], denies: &[(usize, usize)]) -> Vec<Vec<Change>> {
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
            return if is_small {
                vec![with(detached.collect())]
            } else {
                Vec::new()
            };
        }
        let mut ways: Vec<Vec<Change>> = Vec::new();
        for against in Against::ALL {
            let options: Vec<Vec<Vec<Change>>> = denies
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
    ) -> Vec<Vec<Change>> {
        let removal = || Change::Remove { document, statement };
        let exemption = || exemption(traced, document, statement).unwrap_or_else(removal);
        let changes = match against {
            Against::Except => {
                let mut changes = self.exceptions(first, traced, document, statement);
                changes.push(exemption());
                changes
            }
            Against::Exempt => vec![exemption()],
            Against::Remove => vec![removal()],
        };
        changes.into_iter().map(|change| vec![change]).collect()
    }

    fn exceptions(&self, first: &[Change], traced: &[Traced], document: usize, statement: usize) -> Vec<Change> {
        let Some((text, (near, one))) = self.text(document).zip(statement_of(traced, document, statement)) else {
            return Vec::new();
        };
        let mut changes = mend::sparing(&near, one, traced, text);
        let spares = |traced: &Traced| !is_denied(traced, document, statement);
        changes.retain(|change| self.is_good(first, core::slice::from_ref(change), &spares));
        changes
    }
}

fn is_excepted(gate: Gate, traced: &Traced) -> bool {
    gate == Gate::Resource && root_may_always(&traced.asked.request)
}

fn exemption(traced: &[Traced], document: usize, statement: usize) -> Option<Change> {
    let principal_arn = principal_arn(&traced.first()?.asked.request)?.to_string();
    Some(Change::Edit {
        document,
        statement,
        edit: Edit::Exempt { principal_arn },
    })
}

/// Denies kept to the resources that their conditions are about, each of those that hit others too.
#[must_use]
pub fn narrowed(traced: &[Traced]) -> Vec<Change> {
    let of_one = |(document, statement): (usize, usize)| {
        let mut hit = traced.iter().filter(|it| is_denied(it, document, statement));
        hit.find_map(|one| {
            let (near, _) = statement_of(core::slice::from_ref(one), document, statement)?;
            mend::narrowed(&near, one, traced)
        })
    };
    denies(traced).into_iter().filter_map(of_one).collect()
}

/// A Deny with the first request that it applies to.
fn statement_of(traced: &[Traced], document: usize, statement: usize) -> Option<(Near<'_>, &Traced)> {
    let mut hit = traced.iter().filter(|it| is_denied(it, document, statement));
    hit.find_map(|traced| {
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
