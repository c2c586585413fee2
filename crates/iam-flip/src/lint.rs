//! Whether a suggestion makes a policy worse: what the linter says of the changed documents, beside what it said before.

use std::cell::RefCell;
use std::collections::BTreeMap;

use iam_catalog::catalogue::Catalogue;
use iam_eval::request::{Request, Sort};
use iam_lint::Document;
use iam_lint::code::Code;
use iam_lint::finding::Finding;
use iam_scenario::document::Place;
use iam_syntax::arn::Arn;
use iam_syntax::diagnostic::Severity;

use crate::change::Change;
use crate::document::{Revised, revised};
use crate::world::World;

/// The linter, and what it said of the documents as they were.
pub struct Linter<'a> {
    catalogue: &'a Catalogue,
    service: Option<String>,
    sort: Sort,
    before: RefCell<BTreeMap<usize, Vec<Finding>>>,
}

impl<'a> Linter<'a> {
    /// For changes of the policies of this request.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, request: &Request) -> Self {
        let service = Arn::parse(&request.resource.text).map(|arn| arn.service.to_string());
        Self {
            catalogue,
            service,
            sort: request.resource.sort,
            before: RefCell::default(),
        }
    }

    /// Whether the changes bring an ERROR or a SECURITY_WARNING that was not there.
    #[must_use]
    pub fn objects(&self, world: &World<'_>, changes: &[Change]) -> bool {
        for (document, revision) in crate::change::revisions(changes) {
            let Some(source) = world.answer.documents.get(document) else {
                return true;
            };
            match revised(&source.text, source.place.kind(self.sort), &revision) {
                None => return true,
                Some(Revised::Off) => {}
                Some(Revised::Text(text)) => {
                    let after = self.grave(&text, source.place);
                    let mut before = self.before.borrow_mut();
                    let before = before
                        .entry(document)
                        .or_insert_with(|| self.grave(&source.text, source.place));
                    if adds(before, &after) {
                        return true;
                    }
                }
            }
        }
        changes.iter().any(|change| match change {
            Change::Attach { place, statement, .. } => !self.grave(&statement.document(), *place).is_empty(),
            Change::Context(_)
            | Change::Identify { .. }
            | Change::Edit { .. }
            | Change::Renew { .. }
            | Change::Remove { .. }
            | Change::Detach { .. }
            | Change::Add { .. } => false,
        })
    }

    fn grave(&self, text: &str, place: Place) -> Vec<Finding> {
        let document = Document {
            text,
            kind: place.kind(self.sort),
            service: self.service.as_deref(),
        };
        let mut findings = iam_lint::at_each_place(&document, self.catalogue, None);
        findings.retain(|finding| finding.severity <= Severity::SecurityWarning);
        findings
    }
}

/// Whether there is a finding afterwards that was not there before: of that code, for that cause, as often.
/// Takes findings of one place each.
fn adds(before: &[Finding], after: &[Finding]) -> bool {
    // A change is local, so most of what is said stands in the same order in front of it and behind it.
    let n_front = before
        .iter()
        .zip(after)
        .take_while(|(one, other)| one.is_same_cause(other))
        .count();
    let (before, after) = (&before[n_front..], &after[n_front..]);
    let n_back = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take_while(|(one, other)| one.is_same_cause(other))
        .count();
    let (before, after) = (&before[..before.len() - n_back], &after[..after.len() - n_back]);
    let mut left: BTreeMap<(Code, &[String], &str), Vec<&Finding>> = BTreeMap::new();
    for finding in before {
        left.entry(finding.rough_cause()).or_default().push(finding);
    }
    after.iter().any(|finding| {
        let Some(left) = left.get_mut(&finding.rough_cause()) else {
            return true;
        };
        match left.iter().position(|it| it.is_same_cause(finding)) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(statements: &[&str]) -> Vec<Finding> {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
        let document = Document {
            text: &text,
            kind: iam_syntax::policy::PolicyKind::Identity,
            service: None,
        };
        iam_lint::at_each_place(&document, &Catalogue::whole(), None)
    }

    #[test]
    fn what_was_said_of_another_place_is_not_new() {
        let action = |name: &str| format!(r#"{{"Effect":"Allow","Action":"s3:{name}","Resource":"*"}}"#);
        let (one, other, third) = (action("GetObjct"), action("PutObjct"), action("ListBuckt"));
        let before = findings(&[&one, &other]);
        assert!(!adds(&before, &findings(&[&other, &one])));
        assert!(!adds(&before, &findings(&[&other])));
        assert!(adds(&before, &findings(&[&other, &one, &one])));
        assert!(adds(&before, &findings(&[&one, &third])));
    }
}
