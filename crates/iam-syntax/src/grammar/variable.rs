//! Policy variables where they may not stand, or that are written wrong.

use alloc::format;
use core::ops::Range;

use super::Ctx;
use crate::diagnostic::Severity;
use crate::policy::{Text, Version};
use crate::report::{flaw, quoted};
use crate::template::{self, VariableProblemKind};

/// The places of `${…}` in a text.
pub(super) fn marks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let start = at + template::find(&text[at..])?;
        at = start + text[start..].find('}')? + 1;
        Some(start..at)
    })
}

/// Reports variables in an element that takes none, and says whether there are any.
// rule: V-5
pub(super) fn report_forbidden(ctx: &mut Ctx<'_>, text: &Text, element: &str) -> bool {
    let Some(first) = marks(&text.value).next() else {
        return false;
    };
    let variable = quoted(&text.value[first.clone()]);
    let message = format!("{element} takes no variables, so {variable} stands for itself");
    ctx.add(flaw(
        Severity::Error,
        "VARIABLE_UNSUPPORTED_IN_ELEMENT",
        "V-5",
        ctx.inside(text, first),
        message,
    ));
    true
}

/// Reports what is wrong with the variables of a text that may have some, and says whether there are any.
// rule: V-2
// rule: V-3
pub(super) fn report_wrong(ctx: &mut Ctx<'_>, text: &Text) -> bool {
    // Most texts hold none, and then one look is enough.
    if template::find(&text.value).is_none() {
        return false;
    }
    let first = marks(&text.value).next();
    let has_variables = first.is_some();
    // rule: G-9
    // rule: V-1
    if ctx.version == Version::V2008 {
        let Some(first) = first else { return false };
        let variable = quoted(&text.value[first.clone()]);
        let message = format!("in the language of 2008 {variable} stands for itself");
        ctx.add(
            flaw(
                Severity::Error,
                "VARIABLE_UNSUPPORTED_IN_VERSION",
                "V-1",
                ctx.inside(text, first),
                message,
            )
            .with_help("set `\"Version\": \"2012-10-17\"`"),
        );
        return has_variables;
    }
    for problem in template::parse(&text.value).1 {
        let variable = quoted(&text.value[problem.range.clone()]);
        let (code, rule, message) = match problem.kind {
            VariableProblemKind::Empty => ("EMPTY_VARIABLE", "V-2", format!("{variable} names no key")),
            VariableProblemKind::Space => (
                "UNSUPPORTED_SPACE_IN_VARIABLE",
                "V-2",
                format!("a blank stands in the name of {variable}"),
            ),
            VariableProblemKind::MissingBrace => (
                "MISSING_BRACE_IN_VARIABLE",
                "V-2",
                format!("{variable} has no closing brace, so it stands for itself"),
            ),
            VariableProblemKind::MissingQuote => (
                "MISSING_QUOTE_IN_VARIABLE",
                "V-3",
                format!("the default in {variable} does not stand between two `'`, so the variable has no value"),
            ),
        };
        ctx.add(flaw(
            Severity::Error,
            code,
            rule,
            ctx.inside(text, problem.range),
            message,
        ));
    }
    has_variables
}

/// Reports a variable in front of the fifth colon of a resource, where IAM does not save it.
pub(super) fn report_early(ctx: &mut Ctx<'_>, text: &Text) {
    let value = text.value.as_str();
    let mut n_colons = 0;
    let mut from = 0;
    for mark in marks(value) {
        n_colons += value[from..mark.start].matches(':').count();
        from = mark.end;
        let is_special = matches!(&value[mark.clone()], "${*}" | "${?}" | "${$}");
        if n_colons < 5 && !is_special {
            let variable = quoted(&value[mark.clone()]);
            let message = format!("IAM does not save {variable} in front of the fifth colon");
            ctx.add(flaw(
                Severity::Error,
                "VARIABLE_UNSUPPORTED_IN_ELEMENT",
                "V-5",
                ctx.inside(text, mark),
                message,
            ));
            return;
        }
    }
}
