//! A click lands on what was pressed, although it moved away under the pointer meanwhile: what is typed elsewhere is taken
//! in as the pointer goes down, and the page may need a line more for it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement, MouseEvent, Node};

/// What takes clicks.
const PRESSED: &str = "button, a[href], summary, label, [role=switch], [role=tab], [role=treeitem]";

/// Who moves the pointer further means something else.
const STILL: i32 = 4;

/// What the pointer went down on, and where.
struct Press {
    on: HtmlElement,
    at: (i32, i32),
}

/// Sees to it while the listeners are kept.
pub fn listen() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let pressed: Rc<RefCell<Option<Press>>> = Rc::default();
    let hear = |name: &'static str, hear: fn(&MouseEvent, &RefCell<Option<Press>>) -> Option<()>| {
        let pressed = pressed.clone();
        let options = EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        EventListener::new_with_options(&window, name, options, move |event: &Event| {
            event.dyn_ref().and_then(|event| hear(event, &pressed));
        })
    };
    vec![hear("pointerdown", press), hear("click", click)]
}

fn press(event: &MouseEvent, pressed: &RefCell<Option<Press>>) -> Option<()> {
    *pressed.borrow_mut() = None;
    let target: HtmlElement = event.target()?.dyn_into().ok()?;
    let on = target.closest(PRESSED).ok()??.dyn_into().ok()?;
    let at = (event.client_x(), event.client_y());
    if event.button() == 0 {
        *pressed.borrow_mut() = Some(Press { on, at });
    }
    Some(())
}

/// Where the pointer went up on something else, the browser clicks what both are in.
fn click(event: &MouseEvent, pressed: &RefCell<Option<Press>>) -> Option<()> {
    let Press { on, at } = pressed.borrow_mut().take()?;
    let target: Node = event.target()?.dyn_into().ok()?;
    let is_still = (event.client_x() - at.0).abs() <= STILL && (event.client_y() - at.1).abs() <= STILL;
    // A key presses a button without a pointer, and a label's click is followed by one of its field.
    let is_lost = event.detail() != 0 && is_still && on.is_connected() && !on.contains(Some(&target));
    if is_lost && target.contains(Some(&on)) {
        event.stop_immediate_propagation();
        // Not while this listener runs, which hears it too.
        spawn_local(async move { on.click() });
    }
    Some(())
}
