//! What a search found: sessions, each with the hop that led to it.

use alloc::collections::BTreeMap;
use alloc::string::String;
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
