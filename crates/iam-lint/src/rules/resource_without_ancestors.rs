//! `RESOURCE_WITHOUT_ANCESTORS`: a table of AWS Glue, and not its database and catalog, on which its actions are asked too.
//!
//! Another policy of the same caller may allow them there.
//!
//! ```json
//! { "Effect": "Allow", "Action": "glue:GetTable", "Resource": "arn:aws:glue:us-east-1:111122223333:table/db/t" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html>

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::service::{Action, Service};
use iam_syntax::arn::fields;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{PolicyKind, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, ResourceFact};

const GLUE: &str = "glue";
/// What lies in a database, as an ARN and as the reference calls it.
const IN_DATABASE: [(&str, &str); 3] = [
    ("table", "table"),
    ("tableVersion", "tableversion"),
    ("userDefinedFunction", "userdefinedfunction"),
];

/// In the ARN of a version: database, table, version.
const MOST_NAMES: usize = 3;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !matches!(
        ctx.kind,
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session
    ) {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        let Some((last, lacks, action)) = lacks(ctx, idx, statement) else {
            continue;
        };
        let fix = edit::add_all_beside(ctx.tree, last.span, ctx.text, &lacks);
        let fact = Fact::Resource(ResourceFact::WithoutAncestors {
            action: format!("{GLUE}:{action}"),
            lacks,
        });
        ctx.add(Code::ResourceWithoutAncestors, last.span, fact)
            .within(statement.span)
            .fix(fix);
    }
}

/// The last resource of a statement that lies in others, what of those nothing allows, and the action that is asked there.
fn lacks<'a>(ctx: &Ctx<'a>, idx: usize, statement: &'a Statement) -> Option<(&'a Text, Vec<String>, &'a str)> {
    let [clause] = statement.resources.as_slice() else {
        return None;
    };
    if clause.inverted || clause.elements.iter().any(|it| ctx.is_unfilled(it)) {
        return None;
    }
    let mut found = None;
    let mut all: Vec<String> = Vec::new();
    for element in &clause.elements {
        let Some((of_type, ancestors)) = ancestors(&element.value) else {
            continue;
        };
        let mut actions = ctx.reaches[idx].actions();
        let asked = actions.find(|(service, action)| is_asked_above(service, action, of_type));
        let Some((_, action)) = asked else { continue };
        let lacks = ancestors.into_iter().filter(|it| !is_allowed(ctx, &action.name, it));
        for arn in lacks {
            found = Some((element, &*action.name));
            if !all.contains(&arn) {
                all.push(arn);
            }
        }
    }
    found.map(|(element, action)| (element, all, action))
}

/// What a resource of the Data Catalog is, and what it lies in.
fn ancestors(value: &str) -> Option<(&'static str, Vec<String>)> {
    let [arn, partition, service, region, account, resource] = fields(value)?;
    let (kind, rest) = resource.split_once('/')?;
    if (arn, service) != ("arn", GLUE) {
        return None;
    }
    let above = |it: &str| format!("arn:{partition}:{GLUE}:{region}:{account}:{it}");
    let inside = IN_DATABASE.iter().find(|(it, _)| *it == kind);
    Some(match (inside, kind) {
        // In a catalog within the catalog: which of them are asked no page says.
        (Some((it, _)), _) if MOST_NAMES - usize::from(*it != "tableVersion") < rest.split('/').count() => return None,
        (Some((_, of_type)), _) => {
            let database = rest.split('/').next().unwrap_or_default();
            (
                *of_type,
                [above(&format!("database/{database}")), above("catalog")].into(),
            )
        }
        (None, "database") => ("database", [above("catalog")].into()),
        (None, "connection") => ("connection", [above("catalog")].into()),
        (None, _) => return None,
    })
}

/// Whether an action on such a resource is asked on the catalog as well.
fn is_asked_above(service: &Service, action: &Action, of_type: &str) -> bool {
    let asked = |name: &str| {
        let mut types = service.resource_types_of(action);
        types.any(|(it, edge)| &*it.name == name && edge.is_required)
    };
    &*service.prefix == GLUE && asked("rootcatalog") && asked(of_type)
}

/// Whether any statement may allow an action on a resource.
fn is_allowed(ctx: &Ctx<'_>, action: &str, arn: &str) -> bool {
    ctx.allows().any(|(idx, statement)| {
        let may_be = |it: &Text| it.value.contains("${") || overlap(&it.value, arn) || ctx.is_unfilled(it);
        let on = |statement: &Statement| {
            let mut clauses = statement.resources.iter();
            clauses.any(|it| it.inverted || it.elements.iter().any(may_be))
        };
        ctx.reaches[idx].includes(GLUE, action) && on(statement)
    })
}

/// Whether two patterns of ARNs may be of one: each field of one fits that of the other.
fn overlap(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (fields(one), fields(other)) else {
        return Pattern::new(one).matches(other);
    };
    // Who names catalogs within the catalog may mean those alone.
    let are_within = other[5] == "catalog" && one[5].starts_with("catalog/");
    let fits = |(one, other): (&str, &str)| Pattern::new(one).matches(other) || Pattern::new(other).matches(one);
    are_within || one.into_iter().zip(other).all(fits)
}
