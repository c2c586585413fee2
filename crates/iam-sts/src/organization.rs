//! Where an account stands in the organization, and the levels of policies above it.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::policies::{Attached, Level};

use crate::estate::{Account, Estate, Organization, Unit};

impl Organization {
    /// The way to an account: the root, then each unit down to the one that holds it. An account that is nowhere is not
    /// in the organization; the management account is in any case.
    #[must_use]
    pub fn way_to(&self, account: &str) -> Option<Vec<&Unit>> {
        let found = way(&self.root, account);
        found.or_else(|| (self.management_account == account).then(|| vec![&self.root]))
    }

    /// An entry of `aws:PrincipalOrgPaths`: `o-…/r-…/ou-…/`.
    #[must_use]
    pub(crate) fn path_to(&self, account: &str) -> Option<String> {
        let way = self.way_to(account)?;
        let mut path = [self.id.as_str(), "/"].concat();
        for unit in way {
            path.push_str(&unit.id);
            path.push('/');
        }
        Some(path)
    }
}

fn way<'a>(unit: &'a Unit, account: &str) -> Option<Vec<&'a Unit>> {
    if unit.accounts.iter().any(|id| id == account) {
        return Some(vec![unit]);
    }
    let below = unit.units.iter().find_map(|unit| way(unit, account))?;
    Some([vec![unit], below].concat())
}

/// The levels of service control policies over the principals of an account; none for the management account.
// rule: E-40, E-41
pub(crate) fn scps(estate: &Estate, account: &str) -> Vec<Level> {
    levels(estate, account, |unit| &unit.scps, |account| &account.scps)
}

/// The levels of resource control policies over the resources of an account; none for the management account.
// rule: E-50
pub(crate) fn rcps(estate: &Estate, account: &str) -> Vec<Level> {
    levels(estate, account, |unit| &unit.rcps, |account| &account.rcps)
}

fn levels(
    estate: &Estate,
    id: &str,
    of_unit: fn(&Unit) -> &Vec<Attached>,
    of_account: fn(&Account) -> &Vec<Attached>,
) -> Vec<Level> {
    let Some(organization) = &estate.organization else {
        return Vec::new();
    };
    if organization.management_account == id {
        return Vec::new();
    }
    let Some(way) = organization.way_to(id) else {
        return Vec::new();
    };
    let level = |target: &str, policies: &Vec<Attached>| Level {
        target: target.into(),
        policies: policies.clone(),
    };
    let units = way.iter().map(|unit| level(&unit.id, of_unit(unit)));
    let account = estate.accounts.get(id).map(|account| level(id, of_account(account)));
    units.chain(account).collect()
}
