//! `USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES`: a key that some services alone send, on the actions of all.
//!
//! Where a service does not send the key it counts as missing: a Deny under a negated operator then hits every call to it.
//!
//! ```json
//! { "Effect": "Deny", "Action": "*", …, "Condition": { "StringNotEquals": { "aws:VpceOrgID": "o-a1b2c3d4e5" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid>

use alloc::string::ToString;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::finding::Role;
use crate::keys;
use crate::reach::Breadth;

const OF_SOME: [&str; 3] = ["aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths"];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let reach = &ctx.reaches[idx];
        let is_broad = reach.inverted || reach.values.iter().any(|it| matches!(it.breadth, Breadth::Services));
        let Some(clause) = statement.action.as_ref().filter(|_| is_broad) else {
            continue;
        };
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            if OF_SOME.iter().any(|it| keys::is(key, it)) {
                let fact = Fact::Key(KeyFact::KeyOfSomeServices { key: key.to_string() });
                ctx.add(Code::UseConditionKeyOnlyWithSupportedServices, condition.key.span, fact)
                    .label(clause.span, Role::Actions);
            }
        }
    }
}
