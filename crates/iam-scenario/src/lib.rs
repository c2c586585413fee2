//! The documents at the edge of the program: a case comes in as text, an answer goes out as text.
//!
//! The command line, the page, the links and the tests all go through here, so that the same input gives the same
//! output, byte for byte, wherever it is read.
//!
//! | to find | look in |
//! |---|---|
//! | what a case holds | [`case`] |
//! | the fields that it may have | [`format`](mod@format) |
//! | reading one | [`read`] |
//! | who a `principal` is | [`principal`] |
//! | a policy document, and all of them made ready | [`document`], [`load`] |
//! | the questions that a request stands for | [`question`] |
//! | the replies to a case, and what an answer is | [`reply`], [`answer`] |
//! | what else its call asks | [`called`], [`call`] |
//! | what is not modelled, and what was ignored | [`findings`] |
//! | the answer as JSON | [`output`] |
//! | `expect` | [`expect`] |
//! | writing a case | [`write`] |
//! | a case or a scenario in a link | [`link`] |
//! | the JSON Schema of a case | [`schema`] |
//! | what a pasted text is | [`paste`] |
//! | a world of accounts, and steps in it | [`scenario`], [`run`] |
//! | who reaches which role of such a world | [`reach`] |
//! | a case as a world | [`world_of`] |
//!
//! ```
//! use iam_scenario::{Options, eval_text};
//!
//! let case = r#"{
//!     "principal": "arn:aws:iam::111122223333:user/Ana",
//!     "action": "s3:GetObject",
//!     "resource": "arn:aws:s3:::reports/q1.csv",
//!     "policies": { "identity": [{ "name": "Read", "document": {
//!         "Version": "2012-10-17",
//!         "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" }
//!     } }] }
//! }"#;
//! let [answer] = eval_text(case, &Options::default()).try_into().unwrap();
//! assert!(answer.contains(r#""decision":"allowed""#), "{answer}");
//! ```

#![warn(missing_docs)]

pub mod answer;
mod asked;
pub mod bare;
mod below;
pub mod call;
pub mod called;
mod carried;
pub mod case;
pub mod document;
pub mod expect;
pub mod findings;
pub mod format;
mod given;
pub mod holder;
pub mod link;
pub mod load;
pub mod output;
pub mod paste;
pub mod path;
mod places;
pub mod principal;
pub mod problem;
pub mod question;
pub mod reach;
pub mod read;
pub mod reply;
pub mod run;
pub mod scenario;
#[cfg(feature = "about")]
pub mod schema;
mod standing;
pub mod trusted;
pub mod words;
pub mod world_of;
pub mod write;

use case::{CallInput, WholeCall};
use reply::Reply;
use run::Report;
use scenario::ManagedPolicies;

/// What an answer shall hold beyond the decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Every step of the evaluation.
    pub trace: bool,
}

/// Reads one case and answers it: one line of JSON for the case if it has an action, then one for each check.
#[must_use]
pub fn eval_text(text: &str, options: &Options) -> Vec<String> {
    let mut lines = Vec::new();
    each_reply(text, Whole::AsSaid, |reply| lines.push(output::line(&reply, options)));
    lines
}

/// The same, not yet written out. A text that is not a case gives one reply with the first error.
#[must_use]
pub fn replies(text: &str) -> Vec<Reply> {
    let mut replies = Vec::new();
    each_reply(text, Whole::AsSaid, |reply| replies.push(reply));
    replies
}

/// Whether a case that doesn't say it asks whole calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It asks one action.
    AsSaid,
    /// It asks whole calls.
    UnlessSaid,
}

/// Each reply as soon as it is made, so that it may be gone before the next.
pub fn each_reply(text: &str, whole: Whole, mut tell: impl FnMut(Reply)) {
    let mut case = match read::case(text) {
        Ok(case) => case,
        Err(unreadable) => return tell(Reply::unreadable(unreadable)),
    };
    if whole == Whole::UnlessSaid {
        let call = || CallInput::Whole(WholeCall::default());
        case.request.call.get_or_insert_with(call);
    }
    reply::replies(&case).for_each(tell);
}

/// Reads a scenario and runs it: one line of JSON, the report. `managed` gives managed policies of AWS's own.
#[must_use]
pub fn run_text(text: &str, options: &Options, managed: &ManagedPolicies) -> String {
    report_line(report(text, managed), options)
}

/// What a scenario came to as a line of JSON, also where its text is none.
#[must_use]
pub fn report_line(report: Result<Report, read::Unreadable>, options: &Options) -> String {
    match report {
        Ok(report) => output::report::report(&report, options),
        Err(unreadable) => match unreadable.problems.first() {
            Some(problem) => output::report::unreadable(problem),
            // OK because what cannot be read has a problem.
            None => String::new(),
        },
    }
}

/// The same, not yet written out.
///
/// # Errors
/// Says everything that is wrong with a text that is no scenario.
pub fn report(text: &str, managed: &ManagedPolicies) -> Result<Report, read::Unreadable> {
    read::scenario(text, managed).map(|scenario| run::run(&scenario))
}
