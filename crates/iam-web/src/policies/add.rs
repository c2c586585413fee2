//! The menu that adds a policy: each kind with a sentence on what it does.

use iam_eval::request::Sort;

use crate::context::Ctx;
use crate::model::addition::{Offer, offers};
use crate::model::slot::Kind;
use crate::state::{Action, Menu};
use crate::widgets::menu::{Opener, menu};
use crate::widgets::piece::{Piece, button, tag};
use crate::words::{KindWords, Labels};

impl Offer {
    pub const fn words(self, labels: &Labels, sort: Sort) -> &KindWords {
        match self {
            Self::Of(kind) => labels.kind(kind, sort),
            Self::Trust => labels.kind(Kind::Resource, Sort::Role),
        }
    }

    pub const fn action(self) -> Action {
        match self {
            Self::Of(kind) => Action::Add { kind, text: "" },
            Self::Trust => Action::AddTrust,
        }
    }
}

/// `taken` are kinds that there can be one of, and is.
pub fn add_policy(ctx: &Ctx, sort: Sort, taken: &[Kind], open: Option<Menu>) -> Piece {
    let labels = ctx.labels();
    let opener = Opener {
        label: &["+ ", labels.add_policy].concat(),
        class: "quiet",
    };
    menu(ctx, Menu::AddPolicy, open, opener, || {
        tag("ul.menu-list").each(offers(sort), |offer| {
            let words = offer.words(labels, sort);
            let adds = button("button")
                .flag("disabled", taken.contains(&offer.kind()))
                .click(ctx, offer.action())
                .child(tag("strong").text(words.full))
                .child(tag("span.hint").text(words.hint));
            tag("li").key(words.full).child(adds)
        })
    })
}
