//! A request with its evaluation: all that there is to explain.

use alloc::collections::BTreeMap;
use alloc::string::String;

use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;

/// Condition keys that AWS never fills, in lower case, each with the key that was probably meant.
pub type NoSuchKeys = BTreeMap<String, Option<String>>;

static NONE: NoSuchKeys = NoSuchKeys::new();

/// What was asked of which policies, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    /// The policies that were asked.
    pub policies: &'a Policies,
    /// What was asked.
    pub request: &'a Request,
    /// What came of it.
    pub trace: &'a Trace,
    /// Those that are known not to exist, of the keys that conditions miss.
    pub no_such_keys: &'a NoSuchKeys,
}

impl<'a> Evaluated<'a> {
    /// The three together; the trace has to be of these policies and this request.
    #[must_use]
    pub const fn new(policies: &'a Policies, request: &'a Request, trace: &'a Trace) -> Self {
        Self {
            policies,
            request,
            trace,
            no_such_keys: &NONE,
        }
    }

    /// The same where some keys are known not to exist.
    #[must_use]
    pub const fn with_no_such_keys(self, no_such_keys: &'a NoSuchKeys) -> Self {
        Self { no_such_keys, ..self }
    }
}
