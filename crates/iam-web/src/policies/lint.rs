//! What is wrong with any of the policies is listed by `<policy-problems>`, an element of the site's own
//! (`www/problems.js`): it is handed the policies, has them looked at by a worker, and says what the reader does there.

use iam_syntax::json::quote;
use iam_syntax::json::write::{list, object};
use iam_syntax::span::Span;
use wasm_bindgen::JsValue;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask;
use crate::model::slot::{self, Slot};
use crate::state::{Action, LookedAt, Work};
use crate::widgets::field::value_of;
use crate::widgets::piece::{On, Piece, tag};
use crate::words::Labels;

/// `policies` as [`policies`] writes them.
pub fn lint(ctx: &Ctx, work: &Work, policies: &JsValue, open: Slot) -> Piece {
    let slots = slot::slots(&work.case.policies);
    let at = slots.iter().position(|slot| *slot == open).unwrap_or_default();
    let heard = {
        let ctx = ctx.clone();
        move |event| {
            if let Some(action) = heard(&value_of(&event), &slots) {
                ctx.act(action);
            }
        }
    };
    tag("policy-problems")
        .attr("lang", ctx.labels().lang)
        .attr("data-open", &at.to_string())
        .property("policies", policies)
        .on(On::Change, heard)
}

/// `[{ kind, service, name, title, text }]`, in the order of the slots.
pub fn policies(labels: &Labels, work: &Work, now: &Shared) -> String {
    let service = service(work);
    list(slot::slots(&work.case.policies).into_iter().filter_map(|slot| {
        let policy = slot::get(&work.case.policies, slot)?;
        Some(object(&[
            ("kind", quote(now.kind_of(slot)?.name())),
            ("service", quote(&service)),
            ("name", quote(&policy.name)),
            ("title", quote(labels.kind(slot.kind(), now.sort).full)),
            ("text", quote(&policy.text)),
        ]))
    }))
}

/// The service that the request's resource belongs to, as its ARN says; empty where there is none.
pub fn service(work: &Work) -> String {
    let request = ask::request_of(&work.case, work.asked);
    let resource = request.resources.first();
    let service = resource.and_then(|arn| arn.strip_prefix("arn:")?.split(':').nth(1));
    service.unwrap_or_default().into()
}

/// What the reader did, as the element says it: `fix`, a policy and its text; or `look`, a policy, start and end.
fn heard(said: &str, slots: &[Slot]) -> Option<Action> {
    let (word, rest) = said.split_once('\n')?;
    let (policy, rest) = rest.split_once('\n')?;
    let slot = *slots.get(policy.parse::<usize>().ok()?)?;
    match word {
        "fix" => Some(Action::Fill {
            slot,
            text: rest.into(),
        }),
        "look" => {
            let (start, end) = rest.split_once('\n')?;
            let span = Span {
                start: start.parse().ok()?,
                end: end.parse().ok()?,
            };
            Some(Action::Look(LookedAt {
                node: String::new(),
                source: Some((slot, span)),
            }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard_or_left() {
        let slots = [Slot::Boundary, Slot::Resource];
        let Some(Action::Fill { slot, text }) = heard("fix\n1\n{\n}", &slots) else {
            panic!("no fix");
        };
        assert_eq!((slot, text.as_str()), (Slot::Resource, "{\n}"));
        let Some(Action::Look(looked)) = heard("look\n0\n3\n9", &slots) else {
            panic!("no look");
        };
        assert_eq!(looked.source, Some((Slot::Boundary, Span::new(3, 9))));
        for said in ["", "fix", "fix\n2\n{}", "look\n0\n3", "look\n0\nx\n9", "else\n0\n1\n2"] {
            assert!(heard(said, &slots).is_none(), "{said}");
        }
    }
}
