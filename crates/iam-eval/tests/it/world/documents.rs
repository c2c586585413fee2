//! The policies of a world: which there are, and what each is meant to say.

use std::sync::Arc;

use iam_eval::caller::Caller;
use iam_eval::compile::Compiled;
use iam_eval::context::Context;
use iam_eval::policies::{Attached, Level, Policies};
use iam_eval::request::{Action, Resource, Sort};
use iam_reference::world::{Endpoint, World as Plain};
use iam_syntax::grammar;
use iam_syntax::policy::{Policy, PolicyKind};

use super::goal::{Goal, Mood, Spot, spot};
use crate::rng::Rng;

/// What one call of the generator needs.
pub struct Gen {
    pub rng: Rng,
    pub caller: Caller,
    pub action: Action,
    pub resource: String,
    pub context: Context,
    pub texts: Vec<(String, String)>,
}

impl Gen {
    pub fn policies(&mut self, goal: Goal) -> (Policies, Plain) {
        let mut policies = Policies::default();
        let mut plain = Plain::default();
        let focus = spot(goal);
        let strict = Resource::new(&self.resource, &self.action).sort;
        for at in 0..self.n_of(goal, Spot::Rcp, &[0, 0, 1, 2]) {
            let level = self.pool(goal, Spot::Rcp, PolicyKind::Rcp, &format!("rcps[{at}]"));
            policies.rcps.push(Level {
                target: format!("r-{at}"),
                policies: attach(&level),
            });
            plain.rcps.push(level);
        }
        for at in 0..self.n_of(goal, Spot::Scp, &[0, 0, 1, 2, 3]) {
            let level = self.pool(goal, Spot::Scp, PolicyKind::Scp, &format!("scps[{at}]"));
            policies.scps.push(Level {
                target: format!("s-{at}"),
                policies: attach(&level),
            });
            plain.scps.push(level);
        }
        if focus == Some(Spot::Endpoint) || self.rng.chance(20) {
            let policy = self.document(goal, Spot::Endpoint, PolicyKind::Endpoint, "endpoint");
            let gateway = self.rng.chance(30);
            let compiled = if gateway {
                Compiled::of_gateway(policy.clone())
            } else {
                Compiled::new(policy.clone())
            };
            policies.endpoint = Some(attached(compiled));
            plain.endpoint = Some(Endpoint { policy, gateway });
        }
        if matches!(focus, Some(Spot::Resource | Spot::Trust)) || self.rng.chance(65) {
            let (spot, kind) = match strict {
                Sort::Role | Sort::RoleOutsideSts => (Spot::Trust, PolicyKind::Trust),
                Sort::KmsKey => (Spot::Resource, PolicyKind::Key),
                Sort::Other => (Spot::Resource, PolicyKind::Resource),
            };
            if !(matches!(goal, Goal::Lack(Spot::Resource | Spot::Trust)) && self.rng.chance(30)) {
                let policy = self.document(goal, spot, kind, "resource");
                policies.resource = Some(attached(Compiled::new(policy.clone())));
                plain.resource = Some(policy);
            }
        }
        let pool = self.pool(goal, Spot::Identity, PolicyKind::Identity, "identity");
        policies.identity = attach(&pool);
        plain.identity = pool;
        if focus == Some(Spot::Boundary) || self.rng.chance(25) {
            let policy = self.document(goal, Spot::Boundary, PolicyKind::Boundary, "boundary");
            policies.boundary = Some(attached(Compiled::new(policy.clone())));
            plain.boundary = Some(policy);
        }
        let usual: &[usize] = if matches!(self.caller, Caller::FederatedUser { .. }) {
            &[0, 1, 1, 2]
        } else {
            &[0, 0, 0, 1, 2]
        };
        for at in 0..self.n_of(goal, Spot::Session, usual) {
            let layer = self.pool(goal, Spot::Session, PolicyKind::Session, &format!("session[{at}]"));
            policies.sessions.push(attach(&layer));
            plain.sessions.push(layer);
        }
        (policies, plain)
    }

