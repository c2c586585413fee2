//! Names for the steps of a decision that last while the texts are edited: `g0`, `g0.p1`, `g0.p1.s2`, `g0.p1.s2.e5`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::fact::NodeFact;
use crate::node::{Node, Place};

/// The name of a gate, by its place among those that were asked.
#[must_use]
pub fn gate(gate: usize) -> String {
    ["g", &gate.to_string()].concat()
}

/// The name of a policy.
#[must_use]
pub fn policy(gate_idx: usize, policy: usize) -> String {
    [&gate(gate_idx), ".p", &policy.to_string()].concat()
}

/// The name of a statement.
#[must_use]
pub fn statement(gate_idx: usize, policy_idx: usize, statement: usize) -> String {
    [&policy(gate_idx, policy_idx), ".s", &statement.to_string()].concat()
}

/// What a step is in, if anything.
#[must_use]
pub fn parent(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(parent, _)| parent)
}

/// A step with its name, and its place if it is a statement.
pub struct Named<'n, 'a> {
    /// The name, which no other step of the trace has.
    pub name: String,
    /// The step.
    pub node: &'n Node<'a>,
    /// The statement's place.
    pub place: Option<Place>,
}

/// Names gates, policies, statements, and what is none of them.
#[must_use]
pub fn named<'n, 'a>(all: &'n [Node<'a>]) -> Vec<Named<'n, 'a>> {
    let (mut n_gates, mut n_policies, mut n_statements, mut n_others) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut inside = None;
    all.iter()
        .map(|node| {
            let (name, place) = match &node.fact {
                NodeFact::Gate(fact) => {
                    inside = Some(fact.gate);
                    n_gates += 1;
                    n_policies = 0;
                    (gate(n_gates - 1), None)
                }
                NodeFact::Policy(_) => {
                    n_policies += 1;
                    n_statements = 0;
                    (policy(n_gates.saturating_sub(1), n_policies - 1), None)
                }
                NodeFact::Statement(_) => {
                    n_statements += 1;
                    let policy = n_policies.saturating_sub(1);
                    let place = inside.map(|gate| Place {
                        gate,
                        policy,
                        statement: n_statements - 1,
                    });
                    (statement(n_gates.saturating_sub(1), policy, n_statements - 1), place)
                }
                _ => {
                    n_others += 1;
                    (["n", &n_others.to_string()].concat(), None)
                }
            };
            Named { name, node, place }
        })
        .collect()
}

/// The names of a statement and all that is in it, as [`crate::node::statement_nodes`] lists it.
#[must_use]
pub fn inside(statement: &str, nodes: &[Node]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let above = node.parent.and_then(|parent| names.get(parent as usize));
        names.push(match above {
            Some(above) => [above, ".e", &node.id.to_string()].concat(),
            None => statement.to_string(),
        });
    }
    names
}
