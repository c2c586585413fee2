//! The top of the page: what it is, and what can be done with the whole.

mod banner;
mod invitation;
pub mod share;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::{clock, notice};
use crate::fresh;
use crate::share::InHand;
use crate::share::file_menu;
use crate::share::link::Link;
use crate::state::{Action, App, Origin, Subject, Theme};
use crate::widgets::field::option;
use crate::widgets::piece::{On, Piece, button, tag};
use crate::world::state as scenario;
use share::share;

pub use banner::{banner, link_failure, not_kept};

pub fn header(ctx: &Ctx, app: &App, now: &Shared, link: &Link, in_hand: &InHand) -> Piece {
    let labels = ctx.labels();
    let mark = tag("svg.mark")
        .attr("viewBox", "0 0 32 32")
        .attr("aria-hidden", "true")
        .child(tag("use").attr("href", "#brand"));
    let name = tag("div")
        .child(tag("h1").text(labels.title))
        .child(tag("p.hint.tagline").text(labels.tagline));
    let new = {
        let (ctx, subject) = (ctx.clone(), app.subject);
        button("button#new.quiet")
            .attr("title", labels.new_hint)
            .text(labels.new)
            .on(On::Click, move |_| {
                // What was said of the work before is not of this one.
                notice::tell("");
                ctx.act(match subject {
                    Subject::Case => Action::Open {
                        case: Box::new(fresh::case(clock::now())),
                        origin: Origin::Own,
                    },
                    Subject::Scenario => {
                        Action::OpenScenario(Box::new(scenario::Work::of(fresh::SCENARIO, Origin::Own)))
                    }
                });
            })
    };
    let undo = button("button#undo.quiet")
        .flag("disabled", !app.can_undo())
        .click(ctx, Action::Undo)
        .text(labels.undo);
    let redo = button("button#redo.quiet")
        .flag("disabled", !app.can_redo())
        .click(ctx, Action::Redo)
        .text(labels.redo);
    let files = file_menu::shown(ctx, in_hand, app.n_opened);
    let tools = tag("div.tools")
        .child(new)
        .component(files)
        .child(tag("span.tool-group").child(undo).child(redo))
        .child(theme(ctx, app.settings.theme))
        .child(language(ctx))
        .child(share(ctx, app, now, link, in_hand));
    tag("header.top")
        .child(tag("div.brand").child(mark).child(name))
        .child(tools)
}

fn theme(ctx: &Ctx, theme: Theme) -> Piece {
    let labels = ctx.labels();
    let options = [
        (Theme::Auto, labels.theme_auto),
        (Theme::Light, labels.theme_light),
        (Theme::Dark, labels.theme_dark),
    ];
    tag("select#theme.quiet")
        .attr("aria-label", labels.theme)
        .chosen(ctx, |name| Action::SetTheme(Theme::of(&name)))
        .each(options, |(value, name)| option(value.name(), name, value == theme))
}

/// Each language under its own name.
fn language(ctx: &Ctx) -> Piece {
    let other = ctx.lang.next();
    button("button#language.quiet")
        .attr("lang", other.tag())
        .click(ctx, Action::SetLang(other))
        .text(other.own_name())
}
