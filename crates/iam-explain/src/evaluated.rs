//! A request with its evaluation: all that there is to explain.

use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;

/// What was asked of which policies, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    pub policies: &'a Policies,
    pub request: &'a Request,
    pub trace: &'a Trace,
}

impl<'a> Evaluated<'a> {
    #[must_use]
    pub const fn new(policies: &'a Policies, request: &'a Request, trace: &'a Trace) -> Self {
        Self {
            policies,
            request,
            trace,
        }
    }
}
