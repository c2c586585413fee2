//! Blanks around a value, which are hard to see.

use alloc::format;

use super::Ctx;
use crate::diagnostic::Severity;
use crate::json::quote;
use crate::policy::Text;
use crate::report::{flaw, quoted};

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Reports blanks around an action, which don't count, and gives the action without them.
// rule: G-16
pub(super) fn report_around_action<'t>(ctx: &mut Ctx<'_>, element: &'t Text) -> &'t str {
    report(ctx, element, "are left out when actions are compared");
    element.value.trim_matches(BLANKS)
}

/// Reports blanks around a resource, which count, and says whether there are any.
pub(super) fn report_around_resource(ctx: &mut Ctx<'_>, element: &Text) -> bool {
    report(ctx, element, "count when resources are compared")
}

fn report(ctx: &mut Ctx<'_>, element: &Text, what_of_them: &str) -> bool {
    let text = element.value.as_str();
    let trimmed = text.trim_matches(BLANKS);
    if trimmed.len() == text.len() {
        return false;
    }
    let n_before = text.len() - text.trim_start_matches(BLANKS).len();
    let blanks = if 0 < n_before {
        0..n_before
    } else {
        trimmed.len()..text.len()
    };
    let message = format!("the blanks around {} {what_of_them}", quoted(trimmed));
    ctx.add(
        flaw(
            Severity::Warning,
            "SURROUNDING_BLANKS",
            "G-16",
            ctx.inside(element, blanks),
            message,
        )
        .with_fix("Remove the blanks", element.span, quote(trimmed)),
    );
    true
}
