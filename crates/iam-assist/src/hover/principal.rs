//! Whom a principal stands for.

use iam_syntax::arn::{Arn, is_account_id};

use super::{Ctx, Told, noted};
use crate::element::Element;
use crate::page;
use crate::words::Note;

pub(super) fn family(ctx: &Ctx<'_>) -> Option<Told> {
    let note = match ctx.word {
        "AWS" => Note::FamilyAws,
        "Service" => Note::FamilyService,
        "Federated" => Note::FamilyFederated,
        "CanonicalUser" => Note::FamilyCanonicalUser,
        _ => return None,
    };
    Some(noted(ctx, note, page::element(Element::Principal)))
}

pub(super) fn value(ctx: &Ctx<'_>, family: Option<&str>) -> Option<Told> {
    let note = match (family, ctx.word) {
        (None | Some("AWS"), "*") => Note::Everybody,
        (Some("AWS"), word) => of_account(word)?,
        (Some("Service"), _) => Note::Service,
        (Some("Federated"), word) if word.contains(":saml-provider/") => Note::SamlProvider,
        (Some("Federated"), _) => Note::OidcProvider,
        (Some("CanonicalUser"), _) => Note::CanonicalUser,
        (Some(_) | None, _) => return None,
    };
    Some(noted(ctx, note, page::element(Element::Principal)))
}

/// What an ARN of IAM or STS, the number of an account or a unique ID stands for.
pub(super) fn of_account(word: &str) -> Option<Note> {
    if is_account_id(word) {
        return Some(Note::Account);
    }
    if ["AIDA", "AROA"].iter().any(|it| word.starts_with(it)) {
        return Some(Note::UniqueId);
    }
    let arn = Arn::parse(word)?;
    let kind = arn.resource.split_once('/').map_or(arn.resource, |(kind, _)| kind);
    match (arn.service, kind) {
        ("iam", "root") => Some(Note::Account),
        ("iam", "role") => Some(Note::Role),
        ("iam", "user") => Some(Note::User),
        ("sts", "assumed-role") => Some(Note::Session),
        ("sts", "federated-user") => Some(Note::FederatedSession),
        _ => None,
    }
}
