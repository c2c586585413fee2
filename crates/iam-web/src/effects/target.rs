//! Where in the page an event came from, and where it leads.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, Node};
use yew::NodeRef;

/// The innermost element around the place of an event that a selector finds.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    // OK because what is no element has no `closest`, which is an error like any other.
    event.target()?.unchecked_into::<Element>().closest(selector).ok()?
}

/// Whether the keyboard leaves an element for another place of the page.
pub fn leaves(node: &NodeRef, event: &FocusEvent) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    to.is_some_and(|to| !is_in(node, &to))
}

/// Whether something is the element, or in it.
pub fn is_in(node: &NodeRef, other: &Node) -> bool {
    node.get().is_some_and(|node| node.contains(Some(other)))
}

/// What stands in the field, select or editor that an event came from.
pub fn value_of(event: &Event) -> String {
    event
        .target()
        .and_then(|target| Reflect::get(&target, &"value".into()).ok())
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
