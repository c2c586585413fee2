//! Letters in lower and in upper case, one letter for one, as Unicode pairs them.
//!
//! Two things of Unicode are left out: `İ` has no single letter in lower case, so it stays, and `Σ` is `σ` at the end
//! of a word too, for what is compared letter by letter knows no words. In return the pairs are a few runs, where
//! the tables of `core` are a good part of what a reader of the page would have to load.

use alloc::string::String;

/// The text in lower case.
#[must_use]
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(lower_letter).collect()
}

/// The text in upper case: for each letter the first that has it as its lower case.
#[must_use]
pub fn upper(text: &str) -> String {
    text.chars().map(upper_letter).collect()
}

/// Whether two texts are the same but for the case of their letters.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.chars().map(lower_letter).eq(other.chars().map(lower_letter))
}

fn lower_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let n_before = RUNS.partition_point(|run| run.first <= u32::from(letter));
    RUNS[..n_before]
        .last()
        .and_then(|run| run.lower(letter))
        .unwrap_or(letter)
}

fn upper_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_uppercase();
    }
    RUNS.iter().find_map(|run| run.upper(letter)).unwrap_or(letter)
}

/// Capital letters, `step` apart, whose small letters are all the same way off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    first: u32,
    n_letters: u8,
    step: u8,
    to_lower: i32,
}

impl Run {
    fn lower(self, letter: char) -> Option<char> {
        let letter = u32::from(letter);
        self.holds(letter).then_some(())?;
        char::from_u32(letter.checked_add_signed(self.to_lower)?)
    }

    fn upper(self, letter: char) -> Option<char> {
        let capital = u32::from(letter).checked_add_signed(-self.to_lower)?;
        self.holds(capital).then_some(())?;
        char::from_u32(capital)
    }

    fn holds(self, letter: u32) -> bool {
        let step = u32::from(self.step);
        letter
            .checked_sub(self.first)
            .is_some_and(|distance| distance.is_multiple_of(step) && distance / step < u32::from(self.n_letters))
    }
}

const fn run(first: u32, n_letters: u8, step: u8, to_lower: i32) -> Run {
    Run {
        first,
        n_letters,
        step,
        to_lower,
    }
}

