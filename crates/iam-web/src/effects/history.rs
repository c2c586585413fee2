//! The address bar and the back button. Each entry of the browser's history has a name under which its work is kept.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::model::view::View;

const NAME: &str = "iamp";

/// The fragment of the address, without its `#`.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_string()
}

/// A part of the fragment as it was meant.
pub fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_string(), String::from)
}

/// The address without a fragment.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// The name of the entry that the browser stands at, if we gave it one.
pub fn entry() -> Option<String> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    if !state.is_object() {
        return None;
    }
    Reflect::get(&state, &NAME.into()).ok()?.as_string()
}

fn state(name: &str) -> JsValue {
    let state = js_sys::Object::new();
    // OK because a fresh object takes any property.
    let _ = Reflect::set(&state, &NAME.into(), &name.into());
    state.into()
}

/// Names the entry that the browser stands at. The address stays.
pub fn name_entry(name: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state(&state(name), "");
    }
}

/// Puts a fragment into the address without making an entry.
pub fn show_fragment(name: &str, fragment: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let url = ["#", fragment].concat();
        let _ = history.replace_state_with_url(&state(name), "", Some(&url));
    }
}

/// Goes to another fragment, as a link would.
pub fn go_to(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Loads the page again at another fragment, in an entry that has no name.
pub fn begin_anew(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let replaced = window.history().and_then(|history| {
            history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))?;
            window.location().reload()
        });
        // Where neither can be done, all is forgotten but what is in sight.
        let _ = replaced;
    }
}

/// Makes an entry, at the address of an example or of a view.
pub fn push_entry(name: &str, view: View, example: Option<&str>) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let url = match example {
            Some(id) => [&address(), "#example=", id].concat(),
            None => address_of(view),
        };
        let _ = history.push_state_with_url(&state(name), "", Some(&url));
    }
}

/// Puts the address of a view into the entry that the browser stands at.
pub fn show_view(view: View) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    if let Ok(state) = history.state() {
        let _ = history.replace_state_with_url(&state, "", Some(&address_of(view)));
    }
}

/// That of the first has no fragment.
fn address_of(view: View) -> String {
    match view {
        View::Ask => address(),
        View::World | View::Review | View::Learn | View::Kit => [&address(), "#v=", view.name()].concat(),
    }
}

/// Calls when the reader goes back, forward, or to another fragment, while the listeners are kept.
pub fn on_travel(call: Callback<()>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let listener = |name: &'static str| {
        let call = call.clone();
        EventListener::new(&window, name, move |_| call.emit(()))
    };
    vec![listener("popstate"), listener("hashchange")]
}
