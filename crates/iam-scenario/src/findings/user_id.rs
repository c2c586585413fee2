//! Whether a statement reads `aws:userid`, which AWS always sends, where the case does not tell it.

use iam_eval::caller::Caller;
use iam_eval::context::Looked;
use iam_eval::detail::turns_on;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;

const KEY: &str = "aws:userid";

/// Whether it is read and not told; whether the caller's session has a name, which is a part of it.
pub fn not_told(policies: &Policies, request: &Request, trace: &Trace) -> Option<bool> {
    let has_name = match &request.caller {
        Caller::User(user) => (user.has_account() && user.unique_id.is_none()).then_some(true),
        Caller::Session(session) => {
            let has_name = session.session_name.is_some();
            (session.unique_id.is_none() || !has_name).then_some(has_name)
        }
        Caller::Root { .. }
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => None,
    }?;
    let is_missing = match request.context.get(KEY) {
        Looked::Absent => true,
        Looked::One(_) | Looked::Many(_) | Looked::Unknown => false,
    };
    (is_missing && turns_on(policies, trace, KEY)).then_some(has_name)
}
