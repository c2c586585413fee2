//! `ACTION_WITHOUT_RESOURCE`: an action that acts on none of the resources of its statement.
//!
//! Actions without a type of resource need `*`; actions on objects need the ARNs of objects. Otherwise AWS saves the
//! statement, and it neither gives nor takes the action.
//!
//! ```json
//! { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use iam_catalog::service::{Action, Service};
use iam_syntax::policy::{PolicyKind, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::Fact;
use crate::finding::{Finding, Role};
use crate::format;
use crate::reach::Breadth;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    // The resource of a trust or key policy is the role or key itself.
    if matches!(ctx.kind, PolicyKind::Trust | PolicyKind::Key) {
        return;
    }
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let Some(elements) = resources(statement) else { continue };
        if elements.iter().any(|it| ctx.is_unfilled(it)) {
            continue;
        }
        let clause = statement.resources[0].span;
        let is_inside = |it: &Finding| clause.start <= it.span.start && it.span.end <= clause.end;
        if ctx.findings.iter().any(is_inside) {
            continue;
        }
        let mut found: Vec<(&Text, Fact)> = Vec::new();
        let reach = &ctx.reaches[idx];
        for value in reach.values.iter().filter(|_| !reach.inverted) {
            let Breadth::Actions(service, actions) = &value.breadth else {
                continue;
            };
            let mut fitting = Fitting {
                service,
                elements,
                types: BTreeMap::new(),
            };
            if actions.is_empty() || actions.iter().any(|it| fitting.takes(it)) {
                continue;
            }
            let types = service.resource_types_of(actions[0]).map(|(it, _)| it).next();
            let fact = match types.and_then(|it| it.arns.first()) {
                None => Fact::NeedsEveryResource,
                Some(format) => Fact::ActsOnNone {
                    format: format.text().to_string(),
                },
            };
            found.push((value.text, fact));
        }
        // One statement names the wrong resources once, whatever actions stand beside them.
        let is_of_type = |it: &&Fact| !matches!(it, Fact::NeedsEveryResource);
        let first = found.iter().map(|(_, fact)| fact).find(is_of_type).cloned();
        for (value, fact) in found {
            let fact = first.clone().filter(|_| is_of_type(&&fact)).unwrap_or(fact);
            let is_typed = is_of_type(&&fact);
            let added = ctx
                .add(Code::ActionsGrantNothing, value.span, fact)
                .names(&value.value)
                .label(clause, Role::Resources);
            if is_typed {
                added.within(statement.span);
            }
        }
    }
}

/// The values of `Resource`, unless one of them may be anything.
fn resources(statement: &Statement) -> Option<&[Text]> {
    let [clause] = statement.resources.as_slice() else {
        return None;
    };
    let may_be_anything = |it: &Text| it.value.trim() == "*" || !it.value.starts_with("arn:");
    let is_plain = !clause.inverted && !clause.elements.is_empty() && !clause.elements.iter().any(may_be_anything);
    is_plain.then_some(&clause.elements)
}

/// The types of resources of a service that the values of a statement could be, as far as they were asked for.
struct Fitting<'a> {
    service: &'a Service,
    elements: &'a [Text],
    types: BTreeMap<u16, bool>,
}

impl Fitting<'_> {
    /// Whether an action acts on one of them.
    fn takes(&mut self, action: &Action) -> bool {
        let (service, elements) = (self.service, self.elements);
        let is_all_buckets = || elements.iter().any(|it| it.value.ends_with(":::*"));
        if &*action.name == "ListAllMyBuckets" && is_all_buckets() {
            return true;
        }
        service.resource_types_of(action).any(|(of_type, edge)| {
            *self.types.entry(edge.resource_type).or_insert_with(|| {
                let fits = |arn| elements.iter().any(|it| format::could_be(arn, &it.value));
                of_type.arns.iter().any(fits)
            })
        })
    }
}
