//! What a session would have to carry for a later hop, and the same chain gone with it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Context;
use iam_sts::credentials::Credentials;
use iam_sts::operation::AssumeRole;
use iam_sts::session::Session;
use iam_sts::tags::{Tag, same_key};

use super::Search;
use super::found::Node;
use crate::failed::failures;
use crate::mend::{transitive, with_tag, without_tag, without_transitive};
use crate::vocabulary::{ANOTHER, OTHER, Words};
use crate::ways::{Lack, Way};
use crate::word::texts;
use crate::{Ask, Hop};

/// Keys that hold a tag which a session carries.
const FAMILIES: [&str; 3] = ["aws:principaltag/", "aws:resourcetag/", "iam:resourcetag/"];

/// Something that is chosen for the sake of a later hop.
#[derive(Clone, Debug)]
pub(super) enum Wish {
    /// Read as a tag of the caller.
    Tag {
        key: String,
        value: String,
    },
    /// Read as a tag of the role, over which inherited ones are laid.
    Inherited {
        key: String,
        value: String,
    },
    Identity(String),
    /// That a tag is not carried on, so that a later call may pass it.
    Left(String),
}

impl Search<'_> {
    /// What might help a call that lacks something.
    pub(super) fn wishes(&self, credentials: &Credentials, lack: &Lack) -> Vec<Wish> {
        let mut wishes = Vec::new();
        let words = self.words(credentials, lack);
        for name in &lack.failure.keys {
            let tag = |family| Some((name.strip_prefix(family)?, family == "aws:principaltag/"));
            let tag = FAMILIES.into_iter().find_map(tag);
            if let Some((key, is_own)) = tag {
                wishes.extend(self.values(&words, key).into_iter().map(|value| {
                    let key = key.into();
                    if is_own {
                        Wish::Tag { key, value }
                    } else {
                        Wish::Inherited { key, value }
                    }
                }));
            } else if matches!(name.as_str(), "aws:sourceidentity" | "sts:sourceidentity") {
                wishes.extend(self.identities(&words).into_iter().map(Wish::Identity));
            } else if let Some(key) = name.strip_prefix("aws:requesttag/") {
                let inherited = credentials.inherited_tags();
                let is_carried = inherited.iter().any(|tag| same_key(&tag.key, key));
                wishes.extend(is_carried.then(|| Wish::Left(key.into())));
            }
        }
        wishes.retain(|wish| self.helps(credentials, lack, wish));
        wishes
    }

    /// The words of the hop that lacks something.
    fn words(&self, credentials: &Credentials, lack: &Lack) -> Words {
        let role = self.place_of(&lack.ask.role_arn).map(|at| self.roles[at].role);
        role.map(|role| self.vocabulary.of_hop(self.attached(credentials), role))
            .unwrap_or_default()
    }

    /// The source identities that a hop may ask for: those that its policies name, if they compare it with nothing else.
    fn identities(&self, words: &Words) -> Vec<String> {
        let is_named = ["sts:sourceidentity", "aws:sourceidentity"]
            .iter()
            .all(|key| words.names_all_of(key));
        let mut identities: Vec<String> = match is_named {
            true => texts(&words.identities, &Context::default()),
            false => self.vocabulary.identities.iter().cloned().collect(),
        };
        identities.extend([OTHER, ANOTHER].map(String::from));
        identities
    }

    /// The values of a tag that a hop may ask for, by its key in lower case.
    fn values(&self, words: &Words, key: &str) -> Vec<String> {
        let is_named = FAMILIES
            .iter()
            .all(|family| words.names_all_of(&[*family, key].concat()));
        match words.tags.get(key).filter(|_| is_named) {
            Some(named) => {
                let named = texts(&named.values, &Context::default());
                named.into_iter().chain([OTHER.into()]).collect()
            }
            None => {
                let tags = self.vocabulary.tags.iter();
                let of_key = tags.filter(|(other, _)| same_key(other, key));
                of_key.flat_map(|(_, values)| values.iter().cloned()).collect()
            }
        }
    }

    /// Whether a session that carried it would not fail at the same.
    fn helps(&self, credentials: &Credentials, lack: &Lack, wish: &Wish) -> bool {
        // What may be passed then is tried with the rest of the call.
        if let Wish::Left(_) = wish {
            return true;
        }
        let Credentials::Session(session) = credentials else {
            return false;
        };
        let mut session = session.clone();
        wish.lay_on(&mut session);
        if !self.may_ask_once_more() {
            return false;
        }
        let tried = self.attempt(&Credentials::Session(session), &Ask::AssumeRole(lack.ask.clone()));
        !failures(&tried)
            .iter()
            .any(|failure| failure.place == lack.failure.place)
    }

    /// The chain to a node gone anew, with the wish chosen as late as it can be; the hops from the one where it is
    /// chosen, and the sessions they give.
    pub(super) fn granted(&self, nodes: &[Node], at: usize, wish: &Wish) -> Option<(usize, Vec<(Hop, Session)>)> {
        let mut chosen_at = at;
        let mut later: Vec<&AssumeRole> = Vec::new();
        while let Some((from, hop)) = &nodes[chosen_at].from {
            let Ask::AssumeRole(ask) = &hop.ask else { return None };
            let wished = wish.chosen(ask, !later.is_empty());
            if wished != *ask
                && let Some(gone) = self.gone(&nodes[*from].credentials, &wished, later.iter().rev().copied(), wish)
            {
                return Some((*from, gone));
            }
            later.push(ask);
            chosen_at = *from;
        }
        None
    }

    /// One call after the other, each mended where it has to be.
    fn gone<'b>(
        &self,
        from: &Credentials,
        first: &AssumeRole,
        later: impl Iterator<Item = &'b AssumeRole>,
        wish: &Wish,
    ) -> Option<Vec<(Hop, Session)>> {
        let mut credentials = from.clone();
        let mut gone = Vec::new();
        let later = later.map(|ask| wish.left_out(ask));
        for ask in [first.clone()].into_iter().chain(later) {
            let target = self.place_of(&ask.role_arn)?;
            let ways = self.mended_ways(&credentials, target, &ask).ways;
            let way: Way = ways.into_iter().min_by_key(|way| !way.keys.is_empty())?;
            let hop = Hop {
                caller: credentials.caller(self.estate).name().into(),
                ask: way.ask,
                keys: way.keys,
                needs: way.needs,
            };
            credentials = Credentials::Session(Box::new(way.session.clone()));
            gone.push((hop, way.session));
        }
        Some(gone)
    }
}

