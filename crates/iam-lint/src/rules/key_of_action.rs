//! `UNSUPPORTED_ACTION_FOR_CONDITION_KEY`, `MISSING_ACTION_FOR_CONDITION_KEY`, and the four codes of tag keys that services
//! do not send: a condition key that comes with none of the statement's actions, or not with all of them.
//!
//! The key counts as missing: an Allow under a plain operator gives nothing for such an action, and a Deny takes nothing
//! away.
//!
//! ```json
//! { "Action": "s3:GetObject", …, "Condition": { "StringEquals": { "ec2:InstanceType": "t3.micro" } } }
//! ```
//!
//! A WARNING and no ERROR where AWS's list alone says so: it is not complete, and it grows. So is a tag key under which a
//! statement grants nothing at all.
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::catalogue::ServiceStanding;
use iam_catalog::key::Key;
use iam_catalog::service::{Action, Service};
use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Condition, Effect, PolicyKind, Statement};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::finding::Role;
use crate::keys;
use crate::reach::Breadth;

/// Keys that come with one action alone, where it is easily forgotten beside another.
const NEEDS: [(&str, &str, &str); 5] = [
    ("iam:PassedToService", "iam", "PassRole"),
    ("iam:AssociatedResourceArn", "iam", "PassRole"),
    ("ec2:CreateAction", "ec2", "CreateTags"),
    ("sts:SourceIdentity", "sts", "SetSourceIdentity"),
    ("sts:TransitiveTagKeys", "sts", "TagSession"),
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            // A variable in a key is reported as it was read.
            if key.contains("${") || statement.action.is_none() {
                continue;
            }
            if reports_missing_action(ctx, idx, statement, condition) {
                continue;
            }
            if is_tag_key(key) {
                check_tag_key(ctx, idx, statement, condition);
            } else if !key.to_ascii_lowercase().starts_with("aws:")
                && !key.split(':').next().unwrap_or("").contains('.')
            {
                check_key(ctx, idx, statement, condition);
            }
        }
    }
}

fn is_tag_key(key: &str) -> bool {
    let is_of_tag = || {
        ["aws:ResourceTag", "aws:RequestTag"]
            .iter()
            .any(|it| keys::is_of(key, it))
    };
    // One that names no tag is reported as such.
    (!key.ends_with('/') && is_of_tag()) || keys::is(key, "aws:TagKeys")
}

fn reports_missing_action(ctx: &mut Ctx<'_>, idx: usize, statement: &Statement, condition: &Condition) -> bool {
    let key = condition.key.value.as_str();
    let of_session = || ctx.kind == PolicyKind::Trust && is_tag_key(key) && !keys::is_of(key, "aws:ResourceTag");
    let needed = NEEDS
        .iter()
        .find(|(it, _, _)| keys::is(key, it))
        .map(|(_, service, name)| (*service, *name))
        .or_else(|| of_session().then_some(("sts", "TagSession")));
    let Some((service, name)) = needed else { return false };
    let Some(action) = &statement.action else { return false };
    // A Deny may well stand by itself, and an operator that holds on what is missing keeps nobody out.
    let is_harmless = statement.effect == Effect::Deny || keys::holds_when_missing(condition);
    // `sts:SourceIdentity` is also sent by those who have one from before.
    let is_old = service == "sts" && !matches!(ctx.kind, PolicyKind::Trust);
    if is_harmless || is_old || ctx.reaches[idx].includes(service, name) || ctx.reaches[idx].values.is_empty() {
        return is_harmless && service == "sts";
    }
    let fact = Fact::Key(KeyFact::KeyNeedsAction {
        key: key.to_string(),
        action: format!("{service}:{name}"),
    });
    ctx.add(Code::MissingActionForConditionKey, condition.key.span, fact)
        .label(action.span, Role::Actions);
    true
}

/// The actions of a statement that never come with a key, and those that may.
struct Sorted {
    without: Vec<(String, String)>,
    n_with: usize,
    /// Those of which it can't be told.
    n_other: usize,
}

impl Sorted {
    /// Whether no action comes with the key.
    const fn is_of_all(&self) -> bool {
        self.n_with == 0 && self.n_other == 0
    }
}

fn sort(ctx: &Ctx<'_>, idx: usize, key: &str) -> Sorted {
    let mut sorted = Sorted {
        without: Vec::new(),
        n_with: 0,
        n_other: 0,
    };
    for value in &ctx.reaches[idx].values {
        let Breadth::Actions(service, actions) = &value.breadth else {
            sorted.n_other += 1;
            continue;
        };
        if actions.is_empty() {
            sorted.n_other += 1;
            continue;
        }
        let known = InService::new(ctx, service, key);
        if actions.iter().any(|action| known.may_come(service, action)) {
            sorted.n_with += 1;
        } else {
            sorted
                .without
                .push((service.prefix.to_string(), value.text.value.trim().to_string()));
        }
    }
    sorted
}

