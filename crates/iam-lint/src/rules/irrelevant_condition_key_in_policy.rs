//! `IRRELEVANT_CONDITION_KEY_IN_POLICY`: a resource policy that asks whose resource it is attached to.
//!
//! The policy is on the resource, so the answer is the same in every request.
//!
//! ```json
//! "StringEquals": { "aws:ResourceOrgID": "o-a1b2c3d4e5" }
//! ```

use alloc::string::ToString;

use iam_syntax::policy::PolicyKind;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::keys;

const OF_THE_RESOURCE: [&str; 4] = [
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "s3:ResourceAccount",
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !matches!(ctx.kind, PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust) {
        return;
    }
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        let key = condition.key.value.as_str();
        if OF_THE_RESOURCE.iter().any(|it| keys::is(key, it)) {
            let fact = Fact::Key(KeyFact::IrrelevantKey { key: key.to_string() });
            ctx.add(Code::IrrelevantConditionKeyInPolicy, condition.key.span, fact);
        }
    }
}
