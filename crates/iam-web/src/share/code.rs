//! A link as a picture for a camera.

use qrcodegen::{QrCode, QrCodeEcc};

/// A square of black and white fields around which a margin is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Fields of a side, margins included.
    pub side: i32,
    /// The black fields, as the outline of an SVG path.
    pub path: String,
}

/// Fields that are kept free around it.
const MARGIN: i32 = 4;

/// Nothing for a link that is too long for one.
pub fn code(link: &str) -> Option<Code> {
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let fields = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let mut path = String::new();
    for (x, y) in fields.filter(|(x, y)| code.get_module(*x, *y)) {
        path += &[
            "M",
            &(x + MARGIN).to_string(),
            " ",
            &(y + MARGIN).to_string(),
            "h1v1h-1z",
        ]
        .concat();
    }
    Some(Code {
        side: code.size() + 2 * MARGIN,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_code_unless_it_is_too_long() {
        let short = code("https://x.example/#s=1.a.b").unwrap();
        assert!(short.path.starts_with("M4 4h1v1h-1z"), "{}", short.path);
        assert!(21 + 8 <= short.side);
        assert!(code(&"a".repeat(2_953)).is_some());
        assert_eq!(code(&"a".repeat(2_954)), None);
    }
}
