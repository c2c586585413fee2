//! What a control of a form holds of the text of a world, and what is written there as it changes.

use iam_scenario::format::{Field, Holds};
use iam_scenario::paste::layout::moved_left;
use iam_scenario::paste::{Pasted, is_policy};
use iam_syntax::json::{Json, Value, quote};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::context::Ctx;
use crate::effects::exchange;
use crate::world::model::edit::{self, Key, Path};
use crate::world::model::lines;
use crate::world::state::Action;

/// A step or an entity while its form is drawn.
#[derive(Clone, Copy)]
pub struct Form<'f> {
    pub ctx: &'f Ctx,
    /// The whole scenario.
    pub text: &'f str,
    /// Where it stands in the text.
    pub place: &'f [Key],
    /// What the ids of its controls begin with.
    pub id: &'f str,
}

/// How a text of a control becomes JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    Text,
    Number,
    Lines,
    /// One line is a text, more are a list.
    TextOrLines,
    Map,
    MapOfLists,
    Document,
    Json,
}

pub fn control(holds: &Holds, json: Option<&Json>, text: &str) -> (Write, String) {
    let raw = || json.map_or(String::new(), |json| moved_left(json.span.of(text)));
    match holds {
        Holds::Text
        | Holds::Principal
        | Holds::As
        | Holds::EndpointType
        | Holds::CredentialsType
        | Holds::ControlPolicyType => (
            Write::Text,
            json.map(|json| json.as_str().map_or_else(raw, str::to_string))
                .unwrap_or_default(),
        ),
        Holds::Integer => (
            Write::Number,
            json.map(|json| json.as_str().map_or_else(raw, str::to_string))
                .unwrap_or_default(),
        ),
        Holds::Texts => (Write::Lines, json.map(lines::of_texts).unwrap_or_default()),
        Holds::Resource => (Write::TextOrLines, json.map(lines::of_texts).unwrap_or_default()),
        Holds::Tags | Holds::Context | Holds::Claims => match json.map(|json| lines::of_map(json, text)) {
            None => (Write::Map, String::new()),
            Some(Some(lines)) => (Write::Map, lines),
            Some(None) => (Write::Json, raw()),
        },
        Holds::Map(Holds::Texts) => match json.map(lines::of_map_of_lists) {
            None => (Write::MapOfLists, String::new()),
            Some(Some(lines)) => (Write::MapOfLists, lines),
            Some(None) => (Write::Json, raw()),
        },
        Holds::Document => {
            let value = match json.map(|json| &json.value) {
                Some(Value::String(text)) => text.to_string(),
                _ => raw(),
            };
            (Write::Document, value)
        }
        Holds::Version
        | Holds::Bool
        | Holds::Title
        | Holds::Policies
        | Holds::Policy
        | Holds::Pool
        | Holds::Layers
        | Holds::Levels
        | Holds::Endpoint
        | Holds::Expectation
        | Holds::Checks
        | Holds::Object(_)
        | Holds::Map(_)
        | Holds::List(_)
        | Holds::Case
        | Holds::Unit
        | Holds::Resources
        | Holds::Said
        | Holds::Call => (Write::Json, raw()),
    }
}

/// What a control's text is as JSON; nothing where the field is to be left out.
fn written(write: Write, text: &str, is_needed: bool) -> Option<String> {
    let is_empty = text.trim().is_empty();
    if is_empty && !is_needed {
        return None;
    }
    let is_json = || {
        let read = edit::read(text);
        read.problems.is_empty() && read.tree.is_some()
    };
    Some(match write {
        Write::Text => quote(text),
        Write::Number => match text.trim().parse::<i64>() {
            Ok(number) => number.to_string(),
            Err(_) => quote(text),
        },
        Write::Lines => lines::to_texts(text),
        Write::TextOrLines => match text.trim().lines().count() {
            0 | 1 => quote(text.trim()),
            _ => lines::to_texts(text),
        },
        Write::Map => lines::to_map(text),
        Write::MapOfLists => lines::to_map_of_lists(text),
        // A document that is no JSON yet is kept as the text that was typed.
        Write::Document | Write::Json if is_json() => text.trim().to_string(),
        Write::Document | Write::Json => quote(text),
    })
}

pub fn on_input(form: Form, path: &Path, write: Write, field: &Field) -> Callback<InputEvent> {
    let (fill, is_needed) = (fill(form, path), field.is_needed);
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            fill.emit(written(write, &input.value(), is_needed));
        }
    })
}

pub fn on_change(form: Form, path: &Path, write: Write, field: &Field) -> Callback<Event> {
    let (fill, is_needed) = (fill(form, path), field.is_needed);
    let (text, place) = (form.text.to_string(), [form.place, path].concat());
    let take = Callback::from(move |typed: String| {
        let written = written(write, &typed, is_needed);
        fill.emit(written.map(|value| edit::set_in(&text, &place, &value)));
    });
    Callback::from(move |event: Event| {
        let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else {
            return;
        };
        let typed = area.value();
        if write != Write::Document || typed.trim().is_empty() || is_policy(&typed) {
            return take.emit(typed);
        }
        // What AWS prints of a policy has it inside.
        let take = take.clone();
        exchange::recognise(typed.clone(), move |pasted| {
            take.emit(match pasted {
                Some(Pasted::Unwrapped { text, .. }) => text,
                Some(_) | None => typed,
            });
        });
    })
}

pub fn fill(form: Form, path: &Path) -> Callback<Option<String>> {
    let (dispatch, place) = (form.ctx.dispatch.clone(), [form.place, path].concat());
    Callback::from(move |value| {
        dispatch.emit(Action::Fill {
            place: place.clone(),
            value,
        })
    })
}

/// A place in the id of an element.
pub fn name_of(path: &Path) -> String {
    let names = path.iter().map(|key| match key {
        Key::Name(name) => name.clone(),
        Key::At(at) => at.to_string(),
    });
    names.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_written_as_the_format_has_it() {
        assert_eq!(written(Write::Text, "", false), None);
        assert_eq!(written(Write::Text, "", true).as_deref(), Some("\"\""));
        assert_eq!(written(Write::Number, "3600", false).as_deref(), Some("3600"));
        assert_eq!(written(Write::Number, "1h", false).as_deref(), Some("\"1h\""));
        assert_eq!(
            written(Write::Document, "{\"Statement\":[]}", false).as_deref(),
            Some("{\"Statement\":[]}")
        );
        assert_eq!(written(Write::Document, "{\"", false).as_deref(), Some("\"{\\\"\""));
        assert_eq!(written(Write::TextOrLines, "*", true).as_deref(), Some("\"*\""));
        assert_eq!(
            written(Write::TextOrLines, "a\nb", true).as_deref(),
            Some("[\"a\", \"b\"]")
        );
    }
}
