//! What is loaded of the catalogue so far, and the questions that it answers.

mod parts;

use alloc::format;
use alloc::vec::Vec;

use iam_syntax::pattern::Pattern;
use iam_syntax::suggest;
use once_cell::race::OnceBox;

use self::parts::text;
use crate::base::{Base, Partition, Region, ServiceName, Standing};
use crate::key::Key;
use crate::level::AccessLevel;
use crate::managed::{Bucket, Index, ManagedPolicy};
use crate::names::{NameKind, Names};
use crate::service::{self, Action, KeySource, Service};

/// AWS's vocabulary as far as it is loaded.
///
/// ```
/// use iam_catalog::catalogue::{ActionStanding, Catalogue};
///
/// let catalogue = Catalogue::whole();
/// let ActionStanding::Known(s3, action) = catalogue.action("s3", "getobject") else { panic!() };
/// assert_eq!("GetObject", &*action.name);
/// assert!(s3.resource_types_of(action).any(|(it, _)| &*it.name == "object"));
/// ```
pub struct Catalogue {
    base: Base,
    names: OnceBox<Names>,
    /// One for each service of the base, in its order.
    services: Vec<OnceBox<Service>>,
    index: OnceBox<Index>,
    buckets: Vec<OnceBox<Bucket>>,
    /// Where a part comes from that is not loaded when it is first asked for. A function and not a flag: a program that
    /// never calls [`Catalogue::whole`] then has nothing that leads to the data, and the linker leaves them out.
    source: Option<Source>,
}

/// Gives the bytes of a part by its name.
type Source = fn(&str) -> Option<Vec<u8>>;

/// What is known of a service prefix.
#[derive(Clone, Copy, Debug)]
pub enum ServiceStanding<'a> {
    /// Its shard is loaded.
    Known(&'a Service),
    /// It is in AWS's reference; its shard is not loaded.
    NotLoaded(&'a ServiceName),
    /// AWS's reference had it once.
    Retired,
    /// AWS's managed policies name it, AWS's reference does not.
    Mentioned,
    /// Nobody has heard of it. Data age: this is no proof that it does not exist.
    Unknown,
}

/// What is known of an action.
#[derive(Clone, Copy, Debug)]
pub enum ActionStanding<'a> {
    /// All of it: the shard of its service is loaded.
    Known(&'a Service, &'a Action),
    /// It is in AWS's reference, with this level; the shard of its service is not loaded.
    Named(AccessLevel),
    /// AWS's reference had it once.
    Retired,
    /// AWS's managed policies name it, AWS's reference does not.
    Mentioned,
    /// Nobody has heard of it. Data age: this is no proof that it does not exist.
    Unknown,
    /// Neither the names nor the shard of its service are loaded.
    NotLoaded,
}

/// An action by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActionName<'a> {
    /// The prefix of its service, in AWS's case: `s3`.
    pub service: &'a str,
    /// As AWS writes it.
    pub name: &'a str,
    /// As AWS's reference has it.
    pub level: AccessLevel,
}

/// The actions of AWS's reference that fit a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion<'a> {
    /// Sorted by service, then by name.
    pub actions: Vec<ActionName<'a>>,
    /// Services that the pattern reaches and whose names are not loaded.
    pub not_loaded: Vec<&'a str>,
}

/// Whether a condition key may come with an action.
#[derive(Clone, Copy, Debug)]
pub enum KeyStanding<'a> {
    /// AWS lists it for the action.
    Listed(&'a Key, KeySource<'a>),
    /// It may come with any action, and is not listed for this one.
    Global(&'a Key),
    /// AWS lists it in the service, not for this action.
    Elsewhere(&'a Key),
    /// AWS lists it nowhere in the service.
    Unknown,
    /// The action, or all about it, is not known.
    NotLoaded,
}

/// What is known of the ARN of a managed policy.
#[derive(Clone, Copy, Debug)]
pub enum PolicyStanding<'a> {
    /// The policy, and its document as JSON.
    Document(&'a ManagedPolicy, &'a str),
    /// The bucket with its document is not loaded.
    NotLoaded {
        /// What the list says of it.
        policy: &'a ManagedPolicy,
        /// The number of the bucket to load, from 0.
        bucket: usize,
    },
    /// The list is not loaded.
    NoIndex,
    /// The list has no policy of that ARN.
    Unknown,
}

impl<'a> PolicyStanding<'a> {
    /// The policy's document, if it is there.
    #[must_use]
    pub const fn document(self) -> Option<&'a str> {
        match self {
            Self::Document(_, document) => Some(document),
            Self::NotLoaded { .. } | Self::NoIndex | Self::Unknown => None,
        }
    }
}

impl Catalogue {
    /// What is there before anything is loaded.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The partition of a name: `aws-cn`.
    #[must_use]
    pub fn partition(&self, id: &str) -> Option<&Partition> {
        self.base.partitions.iter().find(|it| &*it.id == id)
    }

