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
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::service::{Action, ResourceType, Service};
use iam_catalog::template::ArnTemplate;
use iam_catalog::usual;
use iam_syntax::arn::fields;
use iam_syntax::policy::{Clause, PolicyKind, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{ActionFact, Fact};
use crate::finding::{Finding, Role};
use crate::format;
use crate::neighbour;
use crate::reach::Breadth;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    // The resource of a trust or key policy is the role or key itself.
    if matches!(ctx.kind, PolicyKind::Trust | PolicyKind::Key) {
        return;
    }
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let Some(clause) = resources(statement) else { continue };
        let elements = clause.elements.as_slice();
        if elements.iter().any(|it| ctx.is_unfilled(it)) {
            continue;
        }
        let is_inside = |it: &Finding| clause.span.start <= it.span.start && it.span.end <= clause.span.end;
        if ctx.findings.iter().any(is_inside) {
            continue;
        }
        let mut on_none: Vec<&Text> = Vec::new();
        let mut misplaced: Vec<Misplaced<'_>> = Vec::new();
        let mut meant = Meant {
            elements,
            known: BTreeMap::new(),
        };
        let mut fitting = Fitting {
            elements,
            formats: BTreeMap::new(),
        };
        let reach = &ctx.reaches[idx];
        for value in reach.values.iter().filter(|_| !reach.inverted) {
            let Breadth::Actions(service, actions) = &value.breadth else {
                continue;
            };
            let Some(first) = actions
                .first()
                .filter(|_| !actions.iter().any(|it| fitting.takes(service, it)))
            else {
                continue;
            };
            match meant.by(service, first) {
                None => on_none.push(value.text),
                Some((of_type, format, meant)) => misplaced.push(Misplaced {
                    action: value.text,
                    of_type: &of_type.name,
                    format,
                    meant,
                }),
            }
        }
        for action in on_none {
            ctx.add(
                Code::ActionsGrantNothing,
                action.span,
                Fact::Action(ActionFact::NeedsEveryResource),
            )
            .names(&action.value)
            .label(clause.span, Role::Resources);
        }
        report_misplaced(ctx, statement, clause, misplaced);
    }
}

/// An action beside resources of other types than it acts on.
struct Misplaced<'a> {
    action: &'a Text,
    /// What it acts on, of several the first that is near to what is named.
    of_type: &'a str,
    format: &'a ArnTemplate,
    meant: Option<Near<'a>>,
}

/// A value, and the resource that was probably meant beside it.
type Near<'a> = (&'a Text, String);

/// The resources that were probably meant beside those of a statement, as far as they were asked for.
struct Meant<'a> {
    elements: &'a [Text],
    known: BTreeMap<&'a str, Option<Near<'a>>>,
}

impl<'a> Meant<'a> {
    /// What an action acts on; nothing if it acts on no resource.
    fn by(
        &mut self,
        service: &'a Service,
        action: &'a Action,
    ) -> Option<(&'a ResourceType, &'a ArnTemplate, Option<Near<'a>>)> {
        let mut first = None;
        for (of_type, format) in usual::formats(service, action) {
            let near = match self.known.get(format.text()) {
                Some(near) => near.clone(),
                None => {
                    let near = self.near(service, format);
                    self.known.insert(format.text(), near.clone());
                    near
                }
            };
            if near.is_some() {
                return Some((of_type, format, near));
            }
            first = first.or(Some((of_type, format, None)));
        }
        first
    }

    /// What is meant by another action, if it will do, or what is near to a value.
    fn near(&self, service: &Service, format: &ArnTemplate) -> Option<Near<'a>> {
        let mut found = self.known.values().flatten();
        let will_do = found.find(|(_, meant)| format::could_be(format, meant)).cloned();
        let of = |element: &Text| neighbour::of(service, &element.value, format);
        let mut elements = self.elements.iter();
        will_do.or_else(|| elements.find_map(|element| Some((element, of(element)?))))
    }
}

/// One statement names the wrong resources once, whatever actions stand beside them.
fn report_misplaced(ctx: &mut Ctx<'_>, statement: &Statement, clause: &Clause, misplaced: Vec<Misplaced<'_>>) {
    let Some(first) = misplaced.first() else { return };
    let are_aliases = |it: &Text| fields(&it.value).is_some_and(|it| it[2] == "kms" && it[5].starts_with("alias/"));
    let fact = if first.of_type == "key" && clause.elements.iter().all(are_aliases) {
        Fact::Action(ActionFact::AliasIsNoKey)
    } else {
        Fact::Action(ActionFact::ActsOnNone {
            of_type: first.of_type.to_string(),
            format: first.format.text().to_string(),
        })
    };
    for it in misplaced {
        let fix = it
            .meant
            .and_then(|(element, meant)| edit::add_beside(ctx.tree, element.span, ctx.text, &meant));
        ctx.add(Code::ActionsGrantNothing, it.action.span, fact.clone())
            .names(&it.action.value)
            .within(statement.span)
            .label(clause.span, Role::Resources)
            .fix(fix);
    }
}

/// The values of `Resource`, unless one of them may be anything.
fn resources(statement: &Statement) -> Option<&Clause> {
    let [clause] = statement.resources.as_slice() else {
        return None;
    };
    let may_be_anything = |it: &Text| it.value.trim() == "*" || !it.value.starts_with("arn:");
    let is_plain = !clause.inverted && !clause.elements.is_empty() && !clause.elements.iter().any(may_be_anything);
    is_plain.then_some(clause)
}

/// The formats that the values of a statement could fit, as far as they were asked for.
struct Fitting<'a> {
    elements: &'a [Text],
    formats: BTreeMap<(&'a str, &'a str), bool>,
}

impl<'a> Fitting<'a> {
    /// Whether an action acts on one of them.
    fn takes(&mut self, service: &'a Service, action: &'a Action) -> bool {
        let elements = self.elements;
        let is_all_buckets = || elements.iter().any(|it| it.value.ends_with(":::*"));
        if &*action.name == "ListAllMyBuckets" && is_all_buckets() {
            return true;
        }
        service.formats_of(action).any(|(_, format)| {
            *self
                .formats
                .entry((&service.prefix, format.text()))
                .or_insert_with(|| elements.iter().any(|it| format::could_be(format, &it.value)))
        })
    }
}
