//! Writes a case as JSON: fields in the order of the format, those at their defaults left out, and what this program
//! does not know written back.
//!
//! Reading what was written gives the same case.

use iam_syntax::json::lines::{Kept, laid_out};
use iam_syntax::json::{self, Limits, Value, quote};

use iam_calls::asked::{Fact, Said};

use crate::case::{
    CallInput, Case, Check, ContextEntry, ContextInput, EndpointInput, Extra, LevelInput, OwnResource, PolicyInput,
    PolicyInputs, PrincipalInput, RequestInput, Resources, Title,
};
use crate::output::{Object, list};

/// How policy documents are written.
#[derive(Clone, Copy)]
enum Documents {
    /// As they came: those that were objects, and still are, in their own layout; the others as strings.
    AsTheyCame,
    /// All as strings, which keep any text.
    AsText,
}

/// Writes a case.
#[must_use]
pub fn case(case: &Case) -> String {
    write(case, Documents::AsTheyCame)
}

/// A case as a file has it, to be read by people: what is deeper stays in one line.
#[must_use]
pub fn case_as_file(case: &Case) -> String {
    laid_out(&self::case(case), Kept::Inside(DEEPEST), 0)
}

/// What of a case is deeper in a file stays in one line, and policy documents as they were typed.
const DEEPEST: usize = 3;

/// Writes a case with the text of every policy as a string.
#[must_use]
pub fn case_of_texts(case: &Case) -> String {
    write(case, Documents::AsText)
}

fn write(case: &Case, documents: Documents) -> String {
    let mut object = Object::new();
    head(&mut object, case);
    request(&mut object, &case.request);
    if case.policies != PolicyInputs::default() {
        object.raw("policies", &policies(&case.policies, documents));
    }
    raw(&mut object, "expect", case.expect.as_deref());
    if !case.checks.is_empty() {
        object.list("checks", case.checks.iter().map(check));
    }
    extra(&mut object, &case.extra);
    object.finish()
}

/// What a case and a scenario begin with.
pub(crate) fn head(object: &mut Object, case: &Case) {
    text(object, "id", case.id.as_deref());
    title(object, case.title.as_ref());
}

fn check(check: &Check) -> String {
    let mut object = Object::new();
    object.text("id", &check.id);
    title(&mut object, check.title.as_ref());
    request(&mut object, &check.request);
    raw(&mut object, "expect", check.expect.as_deref());
    extra(&mut object, &check.extra);
    object.finish()
}

pub(crate) fn title(object: &mut Object, title: Option<&Title>) {
    match title {
        None => {}
        Some(Title::Plain(plain)) => object.text("title", plain),
        Some(Title::Both { en, ko, extra: more }) => {
            let mut both = Object::new();
            text(&mut both, "en", Some(en.as_str()).filter(|it| !it.is_empty()));
            text(&mut both, "ko", Some(ko.as_str()).filter(|it| !it.is_empty()));
            extra(&mut both, more);
            object.raw("title", &both.finish());
        }
    }
}

pub(crate) fn request(object: &mut Object, request: &RequestInput) {
    if let Some(input) = &request.principal {
        object.raw("principal", &principal(input));
    }
    text(object, "action", request.action.as_deref());
    match &request.resources {
        Resources::Plain(arns) => match arns.as_slice() {
            [] => {}
            [one] => object.text("resource", one),
            several => object.list("resource", several.iter().map(|it| quote(it))),
        },
        Resources::Own(own) => object.list("resources", own.iter().map(own_resource)),
    }
    text(object, "resourceAccount", request.resource_account.as_deref());
    context(object, &request.context);
    if let Some(names) = &request.unknown {
        object.list("unknown", names.iter().map(|it| quote(it)));
    }
    if let Some(it) = &request.call {
        object.raw("call", &call(it));
    }
}

fn own_resource(own: &OwnResource) -> String {
    let mut object = Object::new();
    object.text("arn", &own.arn);
    context(&mut object, &own.context);
    extra(&mut object, &own.extra);
    object.finish()
}

fn context(object: &mut Object, entries: &[ContextEntry]) {
    if entries.is_empty() {
        return;
    }
    let mut context = Object::new();
    for ContextEntry { name, value } in entries {
        match value {
            ContextInput::Removed => context.raw(name, "null"),
            ContextInput::One(value) => context.text(name, value),
            ContextInput::Many(values) => context.list(name, values.iter().map(|it| quote(it))),
        }
    }
    object.raw("context", &context.finish());
}

