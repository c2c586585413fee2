//! Which editor has the keyboard of a touch screen, and where that keyboard ends.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusEvent, HtmlElement, Node};
use yew::NodeRef;

use super::object::get;
use super::target::{around, is_in};

/// An editor that characters can be put into.
#[derive(Clone, PartialEq)]
pub struct Editor(Element);

impl Editor {
    /// Nothing where it can't be edited.
    fn of(element: Element) -> Option<Self> {
        let is_readonly = get(&element, "readonly").is_some_and(|it| it.is_truthy());
        let can_insert = get(&element, "insert").is_some();
        (can_insert && !is_readonly).then_some(Self(element))
    }

    pub fn insert(&self, key: char) {
        let insert = Reflect::get(&self.0, &"insert".into()).and_then(|it| it.dyn_into::<Function>());
        if let Ok(insert) = insert {
            // What the editor says to it, it says to the page.
            let _ = insert.call1(&self.0, &JsValue::from(key.to_string()));
        }
    }
}

/// Whether fingers point at this screen.
pub fn is_touched() -> bool {
    let media = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// Calls with the editor that gets the keyboard, or with nothing when that goes elsewhere but to the row itself; while the
/// listeners are kept.
pub fn listen(row: &NodeRef, call: impl Fn(Option<Editor>) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let (in_row, left) = (row.clone(), call.clone());
    let mut ears = vec![
        EventListener::new(&window, "focusin", move |event| {
            let editor = around(event, "policy-editor").and_then(Editor::of);
            let to = event.target().and_then(|it| it.dyn_into::<Node>().ok());
            if editor.is_some() || !to.is_some_and(|to| is_in(&in_row, &to)) {
                call(editor);
            }
        }),
        EventListener::new(&window, "focusout", move |event| {
            if event.unchecked_ref::<FocusEvent>().related_target().is_none() {
                left(None);
            }
        }),
    ];
    if let Some(seen) = window.visual_viewport() {
        for name in ["resize", "scroll"] {
            let row = row.clone();
            ears.push(EventListener::new(&seen, name, move |_| place(&row)));
        }
    }
    ears
}

/// Puts the row at the lower edge of what is seen of the page, which the screen's keyboard makes smaller.
pub fn place(row: &NodeRef) {
    let (Some(row), Some(window)) = (row.cast::<HtmlElement>(), web_sys::window()) else {
        return;
    };
    let height = window.inner_height().ok().and_then(|it| it.as_f64());
    let (Some(height), Some(seen)) = (height, window.visual_viewport()) else {
        return;
    };
    let below = (height - seen.offset_top() - seen.height()).max(0.0).round() as u32;
    // OK because the name is valid. Not as an attribute, which the page's policy of contents forbids.
    let _ = row.style().set_property("bottom", &format!("{below}px"));
}
