//! What later hops of a chain ask of what a session carries since its first caller came from outside.
//!
//! Whether it matters is tried: the hops behind the first are called again with something else in the session.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::{Context, Value};
use iam_sts::credentials::Credentials;
use iam_sts::session::Session;
use iam_sts::tags::{Tag, same_key};
use iam_syntax::operator::{Base, Operator, Quantifier, Strings};

use super::Search;
use crate::attempt::{Attempt, Tried};
use crate::outside::door::Door;
use crate::outside::needs::asked;
use crate::vocabulary::{ANOTHER, OTHER};
use crate::word::texts;
use crate::{Hop, Need};

const TAG: &str = "aws:PrincipalTag/";
const IDENTITY: &str = "sts:SourceIdentity";
/// What a session carries of that is not what it is told by.
const EXACTLY: Operator = Operator {
    quantifier: Quantifier::Single,
    base: Base::String {
        compare: Strings::Equals,
        negated: false,
    },
    if_exists: false,
};

/// What a session carries since somebody came from outside, and nobody can choose.
enum Carried {
    /// By its key.
    Tag(String),
    Identity,
    /// By its condition key.
    Claim(String),
}

impl Search<'_> {
    /// The hops of a chain, with what later ones ask beside what the first one needs.
    pub(super) fn with_later_needs(&self, principal: &Credentials, mut hops: Vec<Hop>) -> Vec<Hop> {
        let Some((door, [first, later @ ..])) = Door::of(principal).zip(hops.get(..)).filter(|(_, it)| 1 < it.len())
        else {
            return hops;
        };
        let Some(session) = session(self.attempt(principal, &first.ask)) else {
            return hops;
        };
        let tried = self.replayed(&session, later);
        let mut needs = first.needs.clone();
        for carried in self.carried(door, &session) {
            let is_let_in = |value: &str| {
                let with = carried.with(&session, value);
                self.replayed(&with, later).len() == later.len()
            };
            let values = self.might_hold(&carried);
            if !values.iter().any(|value| !is_let_in(value)) {
                continue;
            }
            let asked = tried
                .iter()
                .flat_map(|it| &it.checks)
                .flat_map(|check| asked(check, |key| carried.is(key)));
            let mut asked: Vec<Need> = asked
                .filter(|it| it.values.iter().all(|value| !value.contains("${")))
                .collect();
            if asked.is_empty() && !is_let_in(ANOTHER) {
                asked.extend(carried.exactly(&session));
                // What it holds is what the first hop let in.
                needs.retain(|it| !carried.is(&it.key.replacen("RequestTag", "PrincipalTag", 1)));
            }
            for need in asked {
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
        hops[0].needs = needs;
        hops
    }

    /// What came of hops, up to the first that is refused or hangs on more than it does in the chain.
    fn replayed(&self, session: &Session, hops: &[Hop]) -> Vec<Tried> {
        let mut credentials = Credentials::Session(Box::new(session.clone()));
        let mut all = Vec::new();
        for hop in hops {
            let tried = self.attempt(&credentials, &hop.ask);
            let session = match &tried.attempt {
                Attempt::Issued(session) => session,
                Attempt::Conditional(session, _) if !hop.keys.is_empty() => session,
                Attempt::Conditional(..) | Attempt::Refused(_) => break,
            };
            credentials = Credentials::Session(Box::new(session.clone()));
            all.push(tried);
        }
        all
    }

    /// What a session carries that some policy looks at, and its first caller could not choose.
    fn carried(&self, door: Door, session: &Session) -> Vec<Carried> {
        let read = self.vocabulary.read();
        let role = session.principal.role_arn().and_then(|arn| self.estate.role(arn));
        let is_of_role = |tag: &&Tag| role.is_some_and(|role| role.tags.iter().any(|own| own == *tag));
        let tags = session.principal_tags.iter().filter(|tag| !is_of_role(tag));
        let tags = tags.filter(|tag| read.contains(&[TAG, &tag.key].concat().to_lowercase()));
        let mut carried: Vec<Carried> = tags.map(|tag| Carried::Tag(tag.key.clone())).collect();
        if session.source_identity.is_some() && door.is_given(IDENTITY) {
            carried.push(Carried::Identity);
        }
        let claims = session.keys.iter().map(|(key, _)| key);
        let claims = claims.filter(|key| read.contains(&key.to_lowercase()) && door.is_given(key));
        carried.extend(claims.cloned().map(Carried::Claim));
        carried
    }

    /// Other values that it might have had: those that policies name, and one that none does.
    fn might_hold(&self, carried: &Carried) -> BTreeSet<String> {
        let key = match carried {
            Carried::Tag(key) => [TAG, key].concat(),
            Carried::Identity => IDENTITY.to_owned(),
            Carried::Claim(key) => key.clone(),
        };
        let words = self.vocabulary.carried().get(&key.to_lowercase());
        let mut values: BTreeSet<String> = texts(words.into_iter().flatten(), &Context::default())
            .into_iter()
            .collect();
        match carried {
            Carried::Tag(_) | Carried::Claim(_) => {}
            Carried::Identity => values.extend(self.vocabulary.identities.iter().cloned()),
        }
        values.extend([OTHER.to_owned(), ANOTHER.to_owned()]);
        values
    }
}

impl Carried {
    /// Whether a condition key holds it in a later hop.
    fn is(&self, key: &str) -> bool {
        match self {
            Self::Tag(tag) => {
                let head = key.get(..TAG.len()).is_some_and(|head| head.eq_ignore_ascii_case(TAG));
                head && same_key(&key[TAG.len()..], tag)
            }
            Self::Identity => [IDENTITY, "aws:SourceIdentity"]
                .iter()
                .any(|it| it.eq_ignore_ascii_case(key)),
            Self::Claim(claim) => claim.eq_ignore_ascii_case(key),
        }
    }

    /// A session with something else in its place.
    fn with(&self, session: &Session, value: &str) -> Session {
        let mut session = session.clone();
        match self {
            Self::Tag(key) => session.principal_tags.set(Tag {
                key: key.clone(),
                value: value.into(),
            }),
            Self::Identity => session.source_identity = Some(value.into()),
            Self::Claim(claim) => {
                for (_, held) in session.keys.iter_mut().filter(|(key, _)| key == claim) {
                    *held = Value::One(value.into());
                }
            }
        }
        session
    }

    /// That it holds what it holds.
    fn exactly(&self, session: &Session) -> Option<Need> {
        let (key, values) = match self {
            Self::Tag(key) => (
                [TAG, key].concat(),
                vec![session.principal_tags.get(key)?.value.clone()],
            ),
            Self::Identity => (IDENTITY.to_owned(), vec![session.source_identity.clone()?]),
            Self::Claim(claim) => {
                let values = match &session.keys.iter().find(|(key, _)| key == claim)?.1 {
                    Value::One(text) => vec![text.clone()],
                    Value::Many(texts) => texts.clone(),
                    Value::Unknown => return None,
                };
                (claim.clone(), values)
            }
        };
        Some(Need {
            key,
            operator: EXACTLY,
            values,
        })
    }
}

fn session(tried: Tried) -> Option<Session> {
    match tried.attempt {
        Attempt::Issued(session) | Attempt::Conditional(session, _) => Some(session),
        Attempt::Refused(_) => None,
    }
}