fn call(call: &CallInput) -> String {
    let call = match call {
        CallInput::Alone => return truth(false).into(),
        CallInput::Whole(call) => call,
    };
    if call.facts.is_empty() && call.extra.is_empty() {
        return truth(true).into();
    }
    let mut object = Object::new();
    for Fact { when, said } in &call.facts {
        match said {
            Said::No => object.raw(when.name(), truth(false)),
            Said::Yes => object.raw(when.name(), truth(true)),
            Said::Of(arns) => match arns.as_slice() {
                [one] => object.text(when.name(), one),
                arns => object.list(when.name(), arns.iter().map(|it| quote(it))),
            },
        }
    }
    extra(&mut object, &call.extra);
    object.finish()
}

fn principal(input: &PrincipalInput) -> String {
    let mut object = Object::new();
    match input {
        PrincipalInput::Text(text) => return quote(text),
        PrincipalInput::Service(name) => object.text("service", name),
        PrincipalInput::Federated(provider) => object.text("federated", provider),
        PrincipalInput::Object(it) => {
            object.text("arn", &it.arn);
            text(&mut object, "roleArn", it.role_arn.as_deref());
            text(&mut object, "userArn", it.user_arn.as_deref());
            text(&mut object, "uniqueId", it.unique_id.as_deref());
            if let Some(linked) = it.service_linked_role {
                object.raw("serviceLinkedRole", truth(linked));
            }
            extra(&mut object, &it.extra);
        }
    }
    object.finish()
}

fn policies(inputs: &PolicyInputs, documents: Documents) -> String {
    let mut object = Object::new();
    let one = |input: &PolicyInput| policy(input, None, documents);
    let pool = |inputs: &Vec<PolicyInput>| list(inputs.iter().map(one));
    if !inputs.identity.is_empty() {
        object.raw("identity", &pool(&inputs.identity));
    }
    raw(&mut object, "boundary", inputs.boundary.as_ref().map(one).as_deref());
    match inputs.session.as_slice() {
        [] => {}
        [layer] if !layer.is_empty() && !inputs.is_session_nested => object.raw("session", &pool(layer)),
        layers => object.list("session", layers.iter().map(pool)),
    }
    raw(&mut object, "resource", inputs.resource.as_ref().map(one).as_deref());
    for (name, levels) in [("scps", &inputs.scps), ("rcps", &inputs.rcps)] {
        if !levels.is_empty() {
            object.list(name, levels.iter().map(|it| level(it, documents)));
        }
    }
    if let Some(EndpointInput { policy: input, gateway }) = &inputs.endpoint {
        let sort = gateway.then_some("gateway");
        object.raw("endpoint", &policy(input, sort, documents));
    }
    extra(&mut object, &inputs.extra);
    object.finish()
}

fn level(level: &LevelInput, documents: Documents) -> String {
    let mut object = Object::new();
    text(
        &mut object,
        "target",
        Some(level.target.as_str()).filter(|it| !it.is_empty()),
    );
    object.list("policies", level.policies.iter().map(|it| policy(it, None, documents)));
    extra(&mut object, &level.extra);
    object.finish()
}

/// A policy; `sort` is the type of its endpoint where it has one other than the default.
fn policy(policy: &PolicyInput, sort: Option<&str>, documents: Documents) -> String {
    let mut object = Object::new();
    text(
        &mut object,
        "name",
        Some(policy.name.as_str()).filter(|it| !it.is_empty()),
    );
    text(&mut object, "type", sort);
    match documents {
        Documents::AsTheyCame if policy.is_object && is_object(&policy.text) => object.raw("document", &policy.text),
        Documents::AsTheyCame | Documents::AsText => object.text("document", &policy.text),
    }
    if !policy.enabled {
        object.raw("enabled", truth(false));
    }
    text(&mut object, "from", policy.from.as_deref());
    extra(&mut object, &policy.extra);
    object.finish()
}

/// Whether a text, as it is, may stand in a case as an object. Blanks around it would be lost.
pub(crate) fn is_object(text: &str) -> bool {
    let read = json::read(text, Limits::default());
    let is_whole = read.problems.iter().all(|problem| problem.code == "DUPLICATE_KEY");
    is_whole
        && read
            .tree
            .is_some_and(|tree| matches!(tree.value, Value::Object(_)) && tree.span.of(text).len() == text.len())
}

fn text(object: &mut Object, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.text(name, value);
    }
}

fn raw(object: &mut Object, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.raw(name, value);
    }
}

fn extra(object: &mut Object, extra: &Extra) {
    for (name, value) in extra {
        object.raw(name, value);
    }
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
