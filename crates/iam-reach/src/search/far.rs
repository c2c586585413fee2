//! The search where not everything can be tried: each role by its simplest calls, and what a later hop lacks is chosen
//! when it is lacked.
//!
//! A hop costs one, and so does each thing that is chosen for the sake of a later one. The cheapest chains come first.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

use iam_sts::credentials::Credentials;
use iam_sts::session::Session;

use super::found::{Found, Node, chain};
use super::state::State;
use super::{Search, Wanted};
use crate::{Blocked, Hop, MAX_HOPS};

/// In how many ways one role is gone on from.
const MAX_ALIKE: usize = 4;

/// What was found so far.
struct Far<'w, 'a> {
    found: Found,
    /// And whether they hang on what nobody can choose.
    seen: BTreeSet<(State, bool)>,
    /// How many nodes each role has that nobody wished for.
    n_alike: BTreeMap<usize, usize>,
    /// Nodes that are there for the sake of a later hop.
    wished: BTreeSet<usize>,
    wanted: Option<&'w Wanted<'a>>,
}

impl Search<'_> {
    pub(crate) fn far(&self, principal: &Credentials, wanted: Option<&Wanted>) -> Found {
        let state = self.state(principal);
        let mut far = Far {
            seen: [(state.clone(), false)].into(),
            found: Found::of(principal, state),
            n_alike: BTreeMap::new(),
            wished: BTreeSet::new(),
            wanted,
        };
        let mut level = vec![0];
        while !level.is_empty() && wanted.is_none_or(|wanted| !far.found.yes.contains_key(&wanted.role)) {
            let mut next = Vec::new();
            for at in level {
                self.go_on(&mut far, at, &mut next);
            }
            next.sort_by_cached_key(|at| chain(&far.found.nodes, *at));
            level = next;
        }
        far.found
    }

    /// From a node to every role; adds the new nodes.
    fn go_on(&self, far: &mut Far, at: usize, next: &mut Vec<usize>) {
        let node = &far.found.nodes[at];
        let n_hops = node.n_hops + 1;
        let (credentials, state) = (node.credentials.clone(), node.state.clone());
        let caller = credentials.caller(self.estate);
        for target in 0..self.roles.len() {
            let is_aside = far
                .wanted
                .is_some_and(|wanted| wanted.distances[target].is_none_or(|distance| MAX_HOPS < n_hops + distance));
            let has_enough = far.wished.contains(&at) || far.n_alike.get(&target).is_some_and(|n| MAX_ALIKE <= *n);
            let is_over = has_enough && far.found.yes.contains_key(&target);
            if MAX_HOPS < n_hops || is_aside || is_over || !self.may_name(target, &caller) {
                continue;
            }
            let ways = self.ways(&credentials, &state, target);
            if let Some((rank, ask, why)) = &ways.blocked
                && far.found.blocked.get(&target).is_none_or(|(other, _)| other < rank)
            {
                let blocked = Blocked {
                    caller: caller.name().into(),
                    ask: ask.clone(),
                    why: why.clone(),
                };
                far.found.blocked.insert(target, (*rank, blocked));
            }
            for way in &ways.ways {
                let hop = Hop {
                    caller: caller.name().into(),
                    ask: way.ask.clone(),
                    keys: way.keys.clone(),
                    needs: way.needs.clone(),
                };
                if let Some(node) = self.add(far, at, hop, way.session.clone()) {
                    *far.n_alike.entry(target).or_default() += 1;
                    next.push(node);
                }
            }
            if far.found.yes.contains_key(&target) {
                continue;
            }
            for lack in &ways.lacks {
                for wish in self.wishes(&credentials, lack) {
                    next.extend(self.go_anew(far, at, &wish));
                }
            }
        }
    }

    /// The node with what is wished for.
    fn go_anew(&self, far: &mut Far, at: usize, wish: &super::wish::Wish) -> Option<usize> {
        let (mut from, hops) = self.granted(&far.found.nodes, at, wish)?;
        let mut last = None;
        for (hop, session) in hops {
            from = self.added(far, from, hop, session)?;
            last = Some(from);
        }
        let last = last?;
        far.wished.insert(last);
        let Node {
            state, is_conditional, ..
        } = &far.found.nodes[last];
        let is_new = !far.knows(state, *is_conditional);
        far.seen.insert((state.clone(), *is_conditional));
        is_new.then_some(last)
    }

    /// A new node, unless there is one as good.
    fn add(&self, far: &mut Far, from: usize, hop: Hop, session: Session) -> Option<usize> {
        let state = self.state(&Credentials::Session(Box::new(session.clone())));
        let is_conditional = far.found.nodes[from].is_conditional || !hop.keys.is_empty();
        if far.knows(&state, is_conditional) {
            return None;
        }
        far.seen.insert((state, is_conditional));
        self.added(far, from, hop, session)
    }

    fn added(&self, far: &mut Far, from: usize, hop: Hop, session: Session) -> Option<usize> {
        let target = self.place_of(hop.ask.role_arn())?;
        let credentials = Credentials::Session(Box::new(session));
        let state = self.state(&credentials);
        Some(far.found.add(from, hop, credentials, state, target))
    }
}

impl Far<'_, '_> {
    /// Whether a state was come to for certain, or may only be come to.
    fn knows(&self, state: &State, is_conditional: bool) -> bool {
        let knows = |is_conditional| self.seen.contains(&(state.clone(), is_conditional));
        knows(false) || (is_conditional && knows(true))
    }
}
