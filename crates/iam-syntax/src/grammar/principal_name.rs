//! The names under `AWS`, `Service`, `Federated` and `CanonicalUser`: which of them can name anybody.

use alloc::format;

use super::element::noun;
use super::{Ctx, variable};
use crate::arn::{Arn, is_account_id};
use crate::diagnostic::Severity;
use crate::policy::{PolicyKind, PrincipalFamily, Text};
use crate::report::{flaw, quoted};
use crate::span::Span;

// rule: G-25
pub(super) fn report_family(ctx: &mut Ctx<'_>, key: Span, family: PrincipalFamily) {
    if family == PrincipalFamily::Federated && ctx.kind != PolicyKind::Trust {
        let message = format!(
            "{} has no federated principals; they are for trust policies",
            noun(ctx.kind)
        );
        ctx.add(flaw(
            Severity::Error,
            "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
            "G-25",
            key,
            message,
        ));
    }
}

pub(super) fn report_flaws(ctx: &mut Ctx<'_>, family: PrincipalFamily, name: &Text) {
    if variable::report_forbidden(ctx, name, "a principal") {
        return;
    }
    let text = name.value.as_str();
    if text == "*" && family == PrincipalFamily::Aws {
        return;
    }
    if text.contains(['*', '?']) {
        report_wildcard(ctx, family, name);
        return;
    }
    match family {
        PrincipalFamily::Aws => report_aws(ctx, name),
        PrincipalFamily::Service => report_service(ctx, name),
        PrincipalFamily::Federated => report_federated(ctx, name),
        PrincipalFamily::CanonicalUser => report_canonical_user(ctx, name),
    }
}

// rule: P-13
// rule: P-9
fn report_wildcard(ctx: &mut Ctx<'_>, family: PrincipalFamily, name: &Text) {
    let rule = if family == PrincipalFamily::Service {
        "P-9"
    } else {
        "P-13"
    };
    let message = format!(
        "{} names nobody: a principal has no wildcards, only `*` as a whole",
        quoted(&name.value)
    );
    let found = flaw(
        Severity::Error,
        "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        rule,
        name.span,
        message,
    );
    ctx.add(match family {
        PrincipalFamily::Aws => {
            found.with_help("write `\"*\"` and test `aws:PrincipalArn` with `ArnLike` in a condition")
        }
        PrincipalFamily::Service => {
            found.with_help("name each service, or write `\"*\"` and test `aws:PrincipalServiceName` in a condition")
        }
        PrincipalFamily::Federated | PrincipalFamily::CanonicalUser => found.with_help("name each one"),
    });
}

fn report_aws(ctx: &mut Ctx<'_>, name: &Text) {
    let text = name.value.as_str();
    // rule: P-2
    if is_account_id(text) {
        return;
    }
    // rule: P-11
    if let Some((code, what)) = unique_id(text) {
        let message = format!("{} is the unique id of a {what}, perhaps a deleted one", quoted(text));
        ctx.add(
            flaw(Severity::Warning, code, "P-11", name.span, message).with_help(format!(
                "name the {what} by its ARN; a namesake made anew has another id"
            )),
        );
        return;
    }
    let Some(arn) = Arn::parse(text) else {
        let message = format!(
            "{} is neither `*` nor an account id nor an ARN, so it names nobody",
            quoted(text)
        );
        ctx.add(flaw(
            Severity::Error,
            "INVALID_PRINCIPAL_FORMAT",
            "P-2",
            name.span,
            message,
        ));
        return;
    };
    let kind = arn.resource.split('/').next().unwrap_or("");
    // rule: P-12
    if arn.service == "iam" && kind == "group" {
        let message = format!("a group is no principal, so {} names nobody", quoted(text));
        ctx.add(
            flaw(Severity::Error, "GROUP_AS_PRINCIPAL", "P-12", name.span, message)
                .with_help("name the users, or the account, or a role that they assume"),
        );
        return;
    }
    // rule: P-3
    // rule: P-4
    // rule: P-5
    // rule: P-6
    let rest = arn.resource.strip_prefix(kind).unwrap_or("");
    let is_named = match (arn.service, kind) {
        ("iam", "root") => rest.is_empty(),
        ("iam", "user" | "role") | ("sts", "federated-user") => 1 < rest.len(),
        ("sts", "assumed-role") => rest.matches('/').count() == 2 && !rest.ends_with('/'),
        _ => false,
    };
    if !is_named || !arn.region.is_empty() {
        let message = format!(
            "{} is not the ARN of an account, user, role or session, so it names nobody",
            quoted(text)
        );
        ctx.add(flaw(
            Severity::Error,
            "INVALID_PRINCIPAL_FORMAT",
            "P-3",
            name.span,
            message,
        ));
    } else if !is_account_id(arn.account) && arn.account != "cloudfront" {
        let message = format!("{} is not an account id of twelve digits", quoted(arn.account));
        let start = text.len() - arn.resource.len() - 1 - arn.account.len();
        let account = ctx.inside(name, start..start + arn.account.len());
        ctx.add(flaw(Severity::Error, "INVALID_ARN_ACCOUNT", "P-3", account, message));
    }
}

