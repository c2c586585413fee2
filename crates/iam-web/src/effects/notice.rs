//! The line at the edge of the page that says what was just done, also to those who do not see it.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;

/// The id of the line, which stands in `index.html`.
const PLACE: &str = "notice";
/// How long it says what is soon no news any more, in milliseconds.
const WHILE: u32 = 12_000;

thread_local! {
    static FADES: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Says something until something else is said.
pub fn tell(text: &str) {
    FADES.take();
    set(text);
}

pub fn tell_for_a_while(text: &str) {
    set(text);
    FADES.replace(Some(Timeout::new(WHILE, || set(""))));
}

fn set(text: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(place) = document.and_then(|document| document.get_element_by_id(PLACE)) {
        place.set_text_content(Some(text));
    }
}
