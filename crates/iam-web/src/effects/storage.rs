//! What the browser keeps for us: by tab, and for all tabs. What it does not keep of a tab is known as long as the page
//! stands: a store may be full, or blocked.

use std::cell::RefCell;
use std::collections::BTreeMap;

use web_sys::Storage;

thread_local! {
    /// What the tab's store had no room for.
    static UNKEPT: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn all() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn put(storage: Option<Storage>, key: &str, value: &str) -> bool {
    storage.is_some_and(|storage| storage.set_item(key, value).is_ok())
}

pub fn get_in_tab(key: &str) -> Option<String> {
    let unkept = UNKEPT.with_borrow(|unkept| unkept.get(key).cloned());
    unkept.or_else(|| tab()?.get_item(key).ok()?)
}

/// Says whether the browser keeps it; if not, it is there as long as the page stands.
pub fn set_in_tab(key: &str, value: &str) -> bool {
    let is_kept = put(tab(), key, value);
    UNKEPT.with_borrow_mut(|unkept| match is_kept {
        true => unkept.remove(key),
        false => unkept.insert(key.into(), value.into()),
    });
    is_kept
}

pub fn get(key: &str) -> Option<String> {
    all()?.get_item(key).ok()?
}

/// Says whether the browser keeps it.
pub fn set(key: &str, value: &str) -> bool {
    put(all(), key, value)
}
