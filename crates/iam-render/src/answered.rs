//! Cases answered and scenarios run with everything that is known of AWS's services at hand: what no request of AWS's has
//! is said beside.

use iam_scenario::read::Unreadable;
use iam_scenario::reply::Reply;
use iam_scenario::run::Report;
use iam_scenario::{Options, Whole};

use crate::{catalogue, managed_policy};

/// Each reply to the case in a text as soon as it is made.
pub fn each_reply(text: &str, whole: Whole, mut tell: impl FnMut(Reply)) {
    iam_scenario::each_reply(text, whole, |reply| tell(reply.beside_reference(catalogue())));
}

/// What the steps of the scenario in a text come to.
///
/// # Errors
/// Says everything that is wrong with a text that is no scenario.
pub fn report(text: &str) -> Result<Report, Unreadable> {
    iam_scenario::report(text, &managed_policy).map(|report| report.beside_reference(catalogue()))
}

/// The same as a line of JSON, also where the text is no scenario.
#[must_use]
pub fn report_line(text: &str, options: &Options) -> String {
    iam_scenario::report_line(report(text), options)
}
