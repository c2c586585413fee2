//! Takes away all that the browser keeps for us, and begins with an empty page.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, StorageEvent};

use super::{clock, history, kept_files, storage};

const PREFIX: &str = "iamp.";
/// Tells the other tabs.
const TOLD: &str = "iamp.forget";

pub fn tell_other_tabs() {
    // Where nothing is kept, no tab needs to be told.
    storage::set(TOLD, &clock::stamp());
}

/// Calls when another tab was told to forget, while the listener is kept.
pub fn on_told(call: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event: &Event| {
        let event: &StorageEvent = event.unchecked_ref();
        if event.key().as_deref() == Some(TOLD) && event.new_value().is_some() {
            call();
        }
    }))
}

/// What `start.js` keeps for when there is no network.
fn drop_kept_site() {
    let global = js_sys::global();
    let drop = Reflect::get(&global, &"dropKeptSite".into());
    if let Some(drop) = drop.ok().as_ref().and_then(|it| it.dyn_ref::<Function>()) {
        // Nothing is lost where it fails: the reader can take it away in the browser.
        let _ = drop.call0(&global);
    }
}

pub fn begin_anew() {
    storage::forget(PREFIX);
    drop_kept_site();
    spawn_local(async {
        kept_files::forget().await;
        history::begin_anew("#new");
    });
}
