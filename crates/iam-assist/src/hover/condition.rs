//! Conditions: an operator, a key, a policy variable.

use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::key::Key;
use iam_catalog::service::{Action, Service};
use iam_syntax::operator::{Base, Operator, Quantifier};
use iam_syntax::template::{self, Piece};

use super::{Ctx, Told, action, noted};
use crate::actions;
use crate::page::{self, Heading};
use crate::words::{self, Label, Note};

pub(super) fn operator(ctx: &Ctx<'_>) -> Option<Told> {
    let operator = Operator::parse(ctx.word).ok()?;
    let bare = Operator {
        quantifier: Quantifier::Single,
        if_exists: false,
        ..operator
    };
    let mut lines: Vec<String> = [words::operator(bare, ctx.lang)].into();
    lines.extend(words::quantifier(operator, ctx.lang).map(String::from));
    lines.push(words::missing_key(operator, ctx.lang).into());
    Some(Told {
        part: None,
        title: ctx.word.into(),
        lines,
        url: Some(page::operator(operator.base)),
    })
}

pub(super) fn key(ctx: &Ctx<'_>) -> Option<Told> {
    of_key(ctx, ctx.word)
}

fn of_key(ctx: &Ctx<'_>, written: &str) -> Option<Told> {
    let found = actions::of_statement(ctx.catalogue, ctx.place.statement);
    let service = found.first().map(|(service, _)| *service);
    let key = ctx.catalogue.key(service.map(|it| &*it.prefix), written)?;
    let mut lines: Vec<String> = [words::key_type(key, ctx.lang)].into();
    let meaning = words::meaning(key, ctx.lang);
    lines.extend((!meaning.is_empty()).then(|| meaning.into()));
    lines.extend(comes_with(ctx, &found, key));
    let prefix = key.name.split_once(':').map_or("", |(prefix, _)| prefix);
    let url = match (
        ctx.catalogue.global_key(&key.name),
        actions::service(ctx.catalogue, prefix),
    ) {
        (Some(_), _) => page::global_key(&key.name),
        (None, Some(service)) => page::service(service, Heading::Keys),
        (None, None) => page::guide("reference_policies_condition-keys.html"),
    };
    Some(Told {
        part: None,
        title: String::from(&*key.name),
        lines,
        url: Some(url),
    })
}

/// Which actions of the statement a key comes with, as AWS lists it; nothing where that is not known.
fn comes_with(ctx: &Ctx<'_>, found: &[(&Service, &Action)], key: &Key) -> Option<String> {
    let first = found.first()?;
    let is_global = ctx.catalogue.global_key(&key.name).is_some();
    let listed: Vec<String> = found
        .iter()
        .filter(|(service, action)| service.keys_of(action).any(|(it, _)| it.name == key.name))
        .map(|(service, action)| words::action_name(&service.prefix, &action.name))
        .collect();
    if listed.len() == found.len() {
        return Some(match found {
            [_] => words::labelled(
                Label::ComesWith,
                &words::action_name(&first.0.prefix, &first.1.name),
                ctx.lang,
            ),
            _ => words::note(Note::ComesWithAll, ctx.lang).into(),
        });
    }
    if !listed.is_empty() {
        let names = action::listed(ctx, listed.iter().map(|it| &**it));
        return Some(words::labelled(Label::ComesWith, &names, ctx.lang));
    }
    let note = if is_global {
        Note::ComesWithAny
    } else {
        Note::ComesWithNone
    };
    Some(words::note(note, ctx.lang).into())
}

pub(super) fn value(ctx: &Ctx<'_>, operator: &str) -> Option<Told> {
    let operator = Operator::parse(operator).ok()?;
    let url = page::operator(operator.base);
    match (operator.base, ctx.word) {
        (Base::Null, "true") => Some(noted(ctx, Note::KeyAbsent, url)),
        (Base::Null, "false") => Some(noted(ctx, Note::KeyPresent, url)),
        _ => {
            let (partition, region) = ctx.catalogue.region(ctx.word)?;
            Some(Told {
                part: None,
                title: ctx.word.into(),
                lines: [words::parted(&region.title, &partition.id)].into(),
                url: Some(page::global_key("aws:RequestedRegion")),
            })
        }
    }
}

/// The policy variable that the place is in.
pub(super) fn variable(ctx: &Ctx<'_>) -> Option<Told> {
    let mut from = 0;
    let part = loop {
        let start = from + template::find(ctx.word.get(from..)?)?;
        let end = start + ctx.word.get(start..)?.find('}')? + 1;
        if start <= ctx.at && ctx.at < end {
            break start..end;
        }
        from = end;
    };
    let whole = ctx.word.get(part.clone())?;
    let url = page::guide("reference_policies_variables.html");
    let (pieces, _) = template::parse(whole);
    let told = match pieces.pieces.first()? {
        Piece::Text(_) => return None,
        Piece::Literal('*') => noted(ctx, Note::LiteralStar, url),
        Piece::Literal('?') => noted(ctx, Note::LiteralQuestionMark, url),
        Piece::Literal(_) => noted(ctx, Note::LiteralDollar, url),
        Piece::Variable(variable) => {
            let known = of_key(ctx, &variable.key);
            let mut lines: Vec<String> = [String::from(words::note(Note::Variable, ctx.lang))].into();
            lines.extend(known.into_iter().flat_map(|it| it.lines));
            lines.extend(variable.default.as_ref().map(|it| words::default(it, ctx.lang)));
            Told {
                part: None,
                title: String::new(),
                lines,
                url: Some(url),
            }
        }
    };
    Some(Told {
        part: Some(part),
        title: whole.into(),
        ..told
    })
}
