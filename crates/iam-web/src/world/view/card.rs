//! A session as a card: what it is, what is in force in it, how long it lasts, and what the hop changed.

use iam_scenario::format::act::ActName;
use iam_scenario::output::report::iso;
use iam_sts::Time;
use iam_sts::session::Session;
use yew::prelude::*;

use super::context::Ctx;
use crate::words::world as words;
use crate::world::model::analysis::Run;
use crate::world::model::clock::Life;
use crate::world::model::handover::{handover, in_force};
use crate::world::state::Action;

/// The session that a step issued.
pub struct Card<'c> {
    pub ctx: &'c Ctx,
    pub run: &'c Run,
    pub at: usize,
    pub id: &'c str,
    pub session: &'c Session,
    pub now: Time,
    /// What can be done in it.
    pub then: Html,
}

pub fn card(card: &Card) -> Html {
    let Card {
        ctx,
        run,
        at,
        id,
        session,
        now,
        ..
    } = *card;
    let labels = ctx.labels();
    let force = in_force(&run.scenario.estate, session);
    let change = handover(run, at, session);
    let lang = ctx.lang;
    let list = |title: &str, items: Vec<String>| {
        html! {
            <div class="change">
                <dt>{ title.to_string() }</dt>
                <dd>
                    if items.is_empty() { <span class="hint">{ labels.nothing }</span> } else {
                        <ul class="plain">{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
                    }
                </dd>
            </div>
        }
    };
    let pair = |title: &str, value: Html| html! { <div><dt>{ title.to_string() }</dt><dd>{ value }</dd></div> };
    let policies = [
        (labels.identity_policies, force.identity),
        (labels.boundary, force.boundary.into_iter().collect()),
        (labels.session_policies, force.session),
        (labels.scps, force.scps),
    ];
    html! {
        <section class="session-card" aria-label={[labels.session, " @", id].concat()}>
            <h4>{ labels.session }{ " " }<code>{ "@" }{ id.to_string() }</code></h4>
            <dl>
                { pair(labels.arn, html! { <code>{ session.arn().unwrap_or_default() }</code> }) }
                { pair(labels.remaining, life(ctx, session, now)) }
                { pair(labels.expires, html! { iso(session.expiration) }) }
                { pair(labels.chain_depth, html! { session.chain_depth.to_string() }) }
                { pair(labels.tags, tags(ctx, session)) }
                { pair(labels.source_identity, match &session.source_identity {
                    Some(identity) => html! { <code>{ identity.clone() }</code> },
                    None => html! { <span class="hint">{ labels.nothing }</span> },
                }) }
                if let Some(mfa) = session.mfa {
                    { pair(labels.mfa, html! { <code>{ mfa.to_string() }</code> }) }
                }
                <div class="wide"><dt>{ labels.in_force }</dt><dd>
                    <ul class="plain">
                        { for policies.into_iter().filter(|(_, names)| !names.is_empty()).map(|(title, names)| html! {
                            <li><span class="hint">{ title }{ ": " }</span>{ names.join(", ") }</li>
                        }) }
                    </ul>
                </dd></div>
                { list(labels.lost, change.lost.iter().map(|it| words::lost(it, lang)).collect()) }
                { list(labels.carried, change.carried.iter().map(|it| words::carried(it, lang)).collect()) }
                { list(labels.gained, change.gained.iter().map(|it| words::gained(it, lang)).collect()) }
            </dl>
            { card.then.clone() }
        </section>
    }
}

/// A way to act in a session.
pub fn act_in(ctx: &Ctx, id: &str) -> Html {
    let actor = ["@", id].concat();
    let onclick = ctx.on(move || Action::Add {
        act: ActName::Request,
        actor: Some(actor.clone()),
    });
    html! { <button type="button" {onclick}>{ ctx.labels().act_in }</button> }
}

fn tags(ctx: &Ctx, session: &Session) -> Html {
    let labels = ctx.labels();
    if session.principal_tags.is_empty() {
        return html! { <span class="hint">{ labels.nothing }</span> };
    }
    let is_transitive = |key: &str| {
        session
            .transitive_tag_keys
            .iter()
            .any(|it| it.eq_ignore_ascii_case(key))
    };
    html! {
        <ul class="plain">
            { for session.principal_tags.iter().map(|tag| html! {
                <li>
                    <code>{ tag.key.clone() }{ " = " }{ tag.value.clone() }</code>
                    if is_transitive(&tag.key) {
                        { " " }<span class="star" title={labels.transitive}>{ "★" }<span class="unseen">{ labels.transitive }</span></span>
                    }
                </li>
            }) }
        </ul>
    }
}

/// What is left, in words and as a bar.
pub fn life(ctx: &Ctx, session: &Session, now: Time) -> Html {
    let life = Life::of(session, now);
    let percent = match life {
        Life::NotYet(_) | Life::Ended(_) => 0,
        Life::Left(_) => Life::percent(session, now),
    };
    let class = match life {
        Life::NotYet(_) => "not-yet",
        Life::Left(_) => "left",
        Life::Ended(_) => "ended",
    };
    html! {
        <span class={classes!("life", class)}>
            <svg class="life-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="6" /><rect class="rest" width={percent.to_string()} height="6" />
            </svg>
            <span>{ words::life(life, ctx.lang) }</span>
        </span>
    }
}
