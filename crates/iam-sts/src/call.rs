//! A call while it is answered: the checks it has asked so far, and what they come to.

use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::request::Action;

use crate::check::check;
use crate::context::Key;
use crate::credentials::Credentials;
use crate::estate::Estate;
use crate::hop::{Check, Code, Hop, Note, Refusal, Setting, StsError};
use crate::session::Session;

pub(crate) struct Call<'a> {
    pub estate: &'a Estate,
    pub credentials: &'a Credentials,
    pub setting: &'a Setting<'a>,
    checks: Vec<Check>,
    notes: Vec<Note>,
}

impl<'a> Call<'a> {
    pub fn new(estate: &'a Estate, credentials: &'a Credentials, setting: &'a Setting<'a>) -> Self {
        Self {
            estate,
            credentials,
            setting,
            checks: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Asks for a permission. All that a call needs are asked, also after one was refused, so that each can be seen.
    pub fn ask(&mut self, action: &str, resource: &str, account: &str, keys: &[Key]) {
        self.ask_as(self.credentials, action, resource, account, keys);
    }

    /// The same for another caller: the service that a role is handed to.
    pub(crate) fn ask_as(&mut self, caller: &Credentials, action: &str, resource: &str, account: &str, keys: &[Key]) {
        // OK because the operations ask for actions that are written out in their code.
        let Some(action) = Action::new(action) else { return };
        self.checks.push(check(
            self.estate,
            caller,
            &action,
            resource,
            account,
            keys,
            self.setting,
        ));
    }

    pub fn last_mut(&mut self) -> Option<&mut Check> {
        self.checks.last_mut()
    }

    pub fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Whether all that was asked is allowed. One refusal refuses the call.
    // rule: S-3
    pub fn verdict(&self) -> Result<(), Refusal> {
        let outcomes = || {
            self.checks
                .iter()
                .map(|check| check.trace.decision().outcome)
                .enumerate()
        };
        let denied = outcomes().find(|(_, outcome)| match outcome {
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => true,
            Outcome::Allowed | Outcome::Depends => false,
        });
        if let Some((check, _)) = denied {
            return Err(Refusal::Denied { check });
        }
        match outcomes().find(|(_, outcome)| *outcome == Outcome::Depends) {
            Some((check, _)) => Err(Refusal::Depends { check }),
            None => Ok(()),
        }
    }

    /// Whether the credentials are good for anything still.
    pub(crate) fn is_live(&self) -> Result<(), StsError> {
        if self.credentials.is_expired(self.setting.now) {
            return Err(expired());
        }
        Ok(())
    }

    /// Whether somebody signs the call.
    pub fn is_signed(&self) -> Result<(), StsError> {
        match self.credentials {
            Credentials::Anonymous | Credentials::Federated { .. } => Err(unsigned()),
            Credentials::OriginAccess { .. }
            | Credentials::Service { .. }
            | Credentials::User { .. }
            | Credentials::Root { .. }
            | Credentials::Session(_) => Ok(()),
        }
    }

    pub fn hop(self, outcome: Result<Session, Refusal>) -> Hop {
        Hop {
            checks: self.checks,
            outcome,
            notes: self.notes,
        }
    }
}

/// What every call with credentials that have expired comes to.
#[must_use]
pub fn expired() -> StsError {
    StsError {
        code: Code::ExpiredToken,
        message: "The security token included in the request is expired".into(),
        rule: "7.6",
    }
}

/// What a call that nobody signed comes to, unless a token or an assertion stands in for the signature.
// rule: S-35
#[must_use]
pub fn unsigned() -> StsError {
    StsError {
        code: Code::MissingAuthenticationToken,
        message: "Request is missing Authentication Token".into(),
        rule: "S-35",
    }
}

impl From<StsError> for Refusal {
    fn from(error: StsError) -> Self {
        Self::Error(error)
    }
}
