//! What is written is read back by the crate that reads it.

use std::collections::{BTreeMap, BTreeSet};

use iam_catalog::base::{Base, Standing};
use iam_catalog::level::AccessLevel;
use iam_catalog::managed::{Bucket, Index};
use iam_catalog::names::{NameKind, Names};
use iam_catalog::service::{KeySource, Service as Read};

use super::*;
use crate::catalogue::model::{Action, Edge, Key, KeyType, Level, Partition, Policy, ResourceType, Service};

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|it| it.to_string()).collect()
}

fn action(level: Level) -> Action {
    Action {
        level,
        is_permission_only: false,
        keys: set(&[]),
        resources: BTreeMap::new(),
        dependent_actions: set(&[]),
        description: String::new(),
    }
}

fn key(letter: char) -> Key {
    Key {
        value: KeyType(letter),
        description: format!("Filters {letter}"),
    }
}

fn model() -> Model {
    let mut get = action(Level::Read);
    get.keys = set(&["b:One", "b:Two"]);
    get.dependent_actions = set(&["iam:PassRole", "b:X"]);
    get.description = "Grants get".to_string();
    let edge = |is_required, keys: &[&str]| Edge {
        is_required,
        keys: set(keys),
    };
    get.resources.insert("bin".to_string(), edge(true, &[]));
    get.resources
        .insert("my box".to_string(), edge(false, &["b:One", "b:Zero"]));
    let mut tag = action(Level::Tagging);
    tag.is_permission_only = true;
    let mut service = Service {
        title: "Service B".to_string(),
        ..Service::default()
    };
    service.actions = [("GetDBThing", get), ("Getagain", tag), ("a", action(Level::List))]
        .map(|(name, action)| (name.to_string(), action))
        .into();
    service.keys = [("b:One", 'S'), ("b:Two", 'a'), ("b:Zero", 'n')]
        .map(|(name, letter)| (name.to_string(), key(letter)))
        .into();
    for (name, arns) in [
        ("bin", vec!["arn:${P}:b:::bin"]),
        ("my box", vec!["arn:${P}:b:::x/${N}", "arn:${P}:b:::y"]),
    ] {
        let arns = arns.into_iter().map(String::from).collect();
        let keys = set(&["b:Two"]);
        service
            .resource_types
            .insert(name.to_string(), ResourceType { arns, keys });
    }
    let mut model = Model {
        date: "2026-10-27".to_string(),
        ..Model::default()
    };
    model.services.insert("b".to_string(), service);
    model.retired.insert("b".to_string(), set(&["Gone"]));
    model.retired.insert("c".to_string(), set(&["CGone"]));
    model.mentioned.insert("a".to_string(), set(&["Secret"]));
    model.rcp = set(&["b"]);
    model
        .global_keys
        .insert("aws:EpochTime".to_string(), vec![KeyType('d'), KeyType('n')]);
    model.partitions.push(Partition {
        id: "aws".to_string(),
        dns_suffix: "amazonaws.com".to_string(),
        regions: [("z-1".to_string(), "Zed".to_string())].into(),
    });
    for name in ["A", "B", "C"] {
        let policy = Policy {
            path: "/".to_string(),
            version: "v2".to_string(),
            date: "2024-05-31".to_string(),
            document: format!("{{\"Id\":\"{name}\"}}"),
        };
        model.policies.insert(name.to_string(), policy);
    }
    model
}

#[test]
fn base() {
    let model = model();
    let parts = parts(&model);
    let base = Base::read(&base::text(&model, &parts)).unwrap();
    let seen: Vec<_> = base
        .services
        .iter()
        .map(|it| (&*it.prefix, &*it.title, it.standing, it.supports_rcps))
        .collect();
    let expected = [
        ("a", "", Standing::Mentioned, false),
        ("b", "Service B", Standing::Current, true),
        ("c", "", Standing::Retired, false),
    ];
    assert_eq!(expected, seen[..]);
    assert_eq!("2026-10-27", &*base.date);
    assert_eq!(2, base.global_keys[0].types.len());
    assert_eq!("Zed", &*base.partitions[0].regions[0].title);
}

#[test]
fn the_version_changes_with_any_part() {
    let model = model();
    let parts = parts(&model);
    let version = |parts: &Parts| Base::read(&base::text(&model, parts)).unwrap().version;
    let before = version(&parts);
    assert_eq!(before, version(&parts));
    for name in parts.keys() {
        let mut changed = parts.clone();
        changed.get_mut(name).unwrap().push(b'x');
        assert_ne!(before, version(&changed), "{name}");
    }
}

