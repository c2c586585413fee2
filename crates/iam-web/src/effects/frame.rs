//! What waits for the browser to paint.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Does something right before the next frame is painted. In a tab that is out of sight this waits.
pub fn next(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // Nothing is lost where there are no frames.
    let _ = window.request_animation_frame(Closure::once_into_js(act).unchecked_ref());
}

/// Does something once what is on the page is painted.
pub fn after(act: impl FnOnce() + 'static) {
    next(move || {
        Timeout::new(0, act).forget();
    });
}
