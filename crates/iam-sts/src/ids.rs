//! Ids that AWS draws at random, made from names instead: the same estate has the same ids.

use alloc::string::String;

/// A unique id: a prefix such as `AROA`, and the 64-bit FNV-1a hash of a text in base 32.
#[must_use]
pub fn unique_id(prefix: &str, text: &str) -> String {
    let mut id = String::from(prefix);
    let bytes = fnv1a(text).to_be_bytes();
    // Five bits a character, the highest first; the last character holds the four bits that are left, padded with 0.
    for at in 0..13_usize {
        let start = at * 5;
        let two = u16::from_be_bytes([bytes[start / 8], bytes.get(start / 8 + 1).copied().unwrap_or(0)]);
        let digit = two >> (11 - start % 8) & 31;
        id.push(char::from(BASE_32[usize::from(digit)]));
    }
    id
}

const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_32_of_the_hash() {
        // The published vectors of FNV-1a: "" is cbf29ce484222325, "a" is af63dc4c8601ec8c.
        assert_eq!("AIDAZPZJZZEEEIRSK", unique_id("AIDA", ""));
        assert_eq!("AROAV5R5YTEGAHWIY", unique_id("AROA", "a"));
    }
}