#[test]
fn names() {
    let names = Names::read(&names::bytes(&model()), 3).unwrap();
    let seen: Vec<_> = (0..3).flat_map(|idx| names.service(idx).unwrap().iter()).collect();
    let expected = [
        ("Secret", NameKind::Mentioned),
        ("a", NameKind::Current(AccessLevel::List)),
        ("Getagain", NameKind::Current(AccessLevel::Tagging)),
        ("GetDBThing", NameKind::Current(AccessLevel::Read)),
        ("Gone", NameKind::Retired),
        ("CGone", NameKind::Retired),
    ];
    assert_eq!(expected, seen[..]);
}

#[test]
fn shard() {
    let parts = parts(&model());
    let text = std::str::from_utf8(&parts["svc/b.txt"]).unwrap();
    let read = Read::read(text).unwrap();
    assert_eq!("Service B", &*read.title);
    let get = read.action("getdbthing").unwrap();
    assert_eq!(
        (AccessLevel::Read, false, "Grants get"),
        (get.level, get.is_permission_only, &*get.description)
    );
    assert_eq!(["b:X", "iam:PassRole"].map(Box::from), get.dependent_actions[..]);
    let edges: Vec<_> = read
        .resource_types_of(get)
        .map(|(it, edge)| (&*it.name, edge.is_required))
        .collect();
    assert_eq!([("bin", true), ("my box", false)], edges[..]);
    let keys: Vec<String> = read
        .keys_of(get)
        .map(|(key, source)| match source {
            KeySource::Action => key.name.to_string(),
            KeySource::ActionResource(it) => format!("{} +{}", key.name, it.name),
            KeySource::ResourceType(it) => format!("{} {}", key.name, it.name),
        })
        .collect();
    let expected = [
        "b:One",
        "b:Two",
        "b:One +my box",
        "b:Zero +my box",
        "b:Two bin",
        "b:Two my box",
    ];
    assert_eq!(expected, keys[..]);
    let arns: Vec<_> = read.resource_types[1].arns.iter().map(|it| it.text()).collect();
    assert_eq!(["arn:${P}:b:::x/${N}", "arn:${P}:b:::y"], arns[..]);
    assert_eq!("Filters S", &*read.keys[0].description);
    assert!(read.action("Getagain").unwrap().is_permission_only);
    assert_eq!(Some(Standing::Retired), read.other("Gone"));
    let (without, _) = text.split_once("descriptions\t").unwrap();
    assert_eq!(3, Read::read(without).unwrap().actions.len());
}

#[test]
fn managed_policies() {
    let parts = parts(&model());
    let text = |name: &str| std::str::from_utf8(&parts[name]).unwrap();
    let index = Index::read(text("policies.txt")).unwrap();
    assert_eq!(3, index.policies.len());
    for (name, document) in [("A", r#"{"Id":"A"}"#), ("C", r#"{"Id":"C"}"#)] {
        let (place, policy) = index.find(&format!("arn:aws:iam::aws:policy/{name}")).unwrap();
        let bucket = Bucket::read(text(&format!("policies/{:02}.txt", index.bucket_of(place)))).unwrap();
        assert_eq!(Some(document), bucket.document(&policy.name));
    }
}

#[test]
fn dependents() {
    let mut model = model();
    let actions = &mut model.services.get_mut("b").unwrap().actions;
    actions.get_mut("Getagain").unwrap().dependent_actions = set(&["b:GetDBThing", "b:Getagain", "b:a"]);
    // What no service has is left out, an action itself as well; `*`: no type of resource.
    assert_eq!(
        "dependents\t1\n@b\n:GetDBThing :a*=Getagain\nformats\n",
        dependent::text(&model)
    );
    let actions = &mut model.services.get_mut("b").unwrap().actions;
    for name in ["b", "c", "d"] {
        let mut action = action(Level::Read);
        action.dependent_actions = set(&["b:GetDBThing"]);
        actions.insert(name.to_string(), action);
    }
    // What many need has a format, the plainest of its types.
    let text = dependent::text(&model);
    assert!(text.contains("\n:GetDBThing=b c d\n"), "{text}");
    assert!(text.ends_with("formats\narn:${P}:b:::bin=b:GetDBThing\n"), "{text}");
}

#[test]
fn row_keys() {
    let mut model = model();
    assert_eq!("row keys\t1\tec2\n", row_keys::text(&model));
    let service = model.services.remove("b").unwrap();
    model.services.insert("ec2".to_string(), service);
    // One action has rows that differ: one type with two keys, the other with none.
    let expected = [
        "row keys\t1\tec2",
        "k\tb:One b:Zero",
        "s\t",
        "s\t0 1",
        "t\t",
        "a\tGetDBThing\tb:One b:Two\tb:bin=0 b:x/=1 b:y=1",
        "",
    ];
    assert_eq!(expected.join("\n"), row_keys::text(&model));
}
