//! A case as a world: its caller, its policies where AWS would have them, and as steps how a role's session came and what
//! it asks.
//!
//! It decides nothing. Which way of coming to the session AWS would let through is tried by running it.

mod account;
mod caller;
mod context;
mod control;
mod endpoint;
mod laid;
pub mod left;
mod names;
mod resource;
mod steps;
mod words;

use crate::answer::{Answer, no_resource};
use crate::case::{Case, RequestInput, Title};
use crate::problem::Problem;
use crate::read;
use crate::reply;
use crate::run::{Report, StepOutcome, run};
use crate::write;
use account::Accounts;
use caller::Way;
use context::Known;
use laid::Laid;
use left::Left;
use steps::Common;

pub use words::said;

/// A scenario, and what of the case is not in it as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldOf {
    /// The scenario, as JSON text.
    pub text: String,
    /// What is not in it as it was.
    pub left: Vec<Left>,
}

/// A request of the case, with its answer.
struct Asked {
    /// The id of the check whose it is; nothing where it is the case's own.
    check: Option<String>,
    title: Option<Title>,
    input: RequestInput,
    answer: Answer,
    expect: Option<String>,
}

/// The world of one request of a case, by its place among [`Case::requests`]. The others follow it as steps, as far as
/// the same caller makes them.
///
/// # Errors
/// What keeps the request from being evaluated.
pub fn world_of(case: &Case, place: usize) -> Result<WorldOf, Box<Problem>> {
    let mut left = Vec::new();
    let asked = asked(case, place, &mut left)?;
    left.extend(left::switched_off(&case.policies));
    left.extend(left::not_of_caller(&case.policies, &asked[0].answer.request.caller));
    let ways = caller::ways(&asked[0].answer.request.caller, &asked);
    // OK because there is a way for every caller, and the last is the one that is taken if no other leads there.
    let (last, others) = ways.split_last().ok_or_else(no_resource)?;
    let tried = others.iter().map(|way| draft(case, &asked, way, &left));
    let found = tried
        .map(ran)
        .find(|(_, report)| report.as_ref().is_some_and(is_issued));
    let (mut world, report) = found.unwrap_or_else(|| ran(draft(case, &asked, last, &left)));
    let steps = report.map(|report| report.steps).unwrap_or_default();
    let n_before = steps.len().saturating_sub(asked.len());
    let requests = steps.get(n_before..).unwrap_or_default();
    world
        .left
        .extend(context::differences(&case.policies, &asked, requests));
    Ok(world)
}

fn ran(world: WorldOf) -> (WorldOf, Option<Report>) {
    let report = read::scenario(&world.text, &|_| None).map(|scenario| run(&scenario));
    (world, report.ok())
}

/// Whether the hop, which is the first step, gave a session.
fn is_issued(report: &Report) -> bool {
    report
        .steps
        .first()
        .is_some_and(|step| step.outcome == StepOutcome::Issued)
}

/// The request, then those that the same caller makes.
fn asked(case: &Case, place: usize, left: &mut Vec<Left>) -> Result<Vec<Asked>, Box<Problem>> {
    let checks = case.checks.iter().map(Some);
    let whose = case.asks_own().then_some(None).into_iter().chain(checks);
    let mut all: Vec<_> = whose.zip(case.requests()).zip(reply::replies(case)).collect();
    if all.len() <= place {
        return Err(no_resource().into());
    }
    all[..=place].rotate_right(1);
    let mut asked: Vec<Asked> = Vec::new();
    let (mut others, mut unanswered) = (Vec::new(), Vec::new());
    for ((check, input), reply) in all {
        let check_id = check.map(|it| it.id.clone());
        let answer = match (reply.result, asked.first()) {
            (Err(problem), None) => return Err(problem),
            (Err(_), Some(_)) => {
                unanswered.extend(check_id);
                continue;
            }
            (Ok(answer), Some(first)) if first.answer.request.caller != answer.request.caller => {
                others.extend(check_id);
                continue;
            }
            (Ok(answer), Some(_) | None) => answer,
        };
        asked.push(Asked {
            title: check.and_then(|it| it.title.clone()),
            check: check_id,
            input,
            answer,
            expect: reply.expect,
        });
    }
    left.extend((!others.is_empty()).then_some(Left::OtherCallers(others)));
    left.extend((!unanswered.is_empty()).then_some(Left::Unanswered(unanswered)));
    Ok(asked)
}

/// The scenario in which the caller came in some way.
fn draft(case: &Case, asked: &[Asked], way: &Way, left: &[Left]) -> WorldOf {
    let first = &asked[0];
    let policies = &case.policies;
    let mut left = left.to_vec();
    let mut accounts = Accounts::default();
    let mut known = Known::of(first, resource::tagged(first));
    known.extend(context::moment(&first.input).map(|now| ("aws:CurrentTime", now)));
    let request = &first.answer.request;
    let caller = &request.caller;
    caller::put(&mut accounts, policies, caller, &known);
    let hop = caller::hop(&mut accounts, policies, caller, way, &mut left);
    let resources = resource::resources(case, asked, &known, &mut accounts, &mut left);
    let endpoint = endpoint::endpoint(policies, &request.context);
    known.extend(endpoint.iter().flat_map(|it| it.known()));
    let organization = control::organization(policies, asked, &mut accounts, &mut left);
    let common = Common {
        way,
        caller,
        known: &known,
        resources: resources.as_ref(),
        via: endpoint.as_ref().map(|it| it.id.as_str()),
    };
    let steps = steps::steps(asked, &common, hop);
    let mut fields = vec![("version".to_string(), Laid::Json("1".into()))];
    fields.extend(steps::written(|object| write::head(object, case)));
    fields.extend(organization.map(|it| ("organization".into(), it)));
    fields.push(("accounts".into(), accounts.laid()));
    fields.extend(resources.map(|it| ("resources".into(), it)));
    fields.extend(endpoint.map(|it| ("endpoints".into(), Laid::List(vec![it.laid()]))));
    fields.push(("steps".into(), steps));
    WorldOf {
        text: Laid::Object(fields).written(),
        left,
    }
}
