//! The search: chains of one hop, then of two, up to [`MAX_HOPS`], from a principal to every role.
//!
//! A node is a session, or rather all sessions that no policy tells apart. Each is left once for chains that are issued
//! whatever nobody can choose, and once for those that hang on it.

mod far;
mod found;
mod hop;
mod later;
mod mended;
mod state;
mod trust;
mod wish;

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use iam_eval::request::Action;
use iam_sts::credentials::Credentials;
use iam_sts::estate::{Estate, Role};

use crate::attempt::Attempt;
use crate::outside::door::Door;
use crate::vocabulary::Vocabulary;
use crate::ways::Ways;
use crate::{Blocked, Hop, MAX_HOPS, Reach, Situation, Verdict};
use found::{Found, chain, hops};
use state::State;

/// What all searches of an estate share.
pub(crate) struct Search<'a> {
    pub(crate) estate: &'a Estate,
    pub(crate) situation: &'a Situation<'a>,
    vocabulary: Vocabulary,
    /// By ARN.
    pub(crate) roles: Vec<Target<'a>>,
    /// By which roles are assumed.
    actions: Vec<Action>,
    /// What was tried already, by the caller's state and the role's place.
    tried: RefCell<BTreeMap<(State, usize), Rc<Ways>>>,
    /// How much of it is kept.
    n_kept: Cell<usize>,
    /// How many choices were tried for the principal.
    n_asked: Cell<usize>,
    /// Beside them for what sessions may carry on.
    n_carried: Cell<usize>,
    /// Whether there is too much to try everything.
    is_far: Cell<bool>,
    is_cut: Cell<bool>,
}

/// A role, and what tells its sessions apart later.
pub(crate) struct Target<'a> {
    pub(crate) role: &'a Role,
    telling_names: BTreeSet<String>,
    /// Whether all its sessions are one to every policy.
    is_one: bool,
}

/// The one role that a search is for.
pub(crate) struct Wanted<'a> {
    role: usize,
    /// How many hops lie between each role and this one at least; absent where no chain of trust leads to it.
    distances: &'a [Option<usize>],
    /// The longest chain to look for.
    limit: usize,
}

impl<'a> Search<'a> {
    pub(crate) fn new(estate: &'a Estate, situation: &'a Situation<'a>) -> Self {
        let vocabulary = Vocabulary::of(estate);
        let carries_nothing =
            vocabulary.tags.is_empty() && !vocabulary.reads_identity() && vocabulary.carried().is_empty();
        let mut roles: Vec<Target> = estate
            .roles()
            .map(|role| {
                let telling_names = vocabulary.telling_names(role);
                Target {
                    role,
                    is_one: carries_nothing && telling_names.is_empty(),
                    telling_names,
                }
            })
            .collect();
        roles.sort_by(|one, other| one.role.arn.cmp(&other.role.arn));
        Self {
            estate,
            situation,
            vocabulary,
            roles,
            actions: [Door::Pod, Door::Saml(""), Door::Token("")]
                .iter()
                .filter_map(|door| Action::new(door.action()))
                .collect(),
            tried: RefCell::default(),
            n_kept: Cell::default(),
            n_asked: Cell::default(),
            n_carried: Cell::default(),
            is_far: Cell::new(false),
            is_cut: Cell::new(false),
        }
    }

    /// Whether each role has one session that policies can tell, the same as that of the role's own.
    pub(crate) fn is_plain(&self) -> bool {
        self.roles.iter().all(|it| it.is_one) && !self.vocabulary.read().contains("aws:userid")
    }

    pub(crate) fn is_complete(&self) -> bool {
        !self.is_cut.get()
    }

    /// What is found by trying everything; and where that is too much, what is found far off. Where it was too much for
    /// one principal, the answer is not complete, and no other is tried in full.
    pub(crate) fn within(&self, full: impl FnOnce() -> Found, far: impl FnOnce() -> Found) -> (Found, Option<Found>) {
        self.begin();
        if self.is_far.get() {
            return (far(), None);
        }
        let found = full();
        if self.is_complete() {
            return (found, None);
        }
        self.is_far.set(true);
        self.tried.borrow_mut().clear();
        self.begin();
        (found, Some(far()))
    }

    /// The answer for one role of what was found.
    pub(crate) fn told_of(&self, principal: &Credentials, of: &(Found, Option<Found>), target: usize) -> Reach {
        let (found, far) = of;
        let reaches = |it: &Found| (it.yes.contains_key(&target), it.conditional.contains_key(&target));
        match far {
            Some(far) if reaches(found) < reaches(far) => self.told(principal, far, target),
            Some(_) | None => self.told(principal, found, target),
        }
    }

    /// A search for one role: for short chains first, which most have, and then for all.
    pub(crate) fn towards(&self, principal: &Credentials, role: usize, distances: &[Option<usize>]) -> Found {
        let within = |limit| {
            let wanted = Wanted { role, distances, limit };
            self.from(principal, Some(&wanted))
        };
        let is_reached = |found: &Found| found.yes.contains_key(&role);
        let short = [1, 2].into_iter().map(within).find(is_reached);
        short.unwrap_or_else(|| within(MAX_HOPS))
    }

