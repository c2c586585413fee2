//! The worker.

use iam_assist_worker as _;

fn main() {}
