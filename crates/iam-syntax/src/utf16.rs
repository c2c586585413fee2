//! Places in the browser's count: it counts in UTF-16, everything else here in bytes.

/// The offset in UTF-16 of a byte offset. A place inside a character counts as its start.
#[must_use]
pub fn units(text: &str, byte: u32) -> u32 {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if byte as usize <= at {
            break;
        }
        units += character.len_utf16() as u32;
    }
    units
}

/// The byte offset of an offset in UTF-16; the end of the text where there are not so many.
#[must_use]
pub fn byte(text: &str, units: u32) -> usize {
    let mut left = units;
    for (at, character) in text.char_indices() {
        let width = character.len_utf16() as u32;
        if left < width {
            return at;
        }
        left -= width;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{byte, units};

    const TEXT: &str = "a한😀b";

    #[test]
    fn characters_outside_the_first_plane_count_twice() {
        let found: Vec<u32> = [0, 1, 4, 8, 9, 99].into_iter().map(|it| units(TEXT, it)).collect();
        assert_eq!(found, [0, 1, 2, 4, 5, 5]);
    }

    #[test]
    fn there_and_back() {
        for at in TEXT.char_indices().map(|(at, _)| at).chain([TEXT.len()]) {
            assert_eq!(byte(TEXT, units(TEXT, at as u32)), at);
        }
        // Inside of a pair, and beyond the end.
        assert_eq!((byte(TEXT, 3), byte(TEXT, 99)), (4, TEXT.len()));
    }
}
