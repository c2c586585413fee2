//! One service in full: its actions, resource types and condition keys, read from its shard.
//!
//! A shard is text, a line an entry, the fields parted by tabs, lists inside a field by blanks. Keys and resource types are
//! named by their place, counted from 0.
//!
//! ```text
//! service  1  s3  Amazon S3
//! k  aws:RequestTag/${TagKey}  s              key, types: s a b n d i, capital: several values
//! r  object  0 4  arn:${Partition}:s3:::…     resource type, its keys, its ARN formats (each a field)
//! a  GetObject  R  0 3  1 2*:4,5  iam:PassRole
//!      action, level (L R W T P, then p: no API operation), its keys,
//!      its resource types (*: required; behind the colon the keys that come with it), what else must be allowed
//! x  GetOld                                   a retired action
//! m  GetSecret                                one that only AWS's managed policies name
//! descriptions  © …                           from here on a sentence a line: of the keys, then of the actions
//! ```
//!
//! What follows `descriptions` may be left out.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::base::Standing;
use crate::forms::{self, Form};
use crate::key::Key;
use crate::level::AccessLevel;
use crate::names::compare;
use crate::template::ArnTemplate;
use crate::unreadable::Unreadable;

/// A service of AWS's reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// What stands before the colon of its actions: `s3`.
    pub prefix: Box<str>,
    /// `Amazon S3`
    pub title: Box<str>,
    /// Sorted by name without regard to case.
    pub actions: Vec<Action>,
    /// In the order of the shard, which numbers them.
    pub resource_types: Vec<ResourceType>,
    /// The keys that AWS lists for the service; those that are global are among them.
    pub keys: Vec<Key>,
    /// Names of actions that are not in the reference, and how they stand.
    pub others: Vec<(Box<str>, Standing)>,
}

/// An action of AWS's reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// `GetObject`
    pub name: Box<str>,
    /// What kind of thing it does.
    pub level: AccessLevel,
    /// Whether there is no API operation of that name.
    pub is_permission_only: bool,
    /// Places in [`Service::keys`]: keys that come with the action whatever the resource.
    keys: Box<[u16]>,
    /// The types of resources it acts on. None: it can be allowed on `*` alone.
    pub resources: Box<[ActionResource]>,
    /// Actions that the caller must be allowed too: `iam:PassRole`.
    pub dependent_actions: Box<[Box<str>]>,
    /// AWS's sentence; empty if descriptions were left out.
    pub description: Box<str>,
}

/// That an action acts on a type of resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionResource {
    /// A place in [`Service::resource_types`].
    pub resource_type: u16,
    /// What AWS marks with `*`. Good for a hint only: AWS marks alternatives, too.
    pub is_required: bool,
    keys: Box<[u16]>,
}

/// A type of resource of AWS's reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// `object`
    pub name: Box<str>,
    /// One, for a few several.
    pub arns: Box<[ArnTemplate]>,
    keys: Box<[u16]>,
}

/// Why a key may come with an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySource<'a> {
    /// AWS lists it at the action.
    Action,
    /// AWS lists it at the action, for this type of resource.
    ActionResource(&'a ResourceType),
    /// AWS lists it at this type of resource, on which the action acts.
    ResourceType(&'a ResourceType),
}

/// The actions by which a role is assumed, and those that are asked beside in the same call.
const ASSUMING: [&str; 3] = ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];
const BESIDE_ASSUMING: [&str; 3] = ["SetContext", "SetSourceIdentity", "TagSession"];

impl Action {
    /// Whether tags are what it is about, by its name: `TagResource`, `UntagResource`, `PutBucketTagging`.
    #[must_use]
    pub fn is_of_tags(&self) -> bool {
        self.name.contains("Tag") || self.name.starts_with("Untag")
    }
}

/// Whether a condition key, as a policy names it, holds tags that a request sends.
#[must_use]
pub(crate) fn is_sent_tag(written: &str) -> bool {
    const FAMILY: &str = "aws:RequestTag/";
    let is_of_family = |head: &str| head.eq_ignore_ascii_case(FAMILY);
    written.get(..FAMILY.len()).is_some_and(is_of_family) || written.eq_ignore_ascii_case("aws:TagKeys")
}

