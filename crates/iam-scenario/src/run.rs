//! Runs a scenario: each step with the sessions that the steps before it issued, on one clock.

mod reference;
mod report;
mod request;

use std::collections::{BTreeMap, BTreeSet};

use iam_eval::context::Value;
use iam_eval::derive::Given;
use iam_eval::policies::Policies;
use iam_explain::message;
use iam_sts::Time;
use iam_sts::assume_role::{assume_role, switch_role};
use iam_sts::assume_root::assume_root;
use iam_sts::call::unsigned;
use iam_sts::caller_identity::caller_identity;
use iam_sts::credentials::Credentials;
use iam_sts::federation_token::get_federation_token;
use iam_sts::hop::{Check, Hop, Note, Refusal, Setting, Side};
use iam_sts::saml::assume_role_with_saml;
use iam_sts::service::{invoke_as_service, launch_instance};
use iam_sts::session::Session;
use iam_sts::session_token::get_session_token;
use iam_sts::target::standing;
use iam_sts::web_identity::assume_role_with_web_identity;
use request::run_request;

pub use self::report::{Report, StepError, StepOutcome, StepReport};
use crate::answer::{Answer, of_trace};
use crate::case::{Case, ContextEntry, Resources};
use crate::findings::{self, Finding};
use crate::given;
use crate::output;
use crate::problem::Problem;
use crate::reply;
use crate::scenario::{Act, Actor, Clock, RequestStep, START, Scenario, Step};

/// Runs all steps.
#[must_use]
pub fn run(scenario: &Scenario) -> Report {
    let mut steps = scenario.case.as_ref().map(of_case).unwrap_or_default();
    let mut sessions: BTreeMap<&str, Session> = BTreeMap::new();
    let mut now = START;
    for step in &scenario.steps {
        now = match step.clock {
            Clock::Stands => now,
            Clock::At(time) => time,
            Clock::After(seconds) => now.saturating_add(seconds),
        };
        let report = match credentials(scenario, &step.actor, &sessions, now) {
            Some(credentials) => run_step(scenario, step, &credentials, now),
            None => StepReport::new(step, now, StepOutcome::NotRun),
        };
        if let Some(session) = &report.session {
            sessions.insert(&step.id, session.clone());
        }
        steps.push(report);
    }
    Report { steps }
}

fn credentials(
    scenario: &Scenario,
    actor: &Actor,
    sessions: &BTreeMap<&str, Session>,
    now: Time,
) -> Option<Credentials> {
    match actor {
        Actor::Credentials(credentials) => Some(credentials.clone()),
        Actor::Standing { role_arn, session_name } => {
            let role = scenario.estate.role(role_arn)?;
            Some(standing(role, session_name.as_deref(), now))
        }
        Actor::Step(id) => {
            let session = sessions.get(id.as_str())?;
            Some(Credentials::Session(Box::new(session.clone())))
        }
    }
}

fn run_step(scenario: &Scenario, step: &Step, credentials: &Credentials, now: Time) -> StepReport {
    let context = match owned(&step.context, &step.unknown) {
        Ok(context) => context,
        Err(problem) => return StepReport::of_problem(step, now, problem),
    };
    let setting = Setting {
        now,
        label: &step.id,
        context: &context,
        shared: None,
        via: step.via.as_deref().and_then(|id| scenario.estate.endpoint(id)),
    };
    let estate = &scenario.estate;
    let hop = match &step.act {
        Act::Request(request) => return run_request(scenario, step, credentials, request, &setting),
        Act::GetCallerIdentity => return run_caller_identity(scenario, step, credentials, &setting),
        Act::AssumeRole(ask) => assume_role(estate, credentials, ask, &setting),
        Act::SwitchRole(ask) => switch_role(estate, credentials, ask, &setting),
        Act::AssumeRoleWithSaml(ask) => assume_role_with_saml(estate, ask, &setting),
        Act::AssumeRoleWithWebIdentity(ask) => assume_role_with_web_identity(estate, ask, &setting),
        Act::GetSessionToken(ask) => get_session_token(estate, credentials, ask, &setting),
        Act::GetFederationToken(ask) => get_federation_token(estate, credentials, ask, &setting),
        Act::AssumeRoot(ask) => assume_root(estate, credentials, ask, &setting),
        Act::LaunchInstance(ask) => launch_instance(estate, credentials, ask, &setting),
        Act::InvokeAsService(ask) => invoke_as_service(estate, ask, &setting),
    };
    of_hop(scenario, step, now, hop)
}

/// Context keys as a step sets them.
pub(crate) fn owned(entries: &[ContextEntry], unknown: &[String]) -> Result<Vec<(String, Option<Value>)>, Problem> {
    given::given(entries, unknown).map(in_full)
}

/// Keys with names of their own.
fn in_full(given: Vec<Given>) -> Vec<(String, Option<Value>)> {
    let own = given.into_iter().map(|(name, value)| (name.to_string(), value));
    own.collect()
}

