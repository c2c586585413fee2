//! "Did you mean": the word of a list that a mistyped word is nearest to.

use alloc::vec::Vec;

/// The candidate that differs only in case, else the one with the fewest typing mistakes, if those are few.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A mistake in every third letter is a different word; and long words are not names of ours.
    const LONGEST: usize = 64;
    let letters: Vec<char> = word
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .take(LONGEST + 1)
        .collect();
    if LONGEST < letters.len() {
        return None;
    }
    let most = (letters.len() / 3).max(1);
    let counts = count(letters.iter().copied());
    let mut best: Option<((usize, bool), &str)> = None;
    for candidate in candidates {
        // A mistake adds a letter, takes one away, or both: of thousands of names most are left out at once.
        if most < apart(&counts, &count(candidate.chars())) {
            continue;
        }
        if candidate.eq_ignore_ascii_case(word) {
            return Some(candidate);
        }
        let n_mistakes = mistakes(&letters, candidate);
        // Of as many mistakes, what is not written to its end is likelier than what is written otherwise.
        let rank = (n_mistakes, !begins_with(candidate, word));
        if n_mistakes <= most && best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn begins_with(text: &str, word: &str) -> bool {
    let begin = text.get(..word.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
}

/// How many there are of each letter, whatever its case; all other characters are one.
fn count(text: impl Iterator<Item = char>) -> [u8; 27] {
    let mut counts = [0_u8; 27];
    for character in text {
        let at = match character.to_ascii_lowercase() {
            letter @ 'a'..='z' => letter as usize - 'a' as usize,
            _ => 26,
        };
        counts[at] = counts[at].saturating_add(1);
    }
    counts
}

/// How many letters one has more than the other, or lacks, whichever are more.
fn apart(one: &[u8; 27], other: &[u8; 27]) -> usize {
    let more = |one: &[u8; 27], other: &[u8; 27]| -> usize {
        one.iter()
            .zip(other)
            .map(|(one, other)| usize::from(one.saturating_sub(*other)))
            .sum()
    };
    more(one, other).max(more(other, one))
}

/// The fewest letters to insert, drop, change or swap with their neighbour, ignoring case.
fn mistakes(word: &[char], candidate: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=word.len()).collect();
    let mut previous = None;
    for (n_rows, letter) in candidate.chars().map(|letter| letter.to_ascii_lowercase()).enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(n_rows + 1);
        for column in 1..=word.len() {
            let changed = above[column - 1] + usize::from(word[column - 1] != letter);
            let mut least = changed.min(above[column] + 1).min(row[column - 1] + 1);
            let swapped = 1 < column && previous == Some(word[column - 1]) && word[column - 2] == letter;
            if swapped {
                least = least.min(before[column - 2] + 1);
            }
            row.push(least);
        }
        before = core::mem::replace(&mut above, row);
        previous = Some(letter);
    }
    // OK because a row has one column more than the word has letters.
    above[word.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let elements = [
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ];
        assert_eq!(expected, nearest(word, elements), "{word}");
    }

    #[test]
    fn suggestions() {
        check("effect", Some("Effect"));
        check("Efect", Some("Effect"));
        check("Efefct", Some("Effect"));
        check("Actions", Some("Action"));
        check("Resorces", Some("Resource"));
        check("Recources", Some("Resource"));
        check("Notaction", Some("NotAction"));
        check("SID", Some("Sid"));
        check("Sd", Some("Sid"));
        check("Principal", None);
        check("", None);
        check("Sdi", Some("Sid"));
        check("Sxi", None);
        check("Ssi", None);
        let keys = ["aws:PrincipalArn", "aws:PrincipalOrgID"];
        assert_eq!(Some("aws:PrincipalOrgID"), nearest("aws:PrincipalOrg", keys));
    }

    #[test]
    fn no_near_name_is_left_out_for_its_letters() {
        let names = [
            "GetObject",
            "GetObjectAcl",
            "PutObject",
            "ListBucket",
            "ListBuckets",
            "é-a",
            "日本語",
        ];
        for word in [
            "GetObjekt",
            "getobject",
            "GteObject",
            "ListBuckt",
            "Lists",
            "x",
            "",
            "é-b",
            "日本誤",
            "e-a",
        ] {
            let letters: Vec<char> = word.chars().map(|letter| letter.to_ascii_lowercase()).collect();
            for name in names {
                let n_mistakes = mistakes(&letters, name);
                let is_near = n_mistakes <= (letters.len() / 3).max(1) || name.eq_ignore_ascii_case(word);
                assert_eq!(is_near, nearest(word, [name]).is_some(), "{word} {name}");
                assert!(
                    apart(&count(word.chars()), &count(name.chars())) <= n_mistakes,
                    "{word} {name}"
                );
            }
        }
    }

    #[test]
    fn the_first_of_the_nearest() {
        assert_eq!(Some("ab"), nearest("ad", ["xyz", "ab", "ac"]));
        assert_eq!(Some("abcdex"), nearest("abcdef", ["abcdxy", "abcdex"]));
    }

    #[test]
    fn long_words_are_no_names() {
        let word = "x".repeat(64);
        assert_eq!(Some(word.as_str()), nearest(&word, [word.as_str()]));
        let word = "x".repeat(65);
        assert_eq!(None, nearest(&word, [word.as_str()]));
    }
}
