//! Roles of services: an EC2 instance with its instance profile, and a service that assumes a role.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::assume_role::{invalid_value, linked_service_alone, no_role, tags_fit};
use crate::call::Call;
use crate::certificate::{self, ROLES_ANYWHERE};
use crate::constraint::{Constraints, NAME};
use crate::context::one;
use crate::credentials::Credentials;
use crate::estate::{Estate, InstanceProfile};
use crate::hop::{Bearer, Hop, Note, Refusal, Setting, StsError};
use crate::operation::{InvokeAsService, LaunchInstance};
use crate::session::Session;
use crate::tags::{Tag, Tags};
use crate::target::{self, Parts, Target};

/// How long the credentials of an instance are good; EC2 renews them before they end.
const INSTANCE_SECONDS: i64 = 21_600;
const EC2: &str = "ec2.amazonaws.com";
/// EKS Pod Identity, which assumes the role of a pod.
pub const POD_IDENTITY: &str = "pods.eks.amazonaws.com";

/// Launches an instance: its role is handed over, and EC2 assumes it.
#[must_use]
pub fn launch_instance(estate: &Estate, credentials: &Credentials, ask: &LaunchInstance, setting: &Setting) -> Hop {
    let mut call = Call::new(estate, credentials, setting);
    let outcome = launch(&mut call, ask);
    call.hop(outcome)
}

// rule: S-13
// rule: S-51
fn launch(call: &mut Call, ask: &LaunchInstance) -> Result<Session, Refusal> {
    call.is_live()?;
    let mut constraints = Constraints::default();
    constraints.length(&ask.instance_id, "instanceId", 2, 64);
    constraints.characters(&ask.instance_id, "instanceId", NAME);
    constraints.finish()?;
    let role_arn = role_of(call, &ask.instance_profile)?;
    let target = Target::of(call.estate, &role_arn)?;
    call.note(Note::Rule("S-51"));
    let passed = [one("iam:PassedToService", EC2)];
    call.ask("iam:PassRole", target.arn, target.account, &passed);
    let ec2 = Credentials::Service { name: EC2.into() };
    call.ask_as(
        &ec2,
        "sts:AssumeRole",
        target.arn,
        target.account,
        &target::names(&ask.instance_id, None),
    );
    call.verdict()?;
    let instance = format!(
        "arn:{}:ec2:{}:{}:instance/{}",
        target.partition,
        region(call.setting),
        target.account,
        ask.instance_id
    );
    let keys = Vec::from([one("ec2:SourceInstanceArn", &instance), one("ec2:RoleDelivery", "2.0")]);
    let parts = Parts {
        seconds: INSTANCE_SECONDS,
        keys,
        ..of_service(&ask.instance_id)
    };
    issue(call, &target, parts)
}

/// A service assumes a role.
#[must_use]
pub fn invoke_as_service(estate: &Estate, ask: &InvokeAsService, setting: &Setting) -> Hop {
    let service = Credentials::Service {
        name: ask.service.clone(),
    };
    let mut call = Call::new(estate, &service, setting);
    let outcome = invoke(&mut call, ask);
    call.hop(outcome)
}

/// The session tags, all transitive, that EKS Pod Identity passes for some pod of a cluster in the account of a role.
// rule: S-52
#[must_use]
pub fn pod_tags(role_arn: &str) -> [Tag; 6] {
    let account = crate::who::account_of(role_arn).unwrap_or("111122223333");
    let partition = iam_syntax::arn::Arn::parse(role_arn).map_or("aws", |arn| arn.partition);
    let cluster = format!("arn:{partition}:eks:us-east-1:{account}:cluster/cluster");
    [
        ("eks-cluster-arn", cluster.as_str()),
        ("eks-cluster-name", "cluster"),
        ("kubernetes-namespace", "default"),
        ("kubernetes-pod-name", "pod"),
        ("kubernetes-pod-uid", "00000000-0000-0000-0000-000000000000"),
        ("kubernetes-service-account", "default"),
    ]
    .map(|(key, value)| Tag {
        key: key.into(),
        value: value.into(),
    })
}

