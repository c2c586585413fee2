//! The worker in Korean: the same program with other words.

use iam_lint_worker as _;

fn main() {}
