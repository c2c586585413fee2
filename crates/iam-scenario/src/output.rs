//! An answer as one line of JSON: keys in the order of the format, no blanks, the same bytes everywhere.

mod also;
mod beside;
pub mod reach;
pub mod report;
mod trace;

use iam_eval::combine::{By, Decision, GateEffect, Outcome};
use iam_eval::context::Value;
use iam_eval::gates::Gate;
use iam_eval::request::Sort;
use iam_eval::spelling::Spellings;
use iam_explain::message;
use iam_explain::roles;
use iam_syntax::json::quote;
use iam_syntax::policy::Effect;
use iam_words::Lang;

use crate::Options;
use crate::answer::{Answer, CallAnswer};
use crate::findings::Finding;
use crate::problem::Problem;
use crate::reply::Reply;

/// Writes a reply.
#[must_use]
pub fn line(reply: &Reply, options: &Options) -> String {
    let mut object = Object::new();
    if let Some(id) = &reply.id {
        object.text("id", id);
    }
    match &reply.result {
        Ok(answer) => self::answer(&mut object, answer, options),
        Err(problem) => object.raw("error", &self::problem(problem)),
    }
    object.finish()
}

fn answer(object: &mut Object, answer: &Answer, options: &Options) {
    let evaluated = answer.evaluated();
    let decision = answer.trace.decision();
    object.text("decision", outcome_name(decision.outcome));
    if let Some(by) = decided_by(answer) {
        object.text("decidedBy", by);
    }
    if let Some(granted) = granted_by(answer) {
        object.list("grantedBy", granted.into_iter().map(quote));
    }
    object.list("gates", gates(answer));
    object.list(
        "statements",
        roles::applying(evaluated)
            .into_iter()
            .map(|applying| statement(answer, &applying)),
    );
    if let Some(message) = message::message(evaluated) {
        object.text("message", &message);
    }
    object.list("missingContext", answer.missing_context.iter().map(|name| quote(name)));
    object.raw("depends", &depends(answer));
    object.list("findings", answer.findings.iter().map(finding));
    if !answer.resources.is_empty() {
        object.list(
            "resources",
            answer.resources.iter().map(|it| {
                let mut object = Object::new();
                object.text("resource", &it.resource);
                object.text("decision", outcome_name(it.decision.outcome));
                decides(&mut object, it.decides);
                if !it.absent.is_empty() {
                    object.list("absentContext", it.absent.iter().map(|name| quote(name)));
                }
                object.finish()
            }),
        );
    }
    object.raw("alsoAsked", &also::list(&answer.also()));
    if let Some(call) = &answer.call {
        object.raw("call", &self::call(answer, call));
    }
    if options.trace {
        object.raw("beside", &beside::object(answer));
        object.raw("trace", &trace::nodes(answer));
    }
}

/// That the answer is that of this question; left out where it is not.
fn decides(object: &mut Object, decides: bool) {
    if decides {
        object.raw("decides", "true");
    }
}

/// What of a call was asked, and what was not.
fn call(answer: &Answer, call: &CallAnswer) -> String {
    let mut object = Object::new();
    object.list(
        "asked",
        call.asked.iter().map(|it| {
            let mut object = Object::new();
            object.text("action", &it.action);
            object.text("resource", &it.resource);
            object.text("decision", outcome_name(it.decision.outcome));
            decides(&mut object, it.decides);
            object.finish()
        }),
    );
    object.list(
        "notAsked",
        answer.not_asked().iter().map(|it| {
            let mut object = Object::new();
            object.text("action", &it.action);
            object.text("resource", &it.resource);
            object.text("who", it.who.name());
            object.text("why", it.why.name());
            object.finish()
        }),
    );
    object.finish()
}

fn gates(answer: &Answer) -> impl Iterator<Item = String> {
    let judged = answer.trace.judged();
    judged.map(|judged| gate(answer, judged.gate, judged.effect()))
}

