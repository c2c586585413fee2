//! On paper nothing can be opened: the whole trace, AWS's message and the steps of a world are opened before the page is
//! printed, and folded again after.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent};
use yew::{hook, use_effect_with, use_state_eq};

/// How long a slow page is waited for, which is some frames behind what is pressed in it: how often it is looked at, and
/// after how many milliseconds each.
const TRIES: u32 = 60;
const FRAME: u32 = 16;

/// What was opened, and whether the trace was among it; nothing while all stands as the reader left it.
type Opened = Rc<RefCell<Option<(Vec<Element>, bool)>>>;

/// Sees to it while the listeners are kept.
pub fn listen() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let opened = Opened::default();
    let (by_key, before, after) = (opened.clone(), opened.clone(), opened);
    let options = EventListenerOptions::enable_prevent_default();
    vec![
        // The browser waits for none, so it is told to print when all is open.
        EventListener::new_with_options(&window, "keydown", options, move |event: &Event| {
            if is_print(event.unchecked_ref()) {
                event.prevent_default();
                unfold(&by_key);
                // The other parts of the page hear of it as they do of the browser.
                say("beforeprint");
                print_once_open(TRIES);
            }
        }),
        EventListener::new(&window, "beforeprint", move |_| unfold(&before)),
        EventListener::new(&window, "afterprint", move |_| fold(&after)),
    ]
}

fn is_print(event: &KeyboardEvent) -> bool {
    event.key().eq_ignore_ascii_case("p")
        && (event.ctrl_key() || event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn is_folded() -> bool {
    let row = document().and_then(|it| it.query_selector(r#".tree [aria-expanded="false"]"#).ok().flatten());
    row.is_some()
}

/// Whether a step of the world in sight is still folded.
fn has_folded_step() -> bool {
    let folded = r#"#sessions:not([hidden]) .hop-toggle[aria-expanded="false"]"#;
    document().is_some_and(|it| it.query_selector(folded).ok().flatten().is_some())
}

fn say(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        // OK because the event has just been made.
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the page is being printed.
#[hook]
pub fn use_on_paper() -> bool {
    let on_paper = use_state_eq(|| false);
    {
        let set = on_paper.setter();
        use_effect_with((), move |()| {
            let listeners = web_sys::window().map(|window| {
                [("beforeprint", true), ("afterprint", false)].map(|(name, is)| {
                    let set = set.clone();
                    EventListener::new(&window, name, move |_| set.set(is))
                })
            });
            move || drop(listeners)
        });
    }
    *on_paper
}

/// Opens all of the trace, or folds it again.
fn press() {
    let button = document().and_then(|it| it.get_element_by_id("open-all"));
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

fn unfold(opened: &Opened) {
    // It is open by a key before.
    if opened.borrow().is_some() {
        return;
    }
    let found = document().and_then(|it| it.query_selector_all("details.aws-message:not([open])").ok());
    let details: Vec<Element> = found
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()))
        .collect();
    for it in &details {
        // OK because the name is valid.
        let _ = it.set_attribute("open", "");
    }
    let was_folded = is_folded();
    opened.replace(Some((details, was_folded)));
    if was_folded {
        press();
    }
}

fn fold(opened: &Opened) {
    let Some((details, was_folded)) = opened.take() else {
        return;
    };
    if was_folded {
        press();
    }
    for it in details {
        let _ = it.remove_attribute("open");
    }
}

fn print_once_open(tries: u32) {
    Timeout::new(FRAME, move || {
        if (is_folded() || has_folded_step()) && tries != 0 {
            print_once_open(tries - 1);
        } else if let Some(window) = web_sys::window() {
            // Nothing is lost where it can't print.
            let _ = window.print();
        }
    })
    .forget();
}
