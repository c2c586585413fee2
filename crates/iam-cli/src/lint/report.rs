//! What came of one policy.

use iam_lint::finding::Finding;

use super::kind::Kind;

pub struct Report {
    pub file: String,
    /// The name of the policy, where what it was in tells.
    pub name: Option<String>,
    /// Whether it was inside something else, so that places are not those of the file.
    pub unwrapped: bool,
    pub kind: Kind,
    pub text: String,
    pub findings: Vec<Finding>,
    pub suppressed: Vec<Suppressed>,
}

pub struct Suppressed {
    pub finding: Finding,
    pub reason: String,
}
