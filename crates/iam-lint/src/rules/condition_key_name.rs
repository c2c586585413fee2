//! `INVALID_CONDITION_KEY_FORMAT`, `WILDCARD_IN_KEY_NAME`, `INVALID_GLOBAL_CONDITION_KEY`, `INVALID_SERVICE_CONDITION_KEY`,
//! `MISSING_TAG_KEY_IN_CONDITION`, `UNSUPPORTED_GLOBAL_CONDITION_KEY`, `DEPRECATED_GLOBAL_CONDITION_KEY`: a condition key
//! that no request has.
//!
//! The key counts as missing: an Allow under a plain operator never holds, and a Deny under a negated one always does.
//!
//! ```json
//! "StringEquals": { "aws:PrincipalOrgIdd": "o-a1b2c3d4e5" }
//! ```
//!
//! A WARNING where the name is merely not in the catalogue, for keys are added.

use alloc::string::{String, ToString};

use iam_catalog::catalogue::ServiceStanding;
use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Condition, Effect, PolicyKind, Statement};
use iam_syntax::span::Span;
use iam_syntax::suggest::nearest;

use crate::code::Code;
use crate::ctx::{Ctx, Names};
use crate::edit;
use crate::fact::{Fact, KeyFact};
use crate::federation;
use crate::fix::Fix;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let service = ctx.reaches[idx].actions().next().map(|(service, _)| &*service.prefix);
        // In a trust policy another rule knows whose the keys of providers are.
        let providers = federation::providers(statement);
        let are_of_providers = ctx.kind == PolicyKind::Trust && !providers.are_others;
        for condition in &statement.conditions {
            let is_web_key = || federation::web_key(ctx, &condition.key.value).is_some();
            if !(are_of_providers && is_web_key()) {
                check_key(ctx, statement, condition, service);
            }
        }
    }
}

fn check_key<'a>(ctx: &mut Ctx<'a>, statement: &Statement, condition: &Condition, service: Option<&'a str>) {
    let key = &condition.key;
    let written = key.value.as_str();
    // A variable in a key is reported as it was read.
    if written.contains("${") {
        return;
    }
    let fact_key = written.to_string();
    let Some((prefix, name)) = written.split_once(':').filter(|(a, b)| !a.is_empty() && !b.is_empty()) else {
        let near = by_prefix(ctx, written.trim_matches(':'), service);
        let fact = Fact::Key(KeyFact::KeyWithoutPrefix {
            key: fact_key,
            near: near.clone(),
        });
        ctx.add(Code::InvalidConditionKeyFormat, key.span, fact)
            .fix(rewrite(key.span, near));
        return;
    };
    if name.contains(['*', '?']) || (prefix.contains('.') && prefix.contains(['*', '?'])) {
        report_wildcard(ctx, statement.effect, condition);
        return;
    }
    if keys::is(written, "aws:ARN") {
        let fix = edit::rewrite(key.span, "aws:PrincipalArn");
        ctx.add(
            Code::UnsupportedGlobalConditionKey,
            key.span,
            Fact::Key(KeyFact::UnsupportedKey { key: fact_key.clone() }),
        )
        .fix(fix.clone());
        ctx.add(
            Code::DeprecatedGlobalConditionKey,
            key.span,
            Fact::Key(KeyFact::DeprecatedKey { key: fact_key }),
        )
        .fix(fix);
        return;
    }
    let catalogue = ctx.catalogue;
    let bare = written.trim_end_matches('/');
    let may_be_bare = !name.trim_end_matches('/').contains('/') && ctx.key(service, bare).is_none();
    let is_bare_tag = may_be_bare && ctx.key(service, &alloc::format!("{bare}/x")).is_some();
    if is_bare_tag {
        ctx.add(
            Code::MissingTagKeyInCondition,
            key.span,
            Fact::Key(KeyFact::KeyWithoutTag { key: bare.to_string() }),
        );
        return;
    }
    if ctx.key(service, written).is_some() {
        return;
    }
    if prefix.eq_ignore_ascii_case("aws") {
        if catalogue.base().global_keys.is_empty() {
            return;
        }
        let near = ctx.nearest(Names::GlobalKeys, written);
        let fact = Fact::Key(KeyFact::UnknownKey {
            key: fact_key,
            near: near.clone(),
        });
        ctx.add_as(Code::InvalidGlobalConditionKey, Severity::Warning, key.span, fact)
            .fix(rewrite(key.span, near));
        return;
    }
    // A provider of identities names its keys by its own host; SAML has keys of its own.
    if prefix.contains(['.', '/']) || prefix.eq_ignore_ascii_case("saml") {
        return;
    }
    let near = match catalogue.service(prefix) {
        ServiceStanding::Known(_) => ctx.nearest(Names::KeysOf(prefix.to_string()), written),
        ServiceStanding::Unknown => by_prefix(ctx, written, None),
        ServiceStanding::NotLoaded(_) | ServiceStanding::Retired | ServiceStanding::Mentioned => return,
    };
    let fact = Fact::Key(KeyFact::UnknownKey {
        key: fact_key,
        near: near.clone(),
    });
    ctx.add_as(Code::InvalidServiceConditionKey, Severity::Warning, key.span, fact)
        .fix(rewrite(key.span, near));
}

