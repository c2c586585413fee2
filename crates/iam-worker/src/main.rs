//! What the page leaves to a worker, which is fetched when it is first needed. A case as text goes in, what is seen of
//! it comes out as JSON, words and all: the page only shows it.

mod asked;
mod command;
mod flip;
mod grid;
mod matrix;
mod shell;
mod smallest;
mod spelling;
mod steps;
mod trace;
mod truth;
mod words;

use iam_words::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// What would turn the decision of a case round.
#[wasm_bindgen]
#[must_use]
pub fn flip(case: &str, lang: &str) -> String {
    flip::flip(case, of(lang)).to_string()
}

/// The trace of a case: its steps, and its statements and elements as a table.
#[wasm_bindgen]
#[must_use]
pub fn trace(case: &str, lang: &str) -> String {
    trace::trace(case, of(lang)).to_string()
}

/// What the decision hangs on as a small table, where it hangs on unknown context keys.
#[wasm_bindgen]
#[must_use]
pub fn truth(case: &str, lang: &str) -> String {
    truth::truth(case, of(lang)).to_string()
}

/// The answer to each check of a case, in a word or two.
#[wasm_bindgen]
#[must_use]
pub fn grid(case: &str, lang: &str) -> String {
    grid::grid(case, of(lang)).to_string()
}

/// What there is to ask about in a case: actions, resources and principals.
#[wasm_bindgen]
#[must_use]
pub fn vocabulary(case: &str, lang: &str) -> String {
    grid::vocabulary(case, of(lang)).to_string()
}

/// A case as command lines of AWS: the simulator's, then the one that assumes the role or nothing, then the names of what
/// the simulator does not take. Nothing for a case that asks for no action.
#[wasm_bindgen]
#[must_use]
pub fn command_lines(case: &str, _lang: &str) -> String {
    command::lines(case).to_string()
}

/// The language of a name; any other is English.
fn of(lang: &str) -> Lang {
    Lang::of_tag(lang).unwrap_or(Lang::En)
}
