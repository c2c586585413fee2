//! Which account asks and which owns, and how they stand to each other, in words.

use iam_eval::caller::Caller;
use iam_eval::gates::Relation;
use iam_explain::words;
use iam_scenario::case::RequestInput;
use iam_scenario::principal::caller;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::words::Labels;

/// Nothing while nobody asks.
pub fn accounts(ctx: &Ctx, request: &RequestInput, now: &Shared, asked: Asked) -> Html {
    let labels = ctx.labels();
    let action = request.action.as_deref().unwrap_or_default();
    let Some(who) = request.principal.as_ref().and_then(|it| caller(it, action).ok()) else {
        return Html::default();
    };
    let answer = now.answer(asked);
    let owner = answer.map(|answer| answer.request.resource_account.clone());
    let relation = answer.map(|answer| answer.trace.gates.relation);
    let sentence = answer.map(|answer| words::relation_sentence(&answer.request, &answer.trace, ctx.lang));
    html! {
        <div class="accounts" role="group" aria-label={labels.accounts}>
            <div class="account">
                <span class="label">{ labels.account_caller }</span>
                <span class="code">{ who.account().unwrap_or("—").to_string() }</span>
                <span class="hint">{ kind(labels, &who) }</span>
            </div>
            if let (Some(owner), Some(relation)) = (owner, relation) {
                <div class={classes!("relation", if relation == Relation::Same { "same" } else { "cross" })}>
                    <span>{ relation_word(labels, relation) }</span>
                </div>
                <div class="account">
                    <span class="label">{ labels.account_resource }</span>
                    <span class="code">{ owner }</span>
                </div>
            }
            if let Some(sentence) = sentence {
                <p class="hint relation-sentence">{ sentence }</p>
            }
        </div>
    }
}

const fn relation_word(labels: &Labels, relation: Relation) -> &'static str {
    match relation {
        Relation::Same | Relation::RootAtHome => labels.same_account,
        Relation::Cross | Relation::RootAbroad => labels.cross_account,
        Relation::Divided => labels.other_partition,
        Relation::NoAccount => labels.no_account,
    }
}

const fn kind(labels: &Labels, who: &Caller) -> &'static str {
    match who {
        Caller::Root { .. } => labels.is_root,
        Caller::User(_) => labels.is_user,
        Caller::Session(session) if session.arn.is_none() => labels.is_role,
        Caller::Session(_) => labels.is_session,
        Caller::FederatedUser { .. } => labels.is_federated_user,
        Caller::Service { .. } => labels.is_service,
        Caller::Federated { .. } => labels.is_federated,
        Caller::Anonymous => labels.is_anonymous,
    }
}
