//! One hop where not everything can be tried: from one call on, what a statement failed at is chosen otherwise.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec;
use alloc::vec::Vec;

use iam_sts::credentials::Credentials;
use iam_sts::operation::AssumeRole;

use super::Search;
use crate::Ask;
use crate::attempt::Attempt;
use crate::choice::Extent;
use crate::failed::{Failure, Place, failures};
use crate::mend::mended;
use crate::ways::{Lack, Way, Ways};

/// How many calls are tried for one hop.
const MAX_MENDS: usize = 256;

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
                self.stock(credentials, it, &plain, Extent::Named)
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

    /// The place of a role, by its ARN.
    pub(super) fn place_of(&self, role_arn: &str) -> Option<usize> {
        self.roles
            .binary_search_by(|it| it.role.arn.as_str().cmp(role_arn))
            .ok()
    }
}
