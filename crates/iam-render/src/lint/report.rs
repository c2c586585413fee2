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
    pub text: String,
    pub findings: Vec<Finding>,
    pub suppressed: Vec<Suppressed>,
}

/// A finding that is not reported.
pub struct Suppressed {
    pub finding: Finding,
    pub reason: String,
}
