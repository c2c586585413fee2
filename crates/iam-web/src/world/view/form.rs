//! The form of a step: who, when, and the parameters of its operation. It is made from the table of the format, so it has
//! every parameter that there is.

use iam_scenario::format::Field;
use iam_scenario::format::act::ActName;
use iam_scenario::format::scenario as format;
use iam_scenario::output::report::iso;
use iam_sts::Time;
use iam_syntax::json::{Json, quote};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::context::Ctx;
use super::control::Form;
use super::field::field;
use super::named::named;
use crate::world::model::edit::{self, Key};
use crate::world::model::fresh::{World, act_of};
use crate::world::state::{Action, of_step};

/// The fields of every step that have a control here, the clock and who acts aside.
pub const OF_EVERY_STEP: [&str; 5] = ["id", "as", "via", "context", "unknown"];

pub fn form(ctx: &Ctx, text: &str, step: usize, now: Time) -> Html {
    let read = edit::read(text);
    let place = &of_step(step);
    let json = read.tree.as_ref().and_then(|tree| edit::find(tree, place));
    let Some(json) = json else { return Html::default() };
    let id = &["f-", &step.to_string()].concat();
    let form = Form { ctx, text, place, id };
    let act = act_of(json);
    let of_step = |name: &str| format::STEP.iter().find(|field| field.name == name);
    let parameters = act.map_or(&[] as &[Field], ActName::fields);
    let path: edit::Path = act.map(|act| Key::Name(act.name().into())).into_iter().collect();
    let inside = act.and_then(|act| json.get(act.name()));
    let [id, actor, via, context, unknown] = OF_EVERY_STEP.map(of_step);
    let show = |it: Option<&'static Field>| {
        it.map(|it| field(form, &Vec::new(), it, Some(json)))
            .unwrap_or_default()
    };
    html! {
        <div class="form">
            { show(id) }
            { when(ctx, json, step, now) }
            if signs_in(json) {
                { sign_in(ctx, json, step) }
            } else {
                { show(actor) }
            }
            { for parameters.iter().map(|it| field(form, &path, it, inside)) }
            { show(via) }
            if !parameters.iter().any(|it| it.name == "context") {
                { show(context) }
                { show(unknown) }
            }
        </div>
    }
}

/// Whether there is more than one way for the caller to sign in.
fn signs_in(step: &Json) -> bool {
    let actor = actor_of(step);
    actor.contains(":user/") || actor.ends_with(":root") || step.get("as").is_some_and(|json| json.members().is_some())
}

fn actor_of(step: &Json) -> String {
    let json = step.get("as");
    let text = json.and_then(Json::as_str).or_else(|| json?.get("arn")?.as_str());
    text.unwrap_or_default().to_string()
}

/// Who acts, where it is somebody with access keys and a console.
fn sign_in(ctx: &Ctx, json: &Json, step: usize) -> Html {
    let labels = ctx.labels();
    let arn = actor_of(json);
    let object = json.get("as").filter(|json| json.members().is_some());
    let is_console = object.and_then(|it| it.get("credentials")?.as_str()) == Some("console");
    let has_mfa = object
        .and_then(|it| it.get("mfa"))
        .is_some_and(|it| it.value == iam_syntax::json::Value::Bool(true));
    let way = match (is_console, has_mfa) {
        (false, _) => "accessKey",
        (true, false) => "console",
        (true, true) => "mfa",
    };
    let send = {
        let dispatch = ctx.dispatch.clone();
        move |arn: &str, way: &str| {
            let value = match way {
                "console" | "mfa" => {
                    let mfa = if way == "mfa" { "true" } else { "false" };
                    [
                        "{ \"arn\": ",
                        &quote(arn),
                        ", \"credentials\": \"console\", \"mfa\": ",
                        mfa,
                        " }",
                    ]
                    .concat()
                }
                _ => quote(arn),
            };
            let place = [of_step(step), vec![Key::Name("as".into())]].concat();
            dispatch.emit(Action::Fill {
                place,
                value: Some(value),
            });
        }
    };
    let oninput = {
        let (send, way) = (send.clone(), way.to_string());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send(&input.value(), &way);
            }
        })
    };
    let onchange = {
        let arn = arn.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                send(&arn, &select.value());
            }
        })
    };
    let id = ["f-", &step.to_string(), "-as"].concat();
    let ways = [
        ("accessKey", labels.access_key),
        ("console", labels.console),
        ("mfa", labels.console_mfa),
    ];
    html! {
        <>
            <div class="field">
                <label for={id.clone()}>{ named("as", ctx.lang) }</label>
                <input type="text" class="code" {id} list="actors" value={arn} autocapitalize="off" autocomplete="off" spellcheck="false" {oninput} />
            </div>
            <label class="field">{ labels.sign_in }
                <select {onchange}>
                    { for ways.into_iter().map(|(value, name)| html! { <option {value} selected={value == way}>{ name }</option> }) }
                </select>
            </label>
        </>
    }
}