impl Wish {
    fn lay_on(&self, session: &mut Session) {
        match self {
            Self::Tag { key, value } | Self::Inherited { key, value } => {
                session.principal_tags.set(Tag {
                    key: key.clone(),
                    value: value.clone(),
                });
                if let Self::Inherited { .. } = self {
                    session.transitive_tag_keys.push(key.clone());
                }
            }
            Self::Identity(identity) => session.source_identity = Some(identity.clone()),
            Self::Left(_) => {}
        }
    }

    /// A call that chooses it, for the next hop or for one after that.
    fn chosen(&self, ask: &AssumeRole, is_for_later: bool) -> AssumeRole {
        match self {
            Self::Tag { key, value } if !is_for_later => with_tag(ask, key, value),
            Self::Tag { key, value } | Self::Inherited { key, value } => transitive(&with_tag(ask, key, value), key),
            Self::Identity(identity) => AssumeRole {
                source_identity: Some(identity.clone()),
                ..ask.clone()
            },
            Self::Left(key) => without_transitive(ask, key),
        }
    }

    /// A later call, whose caller carries it on already.
    fn left_out(&self, ask: &AssumeRole) -> AssumeRole {
        match self {
            Self::Tag { key, .. } | Self::Inherited { key, .. } => without_tag(ask, key),
            Self::Identity(_) => AssumeRole {
                source_identity: None,
                ..ask.clone()
            },
            Self::Left(_) => ask.clone(),
        }
    }
}
