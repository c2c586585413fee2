//! The name of a condition operator.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::Ctx;
use super::element::did_you_mean;
use crate::diagnostic::Severity;
use crate::json::{Member, quote};
use crate::operator::{Base, NAMES, NotAnOperator, Operator, Quantifier};
use crate::report::{flaw, malformed, quoted};
use crate::suggest::nearest;

pub(super) fn read(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Option<Operator> {
    let name = &*member.key;
    // Nothing is to be said of most.
    if let Some(operator) = Operator::as_written(name) {
        return Some(operator);
    }
    match Operator::parse(name) {
        Ok(operator) => {
            report_flaws(ctx, member, operator);
            Some(operator)
        }
        // rule: C-17
        Err(NotAnOperator::NullIfExists) => {
            let bare = &name[..name.len() - "IfExists".len()];
            let message = "`Null` takes no `IfExists`: it asks itself whether the key is there";
            ctx.add(
                malformed("NULL_WITH_IF_EXISTS", "C-17", member.key_span, message).with_fix(
                    format!("Write `{bare}`"),
                    member.key_span,
                    quote(bare),
                ),
            );
            None
        }
        Err(NotAnOperator::Unknown) => {
            let message = format!("unknown condition operator {}", quoted(name));
            let found = malformed("INVALID_CONDITION_OPERATOR", "C-4", member.key_span, message);
            ctx.add(match as_written_by_aws(name) {
                Some(meant) => did_you_mean(found, &meant),
                None => found.with_help(
                    "the operators begin with `String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `Arn` or `Null`",
                ),
            });
            None
        }
    }
}

fn report_flaws(ctx: &mut Ctx<'_>, member: &Member<'_>, operator: Operator) {
    // rule: C-4
    if let Some(usual) = as_written_by_aws(&member.key).filter(|usual| *usual != member.key) {
        let message = format!("AWS writes {} as `{usual}`", quoted(&member.key));
        ctx.add(
            flaw(Severity::Warning, "OPERATOR_CASE", "C-4", member.key_span, message).with_fix(
                format!("Write `{usual}`"),
                member.key_span,
                quote(&usual),
            ),
        );
    }
    // rule: C-15
    if operator.base == Base::Null && operator.quantifier != Quantifier::Single {
        let always = if operator.quantifier == Quantifier::ForAllValues {
            "true"
        } else {
            "false"
        };
        let message = format!("{} is always {always}, whatever the key holds", quoted(&member.key));
        ctx.add(
            flaw(
                Severity::Suggestion,
                "NULL_WITH_QUALIFIER",
                "C-15",
                member.key_span,
                message,
            )
            .with_help("write `Null` alone to ask whether the key is there"),
        );
    }
}

/// The operator that a name is nearest to, its qualifier and suffix kept, in AWS's spelling.
fn as_written_by_aws(name: &str) -> Option<Cow<'static, str>> {
    let (quantifier, rest) = match name.split_once(':') {
        // `StringEquals:IfExists` has its colon in front of the suffix.
        Some((_, tail)) if is_suffix(tail) => ("", name),
        Some((word, rest)) => (nearest(word, ["ForAllValues", "ForAnyValue"])?, rest),
        None => ("", name),
    };
    let (word, suffix) = without_suffix(rest);
    let word = match NAMES.iter().find(|(known, _)| *known == word) {
        Some((known, _)) => known,
        None => nearest(word, NAMES.into_iter().map(|(known, _)| known))?,
    };
    // rule: C-17
    let suffix = if word == "Null" { "" } else { suffix };
    if quantifier.is_empty() && suffix.is_empty() {
        return Some(Cow::Borrowed(word));
    }
    let colon = if quantifier.is_empty() { "" } else { ":" };
    let mut whole = String::from(quantifier);
    whole.extend([colon, word, suffix]);
    Some(Cow::Owned(whole))
}

/// Whether a text is `IfExists`, or a slip for it.
fn is_suffix(text: &str) -> bool {
    let begins = text.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("if"));
    begins && nearest(text, ["IfExists"]).is_some()
}

/// A name without what stands at its end for `IfExists`, and that: to drop it would make another condition of it.
fn without_suffix(name: &str) -> (&str, &'static str) {
    let at = name.to_ascii_lowercase().rfind("if").filter(|at| 0 < *at);
    match at.and_then(|at| Some((name.get(..at)?, name.get(at..)?))) {
        Some((word, tail)) if is_suffix(tail) => (word.trim_end_matches(':'), "IfExists"),
        Some(_) | None => (name, ""),
    }
}
