//! `UNSUPPORTED_ACTION_IN_POLICY`, `UNSUPPORTED_RESOURCE_ARN_IN_POLICY`: a resource policy that speaks of another service's
//! actions or resources.
//!
//! The policy is asked about its own resource alone, so such a statement is never met; most services refuse to save it.
//!
//! ```json
//! { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }   // on a bucket
//! ```

use alloc::string::{String, ToString};

use iam_syntax::arn;
use iam_syntax::policy::PolicyKind;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{ActionFact, Fact};
use crate::reach::Breadth;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind == PolicyKind::Trust {
        check_trust(ctx);
        return;
    }
    if (ctx.kind, ctx.service) == (PolicyKind::Resource, Some("s3")) {
        check_buckets(ctx);
    }
    let service = match (ctx.kind, ctx.service) {
        (PolicyKind::Key, _) => "kms",
        (PolicyKind::Resource, Some(service)) => service,
        (
            PolicyKind::Resource
            | PolicyKind::Identity
            | PolicyKind::Boundary
            | PolicyKind::Session
            | PolicyKind::Trust
            | PolicyKind::Scp
            | PolicyKind::Rcp
            | PolicyKind::Endpoint,
            _,
        ) => return,
    };
    let is_own = |name: &str| name.eq_ignore_ascii_case(service) || name.contains(['*', '?']);
    let policy = ctx.policy;
    for statement in &policy.statements {
        for value in statement.action.iter().flat_map(|it| &it.elements) {
            let prefix = value.value.trim().split_once(':').map(|(prefix, _)| prefix);
            if prefix.is_some_and(|it| !it.is_empty() && !is_own(it)) {
                let fact = Fact::Action(ActionFact::ActionOfOtherService {
                    action: value.value.to_string(),
                    service: String::from(service),
                });
                ctx.add(Code::UnsupportedActionInPolicy, value.span, fact);
            }
        }
        for value in statement.resources.iter().flat_map(|it| &it.elements) {
            let fields = arn::fields(&value.value).filter(|it| it[0] == "arn");
            let named = fields.map(|it| it[2]).filter(|it| !it.contains("${"));
            if ctx.kind == PolicyKind::Key && fields.is_some_and(|it| is_own(it[2]) && !could_be_key(it[5])) {
                let fact = Fact::Action(ActionFact::ResourceIsNoKey {
                    arn: value.value.to_string(),
                });
                ctx.add(Code::UnsupportedResourceArnInPolicy, value.span, fact);
            } else if named.is_some_and(|it| !is_own(it)) {
                let fact = Fact::Action(ActionFact::ResourceOfOtherService {
                    arn: value.value.to_string(),
                    service: String::from(service),
                });
                ctx.add(Code::UnsupportedResourceArnInPolicy, value.span, fact);
            }
        }
    }
}

/// A bucket's policy is about the bucket, so that of two that it names one is another's.
fn check_buckets(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    let clauses = policy.statements.iter().flat_map(|it| &it.resources);
    let values = clauses.filter(|it| !it.inverted).flat_map(|it| &it.elements);
    let mut first: Option<&str> = None;
    for value in values {
        let Some(bucket) = bucket(&value.value) else { continue };
        let first = *first.get_or_insert(bucket);
        if bucket != first {
            let fact = Fact::Action(ActionFact::ResourceOfOtherBucket {
                bucket: bucket.to_string(),
                first: first.to_string(),
            });
            ctx.add(Code::UnsupportedResourceArnInPolicy, value.span, fact);
        }
    }
}

/// The bucket of an ARN that names one and leaves nothing open in its name.
fn bucket(arn: &str) -> Option<&str> {
    let [_, _, service, region, account, resource] = arn::fields(arn)?;
    let name = resource.split_once('/').map_or(resource, |(bucket, _)| bucket);
    let is_bucket = service == "s3" && region.is_empty() && account.is_empty() && !name.is_empty();
    (is_bucket && !name.contains(['*', '?', '$'])).then_some(name)
}

/// Whether the last field of an ARN may be that of a key, of which an alias is another name and no part.
fn could_be_key(resource: &str) -> bool {
    const KEY: &str = "key/";
    let fixed = &resource[..resource.find(['*', '?', '$']).unwrap_or(resource.len())];
    let n_same = fixed.len().min(KEY.len());
    fixed.as_bytes()[..n_same] == KEY.as_bytes()[..n_same] && (fixed.len() < resource.len() || n_same == KEY.len())
}

/// A trust policy speaks of assuming the role, and of what is given along; of other services the reader says so.
fn check_trust(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let Some(clause) = statement.action.as_ref().filter(|it| !it.inverted) else {
            continue;
        };
        let is_for_trust = |name: &str| ["AssumeRole", "Set", "Tag"].iter().any(|head| name.starts_with(head));
        for (value, element) in clause.elements.iter().enumerate() {
            let odd = match &ctx.reaches[idx].values[value].breadth {
                Breadth::Actions(service, actions)
                    if &*service.prefix == "sts" && !element.value.contains(['*', '?']) =>
                {
                    actions.iter().find(|it| !is_for_trust(&it.name))
                }
                Breadth::Actions(..) | Breadth::Services | Breadth::Unknown => None,
            };
            if odd.is_some() {
                ctx.add(
                    Code::UnsupportedActionInPolicy,
                    element.span,
                    Fact::Action(ActionFact::ActionNotOfTrust),
                )
                .names(element.value.trim());
            }
        }
    }
}
