//! Whether mending what a condition names is enough: a key that is missing gets a value, and the request is asked again.

use iam_eval::closings::meeting;
use iam_eval::combine::Outcome;
use iam_eval::contradiction::contradictions;
use iam_eval::detail::Why;
use iam_eval::matching;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::survey::{ask, decide_three_valued};

use super::{Missed, NearMiss};
use crate::fact::KeyFact;

/// How many values of a key are tried.
const MOST_TRIED: usize = 8;

/// Whether what a near miss names, mended alone, allows the request, where nothing else is in the way.
// rule: E-91
pub(super) fn is_enough(policies: &Policies, request: &Request, miss: &NearMiss) -> bool {
    match &miss.missed {
        Missed::Principal { .. } | Missed::Resource { .. } => true,
        Missed::Conditions(keys) => keys.iter().all(|key| {
            if asks_for_key(key) {
                key.no_such.is_none() && is_allowed_with_key(policies, request, miss)
            } else {
                // The condition could take what the key holds; but where variables have no value it is they that are
                // named, and each of them is missing.
                key.no_value.len() <= 1
            }
        }),
    }
}

/// Whether the condition fails because its key is missing.
fn asks_for_key(key: &KeyFact) -> bool {
    match key.why {
        Why::KeyAbsent | Why::NothingForAny | Why::Presence { present: false } => true,
        Why::KeyAbsentNegated
        | Why::KeyAbsentIfExists
        | Why::NothingForAll
        | Why::SetWithoutQuantifier
        | Why::KeyUnknown
        | Why::Presence { present: true }
        | Why::QuantifiedNull
        | Why::Compared => false,
    }
}

fn is_allowed_with_key(policies: &Policies, request: &Request, miss: &NearMiss) -> bool {
    let statement = &miss.attached.policy.statements[miss.statement];
    let fails = |test: &&_| matching::condition(test, &request.context).is_false();
    let Some(failing) = statement.conditions.iter().find(fails) else {
        return true;
    };
    let mut asked = request.clone();
    let values = meeting(&statement.conditions, &failing.key, &request.context);
    let n_contradictions = contradictions(request).len();
    values.into_iter().take(MOST_TRIED).any(|value| {
        asked.context.set(failing.key.as_str(), value);
        // What no request holds beside the rest of it is no way to mend it.
        if n_contradictions < contradictions(&asked).len() {
            return false;
        }
        let applies = matching::statement(ask(policies, &asked), statement).truth().is_true();
        applies && decide_three_valued(policies, &asked).outcome == Outcome::Allowed
    })
}
