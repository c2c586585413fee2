//! What comes in and goes out of the page: links, and pasted texts that are no policy as they are. Most visits need
//! none of it, so it is fetched on demand.

use iam_scenario::link::packing;
use iam_scenario::paste::{self, wire};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a link's payload is made of.
#[wasm_bindgen]
#[must_use]
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    packing::pack(bytes)
}

/// What there is up to an end, then the number of that end ([`packing::End::number`]).
#[wasm_bindgen]
#[must_use]
pub fn unpack(payload: &[u8]) -> Vec<u8> {
    let unpacked = packing::unpack(payload);
    let mut bytes = unpacked.bytes;
    bytes.push(unpacked.end.number());
    bytes
}

/// What a pasted text is, as [`wire::of_list`] reads it.
#[wasm_bindgen]
#[must_use]
pub fn recognise(text: &str) -> Vec<String> {
    wire::list(&paste::recognise(text))
}

fn main() {}
