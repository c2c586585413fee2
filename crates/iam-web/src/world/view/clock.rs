//! The clock that the reader moves, and what is left of each session there.

use iam_scenario::output::report::iso;
use iam_sts::Time;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::card::life;
use super::context::Ctx;
use crate::world::model::analysis::Run;
use crate::world::model::clock::range;
use crate::world::model::handover::sessions;
use crate::world::state::Action;

pub fn clock(ctx: &Ctx, run: &Run, now: Time) -> Html {
    let labels = ctx.labels();
    let Some((from, to)) = range(&run.report) else {
        return Html::default();
    };
    let on_minutes = {
        let dispatch = ctx.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let value = event
                .target_dyn_into::<HtmlInputElement>()
                .and_then(|it| it.value().parse::<Time>().ok());
            if let Some(minutes) = value {
                let time = from.saturating_add(minutes.clamp(0, 5_000_000) * 60);
                dispatch.emit(Action::MoveClock(time));
            }
        })
    };
    let minutes = ((now - from) / 60).to_string();
    let most = ((to - from + 59) / 60 + 5).to_string();
    let issued: Vec<_> = sessions(run).collect();
    html! {
        <section class="clock" aria-labelledby="clock-title">
            <h3 id="clock-title" class="label">{ labels.clock }</h3>
            <div class="clock-row">
                <time class="clock-face" datetime={iso(now)}>{ iso(now).replace('T', " ").replace('Z', " UTC") }</time>
                <input type="range" id="clock" min="0" max={most.clone()} value={minutes.clone()} aria-label={labels.clock}
                    aria-valuetext={iso(now)} oninput={on_minutes.clone()} />
                <label class="minutes">{ labels.clock_minutes }{ " " }
                    <input type="number" min="0" max={most} value={minutes} oninput={on_minutes} /></label>
            </div>
            <p class="hint">{ labels.clock_hint }</p>
            if issued.is_empty() {
                <p class="hint">{ labels.no_sessions }</p>
            } else {
                <ul class="plain lives" aria-label={[labels.sessions_at, " ", &iso(now)].concat()}>
                    { for issued.into_iter().map(|(at, report, session)| html! {
                        <li>
                            <button type="button" class="link" onclick={ctx.on(move || Action::Toggle(at))}><code>{ "@" }{ report.id.clone() }</code></button>
                            { life(ctx, session, now) }
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}
