//! Whether the page's colours can be read: contrast as WCAG 2.2 defines it, over the tokens of both themes.
//!
//! <https://www.w3.org/TR/WCAG22/#contrast-minimum>

use std::collections::BTreeMap;

const TOKENS: &str = "www/style/tokens.css";
/// Each theme by the selector that sets it; a dark theme is set twice, by the system and by choice.
const THEMES: [&str; 3] = [
    ":root {",
    ":root:not([data-theme=\"light\"]) {",
    ":root[data-theme=\"dark\"] {",
];
const TEXT: f64 = 4.5;
const OUTLINE: f64 = 3.0;

/// What stands on what, and how much it has to differ.
const PAIRS: [(&[&str], &[&str], f64); 4] = [
    (
        &["ink", "muted", "accent", "allow", "deny", "implicit", "depends"],
        &["paper", "surface", "hover"],
        TEXT,
    ),
    (
        &["ink", "code-key", "code-string", "code-atom"],
        &["surface", "mark"],
        TEXT,
    ),
    (&["on-accent"], &["accent"], TEXT),
    (&["line", "accent"], &["paper", "surface"], OUTLINE),
];

type Colours = BTreeMap<String, [u8; 3]>;

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    let Some((_, css)) = files.iter().find(|(path, _)| path == TOKENS) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    let themes = THEMES.map(|selector| colours(css, selector));
    for (selector, theme) in THEMES.iter().zip(&themes) {
        for (fronts, backs, least) in PAIRS {
            for front in fronts {
                for back in backs {
                    let Some((a, b)) = theme.get(*front).zip(theme.get(*back)) else {
                        problems.push(format!("{TOKENS}: `{selector}` lacks `--{front}` or `--{back}`"));
                        continue;
                    };
                    let contrast = contrast(*a, *b);
                    if contrast < least {
                        problems.push(format!(
                            "{TOKENS}: `{selector}` has `--{front}` on `--{back}` at {contrast:.2}:1, less than {least}:1"
                        ));
                    }
                }
            }
        }
    }
    let [_, by_system, by_choice] = themes;
    if by_system != by_choice {
        problems.push(format!("{TOKENS}: the two dark themes differ"));
    }
    problems
}

/// The colours that a rule sets: `--name: #rrggbb;`.
fn colours(css: &str, selector: &str) -> Colours {
    let body = css.split_once(selector).map_or("", |(_, rest)| rest);
    let body = body.split('}').next().unwrap_or("");
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let value = value.strip_suffix(';').filter(|it| it.len() == 6)?;
        let bits = u32::from_str_radix(value, 16).ok()?;
        let [_, red, green, blue] = bits.to_be_bytes();
        Some((name.to_string(), [red, green, blue]))
    };
    body.lines().filter_map(colour).collect()
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_of_known_pairs() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 1e-9);
        // The darkest grey that fails on white, and the next that passes (WebAIM).
        assert!(contrast([0x77; 3], [255; 3]) < 4.5);
        assert!(4.5 < contrast([0x76; 3], [255; 3]));
    }

    #[test]
    fn the_page_can_be_read_and_a_paler_one_cannot() {
        let css = std::fs::read_to_string(crate::workspace::root().join(TOKENS)).unwrap();
        let check = |css: String| problems(&[(TOKENS.to_string(), css)]);
        assert_eq!(check(css.clone()), [""; 0]);
        let paler = css.replacen("--muted: #5b5853", "--muted: #8b8883", 1);
        assert_eq!(check(paler).len(), 3);
        let missing = css.replacen("--on-accent: #ffffff;", "", 1);
        assert_eq!(check(missing).len(), 1);
        let torn = css.replacen("--deny: #ff9b93;", "--deny: #ff9b94;", 1);
        assert_eq!(check(torn), [format!("{TOKENS}: the two dark themes differ")]);
    }
}
