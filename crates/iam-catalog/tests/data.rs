//! The data that are committed: how many there are, and facts of AWS's pages that were looked up one by one.

#![cfg(test)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use iam_catalog::base::Standing;
use iam_catalog::catalogue::{ActionStanding, Catalogue, KeyStanding, PolicyStanding, ServiceStanding};
use iam_catalog::key::ValueType;
use iam_catalog::level::AccessLevel;
use iam_catalog::managed::N_BUCKETS;
use iam_catalog::service::{Action, KeySource, Service};

fn whole() -> Catalogue {
    Catalogue::whole()
}

fn parts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/catalogue")
}

/// All parts, loaded one by one as a page does it.
fn loaded() -> Catalogue {
    let mut catalogue = Catalogue::new();
    let read = |path: PathBuf| std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    catalogue.add_names(&read(parts().join("names.bin"))).unwrap();
    catalogue.add_policy_index(&read(parts().join("policies.txt"))).unwrap();
    for number in 0..N_BUCKETS {
        let path = parts().join(format!("policies/{number:02}.txt"));
        catalogue.add_policy_bucket(&read(path)).unwrap();
    }
    for entry in std::fs::read_dir(parts().join("svc")).unwrap() {
        catalogue.add_shard(&read(entry.unwrap().path())).unwrap();
    }
    catalogue
}

fn known<'a>(catalogue: &'a Catalogue, action: &str) -> (&'a Service, &'a Action) {
    let (service, name) = action.split_once(':').unwrap();
    match catalogue.action(service, name) {
        ActionStanding::Known(service, action) => (service, action),
        other => panic!("{action} is {other:?}"),
    }
}

fn services(catalogue: &Catalogue) -> Vec<&Service> {
    let names = catalogue.services_matching("*");
    names
        .map(|name| match catalogue.service(&name.prefix) {
            ServiceStanding::Known(service) => service,
            other => panic!("{} is {other:?}", name.prefix),
        })
        .collect()
}

#[test]
fn how_many_there_are() {
    let whole = whole();
    let services = services(&whole);
    assert_eq!(457, services.len());
    assert_eq!(22_321, services.iter().map(|it| it.actions.len()).sum::<usize>());
    // Ten of them are ours: what AWS's pages have beside the reference.
    assert_eq!(
        2_348 + 10,
        services.iter().map(|it| it.resource_types.len()).sum::<usize>()
    );
    let keys: BTreeSet<&str> = services.iter().flat_map(|it| &it.keys).map(|key| &*key.name).collect();
    // 1,600 as AWS spells them: two are there in two spellings of the placeholder.
    assert_eq!(1_598, keys.len());
    assert_eq!(69, whole.base().global_keys.len());
    assert_eq!(62, whole.base().services.iter().filter(|it| it.supports_rcps).count());
    assert_eq!(8, whole.base().partitions.len());
    assert_eq!(1_594, whole.managed_policies().unwrap().policies.len());
    assert_eq!(
        1_728,
        actions(&services).filter(|it| !it.dependent_actions.is_empty()).count()
    );
    assert_eq!(
        22_321,
        actions(&services).filter(|it| !it.description.is_empty()).count()
    );
    assert_eq!(22_321, whole.actions_matching("*").actions.len());
}

