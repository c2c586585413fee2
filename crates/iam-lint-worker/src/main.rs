//! The worker.

use iam_lint_worker as _;

fn main() {}