// rule: S-50
// rule: S-53
fn invoke(call: &mut Call, ask: &InvokeAsService) -> Result<Session, Refusal> {
    let mut constraints = Constraints::default();
    constraints.role_arn(&ask.role_arn);
    constraints.finish()?;
    let target = Target::of(call.estate, &ask.role_arn)?;
    let tags = tags_of(ask);
    let (name, source_identity) = match ask.service.as_str() {
        ROLES_ANYWHERE => (certificate::SERIAL_NUMBER, certificate::source_identity(&tags)),
        service => (service.split('.').next().unwrap_or(service), None),
    };
    let tags: Vec<Tag> = tags.iter().cloned().collect();
    let transitive: Vec<String> = match ask.service.as_str() {
        POD_IDENTITY => tags.iter().map(|tag| tag.key.clone()).collect(),
        _ => Vec::new(),
    };
    let mut constraints = Constraints::default();
    constraints.tags(&tags);
    constraints.finish()?;
    tags_fit(&tags, &transitive)?;
    if target.role.is_none() {
        call.note(Note::NoSuchRole { arn: target.arn.into() });
    }
    let mut keys = target::names(name, source_identity.as_deref());
    keys.extend(target::passed(&tags, &transitive));
    keys.extend(certificate::principal_tags(call.credentials, &tags));
    call.ask("sts:AssumeRole", target.arn, target.account, &keys);
    linked_service_alone(call, &target);
    if !tags.is_empty() {
        call.note(Note::Rule(match ask.service.as_str() {
            ROLES_ANYWHERE => "S-53",
            _ => "S-52",
        }));
        call.note(Note::TagsAsked {
            passed: tags.iter().map(|tag| tag.key.clone()).collect(),
            by: Bearer::Service,
            carried: Vec::new(),
        });
        call.ask("sts:TagSession", target.arn, target.account, &keys);
    }
    if let Some(identity) = &source_identity {
        call.note(Note::SourceIdentityAsked {
            identity: identity.clone(),
            by: Some(Bearer::Service),
        });
        call.ask("sts:SetSourceIdentity", target.arn, target.account, &keys);
    }
    call.verdict()?;
    let parts = Parts {
        tags: &tags,
        transitive: &transitive,
        source_identity,
        ..of_service(name)
    };
    issue(call, &target, parts)
}

/// The tags that a service passes: those that are given, over those of its own.
// rule: S-52
// rule: S-53
fn tags_of(ask: &InvokeAsService) -> Tags {
    let own = match ask.service.as_str() {
        POD_IDENTITY if ask.has_tags_disabled => return Tags::default(),
        POD_IDENTITY => Vec::from(pod_tags(&ask.role_arn)),
        ROLES_ANYWHERE => Vec::from(certificate::certificate_tags()),
        _ => Vec::new(),
    };
    Tags::new(own).overlaid(&ask.tags)
}

/// A session that a service is given. Services are no links of a chain.
// rule: S-13
const fn of_service(name: &str) -> Parts<'_> {
    Parts {
        name,
        inherited: &[],
        tags: &[],
        transitive: &[],
        source_identity: None,
        policies: Vec::new(),
        seconds: target::DEFAULT_SECONDS,
        chain_depth: 1,
        keys: Vec::new(),
    }
}

fn issue(call: &Call, target: &Target, parts: Parts) -> Result<Session, Refusal> {
    let Some(role) = target.role else {
        return Err(no_role(call, "sts:AssumeRole", target.arn).into());
    };
    Ok(target::session(role, parts, call.setting))
}

/// The ARN of the role in an instance profile of the caller's account.
fn role_of(call: &Call, profile: &str) -> Result<String, StsError> {
    let account = call.credentials.account().and_then(|id| call.estate.accounts.get(id));
    let is_meant = |name: &String, it: &InstanceProfile| name == profile || it.arn == profile;
    let found = account.and_then(|account| {
        let mut profiles = account.instance_profiles.iter();
        let (_, it) = profiles.find(|(name, it)| is_meant(name, it))?;
        let role = account.roles.get(it.role.as_ref()?)?;
        Some(role.arn.clone())
    });
    found.ok_or_else(|| {
        let message = format!(
            "Value ({profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"
        );
        invalid_value(&message, "S-51")
    })
}

/// The Region of the call, where the context tells it.
fn region<'a>(setting: &'a Setting) -> &'a str {
    let given = setting
        .context
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("aws:RequestedRegion"));
    match given {
        Some((_, Some(iam_eval::context::Value::One(region)))) => region,
        Some(_) | None => "us-east-1",
    }
}