fn actions<'a>(services: &'a [&'a Service]) -> impl Iterator<Item = &'a Action> {
    services.iter().flat_map(|it| &it.actions)
}

/// Level, then `p` if there is no API operation of the name; resource types, `*` if required; how many keys at the action.
#[track_caller]
fn check(action: &str, expected: &str) {
    let whole = whole();
    let (service, action) = known(&whole, action);
    let permission_only = if action.is_permission_only { " p" } else { "" };
    let types = service.resource_types_of(action).map(|(resource_type, edge)| {
        let required = if edge.is_required { "*" } else { "" };
        format!("{}{required}", resource_type.name)
    });
    let types = types.collect::<Vec<_>>().join(" ");
    let own = |it: &KeySource| matches!(it, KeySource::Action);
    let n_keys = service.keys_of(action).filter(|(_, source)| own(source)).count();
    let seen = format!("{}{permission_only}; {types}; {n_keys}", action.level.name());
    assert_eq!(expected, seen, "{}", action.name);
}

#[test]
fn actions_that_were_looked_up() {
    check("s3:GetObject", "Read; accesspointobject object; 8");
    check("iam:PassRole", "Write p; role*; 2");
    check("sts:AssumeRole", "Write; role*; 19");
    // AWS names a 64th key, which it describes nowhere.
    check("kms:Decrypt", "Write; key*; 63");
    check("dynamodb:Query", "Read; index table*; 5");
    check("lambda:InvokeFunction", "Write; function*; 2");
    check("sts:TagSession", "Tagging p; role; 4");
    let whole = whole();
    let (service, run) = known(&whole, "ec2:RunInstances");
    assert_eq!(18, run.resources.len());
    assert_eq!(5, run.resources.iter().filter(|it| it.is_required).count());
    let on_instance = |source: KeySource| matches!(source, KeySource::ActionResource(it) if &*it.name == "instance");
    assert_eq!(
        23,
        service.keys_of(run).filter(|(_, source)| on_instance(*source)).count()
    );
    let dependent = ["ec2:CreateTags", "iam:PassRole", "ssm:GetParameters"];
    assert_eq!(dependent.map(Box::from), run.dependent_actions[..]);
    // What AWS marks as required may be alternatives.
    let (_, invoke) = known(&whole, "bedrock:InvokeModel");
    assert_eq!(AccessLevel::Read, invoke.level);
    assert_eq!(12, invoke.resources.iter().filter(|it| it.is_required).count());
}

#[test]
fn what_is_required_is_only_a_hint() {
    let whole = whole();
    let services = services(&whole);
    let n_required = |it: &Action| it.resources.iter().filter(|it| it.is_required).count();
    let none = actions(&services).filter(|it| !it.resources.is_empty() && n_required(it) == 0);
    // Thirteen act on a type of ours alone.
    assert_eq!(1_486 + 13, none.count());
    assert_eq!(1_362, actions(&services).filter(|it| 1 < n_required(it)).count());
    assert_eq!(
        6_762 - 13,
        actions(&services).filter(|it| it.resources.is_empty()).count()
    );
}

#[test]
fn formats_that_came_in_one_text() {
    let whole = whole();
    let services = services(&whole);
    let several = services
        .iter()
        .flat_map(|it| &it.resource_types)
        .filter(|it| 1 < it.arns.len());
    // Fourteen of them are ours: how the reference does not write log groups, functions, routes of WebSocket APIs and more.
    assert_eq!(13 + 14, several.count());
}

#[test]
fn placeholders_are_spelled_in_one_way() {
    let whole = whole();
    let services = services(&whole);
    let keys: BTreeSet<&str> = services.iter().flat_map(|it| &it.keys).map(|key| &*key.name).collect();
    assert_eq!(135, keys.iter().filter(|it| it.contains("${")).count());
    let odd = |it: &&&str| it.contains(['<', '>']) || it.ends_with("/tag-key");
    assert_eq!(0, keys.iter().filter(odd).count());
    for (action, key) in [
        ("secretsmanager:GetSecretValue", "secretsmanager:ResourceTag/team"),
        ("ssm:SendCommand", "ssm:resourceTag/team"),
        ("s3:GetObject", "s3:ExistingObjectTag/team"),
        ("ec2:RunInstances", "aws:RequestTag/team"),
    ] {
        let (service, name) = action.split_once(':').unwrap();
        let standing = whole.key_of_action(service, name, key);
        assert!(
            matches!(standing, KeyStanding::Listed(..)),
            "{action} {key} {standing:?}"
        );
    }
}

#[test]
fn global_keys() {
    let whole = whole();
    let types = |name: &str| {
        let key = whole.global_key(name).unwrap();
        let types = key.types.iter().map(|it| {
            let several = if it.is_multivalued { "s" } else { "" };
            format!("{}{several}", it.value.name())
        });
        types.collect::<Vec<_>>().join(" ")
    };
    assert_eq!("String", types("aws:PrincipalOrgID"));
    assert_eq!("Strings", types("aws:TagKeys"));
    assert_eq!("Strings", types("aws:principalorgpaths"));
    assert_eq!("ARN", types("aws:SourceArn"));
    assert_eq!("ARN", types("aws:SourceVpcArn"));
    assert_eq!("Bool", types("aws:SecureTransport"));
    assert_eq!("Numeric", types("aws:MultiFactorAuthAge"));
    assert_eq!("IPAddress", types("aws:SourceIp"));
    assert_eq!("Date", types("aws:CurrentTime"));
    assert_eq!("Date Numeric", types("aws:EpochTime"));
    assert_eq!("String", types("aws:PrincipalTag/team"));
    assert_eq!("String", types("aws:PrincipalOrgMasterAccountId"));
    assert_eq!("ARN", types("ec2:SourceInstanceArn"));
    assert_eq!("String", types("aws:OriginIdentity/Subject"));
    assert_eq!("ARN", types("aws:OriginIdentity/FederatedProviderArn"));
    assert_eq!("ARN", types("aws:IdentityStoreArn"));
    assert_eq!("String", types("aws:TransactionContext/IdentityProvider/acr"));
    assert!(whole.global_key("aws:Nothing").is_none());
}

#[test]
fn keys_of_an_action() {
    let whole = whole();
    let standing = |action: &str, key: &str| {
        let (service, name) = action.split_once(':').unwrap();
        match whole.key_of_action(service, name, key) {
            KeyStanding::Listed(_, KeySource::Action) => "action",
            KeyStanding::Listed(_, KeySource::ActionResource(_)) => "edge",
            KeyStanding::Listed(_, KeySource::ResourceType(_)) => "type",
            KeyStanding::Global(_) => "global",
            KeyStanding::Elsewhere(_) => "elsewhere",
            KeyStanding::Unknown => "unknown",
            KeyStanding::NotLoaded => "not loaded",
        }
    };
    assert_eq!("action", standing("iam:PassRole", "iam:PassedToService"));
    assert_eq!("edge", standing("ec2:RunInstances", "ec2:InstanceType"));
    assert_eq!("type", standing("s3:GetObject", "s3:DataAccessPointArn"));
    assert_eq!("global", standing("s3:GetObject", "aws:SourceIp"));
    assert_eq!("elsewhere", standing("s3:GetObject", "s3:prefix"));
    assert_eq!("action", standing("s3:ListBucket", "S3:Prefix"));
    assert_eq!("unknown", standing("s3:GetObject", "s3:prefixes"));
    assert_eq!("not loaded", standing("s3:GetObjects", "s3:prefix"));
}

#[test]
fn keys_with_values_of_each_type() {
    let whole = whole();
    let services = services(&whole);
    for value in [
        ValueType::String,
        ValueType::Arn,
        ValueType::Bool,
        ValueType::Numeric,
        ValueType::Date,
        ValueType::IpAddress,
    ] {
        let keys = services.iter().flat_map(|it| &it.keys);
        assert_ne!(0, keys.filter(|it| it.holds(value)).count(), "{value:?}");
    }
    // AWS describes this one in two ways, in different services.
    assert!(whole.key(Some("identitystore"), "identitystore:UserId").is_some());
}

#[test]
fn every_format_belongs_to_a_service() {
    let whole = whole();
    for service in services(&whole) {
        for resource_type in &service.resource_types {
            assert!(
                !resource_type.arns.is_empty(),
                "{} {}",
                service.prefix,
                resource_type.name
            );
        }
    }
}

#[test]
fn what_is_not_in_the_reference() {
    let whole = whole();
    assert!(matches!(whole.service("evidently"), ServiceStanding::Retired));
    assert!(matches!(whole.service("IoTEvents"), ServiceStanding::Retired));
    assert!(matches!(whole.service("mobilehub"), ServiceStanding::Mentioned));
    assert!(matches!(whole.service("nosuchservice"), ServiceStanding::Unknown));
    assert!(matches!(
        whole.action("codestar", "CreateProject"),
        ActionStanding::Retired
    ));
    assert!(matches!(
        whole.action("budgets", "createbudget"),
        ActionStanding::Mentioned
    ));
    assert!(matches!(whole.action("s3", "GetObjekt"), ActionStanding::Unknown));
    assert!(matches!(whole.action("nosuchservice", "Get"), ActionStanding::Unknown));
    let services = services(&whole);
    let n_others = |standing: Standing| {
        let others = services.iter().flat_map(|it| &it.others);
        others.filter(|(_, it)| *it == standing).count()
    };
    // Beside those of services that are not in the reference at all.
    assert_ne!(0, n_others(Standing::Retired));
    assert_ne!(0, n_others(Standing::Mentioned));
    assert_eq!(0, n_others(Standing::Current));
}

#[test]
fn names_and_shards_agree() {
    let mut names = Catalogue::new();
    assert!(matches!(names.action("s3", "GetObject"), ActionStanding::NotLoaded));
    assert_eq!(vec!["s3"], names.actions_matching("s3:*").not_loaded);
    names
        .add_names(&std::fs::read(parts().join("names.bin")).unwrap())
        .unwrap();
    let loaded = loaded();
    assert!(names.actions_matching("*").not_loaded.is_empty());
    assert_eq!(loaded.actions_matching("*"), names.actions_matching("*"));
    assert!(matches!(
        names.action("s3", "getobject"),
        ActionStanding::Named(AccessLevel::Read)
    ));
    assert!(matches!(
        names.action("evidently", "GetProject"),
        ActionStanding::Retired
    ));
    assert!(matches!(names.service("s3"), ServiceStanding::NotLoaded(_)));
    for service in services(&loaded) {
        for (name, standing) in &service.others {
            let seen = match names.action(&service.prefix, name) {
                ActionStanding::Retired => Standing::Retired,
                ActionStanding::Mentioned => Standing::Mentioned,
                other => panic!("{name} is {other:?}"),
            };
            assert_eq!(*standing, seen, "{name}");
        }
    }
}

#[test]
fn the_whole_is_the_sum_of_its_parts() {
    let (whole, loaded) = (whole(), loaded());
    assert_eq!(services(&whole), services(&loaded));
    assert_eq!(whole.actions_matching("*"), loaded.actions_matching("*"));
    let policies = whole.managed_policies().unwrap();
    assert_eq!(policies, loaded.managed_policies().unwrap());
    for policy in &policies.policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let document = |catalogue: &Catalogue| match catalogue.managed_policy(&arn) {
            PolicyStanding::Document(_, document) => document.to_string(),
            other => panic!("{arn} is {other:?}"),
        };
        assert_eq!(document(&whole), document(&loaded), "{arn}");
    }
}

