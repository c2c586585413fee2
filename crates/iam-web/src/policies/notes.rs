//! What is said of a text that was pasted.

use iam_eval::request::Sort;
use yew::prelude::*;

use crate::context::Ctx;
use crate::model::slot::Slot;
use crate::paste::Note;

pub fn note(_ctx: &Ctx, _slot: Slot, _note: Option<&Note>, _sort: Sort) -> Html {
    Html::default()
}
