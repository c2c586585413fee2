//! `FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE`, `CONFIRM_AUDIENCE_CLAIM_TYPE`: a set operator on the audience of a token.
//!
//! Most providers send one audience. `ForAnyValue` on several lets a token in that was made for others as well, and
//! `ForAllValues` holds when the token names none.
//!
//! ```json
//! "ForAnyValue:StringEquals": { "token.example.com:aud": "sts.amazonaws.com" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif>

use iam_syntax::operator::Quantifier;
use iam_syntax::policy::PolicyKind;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, OperatorFact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        let key = condition.key.value.as_str();
        if !key.to_ascii_lowercase().ends_with(":aud") {
            continue;
        }
        let fact = |quantifier| {
            Fact::Operator(OperatorFact::AudienceInSet {
                key: key.into(),
                quantifier,
            })
        };
        let name = condition.operator_name();
        let bare = name.split_once(':').map_or(name.as_str(), |(_, bare)| bare);
        match condition.operator.quantifier {
            Quantifier::Single => {}
            Quantifier::ForAnyValue => {
                ctx.add(
                    Code::ForAnyValueWithAudienceClaimType,
                    condition.operator_span,
                    fact("ForAnyValue"),
                )
                .fix(edit::rewrite(condition.operator_span, bare));
            }
            Quantifier::ForAllValues => {
                ctx.add(
                    Code::ConfirmAudienceClaimType,
                    condition.operator_span,
                    fact("ForAllValues"),
                );
            }
        }
    }
}
