//! `DYNAMODB_ATTRIBUTES_WITHOUT_SELECT`: attributes are limited, but a request need not name any.
//!
//! DynamoDB looks at `dynamodb:Attributes` when a request says which attributes it wants. One that says nothing gets all of
//! them, unless `dynamodb:Select` has to be `SPECIFIC_ATTRIBUTES`.
//!
//! ```json
//! "ForAllValues:StringEquals": { "dynamodb:Attributes": ["UserId", "Score"] }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html>

use alloc::vec::Vec;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::keys;

const READS: [&str; 4] = ["BatchGetItem", "GetItem", "Query", "Scan"];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        let Some(condition) = keys::on(statement, "dynamodb:Attributes") else {
            continue;
        };
        let reads = READS.iter().any(|it| ctx.reaches[idx].includes("dynamodb", it));
        if reads && !keys::tests(statement, &["dynamodb:Select"]) {
            ctx.add(
                Code::DynamodbAttributesWithoutSelect,
                condition.key.span,
                Fact::Key(KeyFact::AttributesWithoutSelect),
            );
        }
    }
}
