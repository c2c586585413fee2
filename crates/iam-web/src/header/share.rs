//! Passing on what is in sight: as a link, as text. As a file it is saved by the menu of files.

use iam_explain::node::Depth;
use iam_explain::text;

use iam_scenario::write;

use crate::address::{self, Length, length};
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::{clipboard, exchange, history};
use crate::model::ask::{self, Asked};
use crate::state::{Action, App, Copied, Document, Menu, Subject};
use crate::trace::views::text_of;
use crate::trace::walk::{Shows, number};
use crate::widgets::menu::{Opener, menu};
use crate::widgets::piece::{On, Piece, button, pieces, tag};
use crate::words::Labels;

/// The link. It is written when the menu opens, so that none is while nobody looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    #[default]
    Writing,
    /// What stands after the `#`.
    Written(String),
    /// What packs links could not be fetched.
    NotFetched,
    /// There is no link to a text that is torn, or too large for one.
    Unwritten,
}

/// Writes the link of a document: of a case, with the view of its trace that is open, and the step that is looked at.
pub fn write(app: &App, done: impl FnOnce(Link) + 'static) {
    match app.document() {
        Document::Case(work) => {
            let tab = app.page.tab;
            // A link opens at the request that a case is opened with, so a step of another one is not in it.
            let looked = app.looked.as_ref().filter(|_| work.asked == ask::first(&work.case));
            let looked = looked.map(|it| it.node.clone());
            exchange::write_link(write::case_of_texts(&work.case), move |link| {
                let Some(link) = link else {
                    return done(Link::NotFetched);
                };
                let written = move |at| {
                    let others = address::of_others(&history::fragment());
                    let behind = address::behind(Shows { tab, at });
                    done(Link::Written([link, others, behind].concat()));
                };
                match looked {
                    Some(node) => exchange::steps(text_of(&work), move |steps| written(number(&steps, &node))),
                    None => written(None),
                }
            });
        }
        Document::Scenario(work) => exchange::write_scenario_link(work.text.to_string(), move |link| {
            let shows = Shows {
                at: work.open,
                ..Shows::default()
            };
            done(match link {
                Some(Some(link)) => Link::Written([link, address::behind(shows)].concat()),
                Some(None) => Link::Unwritten,
                None => Link::NotFetched,
            });
        }),
    }
}

/// The menu.
pub fn share(ctx: &Ctx, app: &App, now: &Shared, link: &Link) -> Piece {
    let opener = Opener {
        label: ctx.labels().share,
        class: "primary",
    };
    menu(ctx, Menu::Share, app.page.menu, opener, || body(ctx, app, now, link))
}

fn body(ctx: &Ctx, app: &App, now: &Shared, link: &Link) -> Piece {
    let labels = ctx.labels();
    let said = app
        .page
        .copied
        .map(|copied| copied_words(labels, copied))
        .unwrap_or_default();
    let (shown, copies) = match link {
        Link::Writing => (tag("p.hint").text(labels.writing_link), None),
        Link::NotFetched => (tag("p.hint").text(labels.link_not_fetched), None),
        Link::Unwritten => (tag("p.hint").text(labels.link_unwritten), None),
        Link::Written(fragment) => {
            let url = [&history::address(), "#", fragment].concat();
            (link_field(labels, &url), Some(copy_link(ctx, url, fragment.clone())))
        }
    };
    let text = match app.subject {
        Subject::Case => copy_text(ctx, now, app.work.asked),
        // The view has a button for its report.
        Subject::Scenario => None,
    };
    let actions = tag("div.share-actions").child(copies).child(text);
    tag("div.share-body")
        .child(tag("p.hint").text(labels.share_private))
        .child(shown)
        .child(actions)
        .child(tag("p.said").attr("role", "status").text(said))
}

/// The link to be copied by hand, and how long it is.
fn link_field(labels: &Labels, url: &str) -> Piece {
    let advice = match length(url) {
        Length::Fine => None,
        Length::Long => Some(labels.link_long),
        Length::VeryLong => Some(labels.link_very_long),
    };
    let advice = advice.map(|advice| pieces().text(" · ").child(tag("strong").text(advice)));
    let about = tag("p.hint")
        .text(&url.len().to_string())
        .text(" ")
        .text(labels.characters)
        .child(advice);
    let field = tag("input#share-link.code")
        .attr("type", "text")
        .flag("readonly", true)
        .value(url);
    pieces()
        .child(tag("label.unseen").attr("for", "share-link").text(labels.link_field))
        .child(field)
        .child(about)
}

const fn copied_words(labels: &Labels, copied: Copied) -> &'static str {
    match copied {
        Copied::Link => labels.link_copied,
        Copied::Text => labels.text_copied,
        Copied::Nothing => labels.not_copied,
    }
}

/// Copies, and says whether it worked.
fn copy(ctx: &Ctx, text: String, done: Copied) {
    let ctx = ctx.clone();
    clipboard::copy(text, move |ok| {
        ctx.act(Action::Copied(if ok { done } else { Copied::Nothing }))
    });
}

fn copy_link(ctx: &Ctx, url: String, fragment: String) -> Piece {
    let ctx_for = ctx.clone();
    button("button#copy-link.primary")
        .text(ctx.labels().copy_link)
        .on(On::Click, move |_| {
            // The address shows the link too, so that it can be bookmarked.
            if let Some(entry) = history::entry() {
                history::show_fragment(&entry, &fragment);
            }
            copy(&ctx_for, url.clone(), Copied::Link);
        })
}

fn copy_text(ctx: &Ctx, now: &Shared, asked: Asked) -> Option<Piece> {
    now.answer(asked)?;
    let (ctx_for, now) = (ctx.clone(), now.clone());
    let copies = button("button.quiet").text(ctx.labels().copy_text);
    Some(copies.on(On::Click, move |_| {
        if let Some(answer) = now.answer(asked) {
            let evaluated = answer.evaluated();
            let text = text::text(evaluated, Depth::Deciding, ctx_for.lang);
            copy(&ctx_for, text, Copied::Text);
        }
    }))
}
