//! The playground's page. It renders what the evaluator says and sends what the reader does; it decides nothing.

pub mod address;
pub mod analysis;
mod app;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
pub mod checks;
pub mod context;
mod drafts;
mod drawn;
pub mod effects;
mod expectation;
mod frame;
mod fresh;
mod header;
mod history;
mod keeping;
mod kit;
mod learn;
pub mod model;
mod paste;
mod policies;
mod request;
mod review;
mod share;
pub mod state;
pub mod trace;
pub mod ui;
pub mod verdict;
pub mod widgets;
pub mod words;
pub mod world;

/// Starts the page.
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        begin(root);
    }
}

/// Puts the page where it belongs, once it is known what to begin with.
fn begin(root: web_sys::Element) {
    keeping::begin(|app| {
        // What stands there while the program loads.
        root.set_inner_html("");
        let start = app::Start { app: app.into() };
        yew::Renderer::<app::Root>::with_root_and_props(root, start).render();
    });
}
