//! `UNKNOWN_SERVICE_PRINCIPAL`: the name of a service that is nearly one of those that are known.
//!
//! AWS does not save a policy with a service principal that it does not know, and a condition on such a name never holds.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Service": "ecs.tasks.amazonaws.com" }, "Action": "sts:AssumeRole" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services>

use alloc::vec::Vec;

use iam_catalog::service_principals;
use iam_syntax::operator::Base;
use iam_syntax::policy::{PrincipalFamily, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, PrincipalFact};
use crate::keys;

/// Keys whose values are names of services.
const NAMES: [&str; 5] = [
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:PrincipalServiceName",
    "iam:PassedToService",
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    let mut named: Vec<&Text> = Vec::new();
    for statement in &policy.statements {
        let entries = statement.principal.iter().flat_map(|it| &it.entries);
        let services = entries.filter(|it| it.family == PrincipalFamily::Service);
        named.extend(services.map(|it| &it.value));
        let conditions = statement.conditions.iter().filter(|it| {
            matches!(it.operator.base, Base::String { .. }) && NAMES.iter().any(|name| keys::is(&it.key.value, name))
        });
        named.extend(conditions.flat_map(|it| &it.values));
    }
    for name in named {
        if name.value.contains(['*', '?', '$']) || ctx.is_unfilled(name) {
            continue;
        }
        let Some(meant) = service_principals::meant(&name.value) else {
            continue;
        };
        let fix = edit::rewrite(name.span, &meant);
        let fact = Fact::Principal(PrincipalFact::UnknownService {
            service: name.value.clone(),
            meant,
        });
        ctx.add(Code::UnknownServicePrincipal, name.span, fact).fix(fix);
    }
}
