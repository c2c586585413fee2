//! What a search found: sessions, each with the hop that led to it.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_sts::credentials::Credentials;

use super::state::State;
use crate::ways::Rank;
use crate::{Blocked, Hop};

pub(super) struct Node {
    pub(super) credentials: Credentials,
    pub(super) state: State,
    /// The node and the hop that led here.
    pub(super) from: Option<(usize, Hop)>,
    pub(super) n_hops: usize,
    pub(super) is_conditional: bool,
}

/// What a search from one principal found, by the place of the role.
pub(crate) struct Found {
    pub(super) nodes: Vec<Node>,
    /// Nodes.
    pub(super) yes: BTreeMap<usize, usize>,
    pub(super) conditional: BTreeMap<usize, usize>,
    pub(super) blocked: BTreeMap<usize, (Rank, Blocked)>,
}

impl Found {
    /// The principal alone.
    pub(super) fn of(principal: &Credentials, state: State) -> Self {
        let node = Node {
            credentials: principal.clone(),
            state,
            from: None,
            n_hops: 0,
            is_conditional: false,
        };
        Self {
            nodes: vec![node],
            yes: BTreeMap::new(),
            conditional: BTreeMap::new(),
            blocked: BTreeMap::new(),
        }
    }

    /// A session of a role of the estate; gives its node.
    pub(super) fn add(
        &mut self,
        from: usize,
        hop: Hop,
        credentials: Credentials,
        state: State,
        target: usize,
    ) -> usize {
        let node = self.nodes.len();
        let is_conditional = self.nodes[from].is_conditional || !hop.keys.is_empty();
        self.nodes.push(Node {
            credentials,
            state,
            n_hops: self.nodes[from].n_hops + 1,
            is_conditional,
            from: Some((from, hop)),
        });
        let reached = if is_conditional {
            &mut self.conditional
        } else {
            &mut self.yes
        };
        reached.entry(target).or_insert(node);
        node
    }
}

/// The ARNs of the roles on the way to a node.
pub(super) fn chain(nodes: &[Node], node: usize) -> Vec<String> {
    let hops = hops(nodes, node).into_iter();
    hops.map(|hop| hop.ask.role_arn().into()).collect()
}

pub(super) fn hops(nodes: &[Node], node: usize) -> Vec<Hop> {
    let mut hops = Vec::new();
    let mut at = node;
    while let Some((from, hop)) = &nodes[at].from {
        hops.push(hop.clone());
        at = *from;
    }
    hops.reverse();
    hops
}
