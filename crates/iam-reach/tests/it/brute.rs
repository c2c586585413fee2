//! The same questions answered by trying everything: every chain, every choice out of a fixed stock, every state of the
//! network and of the second factor. It shares the issuing of sessions with the search, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use iam_eval::context::Value;
use iam_reach::{MAX_HOPS, Verdict};
use iam_sts::assume_role::assume_role;
use iam_sts::credentials::Credentials;
use iam_sts::hop::Setting;
use iam_sts::operation::AssumeRole;
use iam_sts::session::Session;
use iam_sts::tags::Tag;

use crate::world::{Topics, World};

pub const NOW: i64 = 1_767_225_600;

pub type Context = Vec<(String, Option<Value>)>;

/// For each role, by ARN: the verdict, and the roles of the first of the shortest chains.
pub fn reach(world: &World, principal: &Credentials) -> BTreeMap<String, (Verdict, Vec<String>)> {
    let mut answers: BTreeMap<String, (Verdict, Vec<String>)> = BTreeMap::new();
    for role in world.estate.roles() {
        answers.insert(role.arn.clone(), (Verdict::No, Vec::new()));
    }
    let mut steps = Steps::default();
    for (may_hang, verdict) in [(true, Verdict::Conditional), (false, Verdict::Yes)] {
        for (role, chain) in chains(world, &mut steps, principal, may_hang) {
            answers.insert(role, (verdict, chain));
        }
    }
    answers
}

/// A session that some credentials can get.
struct Step {
    role_arn: String,
    session: Session,
    /// Whether it is issued in every context, or only in some.
    is_certain: bool,
}

/// Every session that can be got with some credentials, by what a session carries; nothing carried is the principal.
type Steps = BTreeMap<String, Vec<Step>>;

fn steps(world: &World, credentials: &Credentials) -> Vec<Step> {
    let contexts = contexts(world.topics, credentials);
    let mut steps = Vec::new();
    for role in world.estate.roles() {
        for ask in choices(world, &role.arn) {
            let sessions: Vec<Option<Session>> = contexts
                .iter()
                .map(|context| call(world, credentials, &ask, context))
                .collect();
            let is_certain = sessions.iter().all(Option::is_some);
            steps.extend(sessions.into_iter().flatten().next().map(|session| Step {
                role_arn: role.arn.clone(),
                session,
                is_certain,
            }));
        }
    }
    steps
}

/// The first of the shortest chains to every role that has one: of hops that are always issued, or that may be.
fn chains(world: &World, tried: &mut Steps, principal: &Credentials, may_hang: bool) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut level: BTreeMap<String, (Vec<String>, Credentials)> = BTreeMap::new();
    level.insert(String::new(), (Vec::new(), principal.clone()));
    for _ in 0..MAX_HOPS {
        let mut next: BTreeMap<String, (Vec<String>, Credentials)> = BTreeMap::new();
        for (from, (chain, credentials)) in &level {
            let steps = tried.entry(from.clone()).or_insert_with(|| steps(world, credentials));
            for step in steps.iter().filter(|step| may_hang || step.is_certain) {
                let mut chain = chain.clone();
                chain.push(step.role_arn.clone());
                let key = key(&step.session);
                if !seen.contains(&key) && next.get(&key).is_none_or(|(other, _)| chain < *other) {
                    next.insert(key, (chain, Credentials::Session(Box::new(step.session.clone()))));
                }
            }
        }
        let mut of_level: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, (chain, _)) in &next {
            seen.insert(key.clone());
            let role = chain.last().cloned().unwrap_or_default();
            let best = of_level.entry(role).or_insert_with(|| chain.clone());
            if chain < best {
                best.clone_from(chain);
            }
        }
        for (role, chain) in of_level {
            found.entry(role).or_insert(chain);
        }
        level = next;
    }
    found
}

/// All that a session carries.
fn key(session: &Session) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        session.principal, session.principal_tags, session.transitive_tag_keys, session.source_identity
    )
}

pub fn call(world: &World, credentials: &Credentials, ask: &AssumeRole, context: &Context) -> Option<Session> {
    let setting = Setting {
        now: NOW,
        label: "brute",
        context,
        shared: None,
        via: None,
    };
    assume_role(&world.estate, credentials, ask, &setting).outcome.ok()
}

/// Everything that can't be chosen.
pub fn contexts(topics: Topics, credentials: &Credentials) -> Vec<Context> {
    let ips: &[Option<&str>] = if topics.network {
        &[None, Some("10.1.2.3"), Some("192.0.2.7"), Some("203.0.113.1")]
    } else {
        &[None]
    };
    let is_user = matches!(credentials, Credentials::User { .. });
    let mfa: &[Option<&str>] = if topics.mfa && is_user {
        &[None, Some("true"), Some("false")]
    } else {
        &[None]
    };
    let mut contexts = Vec::new();
    for ip in ips {
        for mfa in mfa {
            let keys = [("aws:SourceIp", ip), ("aws:MultiFactorAuthPresent", mfa)];
            let given = keys
                .into_iter()
                .filter_map(|(name, value)| value.map(|value| (name.into(), Some(Value::One(value.into())))));
            contexts.push(given.collect());
        }
    }
    contexts
}

fn choices(world: &World, role_arn: &str) -> Vec<AssumeRole> {
    let topics = world.topics;
    let one_of = |used: bool, stock: &[&str]| {
        let mut all = vec![None];
        if used {
            all.extend(stock.iter().map(|text| Some((*text).to_owned())));
        }
        all
    };
    let names = one_of(topics.name, &["n1", "n2", "ana", "ben", "somebody"]);
    let externals = one_of(topics.external, &["x1", "x2", "x2y", "other-value", "stranger"]);
    let identities = one_of(topics.identity, &["i1", "ana", "ben", "stranger"]);
    let tags = one_of(topics.tag, &["a", "b", "c", "R0", "R1", "R2", "R3"]);
    // Where a policy counts the keys, one that no policy names may make the difference.
    let others = one_of(world.text.contains("TagKeys"), &["x"]);
    let mut all = Vec::new();
    for name in &names {
        for external in &externals {
            for identity in &identities {
                for tag in &tags {
                    for other in &others {
                        for transitive in transitive_sets(tag.is_some(), other.is_some()) {
                            let of = |key: &str, value: &Option<String>| {
                                value.as_ref().map(|value| Tag {
                                    key: key.into(),
                                    value: value.clone(),
                                })
                            };
                            all.push(AssumeRole {
                                role_arn: role_arn.into(),
                                role_session_name: name.clone().unwrap_or_else(|| "session".into()),
                                external_id: external.clone(),
                                source_identity: identity.clone(),
                                tags: of("t", tag).into_iter().chain(of("u", other)).collect(),
                                transitive_tag_keys: transitive,
                                ..AssumeRole::default()
                            });
                        }
                    }
                }
            }
        }
    }
    all
}

/// Which of the tags `t` and `u` are transitive: every set of those that are passed.
fn transitive_sets(has_t: bool, has_u: bool) -> Vec<Vec<String>> {
    let mut sets = vec![Vec::new()];
    for (key, is_passed) in [("t", has_t), ("u", has_u)] {
        if is_passed {
            let with: Vec<Vec<String>> = sets
                .iter()
                .map(|set| set.iter().cloned().chain([key.to_owned()]).collect())
                .collect();
            sets.extend(with);
        }
    }
    sets
}
