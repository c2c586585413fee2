//! The two comments that a verdict stands between.

/// How the first one begins.
pub const BEGIN: &str = "<!-- iam:verdict";
/// The last one.
pub const END: &str = "<!-- /iam:verdict -->";