/// The key that was meant where none is known by that prefix, or where there is no prefix: one of all services, or one of
/// the service that a statement is about.
fn by_prefix(ctx: &mut Ctx<'_>, written: &str, service: Option<&str>) -> Option<String> {
    let (prefix, name) = written.split_once(':').unwrap_or(("", written));
    let meant = if prefix.is_empty() {
        service.map(ToString::to_string)
    } else {
        ctx.nearest(Names::Services, prefix)
    };
    let is_global = prefix.is_empty() || nearest(prefix, ["aws"]).is_some();
    let catalogue = ctx.catalogue;
    let known = |prefix: &str| -> Option<String> {
        let asked = [prefix, ":", name].concat();
        let own = match catalogue.service(prefix) {
            ServiceStanding::Known(service) => service.key(&asked),
            ServiceStanding::NotLoaded(_)
            | ServiceStanding::Retired
            | ServiceStanding::Mentioned
            | ServiceStanding::Unknown => None,
        };
        let found = catalogue.global_key(&asked).or(own)?;
        // The name of one's own is kept as it was written.
        Some(if found.name.contains("${") {
            asked
        } else {
            found.name.to_string()
        })
    };
    let exact = is_global
        .then(|| known("aws"))
        .flatten()
        .or_else(|| meant.as_deref().and_then(known));
    exact.or_else(|| {
        let asked = ["aws:", name].concat();
        if is_global {
            ctx.nearest(Names::GlobalKeys, &asked)
        } else {
            None
        }
    })
}

/// The key that was meant in the place of another, unless a name is still to be filled in.
fn rewrite(place: Span, near: Option<String>) -> Option<Fix> {
    near.filter(|it| !it.contains("${"))
        .and_then(|it| edit::rewrite(place, &it))
}

/// `aws:RequestTag/*`: no tag is called so.
fn report_wildcard(ctx: &mut Ctx<'_>, effect: Effect, condition: &Condition) {
    if ctx.is_unfilled(&condition.key) {
        return;
    }
    let key = condition.key.value.as_str();
    let holds = keys::holds_when_missing(condition);
    // The context of an encryption may have any name, and what a service takes is not all known.
    let is_certain = ["aws", "s3"]
        .iter()
        .any(|it| key.split(':').next().is_some_and(|prefix| keys::is(prefix, it)));
    let severity = if is_certain {
        keys::never_there(effect, holds)
    } else {
        Severity::Warning
    };
    ctx.add_as(
        Code::WildcardInKeyName,
        severity,
        condition.key.span,
        Fact::Key(KeyFact::WildcardInKey { effect, holds }),
    )
    .names(key);
}
