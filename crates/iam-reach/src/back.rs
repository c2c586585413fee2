//! Who reaches one role, found from the role backwards, where each role has one session that policies can tell.
//!
//! Then one hop is the same whoever came before, so the number of hops from each role to the one that is asked about is
//! counted once, and every chain is a walk down that count. What a search from each principal alone would try again
//! and again is tried once.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::compile::principal::{Name, PrincipalTest, Strength};
use iam_eval::compile::resource::{Fill, ResourceTest};
use iam_eval::policies::Attached;
use iam_sts::credentials::Credentials;
use iam_sts::target::standing;
use iam_syntax::arn::Arn;
use iam_syntax::policy::Effect;

use crate::search::Search;
use crate::ways::{Rank, Way, Ways};
use crate::{Blocked, Hop, MAX_HOPS, Reach, Verdict};

/// How many hops lie between each role and the one that is asked about.
pub(crate) struct Back<'s, 'a> {
    search: &'s Search<'a>,
    target: usize,
    roles: Vec<Credentials>,
    /// Over hops that are issued whatever nobody can choose.
    certain: Vec<Option<usize>>,
    /// Over hops that may be issued.
    any: Vec<Option<usize>>,
    /// To a role whose session the trust policy allows, though the hop is refused.
    trusted: Vec<Option<usize>>,
    /// To a role whose session the trust policy names at least.
    named: Vec<Option<usize>>,
}

/// A walk to a role: its hops, and the credentials at its end.
struct Walk {
    hops: Vec<Hop>,
    end: Credentials,
}

impl<'s, 'a> Back<'s, 'a> {
    /// Nothing where sessions of one role may differ in what policies can tell of them.
    pub(crate) fn new(search: &'s Search<'a>, target: usize) -> Option<Self> {
        if !search.is_plain() {
            return None;
        }
        let roles: Vec<Credentials> = search
            .roles
            .iter()
            .map(|it| standing(it.role, None, search.situation.now))
            .collect();
        let mut back = Self {
            search,
            target,
            certain: vec![None; roles.len()],
            any: vec![None; roles.len()],
            trusted: vec![None; roles.len()],
            named: vec![None; roles.len()],
            roles,
        };
        for at in 0..back.roles.len() {
            let Some(ways) = back.last(&back.roles[at]) else {
                continue;
            };
            back.certain[at] = ways.ways.iter().any(is_certain).then_some(1);
            back.any[at] = (!ways.ways.is_empty()).then_some(1);
            back.named[at] = ways.blocked.is_some().then_some(0);
            back.trusted[at] = rank(&ways).filter(|rank| rank.is_trusted).map(|_| 0);
        }
        back.certain = back.counted(back.certain.clone(), is_certain);
        back.any = back.counted(back.any.clone(), |_| true);
        back.trusted = back.counted(back.trusted.clone(), |_| true);
        back.named = back.counted(back.named.clone(), |_| true);
        Some(back)
    }