fn gate(answer: &Answer, gate: Gate, effect: GateEffect) -> String {
    let mut object = Object::new();
    object.text("type", gate_type(gate));
    object.text("effect", effect_name(effect));
    let (policies, at) = (&answer.policies, |at: u16| usize::from(at));
    match gate {
        Gate::Rcp(level) => object.text("target", &policies.rcps[at(level)].target),
        Gate::Scp(level) => object.text("target", &policies.scps[at(level)].target),
        Gate::Session(layer) if 1 < policies.sessions.len() => object.raw("layer", &layer.to_string()),
        Gate::Session(_) | Gate::Endpoint | Gate::Resource | Gate::Principal | Gate::Boundary => {}
    }
    object.finish()
}

fn statement(answer: &Answer, applying: &roles::Applying) -> String {
    let source = &applying.attached.policy.policy.statements[applying.statement];
    let mut object = Object::new();
    object.text("kind", gate_name(applying.gate, answer.request.resource.sort));
    object.text("policy", &applying.attached.name);
    object.raw("statement", &applying.statement.to_string());
    if let Some(sid) = &source.sid {
        object.text("sid", &sid.value);
    }
    object.text(
        "effect",
        match source.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        },
    );
    object.text("role", trace::role_name(applying.role));
    object.finish()
}

/// What the unknown keys decide, or `null`: the keys, and a context for each decision, `null` in it for "absent".
fn depends(answer: &Answer) -> String {
    let Some(closings) = answer
        .trace
        .closings
        .as_ref()
        .filter(|_| answer.trace.decision().outcome == Outcome::Depends)
    else {
        return "null".into();
    };
    let spellings = Spellings::of(&answer.policies, &answer.trace);
    let spelled: Vec<&str> = closings.keys.iter().map(|key| spellings.spell(key)).collect();
    let mut object = Object::new();
    object.list("keys", spelled.iter().map(|name| quote(name)));
    object.list(
        "closings",
        closings.found.iter().map(|closing| {
            let mut context = Object::new();
            for (name, value) in spelled.iter().zip(&closing.values) {
                context.raw(name, &context_value(value.as_ref()));
            }
            let mut object = Object::new();
            object.text("decision", outcome_name(closing.decision.outcome));
            if let Some(by) = closing.decision.by {
                object.text("decidedBy", by_name(by, answer.request.resource.sort));
            }
            object.raw("context", &context.finish());
            object.finish()
        }),
    );
    object.raw("exact", if closings.is_exact { "true" } else { "false" });
    object.finish()
}

fn context_value(value: Option<&Value>) -> String {
    match value {
        Some(Value::One(text)) => quote(text),
        Some(Value::Many(values)) => list(values.iter().map(|text| quote(text))),
        Some(Value::Unknown) | None => "null".into(),
    }
}

fn finding(finding: &Finding) -> String {
    let mut object = Object::new();
    object.text("kind", finding.kind.name());
    object.text("code", finding.code);
    object.text("severity", finding.severity.name());
    object.text("message", &finding.message);
    object.text("rule", finding.rule);
    if let Some(place) = &finding.place {
        object.text("document", &place.document);
        object.text("path", &place.path);
        object.raw("span", &format!("[{},{}]", place.span.start, place.span.end));
        object.raw("line", &place.position.line.to_string());
        object.raw("column", &place.position.column.to_string());
    }
    if let Some(help) = &finding.help {
        object.text("help", help);
    }
    object.finish()
}

fn problem(problem: &Problem) -> String {
    let mut object = Object::new();
    object.text("code", &problem.code);
    object.text("message", &problem.message);
    object.text("path", &problem.path);
    if let Some(span) = problem.span {
        object.raw("span", &format!("[{},{}]", span.start, span.end));
    }
    if let Some(position) = problem.position {
        object.raw("line", &position.line.to_string());
        object.raw("column", &position.column.to_string());
    }
    if let Some(help) = &problem.help {
        object.text("help", help);
    }
    object.finish()
}

/// The gate that denied, in the words of the format.
#[must_use]
pub fn decided_by(answer: &Answer) -> Option<&'static str> {
    let Decision { by, .. } = answer.trace.decision();
    by.map(|by| by_name(by, answer.request.resource.sort))
}

