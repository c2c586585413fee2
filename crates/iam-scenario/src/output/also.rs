//! What else a call asks, as JSON. It stands in every answer, so it is written in one piece.

use iam_calls::also::Also;
use iam_calls::when::When;
use iam_calls::words;
use iam_syntax::json::quote;
use iam_words::Lang;

use super::context_value;

pub fn list(also: &[Also]) -> String {
    let mut text = String::with_capacity(2 + 640 * also.len());
    text.push('[');
    for (at, also) in also.iter().enumerate() {
        if 0 < at {
            text.push(',');
        }
        write(&mut text, also);
    }
    text.push(']');
    text
}

fn write(text: &mut String, also: &Also) {
    text.push_str("{\"action\":");
    text.push_str(&quote(&also.action));
    text.push_str(",\"resource\":");
    text.push_str(&quote(&also.resource));
    plain(text, "who", also.who.name());
    text.push_str(if also.is_asked {
        ",\"asked\":true"
    } else {
        ",\"asked\":false"
    });
    if !also.when.is_empty() {
        conditions(text, also.when);
    }
    text.push_str(",\"when\":{");
    for (at, lang) in Lang::ALL.into_iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ",\"" });
        text.push_str(lang.tag());
        text.push_str("\":\"");
        words::push_when(text, also.when, lang);
        text.push('"');
    }
    text.push('}');
    if let Some(via) = also.via {
        plain(text, "via", via);
        // It ends with a quotation mark.
        text.pop();
        text.push_str(".amazonaws.com\"");
    }
    if !also.keys.is_empty() {
        text.push_str(",\"context\":{");
        for (at, (name, value)) in also.keys.iter().enumerate() {
            text.push_str(if at == 0 { "\"" } else { ",\"" });
            text.push_str(name);
            text.push_str("\":");
            text.push_str(&context_value(Some(value)));
        }
        text.push('}');
    }
    plain(text, "source", &also.source);
    text.push('}');
}

fn conditions(text: &mut String, when: &[When]) {
    text.push_str(",\"if\":[");
    for (at, when) in when.iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ",\"" });
        text.push_str(when.name());
        text.push('"');
    }
    text.push(']');
}

/// A member whose value is one of ours: nothing in it needs a backslash, as a test of the table sees.
fn plain(text: &mut String, name: &str, value: &str) {
    text.extend([",\"", name, "\":\"", value, "\""]);
}
