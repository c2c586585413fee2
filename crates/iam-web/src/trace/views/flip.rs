//! What would turn the decision round, as the worker finds it out.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::case::Flip as Found;
use yew::prelude::*;

use super::suggestions::Suggestions;
use crate::context::Ctx;
use crate::trace::panel::Panel;
use crate::trace::tab::Tab;
use crate::ui::answer::use_answer;
use crate::ui::part::{Draw, part};
use crate::words::views::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub case: Rc<str>,
    pub is_open: bool,
}

part!(flip in trace: Draw<Props> = |of| html! { <Flip ..of /> });

#[component]
fn Flip(props: &Props) -> Html {
    let Props { ctx, case, is_open } = props;
    let words = words(ctx.lang);
    let (found, standing) = use_answer::<Found, _>(ctx.lang, is_open.then(|| case.clone()), |case| Ask::Flip {
        case: case.to_string(),
    });
    let panel = Panel {
        tab: Tab::Flip,
        is_open: *is_open,
        node: use_node_ref(),
        standing,
        waits: words.looking,
        failed: words.failed,
    };
    panel.html(html! { <Suggestions ctx={ctx.clone()} case={case.clone()} {found} /> })
}
