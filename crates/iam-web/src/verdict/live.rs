//! Says the verdict to those who do not see it: once the reader has paused, and only when it is another.

use gloo::timers::callback::Timeout;
use iam_explain::words;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::use_ctx;
use crate::model::ask::Asked;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub now: Shared,
    pub asked: Asked,
}

const PAUSE: u32 = 700;

#[component]
pub fn Live(props: &Props) -> Html {
    let ctx = use_ctx();
    let said = use_state_eq(String::new);
    let text = match props.now.answer(props.asked) {
        Some(answer) => words::headline(&answer.policies, &answer.request, &answer.trace, ctx.lang),
        None if props.now.problem(props.asked).is_some() => ctx.labels().cannot_evaluate.to_string(),
        None => String::new(),
    };
    {
        let said = said.clone();
        use_effect_with(text, move |text| {
            let text = text.clone();
            let waiting = Timeout::new(PAUSE, move || said.set(text));
            move || drop(waiting)
        });
    }
    html! { <div class="unseen" role="status" aria-live="polite">{ (*said).clone() }</div> }
}