    /// The same far off.
    pub(crate) fn far_towards(&self, principal: &Credentials, role: usize, distances: &[Option<usize>]) -> Found {
        let limit = MAX_HOPS;
        self.far(principal, Some(&Wanted { role, distances, limit }))
    }

    /// Searches level by level; where only one role matters, until it is reached for certain.
    pub(crate) fn from(&self, principal: &Credentials, wanted: Option<&Wanted>) -> Found {
        let mut found = Found::of(principal, self.state(principal));
        let mut seen: BTreeSet<(State, bool)> = BTreeSet::from([(found.nodes[0].state.clone(), false)]);
        let mut level = vec![0];
        let limit = wanted.map_or(MAX_HOPS, |wanted| wanted.limit);
        while let Some(first) = level.first()
            && found.nodes[*first].n_hops < limit
            && wanted.is_none_or(|wanted| !found.yes.contains_key(&wanted.role))
            && self.is_complete()
        {
            // In the order of their chains, so that the first to come to a role is the one that is shown.
            let mut next = Vec::new();
            for at in level {
                next.extend(self.leave(&mut found, &mut seen, at, wanted));
            }
            next.sort_by_key(|at| chain(&found.nodes, *at));
            level = next;
        }
        found
    }

    /// Goes on from a node to every role; gives the new nodes.
    fn leave(
        &self,
        found: &mut Found,
        seen: &mut BTreeSet<(State, bool)>,
        at: usize,
        wanted: Option<&Wanted>,
    ) -> Vec<usize> {
        let mut new = Vec::new();
        let credentials = found.nodes[at].credentials.clone();
        let state = found.nodes[at].state.clone();
        let (n_hops, is_conditional) = (found.nodes[at].n_hops + 1, found.nodes[at].is_conditional);
        let limit = wanted.map_or(MAX_HOPS, |wanted| wanted.limit);
        let is_last = n_hops == limit;
        let caller = credentials.caller(self.estate);
        for target in 0..self.roles.len() {
            let settled =
                found.yes.contains_key(&target) || (is_conditional && found.conditional.contains_key(&target));
            // Its one state was left already, or will be.
            let is_over = settled && (self.roles[target].is_one || is_last);
            let is_aside = wanted.is_some_and(|wanted| {
                let distance = wanted.distances[target];
                distance.is_none_or(|distance| limit < n_hops + distance)
            });
            if is_over || is_aside || !self.is_complete() || !self.may_name(target, &caller) {
                continue;
            }
            let ways = self.ways(&credentials, &state, target);
            if let Some((rank, ask, why)) = &ways.blocked {
                let closer = found.blocked.get(&target).is_none_or(|(other, _)| other < rank);
                if closer {
                    let blocked = Blocked {
                        caller: caller.name().into(),
                        ask: ask.clone(),
                        why: why.clone(),
                    };
                    found.blocked.insert(target, (*rank, blocked));
                }
            }
            for way in &ways.ways {
                let is_conditional = is_conditional || !way.keys.is_empty();
                let credentials = Credentials::Session(Box::new(way.session.clone()));
                let state = self.state(&credentials);
                let is_known =
                    seen.contains(&(state.clone(), false)) || (is_conditional && seen.contains(&(state.clone(), true)));
                let reached = if is_conditional { &found.conditional } else { &found.yes };
                if is_known && reached.contains_key(&target) {
                    continue;
                }
                let hop = Hop {
                    caller: caller.name().into(),
                    ask: way.ask.clone(),
                    keys: way.keys.clone(),
                    needs: way.needs.clone(),
                };
                let node = found.add(at, hop, credentials, state.clone(), target);
                if !is_known {
                    seen.insert((state, is_conditional));
                    new.push(node);
                }
            }
        }
        new
    }

    /// The answer for one role.
    pub(crate) fn told(&self, principal: &Credentials, found: &Found, target: usize) -> Reach {
        let (verdict, node) = match (found.yes.get(&target), found.conditional.get(&target)) {
            (Some(node), _) => (Verdict::Yes, Some(*node)),
            (None, Some(node)) => (Verdict::Conditional, Some(*node)),
            (None, None) => (Verdict::No, None),
        };
        let name = |credentials: &Credentials| credentials.caller(self.estate).name().to_string();
        let blocked = match node {
            Some(_) => None,
            None => found
                .blocked
                .get(&target)
                .map(|(_, blocked)| blocked.clone())
                .or_else(|| self.blocked_at_once(principal, target)),
        };
        Reach {
            principal: name(principal),
            role_arn: self.roles[target].role.arn.clone(),
            verdict,
            hops: node
                .map(|node| self.with_later_needs(principal, hops(&found.nodes, node)))
                .unwrap_or_default(),
            blocked,
        }
    }

    /// What stops the principal itself, where nobody came near.
    pub(crate) fn blocked_at_once(&self, principal: &Credentials, target: usize) -> Option<Blocked> {
        let ask = self.first(principal, self.roles[target].role);
        match self.attempt(principal, &ask).attempt {
            Attempt::Refused(why) => Some(Blocked {
                caller: principal.caller(self.estate).name().into(),
                ask,
                why,
            }),
            Attempt::Issued(_) | Attempt::Conditional(..) => None,
        }
    }
}
