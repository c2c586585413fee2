//! `Principal` and `NotPrincipal`.

use alloc::format;
use alloc::vec::Vec;

use super::Ctx;
use super::element::{list, texts};
use crate::diagnostic::Severity;
use crate::json::{Member, Value, quote};
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
    let member = member?;
    let entries = match &member.value.value {
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
            let message = format!("{} as a whole names nobody", quoted(text));
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
        Value::Object(members) => read_map(ctx, members)?,
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
fn read_map(ctx: &mut Ctx<'_>, members: &[Member<'_>]) -> Option<Vec<PrincipalEntry>> {
    let mut entries = Vec::new();
    let mut whole = true;
    for member in members {
        let Some((name, family)) = FAMILIES.into_iter().find(|(name, _)| *name == member.key) else {
            report_unknown(ctx, member);
            whole = false;
            continue;
        };
        match texts(ctx, &member.value, &quoted(name)) {
            Some(texts) => entries.extend(texts.into_iter().map(|value| PrincipalEntry { family, value })),
            None => whole = false,
        }
    }
    whole.then_some(entries)
}

fn report_unknown(ctx: &mut Ctx<'_>, member: &Member<'_>) {
    let names = FAMILIES.map(|(name, _)| name);
    let message = format!("{} is not a kind of principal", quoted(&member.key));
    let found = malformed("INVALID_PRINCIPAL_KEY", "G-7", member.key_span, message);
    ctx.add(match nearest(&member.key, names) {
        Some(meant) => found.with_help(format!("did you mean `{meant}`?")).with_fix(
            format!("Write `{meant}`"),
            member.key_span,
            quote(meant),
        ),
        None => found.with_help(format!("the kinds are {}", list(&names))),
    });
}
