//! An answer inside of another page, made of the playground's own parts. It runs in a frame that may do nothing but run
//! this: it has no worker, no editor and no store, takes no focus, and never writes its address.
//!
//! | to find | look in |
//! |---|---|
//! | what the address says of it | [`settings`] |
//! | what the other page gives, and what becomes of a text | [`given`], [`document`] |
//! | what passes between the two pages | [`message`], [`parent`] |
//! | what the reader does | [`state`], around it [`frame`] |
//! | what is shown | [`view`] |
//! | what of that is fetched when it is needed | [`parts`]: [`flip`], [`sessions`] |

mod document;
mod expected;
pub mod flip;
mod frame;
mod given;
mod message;
mod parent;
pub mod parts;
mod policies;
mod prediction;
pub mod sessions;
mod settings;
mod slices;
mod state;
mod view;
mod words;

/// Starts the program.
pub fn start(parts: parts::Parts) {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("embed"));
    if let Some(root) = root {
        // What stands there while the program loads.
        root.set_inner_html("");
        yew::Renderer::<frame::Frame>::with_root_and_props(root, parts).render();
    }
}
