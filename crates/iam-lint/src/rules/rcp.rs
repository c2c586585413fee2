//! `RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY`, `RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY`,
//! `RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK`, and `RCP_SYNTAX_ERROR_ACTION` for a service that no such policy reaches.
//!
//! A resource control policy also hits calls that AWS's services make for you. They have no organization of a principal,
//! and your own calls have no source, so a Deny on the one has to leave the other alone.
//!
//! ```json
//! { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
//!   "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html>

use alloc::string::ToString;

use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Effect, PolicyKind, Statement};

use crate::apart::{self, Beside};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{self, Fact, RcpFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Rcp {
        return;
    }
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        check_services(ctx, idx);
        if statement.effect == Effect::Deny {
            let beside = Beside::of(statement);
            for condition in &statement.conditions {
                check_condition(ctx, statement, &beside, condition);
            }
        }
    }
}

fn check_condition(ctx: &mut Ctx<'_>, statement: &Statement, all: &Beside, condition: &Condition) {
    let key = condition.key.value.as_str();
    let operator = condition.operator;
    if operator.base == Base::Null {
        return;
    }
    let is_one_of = |all: &[&str]| all.iter().any(|it| keys::is(key, it));
    let knows_services = keys::tests(
        statement,
        &[
            apart::IS_SERVICE,
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
        ],
    );
    let place = condition.key.span;
    let named = || key.to_string();
    let beside = match all.has_callers_and_sources() || all.keeps_away(key) {
        true => fact::Beside::Both,
        false => fact::Beside::Alone,
    };
    if is_of_caller(key) {
        // A plain operator needs the key, which a service does not have.
        let hits_services = operator.base.is_negated() || operator.if_exists;
        if hits_services && !knows_services {
            ctx.add(
                Code::RcpMissingRelatedPrincipalConditionKey,
                place,
                Fact::Rcp(RcpFact::HitsServices { key: named(), beside }),
            );
        }
    } else if is_one_of(&keys::SOURCES) {
        if !knows_services {
            let code = Code::RcpMissingRelatedServicePrincipalConditionKey;
            ctx.add(code, place, Fact::Rcp(RcpFact::HitsPrincipals { key: named(), beside }));
        }
        let is_guarded = ["aws:SourceAccount", "aws:SourceArn"]
            .iter()
            .any(|key| all.asks_for(key) || all.keeps_away(key));
        if (operator.base.is_negated() || operator.if_exists) && !is_guarded {
            let code = Code::RcpMissingServiceConditionKeyNullCheck;
            ctx.add(
                code,
                place,
                Fact::Rcp(RcpFact::WithoutNullCheck { key: named(), beside }),
            );
        }
    }
}

fn is_of_caller(key: &str) -> bool {
    apart::OF_PRINCIPAL.iter().any(|it| keys::is(key, it)) || keys::is_of(key, "aws:PrincipalTag")
}

/// A WARNING: services are added to the list.
fn check_services(ctx: &mut Ctx<'_>, idx: usize) {
    let base = ctx.catalogue.base();
    if !base.services.iter().any(|it| it.supports_rcps) {
        return;
    }
    let mut odd = alloc::vec::Vec::new();
    for value in &ctx.reaches[idx].values {
        let Some((service, _)) = value.parts.filter(|(it, _)| !it.contains(['*', '?'])) else {
            continue;
        };
        let known = base.service_idx(service).map(|it| &base.services[it]);
        if known.is_some_and(|it| !it.supports_rcps) {
            odd.push((value.text.span, service.to_string()));
        }
    }
    for (span, service) in odd {
        ctx.add_as(
            Code::RcpSyntaxErrorAction,
            Severity::Warning,
            span,
            Fact::Rcp(RcpFact::ServiceNotReached { service }),
        );
    }
}
