//! What an undecided answer depends on, as a table: a row for each way that the unknown keys may turn out. A row that is
//! chosen is tried.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::case::{Depends, Holds, Situation};
use iam_scenario::read::{self, Unknown};
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::focus;
use crate::state::Action;
use crate::ui::answer::use_answer;
use crate::ui::code::with_code;
use crate::ui::part::{Draw, later, nothing, part};
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::views::{Words, words};

/// So few columns fit wherever the page does.
const FEW: usize = 2;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    ctx: Ctx,
    /// Its own request is the one that is asked.
    case: Rc<str>,
}

part!(shown in tools: Draw<Props> = |of| html! { <TruthTable ..of /> });

/// The table of a case, whose own request is the one that is asked.
pub fn truth_table(ctx: &Ctx, case: &Rc<str>) -> Html {
    let of = Props {
        ctx: ctx.clone(),
        case: case.clone(),
    };
    later(ctx, shown, of, nothing())
}

#[component]
fn TruthTable(props: &Props) -> Html {
    let Props { ctx, case } = props;
    // What was there stays until something new is; the cards above say the most of it, so a failure is not told.
    let (found, _) = use_answer::<Depends, _>(ctx.lang, Some(case.clone()), |case| Ask::Depends {
        case: case.to_string(),
    });
    let Some(found) = found else { return html! {} };
    let words = words(ctx.lang);
    let has_table = !found.rows.is_empty();
    html! {
        <div class="truth-table">
            if has_table {
                { table(ctx, words, &found) }
            }
            { for found.more.iter().map(|more| html! { <p class="hint">{ with_code(more) }</p> }) }
            if has_table {
                <p class="hint">{ words.truth_hint }</p>
            }
        </div>
    }
}

fn table(ctx: &Ctx, words: &'static Words, found: &Depends) -> Html {
    let title = match &found.title {
        Some(title) => [words.truth, " · ", title].concat(),
        None => words.truth.into(),
    };
    let key = |name: &String| {
        // A long key breaks behind a colon or a slash.
        let parts = name.split_inclusive([':', '/']);
        html! { <th role="columnheader" scope="col" lang="en" class="code">{ for parts.map(|part| html! { <>{ part }<wbr /></> }) }</th> }
    };
    let class = classes!("truth", (FEW < found.head.len()).then_some("wide"));
    html! {
        <table role="table" {class}>
            <caption>{ title }</caption>
            <thead role="rowgroup">
                <tr role="row">{ for found.head.iter().map(key) }<th role="columnheader" scope="col">{ words.decision }</th></tr>
            </thead>
            <tbody role="rowgroup">{ for found.rows.iter().map(|it| row(ctx, words, found, it)) }</tbody>
        </table>
    }
}

fn row(ctx: &Ctx, words: &'static Words, found: &Depends, row: &Situation) -> Html {
    let onclick = {
        let (ctx, case) = (ctx.clone(), row.case.clone());
        move |_: MouseEvent| {
            if let Ok(case) = read::case_with(&case, Unknown::Kept) {
                ctx.act(Action::Try(Box::new(case)));
                // The table goes away, since the answer depends on nothing any more.
                focus::at("#verdict");
            }
        }
    };
    let cell = |(holds, head): (&Vec<Holds>, &String)| {
        let parts = holds.iter().enumerate().map(|(at, it)| {
            let or = (0 < at).then_some(words.or);
            html! { <>{ or }{ part(it) }</> }
        });
        html! { <td role="cell" data-head={head.clone()}><span>{ for parts }</span></td> }
    };
    let shape = Glyph::of_shape(row.shape);
    html! {
        <tr role="row" {onclick}>
            { for row.cells.iter().zip(&found.head).map(cell) }
            <td role="cell" data-head={words.decision}>
                <button type="button" class={shape.name()} aria-label={(words.apply_row)(&row.text)}>{ glyph(shape).html() }<span>{ &row.text }</span></button>
            </td>
        </tr>
    }
}

fn part(it: &Holds) -> Html {
    let text = match it.is_value {
        true => html! { <code lang="en">{ &it.text }</code> },
        false => html! { <em>{ &it.text }</em> },
    };
    html! { <>{ for it.before.clone() }{ text }</> }
}
