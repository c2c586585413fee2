//! How long keys are looked for: what is looked at stays about the same however large the question is.

use iam_eval::compile::condition::ConditionTest;
use iam_eval::context::Looked;

use crate::change::attached;
use crate::world::Asked;

/// How many statements are looked at in one search, so that it takes no longer where there are many.
const BUDGET: usize = 300_000;
/// How often the question is asked at most, and at least.
const MOST_ASKED: usize = 1_500;
const LEAST_ASKED: usize = 100;
/// How many values of a request are compared with how many of policies in one search, where both are many; and how often the
/// question is asked at least.
const PAIRS: usize = 100_000_000;
const LEAST_OF_PAIRS: usize = 8;

/// How often a question is asked in one search: so many statements are looked at, and so many pairs of values. Where there are
/// more than these allow for, all of them are looked at a few times.
#[must_use]
pub fn n_asked(asked: &[Asked]) -> usize {
    let n_statements: usize = asked.iter().map(n_statements).sum();
    let n_pairs: usize = asked.iter().map(n_pairs).sum();
    let n_asked = (BUDGET / (n_statements + 1)).clamp(LEAST_ASKED, MOST_ASKED);
    n_asked.min(LEAST_OF_PAIRS.max(PAIRS / (n_pairs + 1)))
}

fn n_statements(asked: &Asked) -> usize {
    attached(&asked.policies).map(|it| it.policy.statements.len()).sum()
}

/// How many pairs of a value of a set and one of a policy there are.
fn n_pairs(asked: &Asked) -> usize {
    let of = |test: &ConditionTest| match asked.request.context.look(&test.key) {
        Looked::Many(set) => set.len().saturating_mul(test.compare.len()),
        Looked::Absent | Looked::One(_) | Looked::Unknown => 0,
    };
    let statements = attached(&asked.policies).flat_map(|it| &it.policy.statements);
    statements.flat_map(|it| &it.conditions).map(of).sum()
}
