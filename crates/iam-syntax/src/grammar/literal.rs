//! The values of conditions: what an operator cannot read, and what it reads otherwise than meant.

use alloc::format;

use super::{Ctx, variable};
use crate::arn;
use crate::bytes::{self, has_star};
use crate::diagnostic::{Diagnostic, Severity};
use crate::literal::ip::Range;
use crate::literal::number::Number;
use crate::literal::{base64, boolean, date};
use crate::operator::{Base, Strings};
use crate::policy::{Condition, Text};
use crate::report::{flaw, quoted};

pub(super) fn report_flaws(ctx: &mut Ctx<'_>, condition: &Condition, value: &Text) {
    let base = condition.operator.base;
    if !base.takes_variables() || base == Base::Bool {
        if report_variable(ctx, value, base) {
            return;
        }
    } else if variable::report_wrong(ctx, value) && matches!(base, Base::Arn { .. }) {
        // What the variable stands for may hold any number of fields.
        return;
    }
    let found = match base {
        Base::String {
            compare: Strings::Like, ..
        } => None,
        Base::String {
            compare: Strings::Equals | Strings::EqualsIgnoreCase,
            ..
        } => plain_wildcard(ctx, value),
        Base::Numeric(_) => wrong_number(value),
        Base::Date(_) => wrong_date(condition, value),
        Base::Bool | Base::Null => wrong_bool(value),
        Base::Binary => wrong_base64(value),
        Base::IpAddress { .. } => wrong_range(value),
        Base::Arn { .. } => wrong_arn(value),
    };
    if let Some(found) = found {
        ctx.add(found);
    }
}

// rule: V-5
fn report_variable(ctx: &mut Ctx<'_>, value: &Text, base: Base) -> bool {
    let Some(first) = variable::marks(&value.value).next() else {
        return false;
    };
    let variable = quoted(&value.value[first.clone()]);
    let message = match base {
        Base::Bool => format!("AWS contradicts itself on {variable} under `Bool`; it is replaced here"),
        _ => format!("this operator takes no variables, so {variable} stands for itself"),
    };
    ctx.add(flaw(
        Severity::Error,
        "INVALID_VARIABLE_FOR_OPERATOR",
        "V-5",
        ctx.inside(value, first),
        message,
    ));
    true
}

fn plain_wildcard(ctx: &Ctx<'_>, value: &Text) -> Option<Diagnostic> {
    let text = value.value.as_str();
    if !has_star(text) {
        return None;
    }
    // The wildcards of `${*}` and `${?}` are meant as the characters themselves.
    let mut marks = variable::marks(text);
    let mut mark = marks.next();
    let (at, _) = text.match_indices(['*', '?']).find(|(at, _)| {
        while mark.as_ref().is_some_and(|mark| mark.end <= *at) {
            mark = marks.next();
        }
        !mark.as_ref().is_some_and(|mark| mark.contains(at))
    })?;
    let message = format!(
        "the `{}` in {} is no wildcard under this operator",
        &text[at..=at],
        quoted(text)
    );
    let place = ctx.inside(value, at..at + 1);
    Some(
        flaw(
            Severity::Warning,
            "WILDCARD_WITHOUT_LIKE_OPERATOR",
            "4.2",
            place,
            message,
        )
        .with_help("use `StringLike` or `StringNotLike` to match a pattern"),
    )
}

fn unreadable(code: &'static str, rule: &'static str, value: &Text, what: &str) -> Diagnostic {
    let message = format!("{} is not {what}, so it equals nothing", quoted(&value.value));
    flaw(Severity::Warning, code, rule, value.span, message)
}

// rule: C-50
fn wrong_number(value: &Text) -> Option<Diagnostic> {
    Number::parse(&value.value).is_none().then(|| {
        unreadable("TYPE_MISMATCH_NUMBER", "C-50", value, "a number").with_help("write digits, as in `10` or `-2.5`")
    })
}

// rule: C-54
fn wrong_bool(value: &Text) -> Option<Diagnostic> {
    let is_bool = boolean::parse(&value.value).is_some();
    (!is_bool).then(|| unreadable("TYPE_MISMATCH_BOOLEAN", "C-54", value, "`true` or `false`"))
}

// rule: C-53
fn wrong_base64(value: &Text) -> Option<Diagnostic> {
    let is_base64 = base64::parse(&value.value).is_some();
    (!is_base64).then(|| unreadable("TYPE_MISMATCH_STRING", "C-53", value, "base64 text"))
}

// rule: C-51
// rule: C-12
fn wrong_date(condition: &Condition, value: &Text) -> Option<Diagnostic> {
    let text = value.value.as_str();
    let help = "write a date as in `2026-01-31T12:00:00Z`";
    if date::counts_seconds(text) {
        if condition.key.value.eq_ignore_ascii_case("aws:EpochTime") {
            return None;
        }
        let message = format!("{} counts seconds since 1970", quoted(text));
        let found = flaw(Severity::Warning, "INVALID_DATE_VALUE", "C-12", value.span, message);
        return Some(found.with_help(help));
    }
    let is_date = date::Instant::parse(text).is_some();
    (!is_date).then(|| unreadable("TYPE_MISMATCH_DATE", "C-51", value, "a date").with_help(help))
}

// rule: C-52
// rule: C-13
fn wrong_range(value: &Text) -> Option<Diagnostic> {
    let Some(range) = Range::parse(&value.value) else {
        let found = unreadable("TYPE_MISMATCH_IP_RANGE", "C-52", value, "an IP address or range");
        return Some(
            Diagnostic {
                severity: Severity::Error,
                ..found
            }
            .with_help("write a range as in `203.0.113.0/24`"),
        );
    };
    let network = range.network();
    (network != range).then(|| {
        let message = format!("{} has bits behind its prefix, which are ignored", quoted(&value.value));
        flaw(Severity::Suggestion, "IMPROVE_IP_RANGE", "C-13", value.span, message).with_fix(
            format!("Write `{network}`"),
            value.span,
            format!("\"{network}\""),
        )
    })
}

// rule: C-10
fn wrong_arn(value: &Text) -> Option<Diagnostic> {
    let text = value.value.as_str();
    let prefix = &text[..bytes::find(text.as_bytes(), b':').unwrap_or(text.len())];
    if prefix != "arn" && !has_star(prefix) {
        let message = format!("{} does not begin with `arn:`, so no ARN equals it", quoted(text));
        return Some(flaw(Severity::Error, "INVALID_ARN_PREFIX", "C-10", value.span, message));
    }
    arn::fields(text).is_none().then(|| {
        let message = format!(
            "{} has fewer than the six fields of an ARN, so no ARN equals it",
            quoted(text)
        );
        flaw(Severity::Error, "MISSING_ARN_FIELD", "C-10", value.span, message)
            .with_help("the fields are `arn:partition:service:region:account:resource`")
    })
}
