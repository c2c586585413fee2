//! What another tool, or the writer, was to fill in: `${var.bucket}`, `{{ account }}`, `<bucket-name>`, `XXXX`.
//!
//! AWS fills in nothing but its own policy variables, which name a condition key with a colon. Whatever else is wrong with
//! such a text follows from that, so it is said once, in the name of the tool, and in the place of everything else.

mod origin;
mod scan;

pub use origin::Origin;

use alloc::vec::Vec;

use iam_syntax::diagnostic::{Severity, Weight};
use iam_syntax::json::{Json, Value};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::fact::Fact;
use crate::finding::Finding;
use crate::fix::Fix;

/// A piece of text to be filled in.
pub(crate) struct Placeholder {
    /// The string, key or object that it is in.
    holder: Span,
    span: Span,
    origin: Origin,
}

/// The placeholders of a text, in its order.
pub(crate) struct Placeholders(Vec<Placeholder>);

impl Placeholders {
    pub(crate) fn of(text: &str, tree: Option<&Json<'_>>) -> Self {
        let mut found = Self(Vec::new());
        if let Some(tree) = tree {
            found.walk(text, tree);
        }
        found
    }

    /// Whether a string, by its place, holds one: then what it stands for is not known.
    pub(crate) fn are_in(&self, string: Span) -> bool {
        let at = self.0.partition_point(|it| it.holder.start < string.start);
        self.0.get(at).is_some_and(|it| it.holder.end <= string.end)
    }

    fn walk(&mut self, text: &str, json: &Json<'_>) {
        match &json.value {
            Value::String(value) => self.add(text, json.span, value),
            Value::Array(items) => items.iter().for_each(|it| self.walk(text, it)),
            Value::Object(members) => match members.as_slice() {
                // What CloudFormation puts a string in the place of.
                [member] if member.key == "Ref" || member.key.starts_with("Fn::") => self.0.push(Placeholder {
                    holder: json.span,
                    span: json.span,
                    origin: Origin::CloudFormation,
                }),
                members => {
                    for member in members {
                        self.add(text, member.key_span, &member.key);
                        self.walk(text, &member.value);
                    }
                }
            },
            Value::Null | Value::Bool(_) | Value::Number | Value::Torn => {}
        }
    }

    fn add(&mut self, text: &str, holder: Span, value: &str) {
        let raw = holder.of(text);
        // Where escapes hide the place of a part, the whole string is marked.
        let before = match raw.len().checked_sub(value.len()) {
            Some(0) => Some(0),
            Some(2) => Some(1),
            _ => None,
        };
        for (range, origin) in scan::placeholders(value) {
            let span = before.map_or(holder, |before| {
                let start = holder.start + before;
                // OK because a text is shorter than 2^32 bytes.
                Span::new(start + range.start as u32, start + range.end as u32)
            });
            self.0.push(Placeholder { holder, span, origin });
        }
    }

    /// Puts a finding for each placeholder in the place of all that is said about it otherwise. It is as grave as the
    /// gravest of those, and the same for all of one origin.
    pub(crate) fn speak_first(&self, text: &str, findings: &mut Vec<Finding>) {
        let mut weights: Vec<(Origin, Severity, Weight)> = Vec::new();
        let mut weigh = |origin: Origin, severity: Severity, weight: Weight| match weights
            .iter_mut()
            .find(|(it, _, _)| *it == origin)
        {
            Some((_, gravest, heaviest)) => {
                *gravest = severity.min(*gravest);
                if weight == Weight::Malformed {
                    *heaviest = weight;
                }
            }
            None => weights.push((origin, severity, weight)),
        };
        for it in &self.0 {
            weigh(it.origin, Code::UnfilledPlaceholder.severity(), Weight::Flawed);
        }
        findings.retain(|finding| match self.that_explains(finding.span) {
            // How the whole text is written is another matter than what stands in it.
            Some(_) if matches!(finding.fact, Fact::Habit(_)) => true,
            Some(it) => {
                weigh(it.origin, finding.severity, finding.weight);
                false
            }
            None => true,
        });
        for it in &self.0 {
            let (severity, weight) = weights
                .iter()
                .find(|(origin, _, _)| *origin == it.origin)
                .map_or((Severity::Warning, Weight::Flawed), |(_, severity, weight)| {
                    (*severity, *weight)
                });
            findings.push(Finding {
                severity,
                weight,
                names: [it.span.of(text).into()].into(),
                fix: fix(it, text),
                ..Finding::new(
                    Code::UnfilledPlaceholder,
                    it.span,
                    Fact::Placeholder { origin: it.origin },
                )
            });
        }
    }

    /// The placeholder that a finding at a place, inside one string, is about.
    fn that_explains(&self, place: Span) -> Option<&Placeholder> {
        let end = self.0.partition_point(|it| it.holder.start <= place.start);
        let holder = self.0[..end].last()?.holder;
        if holder.end < place.end {
            return None;
        }
        let start = self.0.partition_point(|it| it.holder.start < holder.start);
        let overlaps = |it: &&Placeholder| it.span.start < place.end && place.start < it.span.end;
        self.0[start..end].iter().find(overlaps)
    }
}

/// What is written in another notation can be written in AWS's.
fn fix(placeholder: &Placeholder, text: &str) -> Option<Fix> {
    let written = placeholder.span.of(text);
    let start = placeholder.span.start;
    match placeholder.origin {
        Origin::TerraformEscape if written.starts_with("$$") => Some(Fix::put(Span::new(start, start + 2), "$".into())),
        Origin::TerraformDocument if written.starts_with('&') => {
            Some(Fix::put(Span::new(start, start + 1), "$".into()))
        }
        Origin::TerraformEscape
        | Origin::TerraformDocument
        | Origin::Terraform
        | Origin::CloudFormation
        | Origin::Cdk
        | Origin::Serverless
        | Origin::GithubActions
        | Origin::Jinja
        | Origin::Erb
        | Origin::Shell
        | Origin::Format
        | Origin::Printed
        | Origin::Template
        | Origin::ByHand
        | Origin::Masked
        | Origin::LeftOut => None,
    }
}
