//! Which words are JSON numbers, and which of them are in range.

/// Whether a word is a number by RFC 8259.
pub(super) fn is_number(word: &str) -> bool {
    let rest = word.strip_prefix('-').unwrap_or(word);
    let (whole, rest) = digits(rest);
    if whole.is_empty() || (whole.starts_with('0') && 1 < whole.len()) {
        return false;
    }
    let rest = match rest.strip_prefix('.').map(digits) {
        Some(("", _)) => return false,
        Some((_, rest)) => rest,
        None => rest,
    };
    match rest.strip_prefix(['e', 'E']) {
        None => rest.is_empty(),
        Some(exponent) => {
            let (exponent, rest) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
            !exponent.is_empty() && rest.is_empty()
        }
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(
        text.bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(text.len()),
    )
}

/// Whether a number is not too large for `serde_json`.
///
/// Follows its way of rounding: digits that no longer fit 64 bits are dropped, then one multiplication. An exact
/// reading would take other texts near the largest double.
pub(super) fn is_in_range(number: &str) -> bool {
    if number.len() < 200 && !number.contains(['e', 'E']) {
        return true;
    }
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent),
        None => (number, "0"),
    };
    let (whole, fraction) = mantissa
        .trim_start_matches('-')
        .split_once('.')
        .unwrap_or((mantissa.trim_start_matches('-'), ""));
    let mut significand: u64 = 0;
    let n_whole = take_digits(&mut significand, whole);
    let n_fraction = take_digits(&mut significand, fraction);
    if significand == 0 {
        return true;
    }
    let negative = exponent.starts_with('-');
    let Ok(exponent) = exponent.trim_start_matches(['+', '-']).parse::<i32>() else {
        return negative;
    };
    let exponent = i64::from(if negative { -exponent } else { exponent });
    // OK because a text is shorter than 2^32 bytes.
    let exponent = exponent + (whole.len() - n_whole) as i64 - n_fraction as i64;
    let Ok(exponent) = usize::try_from(exponent) else {
        return true;
    };
    let Some(power) = exponent.checked_sub(LEAST_POWER) else {
        // OK because 64 bits hold fewer than twenty digits.
        return true;
    };
    POWERS
        .get(power)
        .is_some_and(|power| (significand as f64 * power).is_finite())
}

/// The powers of ten that can take a significand out of range, from the least on. A table, since the reading of
/// floats from text would weigh more in the page than the rest of this reader.
const POWERS: [f64; 20] = [
    1e289, 1e290, 1e291, 1e292, 1e293, 1e294, 1e295, 1e296, 1e297, 1e298, 1e299, 1e300, 1e301, 1e302, 1e303, 1e304,
    1e305, 1e306, 1e307, 1e308,
];
const LEAST_POWER: usize = 289;

/// Appends digits while they fit, and counts them.
fn take_digits(significand: &mut u64, digits: &str) -> usize {
    for (at, digit) in digits.bytes().enumerate() {
        let next = significand
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(u64::from(digit - b'0')));
        match next {
            Some(next) => *significand = next,
            None => return at,
        }
    }
    digits.len()
}
