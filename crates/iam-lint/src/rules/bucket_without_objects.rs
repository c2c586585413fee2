//! `BUCKET_WITHOUT_OBJECTS`: an Allow of actions on buckets and objects, by a wildcard, whose resources are buckets alone.
//!
//! ```json
//! { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket" }   // no object
//! ```
//!
//! Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html>

use alloc::string::ToString;

use iam_syntax::arn;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Effect, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{ActionFact, Fact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    let allows = || policy.statements.iter().filter(|it| it.effect == Effect::Allow);
    // Who allows something of objects anywhere knows of them.
    if allows().any(|it| resources(it).any(|value| may_be_object(&value.value))) {
        return;
    }
    for statement in allows() {
        let Some(bucket) = resources(statement).find(|value| is_bucket(&value.value)) else {
            continue;
        };
        let clause = statement.action.iter().filter(|it| !it.inverted);
        let Some(action) = clause.flat_map(|it| &it.elements).find(|it| is_of_both(&it.value)) else {
            continue;
        };
        let objects = [&*bucket.value, "/*"].concat();
        let fix = edit::add_beside(ctx.tree, bucket.span, ctx.text, &objects);
        ctx.add(
            Code::BucketWithoutObjects,
            action.span,
            Fact::Action(ActionFact::BucketWithoutObjects {
                action: action.value.trim().to_string(),
                objects,
            }),
        )
        .fix(fix);
    }
}

fn resources(statement: &Statement) -> impl Iterator<Item = &Text> {
    let clauses = statement.resources.iter().filter(|it| !it.inverted);
    clauses.flat_map(|it| &it.elements)
}

/// Whether a value is the ARN of one bucket.
fn is_bucket(value: &str) -> bool {
    let name = arn::fields(value).filter(|it| it[2] == "s3" && it[3].is_empty() && it[4].is_empty());
    name.is_some_and(|it| !it[5].is_empty() && !it[5].contains(['/', '*', '?', '$']))
}

/// Whether a value may be, or take in, an ARN of an object.
fn may_be_object(value: &str) -> bool {
    arn::fields(value)
        .is_none_or(|it| it[2].contains(['*', '?']) || (it[2] == "s3" && it[5].contains(['/', '*', '?', '$'])))
}

/// Whether a pattern takes in actions on objects and on buckets.
fn is_of_both(value: &str) -> bool {
    const OF: [[&str; 2]; 2] = [
        ["s3:getobject", "s3:getbucketlocation"],
        ["s3:putobject", "s3:putbucketpolicy"],
    ];
    let lower = value.trim().to_ascii_lowercase();
    let pattern = Pattern::new(&lower);
    lower.contains('*') && OF.iter().any(|both| both.iter().all(|action| pattern.matches(action)))
}
