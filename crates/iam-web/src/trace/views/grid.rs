//! Many requests at once: what stands to the left against what stands at the top, each with its answer. A cell that is
//! chosen is what is asked, and the grid stays.

use std::rc::Rc;

use iam_protocol::ask::Ask;
use iam_protocol::case::Vocabulary;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::context::Ctx;
use crate::model::axes::{Axes, Axis, Plane, lines};
use crate::state::Action;
use crate::trace::expand::Expand;
use crate::trace::many::{Many, Run};
use crate::trace::panel::Panel;
use crate::trace::tab::Tab;
use crate::ui::answer::{Standing, use_answer};
use crate::ui::code::with_code;
use crate::ui::part::{Draw, part};
use crate::words::views::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub case: Rc<str>,
    /// What the reader wrote before.
    pub axes: Rc<Axes>,
    pub is_open: bool,
}

/// Which case the grid is of: not of the one that a cell of it made.
struct Base {
    seen: Rc<str>,
    of: Rc<str>,
    /// Whether a cell was chosen that asks something else than is asked.
    is_chosen: bool,
}

impl Base {
    fn follow(&mut self, case: &Rc<str>) -> Rc<str> {
        if self.seen != *case {
            self.seen = case.clone();
            if !std::mem::take(&mut self.is_chosen) {
                self.of = case.clone();
            }
        }
        self.of.clone()
    }

    fn choose(&mut self, case: &str) {
        self.is_chosen = *self.seen != *case;
    }
}

part!(grid in trace: Draw<Props> = |of| html! { <Grid ..of /> });

#[component]
fn Grid(props: &Props) -> Html {
    let Props {
        ctx,
        case,
        axes: before,
        is_open,
    } = props;
    let words = words(ctx.lang);
    let base = use_mut_ref(|| Base {
        seen: case.clone(),
        of: case.clone(),
        is_chosen: false,
    });
    let of = base.borrow_mut().follow(case);
    let (found, standing) = use_answer::<Vocabulary, _>(ctx.lang, is_open.then(|| of.clone()), |case| {
        Ask::Vocabulary { case: case.to_string() }
    });
    let axes = use_state(|| before.clone());
    let run = use_state(|| None::<Rc<Run>>);
    let ask = {
        let (run, of) = (run.setter(), of.clone());
        Rc::new(move |axes: &Axes, vocabulary: &Vocabulary| {
            let [left, top] = axes.plane.axes().map(|axis| lines(&axes.text(axis, vocabulary)));
            run.set(Run::of(&of, axes.plane, left, top).map(Rc::new));
        })
    };
    // Of another case all is asked anew, also where that names the same.
    use_effect_with((standing, of.clone()), {
        let (ask, axes, found, is_open) = (ask.clone(), (*axes).clone(), found.clone(), *is_open);
        move |(standing, _)| {
            let found = found.filter(|_| is_open && *standing == Standing::There);
            if let Some(vocabulary) = found {
                ask(&axes, &vocabulary);
            }
        }
    });
    let panel = Panel {
        tab: Tab::Grid,
        is_open: *is_open,
        node: NodeRef::default(),
        standing,
        waits: words.reading,
        failed: words.failed,
    };
    let Some(vocabulary) = found else {
        return panel.html(html! {});
    };
    if let Vocabulary::Unreadable(instead) = &*vocabulary {
        return panel.html(html! { <p class="hint">{ with_code(&instead.title) }</p> });
    }
    let with = |axis: Axis, text: String| {
        let mut next = (**axes).clone();
        next.write(axis, text);
        Rc::new(next)
    };
    let turn = {
        let (ctx, axes, now, ask, found) = (
            ctx.clone(),
            axes.setter(),
            (*axes).clone(),
            ask.clone(),
            vocabulary.clone(),
        );
        move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|it| it.value());
            if let Some(plane) = Plane::ALL.into_iter().find(|it| Some(it.name()) == chosen.as_deref()) {
                let mut next = (*now).clone();
                next.plane = plane;
                let next = Rc::new(next);
                ask(&next, &found);
                axes.set(next.clone());
                ctx.act(Action::NameAxes(next));
            }
        }
    };
    let write = {
        let (ctx, axes, now) = (ctx.clone(), axes.setter(), (*axes).clone());
        Callback::from(move |text: String| {
            let mut next = (*now).clone();
            next.write(Axis::Actions, text);
            let next = Rc::new(next);
            axes.set(next.clone());
            ctx.act(Action::NameAxes(next));
        })
    };
    let field = |axis: Axis| {
        let text = axes.text(axis, &vocabulary);
        let onchange = {
            let (ctx, next) = (ctx.clone(), with(axis, text.clone()));
            // The page is told when the field is left, and not with each key.
            move |_: Event| ctx.act(Action::NameAxes(next.clone()))
        };
        let oninput = {
            let (axes, now) = (axes.setter(), (*axes).clone());
            move |event: InputEvent| {
                if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                    let mut next = (*now).clone();
                    next.write(axis, area.value());
                    axes.set(Rc::new(next));
                }
            }
        };
        let expand = (axis == Axis::Actions).then(|| {
            html! { <Expand ctx={ctx.clone()} text={text.clone()} vocabulary={vocabulary.clone()} on_write={write.clone()} /> }
        });
        html! {
            <div class="field">
                <label for={axis.id()}>{ (words.axis)(axis) }</label>
                <textarea id={axis.id()} class="code" rows="3" spellcheck="false" autocapitalize="off" autocomplete="off" lang="en" value={text} {onchange} {oninput} />
                { expand.unwrap_or_default() }
            </div>
        }
    };
    let ask_all = {
        let (now, found) = ((*axes).clone(), vocabulary.clone());
        move |_| ask(&now, &found)
    };
    let choose = {
        let base = base.clone();
        Callback::from(move |case: String| base.borrow_mut().choose(&case))
    };
    let planes = Plane::ALL.map(|it| {
        html! { <option value={it.name()} selected={it == axes.plane}>{ (words.plane)(it) }</option> }
    });
    panel.html(html! {
        <>
            <div class="grid-form">
                <select class="quiet" aria-label={words.of_what} onchange={turn}>{ planes.to_vec() }</select>
                { for axes.plane.axes().map(field) }
                <button type="button" class="primary" onclick={ask_all}>{ words.answer }</button>
            </div>
            <div class="grid-result">
                if let Some(run) = &*run {
                    <Many ctx={ctx.clone()} run={run.clone()} is_open={*is_open} on_choose={choose} />
                }
            </div>
        </>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_stays_where_a_cell_is_chosen_and_follows_all_else() {
        let case = |text: &str| Rc::<str>::from(text);
        let mut base = Base {
            seen: case("a"),
            of: case("a"),
            is_chosen: false,
        };
        base.choose("a, cell 1");
        assert_eq!(&*base.follow(&case("a, cell 1")), "a");
        // What is asked already changes nothing, so the next change is another's.
        base.choose("a, cell 1");
        assert_eq!(&*base.follow(&case("a, cell 1")), "a");
        assert_eq!(&*base.follow(&case("b")), "b");
        assert_eq!(&*base.follow(&case("a")), "a");
    }
}
