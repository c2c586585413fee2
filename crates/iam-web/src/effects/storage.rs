//! What the browser keeps for us: by tab, and for all tabs. Where it keeps nothing, nothing is kept.

use web_sys::Storage;

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn all() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub fn get_in_tab(key: &str) -> Option<String> {
    tab()?.get_item(key).ok()?
}

pub fn set_in_tab(key: &str, value: &str) {
    if let Some(storage) = tab() {
        // A full store is no reason to stop the reader.
        let _ = storage.set_item(key, value);
    }
}

pub fn get(key: &str) -> Option<String> {
    all()?.get_item(key).ok()?
}

pub fn set(key: &str, value: &str) {
    if let Some(storage) = all() {
        let _ = storage.set_item(key, value);
    }
}
