//! All parts of the catalogue in one file inside the program, each deflated by itself, so that only what is asked for is
//! unpacked.
//!
//! ```text
//! file = "whole 1\n", a line a part: name, tab, deflated length in bytes; an empty line; the deflated parts
//! ```

use alloc::vec::Vec;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Far more than a part has; a file that asks for more is not ours.
const MOST_BYTES: usize = 8 << 20;
static BYTES: &[u8] = include_bytes!("../data/whole.bin");

/// One part, as a page would load it.
pub(crate) fn part(name: &str) -> Option<Vec<u8>> {
    part_of(BYTES, name)
}

fn part_of(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let bytes = bytes.strip_prefix(b"whole 1\n")?;
    let head = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let lines = core::str::from_utf8(&bytes[..head]).ok()?;
    let mut start = head + 2;
    for line in lines.split('\n') {
        let (part, n_bytes) = line.split_once('\t')?;
        let n_bytes: usize = n_bytes.parse().ok()?;
        if part == name {
            let deflated = bytes.get(start..start.checked_add(n_bytes)?)?;
            return decompress_to_vec_with_limit(deflated, MOST_BYTES).ok();
        }
        start = start.checked_add(n_bytes)?;
    }
    None
}
