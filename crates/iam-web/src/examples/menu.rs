//! The menu of examples.

use iam_explain::Lang;

use super::{ALL, Example, about, case};
use crate::context::Ctx;
use crate::state::{Action, Menu, Origin};
use crate::widgets::menu::{self, Opener};
use crate::widgets::piece::{On, Piece, button, tag};

pub fn menu(ctx: &Ctx, open: Option<Menu>) -> Piece {
    let opener = Opener {
        label: ctx.labels().examples,
        class: "quiet",
    };
    menu::menu(ctx, Menu::Examples, open, opener, || {
        tag("ul.menu-list.wide").each(ALL, |example| item(ctx, example))
    })
}

/// Which of two texts is in a language.
pub const fn side(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::Ko => 1,
    }
}

fn item(ctx: &Ctx, example: &'static Example) -> Piece {
    let entry = tag("li").key(example.id);
    let Some(about) = about(example) else { return entry };
    let at = side(ctx.lang);
    let ctx = ctx.clone();
    let opens = button("button")
        .attr("id", &["example-", example.id].concat())
        .child(tag("strong").text(&about.title[at]))
        .child(tag("span.hint").text(&about.lesson[at]))
        .on(On::Click, move |_| {
            if let Some(case) = case(example) {
                ctx.act(Action::Open {
                    case: Box::new(case),
                    origin: Origin::Example(example.id),
                });
            }
        });
    entry.child(opens)
}
