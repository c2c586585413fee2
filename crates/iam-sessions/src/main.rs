//! The Sessions view of the page, loaded when it is asked for. It renders what a run of the scenario says and sends what
//! the reader does; it decides nothing.

mod effects;
mod examples;
mod model;
mod state;
mod view;
mod words;

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("sessions"));
    if let Some(root) = root {
        // What stands there while the program loads.
        root.set_inner_html("");
        yew::Renderer::<view::app::Root>::with_root(root).render();
    }
}