impl Service {
    /// Reads a shard.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = text.lines().enumerate();
        let (_, head) = lines.next().ok_or(Unreadable::OtherFormat)?;
        let ["service", "1", prefix, title] = head.split('\t').collect::<Vec<_>>()[..] else {
            return Err(Unreadable::OtherFormat);
        };
        let mut service = Self {
            prefix: prefix.into(),
            title: title.into(),
            actions: Vec::new(),
            resource_types: Vec::new(),
            keys: Vec::new(),
            others: Vec::new(),
        };
        for (line_idx, line) in lines.by_ref() {
            if line.starts_with("descriptions\t") {
                service.describe(lines.map(|(_, line)| line)).ok_or(Unreadable::Torn)?;
                break;
            }
            service.line(line).ok_or(Unreadable::Line(line_idx + 1))?;
        }
        forms::of(prefix).for_each(|form| service.add(form));
        service.tell_formats_apart();
        let is_sorted = service.actions.is_sorted_by(|a, b| compare(&a.name, &b.name).is_lt());
        if is_sorted && service.is_whole() {
            Ok(service)
        } else {
            Err(Unreadable::Torn)
        }
    }

    fn line(&mut self, line: &str) -> Option<()> {
        match line.split('\t').collect::<Vec<_>>()[..] {
            ["k", name, types] => self.keys.push(Key::read(name, types)?),
            ["r", name, keys, ref arns @ ..] => {
                let resource_type = ResourceType {
                    name: name.into(),
                    keys: places(keys, ' ')?,
                    arns: arns.iter().map(|it| ArnTemplate::new(it)).collect::<Option<_>>()?,
                };
                self.resource_types.push(resource_type);
            }
            ["a", name, level, keys, resources, dependent] => {
                let mut letters = level.chars();
                self.actions.push(Action {
                    name: name.into(),
                    level: AccessLevel::of_letter(letters.next()?)?,
                    is_permission_only: match letters.as_str() {
                        "" => false,
                        "p" => true,
                        _ => return None,
                    },
                    keys: places(keys, ' ')?,
                    resources: list(resources, ' ').map(ActionResource::read).collect::<Option<_>>()?,
                    dependent_actions: list(dependent, ' ').map(Box::from).collect(),
                    description: Box::default(),
                });
            }
            ["x", name] => self.others.push((name.into(), Standing::Retired)),
            ["m", name] => self.others.push((name.into(), Standing::Mentioned)),
            _ => return None,
        }
        Some(())
    }

    fn describe<'a>(&mut self, mut lines: impl Iterator<Item = &'a str>) -> Option<()> {
        for key in &mut self.keys {
            key.description = lines.next()?.into();
        }
        for action in &mut self.actions {
            action.description = lines.next()?.into();
        }
        lines.next().is_none().then_some(())
    }

    /// Adds a format that the reference does not have.
    fn add(&mut self, form: &Form) {
        let is_this = |it: &ResourceType| *it.name == *form.resource_type;
        let format = ArnTemplate::new(form.format);
        if let Some(known) = self.resource_types.iter_mut().find(|it| is_this(it)) {
            known.arns = core::mem::take(&mut known.arns).into_iter().chain(format).collect();
            return;
        }
        let resource_type = u16::try_from(self.resource_types.len());
        self.resource_types.push(ResourceType {
            name: form.resource_type.into(),
            arns: format.into_iter().collect(),
            keys: Box::default(),
        });
        let acts = |it: &&mut Action| form.actions.contains(&&*it.name);
        for action in self.actions.iter_mut().filter(acts) {
            let edge = resource_type.map(|resource_type| ActionResource {
                resource_type,
                is_required: false,
                keys: Box::default(),
            });
            action.resources = core::mem::take(&mut action.resources).into_iter().chain(edge).collect();
        }
    }

    /// Lets each ARN format know those that begin with it.
    fn tell_formats_apart(&mut self) {
        let all: Vec<Box<str>> = {
            let formats = self.resource_types.iter().flat_map(|it| &*it.arns);
            formats.map(|it| it.text().into()).collect()
        };
        for format in self.resource_types.iter_mut().flat_map(|it| &mut *it.arns) {
            for other in &all {
                format.ends_before(other);
            }
        }
    }

    /// Whether each place that is named exists.
    fn is_whole(&self) -> bool {
        let are_keys = |places: &[u16]| places.iter().all(|it| usize::from(*it) < self.keys.len());
        let is_edge =
            |it: &ActionResource| usize::from(it.resource_type) < self.resource_types.len() && are_keys(&it.keys);
        self.resource_types.iter().all(|it| are_keys(&it.keys))
            && self
                .actions
                .iter()
                .all(|it| are_keys(&it.keys) && it.resources.iter().all(is_edge))
    }

    /// The action of a name; case does not count.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        let found = self.actions.binary_search_by(|it| compare(&it.name, name)).ok()?;
        Some(&self.actions[found])
    }

    /// How an action stands that is not in the reference.
    #[must_use]
    pub fn other(&self, name: &str) -> Option<Standing> {
        let found = self.others.iter().find(|(other, _)| other.eq_ignore_ascii_case(name))?;
        Some(found.1)
    }

    /// The types of resources that an action acts on.
    pub fn resource_types_of<'a>(
        &'a self,
        action: &'a Action,
    ) -> impl Iterator<Item = (&'a ResourceType, &'a ActionResource)> {
        let type_of = |it: &ActionResource| self.resource_types.get(usize::from(it.resource_type));
        action.resources.iter().filter_map(move |it| Some((type_of(it)?, it)))
    }

    /// The formats in which requests for an action name the resources that it acts on, each with its type.
    pub fn formats_of<'a>(&'a self, action: &'a Action) -> impl Iterator<Item = (&'a ResourceType, &'a ArnTemplate)> {
        self.resource_types_of(action)
            .flat_map(|(of_type, _)| of_type.arns.iter().map(move |it| (of_type, it)))
            .filter(|(_, it)| forms::is_named_so(&self.prefix, &action.name, it.text()))
    }

    /// The keys that may come with an action beside the global ones, each with the reason; a key may come twice.
    pub fn keys_of<'a>(&'a self, action: &'a Action) -> impl Iterator<Item = (&'a Key, KeySource<'a>)> {
        let own = self.at(&action.keys).map(|key| (key, KeySource::Action));
        let edges = self.resource_types_of(action).flat_map(|(resource_type, edge)| {
            self.at(&edge.keys)
                .map(move |key| (key, KeySource::ActionResource(resource_type)))
        });
        let types = self.resource_types_of(action).flat_map(|(resource_type, _)| {
            self.keys_of_type(resource_type)
                .map(move |key| (key, KeySource::ResourceType(resource_type)))
        });
        own.chain(edges).chain(types)
    }

    /// Where AWS lists a key, as a policy names it, for an action. That a type of resource has the tags of requests says
    /// nothing of the actions on it: they come with those that set tags.
    #[must_use]
    pub fn listed<'a>(&'a self, action: &'a Action, written: &str) -> Option<(&'a Key, KeySource<'a>)> {
        let of_types = || !is_sent_tag(written) || action.is_of_tags();
        self.keys_of(action).find(|(key, source)| {
            let counts = match source {
                KeySource::Action | KeySource::ActionResource(_) => true,
                KeySource::ResourceType(_) => of_types(),
            };
            key.is_named(written) && counts
        })
    }

    /// Whether a key, as a policy names it, may come with an action: AWS lists it there, or at an action that is asked in
    /// the same call with the same context (S-3).
    #[must_use]
    pub fn may_bring(&self, action: &Action, written: &str) -> bool {
        let lists = |action: &Action| self.listed(action, written).is_some();
        let is_beside = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(&action.name));
        lists(action)
            || (is_sent_tag(written) && self.tags_beside(action).any(lists))
            || (&*self.prefix == "sts" && is_beside(&BESIDE_ASSUMING))
                && ASSUMING.iter().filter_map(|it| self.action(it)).any(lists)
    }

    /// The actions of the service that are asked beside an action and set tags.
    fn tags_beside<'a>(&'a self, action: &'a Action) -> impl Iterator<Item = &'a Action> {
        let own = action.dependent_actions.iter().filter_map(|it| {
            let (prefix, name) = it.split_once(':')?;
            (prefix.is_empty() || prefix.eq_ignore_ascii_case(&self.prefix)).then_some(name)
        });
        own.filter_map(|name| self.action(name))
    }

    /// The keys that AWS lists at a type of resource.
    pub(crate) fn keys_of_type<'a>(&'a self, resource_type: &'a ResourceType) -> impl Iterator<Item = &'a Key> {
        self.at(&resource_type.keys)
    }

    /// The key of a name as written in a policy, if AWS lists it anywhere in the service.
    #[must_use]
    pub fn key(&self, written: &str) -> Option<&Key> {
        named(self.keys.iter(), written)
    }

    fn at<'a>(&'a self, places: &'a [u16]) -> impl Iterator<Item = &'a Key> {
        places.iter().filter_map(|it| self.keys.get(usize::from(*it)))
    }
}

