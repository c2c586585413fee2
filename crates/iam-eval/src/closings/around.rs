//! Texts around those that an ordered key is compared with: numbers, moments, addresses, bytes.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::net::IpAddr;

use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;

/// Sorted, each once.
pub fn distinct<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

/// How many digits a number may have that is reckoned with: room for a difference of two and a step further.
const MOST_DIGITS: usize = 36;

/// Whether there is a value in each gap between these numbers.
pub fn are_all(numbers: &[String]) -> bool {
    let scale = scale(numbers);
    numbers.iter().all(|text| scaled(text, scale).is_some())
}

/// The digits of the smallest step that any of them uses, and one more.
fn scale(numbers: &[String]) -> usize {
    let fractions = numbers.iter().filter_map(|text| text.split_once('.'));
    let lengths = fractions.map(|(_, fraction)| fraction.len() + 1);
    lengths.filter(|length| *length < MOST_DIGITS).max().unwrap_or(1)
}

/// A number as a whole one of such steps; nothing for one of more digits.
fn scaled(text: &str, scale: usize) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if scale < fraction.len() || MOST_DIGITS < whole.len() + scale {
        return None;
    }
    format!("{whole}{fraction:0<scale$}").parse().ok()
}

/// Each number, and one below, between and above.
pub fn around_numbers(numbers: &[String]) -> Vec<String> {
    let scale = scale(numbers);
    let scaled = |text: &String| scaled(text, scale);
    let points = distinct(numbers.iter().filter_map(scaled).collect());
    let step = u32::try_from(scale)
        .ok()
        .and_then(|scale| 10_i128.checked_pow(scale))
        .unwrap_or(1);
    let mut texts: Vec<String> = around(points, step)
        .into_iter()
        .map(|point| decimal(point, scale))
        .collect();
    // Numbers of more digits: themselves, and one a little further from zero.
    for huge in numbers.iter().filter(|text| scaled(text).is_none()) {
        let point = if huge.contains('.') { "" } else { "." };
        texts.extend(["0".into(), huge.clone(), [huge, point, "5"].concat()]);
    }
    texts
}

fn decimal(point: i128, scale: usize) -> String {
    let sign = if point < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", point.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// Each moment, the seconds around it, and one in each gap.
pub fn around_moments(moments: Vec<Instant>) -> Vec<Instant> {
    let seconds = distinct(moments.iter().map(|moment| moment.seconds).collect());
    let mut all: Vec<Instant> = around(seconds, 1).into_iter().map(Instant::at).collect();
    // Between neighbouring seconds, and inside one, there is room for a fraction.
    let finest = moments.iter().map(Instant::n_digits).max().unwrap_or(0);
    for moment in moments {
        all.extend([moment.just_after(finest), Instant::at(moment.seconds + 1), moment]);
    }
    distinct(all)
}

/// Each point, one step below the first, one above the last, and the middle of each gap.
fn around(points: Vec<i128>, step: i128) -> Vec<i128> {
    let below = points.first().and_then(|first| first.checked_sub(step));
    let above = points.last().and_then(|last| last.checked_add(step));
    let between: Vec<i128> = points.windows(2).map(|gap| gap[0] + (gap[1] - gap[0]) / 2).collect();
    distinct(below.into_iter().chain(above).chain(between).chain(points).collect())
}

/// An address of each range, and one outside all of them of either family, if there is one.
pub(crate) fn around_ranges(ranges: &[Range]) -> Vec<String> {
    // Where ranges lie inside one another, the first address of each and the first behind each reach every part.
    let networks = ranges.iter().map(Range::network);
    let mut texts: Vec<String> = networks.map(|range| range.address.to_string()).collect();
    if ranges.is_empty() {
        return texts;
    }
    let outside = [
        "192.0.2.222",
        "198.51.100.222",
        "203.0.113.222",
        "9.9.9.9",
        "2001:db8:ffff::1",
        "fd00::1",
    ];
    let is_outside = |text: &&&str| {
        let address = Range::parse(text);
        address.is_some_and(|address| ranges.iter().all(|range| !range.contains(&address)))
    };
    texts.extend(outside.iter().find(is_outside).map(ToString::to_string));
    for range in ranges {
        let next = match range.address {
            IpAddr::V4(address) => {
                let size = 1_u32.checked_shl(32 - u32::from(range.prefix));
                size.and_then(|size| (address.to_bits() & !(size - 1)).checked_add(size))
                    .map(|bits| IpAddr::V4(bits.into()))
            }
            IpAddr::V6(address) => {
                let size = 1_u128.checked_shl(128 - u32::from(range.prefix));
                size.and_then(|size| (address.to_bits() & !(size - 1)).checked_add(size))
                    .map(|bits| IpAddr::V6(bits.into()))
            }
        };
        texts.extend(next.map(|address| address.to_string()));
    }
    texts
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sextet = (group >> (18 - 6 * at) & 63) as usize;
            text.push(if at <= chunk.len() {
                char::from(ALPHABET[sextet])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    /// More digits than a width may have.
    #[test]
    fn numbers_of_any_length() {
        let long = ["0.", &"0".repeat(100_000), "1"].concat();
        for numbers in [vec![long.clone()], vec![long, "9".repeat(100_000), "2.5".into()]] {
            assert!(!are_all(&numbers));
            let texts = around_numbers(&numbers);
            assert!(numbers.iter().all(|number| texts.contains(number)), "{}", texts.len());
        }
        assert!(are_all(&["2.5".into(), "-3".into()]));
    }
}
