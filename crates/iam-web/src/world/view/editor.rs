//! The scenario's text, with what is wrong in it.

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use iam_protocol::policy::Edited;
use iam_scenario::problem::Problem;
use iam_syntax::span::{Places, Span};

use super::context::Ctx;
use crate::effects::page;
use crate::ui::code::with_code;
use crate::world::model::analysis::Analysis;
use crate::world::state::Action;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub text: AttrValue,
    pub analysis: Analysis,
    pub looked: Option<(Span, u32)>,
}

#[component]
pub fn Editor(props: &Props) -> Html {
    let ctx = &props.ctx;
    let labels = ctx.labels();
    let element = use_node_ref();
    {
        let (element, text) = (element.clone(), props.text.clone());
        use_effect_with(props.looked, move |looked| {
            if let (Some((span, _)), Some(element)) = (looked, element.cast::<Element>()) {
                // OK because the element takes the property whether it is ready or not.
                let _ = Reflect::set(&element, &"selection".into(), &range(&Places::new(&text), *span));
            }
        });
    }
    {
        let (element, dispatch) = (element.clone(), ctx.dispatch.clone());
        use_effect_with((), move |()| {
            let listener = element.cast::<Element>().map(|element| {
                EventListener::new(&element, "editor", move |event| {
                    if let Some(text) = edited(event) {
                        dispatch.emit(Action::Write(text));
                    }
                })
            });
            move || drop(listener)
        });
    }
    let none = Vec::new();
    let problems: &[Problem] = match &props.analysis {
        Analysis::Broken(problems) => problems,
        Analysis::Ran(_) => &none,
    };
    let marks: Array = props
        .looked
        .iter()
        .map(|(span, _)| {
            let mark = range(&Places::new(&props.text), *span);
            let _ = Reflect::set(&mark, &"kind".into(), &"selected".into());
            JsValue::from(mark)
        })
        .collect();
    html! {
        <section class="scenario-text" aria-labelledby="text-title">
            <h3 id="text-title" class="label">{ labels.text }</h3>
            <p class="hint">{ labels.text_hint }</p>
            if !problems.is_empty() {
                { list(ctx, problems) }
            }
            <div class="text-frame" tabindex="0" role="group" aria-label={labels.text}>
                <policy-editor ref={element} ~value={JsValue::from(props.text.as_str())} ~label={JsValue::from(labels.text)}
                    ~diagnostics={diagnostics(&props.text, problems)} ~marks={marks} ~plain={JsValue::from(page::is_plain())}
                    ~assisted={JsValue::TRUE} data-kind={Edited::Scenario.name()} lang="en" />
            </div>
        </section>
    }
}

fn list(ctx: &Ctx, problems: &[Problem]) -> Html {
    let labels = ctx.labels();
    html! {
        <div class="text-problems" role="group" aria-label={labels.problems}>
            <ul class="plain">
                { for problems.iter().take(20).map(|problem| {
                    let place = problem.span;
                    let line = problem.position.map_or(String::new(), |at| [&at.line.to_string(), ":", &at.column.to_string()].concat());
                    html! {
                        <li>
                            <span class="place"><code>{ line }</code>{ " " }<code>{ problem.path.clone() }</code></span>{ " " }
                            <span lang="en">{ with_code(&problem.message) }</span>
                            if let Some(place) = place {
                                { " " }<button type="button" class="link" onclick={ctx.on(move || Action::Look(place))}>{ labels.show_place }</button>
                            }
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

fn diagnostics(text: &str, problems: &[Problem]) -> Array {
    let places = Places::new(text);
    let shown = problems.iter().filter_map(|problem| {
        let diagnostic = range(&places, problem.span?);
        let _ = Reflect::set(&diagnostic, &"severity".into(), &"error".into());
        let _ = Reflect::set(&diagnostic, &"message".into(), &problem.message.as_str().into());
        Some(JsValue::from(diagnostic))
    });
    shown.collect()
}

/// What the editor says, if it is that the reader edited the text (`www/editor/src/border.ts`).
fn edited(event: &Event) -> Option<String> {
    let detail = Reflect::get(event, &"detail".into()).ok()?;
    let of = |name: &str| Reflect::get(&detail, &name.into()).ok()?.as_string();
    if of("kind")? == "edited" { of("text") } else { None }
}

/// A range in UTF-16 code units, as the browser counts.
fn range(places: &Places, span: Span) -> Object {
    let range = Object::new();
    // OK because a fresh object takes any property.
    let _ = Reflect::set(&range, &"from".into(), &JsValue::from(places.units(span.start)));
    let _ = Reflect::set(&range, &"to".into(), &JsValue::from(places.units(span.end)));
    range
}