fn of_hop(scenario: &Scenario, step: &Step, now: Time, hop: Hop) -> StepReport {
    let mut report = StepReport::new(step, now, StepOutcome::Issued);
    for note in &hop.notes {
        match note {
            Note::Rule(rule) => report.rule(rule),
            Note::LongSourceIdentity { .. }
            | Note::PackedSize { .. }
            | Note::NoSuchRole { .. }
            | Note::DurationCut { .. }
            | Note::TagsAsked { .. }
            | Note::SourceIdentityAsked { .. }
            | Note::DroppedClaims { .. }
            | Note::DroppedAttributes { .. } => report.findings.extend(findings::of_note(note)),
        }
    }
    report.checks = hop.checks.into_iter().map(|check| answer(scenario, check)).collect();
    match hop.outcome {
        Ok(session) => {
            report.granted_by = report.checks.first().and_then(|(_, answer)| output::granted_by(answer));
            report.session = Some(session);
        }
        Err(Refusal::Error(error)) => report.refuse(error),
        Err(Refusal::Denied { check }) => {
            report.outcome = StepOutcome::Refused;
            let answer = &report.checks[check].1;
            report.decided_by = output::decided_by(answer);
            report.error = Some(StepError {
                code: "AccessDenied".into(),
                message: message::message(answer.evaluated()).unwrap_or_default(),
            });
        }
        Err(Refusal::Depends { .. }) => report.outcome = StepOutcome::Depends,
    }
    report
}

fn run_caller_identity(scenario: &Scenario, step: &Step, credentials: &Credentials, setting: &Setting) -> StepReport {
    let request = RequestStep {
        action: "sts:GetCallerIdentity".into(),
        resources: Resources::of("*"),
        call: None,
        // Nobody's, where the caller has no account.
        resource_account: Some(credentials.account().unwrap_or("000000000000").into()),
    };
    let mut report = run_request(scenario, step, credentials, &request, setting);
    if !credentials.caller(&scenario.estate).is_signed() {
        report.refuse(unsigned());
    }
    if report.outcome == StepOutcome::Allowed {
        report.identity = caller_identity(&scenario.estate, credentials);
    }
    report
}

/// A check with everything that an answer says.
pub(crate) fn answer(scenario: &Scenario, check: Check) -> (Side, Answer) {
    let Check {
        side,
        policies,
        request,
        trace,
    } = check;
    let documents = documents(&policies);
    let flaws = documents.iter().filter_map(|document| scenario.flaws.get(*document));
    let n_flaws: usize = flaws.clone().map(|flaws| flaws.len()).sum();
    let flaws = flaws.flat_map(|flaws| flaws.iter());
    let mut findings: Vec<Finding> = flaws.take(findings::MOST_FLAWS).cloned().collect();
    findings.extend(findings::more_flaws(n_flaws - findings.len()));
    let answer = of_trace(policies, request, trace, findings, &scenario.documents);
    (side, answer)
}

/// The documents that bear on a request, each once, in the order of the gates.
fn documents(policies: &Policies) -> Vec<usize> {
    let levels = policies.rcps.iter().chain(&policies.scps);
    let all = levels
        .flat_map(|level| &level.policies)
        .chain(&policies.endpoint)
        .chain(&policies.resource)
        .chain(&policies.identity)
        .chain(&policies.boundary)
        .chain(policies.sessions.iter().flatten());
    let mut seen = BTreeSet::new();
    all.map(|attached| attached.document)
        .filter(|document| seen.insert(*document))
        .collect()
}

/// The requests of a case as steps.
fn of_case(case: &Case) -> Vec<StepReport> {
    let replies = reply::replies(case).enumerate();
    replies
        .map(|(at, mut reply)| {
            let id = reply.id.clone().unwrap_or_else(|| format!("step{}", at + 1));
            let mut report = StepReport {
                id,
                expect: reply.expect.clone(),
                ..StepReport::empty(START, StepOutcome::Error)
            };
            match &mut reply.result {
                Ok(answer) => {
                    in_scenario(answer);
                    report.outcome = StepOutcome::of(answer.trace.decision().outcome);
                    report.decided_by = output::decided_by(answer);
                    report.granted_by = output::granted_by(answer);
                }
                Err(problem) => {
                    report.error = Some(StepError {
                        code: problem.code.clone(),
                        message: problem.message.clone(),
                    });
                }
            }
            report.reply = Some(reply);
            report
        })
        .collect()
}

/// The pointers of a case's documents as pointers in the scenario that holds the case.
fn in_scenario(answer: &mut Answer) {
    let within = |pointer: &str| ["/case", pointer].concat();
    let mut documents = answer.documents.to_vec();
    for document in &mut documents {
        document.pointer = within(&document.pointer);
    }
    answer.documents = documents.into();
    for place in answer.findings.iter_mut().filter_map(|finding| finding.place.as_mut()) {
        place.document = within(&place.document);
    }
}
