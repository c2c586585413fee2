//! What the reader chose for the page: its language, and plain text boxes.

use iam_words::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

pub fn of_page() -> Lang {
    let tag = root().and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Lang::of_tag(&tag)).unwrap_or(Lang::En)
}

/// Whether the reader chose plain text boxes for texts.
pub fn is_plain() -> bool {
    root().is_some_and(|root| root.get_attribute("data-editor").as_deref() == Some("textarea"))
}

/// Watches the page until it is dropped.
pub struct Watch {
    observer: MutationObserver,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls whenever the language may have changed.
pub fn watch(call: impl FnMut() + 'static) -> Option<Watch> {
    let call = Closure::<dyn FnMut()>::new(call);
    let observer = MutationObserver::new(call.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    let page = root()?;
    observer.observe_with_options(&page, &options).ok()?;
    Some(Watch { observer, _call: call })
}
