//! What a finding is: a code, a severity, places, facts for a sentence, perhaps a fix.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::{Severity, Weight};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::fact::Fact;

/// One thing to say about a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    /// Whether the policy can still be evaluated.
    pub weight: Weight,
    /// The smallest text that is wrong.
    pub span: Span,
    /// A JSON pointer of the element inside the document, such as `/Statement/1/Action/0`.
    pub path: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What the sentence is made from; [`words`](crate::words) makes it.
    pub fact: Fact,
    /// A change of the text after which the finding is gone.
    pub fix: Option<Fix>,
}

/// A second place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub role: Role,
}

/// What a second place has to do with the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first of several.
    First,
    /// What says the same or more.
    Wider,
    /// The Deny that takes the Allow away.
    Deny,
    /// The condition key that is meant.
    Key,
    /// The actions of the statement.
    Actions,
    /// The resources of the statement.
    Resources,
    /// The principals of the statement.
    Principals,
    /// A second action of a combination.
    Together,
    /// What the reader of the text said, in English.
    Said(String),
}

/// A change of the text that mends what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub span: Span,
    /// Empty where text is taken away.
    pub replacement: String,
}

impl Fix {
    /// The text with the change in it.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let range = self.span.range();
        let mut changed = String::with_capacity(text.len() + self.replacement.len());
        changed.push_str(text.get(..range.start).unwrap_or(text));
        changed.push_str(&self.replacement);
        changed.push_str(text.get(range.end..).unwrap_or(""));
        changed
    }
}
