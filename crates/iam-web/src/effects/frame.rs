//! What waits for the browser to paint.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Does something right before the next frame is painted. In a tab that is out of sight this waits.
pub fn next(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // Nothing is lost where there are no frames.
    let _ = window.request_animation_frame(Closure::once_into_js(act).unchecked_ref());
}

thread_local! {
    static IS_PAINTED: Cell<bool> = const { Cell::new(false) };
}

/// How long something waits for a painting, in milliseconds: what is out of sight may have none.
const PATIENCE: u32 = 1_000;

/// Does something at once, but for what comes before the first painting: that waits for it.
pub fn once_painted(act: impl FnOnce() + 'static) {
    if IS_PAINTED.get() {
        return act();
    }
    let act = Rc::new(Cell::new(Some(act)));
    let does = move || {
        IS_PAINTED.set(true);
        if let Some(act) = act.take() {
            act();
        }
    };
    after(does.clone());
    Timeout::new(PATIENCE, does).forget();
}

/// Does something once what is on the page is painted.
pub fn after(act: impl FnOnce() + 'static) {
    next(move || {
        Timeout::new(0, act).forget();
    });
}
