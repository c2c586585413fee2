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

/// What a dialog shows next begins at its top.
pub fn to_top(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.set_scroll_top(0);
    }
}

/// Whether something is the dialog itself, and not in it.
pub fn is(node: &NodeRef, target: &EventTarget) -> bool {
    target.dyn_ref() == node.cast::<HtmlDialogElement>().as_ref()
}

/// Closes the dialogs that are open: what they are about goes out of sight, and nothing behind one can be pressed.
pub fn close_open() {
    let document = web_sys::window().and_then(|window| window.document());
    let open = document.and_then(|document| document.query_selector_all("dialog[open]").ok());
    let Some(open) = open else { return };
    for dialog in (0..open.length()).filter_map(|at| open.get(at)) {
        if let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() {
            dialog.close();
        }
    }
}
