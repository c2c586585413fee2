//! Several requests over the same policies, each with what is expected and what comes of it.

use iam_explain::{Lang, words};
use iam_scenario::answer::Reply;
use iam_scenario::case::{Case, Title};
use iam_scenario::expect::mismatches;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::focus;
use crate::expectation::{self, DECISIONS};
use crate::model::ask::{self, Asked};
use crate::state::Action;
use crate::widgets::field::{chosen, value_of};
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::Labels;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Shared,
    pub asked: Asked,
}

pub fn checks(ctx: &Ctx, props: &Props) -> Html {
    let labels = ctx.labels();
    let own = (props.case.request.action.is_some() || props.case.checks.is_empty()).then_some(Asked::Own);
    let all = own.into_iter().chain((0..props.case.checks.len()).map(Asked::Check));
    let add = ctx.on(|| Action::AddCheck { expect: None });
    html! {
        <section class="panel checks" id="checks" aria-labelledby="checks-title" tabindex="-1">
            <div class="panel-head">
                <h2 id="checks-title" class="label">{ labels.checks }</h2>
                <p class="hint">{ labels.checks_hint }</p>
                <button type="button" class="quiet" id="add-check" onclick={add}>{ "+ " }{ labels.add_check }</button>
            </div>
            <div class="table-frame" tabindex="0" role="group" aria-labelledby="checks-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ labels.check_name }</th>
                            <th scope="col">{ labels.principal }</th>
                            <th scope="col">{ labels.action }</th>
                            <th scope="col">{ labels.resource }</th>
                            <th scope="col">{ labels.expected }</th>
                            <th scope="col">{ labels.actual }</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{ for all.map(|asked| row(ctx, props, asked)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(ctx: &Ctx, props: &Props, asked: Asked) -> Html {
    let labels = ctx.labels();
    let request = ask::request_of(props.case, asked);
    let is_in_form = props.asked == asked;
    let choose = ctx.on(move || Action::Ask(asked));
    let key = match asked {
        Asked::Own => "own".to_string(),
        Asked::Check(at) => at.to_string(),
    };
    html! {
        <tr {key} class={classes!(is_in_form.then_some("in-form"))} onclick={choose.clone()}>
            <td>{ name(ctx, props, asked, is_in_form) }</td>
            <td class="code cell" data-label={labels.principal}>{ last(ask::principal_text(request.principal.as_ref())) }</td>
            <td class="code cell action" data-label={labels.action}>{ request.action.clone().unwrap_or_default() }</td>
            <td class="code cell" data-label={labels.resource}>{ request.resources.join(", ") }</td>
            <td data-label={labels.expected}>{ expected(ctx, props, asked) }</td>
            <td data-label={labels.actual}>{ actual(ctx, labels, props.now.reply(asked)) }</td>
            <td>{ remove(ctx, props, asked) }</td>
        </tr>
    }
}

/// The end of an ARN tells more than its start.
fn last(arn: &str) -> String {
    match arn.splitn(6, ':').nth(5) {
        Some(rest) => ["…", rest].concat(),
        None => arn.to_string(),
    }
}

fn name(ctx: &Ctx, props: &Props, asked: Asked, is_in_form: bool) -> Html {
    let labels = ctx.labels();
    let choose = {
        let ctx = ctx.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            ctx.act(Action::Ask(asked));
        })
    };
    let check = match asked {
        Asked::Check(at) => props.case.checks.get(at).map(|check| (at, check)),
        Asked::Own => None,
    };
    let text = called(ctx, props, asked);
    let stop = Callback::from(|event: MouseEvent| event.stop_propagation());
    html! {
        <div class="check-name">
            <button type="button" class="radio" onclick={choose} aria-pressed={is_in_form.to_string()}
                aria-label={[labels.show_in_form, ": ", text].concat()}></button>
            if let Some((at, check)) = check.filter(|(_, check)| is_in_form && check.title.is_none()) {
                <input type="text" value={check.id.clone()} aria-label={labels.check_name} onclick={stop} size="14"
                    oninput={renamed(ctx, at)} />
            } else {
                <span>{ text.to_string() }</span>
            }
        </div>
    }
}

/// What a request is called: by its title, by its id, or as the main one.
fn called<'a>(ctx: &Ctx, props: &'a Props, asked: Asked) -> &'a str {
    let check = match asked {
        Asked::Own => None,
        Asked::Check(at) => props.case.checks.get(at),
    };
    match check {
        Some(check) => check
            .title
            .as_ref()
            .map_or(check.id.as_str(), |title| in_lang(title, ctx.lang)),
        None => ctx.labels().own_request,
    }
}

