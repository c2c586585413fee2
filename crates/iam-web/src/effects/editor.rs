//! The `<policy-editor>` on the page: properties go down, one event comes up (`www/editor/src/border.ts`).

use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event};

use super::focus;
use super::object::{get, number, object, text};

/// The element's name.
const NAME: &str = "policy-editor";
/// The event's name.
pub const EVENT: &str = "editor";

/// What an editor says of its reader.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    Edited(String),
    /// The note of a step was chosen.
    Looked(Step),
}

/// A step of the trace, and where its text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub node: String,
    pub start: u32,
    pub end: u32,
}

/// Sets a property of the editor of an id.
pub fn set(id: &str, name: &str, value: &JsValue) {
    if let Some(editor) = of_id(id) {
        // OK because the element takes the property whether it is ready or not.
        let _ = Reflect::set(&editor, &name.into(), value);
    }
}

/// What stands in the editor of an id, the last key included; the page is drawn anew a little later.
pub fn value(id: &str) -> Option<String> {
    text(&of_id(id)?.into(), "value")
}

/// Gives the keyboard to the editor of an id, once its program is there; not where somebody types elsewhere by then.
pub fn focus(id: String) {
    let Some(window) = web_sys::window() else { return };
    let Ok(defined) = window.custom_elements().when_defined(NAME) else {
        return;
    };
    spawn_local(async move {
        // Nothing is lost where it never comes.
        if JsFuture::from(defined).await.is_ok() {
            focus::unless_typing(id);
        }
    });
}

/// Gives the keyboard to an editor that is coming into sight, likewise, and brings what is selected there into sight: what
/// is out of sight can't be scrolled to.
pub fn come_to(selector: String) {
    let Some(window) = web_sys::window() else { return };
    let Ok(defined) = window.custom_elements().when_defined(NAME) else {
        return;
    };
    spawn_local(async move {
        if JsFuture::from(defined).await.is_err() {
            return;
        }
        focus::soon_at(selector.clone());
        Timeout::new(SHOWN, move || {
            let document = web_sys::window().and_then(|window| window.document());
            let Some(editor) = document.and_then(|it| it.query_selector(&selector).ok()?) else {
                return;
            };
            let selection = Reflect::get(&editor, &"selection".into()).unwrap_or_default();
            // Likewise; nothing is lost where it has none.
            let _ = Reflect::set(&editor, &"selection".into(), &selection);
        })
        .forget();
    });
}

/// By when a view that was turned to is on the page, in milliseconds.
const SHOWN: u32 = 80;

fn of_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// What an event says. What the editor asks is answered by `assistant.rs`.
pub fn said(event: &Event) -> Option<Said> {
    let detail = get(event, "detail")?;
    match text(&detail, "kind")?.as_str() {
        "edited" => Some(Said::Edited(text(&detail, "text")?)),
        "looked" => Some(Said::Looked(Step::read(&get(&detail, "step")?)?)),
        _ => None,
    }
}

impl Step {
    fn read(value: &JsValue) -> Option<Self> {
        Some(Self {
            node: text(value, "node")?,
            start: number(value, "start")?,
            end: number(value, "end")?,
        })
    }

    pub fn write(&self) -> JsValue {
        object(&[
            ("node", self.node.as_str().into()),
            ("start", self.start.into()),
            ("end", self.end.into()),
        ])
    }
}
