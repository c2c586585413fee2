//! Passing the case on: as a link, as text, as a file.

use std::rc::Rc;

use iam_explain::node::Depth;
use iam_explain::text;
use iam_scenario::case::Case;
use iam_scenario::{link, write};
use yew::prelude::*;

use crate::address::{Length, length};
use crate::analysis::Shared;
use crate::context::use_ctx;
use crate::effects::{clipboard, download, history};
use crate::model::ask::Asked;
use crate::widgets::menu::Menu;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    pub now: Shared,
    pub asked: Asked,
}

#[component]
pub fn Share(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    html! {
        <Menu id="share" label={labels.share} class="primary" stays=true>
            <ShareBody case={props.case.clone()} now={props.now.clone()} asked={props.asked} />
        </Menu>
    }
}

/// Made when the menu opens, so that no link is written while nobody looks.
#[component]
fn ShareBody(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    let said = use_state_eq(|| "");
    let fragment = link::encode(&props.case);
    let url = [&history::address(), "#", &fragment].concat();
    let tell = |done: &'static str| {
        let (said, failed) = (said.clone(), labels.not_copied);
        Callback::from(move |ok: bool| said.set(if ok { done } else { failed }))
    };
    let copy_link = {
        let (url, tell) = (url.clone(), tell(labels.link_copied));
        Callback::from(move |_: MouseEvent| {
            // The address shows the link too, so that it can be bookmarked.
            if let Some(entry) = history::entry() {
                history::show_fragment(&entry, &fragment);
            }
            clipboard::copy(url.clone(), tell.clone());
        })
    };
    let copy_text = props.now.answer(props.asked).map(|answer| {
        let text = text::text(
            &answer.policies,
            &answer.request,
            &answer.trace,
            Depth::Deciding,
            ctx.lang,
        );
        let tell = tell(labels.text_copied);
        Callback::from(move |_: MouseEvent| clipboard::copy(text.clone(), tell.clone()))
    });
    let save = {
        let case = props.case.clone();
        Callback::from(move |_: MouseEvent| {
            // Where the browser refuses, the link is still there.
            let _ = download::text("iam-case.json", &write::case(&case));
        })
    };
    let advice = match length(&url) {
        Length::Fine => None,
        Length::Long => Some(labels.link_long),
        Length::VeryLong => Some(labels.link_very_long),
    };
    html! {
        <div class="share-body">
            <p class="hint">{ labels.share_private }</p>
            <label for="share-link" class="unseen">{ labels.link_field }</label>
            <input id="share-link" class="code" type="text" readonly=true value={url.clone()} />
            <p class="hint">{ url.len() }{ " " }{ labels.characters }
                if let Some(advice) = advice {
                    { " · " }<strong>{ advice }</strong>
                }
            </p>
            <div class="share-actions">
                <button type="button" class="primary" id="copy-link" onclick={copy_link}>{ labels.copy_link }</button>
                if let Some(onclick) = copy_text {
                    <button type="button" class="quiet" {onclick}>{ labels.copy_text }</button>
                }
                <button type="button" class="quiet" onclick={save}>{ labels.download }</button>
            </div>
            <p role="status" class="said">{ *said }</p>
        </div>
    }
}
