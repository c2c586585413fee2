//! The worker in English.

use iam_lint_worker as _;

fn main() {}
