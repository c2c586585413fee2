//! Names for the nodes of a trace that last while the texts are edited: `g0`, `g0.p1`, `g0.p1.s2`, `g0.p1.s2.e5`.

pub fn gate(gate: usize) -> String {
    ["g", &gate.to_string()].concat()
}

pub fn policy(gate_idx: usize, policy: usize) -> String {
    [&gate(gate_idx), ".p", &policy.to_string()].concat()
}

pub fn statement(gate_idx: usize, policy_idx: usize, statement: usize) -> String {
    [&policy(gate_idx, policy_idx), ".s", &statement.to_string()].concat()
}

pub fn element(statement: &str, element: u32) -> String {
    [statement, ".e", &element.to_string()].concat()
}

/// What a node is in, if anything.
pub fn parent(key: &str) -> Option<&str> {
    key.rsplit_once('.').map(|(parent, _)| parent)
}