/// When the step happens.
fn when(ctx: &Ctx, json: &Json, step: usize, now: Time) -> Html {
    let labels = ctx.labels();
    let of = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_string);
    let (which, value) = match (of("at"), of("after")) {
        (Some(at), _) => ("at", at),
        (None, Some(after)) => ("after", after),
        (None, None) => ("", String::new()),
    };
    let onchange = {
        let dispatch = ctx.dispatch.clone();
        Callback::from(move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let when = match chosen.as_deref() {
                Some("at") => Some(("at", iso(now))),
                Some("after") => Some(("after", "1m".to_string())),
                Some(_) | None => None,
            };
            dispatch.emit(Action::Time { step, when });
        })
    };
    let oninput = {
        let dispatch = ctx.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let field = if which == "at" { "at" } else { "after" };
                dispatch.emit(Action::Time {
                    step,
                    when: Some((field, input.value())),
                });
            }
        })
    };
    let choices = [
        ("", labels.when_stands),
        ("after", labels.when_after),
        ("at", labels.when_at),
    ];
    html! {
        <div class="field when">
            <span>{ labels.when }</span>
            <div class="when-row">
                <select aria-label={labels.when} {onchange}>
                    { for choices.into_iter().map(|(value, name)| html! { <option {value} selected={value == which}>{ name }</option> }) }
                </select>
                if !which.is_empty() {
                    <input type="text" class="code" aria-label={[labels.when, " ", if which == "at" { labels.when_at } else { labels.when_after }].concat()}
                        {value} {oninput} />
                }
                <button type="button" class="link" onclick={ctx.on(move || Action::Time { step, when: Some(("at", iso(now))) })}>{ labels.to_clock }</button>
            </div>
        </div>
    }
}

/// What the world offers to the fields, once for all forms.
pub fn offers(text: &str) -> Html {
    let read = edit::read(text);
    let Some(tree) = &read.tree else { return Html::default() };
    let world = World::of(tree);
    let sessions = world.issuing.iter().map(|id| ["@", id].concat());
    let roots = world.accounts.iter().map(|id| ["arn:aws:iam::", id, ":root"].concat());
    let actors = sessions
        .chain(world.users.iter().cloned())
        .chain(roots)
        .chain(["anonymous".to_string()])
        .collect();
    let services = ["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"]
        .map(str::to_string)
        .to_vec();
    let lists: [(&str, Vec<String>); 7] = [
        ("actors", actors),
        ("roles", world.roles),
        ("saml-providers", world.saml_providers),
        ("endpoints", world.endpoints),
        ("instance-profiles", world.instance_profiles),
        ("accounts", world.accounts),
        ("services", services),
    ];
    html! {
        { for lists.into_iter().map(|(id, values)| html! {
            <datalist {id}>{ for values.into_iter().map(|value| html! { <option {value}></option> }) }</datalist>
        }) }
    }
}
