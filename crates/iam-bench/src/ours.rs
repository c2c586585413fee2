//! Times this evaluator.

use std::time::Duration;

use iam_eval::combine::Outcome;
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::{decide, evaluate};
use iam_scenario::load::Library;
use iam_scenario::{read, reply};

use crate::cpu::per_second;

/// Calls a second, and what was decided.
pub struct Ours {
    /// Text of a case to its decision: read, compile, decide.
    pub cold: f64,
    /// Policies compiled and request made before.
    pub decide: f64,
    /// The same, keeping a fact for each statement.
    pub trace: f64,
    pub decisions: Vec<&'static str>,
}

/// # Errors
/// Says which text is not a case.
pub fn time(cases: &[String], budget: Duration) -> Result<Ours, String> {
    // The cases of a set have the same policies; they are compiled once, as a service would do it.
    let prepared: Vec<(Policies, Request)> = cases.iter().map(|text| prepare(text)).collect::<Result<_, _>>()?;
    let Some((policies, _)) = prepared.first() else {
        return Err("a set without cases".into());
    };
    let requests: Vec<&Request> = prepared.iter().map(|(_, request)| request).collect();
    Ok(Ours {
        cold: per_second(cases, budget, |text| {
            prepare(text).map(|(policies, request)| decide(&policies, &request))
        }),
        decide: per_second(&requests, budget, |request| decide(policies, request)),
        trace: per_second(&requests, budget, |request| evaluate(policies, request)),
        decisions: requests
            .iter()
            .map(|request| name(decide(policies, request).outcome))
            .collect(),
    })
}

/// A case ready to be decided.
///
/// # Errors
/// Says what is wrong with the text.
pub fn prepare(text: &str) -> Result<(Policies, Request), String> {
    let case = read::case(text).map_err(|unreadable| format!("{:?}", unreadable.problems))?;
    let requests = reply::requests(&case.request).map_err(|problem| problem.message)?;
    let request = requests.into_iter().next().ok_or("a case without a resource")?;
    let mut library = Library::new(&case.policies);
    let (policies, _) = library
        .policies(request.resource.sort)
        .map_err(|problem| problem.message)?;
    Ok((policies, request))
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::ExplicitDeny => "explicitDeny",
        Outcome::ImplicitDeny => "implicitDeny",
        Outcome::Depends => "depends",
    }
}
