//! What is known of a call beside the request that an answer is about, and what else it asks.

use iam_calls::also::{self, Also};
use iam_calls::among::Among;
use iam_calls::asked::{Asked, Fact};
use iam_catalog::api::Operation;
use iam_eval::request::Request;

use crate::case::WholeCall;
use crate::places::Places;
use crate::question::Named;

/// What is known of a call beside the request that an answer is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// The operation that was named in place of an action.
    pub operation: Option<&'static Operation>,
    /// What is said of the call, by which questions come and go.
    pub facts: Vec<Fact>,
    /// The requests that it is checked with; none: that of the answer alone.
    pub requests: Vec<Request>,
}

impl Called {
    pub(crate) fn new(named: &Named, call: Option<&WholeCall>) -> Self {
        Self {
            operation: named.operation,
            facts: call.map(|call| call.facts.clone()).unwrap_or_default(),
            requests: Vec::new(),
        }
    }

    pub(crate) fn requests<'a>(&'a self, own: &'a Request) -> &'a [Request] {
        match self.requests.as_slice() {
            [] => std::slice::from_ref(own),
            requests => requests,
        }
    }
}

/// What else a call asks or may ask, on all of its resources, each once: also what AWS only lists beside it.
pub(crate) fn also(requests: &[Request], called: &Called) -> Vec<Also> {
    each_once(requests, called, |asked| {
        let mut found = also::also(asked);
        if cfg!(feature = "listed") {
            found.extend(also::listed(asked, &found));
        }
        found
    })
}

/// What else a call asks when it is known when, on all of its resources, each once.
pub(crate) fn asks(requests: &[Request], called: &Called) -> Vec<Also> {
    each_once(requests, called, also::also)
}

fn each_once(requests: &[Request], called: &Called, of: impl Fn(&Asked) -> Vec<Also>) -> Vec<Also> {
    let mut all: Vec<Also> = Vec::new();
    let mut seen = Places::default();
    let among = Among::of(requests);
    for request in requests {
        let asked = Asked {
            request,
            operation: called.operation.map(|it| it.name),
            facts: &called.facts,
        };
        let found = of(&asked);
        if requests.len() == 1 {
            return found;
        }
        let is_new = |it: &Also| seen.add([it.action.as_str(), it.resource.as_str(), it.who.name()].join(" "));
        all.extend(found.into_iter().filter(|it| !among.has(it)).filter(is_new));
    }
    all
}
