//! What the answer has to say beside the decision: flaws, inputs left out, what is not modelled, and what of the request
//! AWS never sends.

use iam_catalog::never;
use iam_protocol::ask::Ask;
use iam_protocol::case::Never;
use iam_scenario::answer::Answer;
use iam_scenario::findings::{Finding, never_sent, words};
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::ui::answer::{Standing, use_answer};
use crate::widgets::piece::{Piece, button, tag};
use crate::words::labels;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub shown: Shared,
    pub asked: Asked,
}

/// What the worker is asked about a request: whether AWS ever sends such a one.
#[derive(Clone, PartialEq)]
struct Sent {
    action: String,
    resources: Vec<String>,
    keys: Vec<String>,
}

impl Sent {
    fn of(answer: &Answer) -> Self {
        Self {
            action: answer.request.action.text.clone(),
            resources: never_sent::resources(answer).map(String::from).collect(),
            keys: never_sent::keys(answer).into_iter().map(String::from).collect(),
        }
    }

    fn ask(&self) -> Ask {
        Ask::NeverSent {
            action: self.action.clone(),
            resources: self.resources.clone(),
            keys: self.keys.clone(),
        }
    }
}

/// The list; nothing where there is nothing to say.
#[component]
pub fn Findings(props: &Props) -> Html {
    let Props { ctx, shown, asked } = props;
    let answer = shown.answer(*asked);
    let (never, standing) = use_answer::<Vec<Never>, _>(ctx.lang, answer.map(Sent::of), Sent::ask);
    let Some(answer) = answer else {
        return Html::default();
    };
    let never = never.iter().filter(|_| standing == Standing::There);
    let never = never.flat_map(|it| it.iter().cloned());
    let never: Vec<Finding> = never.map(|it| never_sent::finding(read(it), answer)).collect();
    let found: Vec<&Finding> = answer.findings.iter().chain(&never).collect();
    if found.is_empty() {
        return Html::default();
    }
    tag("section.findings")
        .attr("aria-labelledby", "findings-title")
        .child(tag("h3#findings-title.label").text(ctx.labels().findings))
        .child(tag("ul.plain").each(found, |finding| item(ctx, shown, finding)))
        .html()
}

fn read(it: Never) -> never::Never {
    match it {
        Never::Action { meant } => never::Never::Action { meant },
        Never::Resource {
            resource,
            formats,
            is_certain,
        } => never::Never::Resource {
            resource,
            formats,
            is_certain,
        },
        Never::Key { key } => never::Never::Key { key },
    }
}

fn item(ctx: &Ctx, shown: &Shared, finding: &Finding) -> Piece {
    let lang = labels(words::spoken(finding, ctx.lang)).lang;
    let said = tag("span").attr("lang", lang).said(&words::said(finding, ctx.lang));
    tag("li.finding")
        .class(finding.kind.name())
        .child(tag("span.tag").text(words::kind(finding.kind, ctx.lang)))
        .child(tag("span").child(said).text(" ").child(place(ctx, shown, finding)))
}

/// Shows the text that a finding is about.
fn place(ctx: &Ctx, shown: &Shared, finding: &Finding) -> Option<Piece> {
    let place = finding.place.as_ref()?;
    let slot = shown.slot_at(&place.document)?;
    let name = &shown.documents.get(shown.document_of(slot)?)?.name;
    let line = place.position.line.to_string();
    let look = Action::Look(LookedAt {
        node: String::new(),
        source: Some((slot, place.span)),
    });
    let said = [name, ", ", ctx.labels().line, " ", &line].concat();
    Some(button("button.link").click(ctx, look).text(&said))
}
