//! Sets of characters.

/// Which characters may stand somewhere: each of ASCII by itself, the others together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Charset {
    ascii: u128,
    others: bool,
}

impl Charset {
    pub(crate) const ALL: Self = Self {
        ascii: u128::MAX,
        others: true,
    };

    /// The characters of a list, in which `a-z` is a range; a `-` that is meant itself stands last.
    pub(crate) const fn of(list: &str) -> Self {
        let bytes = list.as_bytes();
        let mut ascii = 0;
        let mut at = 0;
        while at < bytes.len() {
            let is_range = at + 2 < bytes.len() && bytes[at + 1] == b'-';
            let last = if is_range { bytes[at + 2] } else { bytes[at] };
            let mut byte = bytes[at];
            while byte <= last {
                ascii |= 1 << byte;
                byte += 1;
            }
            at += if is_range { 3 } else { 1 };
        }
        Self { ascii, others: false }
    }

    pub(crate) const fn without(self, byte: u8) -> Self {
        Self {
            ascii: self.ascii & !(1 << byte),
            others: self.others,
        }
    }

    pub(crate) const fn has(self, char: char) -> bool {
        if char.is_ascii() {
            self.ascii >> (char as u32) & 1 == 1
        } else {
            self.others
        }
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || (self.others && other.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_with_ranges() {
        let set = Charset::of("a-c_.-");
        assert!("abc_.-".chars().all(|it| set.has(it)));
        assert!(!"dA:/é".chars().any(|it| set.has(it)));
        assert!(Charset::ALL.has('é') && !Charset::ALL.without(b':').has(':'));
        assert!(set.meets(Charset::of("c")) && !set.meets(Charset::of("d-z")));
        assert!(!Charset::of("").meets(Charset::ALL));
    }
}
