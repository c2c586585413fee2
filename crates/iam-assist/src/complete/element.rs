//! Elements by name, and the few words that are values of some.

use alloc::string::String;

use iam_syntax::policy::PolicyKind;

use super::list::{End, List};
use super::{Ctx, ItemKind};
use crate::element::Element;
use crate::words::{self, Note};

/// A policy to begin with.
pub(super) fn whole(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let mut text = String::from("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": ");
    text.push_str(if ctx.kind == PolicyKind::Rcp {
        "\"Deny\""
    } else {
        "\"Allow\""
    });
    if ctx.kind.has_principal() {
        text.push_str(match ctx.kind {
            PolicyKind::Rcp | PolicyKind::Endpoint => ",\n      \"Principal\": \"*\"",
            PolicyKind::Identity
            | PolicyKind::Boundary
            | PolicyKind::Session
            | PolicyKind::Resource
            | PolicyKind::Key
            | PolicyKind::Trust
            | PolicyKind::Scp => ",\n      \"Principal\": { \"AWS\": \"\" }",
        });
    }
    text.push_str(",\n      \"Action\": \"");
    let cursor = text.len();
    text.push('"');
    if Element::Resource.stands_in(ctx.kind) {
        text.push_str(",\n      \"Resource\": \"*\"");
    }
    text.push_str("\n    }\n  ]\n}");
    let detail = words::note(Note::WholePolicy, ctx.lang);
    list.add_raw(ItemKind::Element, "{ … }", &text, cursor, detail.into());
}

pub(super) fn of_document(ctx: &Ctx<'_>, list: &mut List<'_>) {
    names(ctx, list, &Element::OF_DOCUMENT);
}

pub(super) fn of_statement(ctx: &Ctx<'_>, list: &mut List<'_>) {
    names(ctx, list, &Element::OF_STATEMENT);
}

fn names(ctx: &Ctx<'_>, list: &mut List<'_>, elements: &[Element]) {
    let members = ctx.place.object.and_then(|it| it.members()).unwrap_or_default();
    let own = ctx.place.member.map(|it| it.key_span);
    let is_there = |element: Element| {
        members
            .iter()
            .any(|it| Some(it.key_span) != own && it.key == element.name())
    };
    for element in elements {
        let has_twin = element.twin().is_some_and(is_there);
        if !element.stands_in(ctx.kind) || is_there(*element) || has_twin {
            continue;
        }
        list.add(ItemKind::Element, element.name(), End::Whole, || {
            words::element(*element, ctx.lang).into()
        });
    }
}

pub(super) fn versions(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let note = |note| move || String::from(words::note(note, ctx.lang));
    list.add(ItemKind::Value, "2012-10-17", End::Whole, note(Note::NewVersion));
    if !matches!(ctx.kind, PolicyKind::Scp | PolicyKind::Rcp) {
        list.add(ItemKind::Value, "2008-10-17", End::Whole, note(Note::OldVersion));
    }
}

pub(super) fn effects(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let note = |note| move || String::from(words::note(note, ctx.lang));
    if ctx.kind != PolicyKind::Rcp {
        list.add(ItemKind::Value, "Allow", End::Whole, note(Note::Allow));
    }
    list.add(ItemKind::Value, "Deny", End::Whole, note(Note::Deny));
}
