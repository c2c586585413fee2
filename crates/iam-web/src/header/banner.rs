//! A line above the page that says what is open, when it is not the reader's own, and how to get back.

use iam_scenario::link::LinkProblem;
use yew::prelude::*;

use crate::checks::in_lang;
use crate::context::Ctx;
use crate::examples::{self, side};
use crate::state::{Action, App, Origin};

/// Nothing while the work is the reader's own.
pub fn banner(ctx: &Ctx, app: &App) -> Html {
    let labels = ctx.labels();
    let body = match &app.work.origin {
        Origin::Own => return Html::default(),
        Origin::Example(id) => lesson(ctx, id),
        Origin::Link { has_unknown_fields } => html! {
            <p>
                if let Some(title) = title(ctx, app) {
                    <strong>{ title }</strong>{ " · " }
                }
                { labels.opened_link }
                if *has_unknown_fields {
                    { " " }{ labels.link_holds_more }
                }
            </p>
        },
    };
    html! {
        <aside class="banner" aria-label={labels.example}>
            { body }
            if app.mine.is_some() {
                <button type="button" class="quiet" id="back-to-mine" onclick={ctx.on(|| Action::BackToMine)}>
                    { labels.back_to_mine }
                </button>
            }
        </aside>
    }
}

fn lesson(ctx: &Ctx, id: &str) -> Html {
    let Some(about) = examples::find(id).and_then(examples::about) else {
        return Html::default();
    };
    let at = side(ctx.lang);
    html! {
        <p><span class="label">{ ctx.labels().example }</span>{ " " }<strong>{ about.title[at].clone() }</strong>{ " " }
            { about.lesson[at].clone() }</p>
    }
}

fn title(ctx: &Ctx, app: &App) -> Option<String> {
    Some(in_lang(app.work.case.title.as_ref()?, ctx.lang).to_string())
}

/// Why a link did not open. The reader's work stays.
pub fn link_failure(ctx: &Ctx, problem: &LinkProblem, on_close: &Callback<()>) -> Html {
    let labels = ctx.labels();
    let close = {
        let on_close = on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    let open = problem.partial.clone().map(|case| {
        let (ctx, on_close) = (ctx.clone(), on_close.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            ctx.act(Action::Open {
                case: case.clone(),
                origin: Origin::Link {
                    has_unknown_fields: false,
                },
            });
            on_close.emit(());
        });
        html! { <button type="button" class="quiet" {onclick}>{ labels.open_part }</button> }
    });
    html! {
        <div class="banner problem-banner" role="alert" id="link-problem">
            <p><strong>{ (labels.link_problem)(&problem.kind) }</strong>{ " " }{ labels.kept_draft }</p>
            { open }
            <button type="button" class="quiet" onclick={close}>{ labels.close }</button>
        </div>
    }
}
