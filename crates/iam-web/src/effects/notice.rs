//! The line at the edge of the page that says what was just done, also to those who do not see it.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;

/// The id of the line, which stands in `index.html`.
const PLACE: &str = "notice";
/// How long it says what is soon no news any more, in milliseconds.
const WHILE: u32 = 7_000;

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

/// Shows it, what stands between backticks as code.
fn set(text: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.as_ref().and_then(|document| document.get_element_by_id(PLACE));
    if let (Some(document), Some(place)) = (document, place) {
        place.set_text_content(None);
        for (at, part) in text.split('`').enumerate() {
            let code = document.create_element("code").ok().filter(|_| at % 2 == 1);
            // OK because what has just been made can stand anywhere.
            let _ = match code {
                Some(code) => {
                    code.set_text_content(Some(part));
                    place.append_with_node_1(&code)
                }
                None => place.append_with_str_1(part),
            };
        }
    }
}
