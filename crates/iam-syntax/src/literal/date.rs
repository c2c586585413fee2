//! `Date…`: the W3C profile of ISO 8601, or epoch seconds (C-12, C-51).
//!
//! No date crate reads just this profile (`YYYY-MM` without a day, `hh:mm` without seconds, a date without a zone),
//! and the arithmetic is one function, so it is written out.

use alloc::format;
use alloc::string::{String, ToString};

/// A moment: seconds since 1970 and the digits of a fraction, without trailing zeros.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Whole seconds, rounded down; negative before 1970.
    pub seconds: i128,
    fraction: String,
}

/// Far enough from the ends of the type that a step on from here is possible.
const BEHIND_ALL: i128 = 10_i128.pow(30);

impl Instant {
    /// Reads a date. Digits alone are epoch seconds, four of them too.
    // rule: C-12
    // rule: C-51
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if counts_seconds(text) {
            // More digits than any clock has: all such moments are one, behind every other.
            let digits = text.trim_start_matches('0');
            let seconds = match digits.len() {
                0 => 0,
                1..=30 => digits.parse().ok()?,
                _ => BEHIND_ALL,
            };
            return Some(Self {
                seconds,
                fraction: String::new(),
            });
        }
        iso_instant(text)
    }

    /// The digits behind the point, without trailing zeros.
    #[must_use]
    pub fn fraction(&self) -> &str {
        &self.fraction
    }
}

/// Whether a date is written as seconds since 1970: digits alone.
// rule: C-12
#[must_use]
pub(crate) fn counts_seconds(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn iso_instant(text: &str) -> Option<Instant> {
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    take(&mut rest, "-")?;
    let month = digits(&mut rest, 2).filter(|month| (1..=12).contains(month))?;
    let mut instant = Instant {
        seconds: 0,
        fraction: String::new(),
    };
    let mut day = 1;
    if !rest.is_empty() {
        take(&mut rest, "-")?;
        day = digits(&mut rest, 2).filter(|day| (1..=days_in(year, month)).contains(day))?;
    }
    instant.seconds = days_since_1970(year, month, day) * 86_400;
    if rest.is_empty() {
        return Some(instant);
    }
    take(&mut rest, "T")?;
    let hour = digits(&mut rest, 2).filter(|hour| *hour <= 23)?;
    take(&mut rest, ":")?;
    let minute = digits(&mut rest, 2).filter(|minute| *minute <= 59)?;
    instant.seconds += hour * 3_600 + minute * 60;
    if take(&mut rest, ":").is_some() {
        instant.seconds += digits(&mut rest, 2).filter(|second| *second <= 59)?;
        if take(&mut rest, ".").is_some() {
            let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if n_digits == 0 {
                return None;
            }
            instant.fraction = rest[..n_digits].trim_end_matches('0').to_string();
            rest = &rest[n_digits..];
        }
    }
    instant.seconds -= offset(&mut rest)?;
    rest.is_empty().then_some(instant)
}

/// The zone's distance from UTC in seconds; no zone is UTC.
fn offset(rest: &mut &str) -> Option<i128> {
    if rest.is_empty() || take(rest, "Z").is_some() {
        return Some(0);
    }
    let sign = if take(rest, "+").is_some() {
        1
    } else {
        take(rest, "-")?;
        -1
    };
    let hour = digits(rest, 2).filter(|hour| *hour <= 23)?;
    take(rest, ":")?;
    let minute = digits(rest, 2).filter(|minute| *minute <= 59)?;
    Some(sign * (hour * 3_600 + minute * 60))
}

fn take(rest: &mut &str, text: &str) -> Option<()> {
    *rest = rest.strip_prefix(text)?;
    Some(())
}

fn digits(rest: &mut &str, n_digits: usize) -> Option<i128> {
    let head = rest
        .get(..n_digits)
        .filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()))?;
    *rest = &rest[n_digits..];
    head.parse().ok()
}

fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i128, month: i128) -> i128 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar, counted in years that begin in March.
fn days_since_1970(year: i128, month: i128, day: i128) -> i128 {
    let (year, month) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl Instant {
    /// A whole second.
    #[must_use]
    pub const fn at(seconds: i128) -> Self {
        Self {
            seconds,
            fraction: String::new(),
        }
    }

    /// How many digits the fraction has.
    #[must_use]
    pub const fn n_digits(&self) -> usize {
        self.fraction.len()
    }

    /// A moment behind this one, and before every later one whose fraction has at most so many digits.
    #[must_use]
    pub fn just_after(&self, n_digits: usize) -> Self {
        let zeros = "0".repeat(n_digits);
        Self {
            seconds: self.seconds,
            fraction: [self.fraction.as_str(), &zeros, "1"].concat(),
        }
    }

    /// As [`iso`], with the fraction if there is one.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        let whole = iso(self.seconds)?;
        let point = if self.fraction.is_empty() { "" } else { "." };
        Some([whole.trim_end_matches('Z'), point, &self.fraction, "Z"].concat())
    }
}

/// A moment as `YYYY-MM-DDThh:mm:ssZ`, for the years that have four digits.
#[must_use]
pub fn iso(seconds: i128) -> Option<String> {
    let days = seconds.div_euclid(86_400) + 719_468;
    let time = seconds.rem_euclid(86_400);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i128::from(month <= 2);
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    (0..=9999)
        .contains(&year)
        .then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: Option<i128>) {
        assert_eq!(seconds, Instant::parse(text).map(|instant| instant.seconds), "{text}");
    }

    #[test]
    fn reads_the_profile() {
        check("1970-01-01T00:00:00Z", Some(0));
        check("2026-01-15T12:00:00Z", Some(1_768_478_400));
        check("2026-01-15T12:00:00", Some(1_768_478_400));
        check("2026-01-15T21:00+09:00", Some(1_768_478_400));
        check("2026-01-15T12:00:00.5Z", Some(1_768_478_400));
        check("2026-01-15", Some(1_768_435_200));
        check("0000000000000000000000000000000000000001", Some(1));
        check("9999999999999999999999999999999999999999", Some(BEHIND_ALL));
        check("2026-01", Some(1_767_225_600));
        check("2024-02-29", Some(1_709_164_800));
        check("1969-12-31T23:59:59Z", Some(-1));
        check("1768478400", Some(1_768_478_400));
        check("2026", Some(2026));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "2026-1",
            "2026-13",
            "2023-02-29",
            "2026-01-15T24:00Z",
            "2026-01-15T12",
            "2026-01-15t12:00Z",
            "2026-01-15T12:00z",
            "2026-01-15T12:00:60Z",
            "2026-01-15T12:00:00.Z",
            "2026-01-15 12:00Z",
            "2026-01-15Z",
            "12.5",
            "-5",
            "2026-01-15T12:00+9",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn fractions_order() {
        let at = |text: &str| Instant::parse(text);
        assert!(at("2026-01-15T12:00:00Z") < at("2026-01-15T12:00:00.1Z"));
        assert!(at("2026-01-15T12:00:00.09Z") < at("2026-01-15T12:00:00.1Z"));
        assert_eq!(at("2026-01-15T12:00:00.10Z"), at("2026-01-15T12:00:00.1Z"));
    }

    #[test]
    fn writes_what_it_reads() {
        for seconds in [0, -1, 951_782_400, 1_709_164_800, 1_768_478_400, 253_402_300_799] {
            let text = iso(seconds).unwrap();
            check(&text, Some(seconds));
        }
        assert_eq!(None, iso(253_402_300_800));
    }
}