fn unique_id(text: &str) -> Option<(&'static str, &'static str)> {
    if text.len() < 16 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    match text.get(..4)? {
        "AIDA" => Some(("INVALID_USER_REFERENCE", "user")),
        "AROA" => Some(("INVALID_ROLE_REFERENCE", "role")),
        _ => None,
    }
}

/// Callers of Amazon's own that go by other names.
///
/// Source: <https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html>
const ELSEWHERE: [&str; 2] = ["alexa-appkit.amazon.com", "alexa-connectedhome.amazon.com"];

fn report_service(ctx: &mut Ctx<'_>, name: &Text) {
    let text = name.value.as_str();
    let service = text
        .strip_suffix(".amazonaws.com")
        .or_else(|| text.strip_suffix(".amazonaws.com.cn"));
    let is_service = |service: &str| {
        !service.is_empty()
            && service
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
    };
    if !service.is_some_and(is_service) && !ELSEWHERE.contains(&text) {
        let message = format!("{} is not the name of a service", quoted(text));
        ctx.add(
            flaw(
                Severity::Error,
                "INVALID_SERVICE_PRINCIPAL_FORMAT",
                "P-9",
                name.span,
                message,
            )
            .with_help("a service is named as in `lambda.amazonaws.com`"),
        );
    }
}

// rule: P-7
// rule: P-8
fn report_federated(ctx: &mut Ctx<'_>, name: &Text) {
    let text = name.value.as_str();
    let known = [
        "cognito-identity.amazonaws.com",
        "www.amazon.com",
        "graph.facebook.com",
        "accounts.google.com",
    ]
    .contains(&text);
    let is_provider = |arn: Arn<'_>| {
        arn.service == "iam"
            && ["saml-provider/", "oidc-provider/"]
                .iter()
                .any(|kind| arn.resource.strip_prefix(kind).is_some_and(|name| !name.is_empty()))
    };
    if !known && !Arn::parse(text).is_some_and(is_provider) {
        let message = format!("{} is not an identity provider, so it names nobody", quoted(text));
        ctx.add(
            flaw(
                Severity::Error,
                "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
                "P-8",
                name.span,
                message,
            )
            .with_help(
                "write the ARN of a `saml-provider` or `oidc-provider`, or a name such as `accounts.google.com`",
            ),
        );
    }
}

// rule: P-10
fn report_canonical_user(ctx: &mut Ctx<'_>, name: &Text) {
    let is_canonical = name.value.len() == 64 && name.value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_canonical {
        let message = format!(
            "{} is not a canonical user id of 64 hexadecimal digits",
            quoted(&name.value)
        );
        ctx.add(flaw(
            Severity::Error,
            "INVALID_PRINCIPAL_FORMAT",
            "P-10",
            name.span,
            message,
        ));
    }
}
