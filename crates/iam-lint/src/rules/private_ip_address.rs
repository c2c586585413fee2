//! `PRIVATE_IP_ADDRESS`, `PRIVATE_NOTIPADDRESS` and their `_SUBSET`s: private addresses under `aws:SourceIp`.
//!
//! AWS sees the public address of a caller. A private one never fits; calls through a VPC endpoint have no `aws:SourceIp`
//! but an `aws:VpcSourceIp`.
//!
//! ```json
//! "IpAddress": { "aws:SourceIp": "10.0.0.0/8" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>

use alloc::string::ToString;

use iam_syntax::literal::ip::Range;
use iam_syntax::operator::Base;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, ValueFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        let Base::IpAddress { negated } = condition.operator.base else {
            continue;
        };
        if !keys::is(&condition.key.value, "aws:SourceIp") {
            continue;
        }
        let private: alloc::vec::Vec<_> = condition.values.iter().filter(|it| is_private(&it.value)).collect();
        if private.is_empty() {
            continue;
        }
        if private.len() == condition.values.len() {
            let code = if negated {
                Code::PrivateNotIpAddress
            } else {
                Code::PrivateIpAddress
            };
            ctx.add(
                code,
                condition.values_span,
                Fact::Value(ValueFact::AllPrivate { negated }),
            );
            continue;
        }
        let code = if negated {
            Code::PrivateNotIpAddressSubset
        } else {
            Code::PrivateIpAddressSubset
        };
        for value in private {
            let fact = Fact::Value(ValueFact::SomePrivate {
                range: value.value.to_string(),
            });
            let fix = edit::remove(ctx.tree, value.span);
            ctx.add(code, value.span, fact).fix(fix);
        }
    }
}

fn is_private(text: &str) -> bool {
    Range::parse(text).is_some_and(|it| it.is_private())
}
