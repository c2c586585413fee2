//! `RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL`, `RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL`: a service is let in, whoever
//! it works for.
//!
//! Another customer may have the same service reach into your resource. The keys of the source say whose call it is.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>

use alloc::string::ToString;
use alloc::vec::Vec;

use iam_syntax::policy::{Condition, PolicyKind, PrincipalFamily};

use crate::bound;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, PrincipalFact};
use crate::finding::Role;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !matches!(ctx.kind, PolicyKind::Resource | PolicyKind::Key) {
        return;
    }
    for (_, statement) in ctx.allows().collect::<Vec<_>>() {
        let is_older = |it: &&Condition| bound::OLDER.iter().any(|key| keys::is(&it.key.value, key));
        let older = statement.conditions.iter().find(|it| keys::narrows(it) && is_older(it));
        // A key that no service has keeps all of them out.
        let is_closed = statement.conditions.iter().any(bound::needs_principal);
        if is_closed || bound::is_bound(statement) {
            continue;
        }
        let principals = statement.principal.iter().filter(|it| !it.inverted);
        for entry in principals.flat_map(|it| &it.entries) {
            if entry.family != PrincipalFamily::Service {
                continue;
            }
            // Alexa says which skill calls by that key, and sends no other.
            if entry.value.value.starts_with("alexa-") && older.is_some() {
                continue;
            }
            let service = entry.value.value.to_string();
            if let Some(older) = older {
                let fact = Fact::Principal(PrincipalFact::OlderSourceKey {
                    service,
                    key: older.key.value.to_string(),
                });
                ctx.add(Code::RecommendedConditionKeyForServicePrincipal, older.key.span, fact)
                    .label(entry.value.span, Role::Principals);
            } else {
                let fact = Fact::Principal(PrincipalFact::ServiceForAnybody { service });
                ctx.add(Code::RestrictAccessToServicePrincipal, entry.value.span, fact);
            }
        }
    }
}
