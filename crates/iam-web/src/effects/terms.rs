//! Tells the English of Korean terms in the tooltip of what the pointer is on. A tooltip is made when it may be wanted:
//! nothing of the page waits for it.

use gloo::events::EventListener;
use js_sys::{Array, WeakMap};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

use super::page;
use crate::ui::terms::terms_in;

/// What says something else, or nothing in Korean.
const NOT: &str = "input, textarea, select, policy-editor, [lang=en]";

/// Sees to it while the listener is kept.
pub fn listen() -> Option<EventListener> {
    let window = web_sys::window()?;
    // The tooltip of an element without the terms, and with them.
    let before = WeakMap::new();
    Some(EventListener::new(&window, "pointerover", move |event| {
        tell(event, &before);
    }))
}

fn tell(event: &Event, before: &WeakMap) -> Option<()> {
    let element: Element = event.target()?.dyn_into().ok()?;
    if element.closest(NOT).ok()?.is_some() {
        return None;
    }
    let is_korean = page::lang() == "ko";
    let told = before.get(element.unchecked_ref());
    // What was told in Korean is taken back.
    if !is_korean && told.is_undefined() {
        return None;
    }
    let title = element.get_attribute("title").unwrap_or_default();
    let told: Option<Array> = told.dyn_into().ok();
    // Somebody else may have given it another since.
    let own = told
        .filter(|told| told.get(1) == title.as_str())
        .and_then(|told| told.get(0).as_string());
    let own = own.unwrap_or_else(|| title.clone());
    let mut lines = if is_korean {
        terms_in(&own_text(&element))
    } else {
        Vec::new()
    };
    if !own.is_empty() {
        lines.push(own.clone());
    }
    let made = lines.join("\n");
    if made == title {
        return None;
    }
    let told = Array::of2(&JsValue::from(own), &JsValue::from(made.as_str()));
    before.set(element.unchecked_ref(), &told);
    match made.is_empty() {
        true => element.remove_attribute("title").ok(),
        false => element.set_attribute("title", &made).ok(),
    }
}

/// The texts of an element itself, without those of the elements in it.
fn own_text(element: &Element) -> String {
    let nodes = element.child_nodes();
    let nodes = (0..nodes.length()).filter_map(|at| nodes.get(at));
    let texts = nodes.filter(|node| node.node_type() == Node::TEXT_NODE);
    let texts: Vec<String> = texts.filter_map(|node| node.node_value()).collect();
    texts.join(" ")
}
