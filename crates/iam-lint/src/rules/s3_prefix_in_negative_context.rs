//! `S3_PREFIX_IN_NEGATIVE_CONTEXT`: a folder of a bucket that was to be hidden, and is listed all the same.
//!
//! Who asks for a shorter prefix, or for none, is not asked about this one, and gets the folder with the rest.
//!
//! ```json
//! { "Effect": "Deny", "Action": "s3:ListBucket", …, "Condition": { "StringLike": { "s3:prefix": "private/*" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html>

use iam_syntax::operator::Base;
use iam_syntax::policy::Effect;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        for condition in &statement.conditions {
            let Base::String { negated, .. } = condition.operator.base else {
                continue;
            };
            let hides = match statement.effect {
                Effect::Allow => negated,
                Effect::Deny => !negated,
            };
            if hides && keys::is(&condition.key.value, "s3:prefix") {
                ctx.add(
                    Code::S3PrefixInNegativeContext,
                    condition.key.span,
                    Fact::Key(KeyFact::PrefixNotHidden),
                );
            }
        }
    }
}
