//! Numbers, dates, addresses, bytes and booleans as values are written (SEMANTICS.md §4.7).

use std::cmp::Ordering;

/// A decimal: sign, and digits before and behind the point without needless zeros.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    whole: String,
    fraction: String,
}

fn decimal(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.chars().next()? {
        '-' => (true, &text[1..]),
        '+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = match digits.find('.') {
        None => (digits, None),
        Some(point) => (&digits[..point], Some(&digits[point + 1..])),
    };
    if !is_digits(whole) || fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let whole = whole.trim_start_matches('0').to_owned();
    let fraction = fraction.unwrap_or("").trim_end_matches('0').to_owned();
    let zero = whole.is_empty() && fraction.is_empty();
    Some(Decimal {
        negative: negative && !zero,
        whole,
        fraction,
    })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_ascii_digit())
}

fn size(one: &Decimal, other: &Decimal) -> Ordering {
    one.whole
        .len()
        .cmp(&other.whole.len())
        .then_with(|| one.whole.cmp(&other.whole))
        .then_with(|| one.fraction.cmp(&other.fraction))
}

/// Compares two numbers; nothing if one isn't a number.
#[must_use]
pub fn compare_numbers(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (decimal(one)?, decimal(other)?);
    Some(match (one.negative, other.negative) {
        (false, false) => size(&one, &other),
        (true, true) => size(&other, &one),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}

/// Whole seconds since 1970 and the digits of a fraction without needless zeros.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moment {
    seconds: i128,
    fraction: String,
}

/// Takes exactly `n` digits off the front.
fn take_number(text: &mut &str, n_digits: usize) -> Option<i128> {
    let digits = text.get(..n_digits).filter(|digits| is_digits(digits))?;
    *text = &text[n_digits..];
    digits.parse().ok()
}

fn take_sign(text: &mut &str, sign: char) -> Option<()> {
    *text = text.strip_prefix(sign)?;
    Some(())
}

fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_month(year: i128, month: i128) -> i128 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, counted year by year and month by month.
fn days(year: i128, month: i128, day: i128) -> i128 {
    let of_year = |year| if is_leap(year) { 366 } else { 365 };
    let years: i128 = if 1970 <= year {
        (1970..year).map(of_year).sum()
    } else {
        -(year..1970).map(of_year).sum::<i128>()
    };
    years + (1..month).map(|month| days_of_month(year, month)).sum::<i128>() + day - 1
}

fn moment(text: &str) -> Option<Moment> {
    if is_digits(text) {
        // More than thirty digits are one moment behind all others (CHOICE).
        let digits = text.trim_start_matches('0');
        let seconds = if digits.len() <= 30 {
            format!("0{digits}").parse().ok()?
        } else {
            10_i128.pow(30)
        };
        return Some(Moment {
            seconds,
            fraction: String::new(),
        });
    }
    let mut rest = text;
    let year = take_number(&mut rest, 4)?;
    take_sign(&mut rest, '-')?;
    let month = take_number(&mut rest, 2).filter(|month| (1..=12).contains(month))?;
    if rest.is_empty() {
        return Some(Moment {
            seconds: days(year, month, 1) * 86_400,
            fraction: String::new(),
        });
    }
    take_sign(&mut rest, '-')?;
    let day = take_number(&mut rest, 2).filter(|day| (1..=days_of_month(year, month)).contains(day))?;
    let midnight = days(year, month, day) * 86_400;
    if rest.is_empty() {
        return Some(Moment {
            seconds: midnight,
            fraction: String::new(),
        });
    }
    take_sign(&mut rest, 'T')?;
    let hour = take_number(&mut rest, 2).filter(|hour| *hour < 24)?;
    take_sign(&mut rest, ':')?;
    let minute = take_number(&mut rest, 2).filter(|minute| *minute < 60)?;
    let mut second = 0;
    let mut fraction = "";
    if rest.starts_with(':') {
        rest = &rest[1..];
        second = take_number(&mut rest, 2).filter(|second| *second < 60)?;
        if rest.starts_with('.') {
            rest = &rest[1..];
            let end = rest
                .find(|character: char| !character.is_ascii_digit())
                .unwrap_or(rest.len());
            fraction = Some(&rest[..end]).filter(|digits| !digits.is_empty())?;
            rest = &rest[end..];
        }
    }
    let away = match rest.chars().next() {
        None => 0,
        Some('Z') => {
            rest = &rest[1..];
            0
        }
        Some(sign @ ('+' | '-')) => {
            rest = &rest[1..];
            let hours = take_number(&mut rest, 2).filter(|hours| *hours < 24)?;
            take_sign(&mut rest, ':')?;
            let minutes = take_number(&mut rest, 2).filter(|minutes| *minutes < 60)?;
            let away = hours * 3600 + minutes * 60;
            if sign == '+' { away } else { -away }
        }
        Some(_) => return None,
    };
    if !rest.is_empty() {
        return None;
    }
    Some(Moment {
        seconds: midnight + hour * 3600 + minute * 60 + second - away,
        fraction: fraction.trim_end_matches('0').to_owned(),
    })
}

/// Compares two dates; nothing if one isn't a date.
#[must_use]
pub fn compare_dates(one: &str, other: &str) -> Option<Ordering> {
    Some(moment(one)?.cmp(&moment(other)?))
}

/// A boolean in any case.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Base64 with the standard alphabet and padding.
#[must_use]
pub fn base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bare = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || 2 < text.len() - bare.len() {
        return None;
    }
    let mut bits: Vec<bool> = Vec::new();
    for character in bare.chars() {
        let six = ALPHABET.chars().position(|known| known == character)?;
        bits.extend((0..6).rev().map(|bit| six >> bit & 1 == 1));
    }
    // What is left over of the last bits is not looked at (CHOICE).
    Some(
        bits.chunks_exact(8)
            .map(|byte| byte.iter().fold(0, |sum, bit| sum * 2 + u8::from(*bit)))
            .collect(),
    )
}

