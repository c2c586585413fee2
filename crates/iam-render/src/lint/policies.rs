//! The policies that a text holds: one as it is, or those in what AWS's commands print.

use iam_scenario::paste::{self, Foreign, Found, Pasted, Wrapper};

use super::kind::{Kind, guess};

/// A policy of a text.
pub struct Policy {
    /// Its JSON.
    pub text: String,
    /// Where what it was in tells.
    pub name: Option<String>,
    /// What it is used as, where what it was in tells.
    pub kind: Option<Kind>,
    /// Whether it was inside something else, so that places are not those of the text.
    pub unwrapped: bool,
}

impl Policy {
    /// The kind that was asked for, or what the policy itself tells.
    #[must_use]
    pub fn kind_of(&self, asked: Option<&Kind>) -> Kind {
        let told = asked.or(self.kind.as_ref());
        told.cloned().unwrap_or_else(|| guess(&self.text))
    }
}

/// Why there is no policy in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPolicy {
    /// It names policies and shows none.
    Summary,
    /// A case, a scenario or a link of this program.
    Document,
    /// Another language than JSON.
    Foreign,
}

impl NoPolicy {
    /// A word for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "POLICIES_NOT_SHOWN",
            Self::Document => "NOT_A_POLICY",
            Self::Foreign => "OTHER_LANGUAGE",
        }
    }

    /// In English, with a lower-case start and no full stop.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Summary => "it names policies and shows none",
            Self::Document => "it is a case, a scenario or a link; give its policies",
            Self::Foreign => "it is in a language that is not read here",
        }
    }
}

/// The policies of a text, in order. What is not recognised is a policy to its reader, who says what is wrong with it.
///
/// # Errors
/// Says what the text is instead.
pub fn of(text: &str) -> Result<Vec<Policy>, NoPolicy> {
    let as_it_is = || {
        Ok(vec![Policy {
            text: text.to_string(),
            name: None,
            kind: None,
            unwrapped: false,
        }])
    };
    match paste::recognise(text) {
        // AWS saves no statement without its document, so it is not put into one before anybody looks.
        Pasted::Unwrapped {
            from: Wrapper::Statement | Wrapper::Statements,
            ..
        } => as_it_is(),
        Pasted::Unwrapped {
            text, name, suggests, ..
        } => Ok(vec![unwrapped(Found { text, name, suggests })]),
        Pasted::Several { found, .. } => Ok(found.into_iter().map(unwrapped).collect()),
        Pasted::Summary(_) => Err(NoPolicy::Summary),
        Pasted::Case | Pasted::Scenario | Pasted::Link => Err(NoPolicy::Document),
        // Its quotes and words are all that is not JSON's, and there is a fix for those.
        Pasted::Foreign(Foreign::Python) => as_it_is(),
        Pasted::Foreign(_) => Err(NoPolicy::Foreign),
        Pasted::Policy | Pasted::Unrecognised => as_it_is(),
    }
}

fn unwrapped(Found { text, name, suggests }: Found) -> Policy {
    Policy {
        text,
        name,
        kind: suggests.map(Kind::plain),
        unwrapped: true,
    }
}
