//! What the call asks beside this permission, each with a button that makes it a request of its own.

use std::rc::Rc;

use iam_calls::also::Also;
use iam_calls::row::Who;
use iam_calls::words;
use iam_eval::request::Request;
use iam_scenario::{call, reply};
use yew::Html;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::{self, Asked};
use crate::state::Action;
use crate::ui::part::{Draw, later, nothing, part};
use crate::widgets::piece::{Piece, button, tag};
use iam_scenario::case::{Case, RequestInput};

/// How many are shown.
const MOST: usize = 40;

#[derive(Clone, PartialEq)]
pub struct Of {
    ctx: Ctx,
    case: Rc<Case>,
    shown: Shared,
    asked: Asked,
}

part!(list in tools: Draw<Of> = |of| listed(&of).map(|it| it.html()).unwrap_or_default());

/// The list; nothing where there is nothing else.
pub fn also(ctx: &Ctx, case: &Rc<Case>, shown: &Shared, asked: Asked) -> Html {
    if shown.answer(asked).is_none() {
        return Html::default();
    }
    let of = Of {
        ctx: ctx.clone(),
        case: case.clone(),
        shown: shown.clone(),
        asked,
    };
    later(ctx, list, of, nothing())
}

fn listed(of: &Of) -> Option<Piece> {
    let Of {
        ctx,
        case,
        shown,
        asked,
    } = of;
    let all = shown.answer(*asked)?.also();
    if all.is_empty() {
        return None;
    }
    let input = ask::request_of(case, *asked);
    let requests = reply::requests(&input).unwrap_or_default();
    let list = tag("ul.plain").each(all.iter().take(MOST), |also| item(ctx, &input, &requests, also));
    Some(
        tag("section.findings")
            .attr("aria-labelledby", "also-title")
            .child(tag("h3#also-title.label").text(ctx.labels().also_asks))
            .child(list),
    )
}

fn item(ctx: &Ctx, input: &RequestInput, requests: &[Request], also: &Also) -> Piece {
    let labels = ctx.labels();
    let lang = ctx.lang;
    let origin = requests.iter().find(|it| it.resource.text == also.resource);
    let alone = origin
        .or(requests.first())
        .and_then(|origin| call::alone(input, origin, also));
    // Nobody else's policies are here to be asked.
    let alone = alone.filter(|_| match also.who {
        Who::Caller | Who::Outsider => true,
        Who::ServiceRole | Who::Service => false,
    });
    let ask = alone.map(|request| {
        button("button.link")
            .attr("aria-label", &[labels.ask_too, ": ", &also.action].concat())
            .click(ctx, Action::AskToo(Box::new(request)))
            .text(labels.ask_too)
    });
    let said = [
        " — ",
        labels.of_whom,
        " ",
        words::who(also.who, lang),
        ", ",
        &words::when(also.when, lang),
    ]
    .concat();
    let source = tag("a")
        .attr("href", &also.source)
        .attr("target", "_blank")
        .attr("rel", "noreferrer noopener")
        .text("AWS");
    let sentence = tag("span")
        .child(tag("span.code").text(&also.action))
        .text(" ")
        .child(tag("span.code").text(&also.resource))
        .text(&said)
        .text(" (")
        .child(source)
        .text(") ")
        .child(ask);
    tag("li.finding").child(sentence)
}
