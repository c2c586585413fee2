//! The page that the embed is in: what it says is heard, and it is told what there is to tell. No other page is.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Window};

use crate::message::{Heard, Said, heard, said};

/// What stands behind the `#` of the embed's address.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').into()
}

/// The window of that page; nothing where the embed stands by itself.
fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!js_sys::Object::is(&parent, &window)).then_some(parent)
}

/// To whatever page it is: nothing that is said is a secret of the reader's.
pub fn say(what: Said) {
    if let Some(parent) = parent() {
        // OK because an object of ours can be passed on.
        let _ = parent.post_message(&said(what), "*");
    }
}

/// Calls with each thing that the page says, while the listener is kept.
pub fn listen(call: impl Fn(Heard) + 'static) -> Option<EventListener> {
    let (window, parent) = (web_sys::window()?, parent()?);
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let is_from_there = event
            .source()
            .is_some_and(|source| js_sys::Object::is(&source, &parent));
        if let Some(heard) = heard(&event.data()).filter(|_| is_from_there) {
            call(heard);
        }
    }))
}
