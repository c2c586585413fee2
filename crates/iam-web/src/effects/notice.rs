//! A word to the reader about the page itself.

use gloo::timers::callback::Timeout;

/// How long it is news, in milliseconds.
const WHILE: u32 = 12_000;

/// Says it where such things stand, for a while.
pub fn say(text: &str) {
    put(text);
    let said = text.to_string();
    Timeout::new(WHILE, move || {
        if place().and_then(|it| it.text_content()).as_deref() == Some(&*said) {
            put("");
        }
    })
    .forget();
}

fn place() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("notice")
}

fn put(text: &str) {
    if let Some(place) = place() {
        place.set_text_content(Some(text));
    }
}
