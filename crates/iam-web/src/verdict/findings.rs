//! What the answer has to say beside the decision: flaws, inputs left out, and what is not modelled.

use iam_scenario::findings::{Finding, FindingKind};
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::words::Labels;

pub fn findings(ctx: &Ctx, shown: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let Some(answer) = shown.answer(asked) else {
        return Html::default();
    };
    if answer.findings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <h3 id="findings-title" class="label">{ labels.findings }</h3>
            <ul class="plain">{ for answer.findings.iter().map(|finding| item(ctx, shown, finding)) }</ul>
        </section>
    }
}

fn item(ctx: &Ctx, shown: &Shared, finding: &Finding) -> Html {
    let labels = ctx.labels();
    let translated = (labels.finding)(finding.code);
    let (text, lang) = match translated {
        Some(text) => (text.to_string(), labels.lang),
        None => (sentence(&finding.message), "en"),
    };
    let go = finding.place.as_ref().and_then(|place| {
        let slot = shown.slot_at(&place.document)?;
        let span = place.span;
        let line = [labels.line, " ", &place.position.line.to_string()].concat();
        let name = shown.documents.get(shown.document_of(slot)?)?.name.clone();
        let onclick = ctx.on(move || {
            Action::Look(LookedAt {
                node: String::new(),
                source: Some((slot, span)),
            })
        });
        Some(html! { <button type="button" class="link" {onclick}>{ name }{ ", " }{ line }</button> })
    });
    html! {
        <li class={classes!("finding", finding.kind.name())}>
            <span class="tag">{ kind(labels, finding.kind) }</span>
            <span><span {lang}>{ text }</span>{ " " }{ go }</span>
        </li>
    }
}

/// The message as a sentence on a page.
pub fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .collect();
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    [first.as_str(), characters.as_str(), end].concat()
}

const fn kind(labels: &Labels, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Flaw => labels.flaw,
        FindingKind::Ignored => labels.ignored,
        FindingKind::Limit => labels.limit,
    }
}
