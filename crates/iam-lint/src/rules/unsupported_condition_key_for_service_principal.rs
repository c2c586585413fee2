//! `UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL`: a service is let in on a condition that no service fulfils.
//!
//! A service belongs to no organization and no account of yours, and has no MFA device, so these keys are missing when it
//! calls.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, …,
//!   "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }
//! ```

use alloc::string::ToString;
use alloc::vec::Vec;

use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, PrincipalFamily};

use crate::bound;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::finding::Role;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    for (_, statement) in ctx.allows().collect::<Vec<_>>() {
        let Some(principal) = statement.principal.as_ref().filter(|it| !it.inverted) else {
            continue;
        };
        let are_services = principal.entries.iter().all(|it| it.family == PrincipalFamily::Service);
        if principal.entries.is_empty() || !are_services {
            continue;
        }
        // It puts what a certificate says into tags of the principal.
        let is_by_certificate = principal.entries.iter().all(|it| it.value.value == ROLES_ANYWHERE);
        for condition in &statement.conditions {
            if is_by_certificate && keys::is_of(&condition.key.value, "aws:PrincipalTag") {
                continue;
            }
            let key = condition.key.value.as_str();
            if bound::needs_principal(condition) || needs_sign_in(condition) {
                let fact = Fact::Key(KeyFact::ServiceLacksKey { key: key.to_string() });
                ctx.add(
                    Code::UnsupportedConditionKeyForServicePrincipal,
                    condition.key.span,
                    fact,
                )
                .label(principal.span, Role::Principals);
            }
        }
    }
}

/// Source: <https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html>
const ROLES_ANYWHERE: &str = "rolesanywhere.amazonaws.com";

/// Whether a condition asks how somebody signed in.
fn needs_sign_in(condition: &Condition) -> bool {
    let is_asked = ["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"]
        .iter()
        .any(|key| keys::is(&condition.key.value, key));
    is_asked && condition.operator.base != Base::Null && !keys::holds_when_missing(condition)
}
