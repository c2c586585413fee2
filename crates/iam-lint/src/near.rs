//! "Did you mean", fast: of thousands of names those are left out at once that have too many other letters.

use alloc::string::{String, ToString};

use iam_syntax::suggest;

/// The candidate that a mistyped word is nearest to.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let letters = count(word);
    // As many mistakes as the slow search allows: each adds a letter, takes one away, or both.
    let most = (word.chars().count() / 3).max(1);
    let is_close = |it: &&str| {
        let others = count(it);
        let pairs = || letters.iter().zip(&others);
        let missing: usize = pairs()
            .map(|(own, other)| usize::from(own.saturating_sub(*other)))
            .sum();
        let extra: usize = pairs()
            .map(|(own, other)| usize::from(other.saturating_sub(*own)))
            .sum();
        missing <= most && extra <= most
    };
    suggest::nearest(word, candidates.filter(is_close)).map(ToString::to_string)
}

/// How many there are of each letter, whatever its case; all other characters are one.
fn count(text: &str) -> [u8; 27] {
    let mut counts = [0_u8; 27];
    for byte in text.bytes() {
        let at = match byte.to_ascii_lowercase() {
            letter @ b'a'..=b'z' => usize::from(letter - b'a'),
            _ => 26,
        };
        counts[at] = counts[at].saturating_add(1);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_as_the_slow_search() {
        let names = ["GetObject", "GetObjectAcl", "PutObject", "ListBucket", "ListBuckets"];
        for word in ["GetObjekt", "getobject", "GteObject", "ListBuckt", "Lists", "x", ""] {
            let slow = suggest::nearest(word, names).map(ToString::to_string);
            assert_eq!(slow, nearest(word, names.into_iter()), "{word}");
        }
    }
}
