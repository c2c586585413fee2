//! `Principal` and `NotPrincipal`: `"*"`, or a map from kinds to names.

use alloc::format;
use alloc::vec::Vec;

use super::Ctx;
use super::element::{did_you_mean, is_empty_list, list, report_empty, texts};
use super::principal_name;
use crate::diagnostic::Severity;
use crate::json::{Member, Value};
use crate::policy::{PrincipalClause, PrincipalEntry, PrincipalFamily, Text};
use crate::report::{flaw, malformed, quoted};
use crate::suggest::nearest;

const FAMILIES: [(&str, PrincipalFamily); 4] = [
    ("AWS", PrincipalFamily::Aws),
    ("Federated", PrincipalFamily::Federated),
    ("Service", PrincipalFamily::Service),
    ("CanonicalUser", PrincipalFamily::CanonicalUser),
];

pub(super) fn read(ctx: &mut Ctx<'_>, member: Option<&Member<'_>>) -> Option<PrincipalClause> {
    // Where there is no principal, its names are no news.
    let member = member.filter(|_| ctx.kind.has_principal())?;
    let entries = match &member.value.value {
        // rule: P-1
        Value::String(text) if text == "*" => {
            let value = Text {
                value: "*".into(),
                span: member.value.span,
            };
            [PrincipalEntry {
                family: PrincipalFamily::Aws,
                value,
            }]
            .into()
        }
        Value::String(text) => {
            let message = format!("{} without a kind names nobody", quoted(text));
            ctx.add(
                flaw(
                    Severity::Error,
                    "INVALID_PRINCIPAL_FORMAT",
                    "P-1",
                    member.value.span,
                    message,
                )
                .with_help("write `\"*\"`, or an object such as `{ \"AWS\": \"111122223333\" }`"),
            );
            Vec::new()
        }
        Value::Object(members) => {
            // rule: G-15
            if members.is_empty() {
                report_empty(ctx, "EMPTY_OBJECT_PRINCIPAL", member, "an empty object names nobody");
            }
            read_map(ctx, members)
        }
        Value::Torn => return None,
        _ => {
            let message = format!(
                "{} is `\"*\"` or an object, not {}",
                quoted(&member.key),
                member.value.kind()
            );
            ctx.add(malformed(
                "INVALID_PRINCIPAL_FORMAT",
                "G-13",
                member.value.span,
                message,
            ));
            return None;
        }
    };
    let inverted = member.key.starts_with("Not");
    Some(PrincipalClause {
        name: member.key_span,
        span: member.value.span,
        inverted,
        entries,
    })
}

// rule: G-7
fn read_map(ctx: &mut Ctx<'_>, members: &[Member<'_>]) -> Vec<PrincipalEntry> {
    let mut entries = Vec::new();
    for member in members {
        let Some((_, family)) = FAMILIES.into_iter().find(|(name, _)| *name == member.key) else {
            report_unknown(ctx, member);
            continue;
        };
        if is_empty_list(&member.value) {
            report_empty(ctx, "EMPTY_ARRAY_PRINCIPAL", member, "an empty list names nobody");
        }
        principal_name::report_family(ctx, member.key_span, family);
        for value in texts(ctx, member) {
            principal_name::report_flaws(ctx, family, &value);
            entries.push(PrincipalEntry { family, value });
        }
    }
    entries
}

fn report_unknown(ctx: &mut Ctx<'_>, member: &Member<'_>) {
    let names = FAMILIES.map(|(name, _)| name);
    let message = format!("{} is not a kind of principal", quoted(&member.key));
    let found = malformed("INVALID_PRINCIPAL_KEY", "G-7", member.key_span, message);
    ctx.add(match nearest(&member.key, names) {
        Some(meant) => did_you_mean(found, meant),
        None => found.with_help(format!("the kinds are {}", list(&names))),
    });
}
