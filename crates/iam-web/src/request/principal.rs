//! Who asks: the principal, and what its ARN does not tell.

use iam_eval::caller::Caller;
use iam_scenario::case::{PrincipalInput, RequestInput};
use iam_scenario::principal::caller;
use yew::prelude::*;

use crate::context::Ctx;
use crate::model::ask::{self, Part};
use crate::state::Action;
use crate::widgets::field::{Field, chosen, field};
use crate::words::Labels;

/// Callers to begin with.
const PRESETS: [&str; 7] = [
    "arn:aws:iam::111122223333:user/ana",
    "arn:aws:sts::111122223333:assumed-role/app/session-1",
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:iam::111122223333:root",
    "cloudtrail.amazonaws.com",
    "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    "anonymous",
];

/// The field, and those for what its text does not tell.
pub fn principal_field(ctx: &Ctx, request: &RequestInput, error: Option<AttrValue>) -> Html {
    let principal = request.principal.as_ref();
    let who = principal.and_then(|it| caller(it, request.action.as_deref().unwrap_or_default()).ok());
    let whole = Field {
        id: "principal",
        label: ctx.labels().principal,
        value: ask::principal_text(principal).to_string(),
        placeholder: PRESETS[0],
        error,
        grows: true,
        extra: presets(ctx),
        on_text: {
            let ctx = ctx.clone();
            Callback::from(move |text| ctx.act(Action::SetPrincipal(text)))
        },
    };
    html! {
        <>
            { field(whole) }
            { more(ctx, who.as_ref(), principal) }
        </>
    }
}

/// Folded away while nothing of it is given.
fn more(ctx: &Ctx, who: Option<&Caller>, principal: Option<&PrincipalInput>) -> Html {
    let parts = parts(who, principal);
    if parts.is_empty() {
        return Html::default();
    }
    let is_given = matches!(principal, Some(PrincipalInput::Object(_)));
    html! {
        <details class="more" open={is_given}>
            <summary class="hint">{ ctx.labels().more_about }</summary>
            { for parts.into_iter().map(|which| part(ctx, principal, which)) }
        </details>
    }
}

fn presets(ctx: &Ctx) -> Html {
    let labels = ctx.labels();
    let names = [
        labels.preset_user,
        labels.preset_session,
        labels.preset_role,
        labels.preset_root,
        labels.preset_service,
        labels.preset_federated,
        labels.preset_anonymous,
    ];
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| ctx.act(Action::SetPrincipal(chosen(&event))))
    };
    html! {
        <select class="quiet" aria-label={labels.principal_presets} {onchange}>
            <option value="" selected=true disabled=true hidden=true>{ labels.principal_presets }</option>
            { for PRESETS.iter().zip(names).map(|(value, name)| html! { <option value={*value} selected=false>{ name }</option> }) }
        </select>
    }
}

/// What is worth asking of this caller, and what was given already.
fn parts(who: Option<&Caller>, principal: Option<&PrincipalInput>) -> Vec<Part> {
    let useful: &[Part] = match who {
        Some(Caller::Session(session)) if session.arn.is_some() => &[Part::RoleArn, Part::UniqueId],
        Some(Caller::Session(_) | Caller::User(_)) => &[],
        Some(Caller::FederatedUser { .. }) => &[Part::UserArn],
        Some(Caller::Root { .. } | Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous) | None => &[],
    };
    [Part::RoleArn, Part::UserArn, Part::UniqueId]
        .into_iter()
        .filter(|which| useful.contains(which) || !ask::part(principal, *which).is_empty())
        .collect()
}

fn part(ctx: &Ctx, principal: Option<&PrincipalInput>, which: Part) -> Html {
    let (id, label, placeholder) = words(ctx.labels(), which);
    let whole = Field {
        id,
        label,
        value: ask::part(principal, which).to_string(),
        placeholder,
        error: None,
        grows: true,
        extra: html! { <span class="hint">{ ctx.labels().optional }</span> },
        on_text: {
            let ctx = ctx.clone();
            Callback::from(move |text| ctx.act(Action::SetPart(which, text)))
        },
    };
    html! { <div class="part" key={id}>{ field(whole) }</div> }
}

const fn words(labels: &Labels, part: Part) -> (&'static str, &'static str, &'static str) {
    match part {
        Part::RoleArn => ("role-arn", labels.role_arn, "arn:aws:iam::111122223333:role/path/app"),
        Part::UserArn => ("user-arn", labels.user_arn, "arn:aws:iam::111122223333:user/ana"),
        Part::UniqueId => ("unique-id", labels.unique_id, "AROAEXAMPLEID"),
    }
}
