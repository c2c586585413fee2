//! The menu that adds a policy: each kind with a sentence on what it does.

use iam_eval::request::Sort;
use yew::prelude::*;

use crate::context::Ctx;
use crate::model::slot::Kind;
use crate::state::Action;
use crate::widgets::menu::Menu;

/// `taken` are kinds that there can be one of, and is.
pub fn add_policy(ctx: &Ctx, sort: Sort, taken: &[Kind]) -> Html {
    let labels = ctx.labels();
    let items = Kind::ALL.into_iter().map(|kind| {
        let words = labels.kind(kind, sort);
        let disabled = taken.contains(&kind);
        let onclick = ctx.on(move || Action::Add { kind, text: "" });
        html! {
            <li key={words.full}>
                <button type="button" {onclick} {disabled}>
                    <strong>{ words.full }</strong>
                    <span class="hint">{ words.hint }</span>
                </button>
            </li>
        }
    });
    html! {
        <Menu id="add-policy" label={["+ ", labels.add_policy].concat()} class="quiet">
            <ul class="menu-list">{ for items }</ul>
        </Menu>
    }
}
