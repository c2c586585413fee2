//! Base64 with the letters of URLs, without padding (RFC 4648, section 5).

use alloc::string::String;
use alloc::vec::Vec;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(group);
        for at in 0..=chunk.len() {
            let letter = bits >> (18 - 6 * at) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// The bytes up to the first letter that does not belong, and whether that is all there is.
pub fn decode(text: &str) -> (Vec<u8>, bool) {
    let value = |letter: &u8| LETTERS.iter().position(|it| it == letter);
    let values: Vec<usize> = text.as_bytes().iter().map_while(value).collect();
    let mut bytes = Vec::with_capacity(values.len() * 3 / 4);
    let mut is_whole = values.len() == text.len();
    for chunk in values.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | chunk.get(at).copied().unwrap_or_default());
        let n_bytes = chunk.len() * 6 / 8;
        let group = (bits as u32).to_be_bytes();
        bytes.extend_from_slice(&group[1..=n_bytes]);
        // One letter alone is no byte, and bits that are left over are zeros.
        is_whole &= 1 < chunk.len() && group[n_bytes + 1..].iter().all(|it| *it == 0);
    }
    (bytes, is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str) {
        assert_eq!(text, encode(bytes));
        assert_eq!((bytes.to_vec(), true), decode(text));
    }

    #[test]
    fn examples_of_the_standard() {
        check(b"", "");
        check(b"f", "Zg");
        check(b"fo", "Zm8");
        check(b"foo", "Zm9v");
        check(b"foob", "Zm9vYg");
        check(b"fooba", "Zm9vYmE");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xfb, 0xff, 0xbf], "-_-_");
    }

    #[test]
    fn what_does_not_belong_is_noticed() {
        assert_eq!((b"foo".to_vec(), false), decode("Zm9v="));
        assert_eq!((b"foo".to_vec(), false), decode("Zm9v+AAA"));
        assert_eq!((b"foo".to_vec(), false), decode("Zm9vY"));
        assert_eq!((b"f".to_vec(), false), decode("Zh"));
        assert_eq!((b"fo".to_vec(), false), decode("Zm9"));
        assert_eq!((b"".to_vec(), false), decode("역할"));
    }
}
