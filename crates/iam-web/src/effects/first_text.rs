//! Shows the texts of the policies until the editor, which is large, is here.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use super::frame;
use crate::ui::first_text::{Shade, shaded};

/// How many frames a text is waited for.
const PATIENCE: u32 = 60;

/// Shows the texts once they are there. The editor has a root of its own, in which this is not seen.
pub fn show() {
    soon(PATIENCE);
}

fn soon(tries: u32) {
    frame::next(move || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = document {
            try_to_show(&document, tries);
        }
    });
}

fn try_to_show(document: &Document, tries: u32) {
    let Ok(waiting) = document.query_selector_all("policy-editor:not(:defined)") else {
        return;
    };
    let editors = (0..waiting.length()).filter_map(|at| waiting.get(at));
    let editors: Vec<(JsValue, Option<String>)> = editors
        .map(|editor| {
            let text = Reflect::get(&editor, &"value".into())
                .ok()
                .and_then(|it| it.as_string());
            (editor.into(), text)
        })
        .collect();
    if editors.iter().any(|(_, text)| text.is_none()) && tries != 0 {
        return soon(tries - 1);
    }
    for (editor, text) in editors {
        let editor: Element = wasm_bindgen::JsCast::unchecked_into(editor);
        // Nothing is lost where it can't be shown: the editor comes.
        let _ = put(document, &editor, &text.unwrap_or_default());
    }
}

fn put(document: &Document, editor: &Element, text: &str) -> Result<(), JsValue> {
    let pre = document.create_element("pre")?;
    pre.set_class_name("first-text");
    for (shade, text) in shaded(text) {
        let class = match shade {
            Shade::Plain => {
                pre.append_child(&document.create_text_node(text))?;
                continue;
            }
            Shade::Key => "code-key",
            Shade::String => "code-string",
            Shade::Atom => "code-atom",
            Shade::Mark => "code-mark",
        };
        let span = document.create_element("span")?;
        span.set_class_name(class);
        span.set_text_content(Some(text));
        pre.append_child(&span)?;
    }
    editor.set_inner_html("");
    editor.append_child(&pre).map(drop)
}
