//! The search: chains of one hop, then of two, up to [`MAX_HOPS`], from a principal to every role.
//!
//! A node is a session, or rather all sessions that no policy tells apart. Each is left once for chains that are issued
//! whatever nobody can choose, and once for those that hang on it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{boxed::Box, vec};
use core::cell::{Cell, RefCell};

use iam_eval::caller::Caller;
use iam_eval::compile::principal::Name;
use iam_eval::context::{Context, Value};
use iam_eval::policies::Attached;
use iam_eval::request::Action;
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::{Estate, Role};
use iam_sts::operation::AssumeRole;
use iam_sts::service::POD_IDENTITY;
use iam_sts::session::{Session, SessionPrincipal};
use iam_sts::target::standing;
use iam_syntax::policy::Effect;

use crate::attempt::{Attempt, Tried, attempt};
use crate::choice::{Choices, plain};
use crate::outside::{self, Door};
use crate::vocabulary::{Vocabulary, Words, session_prefix};
use crate::ways::{Rank, Way, Ways, looks_at_choice};
use crate::{Ask, Blocked, Hop, MAX_HOPS, Reach, Situation, Verdict};

/// How many hops that were tried are kept, so that memory does not grow by the square of the roles.
const MAX_KEPT: usize = 16_384;
/// How many choices are tried for one principal: each tag multiplies them, and each session that is issued has its own.
const MAX_ASKED: usize = 16_384;

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
    is_cut: Cell<bool>,
}

/// A role, and what tells its sessions apart later.
pub(crate) struct Target<'a> {
    pub(crate) role: &'a Role,
    telling_names: BTreeSet<String>,
    /// Whether all its sessions are one to every policy.
    is_one: bool,
}

/// What policies can tell of a caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    arn: String,
    name: Option<String>,
    tags: Vec<(String, String)>,
    transitive: Vec<String>,
    source_identity: Option<String>,
    /// Claims that some policy looks at, by the key in lower case.
    claims: Vec<(String, Vec<String>)>,
}

/// The one role that a search is for.
pub(crate) struct Wanted<'a> {
    role: usize,
    /// How many hops lie between each role and this one at least; absent where no chain of trust leads to it.
    distances: &'a [Option<usize>],
    /// The longest chain to look for.
    limit: usize,
}

struct Node {
    credentials: Credentials,
    state: State,
    /// The node and the hop that led here.
    from: Option<(usize, Hop)>,
    n_hops: usize,
    is_conditional: bool,
}

/// What a search from one principal found, by the place of the role.
pub(crate) struct Found {
    nodes: Vec<Node>,
    /// Nodes.
    yes: BTreeMap<usize, usize>,
    conditional: BTreeMap<usize, usize>,
    blocked: BTreeMap<usize, (Rank, Blocked)>,
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

    /// Everybody who might come to a role: users, roles, the services that it trusts by name, and who comes from
    /// outside: by providers of the world and those that any trust policy names, and as a pod.
    pub(crate) fn principals(&self, target: usize) -> Vec<Credentials> {
        let users = self.estate.users().map(|user| Credentials::User {
            arn: user.arn.clone(),
            sign_in: SignIn::AccessKey,
        });
        let roles = self.roles.iter().map(|it| standing(it.role, None, self.situation.now));
        let mut services: BTreeSet<&str> = names(self.roles[target].role).filter_map(service).collect();
        let all = || self.roles.iter().flat_map(|it| names(it.role));
        services.extend(all().filter_map(service).filter(|name| *name == POD_IDENTITY));
        let services = services
            .into_iter()
            .map(|name| Credentials::Service { name: name.into() });
        let mut providers: BTreeSet<String> = all().filter_map(provider).map(String::from).collect();
        for account in self.estate.accounts.values() {
            let oidc = account
                .oidc_providers
                .keys()
                .map(|host| ["oidc-provider/", host].concat());
            let saml = account
                .saml_providers
                .iter()
                .map(|name| ["saml-provider/", name].concat());
            let arn = |rest: String| format!("arn:{}:iam::{}:{rest}", account.partition, account.id);
            providers.extend(oidc.chain(saml).map(arn));
        }
        let providers = providers
            .into_iter()
            .map(|provider| Credentials::Federated { provider });
        users.chain(roles).chain(services).chain(providers).collect()
    }

