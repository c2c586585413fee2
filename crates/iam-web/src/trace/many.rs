//! The grid itself: asked row by row, and each is shown as it comes.

use std::cell::RefCell;
use std::rc::Rc;

use iam_protocol::ask::{Ask, Desk};
use iam_protocol::case::{Checked, Grid};
use iam_scenario::case::{Case, Check, PrincipalInput, RequestInput, Resources};
use iam_scenario::read::{self, Unknown};
use iam_scenario::write;
use iam_syntax::arn;
use iam_words::Lang;
use yew::prelude::*;

use super::expansion::MOST_LINES;
use crate::context::Ctx;
use crate::effects::worker;
use crate::model::axes::{Axis, Plane};
use crate::state::Action;
use crate::ui::cells::{Size, use_cells};
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::views::words;

/// What is asked. Two are equal only if they are the same one.
pub struct Run {
    case: Case,
    plane: Plane,
    rows: Vec<String>,
    columns: Vec<String>,
    /// Whether there were more lines.
    is_cut: bool,
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Run {
    /// Nothing for what is no case.
    pub fn of(case: &str, plane: Plane, mut rows: Vec<String>, mut columns: Vec<String>) -> Option<Self> {
        let is_cut = MOST_LINES < rows.len().max(columns.len());
        rows.truncate(MOST_LINES);
        columns.truncate(MOST_LINES);
        Some(Self {
            case: read::case_with(case, Unknown::Kept).ok()?,
            plane,
            rows,
            columns,
            is_cut,
        })
    }

    /// The case with a row as its checks.
    fn row(&self, row: &str) -> Case {
        let check = |(at, column): (usize, &String)| {
            let mut request = RequestInput::default();
            self.lay(&mut request, row, column);
            Check {
                id: at.to_string(),
                title: None,
                request,
                expect: None,
                extra: Vec::new(),
            }
        };
        Case {
            checks: self.columns.iter().enumerate().map(check).collect(),
            ..self.case.clone()
        }
    }

    /// The case that asks what a cell asks.
    fn cell(&self, (row, column): (usize, usize)) -> Option<Case> {
        let mut case = self.case.clone();
        self.lay(&mut case.request, self.rows.get(row)?, self.columns.get(column)?);
        Some(case)
    }

    /// Lays what a cell says over a request.
    fn lay(&self, request: &mut RequestInput, row: &str, column: &str) {
        for (axis, text) in self.plane.axes().into_iter().zip([row, column]) {
            match axis {
                Axis::Actions => request.action = Some(text.into()),
                Axis::Principals => request.principal = Some(PrincipalInput::Text(text.into())),
                Axis::Resources => {
                    request.resources = Resources::of(text);
                    let account = arn::fields(text).map(|fields| fields[4]);
                    if let Some(account) = account.filter(|it| !it.is_empty()) {
                        request.resource_account = Some(account.into());
                    }
                }
            }
        }
    }
}

/// The telling part of an ARN; anything else as it is.
fn short(text: &str) -> &str {
    match arn::fields(text) {
        Some([.., rest]) if !rest.is_empty() => rest,
        _ => text,
    }
}

/// How far it is asked.
struct Filling {
    of: Rc<Run>,
    lang: Lang,
    rows: Vec<Vec<Checked>>,
    /// Why it can't go on.
    failed: Option<String>,
    is_asking: bool,
}

impl Filling {
    const fn of(run: Rc<Run>, lang: Lang) -> Self {
        Self {
            of: run,
            lang,
            rows: Vec::new(),
            failed: None,
            is_asking: false,
        }
    }

