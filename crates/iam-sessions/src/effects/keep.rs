//! Keeps the reader's scenario in the tab. Where the browser keeps nothing, nothing is kept.

use web_sys::Storage;

const KEY: &str = "iamp.scenario";

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

pub fn kept() -> Option<String> {
    tab()?.get_item(KEY).ok()?
}

pub fn keep(text: &str) {
    if let Some(storage) = tab() {
        // A full store is no reason to stop the reader.
        let _ = storage.set_item(KEY, text);
    }
}
