//! `SSO_ROLE_WITHOUT_REGION`: the ARN of a role of IAM Identity Center without the path that it has.
//!
//! Such a role stands below `aws-reserved/sso.amazonaws.com/`, and where Identity Center is not in us-east-1 the Region
//! follows. An ARN without them is that of no role.
//!
//! ```json
//! "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_*" }
//! ```
//!
//! A SUGGESTION where the Region alone is missing: in us-east-1 there is none. A `Principal` knows no wildcards inside an
//! ARN, so there the whole ARN has to stand.
//!
//! Source: <https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>

use iam_syntax::arn::fields;
use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::{Base, Strings};
use iam_syntax::policy::Text;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{ActionFact, Fact, SsoPlace};
use crate::keys;

const PATH: &str = "role/aws-reserved/sso.amazonaws.com/";
const NAME: &str = "AWSReservedSSO_";

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        for entry in statement.principal.iter().flat_map(|it| &it.entries) {
            check_value(ctx, &entry.value, SsoPlace::Principal);
        }
        for value in statement.resources.iter().flat_map(|it| &it.elements) {
            check_value(ctx, value, SsoPlace::Resource);
        }
        let of_principal = |it: &&iam_syntax::policy::Condition| keys::is(&it.key.value, "aws:PrincipalArn");
        for condition in statement.conditions.iter().filter(of_principal) {
            let place = match condition.operator.base {
                Base::String {
                    compare: Strings::Like, ..
                }
                | Base::Arn { .. } => SsoPlace::Pattern,
                Base::String { .. } => SsoPlace::Literal,
                _ => continue,
            };
            for value in &condition.values {
                check_value(ctx, value, place);
            }
        }
    }
}

fn check_value(ctx: &mut Ctx<'_>, value: &Text, place: SsoPlace) {
    let Some(resource) = fields(&value.value).map(|it| it[5]) else {
        return;
    };
    let (has_path, begins) = match resource.strip_prefix(PATH) {
        Some(rest) => (true, rest.starts_with(NAME)),
        None => (
            false,
            resource.strip_prefix("role/").is_some_and(|it| it.starts_with(NAME)),
        ),
    };
    if !begins {
        return;
    }
    let severity = if has_path {
        Severity::Suggestion
    } else {
        Severity::Warning
    };
    let head = value.value.len() - resource.len();
    let name = resource.find(NAME).unwrap_or(0);
    let whole = [
        &value.value[..head],
        "role/aws-reserved/sso.amazonaws.com*/",
        &resource[name..],
    ]
    .concat();
    let fix = match place {
        SsoPlace::Resource | SsoPlace::Pattern => edit::rewrite(value.span, &whole),
        SsoPlace::Principal | SsoPlace::Literal => None,
    };
    ctx.add_as(
        Code::SsoRoleWithoutRegion,
        severity,
        value.span,
        Fact::Action(ActionFact::SsoRoleWithoutRegion { has_path, place }),
    )
    .names(&value.value)
    .fix(fix);
}
