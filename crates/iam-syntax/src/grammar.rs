//! What may stand where in a policy of each kind.
//!
//! Each element is read by a module of its own, which says what makes the document malformed and what is a flaw
//! (SEMANTICS.md §1.4).

mod action;
mod blank;
mod condition;
mod document;
mod draft;
mod element;
mod literal;
mod operator_name;
mod organization;
mod principal;
mod principal_name;
mod quota;
mod resource;
mod sid;
mod statement;
mod trust;
mod variable;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::json::{self, Limits};
use crate::policy::{Policy, PolicyKind, Text, Version};
use crate::report::Report;
use crate::span::Span;

/// A document after reading: the policy unless it is malformed, and everything there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse {
    /// Present exactly when no diagnostic is of weight `Malformed`.
    pub policy: Option<Policy>,
    /// What could be read of a malformed document, without the pieces that are malformed. It is there to be looked at:
    /// nothing follows from it for a request.
    pub rest: Option<Policy>,
    /// Problems of the JSON and of the policy, in the order of the text; behind a limit, how many more there are.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a policy document as one of a kind.
#[must_use]
pub fn parse(kind: PolicyKind, text: &str) -> Parse {
    let mut report = Report::default();
    let json::Document { tree, fragment, .. } = json::read_into(&mut report, text, Limits::default());
    // Statements without their document are said as such.
    let is_bare = tree.as_ref().is_some_and(document::is_bare);
    if let Some(fragment) = fragment.filter(|_| !is_bare) {
        report.add(fragment);
    }
    let torn = report.places();
    let mut ctx = Ctx {
        kind,
        version: Version::V2008,
        text,
        torn,
        sids: BTreeMap::new(),
        report,
    };
    let read = tree.as_ref().and_then(|tree| document::document(&mut ctx, tree));
    let (policy, rest) = if ctx.report.is_malformed() {
        (None, read)
    } else {
        (read, None)
    };
    Parse {
        policy,
        rest,
        diagnostics: ctx.report.finish(tree.as_ref()),
    }
}

/// What the reading of every element needs.
struct Ctx<'t> {
    kind: PolicyKind,
    version: Version,
    text: &'t str,
    /// The places where the JSON is broken, sorted.
    torn: Vec<Span>,
    /// The first place of each `Sid`.
    sids: BTreeMap<&'t str, Span>,
    report: Report,
}

impl Ctx<'_> {
    fn add(&mut self, diagnostic: Diagnostic) {
        self.report.add(diagnostic);
    }

    /// The place of a part of a string.
    fn inside(&self, text: &Text, part: Range<usize>) -> Span {
        text.inside(self.text, part)
    }

    /// Whether a place is in one where the JSON is broken.
    fn is_in_torn(&self, span: Span) -> bool {
        let next = self.torn.partition_point(|place| place.start <= span.start);
        let before = next.checked_sub(1).and_then(|at| self.torn.get(at));
        before.is_some_and(|place| span.end <= place.end)
    }

    /// Whether the JSON of an object is broken, so that an element missing there may stand where it cannot be read.
    fn is_torn(&self, span: Span) -> bool {
        let next = self.torn.partition_point(|place| place.start < span.start);
        self.torn.get(next).is_some_and(|place| place.start <= span.end)
    }
}
