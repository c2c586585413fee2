//! Has a text read out by those who read the page to somebody.

use gloo::timers::callback::Timeout;

/// The id of the element whose text is read out.
pub const PLACE: &str = "live";

/// An announcement that can be called off: by dropping it.
pub type Announcement = Timeout;

/// In milliseconds.
const PAUSE: u32 = 700;

/// Announces a text once the reader has paused.
pub fn announce(text: String) -> Announcement {
    Timeout::new(PAUSE, move || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(place) = document.and_then(|document| document.get_element_by_id(PLACE)) {
            place.set_text_content(Some(&text));
        }
    })
}
