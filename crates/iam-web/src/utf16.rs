//! Places in the browser's count: it counts in UTF-16, everything else here in bytes.

/// The offset in UTF-16 of a byte offset. A place inside a character counts as its start.
pub fn offset(text: &str, byte: u32) -> u32 {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if byte as usize <= at {
            break;
        }
        units += character.len_utf16() as u32;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn characters_outside_the_first_plane_count_twice() {
        let text = "a한😀b";
        let found: Vec<u32> = [0, 1, 4, 8, 9, 99].into_iter().map(|byte| offset(text, byte)).collect();
        assert_eq!(found, [0, 1, 2, 4, 5, 5]);
    }
}
