//! What fills the request in, and what it is copied as.

use std::rc::Rc;

use iam_protocol::case::CommandLines;
use iam_protocol::exchange::{Denied, Said};
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use iam_words::Lang;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::commands::Commands;
use super::denial::Denial;
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::{clock, exchange};
use crate::fresh;
use crate::model::ask::Asked;
use crate::model::filled::{self, About, Filled};
use crate::model::slot::{self, Kind};
use crate::model::typical::Typical;
use crate::state::Action;
use crate::ui::code::with_code;
use crate::ui::part::{Draw, later, part};
use crate::words::tools::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    /// Its own request is the one that is asked.
    pub case: Rc<str>,
    pub about: About,
    /// What was filled in, while the request is about it.
    pub filled: Option<Rc<Filled>>,
    /// What the policies here come to, while something is filled in.
    pub here: Option<Here>,
    /// What the policy is called whose text is wanted.
    pub wanted: Option<&'static str>,
}

/// What the policies here come to, to be compared with what AWS said.
#[derive(Clone, PartialEq)]
pub enum Here {
    /// What would have to be compared is still missing.
    Wanting,
    /// With what AWS would say, where they deny.
    Policies(Option<String>),
}

pub fn here(wanted: Option<Kind>, case: &Case, now: &Shared, asked: Asked) -> Here {
    let texts = slot::slots(&case.policies).into_iter();
    let mut texts = texts.filter_map(|it| slot::get(&case.policies, it));
    if wanted.is_some() || texts.all(|it| it.text.trim().is_empty()) {
        return Here::Wanting;
    }
    let answer = now.answer(asked);
    Here::Policies(answer.and_then(|it| iam_explain::message::message(it.evaluated())))
}

/// The dialog that is open.
#[derive(Clone, PartialEq)]
enum Open {
    Denial,
    Commands(Rc<CommandLines>),
}

/// The tools; until they are here, what they will look like.
pub fn shown(ctx: &Ctx, of: Props) -> Html {
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
    let Props { ctx, case, about, .. } = props;
    let words = words(ctx.lang);
    let open = use_state(|| None::<Open>);
    // What was said, in which language and of which request.
    let said = use_state(|| (ctx.lang, About::default(), String::new()));
    let say = {
        let (said, lang, about) = (said.setter(), ctx.lang, about.clone());
        Callback::from(move |text: String| said.set((lang, about.clone(), text)))
    };
    let is_same = use_agreement(props);
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
        let ctx = ctx.clone();
        Callback::from(move |denied: Denied| {
            ctx.act(Action::FillIn {
                denied: Box::new(denied),
                fresh: Box::new(fresh::case(clock::now())),
            });
        })
    };
    let dialog = open.as_ref().map(|open| match open {
        Open::Denial => html! { <Denial lang={ctx.lang} {on_denied} {on_close} /> },
        Open::Commands(lines) => html! { <Commands lang={ctx.lang} lines={lines.clone()} {on_close} /> },
    });
    let contexts = Typical::ALL.map(|it| html! { <option value={it.name()}>{ (words.typical)(it) }</option> });
    // What was said in another language, or of another request, is not said any more.
    let is_said = said.0 == ctx.lang && said.1 == *about && !said.2.is_empty();
    let said = match (is_said, &props.filled) {
        (true, _) => said.2.clone(),
        (false, Some(filled)) => filled_in(props.ctx.lang, filled, props.wanted, is_same),
        (false, None) => String::new(),
    };
    html! {
        <div class="filling">
            <div class="request-tools">
                <button type="button" class="quiet" aria-haspopup="dialog" onclick={paste}>{ words.paste }</button>
                <select class="quiet" aria-label={words.context} onchange={choose}><option value="" selected=true>{ words.context }</option>{ contexts.to_vec() }</select>
                <button type="button" class="quiet" aria-haspopup="dialog" onclick={copy}>{ words.copy }</button>
            </div>
            <p class="hint" role="status">{ with_code(&said) }</p>
            { dialog.unwrap_or_default() }
        </div>
    }
}

/// What was filled in, why AWS denied it, whether the policies here come to the same, and what is still wanted.
fn filled_in(lang: Lang, filled: &Filled, wanted: Option<&str>, is_same: Option<bool>) -> String {
    let (words, denied) = (words(lang), &filled.denied);
    let told = filled::told(denied).into_iter().map(words.told);
    let mut reason = denied.why.in_lang(lang).to_string();
    if !denied.policy.is_empty() {
        reason = [reason.trim_end_matches('.'), ": `", &denied.policy, "`."].concat();
    }
    let parts = [
        Some((words.filled)(&told.collect::<Vec<_>>().join(", "))),
        Some(reason),
        is_same.map(|it| if it { words.agrees } else { words.differs }.to_string()),
        wanted.map(|kind| (words.wanted)(denied.effect, kind)),
        denied.is_no_principal.then(|| (words.no_principal)(&denied.principal)),
        denied.is_no_resource.then(|| (words.no_resource)(&denied.resource)),
        denied.is_of_outsider.then(|| words.outside.to_string()),
        filled.is_anew.then(|| words.anew.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Whether the policies here come to what AWS said, once that is known.
#[hook]
fn use_agreement(props: &Props) -> Option<bool> {
    let known = use_state(|| None::<(Rc<Filled>, Here, bool)>);
    {
        let known = known.setter();
        use_effect_with((props.filled.clone(), props.here.clone()), move |(filled, here)| {
            let (Some(filled), Some(Here::Policies(message))) = (filled.clone(), here.clone()) else {
                return;
            };
            let here = Here::Policies(message.clone());
            match (filled.denied.effect, message) {
                (None, _) => {}
                (Some(_), None) => known.set(Some((filled, here, false))),
                (Some(effect), Some(message)) => exchange::read_denied(message, move |said| {
                    let kind = filled.denied.kind.clone();
                    let is_same = matches!(said, Some(Said::Denied(here))
                        if here.effect == Some(effect) && (kind.is_none() || here.kind == kind));
                    known.set(Some((filled, here, is_same)));
                }),
            }
        });
    }
    let (filled, here, is_same) = known.as_ref()?;
    let is_of_this = Some(filled) == props.filled.as_ref() && Some(here) == props.here.as_ref();
    is_of_this.then_some(*is_same)
}