/// Whose Allow an allowed request rests on, in the words of the format.
#[must_use]
pub fn granted_by(answer: &Answer) -> Option<Vec<&'static str>> {
    let granted = answer.trace.granted_by()?;
    let sort = answer.request.resource.sort;
    let mut names = Vec::new();
    if granted.resource {
        names.push(gate_name(Gate::Resource, sort));
    }
    if granted.principal {
        names.push(gate_name(Gate::Principal, sort));
    }
    if names.is_empty() {
        names.push("default");
    }
    Some(names)
}

fn by_name(by: By, sort: Sort) -> &'static str {
    match by {
        By::Gate(gate) => gate_name(gate, sort),
        By::Default => "default",
    }
}

/// A gate as the format's `decidedBy` names it.
#[must_use]
pub const fn gate_name(gate: Gate, sort: Sort) -> &'static str {
    match (gate, sort) {
        (Gate::Rcp(_), _) => "rcp",
        (Gate::Scp(_), _) => "scp",
        (Gate::Endpoint, _) => "endpoint",
        (Gate::Resource, Sort::Role | Sort::RoleOutsideSts) => "trust",
        (Gate::Resource, Sort::KmsKey | Sort::Other) => "resource",
        (Gate::Principal, _) => "identity",
        (Gate::Boundary, _) => "boundary",
        (Gate::Session(_), _) => "session",
    }
}

/// A gate as AWS's `GetRequestAuthorizationDetails` names it.
#[must_use]
pub(crate) const fn gate_type(gate: Gate) -> &'static str {
    match gate {
        Gate::Rcp(_) => "RESOURCE_CONTROL_POLICY",
        Gate::Scp(_) => "SERVICE_CONTROL_POLICY",
        Gate::Endpoint => "VPC_ENDPOINT",
        Gate::Resource => "RESOURCE",
        Gate::Principal => "PRINCIPAL",
        Gate::Boundary => "PERMISSIONS_BOUNDARY",
        Gate::Session(_) => "SESSION",
    }
}

/// The effect of a gate as AWS names it; `UNKNOWN` is ours.
#[must_use]
pub const fn effect_name(effect: GateEffect) -> &'static str {
    match effect {
        GateEffect::ExplicitDeny => "EXPLICIT_DENY",
        GateEffect::Allow => "ALLOW",
        GateEffect::ImplicitDeny => "IMPLICIT_DENY",
        GateEffect::NoImpact => "NO_IMPACT",
        GateEffect::Unknown => "UNKNOWN",
    }
}

/// A decision in the words of `iam:SimulateCustomPolicy`.
#[must_use]
pub const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::ExplicitDeny => "explicitDeny",
        Outcome::ImplicitDeny => "implicitDeny",
        Outcome::Depends => "depends",
    }
}

/// A JSON object that is being written.
pub(crate) struct Object {
    text: String,
}

impl Object {
    pub(crate) fn new() -> Self {
        Self { text: "{".into() }
    }

    /// A value that is JSON already.
    pub(crate) fn raw(&mut self, key: &str, value: &str) {
        if 1 < self.text.len() {
            self.text.push(',');
        }
        self.text.push_str(&quote(key));
        self.text.push(':');
        self.text.push_str(value);
    }

    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &quote(value));
    }

    /// A sentence in each language, under the language's tag.
    pub(crate) fn said(&mut self, key: &str, words: impl Fn(Lang) -> String) {
        let mut each = Self::new();
        for lang in Lang::ALL {
            each.text(lang.tag(), &words(lang));
        }
        self.raw(key, &each.finish());
    }

    pub(crate) fn list(&mut self, key: &str, items: impl IntoIterator<Item = String>) {
        self.raw(key, &list(items));
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }
}

/// A JSON list of values that are JSON already.
pub(crate) fn list(items: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from("[");
    for item in items {
        if 1 < text.len() {
            text.push(',');
        }
        text.push_str(&item);
    }
    text.push(']');
    text
}
