//! `BinaryEquals`: bytes in base64, standard alphabet with padding (C-16, C-53).

use alloc::vec::Vec;

/// Reads base64.
// rule: C-16
// rule: C-53
#[must_use]
pub fn parse(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(4) {
        return None;
    }
    let body = text.trim_end_matches('=');
    let n_padding = bytes.len() - body.len();
    if 2 < n_padding {
        return None;
    }
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut buffer, mut n_bits) = (0_u32, 0);
    for byte in body.bytes() {
        buffer = buffer << 6 | u32::from(sextet(byte)?);
        n_bits += 6;
        if 8 <= n_bits {
            n_bits -= 8;
            // OK because the eight bits above `n_bits` are what is kept.
            decoded.push((buffer >> n_bits & 0xFF) as u8);
        }
    }
    Some(decoded)
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_base64() {
        assert_eq!(
            Some(b"BinaryValueInBase64".to_vec()),
            parse("QmluYXJ5VmFsdWVJbkJhc2U2NA==")
        );
        assert_eq!(Some(Vec::new()), parse(""));
        assert_eq!(None, parse("QQ"));
        assert_eq!(None, parse("QQ==="));
        assert_eq!(None, parse("Q Q="));
        assert_eq!(None, parse("===="));
    }
}
