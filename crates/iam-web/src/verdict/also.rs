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
use crate::widgets::piece::{Piece, button, pieces, tag};
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
    let (certain, possible): (Vec<&Also>, Vec<&Also>) = all.iter().partition(|it| it.is_asked);
    let listed =
        |rows: &[&Also]| tag("ul.plain").each(rows.iter().take(MOST), |also| item(ctx, &input, &requests, also));
    let certain = (!certain.is_empty()).then(|| {
        pieces()
            .child(tag("h3.label").text(ctx.labels().also_asks))
            .child(listed(&certain))
    });
    // What the request does not say is one line until somebody asks.
    let possible = (!possible.is_empty()).then(|| {
        tag("details.may-ask")
            .child(tag("summary.hint").text(&(ctx.labels().may_ask)(possible.len())))
            .child(listed(&possible))
    });
    Some(
        tag("section.findings")
            .attr("aria-label", ctx.labels().also_asks)
            .child(certain)
            .child(possible),
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
