//! The worked example that the address asks for: `#v=sessions&example=chain`.

use gloo::events::EventListener;

/// Takes the id of the example from the address, which then is that of the view alone: a reload opens nothing anew.
pub fn take_example() -> Option<String> {
    let window = web_sys::window()?;
    let fragment = window.location().hash().ok()?;
    let mut pairs = fragment.strip_prefix('#')?.split('&');
    if pairs.next() != Some("v=sessions") {
        return None;
    }
    let id = pairs.find_map(|pair| pair.strip_prefix("example="))?.to_string();
    let history = window.history().ok()?;
    let state = history.state().ok()?;
    // Where the browser does not let us, a reload opens the example again, and undo leads back.
    let _ = history.replace_state_with_url(&state, "", Some("#v=sessions"));
    Some(id)
}

/// Calls whenever the address has changed, until it is dropped.
pub fn watch(mut call: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| call()))
}
