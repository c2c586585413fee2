//! What fills the request in, and what it is copied as.

use std::rc::Rc;

use iam_protocol::case::CommandLines;
use iam_protocol::exchange::{Denied, Said};
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::commands::Commands;
use super::denial::Denial;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::exchange;
use crate::model::ask::Asked;
use crate::model::filled::{self, fill};
use crate::model::slot;
use crate::model::typical::Typical;
use crate::state::Action;
use crate::ui::code::with_code;
use crate::ui::part::{Draw, later, part};
use crate::words::tools::{Words, words};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// Its own request is the one that is asked.
    pub case: Rc<str>,
}

/// The dialog that is open.
#[derive(Clone, PartialEq)]
enum Open {
    Denial,
    Commands(Rc<CommandLines>),
}

/// The tools; until they are here, what they will look like.
pub fn shown(ctx: &Ctx, case: &Rc<str>) -> Html {
    let of = Props {
        ctx: ctx.clone(),
        case: case.clone(),
    };
    let words = words(ctx.lang);
    let waits = |name| html! { <button type="button" class="quiet" disabled=true>{ name }</button> };
    let instead = html! {
        <div class="filling">
            <div class="request-tools">
                { waits(words.paste) }
                <select class="quiet" disabled=true aria-label={words.context}><option>{ words.context }</option></select>
                { waits(words.copy) }
            </div>
        </div>
    };
    later(ctx, request_tools, of, Some(instead))
}

part!(request_tools in tools: Draw<Props> = |of| html! { <RequestTools ..of /> });

#[component]
fn RequestTools(props: &Props) -> Html {
    let Props { ctx, case } = props;
    let words = words(ctx.lang);
    let open = use_state(|| None::<Open>);
    let said = use_state(|| (ctx.lang, String::new()));
    let say = {
        let (said, lang) = (said.setter(), ctx.lang);
        Callback::from(move |text: String| said.set((lang, text)))
    };
    let case_of = |case: &str| read::case_with(case, Unknown::Kept).ok();
    let choose = {
        let (ctx, case, say) = (ctx.clone(), case.clone(), say.clone());
        move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            let chosen = field.value();
            field.set_value("");
            let typical = Typical::ALL.into_iter().find(|it| it.name() == chosen);
            if let (Some(typical), Some(mut case)) = (typical, case_of(&case)) {
                typical.set(&mut case.request);
                ctx.act(Action::Try(Box::new(case)));
                say.emit((words.set)((words.typical)(typical)));
            }
        }
    };
    let paste = {
        let (open, say) = (open.setter(), say.clone());
        move |_| {
            say.emit(String::new());
            open.set(Some(Open::Denial));
        }
    };
    let copy = {
        let (open, say, case) = (open.setter(), say.clone(), case.clone());
        move |_| {
            say.emit(String::new());
            let (open, say) = (open.clone(), say.clone());
            exchange::command_lines(case.to_string(), move |lines| match lines {
                None => say.emit(words.failed.into()),
                Some(None) => say.emit(words.no_action.into()),
                Some(Some(lines)) => open.set(Some(Open::Commands(Rc::new(lines)))),
            });
        }
    };
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| open.set(None))
    };
    let on_denied = {
        let (ctx, case, say) = (ctx.clone(), case.clone(), say.clone());
        Callback::from(move |denied: Denied| {
            let Some(mut case) = case_of(&case) else { return };
            fill(&mut case.request, &denied);
            let text = filled_in(words, &denied);
            compare(ctx.lang, &case, denied, text, say.clone());
            ctx.act(Action::Try(Box::new(case)));
        })
    };
    let dialog = open.as_ref().map(|open| match open {
        Open::Denial => html! { <Denial lang={ctx.lang} {on_denied} {on_close} /> },
        Open::Commands(lines) => html! { <Commands lang={ctx.lang} lines={lines.clone()} {on_close} /> },
    });
    let contexts = Typical::ALL.map(|it| html! { <option value={it.name()}>{ (words.typical)(it) }</option> });
    // What was said in another language is not said any more.
    let said = if said.0 == ctx.lang { said.1.as_str() } else { "" };
    html! {
        <div class="filling">
            <div class="request-tools">
                <button type="button" class="quiet" aria-haspopup="dialog" onclick={paste}>{ words.paste }</button>
                <select class="quiet" aria-label={words.context} onchange={choose}><option value="" selected=true>{ words.context }</option>{ contexts.to_vec() }</select>
                <button type="button" class="quiet" aria-haspopup="dialog" onclick={copy}>{ words.copy }</button>
            </div>
            <p class="hint" role="status">{ with_code(said) }</p>
            { dialog.unwrap_or_default() }
        </div>
    }
}

/// What was filled in, and why AWS denied it.
fn filled_in(words: &Words, denied: &Denied) -> String {
    let told = filled::told(denied).into_iter().map(words.told);
    let kind = denied.kind.as_deref().and_then(PolicyKind::of_name);
    let mut text = (words.filled)(&told.collect::<Vec<_>>().join(", "));
    text.push(' ');
    text += &(words.reason)(denied.effect, kind);
    if !denied.policy.is_empty() {
        text += &[" `", &denied.policy, "`"].concat();
    }
    if denied.is_of_outsider {
        text.push(' ');
        text += words.outside;
    }
    text
}

/// Says that, and whether the policies here come to the same, where there are any.
fn compare(lang: Lang, case: &Case, denied: Denied, text: String, say: Callback<String>) {
    let has_policies = !slot::slots(&case.policies).is_empty();
    let (Some(effect), true) = (denied.effect, has_policies) else {
        return say.emit(text);
    };
    say.emit(text.clone());
    let now = Shared::of(case, Asked::Own);
    let message = now
        .answer(Asked::Own)
        .and_then(|it| iam_explain::message::message(it.evaluated()));
    let differs = move |is_same: bool| {
        let words = words(lang);
        let more = if is_same { words.agrees } else { words.differs };
        say.emit([&text, " ", more].concat());
    };
    let Some(message) = message else { return differs(false) };
    exchange::read_denied(message, move |here| {
        differs(matches!(here, Some(Said::Denied(here))
            if here.effect == Some(effect) && (denied.kind.is_none() || here.kind == denied.kind)));
    });
}