    pub fn n_of(&mut self, goal: Goal, of: Spot, usual: &[usize]) -> usize {
        let n = self.rng.pick(usual);
        if spot(goal) == Some(of) { n.max(1) } else { n }
    }

    /// Policies that are asked together.
    pub fn pool(&mut self, goal: Goal, of: Spot, kind: PolicyKind, place: &str) -> Vec<Policy> {
        let n_policies = if spot(goal) == Some(of) {
            1 + self.rng.below(2)
        } else {
            self.rng.pick(&[0, 1, 1, 1, 1, 1, 2])
        };
        (0..n_policies)
            .map(|at| self.document(goal, of, kind, &format!("{place}[{at}]")))
            .collect()
    }

    pub fn mood(&mut self, goal: Goal, of: Spot) -> Mood {
        match goal {
            Goal::Chance | Goal::Preset => Mood::Wild,
            Goal::Allow => Mood::Open,
            Goal::Deny(spot) if spot == of => Mood::Hostile,
            // A grant of the resource policy would take the others out of the question.
            Goal::Lack(Spot::Identity | Spot::Boundary | Spot::Session)
                if of == Spot::Resource || of == Spot::Trust =>
            {
                if self.rng.chance(60) {
                    Mood::Shut
                } else {
                    Mood::Wild
                }
            }
            Goal::Lack(spot) if spot == of => Mood::Shut,
            Goal::Deny(spot) if of < spot || self.rng.chance(60) => Mood::Open,
            Goal::Deny(_) => Mood::Wild,
            Goal::Lack(_) => Mood::Open,
        }
    }

    /// Writes a document and reads it.
    pub fn document(&mut self, goal: Goal, of: Spot, kind: PolicyKind, place: &str) -> Policy {
        let mood = self.mood(goal, of);
        let mut statements: Vec<String> = Vec::new();
        for _ in 0..self.rng.below(3) {
            let deny = match mood {
                Mood::Wild => 40,
                Mood::Open | Mood::Shut => 6,
                Mood::Hostile => 50,
            };
            let effect = if self.rng.chance(deny) { "Deny" } else { "Allow" };
            let narrow = mood == Mood::Shut && self.rng.chance(85);
            statements.push(self.statement(kind, effect, narrow));
        }
        match mood {
            Mood::Open if self.rng.chance(93) => statements.push(self.broad(kind, "Allow")),
            Mood::Hostile if self.rng.chance(93) => {
                statements.push(self.broad(kind, "Deny"));
                statements.push(self.broad(kind, "Allow"));
            }
            Mood::Open | Mood::Hostile | Mood::Wild | Mood::Shut => {}
        }
        let n_statements = statements.len();
        if 1 < n_statements && self.rng.chance(50) {
            statements.swap(0, n_statements - 1);
        }
        let version = match self.rng.below(10) {
            0 => "",
            1 => r#""Version":"2008-10-17","#,
            _ => r#""Version":"2012-10-17","#,
        };
        let body = if n_statements == 1 && self.rng.chance(30) {
            statements.concat()
        } else {
            format!("[{}]", statements.join(","))
        };
        let text = format!(r#"{{{version}"Statement":{body}}}"#);
        let parse = grammar::parse(kind, &text);
        let policy = parse
            .policy
            .unwrap_or_else(|| panic!("{kind:?} {text}\n{:?}", parse.diagnostics));
        self.texts.push((place.to_owned(), text));
        policy
    }
}

fn attach(policies: &[Policy]) -> Vec<Attached> {
    policies
        .iter()
        .map(|policy| attached(Compiled::new(policy.clone())))
        .collect()
}

fn attached(compiled: Compiled) -> Attached {
    Attached {
        name: String::new(),
        document: 0,
        policy: Arc::new(compiled),
    }
}
