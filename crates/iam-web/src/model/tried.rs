//! A case as it is evaluated, changed, and what it makes of the case that it is of. Pure.

use iam_scenario::case::Case;
use iam_scenario::holder;

use super::ask::{self, Asked};
use super::slot::{self, Slot};
use crate::analysis::cleaned;

/// The case as it is evaluated, with what is asked as its own request.
pub fn text_of(case: &Case, asked: Asked) -> String {
    let case = holder::asking(case, ask::request_of(case, asked));
    iam_scenario::write::case_of_texts(&cleaned(&case))
}

/// Takes what was changed there, and says which policy is another now. There an empty box is switched off; here it stays as
/// it was.
pub fn take(case: &mut Case, asked: Asked, changed: Case) -> Option<Slot> {
    let mut policies = changed.policies;
    for slot in slot::slots(&policies) {
        if let (Some(policy), Some(before)) = (slot::get_mut(&mut policies, slot), slot::get(&case.policies, slot))
            && policy.text.trim().is_empty()
        {
            policy.enabled = before.enabled;
        }
    }
    let is_another = |slot: &Slot| slot::get(&policies, *slot) != slot::get(&case.policies, *slot);
    let edited = slot::slots(&policies).into_iter().find(is_another);
    case.policies = policies;
    ask::set_request(case, asked, changed.request);
    edited
}