/// The key that a written name means: one of just that name before one with a placeholder.
pub(crate) fn named<'a>(keys: impl Iterator<Item = &'a Key> + Clone, written: &str) -> Option<&'a Key> {
    let exact = keys.clone().find(|key| key.name.eq_ignore_ascii_case(written));
    exact.or_else(|| keys.clone().find(|key| key.is_named(written)))
}

impl ActionResource {
    fn read(text: &str) -> Option<Self> {
        let (resource_type, keys) = text.split_once(':').unwrap_or((text, ""));
        let (resource_type, is_required) = match resource_type.strip_suffix('*') {
            Some(number) => (number, true),
            None => (resource_type, false),
        };
        Some(Self {
            resource_type: resource_type.parse().ok()?,
            is_required,
            keys: places(keys, ',')?,
        })
    }
}

fn places(text: &str, comma: char) -> Option<Box<[u16]>> {
    list(text, comma).map(|it| it.parse().ok()).collect()
}

fn list(text: &str, comma: char) -> impl Iterator<Item = &str> {
    text.split(comma).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::String;

    const SHARD: &str = "service\t1\ts3\tAmazon S3
k\taws:RequestTag/${TagKey}\ts
k\taws:TagKeys\tS
k\ts3:prefix\ts
r\tbucket\t\tarn:${Partition}:s3:::${BucketName}
r\tobject\t0\tarn:${Partition}:s3:::${BucketName}/${ObjectName}\tarn:${Partition}:s3:::${BucketName}
a\tGetObject\tR\t2\t0* 1:1,2\tiam:PassRole s3:X
a\tListAll\tLp\t\t\t
x\tGetOld
m\tGetSecret
descriptions\t© X
Filters 0
Filters 1

Grants 0
Grants 1
";

    #[test]
    fn reads_a_shard() {
        let s3 = Service::read(SHARD).unwrap();
        let get = s3.action("getobject").unwrap();
        assert_eq!(AccessLevel::Read, get.level);
        assert_eq!("Grants 0", &*get.description);
        assert_eq!(2, get.dependent_actions.len());
        let keys: Vec<String> = s3
            .keys_of(get)
            .map(|(key, source)| match source {
                KeySource::Action => format!("{}", key.name),
                KeySource::ActionResource(it) => format!("{} {}+", key.name, it.name),
                KeySource::ResourceType(it) => format!("{} {}", key.name, it.name),
            })
            .collect();
        assert_eq!(
            [
                "s3:prefix",
                "aws:TagKeys object+",
                "s3:prefix object+",
                "aws:RequestTag/${TagKey} object"
            ],
            keys[..]
        );
        let required: Vec<bool> = s3.resource_types_of(get).map(|(_, edge)| edge.is_required).collect();
        assert_eq!([true, false], required[..]);
        assert_eq!(2, s3.resource_types[1].arns.len());
        assert!(s3.action("ListAll").unwrap().is_permission_only);
        assert_eq!(None, s3.action("List"));
        assert_eq!(Some(Standing::Retired), s3.other("getold"));
        assert_eq!(Some(Standing::Mentioned), s3.other("GetSecret"));
        assert_eq!("Filters 1", &*s3.key("aws:tagkeys").unwrap().description);
        assert_eq!("", &*s3.keys[2].description);
    }

    #[test]
    fn descriptions_may_be_left_out() {
        let (bare, _) = SHARD.split_once("descriptions").unwrap();
        let bare = Service::read(bare).unwrap();
        let full = Service::read(SHARD).unwrap();
        assert_eq!("", &*bare.actions[0].description);
        assert_eq!(full.actions.len(), bare.actions.len());
    }

    #[track_caller]
    fn check(from: &str, to: &str, expected: Unreadable) {
        let text = SHARD.replace(from, to);
        assert_eq!(Err(expected), Service::read(&text), "{to}");
    }

    #[test]
    fn what_is_wrong() {
        check("service\t1", "service\t2", Unreadable::OtherFormat);
        check("\tS\n", "\tX\n", Unreadable::Line(3));
        check("Lp", "Lq", Unreadable::Line(8));
        check("Lp", "Zp", Unreadable::Line(8));
        check("0* 1:1,2", "0* 2:1,2", Unreadable::Torn);
        check("0* 1:1,2", "0* 1:1,3", Unreadable::Torn);
        check("0* 1:1,2", "0*x", Unreadable::Line(7));
        check("ListAll", "Get", Unreadable::Torn);
        check("Grants 1\n", "", Unreadable::Torn);
        check("x\tGetOld", "y\tGetOld", Unreadable::Line(9));
    }
}
