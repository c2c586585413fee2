//! The menu that adds a policy: each kind with a sentence on what it does.

use iam_eval::request::Sort;

use crate::context::Ctx;
use crate::model::slot::Kind;
use crate::state::{Action, Menu};
use crate::widgets::menu::{Opener, menu};
use crate::widgets::piece::{Piece, button, tag};

/// `taken` are kinds that there can be one of, and is.
pub fn add_policy(ctx: &Ctx, sort: Sort, taken: &[Kind], open: Option<Menu>) -> Piece {
    let labels = ctx.labels();
    let opener = Opener {
        label: &["+ ", labels.add_policy].concat(),
        class: "quiet",
    };
    menu(ctx, Menu::AddPolicy, open, opener, || {
        tag("ul.menu-list").each(Kind::ALL, |kind| {
            let words = labels.kind(kind, sort);
            let adds = button("button")
                .flag("disabled", taken.contains(&kind))
                .click(ctx, Action::Add { kind, text: "" })
                .child(tag("strong").text(words.full))
                .child(tag("span.hint").text(words.hint));
            tag("li").key(words.full).child(adds)
        })
    })
}
