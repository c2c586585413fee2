//! The fields of the request that are written in, and what is taken over into them.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement, KeyboardEvent};
use yew::NodeRef;

use super::object::{number, text};
use super::target::around;

/// A field, as it stands on the page.
#[derive(Clone, PartialEq)]
pub struct Field(Element);

/// Which field of the request it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    Principal,
    Action,
    Resource,
    Key,
    /// That of a context key.
    Value(String),
}

impl Field {
    /// Nothing for what is none of the request.
    pub fn of(event: &Event) -> Option<Self> {
        let field = around(
            event,
            "#principal, #action, #resource, #request :is(input.key, input.value)",
        )?;
        Some(Self(field))
    }

    pub fn which(&self) -> Option<Which> {
        Some(match self.0.id().as_str() {
            "principal" => Which::Principal,
            "action" => Which::Action,
            "resource" => Which::Resource,
            _ if self.0.class_list().contains("key") => Which::Key,
            _ => {
                let row = self.0.closest(".row").ok()??;
                let key = row.query_selector("input.key").ok()??;
                Which::Value(text(&key.into(), "value")?)
            }
        })
    }

    fn value(&self) -> Vec<u16> {
        text(&self.0, "value").unwrap_or_default().encode_utf16().collect()
    }

    /// From where the line begins that is written in to where it is written; a resource stands on each.
    fn place(&self, value: &[u16]) -> (usize, usize) {
        let end = number(&self.0, "selectionStart").map_or(value.len(), |it| it as usize);
        let end = end.min(value.len());
        let start = value[..end]
            .iter()
            .rposition(|it| *it == NEW_LINE)
            .map_or(0, |at| at + 1);
        (start, end)
    }

    /// What is written of the line.
    pub fn written(&self) -> String {
        let value = self.value();
        let (start, end) = self.place(&value);
        String::from_utf16_lossy(&value[start..end])
    }

    pub fn has_lines(&self) -> bool {
        self.value().contains(&NEW_LINE)
    }

    pub fn has_keyboard(&self) -> bool {
        let active = web_sys::window().and_then(|window| window.document()?.active_element());
        active.as_ref() == Some(&self.0)
    }

    /// Puts a text in the place of the line, as if it was written.
    pub fn take(&self, text: &str) {
        let mut value = self.value();
        let (start, end) = self.place(&value);
        let rest = value[end..].iter().position(|it| *it == NEW_LINE);
        let end = rest.map_or(value.len(), |rest| end + rest);
        let text: Vec<u16> = text.encode_utf16().collect();
        let to = (start + text.len()) as u32;
        value.splice(start..end, text);
        let value = String::from_utf16_lossy(&value);
        for (name, value) in [
            ("value", JsValue::from(value)),
            ("selectionStart", to.into()),
            ("selectionEnd", to.into()),
        ] {
            // OK because every field of text has these.
            let _ = Reflect::set(&self.0, &name.into(), &value);
        }
        for name in ["input", "change"] {
            let init = EventInit::new();
            init.set_bubbles(true);
            let event = Event::new_with_event_init_dict(name, &init);
            let _ = event.and_then(|event| self.0.dispatch_event(&event));
        }
    }

    /// Says which list belongs to it, and which option of that is chosen.
    pub fn controls(&self, list: Option<&str>, option: Option<&str>) {
        let autocomplete = list.map(|_| "list");
        for (name, value) in [
            ("aria-autocomplete", autocomplete),
            ("aria-controls", list),
            ("aria-activedescendant", option),
        ] {
            // OK because the names are valid.
            let _ = match value {
                Some(value) => self.0.set_attribute(name, value),
                None => self.0.remove_attribute(name),
            };
        }
    }

    /// Puts a list below the field.
    pub fn place_below(&self, list: &NodeRef) {
        let Some(list) = list.cast::<HtmlElement>() else { return };
        let place = self.0.get_bounding_client_rect();
        let pixels = |n: f64| [&(n.round() as i64).to_string(), "px"].concat();
        for (name, value) in [
            ("left", place.left().max(8.0)),
            ("top", place.bottom() + 2.0),
            ("min-width", place.width()),
        ] {
            // OK because the names are valid. Not as an attribute, which the page's policy of contents forbids.
            let _ = list.style().set_property(name, &pixels(value));
        }
    }
}

const NEW_LINE: u16 = b'\n' as u16;

/// What happens in the fields.
pub enum Heard {
    Written(Field),
    /// The keyboard goes elsewhere.
    Left,
    /// Says whether the key was for the list.
    Key(KeyboardEvent),
    /// The page is another size, or was moved.
    Moved,
}

/// Calls with what the reader does in the fields, before anybody else hears of it, while the listeners are kept. A key that
/// was taken goes no further.
pub fn listen(call: impl Fn(Heard) -> bool + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let capture = |passive| EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive,
    };
    let hear = |name: &'static str, heard: fn(&Event) -> Option<Heard>| {
        let call = call.clone();
        // A key has to be kept from the field.
        let options = capture(name != "keydown");
        EventListener::new_with_options(&window, name, options, move |event| {
            if heard(event).is_some_and(&call) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    vec![
        hear("input", |event| {
            Field::of(event).filter(|_| event.is_trusted()).map(Heard::Written)
        }),
        hear("focusout", |_| Some(Heard::Left)),
        hear("keydown", |event| event.dyn_ref().cloned().map(Heard::Key)),
        hear("scroll", |_| Some(Heard::Moved)),
        hear("resize", |_| Some(Heard::Moved)),
    ]
}
