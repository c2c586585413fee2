//! Passing on what is in sight: as a link, with the names in it or with others, as Markdown, as text, as a picture for a
//! camera. As a file it is saved by the menu of files.

use std::rc::Rc;

use iam_explain::node::Depth;
use iam_explain::text;
use yew::prelude::*;

use super::code::{Code, code};
use super::in_hand::InHand;
use super::link::{Link, Written};
use super::markdown;
use crate::address::{Length, length};
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::{clipboard, history};
use crate::model::ask::Asked;
use crate::state::{Action, Copied};
use crate::ui::code::with_code;
use crate::ui::part::{Draw, part};
use crate::words::Labels;
use crate::words::share::words;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub in_hand: InHand,
    pub link: Link,
    pub redacts: bool,
    /// What there is to say of the last copy.
    pub copied: Option<Copied>,
    pub now: Shared,
    pub asked: Asked,
}

part!(pass_on in tools: Draw<Props> = |of| html! { <PassOn ..of /> });

#[component]
fn PassOn(props: &Props) -> Html {
    let Props {
        ctx,
        in_hand,
        link,
        redacts,
        copied,
        ..
    } = props;
    let (labels, words) = (ctx.labels(), words(ctx.lang));
    let goes = in_hand.is_scenario().then(|| [" ", words.redacts_world].concat());
    let onchange = {
        let (ctx, redacts) = (ctx.clone(), !*redacts);
        move |_| ctx.act(Action::Redact(redacts))
    };
    let said = copied.map(|copied| copied_words(labels, copied)).unwrap_or_default();
    let shown = match link {
        Link::Writing => html! { <p class="hint" role="status">{ labels.writing_link }</p> },
        Link::NotFetched => html! { <p class="hint" role="alert">{ labels.link_not_fetched }</p> },
        Link::Torn => html! { <p class="hint" role="alert">{ labels.link_torn }</p> },
        Link::TooLarge => html! { <p class="hint" role="alert">{ labels.link_too_large }</p> },
        Link::Refused(why) => html! { <p class="hint" role="alert">{ with_code(why) }</p> },
        Link::Written(written) => html! { <Passed written={written.clone()} of={props.clone()} /> },
    };
    html! {
        <div class="share-body">
            <p class="hint">{ labels.share_private }</p>
            <label class="tick"><input id="redacts" type="checkbox" checked={*redacts} {onchange} aria-describedby="redacts-hint" />{ " " }{ words.redacts }</label>
            <p class="hint" id="redacts-hint">{ words.redacts_hint }{ goes }</p>
            { shown }
            <p class="said" role="status">{ said }</p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct PassedProps {
    written: Rc<Written>,
    of: Props,
}

/// A link, and what else carries it.
#[component]
fn Passed(props: &PassedProps) -> Html {
    let PassedProps { written, of } = props;
    let (ctx, labels, words) = (&of.ctx, of.ctx.labels(), words(of.ctx.lang));
    let url = [&history::address(), "#", &written.fragment].concat();
    let picture = use_memo(url.clone(), |url| code(url));
    let copies = |text: Rc<str>, done: Copied| {
        let ctx = ctx.clone();
        move |_: MouseEvent| copy(&ctx, text.to_string(), done)
    };
    let copy_link = {
        let (ctx, url, fragment) = (ctx.clone(), url.clone(), written.fragment.clone());
        move |_| {
            // The address shows the link too, so that it can be bookmarked.
            if let Some(entry) = history::entry() {
                history::show_fragment(&entry, &fragment);
            }
            copy(&ctx, url.clone(), Copied::Link);
        }
    };
    let explanation = explanation(written, of);
    let own = explanation.map(|text| {
        let markdown: Rc<str> = markdown::verdict(&text, words.opens, &url).into();
        html! {
            <>
                <button type="button" class="quiet" id="copy-markdown" onclick={copies(markdown, Copied::Other)}>{ words.copy_markdown }</button>
                <button type="button" class="quiet" onclick={copies(text.into(), Copied::Text)}>{ labels.copy_text }</button>
            </>
        }
    });
    let block = {
        let text = written
            .redacted
            .as_ref()
            .map_or_else(|| of.in_hand.written(), |it| it.text.clone());
        markdown::block("iam", &text)
    };
    html! {
        <>
            <label class="unseen" for="share-link">{ labels.link_field }</label>
            <input id="share-link" class="code" type="text" readonly=true value={url.clone()} />
            <p class="hint">{ (labels.characters)(url.len()) }{ advice(labels, &url) }</p>
            { replaced(written, ctx) }
            <div class="share-actions">
                <button type="button" id="copy-link" class="primary" onclick={copy_link}>{ labels.copy_link }</button>
                { own.unwrap_or_default() }
                <button type="button" class="quiet" id="copy-block" title={words.block_hint.replace('`', "")} onclick={copies(block.into(), Copied::Other)}>{ words.copy_block }</button>
            </div>
            <details>
                <summary>{ words.code }</summary>
                { drawn((*picture).as_ref(), ctx) }
            </details>
        </>
    }
}

/// Of the case as it is passed on.
fn explanation(written: &Written, of: &Props) -> Option<String> {
    if of.in_hand.is_scenario() {
        return None;
    }
    let now = written
        .redacted
        .as_ref()
        .and_then(|it| it.shown.as_ref())
        .unwrap_or(&of.now);
    let answer = now.answer(of.asked)?;
    Some(text::text(answer.evaluated(), Depth::Deciding, of.ctx.lang))
}

fn advice(labels: &Labels, url: &str) -> Html {
    let advice = match length(url) {
        Length::Fine => return Html::default(),
        Length::Long => labels.link_long,
        Length::VeryLong => labels.link_very_long,
    };
    html! { <>{ " · " }<strong>{ advice }</strong></> }
}

/// Which words stand for which.
fn replaced(written: &Written, ctx: &Ctx) -> Html {
    let words = words(ctx.lang);
    let Some(redacted) = &written.redacted else {
        return Html::default();
    };
    if redacted.replaced.is_empty() {
        return html! { <p class="hint">{ words.none_replaced }</p> };
    }
    let rows = redacted
        .replaced
        .iter()
        .map(|(from, to)| html! { <li><code>{ from }</code>{ " → " }<code>{ to }</code></li> });
    html! {
        <details id="replaced">
            <summary>{ (words.replaced)(redacted.replaced.len()) }</summary>
            <ul class="plain replaced">{ for rows }</ul>
        </details>
    }
}

fn drawn(code: Option<&Code>, ctx: &Ctx) -> Html {
    let words = words(ctx.lang);
    match code {
        None => html! { <p class="hint">{ words.too_long_for_code }</p> },
        Some(Code { side, path }) => html! {
            <svg class="qr-code" role="img" aria-label={words.code_of} viewBox={["0 0 ", &side.to_string(), " ", &side.to_string()].concat()}>
                <path class="paper" d={["M0 0h", &side.to_string(), "v", &side.to_string(), "H0z"].concat()} />
                <path class="ink" d={path.clone()} />
            </svg>
        },
    }
}

fn copied_words(labels: &Labels, copied: Copied) -> &'static str {
    match copied {
        Copied::Link => labels.link_copied,
        Copied::Text => labels.text_copied,
        Copied::Other => labels.other_copied,
        Copied::Nothing => labels.not_copied,
    }
}

/// Copies, and says whether it worked.
fn copy(ctx: &Ctx, text: String, done: Copied) {
    let ctx = ctx.clone();
    clipboard::copy(text, move |ok| {
        ctx.act(Action::Copied(if ok { done } else { Copied::Nothing }));
    });
}
