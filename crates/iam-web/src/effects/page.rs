//! The page as a whole: its language, theme and title.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Node};
use yew::NodeRef;

use crate::effects::storage;
use crate::effects::target::{around, is_in};
use crate::model::view::View;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn set_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // OK because the names are ours and valid.
        let _ = root.set_attribute(name, value);
    }
}

/// The language that the page says it is in.
pub fn lang() -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Whether the reader chose plain text boxes for the policies.
pub fn is_plain() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.get_attribute("data-editor").as_deref() == Some("textarea"))
}

/// Gives plain text boxes to all policies, or takes them away; now and in later visits.
pub fn set_plain(is_plain: bool) {
    let name = if is_plain { "textarea" } else { "code" };
    set_attribute("data-editor", name);
    storage::set("iamp.editor", name);
    let editors = document().and_then(|document| document.query_selector_all("policy-editor").ok());
    let Some(editors) = editors else { return };
    for editor in (0..editors.length()).filter_map(|at| editors.get(at)) {
        // OK because the element takes the property whether it is ready or not.
        let _ = Reflect::set(&editor, &"plain".into(), &is_plain.into());
    }
}

pub fn set_lang(lang: &str) {
    set_attribute("lang", lang);
}

pub fn set_theme(theme: &str) {
    set_attribute("data-theme", theme);
}

/// What is behind a dialog stands still.
pub fn set_modal(is_modal: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    // OK because the name is ours and valid.
    let _ = root.toggle_attribute_with_force("data-modal", is_modal);
}

/// For the style, and for what is no part of the page's program.
pub fn set_view(view: View) {
    set_attribute("data-view", view.name());
}

/// Presses a button, as its reader would.
pub fn press(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(button) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Whether an element is shown.
pub fn is_in_sight(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok()?);
    found.is_some_and(|element| !element.has_attribute("hidden"))
}

/// How high what is seen of the page is, in pixels.
pub fn height() -> i32 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    // OK because no screen is higher than a whole number.
    height.unwrap_or_default() as i32
}

/// Sets a property of the style for the whole page.
pub fn set_style(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // OK because the names are ours and valid.
        let _ = root.style().set_property(name, value);
    }
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Calls when the reader presses on a place that is in nothing that a selector finds, while the listener is kept.
pub fn on_press_outside(selector: &'static str, call: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "pointerdown", move |event| {
        if around(event, selector).is_none() {
            call();
        }
    }))
}

/// Calls when the reader presses outside of an element, likewise.
pub fn on_press_outside_of(node: NodeRef, call: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "pointerdown", move |event| {
        let pressed = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        if pressed.is_none_or(|pressed| !is_in(&node, &pressed)) {
            call();
        }
    }))
}

/// Calls whenever the reader does anything on the page, while the listeners are kept.
pub fn on_touch(call: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(document) = document() else {
        return Vec::new();
    };
    let listener = |name: &'static str| {
        let call = call.clone();
        EventListener::new_with_options(
            &document,
            name,
            EventListenerOptions::run_in_capture_phase(),
            move |_| call(),
        )
    };
    ["input", "change", "click", "keyup", "drop"].map(listener).into()
}

/// Calls when the reader leaves the page, or turns to another, likewise.
pub fn on_leave(call: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (web_sys::window(), document()) else {
        return Vec::new();
    };
    let (hides, of) = (call.clone(), document.clone());
    vec![
        EventListener::new(&window, "pagehide", move |_| call()),
        EventListener::new(&document, "visibilitychange", move |_| {
            if of.hidden() {
                hides();
            }
        }),
    ]
}
