//! `Numeric…`: integers and decimals, compared as decimals and not as floats (C-11, C-50).

use alloc::string::{String, ToString};
use core::cmp::Ordering;

/// A decimal number of any length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    negative: bool,
    /// Digits before the point, without leading zeros.
    whole: String,
    /// Digits behind the point, without trailing zeros.
    fraction: String,
}

impl Number {
    /// Reads `[+-]?[0-9]+(\.[0-9]+)?`.
    // rule: C-50
    // rule: C-11
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (digits, ""),
        };
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let is_zero = whole.is_empty() && fraction.is_empty();
        Some(Self {
            negative: negative && !is_zero,
            whole: whole.to_string(),
            fraction: fraction.to_string(),
        })
    }
}

impl core::fmt::Display for Number {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() { "0" } else { &self.whole };
        write!(f, "{sign}{whole}")?;
        if self.fraction.is_empty() {
            Ok(())
        } else {
            write!(f, ".{}", self.fraction)
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |a: &Self, b: &Self| {
            let whole = a.whole.len().cmp(&b.whole.len()).then_with(|| a.whole.cmp(&b.whole));
            whole.then_with(|| a.fraction.cmp(&b.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: Option<Ordering>) {
        let seen = Number::parse(a).zip(Number::parse(b)).map(|(a, b)| a.cmp(&b));
        assert_eq!(expected, seen, "{a} {b}");
        let back = Number::parse(b).zip(Number::parse(a)).map(|(b, a)| b.cmp(&a));
        assert_eq!(expected.map(Ordering::reverse), back, "{b} {a}");
    }

    #[test]
    fn compares_decimals() {
        check("10", "10.0", Some(Ordering::Equal));
        check("007", "7", Some(Ordering::Equal));
        check("-0", "0", Some(Ordering::Equal));
        check("2", "10", Some(Ordering::Less));
        check("-2", "-10", Some(Ordering::Greater));
        check("-1", "1", Some(Ordering::Less));
        check("0.1", "0.10000000000000000000001", Some(Ordering::Less));
        check("1.5", "1.25", Some(Ordering::Greater));
        check(
            "123456789012345678901234567890",
            "123456789012345678901234567891",
            Some(Ordering::Less),
        );
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", "+", "-", "1.", ".5", "1e3", "10abc", " 1", "1 ", "0x10", "1.2.3", "--1", "١",
        ] {
            check(text, "1", None);
        }
    }
}
