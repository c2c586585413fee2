//! Which account asks and which owns, and how they stand to each other, in words.

use iam_eval::caller::Caller;
use iam_eval::gates::Relation;
use iam_explain::words;
use iam_scenario::case::RequestInput;
use iam_scenario::principal::caller;
use iam_syntax::arn::Arn;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::ask::Asked;
use crate::widgets::piece::{Piece, pieces, tag};
use crate::words::Labels;

/// Nothing while nobody asks.
pub fn accounts(ctx: &Ctx, request: &RequestInput, now: &Shared, asked: Asked) -> Option<Piece> {
    let labels = ctx.labels();
    let action = request.action.as_deref().unwrap_or_default();
    let who = caller(request.principal.as_ref()?, action).ok()?;
    let owner = now.answer(asked).map(|answer| {
        let relation = answer.trace.gates.relation;
        let class = if relation == Relation::Same { "same" } else { "cross" };
        let stand = tag("div.relation")
            .class(class)
            .child(tag("span").text(relation_word(labels, relation)));
        let sentence = match relation == Relation::Same && is_assumed(request) {
            true => labels.resource_account_assumed.to_string(),
            false => words::relation_sentence(&answer.request, &answer.trace, ctx.lang),
        };
        pieces()
            .child(stand)
            .child(account(labels.account_resource, &answer.request.resource_account))
            .child(tag("p.hint.relation-sentence").text(&sentence))
    });
    let asks =
        account(labels.account_caller, who.account().unwrap_or("—")).child(tag("span.hint").text(kind(labels, &who)));
    Some(
        tag("div.accounts")
            .attr("role", "group")
            .attr("aria-label", labels.accounts)
            .child(asks)
            .child(owner),
    )
}

/// Whether nothing says whose the resource is.
fn is_assumed(request: &RequestInput) -> bool {
    let arn = request.resources.first().and_then(Arn::parse);
    request.resource_account.as_deref().is_none_or(str::is_empty) && arn.is_some_and(|it| it.account.is_empty())
}

fn account(label: &str, number: &str) -> Piece {
    tag("div.account")
        .child(tag("span.label").text(label))
        .child(tag("span.code").text(number))
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
