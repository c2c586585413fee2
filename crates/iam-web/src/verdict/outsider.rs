//! Somebody from an identity provider who asks for a role by the operation of those who have credentials.

use iam_scenario::case::Case;

use crate::context::Ctx;
use crate::model::ask::{self, Asked};
use crate::model::trust;
use crate::state::Action;
use crate::widgets::piece::{Piece, button, tag};

/// Which operation it is, and a way to ask by it. Nothing for all other requests.
pub fn outsider(ctx: &Ctx, case: &Case, asked: Asked) -> Option<Piece> {
    let labels = ctx.labels();
    let meant = trust::meant(&ask::request_of(case, asked))?;
    let ask = button("button")
        .click(ctx, Action::AskFor(meant.into()))
        .text(labels.ask_for)
        .text(" ")
        .child(tag("code").text(meant));
    let said = tag("p").said(&(labels.from_outside)(meant));
    Some(tag("div.note").child(said).child(ask))
}
