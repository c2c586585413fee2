//! The XML of `JUnit`, which services of continuous integration read: a suite a file, a case an expectation.

use std::fmt::Write;

use iam_words::Lang;

use super::sum::Sum;
use super::tested::{Came, Checked, Tested};
use crate::words;

pub fn document(tested: &[Tested], lang: Lang) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites{}>\n",
        counts(tested)
    );
    for tested in tested.iter().filter(|it| !it.is_empty()) {
        suite(&mut xml, tested, lang);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn counts(tested: &[Tested]) -> String {
    let Sum {
        n_met,
        n_unmet,
        n_errors,
        ..
    } = Sum::of(tested, 0);
    let n_tests = n_met + n_unmet + n_errors;
    format!(" tests=\"{n_tests}\" failures=\"{n_unmet}\" errors=\"{n_errors}\"")
}

fn suite(xml: &mut String, tested: &Tested, lang: Lang) {
    let (name, counts) = (escaped(&tested.file), counts(std::slice::from_ref(tested)));
    // OK because writing to a `String` never fails, here and below.
    let _ = writeln!(xml, "  <testsuite name=\"{name}\"{counts}>");
    for checked in &tested.checked {
        case(xml, &name, checked, lang);
    }
    xml.push_str("  </testsuite>\n");
}

fn case(xml: &mut String, file: &str, checked: &Checked, lang: Lang) {
    let line = checked.line.map_or(String::new(), |it| format!(" line=\"{it}\""));
    // A request without a name is called by its line, so that no two of a file have one name.
    let name = match (&checked.name, checked.line) {
        (Some(name), _) => escaped(name),
        (None, Some(line)) => format!("line {line}"),
        (None, None) => file.to_string(),
    };
    let _ = write!(
        xml,
        "    <testcase classname=\"{file}\" name=\"{name}\" file=\"{file}\"{line}"
    );
    let (element, message, said) = match &checked.came {
        Came::Met => {
            xml.push_str("/>\n");
            return;
        }
        Came::Error(said) => ("error", said.clone(), said),
        Came::Unmet { differences, said } => {
            let differences: Vec<String> = differences.iter().map(|it| words::difference(it, lang)).collect();
            ("failure", differences.join("; "), said)
        }
    };
    let (message, said) = (escaped(&message), escaped(said));
    let _ = writeln!(
        xml,
        ">\n      <{element} message=\"{message}\">{said}</{element}>\n    </testcase>"
    );
}

/// A text as it stands in XML, in an attribute too. Characters that XML can't hold are shown as what they are not.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
