//! What Organizations does not take in a resource control policy, and once did not take in a service control policy.

use super::Ctx;
use super::draft::Draft;
use crate::diagnostic::Severity;
use crate::policy::{Clause, Effect, PrincipalClause};
use crate::report::flaw;
use crate::span::Span;

/// The rules of service control policies before September 2025, which pages of AWS still repeat.
// rule: G-22
pub(super) fn report_old_scp(ctx: &mut Ctx<'_>, draft: &Draft) {
    let mut old = |code, span, message| ctx.add(flaw(Severity::Suggestion, code, "G-22", span, message));
    if let Some(action) = &draft.action {
        for element in &action.elements {
            if element.value.trim_end_matches('*').contains(['*', '?']) || element.value.ends_with('?') {
                let message = "before 2025 an action of a service control policy had a wildcard only at its end";
                old("SCP_SYNTAX_ERROR_ACTION_WILDCARD", element.span, message);
            }
        }
    }
    for resource in draft.resources.iter().filter(|resource| resource.inverted) {
        let message = "before 2025 a service control policy had no `NotResource`";
        old("SCP_SYNTAX_ERROR_NOTRESOURCE", resource.name, message);
    }
    if !matches!(draft.effect, Some((Effect::Allow, _))) {
        return;
    }
    if let Some(condition) = draft.condition {
        let message = "before 2025 an Allow of a service control policy had no `Condition`";
        old("SCP_SYNTAX_ERROR_ALLOW_CONDITION", condition, message);
    }
    for action in draft.action.iter().filter(|action| action.inverted) {
        let message = "before 2025 an Allow of a service control policy had no `NotAction`";
        old("SCP_SYNTAX_ERROR_ALLOW_NOTACTION", action.name, message);
    }
    for resource in draft
        .resources
        .iter()
        .filter(|resource| !resource.inverted && !is_star(resource))
    {
        let message = "before 2025 an Allow of a service control policy had the resource `*` alone";
        old("SCP_SYNTAX_ERROR_ALLOW_RESOURCE", resource.span, message);
    }
}

// rule: E-51
pub(super) fn report_rcp(ctx: &mut Ctx<'_>, draft: &Draft) {
    if is_full_access(draft) {
        return;
    }
    let mut refused = |code, span, message| ctx.add(flaw(Severity::Error, code, "E-51", span, message));
    if let Some((Effect::Allow, span)) = draft.effect {
        refused("RCP_SYNTAX_ERROR_ALLOW", span, "a resource control policy only denies");
    }
    if let Some(action) = &draft.action {
        if action.inverted {
            refused(
                "RCP_SYNTAX_ERROR_NOTACTION",
                action.name,
                "a resource control policy has no `NotAction`",
            );
        }
        for element in action.elements.iter().filter(|element| element.value == "*") {
            let message = "a resource control policy names the services, as in `s3:*`";
            refused("RCP_SYNTAX_ERROR_ACTION", element.span, message);
        }
    }
    if let Some(principal) = &draft.principal
        && !is_everybody(ctx, principal)
    {
        let span = if principal.inverted {
            principal.name
        } else {
            principal.span
        };
        let message = "the principal of a resource control policy is `\"*\"`";
        ctx.add(flaw(
            Severity::Error,
            "RCP_SYNTAX_ERROR_PRINCIPAL",
            "E-51",
            span,
            message,
        ));
    }
}

/// `RCPFullAWSAccess`, which AWS attaches itself.
fn is_full_access(draft: &Draft) -> bool {
    matches!(draft.effect, Some((Effect::Allow, _)))
        && draft
            .action
            .as_ref()
            .is_some_and(|action| !action.inverted && is_star(action))
        && draft
            .resources
            .iter()
            .all(|resource| !resource.inverted && is_star(resource))
        && draft.condition.is_none()
        && draft.principal.as_ref().is_some_and(|principal| {
            !principal.inverted && matches!(principal.entries.as_slice(), [one] if one.value.value == "*")
        })
}

fn is_star(clause: &Clause) -> bool {
    matches!(clause.elements.as_slice(), [one] if one.value == "*")
}

/// Whether the principal is the bare `"*"`, without a map.
fn is_everybody(ctx: &Ctx<'_>, principal: &PrincipalClause) -> bool {
    let bare: fn(Span, &str) -> bool = |span, text| span.of(text) == "\"*\"";
    !principal.inverted && bare(principal.span, ctx.text)
}