    /// A search for one role: for short chains first, which most have, and then for all.
    pub(crate) fn towards(&self, principal: &Credentials, role: usize, distances: &[Option<usize>]) -> Found {
        self.n_asked.set(0);
        let within = |limit| {
            let wanted = Wanted { role, distances, limit };
            self.from(principal, Some(&wanted))
        };
        let is_reached = |found: &Found| found.yes.contains_key(&role);
        let short = [1, 2].into_iter().map(within).find(is_reached);
        short.unwrap_or_else(|| within(MAX_HOPS))
    }

    /// Searches level by level; where only one role matters, until it is reached for certain.
    pub(crate) fn from(&self, principal: &Credentials, wanted: Option<&Wanted>) -> Found {
        let mut found = Found {
            nodes: vec![Node {
                credentials: principal.clone(),
                state: self.state(principal),
                from: None,
                n_hops: 0,
                is_conditional: false,
            }],
            yes: BTreeMap::new(),
            conditional: BTreeMap::new(),
            blocked: BTreeMap::new(),
        };
        let mut seen: BTreeSet<(State, bool)> = BTreeSet::from([(found.nodes[0].state.clone(), false)]);
        let mut level = vec![0];
        let limit = wanted.map_or(MAX_HOPS, |wanted| wanted.limit);
        while let Some(first) = level.first()
            && found.nodes[*first].n_hops < limit
            && wanted.is_none_or(|wanted| !found.yes.contains_key(&wanted.role))
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
            if is_over || is_aside {
                continue;
            }
            if !self.may_name(target, &caller) {
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
                let node = found.nodes.len();
                let hop = Hop {
                    caller: caller.name().into(),
                    ask: way.ask.clone(),
                    keys: way.keys.clone(),
                    needs: way.needs.clone(),
                };
                found.nodes.push(Node {
                    credentials,
                    state: state.clone(),
                    from: Some((at, hop)),
                    n_hops,
                    is_conditional,
                });
                let reached = if is_conditional {
                    &mut found.conditional
                } else {
                    &mut found.yes
                };
                reached.entry(target).or_insert(node);
                if !is_known {
                    seen.insert((state, is_conditional));
                    new.push(node);
                }
            }
        }
        new
    }

    /// What policies can tell of a caller. The name of a session is left out where none of them looks at it.
    fn state(&self, credentials: &Credentials) -> State {
        let none = |arn: String| State {
            arn,
            name: None,
            tags: Vec::new(),
            transitive: Vec::new(),
            source_identity: None,
            claims: Vec::new(),
        };
        let Some(session) = credentials.session() else {
            return none(credentials.caller(self.estate).name().into());
        };
        let SessionPrincipal::Role {
            role_arn, session_name, ..
        } = &session.principal
        else {
            return none(session.arn().unwrap_or_default());
        };
        let at = self
            .roles
            .binary_search_by(|it| it.role.arn.as_str().cmp(role_arn.as_str()));
        let target = at.ok().map(|at| &self.roles[at]);
        let tells = |name: &&String| target.is_none_or(|it| it.telling_names.contains(*name));
        let mut transitive: Vec<String> = session
            .transitive_tag_keys
            .iter()
            .map(|key| key.to_lowercase())
            .collect();
        transitive.sort();
        // A tag that is not carried on counts only where a policy asks for it by name.
        let matters = |key: &String| {
            transitive.contains(key) || self.vocabulary.read().contains(&["aws:principaltag/", key].concat())
        };
        let mut tags: Vec<(String, String)> = session
            .principal_tags
            .iter()
            .map(|tag| (tag.key.to_lowercase(), tag.value.clone()))
            .filter(|(key, _)| matters(key))
            .collect();
        tags.sort();
        State {
            arn: role_arn.clone(),
            name: session_name.as_ref().filter(tells).cloned(),
            tags,
            transitive,
            source_identity: session.source_identity.clone(),
            claims: self.claims(session),
        }
    }

    /// What a session carries of a token or an assertion and a later hop may be asked for.
    fn claims(&self, session: &Session) -> Vec<(String, Vec<String>)> {
        let carried = self.vocabulary.carried();
        let asked = session.keys.iter().map(|(key, value)| (key.to_lowercase(), value));
        let asked = asked.filter(|(key, _)| carried.contains_key(key));
        let mut claims: Vec<(String, Vec<String>)> = asked
            .map(|(key, value)| match value {
                Value::One(text) => (key, vec![text.clone()]),
                Value::Many(texts) => (key, texts.clone()),
                Value::Unknown => (key, Vec::new()),
            })
            .collect();
        claims.sort();
        claims
    }

    /// What a caller asks for when it assumes a role.
    pub(crate) fn action_of(&self, caller: &Caller) -> Option<&Action> {
        let door = match caller {
            Caller::Federated { provider } => Door::of_provider(provider).action(),
            Caller::Anonymous
            | Caller::Root { .. }
            | Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. } => Door::Pod.action(),
        };
        self.actions.iter().find(|action| action.text == door)
    }

    /// Whether the trust policy names a caller at all, whatever its conditions.
    pub(crate) fn may_name(&self, target: usize, caller: &Caller) -> bool {
        let (Some(trust), Some(action)) = (&self.roles[target].role.trust, self.action_of(caller)) else {
            return false;
        };
        trust.policy.statements.iter().any(|statement| {
            statement.effect == Effect::Allow
                && statement.action.as_ref().is_some_and(|test| test.matches(action))
                && statement
                    .principal
                    .as_ref()
                    .is_some_and(|test| test.reach(Effect::Allow, caller, false).is_some())
        })
    }

    /// How many hops lie between each role and one of them at least, if every condition held and every role might
    /// assume what trusts it.
    pub(crate) fn distances(&self, target: usize) -> Vec<Option<usize>> {
        let callers: Vec<Caller> = self
            .roles
            .iter()
            .map(|it| standing(it.role, None, self.situation.now).caller(self.estate))
            .collect();
        let mut distances: Vec<Option<usize>> = vec![None; self.roles.len()];
        distances[target] = Some(0);
        for distance in 0..MAX_HOPS {
            let reached: Vec<usize> = (0..distances.len())
                .filter(|at| distances[*at] == Some(distance))
                .collect();
            for from in 0..distances.len() {
                let leads =
                    |to: &usize| self.may_name(*to, &callers[from]) || self.names_session(*to, self.roles[from].role);
                if distances[from].is_none() && reached.iter().any(leads) {
                    distances[from] = Some(distance + 1);
                }
            }
        }
        distances
    }

    /// Whether a trust policy names a session of a role.
    fn names_session(&self, target: usize, role: &Role) -> bool {
        let Some(prefix) = session_prefix(role) else {
            return false;
        };
        let trust = self.roles[target].role.trust.iter();
        let statements = trust.flat_map(|trust| &trust.policy.statements);
        statements.flat_map(|statement| statement.principal.iter()).any(|test| {
            test.inverted
                || test.names.iter().any(|name| match name {
                    Name::Session(arn) => arn.starts_with(&prefix),
                    Name::Everybody
                    | Name::Account { .. }
                    | Name::RootUser { .. }
                    | Name::User(_)
                    | Name::Role(_)
                    | Name::FederatedUser(_)
                    | Name::UniqueId(_)
                    | Name::Service(_)
                    | Name::Provider(_)
                    | Name::Nobody(_) => false,
                })
        })
    }

    /// The ways of one hop alone.
    pub(crate) fn ways_at_once(&self, credentials: &Credentials, target: usize) -> Rc<Ways> {
        self.n_asked.set(0);
        self.ways(credentials, &self.state(credentials), target)
    }

    fn ways(&self, credentials: &Credentials, state: &State, target: usize) -> Rc<Ways> {
        let key = (state.clone(), target);
        if let Some(ways) = self.tried.borrow().get(&key) {
            return ways.clone();
        }
        let ways = Rc::new(self.try_ways(credentials, target));
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
                    needs: door.map(|door| outside::needs(door, &tried)).unwrap_or_default(),
                });
                return ways;
            }
            Attempt::Refused(_) | Attempt::Issued(_) | Attempt::Conditional(..) => {}
        }
        let default = Context::default();
        let context = tried.checks.first().map_or(&default, |check| &check.request.context);
        let words = self.words(credentials, it.role);
        let choices = Choices::new(&self.vocabulary, &words, &it.telling_names, credentials, context);
        if !choices.is_complete {
            self.is_cut.set(true);
        }
        ways.block(&tried, first);
        match door {
            None => self.try_asks(credentials, it, &mut ways, calls(&it.role.arn, &choices)),
            Some(door) => {
                let (asks, is_complete) =
                    outside::asks(door, self.estate, it.role, self.vocabulary.carried(), &choices);
                if !is_complete {
                    self.is_cut.set(true);
                }
                self.try_asks(credentials, it, &mut ways, asks.into_iter());
            }
        }
        ways
    }

    /// The call that chooses nothing.
    fn first(&self, credentials: &Credentials, role: &Role) -> Ask {
        match Door::of(credentials) {
            Some(door) => outside::plain(door, self.estate, role),
            None => plain(&role.arn),
        }
    }

    /// For each thing that a session may carry on, the first call that is issued, or else the first that may be.
    fn try_asks(&self, credentials: &Credentials, it: &Target, ways: &mut Ways, asks: impl Iterator<Item = Ask>) {
        let mut issued: BTreeMap<State, usize> = BTreeMap::new();
        for ask in asks {
            if self.n_asked.get() == MAX_ASKED {
                self.is_cut.set(true);
                return;
            }
            self.n_asked.update(|n_asked| n_asked + 1);
            let tried = self.attempt(credentials, &ask);
            let (session, keys) = match &tried.attempt {
                Attempt::Refused(_) => {
                    ways.block(&tried, ask);
                    continue;
                }
                Attempt::Issued(session) => (session.clone(), Vec::new()),
                Attempt::Conditional(session, keys) => (session.clone(), keys.clone()),
            };
            let state = self.state(&Credentials::Session(Box::new(session.clone())));
            let is_certain = keys.is_empty();
            let way = Way {
                ask,
                session,
                keys,
                needs: Door::of(credentials)
                    .map(|door| outside::needs(door, &tried))
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

    fn attempt(&self, credentials: &Credentials, ask: &Ask) -> Tried {
        attempt(self.estate, credentials, ask, self.situation, self.vocabulary.read())
    }

    /// The words of the policies on both sides of a hop.
    fn words(&self, credentials: &Credentials, role: &Role) -> Words {
        self.vocabulary.of_hop(self.attached(credentials), role)
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
            hops: node.map(|node| hops(&found.nodes, node)).unwrap_or_default(),
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

/// Whom the Allow statements of a role's trust policy name.
fn names(role: &Role) -> impl Iterator<Item = &Name> {
    let statements = role.trust.iter().flat_map(|trust| &trust.policy.statements);
    statements
        .filter(|statement| statement.effect == Effect::Allow)
        .flat_map(|statement| statement.principal.iter().flat_map(|test| &test.names))
}

fn service(name: &Name) -> Option<&str> {
    match name {
        Name::Service(name) => Some(name),
        Name::Everybody
        | Name::Account { .. }
        | Name::RootUser { .. }
        | Name::User(_)
        | Name::Role(_)
        | Name::Session(_)
        | Name::FederatedUser(_)
        | Name::UniqueId(_)
        | Name::Provider(_)
        | Name::Nobody(_) => None,
    }
}

fn provider(name: &Name) -> Option<&str> {
    match name {
        Name::Provider(name) => Some(name),
        Name::Everybody
        | Name::Account { .. }
        | Name::RootUser { .. }
        | Name::User(_)
        | Name::Role(_)
        | Name::Session(_)
        | Name::FederatedUser(_)
        | Name::UniqueId(_)
        | Name::Service(_)
        | Name::Nobody(_) => None,
    }
}

/// Every call that a caller may choose, the simplest first.
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

/// The ARNs of the roles on the way to a node.
fn chain(nodes: &[Node], node: usize) -> Vec<String> {
    let hops = hops(nodes, node).into_iter();
    hops.map(|hop| hop.ask.role_arn().into()).collect()
}

fn hops(nodes: &[Node], node: usize) -> Vec<Hop> {
    let mut hops = Vec::new();
    let mut at = node;
    while let Some((from, hop)) = &nodes[at].from {
        hops.push(hop.clone());
        at = *from;
    }
    hops.reverse();
    hops
}
