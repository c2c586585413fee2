//! How a command ended, as the shell learns it.

use std::process::ExitCode;

/// The graver comes later, so that the gravest of several is their `max`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All was evaluated, and every expectation met.
    #[default]
    Fine,
    /// An expectation was not met.
    Unmet,
    /// Something could not be read, evaluated or written.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Fine => 0,
            Status::Unmet => 1,
            Status::Failed => 2,
        })
    }
}
