//! Shortcuts, with the key that the reader's system has for them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// A shortcut as the reader sees it, and as assistive technology names it.
pub struct Shortcut {
    pub shown: String,
    pub name: String,
}

pub fn shortcut(key: char) -> Shortcut {
    let (sign, name) = match is_mac() {
        true => ("⌘", "Meta+"),
        false => ("Ctrl+", "Control+"),
    };
    Shortcut {
        shown: format!("{sign}{key}"),
        name: format!("{name}{key}"),
    }
}

fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|it| ["Mac", "iPhone", "iPad"].iter().any(|mac| it.contains(mac)))
}

/// Calls with the letter of a shortcut that is pressed, before anything else has it, while the listener is kept. Not while
/// a dialog is open.
pub fn on_shortcut(letters: &'static [char], call: impl Fn(char) + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::run_in_capture_phase();
    let options = EventListenerOptions {
        passive: false,
        ..options
    };
    let in_page = document.clone();
    Some(EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event: &Event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let Some(letter) = letter(event).filter(|it| letters.contains(it)) else {
                return;
            };
            event.prevent_default();
            let has_dialog = in_page.query_selector("dialog[open]").is_ok_and(|it| it.is_some());
            if !event.repeat() && !has_dialog {
                call(letter);
            }
        },
    ))
}

/// Where the keyboard writes another script, the key is known by its place.
fn letter(event: &KeyboardEvent) -> Option<char> {
    let is_ours = match is_mac() {
        true => event.meta_key() && !event.ctrl_key(),
        false => event.ctrl_key() && !event.meta_key(),
    };
    if !is_ours || event.alt_key() || event.shift_key() {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let of = |text: &str| text.parse::<char>().ok().filter(char::is_ascii_alphabetic);
    let letter = of(&key).or_else(|| of(code.strip_prefix("Key")?))?;
    Some(letter.to_ascii_lowercase())
}
