//! A step that asks for an action on one resource or several, and with `call` for what else its call asks.

use iam_calls::also::{Also, NotAsked};
use iam_eval::request::Request;
use iam_sts::call;
use iam_sts::check::{check, owner};
use iam_sts::credentials::Credentials;
use iam_sts::hop::{Setting, Side};

use super::{StepOutcome, StepReport, answer, in_full};
use crate::answer::{Answer, CallAnswer, gravest, no_resource, on_resources};
use crate::below::Below;
use crate::call::keys;
use crate::called::{Called, asks};
use crate::carried::Carried;
use crate::case::{ContextEntry, Resources, WholeCall, whole_call};
use crate::findings;
use crate::output;
use crate::places::Places;
use crate::problem::Problem;
use crate::question::{self, Named, Question};
use crate::scenario::{RequestStep, Scenario, Step};
use crate::standing::Keys;

type Checked = (Side, Answer);

/// What a request step asks with.
struct Asking<'a> {
    scenario: &'a Scenario,
    credentials: &'a Credentials,
    request: &'a RequestStep,
    setting: &'a Setting<'a>,
    /// What the questions share.
    below: &'a Below<'a>,
}

/// A request on each of its resources; the step is decided as the gravest of them.
// rule: A-5
pub fn run_request(
    scenario: &Scenario,
    step: &Step,
    credentials: &Credentials,
    request: &RequestStep,
    setting: &Setting,
) -> StepReport {
    let mut report = StepReport::new(step, setting.now, StepOutcome::Allowed);
    if credentials.is_expired(setting.now) {
        report.refuse(call::expired());
        return report;
    }
    let asking = Asking {
        scenario,
        credentials,
        request,
        setting,
        below: &Below::new(&step.context, &step.unknown),
    };
    match asking.checks() {
        Ok(checks) => {
            report.decide(checks);
            report
        }
        Err(problem) => StepReport::of_problem(step, setting.now, problem),
    }
}

impl StepReport {
    /// Takes the outcome of the gravest of some answers, which come in the order in which they are shown.
    fn decide(&mut self, checks: Vec<Checked>) {
        let decides = gravest(checks.iter().map(|(_, answer)| answer));
        if let Some((_, answer)) = decides.and_then(|at| checks.get(at)) {
            self.outcome = StepOutcome::of(answer.trace.decision().outcome);
            self.decided_by = output::decided_by(answer);
            self.granted_by = output::granted_by(answer);
        }
        self.checks = checks;
    }
}

impl Asking<'_> {
    /// The answer to the request, that of the gravest resource, then those to what else is asked.
    fn checks(&self) -> Result<Vec<Checked>, Problem> {
        let named = question::action(&self.request.action, &self.request.resources)?;
        let (absent, mut answers) = self.on_each(&named)?;
        let mut called = Called::new(&named, self.whole_call());
        called.requests = answers.iter().map(|(_, answer)| answer.request.clone()).collect();
        let decides = gravest(answers.iter().map(|(_, answer)| answer)).ok_or_else(no_resource)?;
        let resources = on_resources(answers.iter().map(|(_, answer)| answer), &absent, decides);
        let mut further = Vec::new();
        let mut asked = None;
        if self.whole_call().is_some() {
            let also = asks(&called.requests, &called);
            further = self.further_all(&called.requests, &also)?;
            let all = answers.iter().chain(&further).map(|(_, answer)| answer);
            let decides = gravest(all.clone()).unwrap_or_default();
            asked = Some(CallAnswer::of(all, decides));
        }
        let (side, mut answer) = answers.swap_remove(decides);
        if asked.is_some() {
            answer.findings.extend(findings::question::of_call(&called));
        }
        let answer = Answer {
            resources,
            called,
            call: asked,
            ..answer
        };
        further.insert(0, (side, answer));
        Ok(further)
    }

    fn further_all(&self, requests: &[Request], also: &[Also]) -> Result<Vec<Checked>, Problem> {
        let places = Places::of(requests.iter().map(|it| it.resource.text.as_str()));
        let own_keys: Vec<&[ContextEntry]> = self.request.resources.each().map(|(_, own)| own).collect();
        let mut further = Vec::new();
        for also in also.iter().filter(|it| NotAsked::of(it).is_none()) {
            let at = places.get(&also.resource).unwrap_or_default();
            let Some(origin) = requests.get(at) else { continue };
            further.push(self.further(origin, own_keys.get(at).copied().unwrap_or_default(), also)?);
        }
        Ok(further)
    }

    fn on_each(&self, named: &Named) -> Result<(Vec<Vec<String>>, Vec<Checked>), Problem> {
        let mut absent = Vec::with_capacity(1);
        let mut answers = Vec::with_capacity(1);
        for (resource, own) in self.request.resources.each() {
            question::resource(resource)?;
            let owner = self.owner(resource).ok_or_else(|| question::no_owner(resource))?;
            let standing = Keys::below(self.below).standing(&named.action, resource, own);
            let context = in_full(standing.given()?);
            let setting = Setting {
                context: &context,
                shared: standing.shared(),
                ..*self.setting
            };
            let estate = &self.scenario.estate;
            let check = check(estate, self.credentials, &named.action, resource, &owner, &[], &setting);
            let (side, mut answer) = answer(self.scenario, check);
            let question = Question {
                request: answer.request.clone(),
                absent: standing.absent,
            };
            answer
                .findings
                .extend(findings::question::of_question(&question, named));
            absent.push(question.absent);
            answers.push((side, answer));
        }
        Ok((absent, answers))
    }

    fn whole_call(&self) -> Option<&WholeCall> {
        whole_call(self.request.call.as_ref())
    }

    fn owner(&self, resource: &str) -> Option<String> {
        let given = self.request.resource_account.clone();
        given.or_else(|| owner(&self.scenario.estate, self.credentials, resource))
    }

    /// What else the call asks, of the same caller in the same world.
    // rule: A-9
    fn further(&self, origin: &Request, own: &[ContextEntry], also: &Also) -> Result<Checked, Problem> {
        let action = question::action(&also.action, &Resources::default())?.action;
        let estate = &self.scenario.estate;
        let owner = match also.resource == origin.resource.text {
            true => Some(origin.resource_account.clone()),
            false => owner(estate, self.credentials, &also.resource),
        };
        let owner = owner.unwrap_or_else(|| origin.resource_account.clone());
        let carried = Carried::new(&action, origin, also);
        let (of_call, resource) = (&origin.action, origin.resource.text.as_str());
        let standing = Keys::below(self.below).carried(of_call, resource, own, Some(carried));
        let mut given = standing.given()?;
        let more = keys(&also.keys, also.via, &also.resource, origin);
        given.extend(more.into_iter().filter(|(name, _)| !standing.gives(name)));
        let context = in_full(given);
        let setting = Setting {
            context: &context,
            shared: standing.shared(),
            // A service that asks does not go through the caller's endpoint.
            via: self.setting.via.filter(|_| also.via.is_none()),
            ..*self.setting
        };
        let check = check(estate, self.credentials, &action, &also.resource, &owner, &[], &setting);
        Ok(answer(self.scenario, check))
    }
}
