//! The request as one sentence. Its words lead to their fields, and a button opens the form that has them all.

use iam_scenario::case::RequestInput;
use yew::prelude::*;

use crate::context::Ctx;
use crate::effects::focus;
use crate::model::ask;
use crate::state::{Action, Screen};
use crate::words::asked::{Said, Word, edit, sentence};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub request: RequestInput,
    /// The keys that the last step changed.
    pub changed: Vec<String>,
    /// Whether the form is open.
    pub is_open: bool,
}

#[component]
pub fn AskedFor(props: &Props) -> Html {
    let Props {
        ctx,
        request,
        changed,
        is_open,
    } = props;
    let caller = ask::principal_text(request.principal.as_ref());
    let action = request.action.as_deref().unwrap_or_default();
    let resources: Vec<&str> = request.resources.arns().collect();
    let said = sentence(caller, action, &resources, &ask::rows(request), changed, ctx.lang);
    let does = |action: Action, field: Option<Word>| {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            ctx.act(action.clone());
            if let Some(word) = field {
                ctx.act(Action::Turn(Screen::Request));
                focus::soon_at(selector(word));
            }
        })
    };
    let part = |said: Said| match said {
        Said::Text(text) => html! { text },
        Said::Word(word, text, whole) => {
            let class = if word.is_code() { "word code" } else { "word" };
            html! { <button type="button" {class} title={whole} onclick={does(Action::ShowForm(true), Some(word))}>{ text }</button> }
        }
    };
    let (face, name) = edit(ctx.lang);
    html! {
        <div class="asked">
            <p class="sentence">{ for said.into_iter().map(part) }</p>
            <button type="button" id="edit-request" class="quiet" aria-label={name} aria-expanded={is_open.to_string()} onclick={does(Action::ShowForm(!is_open), None)}>
                { face }
            </button>
        </div>
    }
}

fn selector(word: Word) -> String {
    match word {
        Word::Caller => "#principal".into(),
        Word::Action => "#action".into(),
        Word::Resource => "#resource".into(),
        Word::Key(at) => format!("#context-rows .row:nth-of-type({}) .value", at + 1),
        Word::Rest => "#context-rows .value".into(),
    }
}
