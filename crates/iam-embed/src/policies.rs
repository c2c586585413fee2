//! The texts of the policies, to be read or, in a plain text box, to be changed.

use iam_scenario::case::Case;
use iam_web::analysis::Analysis;
use iam_web::effects::target::value_of;
use iam_web::model::slot::{self, Slot};
use iam_web::widgets::field::unhelped;
use iam_web::widgets::piece::{On, Piece, tag};
use iam_web::words::Labels;
use iam_words::Lang;

use crate::words::words;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Analysis,
    pub labels: &'a Labels,
    pub lang: Lang,
    pub is_editable: bool,
}

/// Nothing where there is none.
pub fn policies(props: &Props, typed: impl Fn(Slot, String) + Clone + 'static) -> Option<Piece> {
    let Props { now, lang, .. } = props;
    let words = words(*lang);
    if now.slots.is_empty() {
        return None;
    }
    let all = now.slots.iter().copied();
    let texts = tag("div.texts").each(all, |slot| text(props, slot, typed.clone()));
    let hint = props.is_editable.then(|| tag("p.hint").text(words.edited));
    Some(
        tag("details.policies")
            .flag("open", props.is_editable)
            .child(tag("summary").text(&(words.policies)(now.slots.len())))
            .child(hint)
            .child(texts),
    )
}

fn text(props: &Props, slot: Slot, typed: impl Fn(Slot, String) + 'static) -> Piece {
    let policy = slot::get(&props.case.policies, slot);
    let (name, text) = policy.map_or(("", ""), |it| (it.name.as_str(), it.text.as_str()));
    let kind = props.labels.kind(slot.kind(), props.now.sort).full;
    let named = [kind, if name.is_empty() { "" } else { " · " }, name].concat();
    let id = slot.text_id();
    let body = match props.is_editable {
        true => unhelped(tag("textarea.code"))
            .attr("id", &id)
            .attr("aria-label", &named)
            .value(text)
            .on(On::Input, move |event| typed(slot, value_of(&event))),
        // It may have to be moved sideways, by the keyboard too.
        false => tag("pre.code")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", &named)
            .text(text),
    };
    tag("div.text").key(&id).child(tag("p.hint").text(&named)).child(body)
}
