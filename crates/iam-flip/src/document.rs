//! A policy document with changes made to its text.
//!
//! | to find | look in |
//! |---|---|
//! | JSON text put in and taken out | [`pieces`] |
//! | statements put in and taken out | [`statements`] |
//! | one statement rewritten in place | [`edit`] |

pub mod edit;
pub mod pieces;
pub mod statements;

use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

use edit::Edit;
use statements::Edits;

/// Everything that happens to one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// The statements that are rewritten in place, by their numbers in the text as it was.
    pub rewritten: Vec<(usize, Edit)>,
    /// Statements that go, and that are put behind the others.
    pub statements: Edits,
    /// It is read in the newest version of the policy language.
    pub is_renewed: bool,
    /// The policy is switched off, whatever else is done to it.
    pub is_detached: bool,
}

/// What becomes of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revised {
    /// It stays, with this text.
    Text(String),
    /// Nothing is left of it: the policy is switched off.
    Off,
}

/// A document revised; nothing where something of it cannot be done.
#[must_use]
pub fn revised(text: &str, kind: PolicyKind, revision: &Revision) -> Option<Revised> {
    if revision.is_detached {
        return Some(Revised::Off);
    }
    let mut text = text.to_string();
    if revision.is_renewed {
        text = edit::renewed(&text)?;
    }
    // One after the other, each in the text that the one before left: no statement moves.
    for (statement, one) in &revision.rewritten {
        if !revision.statements.removed.contains(statement) {
            text = edit::made(&text, kind, *statement, one)?;
        }
    }
    let policy = grammar::parse(kind, &text).policy?;
    if !policy.statements.is_empty() && revision.statements.leaves_nothing(&policy) {
        return Some(Revised::Off);
    }
    if revision.statements == Edits::default() {
        return Some(Revised::Text(text));
    }
    statements::edited(&text, &policy, &revision.statements).map(Revised::Text)
}
