//! Looks for bytes in a text, eight together.

const EACH: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of each byte that is less than another number; behind such a one perhaps of others.
const fn below(word: u64, number: u8) -> u64 {
    word.wrapping_sub(EACH * number as u64) & !word & (EACH << 7)
}

const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (EACH * byte as u64), 1)
}

/// Where the first byte is that a test finds, which is given for eight bytes and for one.
fn position(bytes: &[u8], of_eight: impl Fn(u64) -> u64, of_one: impl Fn(u8) -> bool) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let found = of_eight(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(at * 8 + (found.trailing_zeros() / 8) as usize);
        }
    }
    let at = rest.iter().position(|byte| of_one(*byte))?;
    Some(bytes.len() - rest.len() + at)
}

/// Where a byte stands first.
pub(crate) fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    position(bytes, |word| equal(word, wanted), |byte| byte == wanted)
}

/// How many bytes from the first on stand for themselves in a JSON string: up to a quotation mark, a backslash or a control
/// character.
pub(crate) fn n_plain(bytes: &[u8]) -> usize {
    let of_eight = |word: u64| equal(word, b'"') | equal(word, b'\\') | below(word, 0x20);
    position(bytes, of_eight, |byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(bytes.len())
}

/// Whether a text holds one of the characters that are wildcards.
pub(crate) fn has_star(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'*' | b'?'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn found_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for behind in [b'a', b'"', b'$', 0x1f, 0x80, 0xff] {
                for at in 0..18 {
                    for len in at + 1..20 {
                        let mut bytes = vec![b' '; len];
                        bytes[at] = byte;
                        bytes[at + 1..].fill(behind);
                        let is_odd = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
                        let n_before = bytes.iter().position(is_odd).unwrap_or(len);
                        assert_eq!(n_before, n_plain(&bytes), "{bytes:?}");
                        assert_eq!(bytes.iter().position(|it| *it == b'$'), find(&bytes, b'$'), "{bytes:?}");
                    }
                }
            }
        }
    }
}
