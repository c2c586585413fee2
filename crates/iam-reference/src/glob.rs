//! `*` and `?` by their recursive definition.

/// A character of a pattern, after variables have been put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Char(char),
    /// Any run of characters.
    Star,
    /// One character.
    Question,
}

/// The marks of a text in which `*` and `?` are wildcards.
#[must_use]
pub fn marks(text: &str) -> Vec<Mark> {
    text.chars().map(mark).collect()
}

fn mark(character: char) -> Mark {
    match character {
        '*' => Mark::Star,
        '?' => Mark::Question,
        other => Mark::Char(other),
    }
}

/// Whether a whole text fits, with case.
#[must_use]
pub fn fits(pattern: &[Mark], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((Mark::Star, rest)) => (0..=text.len()).any(|n_taken| fits(rest, &text[n_taken..])),
        Some((Mark::Question, rest)) => !text.is_empty() && fits(rest, &text[1..]),
        Some((Mark::Char(wanted), rest)) => text.first() == Some(wanted) && fits(rest, &text[1..]),
    }
}

/// Whether a whole text fits, with case.
#[must_use]
pub fn fits_text(pattern: &[Mark], text: &str) -> bool {
    fits(pattern, &text.chars().collect::<Vec<char>>())
}

/// Whether an ARN fits a resource pattern of at least six fields: in the first five fields a wildcard stays
/// inside its field, except a star that is the last character of its field; those fields are compared ignoring
/// case.
#[must_use]
pub fn fits_arn(pattern: &[Mark], text: &[char]) -> bool {
    fits_from(pattern, text, 0)
}

/// `field` counts the colons of the pattern that lie behind.
fn fits_from(pattern: &[Mark], text: &[char], field: usize) -> bool {
    let Some((mark, rest)) = pattern.split_first() else {
        return text.is_empty();
    };
    let in_resource = 5 <= field;
    match mark {
        Mark::Char(wanted) => {
            let Some(seen) = text.first() else {
                return false;
            };
            let same = if in_resource {
                wanted == seen
            } else {
                wanted.eq_ignore_ascii_case(seen)
            };
            same && fits_from(rest, &text[1..], if *wanted == ':' { field + 1 } else { field })
        }
        Mark::Question => match text.first() {
            None => false,
            Some(':') if !in_resource => false,
            Some(_) => fits_from(rest, &text[1..], field),
        },
        Mark::Star => {
            let crosses = in_resource || rest.first() == Some(&Mark::Char(':'));
            for n_taken in 0..=text.len() {
                if 0 < n_taken && text[n_taken - 1] == ':' && !crosses {
                    return false;
                }
                if fits_from(rest, &text[n_taken..], field) {
                    return true;
                }
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        assert_eq!(expected, fits_text(&marks(pattern), text), "{pattern} {text}");
    }

    #[track_caller]
    fn check_arn(pattern: &str, text: &str, expected: bool) {
        let text: Vec<char> = text.chars().collect();
        assert_eq!(expected, fits_arn(&marks(pattern), &text), "{pattern} {text:?}");
    }

    #[test]
    fn plain() {
        check("a*b", "aXXb", true);
        check("a*b", "ab", true);
        check("a?b", "ab", false);
        check("*", "", true);
        check("?", "é", true);
    }

    #[test]
    fn arns() {
        check_arn("arn:aws:a*:b*c:1:d", "arn:aws:aX:bZ:bQc:1:d", true);
        check_arn("arn:aws:sns:us-*t-1:1:x", "arn:aws:sns:us-:t-1:1:x", false);
        check_arn("arn:AWS:sns::1:x", "arn:aws:SNS::1:x", true);
        check_arn("arn:aws:sns::1:x", "arn:aws:sns::1:X", false);
    }
}
