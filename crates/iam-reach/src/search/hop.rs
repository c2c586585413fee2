//! One hop: the ways in which a caller may assume a role, each tried once.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::Cell;

use iam_eval::context::Context;
use iam_eval::policies::Attached;
use iam_sts::credentials::Credentials;
use iam_sts::estate::Role;
use iam_sts::operation::AssumeRole;

use super::state::State;
use super::{Search, Target};
use crate::Ask;
use crate::attempt::{Attempt, Tried, attempt};
use crate::choice::{Choices, Extent, Stock, Unnamed, plain};
use crate::outside;
use crate::outside::call::with_tags;
use crate::outside::door::Door;
use crate::outside::needs::needs;
use crate::ways::{Way, Ways, looks_at_choice};

/// How many hops that were tried are kept, so that memory does not grow by the square of the roles.
const MAX_KEPT: usize = 16_384;
/// How many choices are tried for one principal: each tag multiplies them, and each session that is issued has its own.
/// As many again for what a session may carry on.
const MAX_ASKED: usize = 16_384;

impl Search<'_> {
    /// The ways of one hop alone.
    pub(crate) fn ways_at_once(&self, credentials: &Credentials, target: usize) -> Rc<Ways> {
        self.begin();
        self.ways(credentials, &self.state(credentials), target)
    }

    /// Begins to count what is tried for a principal.
    pub(super) fn begin(&self) {
        self.n_asked.set(0);
        self.n_carried.set(0);
    }

    pub(super) fn ways(&self, credentials: &Credentials, state: &State, target: usize) -> Rc<Ways> {
        let key = (state.clone(), target);
        if let Some(ways) = self.tried.borrow().get(&key) {
            return ways.clone();
        }
        let ways = match (
            self.is_far.get(),
            self.first(credentials, self.roles[target].role),
            Door::of(credentials),
        ) {
            (true, Ask::AssumeRole(ask), None) => self.mended_ways(credentials, target, &ask),
            _ => self.try_ways(credentials, target),
        };
        let ways = Rc::new(ways);
        let mut tried = self.tried.borrow_mut();
        self.n_kept.update(|n_kept| n_kept + 1 + ways.ways.len());
        if MAX_KEPT < self.n_kept.get() {
            tried.clear();
            self.n_kept.set(0);
        }
        tried.insert(key, ways.clone());
        ways
    }

    fn try_ways(&self, credentials: &Credentials, target: usize) -> Ways {
        let it = &self.roles[target];
        let mut ways = Ways::default();
        let door = Door::of(credentials);
        let first = self.first(credentials, it.role);
        let tried = self.attempt(credentials, &first);
        let is_settled = door.is_none() && !looks_at_choice(&tried);
        match &tried.attempt {
            Attempt::Refused(_) if is_settled => {
                ways.block(&tried, first);
                return ways;
            }
            Attempt::Issued(session) if it.is_one => {
                ways.ways.push(Way {
                    ask: first,
                    session: session.clone(),
                    keys: Vec::new(),
                    needs: door.map(|door| needs(door, &tried)).unwrap_or_default(),
                });
                return ways;
            }
            Attempt::Refused(_) | Attempt::Issued(_) | Attempt::Conditional(..) => {}
        }
        let n_asked = self.n_asked.get();
        if door.is_none() && !self.is_far.get() {
            let named = self.stock(credentials, it, &tried, Extent::Named);
            let (found, is_all) = self.try_stock(credentials, it, &tried, named);
            if is_all {
                return found;
            }
            self.n_asked.set(n_asked);
        }
        let all = self.stock(credentials, it, &tried, Extent::All);
        self.try_stock(credentials, it, &tried, all).0
    }

    /// Tries every choice; says whether that is all, or more was left out that would be let in as well.
    fn try_stock(&self, credentials: &Credentials, it: &Target, plain: &Tried, stock: Stock) -> (Ways, bool) {
        let door = Door::of(credentials);
        let choices = Choices::new(stock);
        if !choices.is_complete {
            self.is_cut.set(true);
        }
        let mut pass = Pass {
            ways: Ways::default(),
            issued: BTreeMap::new(),
            unnamed: &choices.unnamed,
            is_all: true,
        };
        pass.ways.block(plain, self.first(credentials, it.role));
        match door {
            None => {
                let own = calls(&it.role.arn, &choices);
                self.try_asks(credentials, it, &mut pass, own, &self.n_asked);
            }
            Some(door) => {
                let (asks, is_complete) =
                    outside::asks(door, self.estate, it.role, self.vocabulary.carried(), &choices);
                if !is_complete {
                    self.is_cut.set(true);
                }
                self.try_asks(credentials, it, &mut pass, asks.into_iter(), &self.n_asked);
            }
        }
        if pass.is_all && !self.is_far.get() {
            let asks: Vec<Ask> = pass.ways.ways.iter().map(|way| way.ask.clone()).collect();
            let beside = choices.carried.iter();
            let beside = beside.flat_map(|more| asks.iter().filter_map(move |ask| with_tags(door, ask, more)));
            self.try_asks(credentials, it, &mut pass, beside, &self.n_carried);
        }
        (pass.ways, pass.is_all)
    }

    /// The call that chooses nothing.
    pub(super) fn first(&self, credentials: &Credentials, role: &Role) -> Ask {
        match Door::of(credentials) {
            Some(door) => outside::plain(door, self.estate, role),
            None => plain(&role.arn),
        }
    }

    /// The values that may be chosen for a hop, in the context of the call that chooses nothing.
    pub(super) fn stock(&self, credentials: &Credentials, it: &Target, plain: &Tried, extent: Extent) -> Stock {
        let default = Context::default();
        let context = plain.checks.first().map_or(&default, |check| &check.request.context);
        let words = self.vocabulary.of_hop(self.attached(credentials), it.role);
        Stock::new(
            &self.vocabulary,
            &words,
            &it.telling_names,
            credentials,
            context,
            extent,
        )
    }

    /// Counts a call that is about to be tried, unless there were enough.
    pub(super) fn may_ask_once_more(&self) -> bool {
        let n_asked = self.n_asked.get() + 1;
        self.n_asked.set(n_asked);
        n_asked <= MAX_ASKED
    }

    /// For each thing that a session may carry on, the first call that is issued, or else the first that may be.
    fn try_asks(
        &self,
        credentials: &Credentials,
        it: &Target,
        pass: &mut Pass,
        asks: impl Iterator<Item = Ask>,
        n_asked: &Cell<usize>,
    ) {
        let Pass {
            ways,
            issued,
            unnamed,
            is_all,
        } = pass;
        for ask in asks {
            if MAX_ASKED <= n_asked.get() {
                self.is_cut.set(true);
                return;
            }
            n_asked.update(|n_asked| n_asked + 1);
            let tried = self.attempt(credentials, &ask);
            let (session, keys) = match &tried.attempt {
                Attempt::Refused(_) => {
                    ways.block(&tried, ask);
                    continue;
                }
                Attempt::Issued(session) => (session.clone(), Vec::new()),
                Attempt::Conditional(session, keys) => (session.clone(), keys.clone()),
            };
            *is_all &= !unnamed.is_let_in(&ask);
            let state = self.state(&Credentials::Session(Box::new(session.clone())));
            let is_certain = keys.is_empty();
            let way = Way {
                ask,
                session,
                keys,
                needs: Door::of(credentials)
                    .map(|door| needs(door, &tried))
                    .unwrap_or_default(),
            };
            match issued.get(&state) {
                None => {
                    issued.insert(state, ways.ways.len());
                    ways.ways.push(way);
                }
                Some(at) if is_certain && !ways.ways[*at].keys.is_empty() => ways.ways[*at] = way,
                Some(_) => {}
            }
            if is_certain && it.is_one {
                return;
            }
        }
    }

    pub(super) fn attempt(&self, credentials: &Credentials, ask: &Ask) -> Tried {
        attempt(self.estate, credentials, ask, self.situation, self.vocabulary.read())
    }

    /// The policies of a caller: its own, its groups', its boundary, and those of its session.
    pub(crate) fn attached<'b>(&'b self, credentials: &'b Credentials) -> impl Iterator<Item = &'b Attached> {
        let session = credentials.session();
        let role_of = session.and_then(|session| self.estate.role(session.principal.role_arn()?));
        let user = match credentials {
            Credentials::User { arn, .. } => self.estate.user(arn),
            Credentials::Anonymous
            | Credentials::OriginAccess { .. }
            | Credentials::Service { .. }
            | Credentials::Federated { .. }
            | Credentials::Root { .. }
            | Credentials::Session(_) => None,
        };
        let account = credentials.account().and_then(|id| self.estate.accounts.get(id));
        let groups = user
            .into_iter()
            .flat_map(|user| &user.groups)
            .filter_map(move |name| account?.groups.get(name))
            .flat_map(|group| &group.policies);
        let of_user = user
            .into_iter()
            .flat_map(|user| user.policies.iter().chain(&user.boundary));
        let of_role = role_of
            .into_iter()
            .flat_map(|role| role.policies.iter().chain(&role.boundary));
        let of_session = session.into_iter().flat_map(|session| &session.policies);
        of_user.chain(groups).chain(of_role).chain(of_session)
    }
}

/// What came of the choices for one hop.
struct Pass<'p> {
    ways: Ways,
    /// The places of the ways by which sessions of a state were issued.
    issued: BTreeMap<State, usize>,
    unnamed: &'p Unnamed,
    /// Whether nothing that was left out would be let in.
    is_all: bool,
}

/// Every call that a caller may choose of what the policies of the hop speak of, the simplest first.
fn calls(role_arn: &str, choices: &Choices) -> impl Iterator<Item = Ask> {
    choices.tags.iter().flat_map(move |tags| {
        choices.identities.iter().flat_map(move |identity| {
            choices.names.iter().flat_map(move |name| {
                choices.externals.iter().map(move |external| {
                    Ask::AssumeRole(AssumeRole {
                        role_arn: role_arn.into(),
                        role_session_name: name.clone(),
                        external_id: external.clone(),
                        tags: tags.tags.clone(),
                        transitive_tag_keys: tags.transitive.clone(),
                        source_identity: identity.clone(),
                        ..AssumeRole::default()
                    })
                })
            })
        })
    })
}
