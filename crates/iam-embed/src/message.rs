//! What passes between an embed and the page that it is in: objects with `iam: 1` and a `type`, as `www/embed/message.ts`
//! has them too, with what `frame.ts` says itself: the frame's height, and which file it could not have.
//! `docs/embedding.md` has them for others.

use iam_web::effects::object::{get, object, text};
use iam_web::state::Theme;
use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::given::{self, Given, Request, Text};

/// What the other page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// `{ iam: 1, type: "document", texts: [{ text, kind? }], principal?, action?, resource?,
    /// context?, name?, expect? }`
    Document(Given),
    /// `{ iam: 1, type: "theme", theme }`
    Theme(Theme),
}

/// What an embed says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// `{ iam: 1, type: "hello" }`: it listens from now on.
    Hello,
    /// `{ iam: 1, type: "decision", decision }`: in the words of the case format, or `null`.
    Decision(Option<&'static str>),
    /// `{ iam: 1, type: "solved" }`: the reader said rightly what would be decided.
    Solved,
}

/// What a message means; nothing for what is none of ours.
pub fn heard(data: &JsValue) -> Option<Heard> {
    if get(data, "iam")?.as_f64() != Some(1.0) {
        return None;
    }
    match text(data, "type")?.as_str() {
        "theme" => Some(Heard::Theme(Theme::of(&text(data, "theme")?))),
        "document" => {
            let texts = get(data, "texts").filter(JsValue::is_object)?;
            let one = |it: JsValue| {
                let kind = text(&it, "kind");
                Some(Text {
                    text: text(&it, "text")?,
                    kind: kind.as_deref().and_then(given::kind),
                })
            };
            let said = |name| text(data, name).unwrap_or_default();
            Some(Heard::Document(Given {
                texts: Array::from(&texts).iter().filter_map(one).collect(),
                request: Request {
                    principal: said("principal"),
                    action: said("action"),
                    resource: said("resource"),
                    context: said("context"),
                    name: said("name"),
                },
                expect: said("expect"),
            }))
        }
        _ => None,
    }
}

pub fn said(said: Said) -> JsValue {
    let (kind, rest): (&str, &[(&str, JsValue)]) = match said {
        Said::Hello => ("hello", &[]),
        Said::Solved => ("solved", &[]),
        Said::Decision(decision) => (
            "decision",
            &[("decision", decision.map_or(JsValue::NULL, JsValue::from))],
        ),
    };
    let head = [("iam", JsValue::from(1)), ("type", kind.into())];
    object(&[&head, rest].concat())
}
