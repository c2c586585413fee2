//! What comes in and goes out of the page: links, and pasted texts that are no policy as they are. Most visits need
//! none of it, so it is fetched on demand. Each takes a text and gives texts.

use iam_scenario::paste::{self, wire};
use iam_scenario::{link, read};
use wasm_bindgen::prelude::wasm_bindgen;

/// The link of a case, which is given as JSON: `s=0.PAYLOAD.CHECK`. Nothing for what is no case.
#[wasm_bindgen]
#[must_use]
pub fn write_link(case: &str) -> Vec<String> {
    let case = read::case_with(case, read::Unknown::Kept);
    case.iter().map(link::encode).collect()
}

/// The link of a scenario, likewise. Nothing where there can be none.
#[wasm_bindgen]
#[must_use]
pub fn write_scenario_link(text: &str) -> Vec<String> {
    link::encode_scenario(text).into_iter().collect()
}

/// What a link opens, as [`link::wire::of_list`] reads it.
#[wasm_bindgen]
#[must_use]
pub fn open_link(link: &str) -> Vec<String> {
    link::wire::list(&link::decode(link)).into()
}

/// What AWS said of a request that it denied, as [`iam_denied::Said::list`] gives it.
#[wasm_bindgen]
#[must_use]
pub fn read_denied(text: &str) -> Vec<String> {
    iam_denied::read(text).list()
}

/// What a pasted text is, as [`wire::of_list`] reads it.
#[wasm_bindgen]
#[must_use]
pub fn recognise(text: &str) -> Vec<String> {
    wire::list(&paste::recognise(text))
}

fn main() {}
