//! `SECRET_WITHOUT_SUFFIX`: the ARN of a secret that ends with its name.
//!
//! Secrets Manager adds a dash and six characters to the name, so such an ARN is that of no secret.
//!
//! ```json
//! "Resource": "arn:aws:secretsmanager:us-east-1:111122223333:secret:app/password"
//! ```
//!
//! Source: <https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html>

use iam_syntax::arn::fields;
use iam_syntax::policy::Text;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{ActionFact, Fact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    let clauses = policy.statements.iter().flat_map(|it| &it.resources);
    for value in clauses.flat_map(|it| &it.elements) {
        if is_without_suffix(value) && !ctx.is_unfilled(value) {
            let fix = edit::rewrite(value.span, &[&value.value, "-??????"].concat());
            ctx.add(
                Code::SecretWithoutSuffix,
                value.span,
                Fact::Action(ActionFact::SecretWithoutSuffix),
            )
            .names(&value.value)
            .fix(fix);
        }
    }
}

fn is_without_suffix(value: &Text) -> bool {
    let name = fields(&value.value)
        .filter(|it| it[0] == "arn" && it[2] == "secretsmanager")
        .and_then(|it| it[5].strip_prefix("secret:"));
    let Some(name) = name.filter(|it| !it.is_empty() && !it.contains(['*', '?', '$'])) else {
        return false;
    };
    let suffix = name.rsplit_once('-').map_or("", |(_, suffix)| suffix);
    !(suffix.len() == 6 && suffix.bytes().all(|it| it.is_ascii_alphanumeric()))
}