/// The bits of an address and how many of them name the network.
#[derive(Debug)]
struct Network {
    bits: Vec<bool>,
    n_fixed: usize,
}

fn bits_of(number: u32, n_bits: u32) -> impl Iterator<Item = bool> {
    (0..n_bits).rev().map(move |bit| number >> bit & 1 == 1)
}

fn quad(text: &str) -> Option<Vec<bool>> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() != 4 {
        return None;
    }
    let mut bits = Vec::new();
    for part in parts {
        if !is_digits(part) || 3 < part.len() || (1 < part.len() && part.starts_with('0')) {
            return None;
        }
        let number = part.parse::<u32>().ok().filter(|number| *number < 256)?;
        bits.extend(bits_of(number, 8));
    }
    Some(bits)
}

/// A run of 16-bit groups; the last may be a dotted quad.
fn groups(text: &str, quad_may_end: bool) -> Option<Vec<bool>> {
    let mut bits = Vec::new();
    if text.is_empty() {
        return Some(bits);
    }
    let parts: Vec<&str> = text.split(':').collect();
    for (at, part) in parts.iter().enumerate() {
        if part.contains('.') {
            if !quad_may_end || at + 1 < parts.len() {
                return None;
            }
            bits.extend(quad(part)?);
        } else {
            let good = (1..=4).contains(&part.len()) && part.chars().all(|character| character.is_ascii_hexdigit());
            let number = u32::from_str_radix(part, 16).ok().filter(|_| good)?;
            bits.extend(bits_of(number, 16));
        }
    }
    Some(bits)
}

fn address(text: &str) -> Option<Vec<bool>> {
    if !text.contains(':') {
        return quad(text);
    }
    match text.find("::") {
        None => groups(text, true).filter(|bits| bits.len() == 128),
        Some(gap) => {
            let mut bits = groups(&text[..gap], false)?;
            let tail = groups(&text[gap + 2..], true)?;
            // The gap stands for one group at least.
            if 112 < bits.len() + tail.len() {
                return None;
            }
            bits.resize(128 - tail.len(), false);
            bits.extend(tail);
            Some(bits)
        }
    }
}

fn network(text: &str) -> Option<Network> {
    let Some(slash) = text.find('/') else {
        let bits = address(text)?;
        return Some(Network {
            n_fixed: bits.len(),
            bits,
        });
    };
    let bits = address(&text[..slash])?;
    let prefix = &text[slash + 1..];
    if !is_digits(prefix) || 3 < prefix.len() || (1 < prefix.len() && prefix.starts_with('0')) {
        return None;
    }
    let n_fixed = prefix.parse().ok().filter(|n_fixed| *n_fixed <= bits.len())?;
    Some(Network { bits, n_fixed })
}

/// Whether an address lies in a range; nothing if one of the two can't be read.
#[must_use]
pub fn is_inside(inner: &str, outer: &str) -> Option<bool> {
    let (inner, outer) = (network(inner)?, network(outer)?);
    Some(
        inner.bits.len() == outer.bits.len()
            && outer.n_fixed <= inner.n_fixed
            && inner.bits[..outer.n_fixed] == outer.bits[..outer.n_fixed],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(Some(Ordering::Equal), compare_numbers("-0.0", "+00"));
        assert_eq!(Some(Ordering::Less), compare_numbers("-10", "-9.5"));
        assert_eq!(Some(Ordering::Greater), compare_numbers("0.10", "0.09"));
        assert_eq!(None, compare_numbers("1e3", "1"));
        assert_eq!(None, compare_numbers(".5", "1"));
    }

    #[test]
    fn dates() {
        assert_eq!(Some(Ordering::Equal), compare_dates("1970-01-02", "86400"));
        assert_eq!(
            Some(Ordering::Equal),
            compare_dates("2020-02-29T01:00+01:00", "2020-02-29T00:00:00.00Z")
        );
        assert_eq!(Some(Ordering::Less), compare_dates("1969-12-31T23:59:59.9Z", "0"));
        assert_eq!(None, compare_dates("2021-02-29", "0"));
        assert_eq!(None, compare_dates("2021-02-28T24:00Z", "0"));
    }

    #[test]
    fn addresses() {
        assert_eq!(Some(true), is_inside("203.0.113.7", "203.0.113.0/24"));
        assert_eq!(Some(true), is_inside("2001:db8::1", "2001:0DB8:0:0:0:0:0:2/126"));
        assert_eq!(Some(false), is_inside("10.0.0.1", "::/0"));
        assert_eq!(Some(true), is_inside("::ffff:1.2.3.4", "::ffff:102:304"));
        assert_eq!(None, is_inside("01.2.3.4", "0.0.0.0/0"));
        assert_eq!(None, is_inside("1.2.3.4", "0.0.0.0/33"));
    }

    #[test]
    fn bytes() {
        assert_eq!(Some(b"ab".to_vec()), base64("YWI="));
        assert_eq!(None, base64("YWI"));
        assert_eq!(None, base64("YW=I"));
    }
}
