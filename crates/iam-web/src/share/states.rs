//! The dialog in which an earlier state is brought back.

use std::rc::Rc;

use yew::prelude::*;

use super::earlier::{State, told};
use crate::context::Ctx;
use crate::effects::{clock, dialog, notice};
use crate::state::{Action, Document, Origin};
use crate::ui::tool::Tool;
use crate::words::files::words;
use crate::world::state as scenario;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub states: Rc<[State]>,
    pub on_close: Callback<()>,
}

#[component]
pub fn States(props: &Props) -> Html {
    let Props { ctx, states, on_close } = props;
    let words = words(ctx.lang);
    let node = use_node_ref();
    let rows = states.iter().map(|state| {
        let (name, about) = told(&state.document, ctx.lang, words);
        let time = clock::told(state.at, ctx.lang.tag());
        let label = [words.restore, ": ", &name, ", ", &time].concat();
        let restore = {
            let (ctx, node, state, time) = (ctx.clone(), node.clone(), state.clone(), time.clone());
            move |_| {
                dialog::close(&node);
                ctx.act(restored(&state.document));
                notice::tell_for_a_while(&(words.restored)(&time));
            }
        };
        html! {
            <li>
                <div class="state">
                    <strong>{ name }</strong>
                    <span class="hint">{ about }</span>
                    <time class="hint" datetime={clock::iso(state.at)}>{ time }</time>
                </div>
                <button type="button" aria-label={label} onclick={restore}>{ words.restore }</button>
            </li>
        }
    });
    html! {
        <Tool id="earlier-states" title={words.states_title} closes={ctx.labels().close} node={node.clone()} on_close={on_close.clone()}>
            <p class="hint">{ words.states_kept }</p>
            if states.is_empty() {
                <p>{ words.states_none }</p>
            } else {
                <ul class="states plain" aria-label={words.states_title}>{ for rows }</ul>
            }
        </Tool>
    }
}

/// Opens what was kept, as the reader's own.
fn restored(document: &Document) -> Action {
    let origin = Origin::Own;
    match document {
        Document::Case(work) => Action::Open {
            case: Box::new((*work.case).clone()),
            origin,
        },
        Document::Scenario(work) => Action::OpenScenario(Box::new(scenario::Work::of(&work.text, origin))),
    }
}
