//! Opens and closes dialogs.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlDialogElement};
use yew::NodeRef;

pub fn show(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        // Nothing is lost where it stands open.
        let _ = dialog.show_modal();
    }
}

pub fn close(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether something is the dialog itself, and not in it.
pub fn is(node: &NodeRef, target: &EventTarget) -> bool {
    target.dyn_ref() == node.cast::<HtmlDialogElement>().as_ref()
}

/// Closes the dialog that is open, if there is one.
pub fn close_open() {
    let document = web_sys::window().and_then(|window| window.document());
    let open = document.and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|open| open.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
