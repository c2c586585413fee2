//! The page as a whole: its language, theme and title.

use gloo::events::EventListener;
use web_sys::Document;

use crate::effects::target::around;
use crate::state::View;

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