/// What is known of a key in a service.
struct InService<'a> {
    /// As it is written.
    key: &'a str,
    /// What the written name may mean there.
    named: Vec<&'a Key>,
    /// Whether it comes with every action whatever the service: not so tags, which are the service's to send.
    is_global: bool,
}

impl<'a> InService<'a> {
    fn new(ctx: &Ctx<'a>, service: &'a Service, key: &'a str) -> Self {
        Self {
            key,
            named: service.keys.iter().filter(|it| it.is_named(key)).collect(),
            is_global: !is_tag_key(key) && ctx.catalogue.global_key(key).is_some(),
        }
    }

    fn may_come(&self, service: &Service, action: &Action) -> bool {
        self.is_global || (!self.named.is_empty() && service.may_bring(action, self.key))
    }
}

fn check_key(ctx: &mut Ctx<'_>, idx: usize, statement: &Statement, condition: &Condition) {
    let key = condition.key.value.as_str();
    let Some(clause) = &statement.action else { return };
    let prefix = key.split(':').next().unwrap_or("");
    // A key that is not in the catalogue is reported as such.
    let is_known = match ctx.catalogue.service(prefix) {
        ServiceStanding::Known(service) => service.key(key).is_some(),
        ServiceStanding::NotLoaded(_)
        | ServiceStanding::Retired
        | ServiceStanding::Mentioned
        | ServiceStanding::Unknown => false,
    };
    let of_action = || {
        ctx.reaches[idx].values.iter().any(|value| match &value.breadth {
            Breadth::Actions(service, _) => service.key(key).is_some(),
            Breadth::Services | Breadth::Unknown => false,
        })
    };
    if !is_known && !of_action() {
        return;
    }
    let sorted = sort(ctx, idx, key);
    if ctx.reaches[idx].inverted || sorted.without.is_empty() {
        return;
    }
    let fact = Fact::Key(KeyFact::KeyNeverComes {
        key: key.to_string(),
        effect: statement.effect,
        holds: keys::holds_when_missing(condition),
        is_of_all: sorted.is_of_all(),
    });
    let mut added = ctx.add_as(
        Code::UnsupportedActionForConditionKey,
        Severity::Warning,
        condition.key.span,
        fact,
    );
    for (_, action) in sorted.without {
        added = added.names(action);
    }
    added.label(clause.span, Role::Actions);
}

fn check_tag_key(ctx: &mut Ctx<'_>, idx: usize, statement: &Statement, condition: &Condition) {
    let key = condition.key.value.as_str();
    let Some(clause) = &statement.action else { return };
    // An operator that holds on a missing key gives or takes in full; that is another finding.
    if keys::holds_when_missing(condition) || ctx.kind == PolicyKind::Trust {
        return;
    }
    if clause.inverted {
        let code = match statement.effect {
            Effect::Allow => Code::AllowNotActionWithUnsupportedTagKey,
            Effect::Deny => Code::DenyNotActionWithUnsupportedTagKey,
        };
        let fact = Fact::Key(KeyFact::TagKeyWithNotAction {
            key: key.to_string(),
            effect: statement.effect,
        });
        ctx.add(code, condition.key.span, fact)
            .label(clause.name, Role::Actions);
        return;
    }
    let sorted = sort(ctx, idx, key);
    let mut services: Vec<String> = Vec::new();
    for (service, _) in &sorted.without {
        // What a service sends with some actions it may send with others that AWS's list does not have.
        let sends = ctx.reaches[idx].values.iter().any(|value| match &value.breadth {
            Breadth::Actions(it, actions) if *it.prefix == **service => {
                let known = InService::new(ctx, it, key);
                actions.iter().any(|action| known.may_come(it, action))
            }
            Breadth::Actions(..) | Breadth::Services | Breadth::Unknown => false,
        });
        if !sends && !services.contains(service) {
            services.push(service.clone());
        }
    }
    if services.is_empty() {
        return;
    }
    let code = match statement.effect {
        Effect::Allow => Code::AllowWithUnsupportedTagKey,
        Effect::Deny => Code::DenyWithUnsupportedTagKey,
    };
    let fact = Fact::Key(KeyFact::TagKeyNotSent {
        key: key.to_string(),
        effect: statement.effect,
        is_of_all: sorted.is_of_all(),
    });
    let severity = match (statement.effect, sorted.is_of_all()) {
        (Effect::Allow, true) => Severity::Warning,
        (Effect::Allow, false) | (Effect::Deny, _) => code.severity(),
    };
    let mut added = ctx.add_as(code, severity, condition.key.span, fact);
    for service in services {
        added = added.names(service);
    }
    added.label(clause.span, Role::Actions);
}
