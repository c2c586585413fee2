//! What a finding is: a code, a severity, places, facts for a sentence, perhaps a fix.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::{Severity, Weight};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::fact::Fact;
use crate::fix::Fix;

/// One thing to say about a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is called.
    pub code: Code,
    /// How much it matters: that of the code, unless the place says otherwise.
    pub severity: Severity,
    /// Whether the policy can still be evaluated.
    pub weight: Weight,
    /// The smallest text that is wrong; of several places the first.
    pub span: Span,
    /// A JSON pointer of the element inside the document, such as `/Statement/1/Action/0`.
    pub path: String,
    /// The other places with the same cause, in the order of the text.
    pub also: Vec<Place>,
    /// The statement that the cause is in, where it is another in the next one.
    pub(crate) within: Option<Span>,
    /// What the places name, where that differs from one to the next; each name once, in the order of the text.
    pub names: Vec<String>,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What the sentence is made from; [`words`](crate::words) makes it.
    pub(crate) fact: Fact,
    /// What AWS prints when it refuses to save the policy for this; a part of what the finding says.
    pub refusal: Option<&'static str>,
    /// A change of the text after which the finding is gone.
    pub fix: Option<Fix>,
}

/// Another place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text that is wrong.
    pub span: Span,
    /// A JSON pointer, as that of the finding.
    pub path: String,
}

impl Finding {
    /// A finding of the severity that AWS gives the code, at one place.
    pub(crate) fn new(code: Code, span: Span, fact: Fact) -> Self {
        Self {
            code,
            severity: code.severity(),
            weight: Weight::Flawed,
            span,
            path: String::new(),
            also: Vec::new(),
            within: None,
            names: Vec::new(),
            labels: Vec::new(),
            fact,
            refusal: None,
            fix: None,
        }
    }

    /// Whether the other finding has the same cause, each of them at one place: what a finding says, less where it says it.
    /// Text that the reader of the policy marked may have been edited since, and how large a policy is too large is not
    /// another cause.
    #[must_use]
    pub fn is_same_cause(&self, other: &Self) -> bool {
        let is_same = || match (&self.fact, &other.fact) {
            (Fact::Syntax { message, .. }, Fact::Syntax { message: other, .. }) => message == other,
            (fact, other) => fact == other,
        };
        self.code == other.code && self.names == other.names && (self.code.is_of_size() || is_same())
    }

    /// What findings of one cause have in common at least, so that few are left to compare.
    #[must_use]
    pub fn rough_cause(&self) -> (Code, &[String], &str) {
        let message = match &self.fact {
            Fact::Syntax { message, .. } if !self.code.is_of_size() => message.as_str(),
            _ => "",
        };
        (self.code, &self.names, message)
    }

    /// All places, in the order of the text.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        core::iter::once(self.span).chain(self.also.iter().map(|it| it.span))
    }
}

/// A second place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The text that is spoken of.
    pub span: Span,
    /// What it has to do with the finding.
    pub role: Role,
}

/// What a second place has to do with the finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