#[test]
fn wildcards() {
    let whole = whole();
    let names = |pattern: &str| -> Vec<String> {
        let expansion = whole.actions_matching(pattern);
        expansion
            .actions
            .iter()
            .map(|it| format!("{}:{}", it.service, it.name))
            .collect()
    };
    assert_eq!(vec!["s3:GetObject"], names("S3:getobject"));
    assert_eq!(vec!["s3:GetBucketAcl", "s3:GetObjectAcl"], names("s3:Get??????Acl"));
    let get = names("s3:Get*");
    assert!(
        60 < get.len() && get.iter().all(|it| it.starts_with("s3:Get")),
        "{get:?}"
    );
    assert!(names("s3*:*Bucket*").iter().any(|it| it.starts_with("s3tables:")));
    assert!(names("GetObject").is_empty());
    assert!(names("nosuchservice:*").is_empty());
}

#[test]
fn near_names() {
    let whole = whole();
    assert_eq!(Some("GetObject"), whole.nearest_action("s3", "GetObjekt"));
    assert_eq!(Some("dynamodb"), whole.nearest_service("dynamdb"));
    assert_eq!(Some("aws:SourceIp"), whole.nearest_key(None, "aws:SourceIPs"));
    assert_eq!(Some("s3:prefix"), whole.nearest_key(Some("s3"), "s3:prefx"));
}

