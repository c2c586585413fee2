//! What the editor shows: a text, and what the trace says of it. Places are counted as the browser does.

use iam_eval::truth::Truth;
use iam_explain::beside::beside;
use iam_explain::roles::{StatementRole, applying};
use iam_explain::words;
use iam_scenario::case::Case;
use iam_syntax::policy::Effect;
use iam_syntax::span::{Places, Span};
use iam_words::Lang;
use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::analysis::Shared;
use crate::effects::editor::{self, Step};
use crate::effects::object::object;
use crate::model::ask::Asked;
use crate::model::slot::{self, Slot};
use crate::state::{App, LookedAt};
use crate::trace::rows::of_document;

/// What the marks in the open text follow from.
#[derive(Clone, PartialEq)]
pub struct Marked {
    slot: Slot,
    now: Shared,
    shown: Shared,
    asked: Asked,
    looked: Option<LookedAt>,
    lang: Lang,
    /// The element is another in the other view.
    is_simple: bool,
}

impl Marked {
    pub fn of(slot: Slot, app: &App, now: &Shared, shown: &Shared) -> Self {
        Self {
            slot,
            now: now.clone(),
            shown: shown.clone(),
            asked: app.work.asked,
            looked: app.looked.clone(),
            lang: app.settings.lang,
            is_simple: app.settings.is_simple,
        }
    }

    /// Shows the text and the marks, where they are not those of before, and puts the caret before what is looked at whenever the
    /// reader looks. Yew does not draw them, or they would be set anew with each action, and a key later than it was typed.
    pub fn show(&self, case: &Case, before: &[Self]) {
        let before = before.iter().find(|before| before.slot == self.slot);
        if before == Some(self) {
            return;
        }
        let set = |name: &str, value: &JsValue| editor::set(&self.slot.text_id(), name, value);
        let text = slot::get(&case.policies, self.slot).map_or("", |policy| &policy.text);
        let source = self.looked.as_ref().and_then(|looked| looked.source);
        let looked = source.filter(|(slot, _)| *slot == self.slot).map(|(_, span)| span);
        let places = &Places::new(text);
        set("value", &text.into());
        set("marks", &self.marks(places, looked));
        if let Some(span) = looked.filter(|_| before.is_none_or(|before| before.looked != self.looked)) {
            // The caret alone: over a selection, the next letter would take the text away.
            set("selection", &range(places, Span::new(span.start, span.start), []));
        }
    }

    /// What the trace says of a text: what is looked at, the statements that had a part in the decision, and what came
    /// of each element. Nothing where the trace is of another text.
    fn marks(&self, places: &Places, looked: Option<Span>) -> JsValue {
        let (array, shown, lang) = (Array::new(), &self.shown, self.lang);
        let document = shown.document_of(self.slot).filter(|at| {
            shown
                .documents
                .get(*at)
                .is_some_and(|document| *document.text == *places.text())
        });
        if let (Some(document), Some(answer)) = (document, shown.answer(self.asked)) {
            for one in applying(answer.evaluated()) {
                if one.attached.document != document {
                    continue;
                }
                let kind = match (one.role, one.effect, one.truth) {
                    (StatementRole::Overridden, _, _) | (_, _, Truth::Unknown) => "miss",
                    (_, Effect::Allow, _) => "allow",
                    (_, Effect::Deny, _) => "deny",
                };
                let span = one.attached.policy.policy.statements[one.statement].effect_span;
                array.push(&range(places, span, [("kind", kind.into())]));
            }
            let beside = words::beside_at(&beside(answer.evaluated()), lang);
            for (row, short) in of_document(answer, &shown.slots, lang, document) {
                let Some((_, span)) = row.source else { continue };
                // What just missed there, or got through, says more than that it did not match, or did.
                let more = beside.iter().find(|(source, _)| source.is_in(document, span));
                let note = more.map_or(&row.text, |(_, said)| said);
                let step = Step {
                    node: row.key,
                    start: span.start,
                    end: span.end,
                };
                let more = [
                    ("kind", row.glyph.name().into()),
                    ("note", note.as_str().into()),
                    ("short", short.as_str().into()),
                    ("step", step.write()),
                ];
                array.push(&range(places, span, more));
            }
        }
        if let Some(span) = looked {
            array.push(&range(places, span, [("kind", "selected".into())]));
        }
        array.into()
    }
}

/// A range of the text, with what is said of it.
fn range<const N: usize>(places: &Places, span: Span, more: [(&str, JsValue); N]) -> JsValue {
    let ends = [
        ("from", places.units(span.start).into()),
        ("to", places.units(span.end).into()),
    ];
    object(&[&ends[..], &more[..]].concat())
}