/// A title in a language.
pub fn in_lang(title: &Title, lang: Lang) -> &str {
    match (title, lang) {
        (Title::Plain(text), _)
        | (Title::Both { en: text, .. }, Lang::En)
        | (Title::Both { ko: text, .. }, Lang::Ko) => text,
    }
}

fn renamed(ctx: &Ctx, check: usize) -> Callback<InputEvent> {
    let ctx = ctx.clone();
    Callback::from(move |event: InputEvent| {
        ctx.act(Action::NameCheck {
            check,
            name: value_of(&event),
        });
    })
}

fn expected(ctx: &Ctx, props: &Props, asked: Asked) -> Html {
    let labels = ctx.labels();
    let expect = match asked {
        Asked::Own => props.case.expect.as_ref(),
        Asked::Check(at) => props.case.checks.get(at).and_then(|check| check.expect.as_ref()),
    };
    let expected = expect.and_then(|expect| expectation::decision(expect));
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            let chosen = chosen(&event);
            let decision = DECISIONS.into_iter().find(|decision| *decision == chosen);
            ctx.act(Action::Expect { asked, decision });
        })
    };
    let stop = Callback::from(|event: MouseEvent| event.stop_propagation());
    let options = DECISIONS.into_iter().map(|decision| {
        html! { <option value={decision} selected={expected == Some(decision)}>{ word(labels, decision) }</option> }
    });
    html! {
        <select aria-label={labels.expected} {onchange} onclick={stop}>
            <option value="" selected={expected.is_none()}>{ labels.any }</option>
            { for options }
        </select>
    }
}

fn word(labels: &'static Labels, decision: &str) -> &'static str {
    match decision {
        "allowed" => labels.allowed,
        "explicitDeny" => labels.explicit_deny,
        "implicitDeny" => labels.implicit_deny,
        _ => labels.depends,
    }
}

fn actual(ctx: &Ctx, labels: &'static Labels, reply: Option<&Reply>) -> Html {
    let Some(reply) = reply else {
        return html! { <span class="hint">{ labels.nothing_asked }</span> };
    };
    let said = match &reply.result {
        Ok(answer) => {
            let outcome = answer.trace.decision().outcome;
            html! { <>{ glyph(Glyph::of_outcome(outcome)) }<span>{ words::outcome_name(outcome, ctx.lang) }</span></> }
        }
        Err(problem) => html! { <span class="hint" title={problem.message.clone()}>{ labels.error }</span> },
    };
    let is_as_expected = reply
        .expect
        .is_some()
        .then(|| mismatches(reply).is_empty() && reply.result.is_ok());
    html! {
        <span class="actual">
            { said }
            if let Some(is_met) = is_as_expected {
                <span class={if is_met { "met" } else { "unmet" }}>
                    <span aria-hidden="true">{ if is_met { "✓" } else { "✕" } }</span>
                    <span class="unseen">{ if is_met { labels.as_expected } else { labels.not_as_expected } }</span>
                </span>
            }
        </span>
    }
}

fn remove(ctx: &Ctx, props: &Props, asked: Asked) -> Html {
    let Asked::Check(at) = asked else {
        return Html::default();
    };
    let ctx_for = ctx.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        ctx_for.act(Action::RemoveCheck(at));
        focus::soon_at("#add-check");
    });
    let label = ctx.labels().remove_check;
    let named = [label, ": ", called(ctx, props, asked)].concat();
    html! { <button type="button" class="icon" {onclick} aria-label={named} title={label}>{ "✕" }</button> }
}
