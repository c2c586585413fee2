//! Whom trust policies name, whatever their conditions: who might come to a role, and over how many hops.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::compile::principal::Name;
use iam_eval::request::Action;
use iam_sts::certificate::ROLES_ANYWHERE;
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::{Account, Role};
use iam_sts::service::POD_IDENTITY;
use iam_sts::target::standing;
use iam_syntax::arn::Arn;
use iam_syntax::policy::Effect;

use super::Search;
use crate::MAX_HOPS;
use crate::outside::door::Door;
use crate::vocabulary::session_prefix;

impl Search<'_> {
    /// Everybody who might come to a role: users, roles, the services that it trusts by name, and of those that other roles
    /// name the ones that it lets in with everybody; and who comes from outside: by providers of the world and those
    /// that any trust policy names, as a pod and with a certificate.
    pub(crate) fn principals(&self, target: usize) -> Vec<Credentials> {
        let users = self.estate.users().map(|user| Credentials::User {
            arn: user.arn.clone(),
            sign_in: SignIn::AccessKey,
        });
        let roles = self.roles.iter().map(|it| standing(it.role, None, self.situation.now));
        let mut services: BTreeSet<&str> = names(self.roles[target].role).filter_map(service).collect();
        let all = || self.roles.iter().flat_map(|it| names(it.role));
        services.extend(all().filter_map(service).filter(|name| {
            let caller = Caller::Service { name: (*name).into() };
            [POD_IDENTITY, ROLES_ANYWHERE].contains(name) || self.may_name(target, &caller)
        }));
        let services = services
            .into_iter()
            .map(|name| Credentials::Service { name: name.into() });
        let mut providers: BTreeSet<String> = all().filter_map(provider).map(String::from).collect();
        providers.extend(self.estate.accounts.values().flat_map(Account::providers));
        let providers = providers
            .into_iter()
            .map(|provider| Credentials::Federated { provider });
        users.chain(roles).chain(services).chain(providers).collect()
    }

    /// Whom a role's trust policy names of accounts that the estate does not hold, as it names them.
    pub(crate) fn strangers(&self, target: usize) -> Vec<String> {
        let is_unknown = |id: &str| !self.estate.accounts.contains_key(id);
        let of_arn = |arn: &str| Arn::parse(arn).is_some_and(|arn| is_unknown(arn.account));
        let found: BTreeSet<String> = names(self.roles[target].role)
            .filter_map(|name| match name {
                Name::Everybody => Some("*"),
                Name::Account { id, .. } | Name::RootUser { id, .. } => is_unknown(id).then_some(id.as_str()),
                Name::User(arn) | Name::Role(arn) | Name::Session(arn) | Name::FederatedUser(arn) => {
                    of_arn(arn).then_some(arn.as_str())
                }
                // Those are asked for themselves, or nobody knows whose they are.
                Name::Service(_) | Name::Provider(_) | Name::UniqueId(_) | Name::Nobody(_) => None,
            })
            .map(String::from)
            .collect();
        found.into_iter().collect()
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