/// Sorted; a test makes it from `core`'s tables.
#[rustfmt::skip]
static RUNS: &[Run] = &[
    run(0x0041, 26, 1, 32), run(0x00c0, 23, 1, 32), run(0x00d8, 7, 1, 32), run(0x0100, 24, 2, 1), run(0x0132, 3, 2, 1),
    run(0x0139, 8, 2, 1), run(0x014a, 23, 2, 1), run(0x0178, 1, 1, -121), run(0x0179, 3, 2, 1), run(0x0181, 1, 1, 210),
    run(0x0182, 2, 2, 1), run(0x0186, 1, 1, 206), run(0x0187, 1, 1, 1), run(0x0189, 2, 1, 205), run(0x018b, 1, 1, 1),
    run(0x018e, 1, 1, 79), run(0x018f, 1, 1, 202), run(0x0190, 1, 1, 203), run(0x0191, 1, 1, 1), run(0x0193, 1, 1, 205),
    run(0x0194, 1, 1, 207), run(0x0196, 1, 1, 211), run(0x0197, 1, 1, 209), run(0x0198, 1, 1, 1), run(0x019c, 1, 1, 211),
    run(0x019d, 1, 1, 213), run(0x019f, 1, 1, 214), run(0x01a0, 3, 2, 1), run(0x01a6, 1, 1, 218), run(0x01a7, 1, 1, 1),
    run(0x01a9, 1, 1, 218), run(0x01ac, 1, 1, 1), run(0x01ae, 1, 1, 218), run(0x01af, 1, 1, 1), run(0x01b1, 2, 1, 217),
    run(0x01b3, 2, 2, 1), run(0x01b7, 1, 1, 219), run(0x01b8, 1, 1, 1), run(0x01bc, 1, 1, 1), run(0x01c4, 1, 1, 2),
    run(0x01c5, 1, 1, 1), run(0x01c7, 1, 1, 2), run(0x01c8, 1, 1, 1), run(0x01ca, 1, 1, 2), run(0x01cb, 9, 2, 1), run(0x01de, 9, 2, 1),
    run(0x01f1, 1, 1, 2), run(0x01f2, 2, 2, 1), run(0x01f6, 1, 1, -97), run(0x01f7, 1, 1, -56), run(0x01f8, 20, 2, 1),
    run(0x0220, 1, 1, -130), run(0x0222, 9, 2, 1), run(0x023a, 1, 1, 10795), run(0x023b, 1, 1, 1), run(0x023d, 1, 1, -163),
    run(0x023e, 1, 1, 10792), run(0x0241, 1, 1, 1), run(0x0243, 1, 1, -195), run(0x0244, 1, 1, 69), run(0x0245, 1, 1, 71),
    run(0x0246, 5, 2, 1), run(0x0370, 2, 2, 1), run(0x0376, 1, 1, 1), run(0x037f, 1, 1, 116), run(0x0386, 1, 1, 38),
    run(0x0388, 3, 1, 37), run(0x038c, 1, 1, 64), run(0x038e, 2, 1, 63), run(0x0391, 17, 1, 32), run(0x03a3, 9, 1, 32),
    run(0x03cf, 1, 1, 8), run(0x03d8, 12, 2, 1), run(0x03f4, 1, 1, -60), run(0x03f7, 1, 1, 1), run(0x03f9, 1, 1, -7),
    run(0x03fa, 1, 1, 1), run(0x03fd, 3, 1, -130), run(0x0400, 16, 1, 80), run(0x0410, 32, 1, 32), run(0x0460, 17, 2, 1),
    run(0x048a, 27, 2, 1), run(0x04c0, 1, 1, 15), run(0x04c1, 7, 2, 1), run(0x04d0, 48, 2, 1), run(0x0531, 38, 1, 48),
    run(0x10a0, 38, 1, 7264), run(0x10c7, 1, 1, 7264), run(0x10cd, 1, 1, 7264), run(0x13a0, 80, 1, 38864), run(0x13f0, 6, 1, 8),
    run(0x1c89, 1, 1, 1), run(0x1c90, 43, 1, -3008), run(0x1cbd, 3, 1, -3008), run(0x1e00, 75, 2, 1), run(0x1e9e, 1, 1, -7615),
    run(0x1ea0, 48, 2, 1), run(0x1f08, 8, 1, -8), run(0x1f18, 6, 1, -8), run(0x1f28, 8, 1, -8), run(0x1f38, 8, 1, -8),
    run(0x1f48, 6, 1, -8), run(0x1f59, 4, 2, -8), run(0x1f68, 8, 1, -8), run(0x1f88, 8, 1, -8), run(0x1f98, 8, 1, -8),
    run(0x1fa8, 8, 1, -8), run(0x1fb8, 2, 1, -8), run(0x1fba, 2, 1, -74), run(0x1fbc, 1, 1, -9), run(0x1fc8, 4, 1, -86),
    run(0x1fcc, 1, 1, -9), run(0x1fd8, 2, 1, -8), run(0x1fda, 2, 1, -100), run(0x1fe8, 2, 1, -8), run(0x1fea, 2, 1, -112),
    run(0x1fec, 1, 1, -7), run(0x1ff8, 2, 1, -128), run(0x1ffa, 2, 1, -126), run(0x1ffc, 1, 1, -9), run(0x2126, 1, 1, -7517),
    run(0x212a, 1, 1, -8383), run(0x212b, 1, 1, -8262), run(0x2132, 1, 1, 28), run(0x2160, 16, 1, 16), run(0x2183, 1, 1, 1),
    run(0x24b6, 26, 1, 26), run(0x2c00, 48, 1, 48), run(0x2c60, 1, 1, 1), run(0x2c62, 1, 1, -10743), run(0x2c63, 1, 1, -3814),
    run(0x2c64, 1, 1, -10727), run(0x2c67, 3, 2, 1), run(0x2c6d, 1, 1, -10780), run(0x2c6e, 1, 1, -10749), run(0x2c6f, 1, 1, -10783),
    run(0x2c70, 1, 1, -10782), run(0x2c72, 1, 1, 1), run(0x2c75, 1, 1, 1), run(0x2c7e, 2, 1, -10815), run(0x2c80, 50, 2, 1),
    run(0x2ceb, 2, 2, 1), run(0x2cf2, 1, 1, 1), run(0xa640, 23, 2, 1), run(0xa680, 14, 2, 1), run(0xa722, 7, 2, 1),
    run(0xa732, 31, 2, 1), run(0xa779, 2, 2, 1), run(0xa77d, 1, 1, -35332), run(0xa77e, 5, 2, 1), run(0xa78b, 1, 1, 1),
    run(0xa78d, 1, 1, -42280), run(0xa790, 2, 2, 1), run(0xa796, 10, 2, 1), run(0xa7aa, 1, 1, -42308), run(0xa7ab, 1, 1, -42319),
    run(0xa7ac, 1, 1, -42315), run(0xa7ad, 1, 1, -42305), run(0xa7ae, 1, 1, -42308), run(0xa7b0, 1, 1, -42258),
    run(0xa7b1, 1, 1, -42282), run(0xa7b2, 1, 1, -42261), run(0xa7b3, 1, 1, 928), run(0xa7b4, 8, 2, 1), run(0xa7c4, 1, 1, -48),
    run(0xa7c5, 1, 1, -42307), run(0xa7c6, 1, 1, -35384), run(0xa7c7, 2, 2, 1), run(0xa7cb, 1, 1, -42343), run(0xa7cc, 8, 2, 1),
    run(0xa7dc, 1, 1, -42561), run(0xa7f5, 1, 1, 1), run(0xff21, 26, 1, 32), run(0x10400, 40, 1, 40), run(0x104b0, 36, 1, 40),
    run(0x10570, 11, 1, 39), run(0x1057c, 15, 1, 39), run(0x1058c, 7, 1, 39), run(0x10594, 2, 1, 39), run(0x10c80, 51, 1, 64),
    run(0x10d50, 22, 1, 32), run(0x118a0, 32, 1, 32), run(0x16e40, 32, 1, 32), run(0x16ea0, 25, 1, 27), run(0x1e900, 34, 1, 34),
];

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    /// The one letter that `core` has as the lower case of a letter.
    fn of_core(letter: char) -> Option<char> {
        let mut letters = letter.to_lowercase();
        letters
            .next()
            .filter(|lower| *lower != letter && letters.next().is_none())
    }

    fn runs_of_core() -> Vec<Run> {
        let distances: Vec<(u32, i32)> = (char::MIN..=char::MAX)
            .filter_map(|letter| of_core(letter).map(|lower| (u32::from(letter), lower as i32 - letter as i32)))
            .collect();
        let mut runs = Vec::new();
        let mut rest = distances.as_slice();
        while let Some((first, to_lower)) = rest.first() {
            let n_letters = |step: u32| {
                let fits = |(at, letter): &(usize, &(u32, i32))| *letter == &(first + *at as u32 * step, *to_lower);
                rest.iter().enumerate().take_while(fits).count()
            };
            let (step, n) = if n_letters(2) <= n_letters(1) {
                (1, n_letters(1))
            } else {
                (2, n_letters(2))
            };
            runs.push(run(*first, u8::try_from(n).unwrap(), step, *to_lower));
            rest = &rest[n..];
        }
        runs
    }

    #[test]
    fn the_runs_are_those_of_unicode() {
        assert_eq!(runs_of_core(), RUNS);
    }

    #[test]
    fn every_letter_is_lowered_as_core_does() {
        for letter in char::MIN..=char::MAX {
            assert_eq!(of_core(letter).unwrap_or(letter), lower_letter(letter), "{letter}");
        }
    }

    #[test]
    fn upper_leads_back() {
        for letter in char::MIN..=char::MAX {
            let upper = upper_letter(letter);
            assert!(upper == letter || lower_letter(upper) == letter, "{letter}");
            let has_capital = RUNS.iter().any(|run| run.upper(letter).is_some());
            assert_eq!(has_capital, upper != letter, "{letter}");
        }
    }

    #[test]
    fn texts() {
        assert_eq!("aws:principaltag/équipe-ж", lower("aws:PrincipalTag/ÉQUIPE-Ж"));
        assert_eq!("STRAẞE", upper("straße"));
        assert_eq!("σασ", lower("ΣΑΣ"));
        assert!(same("É", "é"));
        assert!(same("Kelvin", "\u{212a}elvin"));
        assert!(!same("e", "é"));
        assert!(!same("ab", "abc"));
    }
}
