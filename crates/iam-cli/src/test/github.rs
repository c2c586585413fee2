//! Annotations of GitHub Actions, at the line of what is expected.

use iam_words::Lang;

use super::tested::{Came, Checked, Tested};
use crate::annotation::annotation;
use crate::words;

pub fn annotations(tested: &[Tested], lang: Lang) -> String {
    let all = tested.iter().flat_map(|tested| {
        let checked = tested.checked.iter();
        checked.filter_map(|it| of_checked(&tested.file, it, lang))
    });
    all.collect::<Vec<_>>().join("\n")
}

fn of_checked(file: &str, checked: &Checked, lang: Lang) -> Option<String> {
    let message = match &checked.came {
        Came::Met => return None,
        Came::Error(said) => said.clone(),
        Came::Unmet { differences, said } => {
            let differences = differences.iter().map(|it| words::difference(it, lang));
            differences.chain([said.clone()]).collect::<Vec<_>>().join("\n")
        }
    };
    let line = checked.line.map_or(String::new(), |it| format!(",line={it}"));
    let title = checked.name.as_deref().unwrap_or("iam-playground test");
    Some(annotation("error", file, &line, title, &message))
}