    fn is_of(&self, run: &Rc<Run>, lang: Lang) -> bool {
        Rc::ptr_eq(&self.of, run) && self.lang == lang
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub run: Rc<Run>,
    pub is_open: bool,
    /// A cell is about to be asked: the case that does.
    pub on_choose: Callback<String>,
}

#[component]
pub fn Many(props: &Props) -> Html {
    let Props {
        ctx,
        run,
        is_open,
        on_choose,
    } = props;
    let words = words(ctx.lang);
    let chosen = use_state_eq(|| None::<(usize, usize)>);
    let filling = use_mut_ref(|| Filling::of(run.clone(), ctx.lang));
    let update = use_force_update();
    use_effect_with((run.clone(), ctx.lang, *is_open), {
        let (filling, chosen) = (filling.clone(), chosen.setter());
        move |(run, lang, is_open): &(Rc<Run>, Lang, bool)| {
            let mut it = filling.borrow_mut();
            if !it.is_of(run, *lang) {
                *it = Filling::of(run.clone(), *lang);
                chosen.set(None);
            }
            let goes_on = *is_open && !it.is_asking;
            if !is_open && std::mem::take(&mut it.is_asking) {
                worker::give_up(Desk::Grid);
            }
            drop(it);
            if goes_on {
                go_on(&filling, &update);
            }
        }
    });
    use_effect_with((), |()| || worker::give_up(Desk::Grid));
    let size = Size {
        rows: run.rows.len(),
        columns: (1, run.columns.len()),
    };
    let choose = {
        let (ctx, run, chosen, on_choose) = (ctx.clone(), run.clone(), chosen.setter(), on_choose.clone());
        move |(row, column): (usize, usize)| {
            let at = (row, column.saturating_sub(1));
            if let Some(case) = run.cell(at) {
                chosen.set(Some(at));
                on_choose.emit(write::case_of_texts(&case));
                ctx.act(Action::Try(Box::new(case)));
            }
        }
    };
    let cells = use_cells(size, Rc::new(choose));
    if run.rows.is_empty() || run.columns.is_empty() {
        return html! { <p class="hint">{ words.empty }</p> };
    }
    let filling = filling.borrow();
    if let Some(why) = &filling.failed {
        return html! { <p role="alert">{ why }</p> };
    }
    let found: &[Vec<Checked>] = if filling.is_of(run, ctx.lang) {
        &filling.rows
    } else {
        &[]
    };
    let (n, all) = (found.len(), run.rows.len());
    let cell = |row: usize, column: usize, checked: &Checked| {
        let shape = Glyph::of_shape(checked.shape);
        let title = match &checked.more {
            Some(more) => more.clone(),
            None => [&run.rows[row], " × ", &run.columns[column]].concat(),
        };
        let is_chosen = *chosen == Some((row, column));
        html! {
            <td role="gridcell" class={shape.name()} tabindex={cells.tabindex((row, column + 1))} aria-selected={is_chosen.to_string()} {title}>
                { glyph(shape).html() }<span>{ &checked.text }</span>
            </td>
        }
    };
    let row = |(at, row): (usize, &Vec<Checked>)| {
        let name = &run.rows[at];
        let row = row.iter().zip(0..run.columns.len());
        html! {
            <tr role="row">
                <th role="rowheader" scope="row" lang="en" title={name.clone()}>{ short(name) }</th>
                { for row.map(|(it, column)| cell(at, column, it)) }
            </tr>
        }
    };
    let column = |name: &String| {
        html! { <th role="columnheader" scope="col" lang="en" title={name.clone()}>{ short(name) }</th> }
    };
    html! {
        <>
            if run.is_cut {
                <p class="hint">{ (words.too_many)(MOST_LINES) }</p>
            }
            if n < all {
                <p class="busy hint" role="status">
                    <progress max={all.to_string()} value={n.to_string()} aria-label={words.answer}></progress>
                    <span>{ (words.answering)(n, all) }</span>
                </p>
            }
            <div class="many-frame">
                <table class="many" role="grid" aria-label={(words.plane)(run.plane)}
                    onfocusin={cells.onfocusin.clone()} onkeydown={cells.onkeydown.clone()} onclick={cells.onclick.clone()}>
                    <thead role="rowgroup"><tr role="row"><td role="presentation"></td>{ for run.columns.iter().map(column) }</tr></thead>
                    <tbody role="rowgroup">{ for found.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
            <p class="hint">{ words.choose }</p>
        </>
    }
}

/// Asks the next row, and those after it.
fn go_on(filling: &Rc<RefCell<Filling>>, update: &UseForceUpdateHandle) {
    let mut it = filling.borrow_mut();
    let (run, lang) = (it.of.clone(), it.lang);
    let row = run
        .rows
        .get(it.rows.len())
        .filter(|_| it.failed.is_none() && !run.columns.is_empty());
    it.is_asking = row.is_some();
    drop(it);
    let Some(row) = row else { return };
    let case = write::case_of_texts(&run.row(row));
    let (filling, update) = (filling.clone(), update.clone());
    worker::put(lang, Ask::Grid { case }, move |found| {
        let mut it = filling.borrow_mut();
        // Another grid may have taken its place.
        if !it.is_of(&run, lang) {
            return;
        }
        match found.and_then(worker::read::<Grid>) {
            Some(Grid::Cells { cells }) => it.rows.push(cells),
            Some(Grid::Unreadable(instead)) => it.failed = Some(instead.title),
            None => it.failed = Some(words(lang).failed.into()),
        }
        drop(it);
        update.force_update();
        go_on(&filling, &update);
    });
}
