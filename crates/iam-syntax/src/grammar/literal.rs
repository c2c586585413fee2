//! The values of conditions: what an operator cannot read, and what it reads otherwise than meant.

use alloc::format;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Ctx, variable};
use crate::diagnostic::{Diagnostic, Severity};
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
    let digits = value.value.strip_prefix(['+', '-']).unwrap_or(&value.value);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = match digits.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(digits),
    };
    (!is_number).then(|| {
        unreadable("TYPE_MISMATCH_NUMBER", "C-50", value, "a number").with_help("write digits, as in `10` or `-2.5`")
    })
}

// rule: C-54
fn wrong_bool(value: &Text) -> Option<Diagnostic> {
    let is_bool = ["true", "false"]
        .iter()
        .any(|word| value.value.eq_ignore_ascii_case(word));
    (!is_bool).then(|| unreadable("TYPE_MISMATCH_BOOLEAN", "C-54", value, "`true` or `false`"))
}

// rule: C-53
fn wrong_base64(value: &Text) -> Option<Diagnostic> {
    let body = value.value.trim_end_matches('=');
    let n_padding = value.value.len() - body.len();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    let is_base64 = value.value.len().is_multiple_of(4) && n_padding <= 2 && body.bytes().all(is_letter);
    (!is_base64).then(|| unreadable("TYPE_MISMATCH_STRING", "C-53", value, "base64 text"))
}

// rule: C-51
// rule: C-12
fn wrong_date(condition: &Condition, value: &Text) -> Option<Diagnostic> {
    let text = value.value.as_str();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        if condition.key.value.eq_ignore_ascii_case("aws:EpochTime") {
            return None;
        }
        let message = format!("{} counts seconds since 1970", quoted(text));
        return Some(
            flaw(Severity::Warning, "INVALID_DATE_VALUE", "C-12", value.span, message)
                .with_help("write a date as in `2026-01-31T12:00:00Z`"),
        );
    }
    (!is_date(text)).then(|| {
        unreadable("TYPE_MISMATCH_DATE", "C-51", value, "a date").with_help("write a date as in `2026-01-31T12:00:00Z`")
    })
}

/// `YYYY-MM`, then in turn `-DD`, `Thh:mm`, `:ss`, `.s` and a zone.
fn is_date(text: &str) -> bool {
    let mut rest = text;
    let mut number = |before: &str, n_digits: usize| -> Option<u32> {
        let (digits, after) = rest.strip_prefix(before)?.split_at_checked(n_digits)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| is_number)?;
        rest = after;
        Some(number)
    };
    let (Some(year), Some(month @ 1..=12)) = (number("", 4), number("-", 2)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let n_days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (day, hour) = (number("-", 2), number("T", 2));
    let Some(hour) = hour else {
        return rest.is_empty() && day.is_none_or(|day| 1 <= day && day <= n_days);
    };
    if !(day.is_some_and(|day| 1 <= day && day <= n_days) && hour <= 23 && number(":", 2).is_some_and(|it| it <= 59)) {
        return false;
    }
    let second = number(":", 2);
    let mut zone = rest;
    if second.is_some()
        && let Some(fraction) = rest.strip_prefix('.')
    {
        zone = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
        if zone.len() == fraction.len() {
            return false;
        }
    }
    second.is_none_or(|second| second <= 59) && is_zone(zone)
}

fn is_zone(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "Z");
    };
    let part = |text: &str, most: u32| {
        text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit()) && text.parse().is_ok_and(|it: u32| it <= most)
    };
    time.split_once(':')
        .is_some_and(|(hour, minute)| part(hour, 23) && part(minute, 59))
}

// rule: C-52
// rule: C-13
fn wrong_range(value: &Text) -> Option<Diagnostic> {
    let Some((address, prefix)) = range(&value.value) else {
        let found = unreadable("TYPE_MISMATCH_IP_RANGE", "C-52", value, "an IP address or range");
        return Some(
            Diagnostic {
                severity: Severity::Error,
                ..found
            }
            .with_help("write a range as in `203.0.113.0/24`"),
        );
    };
    let first = match address {
        IpAddr::V4(address) => IpAddr::V4(Ipv4Addr::from_bits(
            address.to_bits() & u32::MAX.checked_shl(32 - prefix).unwrap_or(0),
        )),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(
            address.to_bits() & u128::MAX.checked_shl(128 - prefix).unwrap_or(0),
        )),
    };
    (first != address).then(|| {
        let message = format!("{} has bits behind its prefix, which are ignored", quoted(&value.value));
        flaw(Severity::Suggestion, "IMPROVE_IP_RANGE", "C-13", value.span, message).with_fix(
            format!("Write `{first}/{prefix}`"),
            value.span,
            format!("\"{first}/{prefix}\""),
        )
    })
}

fn range(text: &str) -> Option<(IpAddr, u32)> {
    let (address, prefix) = text
        .split_once('/')
        .map_or((text, None), |(address, prefix)| (address, Some(prefix)));
    let address: IpAddr = address.parse().ok()?;
    let widest = if address.is_ipv4() { 32 } else { 128 };
    let Some(digits) = prefix else {
        return Some((address, widest));
    };
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits.len() == 1 || !digits.starts_with('0'));
    let prefix = digits.parse().ok().filter(|prefix| is_plain && *prefix <= widest)?;
    Some((address, prefix))
}

// rule: C-10
fn wrong_arn(value: &Text) -> Option<Diagnostic> {
    let text = value.value.as_str();
    let prefix = text.split(':').next().unwrap_or("");
    if prefix != "arn" && !prefix.contains(['*', '?']) {
        let message = format!("{} does not begin with `arn:`, so no ARN equals it", quoted(text));
        return Some(flaw(Severity::Error, "INVALID_ARN_PREFIX", "C-10", value.span, message));
    }
    (text.matches(':').count() < 5).then(|| {
        let message = format!(
            "{} has fewer than the six fields of an ARN, so no ARN equals it",
            quoted(text)
        );
        flaw(Severity::Error, "MISSING_ARN_FIELD", "C-10", value.span, message)
            .with_help("the fields are `arn:partition:service:region:account:resource`")
    })
}
