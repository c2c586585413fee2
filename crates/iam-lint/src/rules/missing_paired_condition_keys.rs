//! `MISSING_PAIRED_CONDITION_KEYS`: an address inside a VPC, without the VPC.
//!
//! Private addresses are used again in every VPC, so an address says who calls only together with the network.
//!
//! ```json
//! "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/24" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip>

use alloc::string::ToString;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, KeyFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        for (key, companions) in keys::PAIRS {
            let Some(condition) = keys::on(statement, key).filter(|_| !keys::tests(statement, companions)) else {
                continue;
            };
            let fact = Fact::Key(KeyFact::KeyWithoutCompanion {
                key: key.to_string(),
                companion: companions[0].to_string(),
            });
            ctx.add(Code::MissingPairedConditionKeys, condition.key.span, fact);
        }
    }
}
