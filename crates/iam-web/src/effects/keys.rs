//! Shortcuts, with the key that the reader's system has for them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

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

/// Calls with whether to redo, or else to undo, when their keys are pressed where no text has its own. Not while a dialog
/// is open.
pub fn on_undo(call: impl Fn(bool) + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let in_page = document.clone();
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event: &Event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if pressed(key) != Some('z') || event.default_prevented() {
                return;
            }
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let has_own = target.is_some_and(|it| it.closest(TAKES_TEXT).is_ok_and(|it| it.is_some()));
            let has_dialog = || in_page.query_selector("dialog[open]").is_ok_and(|it| it.is_some());
            if has_own || has_dialog() {
                return;
            }
            event.prevent_default();
            call(key.shift_key());
        },
    ))
}

/// What undoes by itself what is typed in it.
const TAKES_TEXT: &str =
    "textarea, policy-editor, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";

/// Where the keyboard writes another script, the key is known by its place.
fn letter(event: &KeyboardEvent) -> Option<char> {
    pressed(event).filter(|_| !event.shift_key())
}

/// The letter that is pressed with the key for shortcuts, whether with that for capitals too or not.
fn pressed(event: &KeyboardEvent) -> Option<char> {
    let is_ours = match is_mac() {
        true => event.meta_key() && !event.ctrl_key(),
        false => event.ctrl_key() && !event.meta_key(),
    };
    if !is_ours || event.alt_key() {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let of = |text: &str| text.parse::<char>().ok().filter(char::is_ascii_alphabetic);
    let letter = of(&key).or_else(|| of(code.strip_prefix("Key")?))?;
    Some(letter.to_ascii_lowercase())
}
