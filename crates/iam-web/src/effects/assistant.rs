//! Answers what editors ask, wherever they stand, as their border has it (`www/editor/src/border.ts`): what could stand at
//! a place, and what it is that stands there. Answers go through as the worker gives them.

use gloo::events::EventListener;
use iam_protocol::ask::Ask;
use iam_protocol::policy::Edited;
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::editor::EVENT;
use super::object::{get, number, object, text};
use super::target::around;
use super::{page, worker};

/// Answers while the listener is kept.
pub fn listen() -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, EVENT, |event| {
        // What an editor says that is no question is for the page.
        let _ = answer(event);
    }))
}

fn answer(event: &Event) -> Option<()> {
    let detail = get(event, "detail")?;
    if text(&detail, "kind")? != "asked" {
        return None;
    }
    let editor = around(event, "policy-editor")?;
    let kind = editor.get_attribute("data-kind");
    let of = kind
        .and_then(|it| Edited::of_name(&it))
        .unwrap_or(Edited::Policy(PolicyKind::Identity));
    let (n, what) = (get(&detail, "n")?, text(&detail, "what")?);
    let (text, at) = (text(&detail, "text")?, number(&detail, "at")?);
    let ask = match what.as_str() {
        "completions" => Ask::Complete { of, text, at },
        "told" => Ask::Hover { of, text, at },
        _ => return None,
    };
    let lang = Lang::of_tag(&page::lang()).unwrap_or(Lang::En);
    worker::put(lang, ask, move |found| {
        let what = if found.is_some() { what.as_str() } else { "nothing" };
        let is = found.unwrap_or(JsValue::UNDEFINED);
        let answer = object(&[("n", n), ("what", what.into()), ("is", is)]);
        // OK because the element takes the property whether it asked or not.
        let _ = Reflect::set(&editor, &"answer".into(), &answer);
    });
    Some(())
}
