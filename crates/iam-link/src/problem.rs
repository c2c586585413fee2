//! Why a link does not open.

use alloc::string::String;

/// A link that does not open, and the beginning of its document as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Why it does not open.
    pub problem: Problem,
    /// Text as it was before a cut; empty where nothing could be unpacked.
    pub beginning: String,
}

/// What is wrong with a link. [`said`](crate::words::said) has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Its end is missing.
    Cut,
    /// It is not what was written.
    Changed,
    /// It was written by a later version of the program.
    Newer {
        /// The one that the link names, past [`GENERATION`](crate::GENERATION); `u32::MAX` for a number larger than that.
        generation: u32,
    },
    /// It holds more than is read.
    TooLarge,
    /// The text is no link of this program.
    NotALink,
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            problem,
            beginning: String::new(),
        }
    }
}
