//! What the page leaves to a worker, which is fetched when it is first needed. A case as text goes in, what is seen of
//! it comes out as JSON, words and all: the page only shows it.

use std::cell::RefCell;

use iam_catalog::catalogue::Catalogue;
use iam_views::{command, depends, flip, grid, trace};
use iam_words::Lang;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::default();
}

/// Takes the part of the catalogue that is of one service. Says whether it could be read.
#[wasm_bindgen]
#[must_use]
pub fn add(service: &[u8]) -> bool {
    CATALOGUE.with_borrow_mut(|catalogue| catalogue.add_shard(service).is_ok())
}

/// The services whose part of the catalogue a case calls for, one a line.
#[wasm_bindgen]
#[must_use]
pub fn services(case: &str) -> String {
    CATALOGUE.with_borrow(|catalogue| iam_catalog::named::services_named(case, catalogue).join("\n"))
}

/// What would change the decision of a case.
#[wasm_bindgen]
#[must_use]
pub fn flip(case: &str, lang: &str) -> String {
    CATALOGUE.with_borrow(|catalogue| json(&flip::flip(case, catalogue, of(lang))))
}

/// The trace of a case: its steps, and its statements and elements as a table.
#[wasm_bindgen]
#[must_use]
pub fn trace(case: &str, lang: &str) -> String {
    json(&trace::trace(case, of(lang)))
}

/// What the decision depends on as a small table, where it depends on unknown context keys.
#[wasm_bindgen]
#[must_use]
pub fn depends(case: &str, lang: &str) -> String {
    json(&depends::depends(case, of(lang)))
}

/// The answer to each check of a case, in a word or two.
#[wasm_bindgen]
#[must_use]
pub fn grid(case: &str, lang: &str) -> String {
    json(&grid::grid(case, of(lang)))
}

/// What there is to ask about in a case: actions, resources and principals.
#[wasm_bindgen]
#[must_use]
pub fn vocabulary(case: &str, lang: &str) -> String {
    json(&grid::vocabulary(case, of(lang)))
}

/// A case as commands of AWS's command line. Nothing for a case that asks for no action.
#[wasm_bindgen]
#[must_use]
pub fn command_lines(case: &str, _lang: &str) -> String {
    json(&command::lines(case))
}

/// The language of a tag; any other is English.
fn of(lang: &str) -> Lang {
    Lang::of_tag(lang).unwrap_or(Lang::En)
}

/// OK because every answer is made of texts and lists, which JSON has.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}
