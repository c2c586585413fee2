//! For people: what was not met, where it is expected, what was decided instead, and why.

use iam_words::Lang;

use super::tested::{Came, Checked, Tested};
use crate::say::one_line;
use crate::words;

pub fn text(tested: &[Tested], lang: Lang) -> String {
    let mut text = String::new();
    for tested in tested {
        for checked in &tested.checked {
            of_checked(&mut text, &tested.file, checked, lang);
        }
    }
    text
}

fn of_checked(text: &mut String, file: &str, checked: &Checked, lang: Lang) {
    let at = place(file, checked);
    let mut line = |said: &str| {
        text.push_str(&one_line(said));
        text.push('\n');
    };
    match &checked.came {
        Came::Met => {}
        Came::Error(said) => line(&format!("{at}: {said}")),
        Came::Unmet { differences, said } => {
            for difference in differences {
                line(&format!("{at}: {}", words::difference(difference, lang)));
            }
            line(&format!("  {said}"));
        }
    }
}

/// The file, the line, and the name of what is tested.
fn place(file: &str, checked: &Checked) -> String {
    let mut place = file.to_string();
    if let Some(line) = checked.line {
        place += &format!(":{line}");
    }
    if let Some(name) = &checked.name {
        place += &format!(": {name}");
    }
    place
}
