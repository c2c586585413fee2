//! Puts text on the clipboard, and hears what is pasted where nothing is typed.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event};

use super::target::around;

/// Copies, and says whether it worked. Pages that are not served securely have no clipboard.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return done(false);
    };
    let navigator = window.navigator();
    let has_clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    if !has_clipboard {
        return done(false);
    }
    spawn_local(async move {
        let copied = JsFuture::from(navigator.clipboard().write_text(&text)).await;
        done(copied.is_ok());
    });
}

/// What takes a pasted text by itself.
const FIELDS: &str = "input, textarea, select, policy-editor, [contenteditable]";

/// Calls with each text that is pasted on the page, but for what a field takes; as long as the listener lives.
pub fn on_paste(call: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "paste", move |event| {
        // A click beside a field may leave the place for the next text in it, without the keyboard.
        let has_keyboard = |field: &Element| {
            let active = web_sys::window().and_then(|it| it.document()?.active_element());
            active.is_some_and(|it| field.contains(Some(&it)))
        };
        let is_taken = around(event, FIELDS).is_some_and(|it| has_keyboard(&it));
        if let Some(text) = pasted(event).filter(|_| !is_taken) {
            call(text);
        }
    }))
}

fn pasted(event: &Event) -> Option<String> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let read: Function = Reflect::get(&data, &"getData".into()).ok()?.dyn_into().ok()?;
    read.call1(&data, &"text".into()).ok()?.as_string()
}
