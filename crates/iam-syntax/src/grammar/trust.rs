//! What a trust policy does not take, and which action goes with which principal.

use alloc::format;

use super::Ctx;
use super::draft::Draft;
use crate::diagnostic::Severity;
use crate::pattern::Pattern;
use crate::policy::{Clause, Effect, PrincipalClause, PrincipalEntry, PrincipalFamily};
use crate::report::{flaw, quoted};

const ASSUME_ROLE: &str = "sts:AssumeRole";
const WITH_SAML: &str = "sts:AssumeRoleWithSAML";
const WITH_WEB_IDENTITY: &str = "sts:AssumeRoleWithWebIdentity";

// rule: G-20
pub(super) fn report_flaws(ctx: &mut Ctx<'_>, draft: &Draft) {
    for resource in &draft.resources {
        let message = "a trust policy has no resource: it is about its own role, and this element is ignored";
        ctx.add(
            flaw(
                Severity::Error,
                "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
                "G-20",
                resource.name,
                message,
            )
            .with_help("remove it: AWS does not save the policy with it"),
        );
    }
    if let Some(principal) = &draft.principal {
        if principal.inverted {
            let message = "a trust policy has no `NotPrincipal`";
            ctx.add(
                flaw(
                    Severity::Error,
                    "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
                    "G-20",
                    principal.name,
                    message,
                )
                .with_help("name in `Principal` who may assume the role"),
            );
        }
        // A Deny for everybody is how exceptions are made.
        if draft.effect.is_none_or(|(effect, _)| effect == Effect::Allow) {
            report_everybody(ctx, principal);
        }
    }
    if let Some(action) = draft.action.as_ref().filter(|action| !action.inverted) {
        report_foreign(ctx, action);
        if let Some(principal) = draft.principal.as_ref().filter(|principal| !principal.inverted) {
            report_mismatches(ctx, action, principal);
        }
    }
}

// rule: G-21
fn report_everybody(ctx: &mut Ctx<'_>, principal: &PrincipalClause) {
    for entry in &principal.entries {
        if entry.family == PrincipalFamily::Aws && entry.value.value == "*" {
            let code = "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL";
            let message = "`*` in a trust policy means everybody in every account";
            ctx.add(
                flaw(Severity::Error, code, "G-21", entry.value.span, message)
                    .with_help("name the accounts, users or roles that may assume the role"),
            );
        }
    }
}

fn report_foreign(ctx: &mut Ctx<'_>, action: &Clause) {
    for element in &action.elements {
        let service = element
            .value
            .split_once(':')
            .map_or("sts", |(service, _)| service.trim_start());
        if !Pattern::ignoring_case(service).matches("sts") {
            let message = format!(
                "a trust policy is about actions of `sts`, not {}",
                quoted(&element.value)
            );
            ctx.add(flaw(
                Severity::Error,
                "UNSUPPORTED_ACTION_IN_POLICY",
                "G-20",
                element.span,
                message,
            ));
        }
    }
}

fn report_mismatches(ctx: &mut Ctx<'_>, action: &Clause, principal: &PrincipalClause) {
    let mut names_one = false;
    let code = "MISMATCHED_ACTION_FOR_PRINCIPAL";
    for element in &action.elements {
        let named = [ASSUME_ROLE, WITH_SAML, WITH_WEB_IDENTITY]
            .into_iter()
            .find(|name| name.eq_ignore_ascii_case(element.value.trim()));
        let Some(named) = named else { continue };
        let fits = principal
            .entries
            .iter()
            .any(|entry| action_of(entry).is_none_or(|action| action == named));
        if principal.entries.is_empty() || fits {
            names_one = true;
            continue;
        }
        let message = format!("`{named}` is not for any principal of this statement");
        ctx.add(
            flaw(Severity::Error, code, "G-20", element.span, message)
                .with_label(principal.span, "the principals")
                .with_help(caller_of(named)),
        );
    }
    // A statement with `sts:TagSession` alone is for callers that another statement lets in.
    if !names_one {
        return;
    }
    for entry in &principal.entries {
        let Some(needed) = action_of(entry) else { continue };
        let fits = |value: &str| Pattern::ignoring_case(value.trim()).matches(needed);
        if !action.elements.iter().any(|element| fits(&element.value)) {
            let message = format!(
                "{} assumes roles by `{needed}`, which is not here",
                quoted(&entry.value.value)
            );
            ctx.add(
                flaw(Severity::Error, code, "G-20", entry.value.span, message).with_label(action.span, "the actions"),
            );
        }
    }
}

/// The action by which a principal assumes roles; nothing where the name says no more.
fn action_of(entry: &PrincipalEntry) -> Option<&'static str> {
    match entry.family {
        PrincipalFamily::Aws if entry.value.value == "*" => None,
        PrincipalFamily::Aws | PrincipalFamily::Service | PrincipalFamily::CanonicalUser => Some(ASSUME_ROLE),
        PrincipalFamily::Federated if entry.value.value.contains(":saml-provider/") => Some(WITH_SAML),
        PrincipalFamily::Federated => Some(WITH_WEB_IDENTITY),
    }
}

fn caller_of(action: &str) -> &'static str {
    match action {
        WITH_SAML => "it is for a `saml-provider` under `Federated`",
        WITH_WEB_IDENTITY => "it is for an `oidc-provider` or a name such as `accounts.google.com` under `Federated`",
        _ => "it is for principals under `AWS` or `Service`",
    }
}
