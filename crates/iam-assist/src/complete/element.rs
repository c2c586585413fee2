//! Elements by name, and the few words that are values of some.

use alloc::string::String;

use iam_syntax::policy::PolicyKind;

use super::list::{End, List};
use super::{Ctx, ItemKind};
use crate::element::Element;
use crate::words::{self, Note};

/// A statement to begin with.
pub(super) fn statement(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let mut text = String::from("{ \"Effect\": ");
    text.push_str(effect(ctx.kind));
    text.push_str(", \"Action\": \"");
    let cursor = text.len();
    text.push_str("\" }");
    let detail = words::element(Element::Statement, ctx.lang);
    list.add_raw(ItemKind::Element, "{ \"Effect\" … }", &text, cursor, detail.into());
}

/// What a statement of a kind most often has.
const fn effect(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Rcp => "\"Deny\"",
        PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Resource
        | PolicyKind::Key
        | PolicyKind::Trust
        | PolicyKind::Scp
        | PolicyKind::Endpoint => "\"Allow\"",
    }
}

/// A policy to begin with.
pub(super) fn whole(ctx: &Ctx<'_>, list: &mut List<'_>) {
    let mut text = String::from("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": ");
    text.push_str(effect(ctx.kind));
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
        let end = End::Key(empty(*element, ctx.kind));
        list.add(ItemKind::Element, element.name(), end, || {
            words::element(*element, ctx.lang).into()
        });
    }
}

/// What an element has as its value before anything is typed.
const fn empty(element: Element, kind: PolicyKind) -> &'static str {
    match element {
        Element::Version
        | Element::Id
        | Element::Sid
        | Element::Effect
        | Element::Action
        | Element::NotAction
        | Element::Resource
        | Element::NotResource => "\"\"",
        Element::Statement => "[{}]",
        // The principal of a resource control policy is everybody.
        Element::Principal | Element::NotPrincipal if matches!(kind, PolicyKind::Rcp) => "\"\"",
        Element::Principal | Element::NotPrincipal | Element::Condition => "{}",
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
