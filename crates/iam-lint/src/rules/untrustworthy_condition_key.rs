//! `UNTRUSTWORTHY_CONDITION_KEY`: access by a header that the caller writes.
//!
//! Any program can send any `Referer` and any `User-Agent`.
//!
//! ```json
//! "StringLike": { "aws:Referer": "https://www.example.com/*" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer>

use alloc::string::ToString;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        let key = condition.key.value.as_str();
        if keys::OF_CALLERS_CHOICE.iter().any(|it| keys::is(key, it)) {
            let fact = Fact::Key(KeyFact::CallerChooses { key: key.to_string() });
            ctx.add(Code::UntrustworthyConditionKey, condition.key.span, fact);
        }
    }
}
