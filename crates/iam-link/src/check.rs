//! The check at the end of a link: the CRC-32 of what it holds, in seven letters of base32.
//!
//! Computed bit by bit: links are short, and a table would be larger than all the rest of this module.

use alloc::string::String;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// How many letters a check has.
pub const LENGTH: usize = 7;

pub fn of(bytes: &[u8]) -> String {
    // Seven letters hold 35 bits; the last three are zeros.
    let bits = u64::from(crc32(bytes)) << 3;
    let letter = |at: usize| LETTERS[(bits >> (30 - 5 * at) & 31) as usize];
    (0..LENGTH).map(|at| char::from(letter(at))).collect()
}

/// CRC-32 as in gzip and zip.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| crc >> 1 ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1));
    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc_of_the_usual_example() {
        assert_eq!(0xcbf4_3926, crc32(b"123456789"));
        assert_eq!(0, crc32(b""));
    }

    #[test]
    fn letters_are_base32_in_lower_case() {
        assert_eq!("aaaaaaa", of(b""));
        // What `base32` makes of the four bytes cb f4 39 26, without its padding.
        assert_eq!("zp2dsjq", of(b"123456789"));
    }
}
