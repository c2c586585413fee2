//! One permission that was asked: what decided it, and the steps of both sides.

use iam_eval::gates::Gate;
use iam_explain::fact::NodeFact;
use iam_explain::node::{Depth, Node, NodeTruth, nodes};
use iam_explain::roles::StatementRole;
use iam_explain::{text, words};
use iam_scenario::answer::Answer;
use yew::prelude::*;

use super::context::Ctx;
use crate::world::model::analysis::Run;
use crate::world::state::Action;

/// `is_open`: whether its steps are seen at first.
pub fn check(ctx: &Ctx, run: &Run, answer: &Answer, is_open: bool) -> Html {
    let labels = ctx.labels();
    let evaluated = answer.evaluated();
    let all = nodes(evaluated, Depth::Whole);
    let decision = answer.trace.decision();
    let headline = words::headline(evaluated, ctx.lang);
    let outcome = words::outcome_name(decision.outcome, ctx.lang);
    let [caller, trust, others] = sides(&all);
    let side = |title: &str, none: &str, roots: &[&Node]| {
        html! {
            <div class="side">
                <h5 class="label">{ title.to_string() }</h5>
                if roots.is_empty() {
                    <p class="hint">{ none.to_string() }</p>
                } else {
                    { tree(ctx, run, &all, roots) }
                }
            </div>
        }
    };
    html! {
        <details class="check" open={is_open || ctx.on_paper}>
            <summary><h4><code>{ answer.request.action.text.clone() }</code>{ " " }<span class="check-outcome">{ outcome }</span></h4></summary>
            <p class="reason">{ headline }</p>
            if answer.trace.gates.preset.is_none() {
                <div class="sides">
                    { side(labels.caller_side, labels.no_caller_side, &caller) }
                    { side(labels.trust_side, labels.no_trust_side, &trust) }
                </div>
                if !others.is_empty() {
                    { tree(ctx, run, &all, &others) }
                }
            }
        </details>
    }
}

/// The gates of the caller, those of the role or resource, and what else there is to say.
fn sides<'n, 'a>(all: &'n [Node<'a>]) -> [Vec<&'n Node<'a>>; 3] {
    let mut sides = [Vec::new(), Vec::new(), Vec::new()];
    for node in all.iter().filter(|node| node.parent.is_none()) {
        let side = match &node.fact {
            NodeFact::Gate(fact) => match fact.gate {
                Gate::Scp(_) | Gate::Endpoint | Gate::Principal | Gate::Boundary | Gate::Session(_) => 0,
                Gate::Rcp(_) | Gate::Resource => 1,
            },
            _ => 2,
        };
        sides[side].push(node);
    }
    sides
}

fn tree(ctx: &Ctx, run: &Run, all: &[Node], roots: &[&Node]) -> Html {
    html! { <ul class="plain nodes">{ for roots.iter().map(|root| item(ctx, run, all, root)) }</ul> }
}

fn item(ctx: &Ctx, run: &Run, all: &[Node], node: &Node) -> Html {
    let children: Vec<&Node> = all.iter().filter(|it| it.parent == Some(node.id)).collect();
    let line = line(ctx, node);
    if children.is_empty() {
        return html! { <li class="leaf">{ line }{ look(ctx, run, node) }</li> };
    }
    html! {
        <li>
            <details open={ctx.on_paper || is_telling(all, node)}>
                <summary>{ line }</summary>
                { look(ctx, run, node) }
                { tree(ctx, run, all, &children) }
            </details>
        </li>
    }
}

fn line(ctx: &Ctx, node: &Node) -> Html {
    let sign = text::symbol(node);
    let class = match sign {
        '✓' => "holds",
        '✕' => "fails",
        '?' => "open",
        _ => "quiet-sign",
    };
    html! {
        <>
            <span class={classes!("sign", class)} aria-hidden="true">{ sign.to_string() }</span>
            <span class="node-words">{ words::step(node, ctx.lang) }</span>
        </>
    }
}

/// A way to the text that a statement or an element stands in.
fn look(ctx: &Ctx, run: &Run, node: &Node) -> Html {
    let is_statement = matches!(node.fact, NodeFact::Statement(_));
    let place = node
        .source
        .filter(|_| is_statement)
        .and_then(|it| run.place_in_text(it.document, it.span));
    let Some(place) = place else { return Html::default() };
    html! { <button type="button" class="link show-text" onclick={ctx.on(move || Action::Look(place))}>{ ctx.labels().show_text }</button> }
}

/// Whether a step is open at first: those that decided, and what they are in.
fn is_telling(all: &[Node], node: &Node) -> bool {
    match &node.fact {
        NodeFact::Gate(fact) => fact.decides || children(all, node).any(|it| is_telling(all, it)),
        NodeFact::Policy(_) => children(all, node).any(|it| is_telling(all, it)),
        NodeFact::Statement(_) => match node.role {
            Some(StatementRole::Decides | StatementRole::Grants) => true,
            Some(StatementRole::Overridden) => false,
            // An Allow that failed by one element says why there is no permission.
            None => children(all, node).filter(|it| it.truth == NodeTruth::False).count() == 1,
        },
        NodeFact::Condition(_) | NodeFact::Operator(_) => node.truth != NodeTruth::True,
        _ => false,
    }
}

fn children<'n, 'a>(all: &'n [Node<'a>], node: &'n Node<'a>) -> impl Iterator<Item = &'n Node<'a>> {
    all.iter().filter(|it| it.parent == Some(node.id))
}
