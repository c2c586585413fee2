//! How long a policy may be (SEMANTICS.md §1.3), and which characters it may hold.

use alloc::format;
use alloc::vec::Vec;

use super::Ctx;
use super::element::noun;
use crate::bytes::n_plain;
use crate::diagnostic::{Habit, Severity};
use crate::json::{BYTE_ORDER_MARK, is_odd_quote};
use crate::policy::PolicyKind;
use crate::report::flaw;
use crate::span::Span;

/// How AWS counts the characters of a policy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Every,
    /// All but the blanks outside strings.
    WithoutBlanks,
}

struct Quota {
    code: &'static str,
    severity: Severity,
    most: usize,
    count: Count,
    help: &'static str,
}

const fn quota(kind: PolicyKind) -> Option<Quota> {
    let (code, severity, most, count, help) = match kind {
        PolicyKind::Identity => (
            "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
            Severity::Warning,
            6144,
            Count::WithoutBlanks,
            "split it into several managed policies; the inline policies of a user, group or role together have 2,048, 5,120 or 10,240",
        ),
        PolicyKind::Boundary => (
            "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
            Severity::Warning,
            6144,
            Count::WithoutBlanks,
            "a boundary is one managed policy, so it has to be shortened",
        ),
        PolicyKind::Session => (
            "POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA",
            Severity::Warning,
            2048,
            Count::Every,
            "pass managed policies by their ARNs",
        ),
        PolicyKind::Trust => (
            "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
            Severity::Warning,
            2048,
            Count::WithoutBlanks,
            "the quota of an account can be raised to 8,192",
        ),
        PolicyKind::Scp => (
            "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
            Severity::Error,
            10240,
            Count::Every,
            "the console leaves out blanks before it saves; the API does not",
        ),
        PolicyKind::Rcp => (
            "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
            Severity::Error,
            5120,
            Count::Every,
            "the console leaves out blanks before it saves; the API does not",
        ),
        PolicyKind::Endpoint => (
            "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
            Severity::Warning,
            20480,
            Count::Every,
            "white space counts, so write it without",
        ),
        // Each service has its own.
        PolicyKind::Resource | PolicyKind::Key => return None,
    };
    Some(Quota {
        code,
        severity,
        most,
        count,
        help,
    })
}

pub(super) fn report_size(ctx: &mut Ctx<'_>, opener: Span) {
    let Some(quota) = quota(ctx.kind) else { return };
    if ctx.text.len() <= quota.most {
        return;
    }
    let (n_characters, counted) = match quota.count {
        Count::Every => (ctx.text.chars().count(), ""),
        Count::WithoutBlanks => (n_without_blanks(ctx.text), " without white space"),
    };
    if quota.most < n_characters {
        let message = format!(
            "{} has at most {} characters, and this has {n_characters}{counted}",
            noun(ctx.kind),
            quota.most
        );
        ctx.add(flaw(quota.severity, quota.code, "1.3", opener, message).with_help(quota.help));
    }
}

fn n_without_blanks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    // What was written by a program often holds none, and a count of them is quick.
    if bytes.iter().filter(is_blank).count() == 0 {
        return text.chars().count();
    }
    let (mut n_blanks, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => n_blanks += 1,
            b'"' => at = end_of_string(bytes, at),
            // What follows a backslash opens no string.
            b'\\' if matches!(bytes.get(at), Some(b'"' | b'\\')) => at += 1,
            _ => {}
        }
    }
    text.chars().count() - n_blanks
}

/// Behind the quotation mark that ends a string, or the end of the text.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(rest) = bytes.get(at..) {
        at += n_plain(rest);
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => break,
        }
    }
    bytes.len()
}

/// Reports characters that AWS does not save: all runs of them as one.
// rule: G-14
pub(super) fn report_characters(ctx: &mut Ctx<'_>) {
    let is_free = match ctx.kind {
        PolicyKind::Resource | PolicyKind::Endpoint => true,
        PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Trust
        | PolicyKind::Scp
        | PolicyKind::Rcp
        | PolicyKind::Key => false,
    };
    if ctx.text.is_ascii() {
        return;
    }
    let text = ctx.text;
    let mut places = Vec::new();
    let mut at = 0;
    if text.starts_with(BYTE_ORDER_MARK) {
        at = BYTE_ORDER_MARK.len_utf8();
        let severity = if is_free { Severity::Warning } else { Severity::Error };
        let span = Span::new(0, at as u32);
        ctx.add(
            flaw(
                severity,
                "UNSUPPORTED_CHARACTER",
                "G-14",
                span,
                "the text begins with a byte order mark",
            )
            .with_habit(Habit::ByteOrderMark)
            .with_help("save it without; AWS takes the mark for a part of the policy")
            .with_fix("Remove it", span, ""),
        );
    }
    if is_free {
        return;
    }
    while let Some(start) = text[at..].find(is_outside).map(|found| at + found) {
        let run = &text[start..];
        at = start + run.find(|character| !is_outside(character)).unwrap_or(run.len());
        let span = Span::new(start as u32, at as u32);
        // What stands in the place of a quotation mark, a blank or what was left out is reported as such.
        let is_mark = |it: char| is_odd_quote(it) || it.is_whitespace() || matches!(it, BYTE_ORDER_MARK | '…');
        if !(span.of(text).chars().all(is_mark) && ctx.is_in_torn(span)) {
            places.push(span);
        }
    }
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let character = first.of(text).chars().next().map_or(0, u32::from);
    let message = format!(
        "{} holds characters up to U+00FF, not U+{character:04X}",
        noun(ctx.kind)
    );
    ctx.add(
        flaw(Severity::Error, "UNSUPPORTED_CHARACTER", "G-14", *first, message)
            .with_also(others.to_vec())
            .with_help("AWS does not save the policy with it"),
    );
}

fn is_outside(character: char) -> bool {
    '\u{ff}' < character
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(expected, n_without_blanks(text), "{text:?}");
    }

    #[test]
    fn blanks_in_strings_count() {
        check("", 0);
        check("{\"a\":\"é\"}", 9);
        check(" {\n\t\"a b\" :\r\n \"c  d\" } ", 14);
        check(r#"{ "a \" b" : " \\" }"#, 16);
        check("\" ends in the string ", 21);
        check(r#"" \"#, 3);
        check(r#" \" a" b c "#, 9);
        check(r#" \\" a" b c "#, 8);
        check("{ \"é 한\" : 1 }", 9);
        check("\"\\é \" \" \"", 8);
    }
}
