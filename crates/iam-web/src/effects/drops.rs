//! Files that are dragged over the page and dropped on it. The editor, which would take the text of a file into its own,
//! does not get them.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, DragEvent, Event, HtmlElement};
use yew::NodeRef;

use super::files::Dropped;

/// Calls with what is dropped, while the listeners are kept. `target` says so while something is dragged over the page.
pub fn listen(target: &NodeRef, call: impl Fn(Dropped) + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let on = |name: &'static str, hear: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::run_in_capture_phase();
        let options = EventListenerOptions {
            passive: false,
            ..options
        };
        EventListener::new_with_options(&window, name, options, move |event: &Event| hear(event.unchecked_ref()))
    };
    let over = || {
        let target = target.clone();
        Box::new(move |event: &DragEvent| {
            if let Some(files) = taken(event) {
                files.set_drop_effect("copy");
                show(&target, true);
            }
        })
    };
    let (left, dropped) = (target.clone(), target.clone());
    vec![
        on("dragenter", over()),
        on("dragover", over()),
        on(
            "dragleave",
            Box::new(move |event| {
                if event.related_target().is_none() {
                    show(&left, false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                if let Some(files) = taken(event) {
                    show(&dropped, false);
                    call(of(&files));
                }
            }),
        ),
    ]
}

/// Takes the event from all others, if it is about files.
fn taken(event: &DragEvent) -> Option<DataTransfer> {
    let files = event.data_transfer()?;
    let is_of_files = files
        .types()
        .iter()
        .any(|it| it.as_string().as_deref() == Some("Files"));
    is_of_files.then(|| {
        event.prevent_default();
        event.stop_propagation();
        files
    })
}

fn of(dropped: &DataTransfer) -> Dropped {
    let list = dropped.files();
    let files = list
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    let items = dropped.items();
    let mut items = (0..items.length()).filter_map(|at| items.get(at));
    let handle = items.find(|item| item.kind() == "file").and_then(|item| {
        let ask = Reflect::get(&item, &JsValue::from("getAsFileSystemHandle")).ok()?;
        let ask: Function = ask.dyn_into().ok()?;
        ask.call0(&item).ok()?.dyn_into().ok()
    });
    Dropped {
        files: files.collect(),
        handle,
    }
}

fn show(target: &NodeRef, shows: bool) {
    let Some(target) = target.cast::<HtmlElement>() else {
        return;
    };
    // Nothing is lost where it is shown, or hidden, already.
    let _ = match shows {
        true => target.show_popover(),
        false => target.hide_popover(),
    };
}
