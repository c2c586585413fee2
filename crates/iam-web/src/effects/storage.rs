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

/// What there is for all tabs whose key begins so.
pub fn names(prefix: &str) -> Vec<String> {
    all().map(|all| names_in(&all, prefix)).unwrap_or_default()
}

fn names_in(storage: &Storage, prefix: &str) -> Vec<String> {
    // Another tab may take one away meanwhile.
    let all = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    all.filter(|name| name.starts_with(prefix)).collect()
}

pub fn remove(key: &str) {
    if let Some(all) = all() {
        // Nothing is lost where it is not there.
        let _ = all.remove_item(key);
    }
}

/// Takes away all whose key begins so, of this tab and of all.
pub fn forget(prefix: &str) {
    UNKEPT.take();
    for storage in [tab(), all()].into_iter().flatten() {
        for name in names_in(&storage, prefix) {
            let _ = storage.remove_item(&name);
        }
    }
}