    /// Counts on from those that are counted already.
    fn counted(&self, mut counts: Vec<Option<usize>>, fits: fn(&Way) -> bool) -> Vec<Option<usize>> {
        for count in 0..MAX_HOPS {
            let reached: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] == Some(count)).collect();
            for (from, counted) in counts.iter_mut().enumerate().filter(|(_, it)| it.is_none()) {
                let leads = |to: &usize| self.hop(&self.roles[from], *to, fits).is_some();
                *counted = reached.iter().any(leads).then_some(count + 1);
            }
        }
        counts
    }

    /// The answer for one principal.
    pub(crate) fn told(&self, principal: &Credentials) -> Reach {
        let walks = [
            (Verdict::Yes, self.walk(principal, &self.certain, is_certain)),
            (Verdict::Conditional, self.walk(principal, &self.any, |_| true)),
        ];
        let walk = walks.into_iter().find_map(|(verdict, walk)| Some((verdict, walk?)));
        let (verdict, hops) = match walk {
            Some((verdict, walk)) => (verdict, walk.hops),
            None => (Verdict::No, Vec::new()),
        };
        Reach {
            principal: self.name(principal),
            role_arn: self.search.roles[self.target].role.arn.clone(),
            blocked: match verdict {
                Verdict::Yes | Verdict::Conditional => None,
                Verdict::No => self.blocked(principal),
            },
            verdict,
            hops,
        }
    }

    /// Where a principal without a chain comes closest.
    fn blocked(&self, principal: &Credentials) -> Option<Blocked> {
        let own = self.last(principal);
        let rank = own.as_ref().and_then(|ways| rank(ways));
        let end = if rank.is_some_and(|rank| rank.is_trusted) {
            None
        } else {
            let trusted = self.walk_near(principal, &self.trusted);
            trusted.or_else(|| rank.is_none().then(|| self.walk_near(principal, &self.named)).flatten())
        };
        let (caller, ways) = match end {
            Some(walk) => (self.name(&walk.end), self.last(&walk.end)),
            None => (self.name(principal), own),
        };
        match ways.as_ref().and_then(|ways| ways.blocked.as_ref()) {
            Some((_, ask, why)) => Some(Blocked {
                caller,
                ask: ask.clone(),
                why: why.clone(),
            }),
            None => self.search.blocked_at_once(principal, self.target),
        }
    }

    /// The shortest walk to the role that is asked about, of as short ones the first by ARN.
    fn walk(&self, principal: &Credentials, counts: &[Option<usize>], fits: fn(&Way) -> bool) -> Option<Walk> {
        if let Some(hop) = self.hop(principal, self.target, fits) {
            return Some(Walk {
                hops: vec![hop.0],
                end: hop.1,
            });
        }
        let mut walk = self.begun(principal, counts, 1, fits)?;
        let (hop, end) = self.hop(&walk.end, self.target, fits)?;
        walk.hops.push(hop);
        walk.end = end;
        Some(walk)
    }

    /// The shortest walk to where the hop to the role is refused.
    fn walk_near(&self, principal: &Credentials, counts: &[Option<usize>]) -> Option<Walk> {
        self.begun(principal, counts, 0, |_| true)
    }

    /// A walk down the counts to one that is `least`, with a hop left for the end.
    fn begun(
        &self,
        principal: &Credentials,
        counts: &[Option<usize>],
        least: usize,
        fits: fn(&Way) -> bool,
    ) -> Option<Walk> {
        let next = |from: &Credentials, count: usize| {
            let mut there = (0..counts.len()).filter(|at| counts[*at] == Some(count));
            there.find_map(|at| self.hop(from, at, fits))
        };
        let most = MAX_HOPS + least - 2;
        let (mut count, (hop, mut end)) = (least..=most).find_map(|count| Some((count, next(principal, count)?)))?;
        let mut hops = vec![hop];
        while least < count {
            count -= 1;
            let (hop, credentials) = next(&end, count)?;
            hops.push(hop);
            end = credentials;
        }
        Some(Walk { hops, end })
    }

    /// A hop that is issued, and what it gives.
    fn hop(&self, from: &Credentials, to: usize, fits: fn(&Way) -> bool) -> Option<(Hop, Credentials)> {
        if !self.may_ask(from, to) {
            return None;
        }
        let ways = self.ways(from, to);
        let way = ways.ways.iter().find(|way| fits(way))?;
        let hop = Hop {
            caller: self.name(from),
            ask: way.ask.clone(),
            keys: way.keys.clone(),
            needs: way.needs.clone(),
        };
        Some((hop, Credentials::Session(Box::new(way.session.clone()))))
    }

    /// What comes of the hop to the role that is asked about, where its trust policy names the caller.
    fn last(&self, from: &Credentials) -> Option<Rc<Ways>> {
        let caller = from.caller(self.search.estate);
        self.search
            .may_name(self.target, &caller)
            .then(|| self.ways(from, self.target))
    }

    fn ways(&self, from: &Credentials, to: usize) -> Rc<Ways> {
        self.search.ways_at_once(from, to)
    }

    fn name(&self, credentials: &Credentials) -> String {
        credentials.caller(self.search.estate).name().to_string()
    }

    /// Whether both sides speak of the hop at all: what is no here is refused, and is not tried.
    fn may_ask(&self, from: &Credentials, to: usize) -> bool {
        let search = self.search;
        let role = search.roles[to].role;
        let caller = from.caller(search.estate);
        let (Some(trust), Some(action)) = (&role.trust, search.action_of(&caller)) else {
            return false;
        };
        let tests: Vec<&PrincipalTest> = trust
            .policy
            .statements
            .iter()
            .filter(|statement| statement.effect == Effect::Allow)
            .filter(|statement| statement.action.as_ref().is_some_and(|test| test.matches(action)))
            .filter_map(|statement| statement.principal.as_ref())
            .filter(|test| test.reach(Effect::Allow, &caller, false).is_some())
            .collect();
        if tests.is_empty() {
            return false;
        }
        let by_name = |name: &Name| {
            name.reach(&caller)
                .is_some_and(|reach| reach.strength() != Strength::Account)
        };
        let is_own = caller.account() == Arn::parse(&role.arn).map(|arn| arn.account);
        let is_named = tests.iter().any(|test| test.inverted || test.names.iter().any(by_name));
        if caller.account().is_none() || (is_own && is_named) {
            return true;
        }
        let grants = |attached: &Attached| {
            attached.policy.statements.iter().any(|statement| {
                statement.effect == Effect::Allow
                    && statement.action.as_ref().is_some_and(|test| test.matches(action))
                    && statement.resources.iter().all(|test| may_match(test, &role.arn))
            })
        };
        search.attached(from).any(grants)
    }
}

fn is_certain(way: &Way) -> bool {
    way.keys.is_empty()
}

fn rank(ways: &Ways) -> Option<Rank> {
    ways.blocked.as_ref().map(|(rank, ..)| *rank)
}

/// Whether a resource may match, whatever variables hold.
fn may_match(test: &ResourceTest, arn: &str) -> bool {
    let hits = |fixed: &Fill| match fixed {
        Fill::Fixed(pattern) => Some(pattern.matches(arn)),
        Fill::Variable { .. } => None,
    };
    let mut hits = test.elements.iter().map(|element| hits(&element.pattern));
    hits.clone().any(|hit| hit.is_none()) || hits.any(|hit| hit == Some(true)) != test.inverted
}
