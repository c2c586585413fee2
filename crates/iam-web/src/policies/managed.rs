//! AWS's own policies are chosen in `<managed-policies>`, an element of the site's own (`www/managed-policies.js`), which
//! says what was chosen.

use iam_scenario::paste::Found;

use crate::context::Ctx;
use crate::effects::target::value_of;
use crate::model::slot::{Kind, Slot};
use crate::state::Action;
use crate::widgets::piece::{On, Piece, tag};

pub fn managed(ctx: &Ctx, open: Option<Slot>) -> Piece {
    let ctx = ctx.clone();
    tag("managed-policies")
        .attr("lang", ctx.labels().lang)
        .on(On::Change, move |event| ctx.act(chosen(&value_of(&event), open)))
}

/// The policy that was chosen: its name, and its document in the lines after it. It goes where it is put most: to the
/// identity's policies.
fn chosen(said: &str, open: Option<Slot>) -> Action {
    let (name, text) = said.split_once('\n').unwrap_or((said, ""));
    Action::Take {
        slot: open.unwrap_or(Slot::Identity(0)),
        kind: Kind::Identity,
        found: Found {
            text: text.into(),
            name: Some(name.into()),
            suggests: None,
        },
    }
}
