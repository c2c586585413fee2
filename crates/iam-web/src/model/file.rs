//! Files that the reader opens.

/// Why one was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    TooBig,
    Unreadable,
    NotText,
    Empty,
    /// What tells texts apart could not be fetched.
    NotFetched,
    /// Several policies go into the same box.
    Several,
    Foreign,
    /// It names policies and holds none.
    Summary,
    Unrecognised,
    NotACase,
    /// Several files were dropped.
    OneAtATime,
}
