//! Many places of one text, counted without a start over for each.

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::Position;

/// As many bytes lie between two marks: few enough to be counted again at each place.
const BETWEEN: usize = 256;

/// A text whose places are asked for one by one, in any order. The text is counted once, when the first is asked for.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    marks: OnceCell<Vec<Mark>>,
}

/// What comes before a place, in each way to count.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    n_lines: u32,
    /// Characters since the last line break.
    n_columns: u32,
    n_units: u32,
}

impl Mark {
    const START: Self = Self {
        at: 0,
        n_lines: 0,
        n_columns: 0,
        n_units: 0,
    };

    const fn after(self, character: char) -> Self {
        let (n_lines, n_columns) = match character {
            '\n' => (self.n_lines + 1, 0),
            _ => (self.n_lines, self.n_columns + 1),
        };
        Self {
            at: self.at + character.len_utf8(),
            n_lines,
            n_columns,
            n_units: self.n_units + character.len_utf16() as u32,
        }
    }
}

impl<'t> Places<'t> {
    /// Counts nothing yet: that is done when a place is first asked for.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self {
            text,
            marks: OnceCell::new(),
        }
    }

    /// The text whose places these are.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The line and column of a byte offset. An offset behind the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mark = self.up_to(offset);
        Position {
            line: mark.n_lines + 1,
            column: mark.n_columns + 1,
        }
    }

    /// The offset in UTF-16 of a byte offset, as the browser counts.
    #[must_use]
    pub fn units(&self, offset: u32) -> u32 {
        self.up_to(offset).n_units
    }

    fn up_to(&self, offset: u32) -> Mark {
        let offset = offset as usize;
        // What is said of a whole document is said at its beginning, and needs no marks.
        if offset <= BETWEEN {
            return count_on(self.text, Mark::START, offset);
        }
        let marks = self.marks.get_or_init(|| marks(self.text));
        let n_before = marks.partition_point(|mark| mark.at <= offset);
        let mark = marks[..n_before].last().copied().unwrap_or(Mark::START);
        count_on(self.text, mark, offset)
    }
}

/// Counts on from a mark to an offset, over a character that it lies in.
fn count_on(text: &str, mut mark: Mark, offset: usize) -> Mark {
    for character in text.get(mark.at..).unwrap_or("").chars() {
        if offset <= mark.at {
            break;
        }
        mark = mark.after(character);
    }
    mark
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(text.len() / BETWEEN);
    let mut mark = Mark::START;
    while mark.at + BETWEEN < text.len() {
        mark = count_on(text, mark, mark.at + BETWEEN);
        marks.push(mark);
    }
    marks
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    /// Counts each place from the start.
    fn counted(text: &str, offset: usize) -> (u32, u32, u32) {
        let before = text.char_indices().take_while(|(at, _)| *at < offset);
        before.fold((1, 1, 0), |(line, column, units), (_, it)| match it {
            '\n' => (line + 1, 1, units + 1),
            _ => (line, column + 1, units + it.len_utf16() as u32),
        })
    }

    #[test]
    fn each_place_is_as_counted_from_the_start() {
        let long = "a".repeat(3 * BETWEEN);
        let wide = "한글 😀\n".repeat(BETWEEN);
        let odd = String::from("\u{feff}é\r\n") + &"😀".repeat(BETWEEN) + "\n\nend";
        for text in ["", "a", "\n", "a\nb", &long, &wide, &odd] {
            let places = Places::new(text);
            // Backwards, so that none can count on from the one before.
            let offsets: Vec<usize> = (0..=text.len() + 2).rev().collect();
            for offset in offsets {
                let found = places.position(offset as u32);
                let found = (found.line, found.column, places.units(offset as u32));
                assert_eq!(counted(text, offset), found, "{offset} of {text:?}");
            }
        }
    }
}