#[test]
fn partitions_and_regions() {
    let whole = whole();
    assert_eq!("amazonaws.com.cn", &*whole.partition("aws-cn").unwrap().dns_suffix);
    let (partition, region) = whole.region("eu-central-1").unwrap();
    assert_eq!(("aws", "Europe (Frankfurt)"), (&*partition.id, &*region.title));
    assert!(whole.region("aws-global").is_none());
}

#[test]
fn managed_policies() {
    let whole = whole();
    let admin = match whole.managed_policy("arn:aws:iam::aws:policy/AdministratorAccess") {
        PolicyStanding::Document(policy, document) => format!("{} {document}", policy.version),
        other => panic!("{other:?}"),
    };
    // AWS's shape: lone values are no lists.
    let expected = r#"v1 {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    assert_eq!(expected, admin);
    let lambda = "arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    assert!(matches!(whole.managed_policy(lambda), PolicyStanding::Document(..)));
    assert!(matches!(
        whole.managed_policy("arn:aws:iam::aws:policy/Nothing"),
        PolicyStanding::Unknown
    ));
    let base = Catalogue::new();
    assert!(matches!(base.managed_policy(lambda), PolicyStanding::NoIndex));
}

/// The share of the actions named in managed policies that the reference has; the others are retired or not documented.
#[test]
fn coverage_of_managed_policies() {
    let whole = whole();
    let mut n_exact = 0;
    let mut n_known = 0;
    for policy in &whole.managed_policies().unwrap().policies {
        let arn = format!("arn:aws:iam::aws:policy{}{}", policy.path, policy.name);
        let PolicyStanding::Document(_, document) = whole.managed_policy(&arn) else {
            panic!("{arn}");
        };
        for text in document.split('"').skip(1).step_by(2) {
            let Some((service, name)) = text.split_once(':').filter(|_| is_action(text)) else {
                continue;
            };
            n_exact += 1;
            match whole.action(service, name) {
                ActionStanding::Known(..) => n_known += 1,
                ActionStanding::Retired | ActionStanding::Mentioned => {}
                // Texts that look like an action and are a key, a Region with an account …
                ActionStanding::Named(_) | ActionStanding::Unknown | ActionStanding::NotLoaded => n_exact -= 1,
            }
        }
    }
    assert!(50_000 < n_exact, "{n_exact}");
    assert!(n_exact * 985 <= n_known * 1000, "{n_known} of {n_exact}");
}

fn is_action(text: &str) -> bool {
    let is_name = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    text.split_once(':')
        .is_some_and(|(service, name)| is_name(service) && is_name(name))
}

#[test]
fn torn_or_changed_parts_are_refused_or_read() {
    let mut catalogue = Catalogue::new();
    for name in ["names.bin", "svc/sqs.txt", "policies.txt", "policies/00.txt"] {
        let bytes = std::fs::read(parts().join(name)).unwrap();
        for at in (0..bytes.len()).step_by(bytes.len() / 50 + 1) {
            for wrong in [b'\t', b'\n', b'9', 0xFF] {
                let mut changed = bytes.clone();
                changed[at] = wrong;
                for text in [&changed[..], &bytes[..at]] {
                    // Whatever it says: nothing may panic, then or later.
                    let _ = catalogue.add_names(text);
                    let _ = catalogue.add_shard(text);
                    let _ = catalogue.add_policy_index(text);
                    let _ = catalogue.add_policy_bucket(text);
                }
            }
            assert!(catalogue.actions_matching("sqs:*").actions.len() < 100);
        }
    }
}
