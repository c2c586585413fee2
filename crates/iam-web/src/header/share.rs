//! The menu that passes on what is in sight.

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::share::InHand;
use crate::share::link::Link;
use crate::share::pass_on::{Props, pass_on};
use crate::state::{App, Menu};
use crate::ui::part::later;
use crate::widgets::menu::{Opener, menu};
use crate::widgets::piece::{Piece, pieces};

pub fn share(ctx: &Ctx, app: &App, now: &Shared, link: &Link, in_hand: &InHand) -> Piece {
    let opener = Opener {
        label: ctx.labels().share,
        class: "primary",
    };
    menu(ctx, Menu::Share, app.page.menu, opener, || {
        let of = Props {
            ctx: ctx.clone(),
            in_hand: in_hand.clone(),
            link: link.clone(),
            redacts: app.page.redacts,
            copied: app.page.copied,
            now: now.clone(),
            asked: app.work.asked,
        };
        pieces().component(later(ctx, pass_on, of, None))
    })
}