    /// The Region of a name and the partition that it is in.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<(&Partition, &Region)> {
        self.base.partitions.iter().find_map(|partition| {
            let region = partition.regions.iter().find(|it| &*it.id == id)?;
            Some((partition, region))
        })
    }

    /// The global condition key that a policy names; case does not count.
    #[must_use]
    pub fn global_key(&self, written: &str) -> Option<&Key> {
        service::named(self.base.global_keys.iter(), written)
    }

    /// What is known of a prefix; case does not count.
    #[must_use]
    pub fn service(&self, prefix: &str) -> ServiceStanding<'_> {
        let Some(idx) = self.base.service_idx(prefix) else {
            return ServiceStanding::Unknown;
        };
        let name = &self.base.services[idx];
        match (name.standing, self.shard(idx)) {
            (Standing::Current, Some(service)) => ServiceStanding::Known(service),
            (Standing::Current, None) => ServiceStanding::NotLoaded(name),
            (Standing::Retired, _) => ServiceStanding::Retired,
            (Standing::Mentioned, _) => ServiceStanding::Mentioned,
        }
    }

    /// What is known of an action; case does not count.
    #[must_use]
    pub fn action(&self, service: &str, name: &str) -> ActionStanding<'_> {
        let Some(idx) = self.base.service_idx(service) else {
            return ActionStanding::Unknown;
        };
        if let Some(shard) = self.shard(idx) {
            return match (shard.action(name), shard.other(name)) {
                (Some(action), _) => ActionStanding::Known(shard, action),
                (None, Some(standing)) => of_standing(standing),
                (None, None) => ActionStanding::Unknown,
            };
        }
        match self.names_of(idx).map(|names| names.find(name)) {
            Some(Some((_, NameKind::Current(level)))) => ActionStanding::Named(level),
            Some(Some((_, kind))) => of_standing(kind.standing()),
            Some(None) => ActionStanding::Unknown,
            None => ActionStanding::NotLoaded,
        }
    }

    /// The level of an action of AWS's reference, as soon as its name is loaded.
    #[must_use]
    pub fn access_level(&self, service: &str, name: &str) -> Option<AccessLevel> {
        match self.action(service, name) {
            ActionStanding::Known(_, action) => Some(action.level),
            ActionStanding::Named(level) => Some(level),
            ActionStanding::Retired
            | ActionStanding::Mentioned
            | ActionStanding::Unknown
            | ActionStanding::NotLoaded => None,
        }
    }

    /// The services of AWS's reference that the prefix of a pattern fits: one for `s3:Get*`, all for `*`.
    pub fn services_matching(&self, pattern: &str) -> impl Iterator<Item = &ServiceName> {
        let (prefix, _) = parts(pattern);
        self.places_matching(prefix).map(|idx| &self.base.services[idx])
    }

    /// The actions of AWS's reference that a value of `Action` fits: `s3:Get*`, `s?s:*`, `*`.
    #[must_use]
    pub fn actions_matching(&self, pattern: &str) -> Expansion<'_> {
        let (prefix, name) = parts(pattern);
        let name = Pattern::ignoring_case(name);
        let mut expansion = Expansion::default();
        for idx in self.places_matching(prefix) {
            let service = &*self.base.services[idx].prefix;
            let mut add = |found: &mut dyn Iterator<Item = (_, AccessLevel)>| {
                let fitting = found.filter(|(action, _): &(&str, AccessLevel)| name.matches(action));
                expansion
                    .actions
                    .extend(fitting.map(|(name, level)| ActionName { service, name, level }));
            };
            match (self.names_of(idx), self.shard_if_loaded(idx)) {
                (_, Some(shard)) => add(&mut shard.actions.iter().map(|it| (&*it.name, it.level))),
                (Some(names), None) => add(&mut names.iter().filter_map(|(name, kind)| match kind {
                    NameKind::Current(level) => Some((name, level)),
                    NameKind::Retired | NameKind::Mentioned => None,
                })),
                (None, None) => expansion.not_loaded.push(service),
            }
        }
        expansion
    }

    /// Whether a condition key, as a policy names it, may come with an action.
    #[must_use]
    pub fn key_of_action(&self, service: &str, name: &str, key: &str) -> KeyStanding<'_> {
        let global = self.global_key(key);
        match self.action(service, name) {
            ActionStanding::Known(service, action) => self.key_standing(service, action, key),
            ActionStanding::Named(_)
            | ActionStanding::Retired
            | ActionStanding::Mentioned
            | ActionStanding::Unknown
            | ActionStanding::NotLoaded => global.map_or(KeyStanding::NotLoaded, KeyStanding::Global),
        }
    }

    /// The same for an action that has been found.
    #[must_use]
    pub fn key_standing<'a>(&'a self, service: &'a Service, action: &'a Action, key: &str) -> KeyStanding<'a> {
        if let Some((key, source)) = service.listed(action, key) {
            return KeyStanding::Listed(key, source);
        }
        if let Some(key) = service.key(key).filter(|_| service.may_bring(action, key)) {
            return KeyStanding::Listed(key, KeySource::Action);
        }
        match (self.global_key(key), service.key(key)) {
            (Some(key), _) => KeyStanding::Global(key),
            (None, Some(key)) => KeyStanding::Elsewhere(key),
            (None, None) => KeyStanding::Unknown,
        }
    }

    /// The key of a name: a global one, or one of the service that its prefix names, or one of the given service.
    #[must_use]
    pub fn key(&self, service: Option<&str>, written: &str) -> Option<&Key> {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let of_service = |prefix: &str| match self.service(prefix) {
            ServiceStanding::Known(service) => service.key(written),
            ServiceStanding::NotLoaded(_)
            | ServiceStanding::Retired
            | ServiceStanding::Mentioned
            | ServiceStanding::Unknown => None,
        };
        self.global_key(written)
            .or_else(|| of_service(prefix))
            .or_else(|| service.and_then(of_service))
    }

    /// The prefix that a mistyped one is nearest to.
    #[must_use]
    pub fn nearest_service(&self, word: &str) -> Option<&str> {
        suggest::nearest(word, self.base.services.iter().map(|it| &*it.prefix))
    }

    /// The action of a service that a mistyped one is nearest to.
    #[must_use]
    pub fn nearest_action(&self, service: &str, word: &str) -> Option<&str> {
        let expansion = self.actions_matching(&format!("{service}:*"));
        suggest::nearest(word, expansion.actions.iter().map(|it| it.name))
    }

    /// The key that a mistyped one is nearest to: a global one, or one of the service.
    #[must_use]
    pub fn nearest_key(&self, service: Option<&str>, word: &str) -> Option<&str> {
        let own = match service.map(|it| self.service(it)) {
            Some(ServiceStanding::Known(service)) => service.keys.as_slice(),
            Some(
                ServiceStanding::NotLoaded(_)
                | ServiceStanding::Retired
                | ServiceStanding::Mentioned
                | ServiceStanding::Unknown,
            )
            | None => &[],
        };
        suggest::nearest(word, self.base.global_keys.iter().chain(own).map(|it| &*it.name))
    }

    /// All managed policies, if the list is loaded.
    #[must_use]
    pub fn managed_policies(&self) -> Option<&Index> {
        self.filled(&self.index, "policies.txt", |bytes| Index::read(text(bytes)?))
    }

    /// What is known of the ARN of a managed policy, in any partition.
    #[must_use]
    pub fn managed_policy(&self, arn: &str) -> PolicyStanding<'_> {
        let Some(index) = self.managed_policies() else {
            return PolicyStanding::NoIndex;
        };
        let Some((idx, policy)) = index.find(arn) else {
            return PolicyStanding::Unknown;
        };
        let number = index.bucket_of(idx);
        let name = format!("policies/{number:02}.txt");
        let read = |bytes: &[u8]| Bucket::read(text(bytes)?);
        let bucket = self.buckets.get(number).and_then(|slot| self.filled(slot, &name, read));
        match bucket.map(|bucket| bucket.document(&policy.name)) {
            Some(Some(document)) => PolicyStanding::Document(policy, document),
            Some(None) => PolicyStanding::Unknown,
            None => PolicyStanding::NotLoaded { policy, bucket: number },
        }
    }

    /// The services whose prefix fits a pattern, by their place; those of AWS's reference alone.
    fn places_matching(&self, prefix: &str) -> impl Iterator<Item = usize> {
        let exact = (!prefix.contains(['*', '?'])).then(|| self.base.service_idx(prefix));
        let pattern = Pattern::ignoring_case(prefix);
        let places = match exact {
            Some(Some(idx)) => idx..idx + 1,
            Some(None) => 0..0,
            None => 0..self.base.services.len(),
        };
        places.filter(move |idx| {
            let service = &self.base.services[*idx];
            service.standing == Standing::Current && (exact.is_some() || pattern.matches(&service.prefix))
        })
    }
}

/// Prefix and name of a value of `Action`; blanks around it do not count, and a text without a colon names no action.
fn parts(pattern: &str) -> (&str, &str) {
    let pattern = pattern.trim_matches([' ', '\t', '\n', '\r']);
    match pattern.split_once(':') {
        Some(parts) => parts,
        None if pattern == "*" => ("*", "*"),
        None => ("", ""),
    }
}

fn of_standing(standing: Standing) -> ActionStanding<'static> {
    match standing {
        // OK because the lists of others hold none that is current.
        Standing::Current => ActionStanding::Unknown,
        Standing::Retired => ActionStanding::Retired,
        Standing::Mentioned => ActionStanding::Mentioned,
    }
}
