//! `Action` and `NotAction`.

use super::Ctx;
use super::element::texts;
use crate::json::Member;
use crate::policy::Clause;
use crate::report::quoted;

pub(super) fn read(ctx: &mut Ctx<'_>, member: Option<&Member<'_>>) -> Option<Clause> {
    let member = member?;
    let elements = texts(ctx, &member.value, &quoted(&member.key))?;
    Some(Clause {
        name: member.key_span,
        span: member.value.span,
        inverted: member.key.starts_with("Not"),
        elements,
    })
}
