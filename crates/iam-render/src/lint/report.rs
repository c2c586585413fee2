//! What came of one policy.

use iam_lint::finding::Finding;

use super::kind::Kind;

/// The findings of a policy.
pub struct Report {
    /// What the file is called that the policy came from.
    pub file: Option<String>,
    /// The name of the policy, where what it was in tells.
    pub name: Option<String>,
    /// Whether it was inside something else, so that places are not those of the file.
    pub unwrapped: bool,
    /// What it is used as.
    pub kind: Kind,
    /// The policy's text, which places are of.
    pub text: String,
    /// In the order of the linter.
    pub findings: Vec<Finding>,
    /// Those that are not reported.
    pub suppressed: Vec<Suppressed>,
}

/// A finding that is not reported.
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// Why it is not reported, as it was written.
    pub reason: String,
}
