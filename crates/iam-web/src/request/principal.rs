//! Who asks: the principal, and what its ARN does not tell.

use iam_eval::caller::Caller;
use iam_scenario::case::{PrincipalInput, RequestInput};
use iam_scenario::principal::caller;
use iam_syntax::arn::{Arn, is_account_id};

use crate::context::Ctx;
use crate::model::ask::{self, Part};
use crate::state::Action;
use crate::widgets::field::{Field, field, option};
use crate::widgets::piece::{Piece, pieces, tag};
use crate::words::Labels;

const ACCOUNT: &str = "111122223333";
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
pub fn principal_field(ctx: &Ctx, request: &RequestInput, error: Option<&str>) -> Piece {
    let principal = request.principal.as_ref();
    let who = principal.and_then(|it| caller(it, request.action.as_deref().unwrap_or_default()).ok());
    let whole = Field {
        id: "principal",
        label: ctx.labels().principal,
        value: ask::principal_text(principal),
        placeholder: PRESETS[0],
        error,
        grows: true,
        extra: Some(presets(ctx, ask::principal_text(principal))),
        on_text: Box::new(Action::SetPrincipal),
    };
    pieces()
        .child(field(ctx, whole))
        .child(more(ctx, who.as_ref(), principal))
}

/// Folded away while nothing of it is given.
fn more(ctx: &Ctx, who: Option<&Caller>, principal: Option<&PrincipalInput>) -> Option<Piece> {
    let parts = parts(who, principal);
    if parts.is_empty() {
        return None;
    }
    let is_given = matches!(principal, Some(PrincipalInput::Object(_)));
    Some(
        tag("details.more")
            .flag("open", is_given)
            .child(tag("summary.hint").text(ctx.labels().more_about))
            .each(parts, |which| part(ctx, principal, which)),
    )
}

/// In the account of the caller that is there, where it says one.
fn presets(ctx: &Ctx, before: &str) -> Piece {
    let account = Arn::parse(before).map(|arn| arn.account).filter(|it| is_account_id(it));
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
    let prompt = option("", labels.principal_presets, true)
        .flag("disabled", true)
        .flag("hidden", true);
    tag("select.quiet")
        .attr("aria-label", labels.principal_presets)
        .chosen(ctx, Action::SetPrincipal)
        .child(prompt)
        .each(PRESETS.into_iter().zip(names), |(value, name)| {
            match (account, value.split_once(ACCOUNT)) {
                (Some(account), Some((before, after))) => option(&[before, account, after].concat(), name, false),
                _ => option(value, name, false),
            }
        })
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

fn part(ctx: &Ctx, principal: Option<&PrincipalInput>, which: Part) -> Piece {
    let (id, label, placeholder) = words(ctx.labels(), which);
    let whole = Field {
        id,
        label,
        value: ask::part(principal, which),
        placeholder,
        error: None,
        grows: true,
        extra: Some(tag("span.hint").text(ctx.labels().optional)),
        on_text: Box::new(move |text| Action::SetPart(which, text)),
    };
    tag("div.part").key(id).child(field(ctx, whole))
}

const fn words(labels: &Labels, part: Part) -> (&'static str, &'static str, &'static str) {
    match part {
        Part::RoleArn => ("role-arn", labels.role_arn, "arn:aws:iam::111122223333:role/path/app"),
        Part::UserArn => ("user-arn", labels.user_arn, "arn:aws:iam::111122223333:user/ana"),
        Part::UniqueId => ("unique-id", labels.unique_id, "AROAEXAMPLEID"),
    }
}
