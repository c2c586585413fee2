//! `CONFUSED_DEPUTY`: a trust policy that lets a whole account in, without an external id.
//!
//! If the account is that of a service provider, another customer of theirs may name your role and have the provider use
//! it. An external id that is yours alone tells the two of you apart.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
//! ```
//!
//! A SUGGESTION: whose account it is does not stand in the policy.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>

use alloc::string::ToString;
use alloc::vec::Vec;

use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::policy::{PolicyKind, PrincipalFamily};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, PrincipalFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        let is_told_apart = keys::tests(statement, &keys::PRINCIPALS)
            || keys::tests(statement, &["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"])
            || statement
                .conditions
                .iter()
                .any(|it| keys::is_of(&it.key.value, "aws:PrincipalTag"));
        if is_told_apart || !ctx.reaches[idx].includes("sts", "AssumeRole") {
            continue;
        }
        for entry in statement
            .principal
            .iter()
            .filter(|it| !it.inverted)
            .flat_map(|it| &it.entries)
        {
            let name = entry.value.value.as_str();
            let is_root = || Arn::parse(name).is_some_and(|it| it.resource == "root");
            if entry.family == PrincipalFamily::Aws && (is_account_id(name) || is_root()) {
                let fact = Fact::Principal(PrincipalFact::AccountWithoutExternalId {
                    account: name.to_string(),
                });
                ctx.add(Code::ConfusedDeputy, entry.value.span, fact);
            }
        }
    }
}
