//! The page as a whole: its language, theme and title.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::effects::storage;
use crate::effects::target::around;
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
