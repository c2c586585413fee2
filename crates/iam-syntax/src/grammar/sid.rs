//! `Sid`: which characters, and whether it stands once.

use alloc::format;

use super::Ctx;
use super::element::text;
use crate::diagnostic::Severity;
use crate::json::Member;
use crate::policy::{PolicyKind, Text};
use crate::report::{flaw, quoted};

// rule: G-11
pub(super) fn read<'t>(ctx: &mut Ctx<'t>, member: Option<&'t Member<'_>>) -> Option<Text> {
    let json = &member?.value;
    let sid = text(ctx, json, "`Sid`")?;
    if sid.value.is_empty() {
        let message = "an empty `Sid` says nothing";
        ctx.add(
            flaw(Severity::Suggestion, "EMPTY_SID_VALUE", "G-11", sid.span, message).with_help("remove it, or fill it"),
        );
        return Some(sid);
    }
    // IAM itself is strict; other services have rules of their own.
    let is_strict = matches!(
        ctx.kind,
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Trust
    );
    let odd = sid
        .value
        .char_indices()
        .find(|(_, character)| !character.is_ascii_alphanumeric());
    if let (true, Some((at, character))) = (is_strict, odd) {
        let place = ctx.inside(&sid, at..at + character.len_utf8());
        let message = format!("a `Sid` is letters and digits, unlike {}", quoted(&sid.value));
        ctx.add(flaw(Severity::Error, "UNSUPPORTED_SID", "G-11", place, message));
    }
    let first = *ctx.sids.entry(json.as_str()?).or_insert(sid.span);
    if first != sid.span {
        let (severity, code) = if is_strict {
            (Severity::Error, "UNIQUE_SIDS_REQUIRED")
        } else {
            (Severity::Warning, "UNIQUE_SIDS_RECOMMENDED")
        };
        let message = format!("the `Sid` {} stands twice in the policy", quoted(&sid.value));
        ctx.add(flaw(severity, code, "G-11", sid.span, message).with_label(first, "the first one"));
    }
    Some(sid)
}
