//! Actions: services before the colon, their actions behind it.

use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::base::{ServiceName, Standing};
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::PolicyKind;

use super::list::{End, List, begins};
use super::{Ctx, ItemKind};
use crate::actions::{service, texts};
use crate::words;

/// What a trust policy is about.
const OF_TRUST: [&str; 6] = [
    "sts:AssumeRole",
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoleWithSAML",
    "sts:TagSession",
    "sts:SetSourceIdentity",
    "sts:SetContext",
];

/// Services that policies name most, offered first while nothing is typed.
const COMMON: [&str; 16] = [
    "s3",
    "ec2",
    "iam",
    "lambda",
    "dynamodb",
    "sts",
    "kms",
    "logs",
    "cloudwatch",
    "sqs",
    "sns",
    "secretsmanager",
    "ssm",
    "rds",
    "ecr",
    "cloudformation",
];

pub(super) fn list(ctx: &Ctx<'_>, list: &mut List<'_>) {
    match list.typed().split_once(':') {
        Some((prefix, name)) => actions(ctx, list, prefix, name),
        None => services(ctx, list),
    }
}

fn services(ctx: &Ctx<'_>, list: &mut List<'_>) {
    if ctx.kind == PolicyKind::Trust {
        for action in OF_TRUST {
            list.add(ItemKind::Action, action, End::Whole, || of_action(ctx, action));
        }
        return;
    }
    // A resource control policy names its services.
    if ctx.kind != PolicyKind::Rcp {
        list.add(ItemKind::Action, "*", End::Whole, || {
            words::every_action(ctx.lang).into()
        });
    }
    let is_meant =
        |it: &&ServiceName| it.standing == Standing::Current && (ctx.kind != PolicyKind::Rcp || it.supports_rcps);
    let known = || ctx.catalogue.base().services.iter().filter(is_meant);
    let first: &[&str] = if ctx.kind == PolicyKind::Key {
        &["kms"]
    } else if list.typed().is_empty() {
        &COMMON
    } else {
        &[]
    };
    let is_first = |it: &&ServiceName| first.contains(&&*it.prefix);
    let of_first = first
        .iter()
        .filter_map(|prefix| known().find(|it| &*it.prefix == *prefix));
    for service in of_first.chain(known().filter(|it| !is_first(it))) {
        let mut word = String::from(&*service.prefix);
        word.push(':');
        let typed = list.typed();
        if typed.is_empty() || begins(&word, typed) {
            list.add_fitting(ItemKind::Service, &word, End::Open, String::from(&*service.title));
        } else if 2 < typed.len() && names(&service.title, typed) {
            list.add_last(ItemKind::Service, &word, End::Open, String::from(&*service.title));
        }
    }
}

/// Whether a word of a service's name begins with what was typed.
fn names(title: &str, typed: &str) -> bool {
    title.split([' ', '(', '-']).any(|word| begins(word, typed))
}

fn of_action(ctx: &Ctx<'_>, written: &str) -> String {
    let Some((prefix, name)) = written.split_once(':') else {
        return String::new();
    };
    let level = ctx.catalogue.access_level(prefix, name);
    let description = service(ctx.catalogue, prefix)
        .and_then(|it| it.action(name))
        .map_or("", |it| &it.description);
    words::parted(level.map_or("", |it| it.name()), description)
}

fn actions(ctx: &Ctx<'_>, list: &mut List<'_>, prefix: &str, name: &str) {
    let mut everything = String::from(prefix);
    everything.push_str(":*");
    let expansion = ctx.catalogue.actions_matching(&everything);
    // With a wildcard in the service there would be thousands.
    if prefix.contains(['*', '?']) {
        return;
    }
    let own = ctx.text.get(ctx.place.word.content.clone()).unwrap_or("");
    let others: Vec<&str> = texts(ctx.place.value).filter(|it| *it != own).collect();
    let shard = service(ctx.catalogue, prefix);
    let mut pattern = String::from(name);
    pattern.push('*');
    let has_wildcard = name.contains(['*', '?']);
    let pattern_fits = Pattern::ignoring_case(&pattern);
    let n_fitting = expansion
        .actions
        .iter()
        .filter(|it| pattern_fits.matches(it.name))
        .count();
    let mut whole = String::with_capacity(64);
    for action in &expansion.actions {
        whole.clear();
        whole.push_str(action.service);
        whole.push(':');
        whole.push_str(action.name);
        if others.iter().any(|it| it.eq_ignore_ascii_case(&whole)) {
            continue;
        }
        let detail = || {
            let found = shard.and_then(|it| it.action(action.name));
            words::parted(action.level.name(), found.map_or("", |it| &it.description))
        };
        if has_wildcard {
            if pattern_fits.matches(action.name) {
                list.add_fitting(ItemKind::Action, &whole, End::Whole, detail());
            }
        } else {
            list.add(ItemKind::Action, &whole, End::Whole, detail);
        }
    }
    // What was typed with a star behind it, once it means several.
    if 1 < n_fitting && !name.ends_with('*') {
        let mut star = String::from(prefix);
        star.push(':');
        star.push_str(&pattern);
        list.add_rare(ItemKind::Action, &star, &star, End::Whole, || {
            words::n_actions(n_fitting, ctx.lang)
        });
    }
}
