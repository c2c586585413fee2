//! The page in a real browser, without the site around it: it answers, and follows what the reader does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

use std::time::Duration;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::platform::time::sleep;

use crate::effects::editor::EVENT;
use crate::effects::object::object;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Mounts the page in a place of its own, as on a first visit.
async fn mount() -> Element {
    let root = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    crate::begin(root.clone());
    find(&root, ".outcome").await;
    root
}

/// Waits for something to be on the page.
async fn find(root: &Element, selector: &str) -> Element {
    for _ in 0..200 {
        if let Some(found) = root.query_selector(selector).unwrap() {
            return found;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("there is no {selector}: {}", root.text_content().unwrap_or_default());
}

fn fires(element: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn the_first_visit_shows_a_verdict() {
    let root = mount().await;
    find(&root, ".outcome.deny").await;
    find(&root, "[role=tree] [role=treeitem]").await;
    root.remove();
}

#[wasm_bindgen_test]
async fn an_edit_changes_the_verdict() {
    let root = mount().await;
    let key = "input[aria-label$=\"aws:SecureTransport\"]";
    let field: HtmlInputElement = find(&root, key).await.dyn_into().unwrap();
    field.set_value("true");
    fires(&field, "input");
    find(&root, ".outcome.allow").await;

    let editor = find(&root, "policy-editor").await;
    let torn = "{ \"Statement\": ";
    Reflect::set(&editor, &"value".into(), &torn.into()).unwrap();
    let said = CustomEventInit::new();
    said.set_bubbles(true);
    said.set_detail(&object(&[("kind", "edited".into()), ("text", torn.into())]));
    let said = CustomEvent::new_with_event_init_dict(EVENT, &said).unwrap();
    editor.dispatch_event(&said).unwrap();
    find(&root, ".verdict.stale .outcome.allow").await;
    find(&root, ".problems-line .glyph.deny").await;

    let undo: HtmlElement = find(&root, "#undo").await.dyn_into().unwrap();
    undo.click();
    find(&root, ".verdict:not(.stale) .outcome.allow").await;
    root.remove();
}
