//! One hop where not everything can be tried: from one call on, what a statement failed at is chosen otherwise.

use alloc::boxed::Box;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_sts::credentials::Credentials;
use iam_sts::operation::AssumeRole;

use super::Search;
use crate::Ask;
use crate::attempt::Attempt;
use crate::failed::{Failure, Place, failures};
use crate::mend::mended;
use crate::vocabulary::{ANOTHER, OTHER};
use crate::ways::{Way, Ways};

/// How many calls are tried for one hop.
const MAX_MENDS: usize = 256;

/// A call that is refused for what its caller carries: who came there otherwise might pass.
#[derive(Debug)]
pub(crate) struct Lack {
    pub(super) ask: AssumeRole,
    pub(super) failure: Failure,
}

impl Search<'_> {
    /// The first call that is issued, and one for each session name that later hops may ask for.
    pub(super) fn mended_ways(&self, credentials: &Credentials, target: usize, begin: &AssumeRole) -> Ways {
        let it = &self.roles[target];
        let mut ways = Ways::default();
        let mut stock = None;
        let mut seen = vec![begin.clone()];
        let mut failed_at: Vec<Vec<Place>> = Vec::new();
        // What fails where another did already is gone on from last.
        let mut queue = VecDeque::from([begin.clone()]);
        let mut last = VecDeque::new();
        while let Some(ask) = queue.pop_front().or_else(|| last.pop_front()) {
            let failed = self.try_one(credentials, ask.clone(), &mut ways);
            if ways.ways.iter().any(|way| way.keys.is_empty()) {
                break;
            }
            let places: Vec<Place> = failed.iter().map(|it| it.place.clone()).collect();
            if places.is_empty() {
                continue;
            }
            let queue = if failed_at.contains(&places) {
                &mut last
            } else {
                &mut queue
            };
            failed_at.push(places);
            let stock = stock.get_or_insert_with(|| {
                let plain = self.attempt(credentials, &self.first(credentials, it.role));
                self.stock(credentials, it, &plain)
            });
            for failure in failed {
                for other in failure.keys.iter().flat_map(|key| mended(&ask, key, stock)) {
                    if seen.len() < MAX_MENDS && !seen.contains(&other) {
                        seen.push(other.clone());
                        queue.push_back(other);
                    }
                }
                if !ways.lacks.iter().any(|lack| lack.failure.place == failure.place) {
                    ways.lacks.push(Lack {
                        ask: ask.clone(),
                        failure,
                    });
                }
            }
        }
        if let Some(Ask::AssumeRole(ask)) = ways.ways.last().map(|way| way.ask.clone()) {
            for name in it.telling_names.iter().filter(|name| **name != ask.role_session_name) {
                let mut ask = ask.clone();
                ask.role_session_name.clone_from(name);
                self.try_one(credentials, ask, &mut ways);
            }
        }
        ways
    }

    /// Tries a call; gives what it failed at.
    fn try_one(&self, credentials: &Credentials, ask: AssumeRole, ways: &mut Ways) -> Vec<Failure> {
        if !self.may_ask_once_more() {
            return Vec::new();
        }
        let ask = Ask::AssumeRole(ask);
        let tried = self.attempt(credentials, &ask);
        let (session, keys) = match &tried.attempt {
            Attempt::Refused(_) => {
                ways.block(&tried, ask);
                return failures(&tried);
            }
            Attempt::Issued(session) => (session.clone(), Vec::new()),
            Attempt::Conditional(session, keys) => (session.clone(), keys.clone()),
        };
        let state = |session| self.state(&Credentials::Session(Box::new(session)));
        let new = state(session.clone());
        let is_known = ways.ways.iter().any(|way| state(way.session.clone()) == new);
        if !is_known || keys.is_empty() {
            ways.ways.push(Way {
                ask,
                session,
                keys,
                needs: Vec::new(),
            });
        }
        failures(&tried)
    }

    /// The source identities that some policy may ask for.
    pub(super) fn identities(&self) -> impl Iterator<Item = String> {
        let named = self.vocabulary.identities.iter().map(|it| it.as_str());
        named.chain([OTHER, ANOTHER]).map(String::from)
    }

    /// The place of a role, by its ARN.
    pub(super) fn place_of(&self, role_arn: &str) -> Option<usize> {
        self.roles
            .binary_search_by(|it| it.role.arn.as_str().cmp(role_arn))
            .ok()
    }

    /// The values of a tag that some policy may ask for.
    pub(super) fn values(&self, key: &str) -> BTreeSet<&str> {
        let tags = self.vocabulary.tags.iter();
        let of_key = tags.filter(|(other, _)| iam_sts::tags::same_key(other, key));
        of_key
            .flat_map(|(_, values)| values)
            .map(|value| value.as_str())
            .collect()
    }
}
