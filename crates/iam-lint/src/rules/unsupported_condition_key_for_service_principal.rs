//! `UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL`: a service is let in on a condition that no service fulfils.
//!
//! A service belongs to no organization and no account of yours, so these keys are missing when it calls.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, …,
//!   "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }
//! ```

use alloc::string::ToString;
use alloc::vec::Vec;

use iam_syntax::policy::PrincipalFamily;

use crate::bound;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::finding::Role;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    for (_, statement) in ctx.allows().collect::<Vec<_>>() {
        let Some(principal) = statement.principal.as_ref().filter(|it| !it.inverted) else {
            continue;
        };
        let are_services = principal.entries.iter().all(|it| it.family == PrincipalFamily::Service);
        if principal.entries.is_empty() || !are_services {
            continue;
        }
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            if bound::needs_principal(condition) {
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
