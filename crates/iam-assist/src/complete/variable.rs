//! Policy variables, inside `${`.

use alloc::string::String;

use iam_catalog::key::Key;

use super::list::{End, List};
use super::{Ctx, ItemKind};
use crate::actions;
use crate::place::{Quotes, Spot};
use crate::words::{self, Note};

/// What policies use most.
const COMMON: [&str; 6] = [
    "aws:username",
    "aws:userid",
    "aws:PrincipalTag/${TagKey}",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:SourceIdentity",
];

/// The variables, if the place is inside `${` where one may stand.
pub(super) fn list<'a>(ctx: &Ctx<'a>) -> Option<List<'a>> {
    match ctx.place.spot {
        Spot::Resource | Spot::ConditionValue { .. } => {}
        Spot::Document
        | Spot::DocumentElement
        | Spot::StatementElement
        | Spot::Family
        | Spot::Operator
        | Spot::ConditionKey { .. }
        | Spot::Version
        | Spot::Id
        | Spot::Sid
        | Spot::Effect
        | Spot::Principal { .. }
        | Spot::Action
        | Spot::Statement
        | Spot::Other => return None,
    }
    if ctx.place.word.quotes == Quotes::None {
        return None;
    }
    let start = ctx.place.word.content.start;
    let before = ctx.text.get(start..ctx.offset)?;
    let inside = before.rfind("${")? + 2;
    let typed = before.get(inside..)?;
    if typed.contains(['}', ',']) {
        return None;
    }
    let mut list = List::of_variable(ctx, start + inside);
    let version = ctx.place.document.and_then(|it| it.get("Version"));
    if version.is_some_and(|it| it.as_str() == Some("2008-10-17")) {
        // There `${` stands for itself.
        return Some(list);
    }
    let global = &ctx.catalogue.base().global_keys;
    let is_common = |key: &&Key| COMMON.contains(&&*key.name);
    let common = COMMON
        .iter()
        .filter_map(|name| global.iter().find(|it| &*it.name == *name));
    let found = actions::of_statement(ctx.catalogue, ctx.place.statement);
    let own = actions::keys(&found);
    let own = own
        .into_iter()
        .filter(|it| ctx.catalogue.global_key(&it.name).is_none());
    // A variable has one value, so a key with several is none.
    let others = global.iter().filter(|it| !is_common(it)).chain(own);
    for key in common.chain(others).filter(|it| it.is_single_valued()) {
        let (word, end) = head(&key.name);
        list.add_as(ItemKind::Variable, &key.name, word, end, || words::key(key, ctx.lang));
    }
    for (word, note) in [
        ("*", Note::LiteralStar),
        ("?", Note::LiteralQuestionMark),
        ("$", Note::LiteralDollar),
    ] {
        list.add(ItemKind::Variable, word, End::Whole, || {
            String::from(words::note(note, ctx.lang))
        });
    }
    Some(list)
}

/// The part of a key's name that stands in a policy as it is, and how one goes on behind it.
pub(super) fn head(name: &str) -> (&str, End) {
    match name.split_once("${") {
        Some((head, _)) => (head, End::Open),
        None => (name, End::Whole),
    }
}
