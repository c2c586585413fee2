//! `PRINCIPAL_ARN_OF_SESSION`: `aws:PrincipalArn` compared with the ARN of a session.
//!
//! Of the session of a role the key holds the role's ARN, so the two are never equal. Under a negated operator in a Deny
//! that keeps everybody out, those included who were to be spared.
//!
//! ```json
//! { "Effect": "Deny", …,
//!   "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/app/*" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn>

use alloc::format;
use alloc::vec::Vec;

use iam_syntax::arn::fields;
use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::{Base, Strings};
use iam_syntax::policy::{Condition, Effect, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, ValueFact};
use crate::fix::Fix;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        for condition in &statement.conditions {
            let compares_text = matches!(condition.operator.base, Base::String { .. } | Base::Arn { .. });
            if compares_text && keys::is(&condition.key.value, "aws:PrincipalArn") {
                check_condition(ctx, statement.effect, condition);
            }
        }
    }
}

fn check_condition(ctx: &mut Ctx<'_>, effect: Effect, condition: &Condition) {
    let sessions: Vec<&Text> = condition.values.iter().filter(|it| is_session(it)).collect();
    let is_all = sessions.len() == condition.values.len();
    let holds = condition.operator.base.is_negated();
    let severity = if is_all {
        keys::never_there(effect, holds)
    } else {
        Severity::Warning
    };
    for value in sessions {
        let fact = Fact::Value(ValueFact::SessionAsPrincipalArn {
            comes_to: is_all.then_some((effect, holds)),
        });
        ctx.add_as(Code::PrincipalArnOfSession, severity, value.span, fact)
            .names(&value.value)
            .fix(role_of(value, condition));
    }
}

fn is_session(value: &Text) -> bool {
    fields(&value.value).is_some_and(|it| it[0] == "arn" && it[5].starts_with("assumed-role/"))
}

/// The ARN of the role, as far as that of a session tells: it leaves out the path.
fn role_of(value: &Text, condition: &Condition) -> Option<Fix> {
    let [_, partition, _, _, account, resource] = fields(&value.value)?;
    let role = resource.split('/').nth(1).filter(|it| !it.is_empty())?;
    let knows_wildcards = match condition.operator.base {
        Base::String { compare, .. } => compare == Strings::Like,
        _ => true,
    };
    let path = match role.starts_with("AWSReservedSSO_") {
        true if knows_wildcards => "aws-reserved/sso.amazonaws.com*/",
        true => return None,
        false => "",
    };
    edit::rewrite(value.span, &format!("arn:{partition}:iam::{account}:role/{path}{role}"))
}
