//! Which type of resource an ARN is of.

use alloc::vec::Vec;

use iam_catalog::service::{ResourceType, Service};
use iam_syntax::arn::Arn;
use iam_syntax::sort::sort_by;

use super::{Ctx, Told, noted};
use crate::actions;
use crate::element::Element;
use crate::page::{self, Heading};
use crate::words::{self, Label, Note};

/// A star may stand for many types.
const SHOWN: usize = 6;

pub(super) fn tell(ctx: &Ctx<'_>) -> Option<Told> {
    if ctx.word == "*" {
        return Some(noted(ctx, Note::EveryResource, page::element(Element::Resource)));
    }
    let arn = Arn::parse(ctx.word);
    let found = types(ctx, arn.as_ref());
    if arn.is_none() && found.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for (service, resource_type, format) in found.iter().take(SHOWN) {
        lines.push(words::parted(
            &words::parted(&resource_type.name, &service.title),
            format,
        ));
    }
    if found.is_empty() {
        lines.push(words::note(Note::NoTypeFits, ctx.lang).into());
    }
    if let Some(arn) = arn {
        if let Some((_, region)) = ctx.catalogue.region(arn.region) {
            let name = words::parted(&region.id, &region.title);
            lines.push(words::labelled(Label::Region, &name, ctx.lang));
        }
        if iam_syntax::arn::is_account_id(arn.account) {
            lines.push(words::labelled(Label::Account, arn.account, ctx.lang));
        }
    }
    Some(Told {
        part: None,
        title: ctx.word.into(),
        lines,
        url: Some(match found.first() {
            Some((service, _, _)) => page::service(service, Heading::Resources),
            None => page::element(Element::Resource),
        }),
    })
}

/// The types that fit: those of the statement's actions, else those of the service that the ARN names.
fn types<'a>(ctx: &Ctx<'a>, arn: Option<&Arn<'_>>) -> Vec<(&'a Service, &'a ResourceType, &'a str)> {
    let found = actions::of_statement(ctx.catalogue, ctx.place.statement);
    let of_actions = fitting(ctx.word, actions::resource_types(&found));
    if !of_actions.is_empty() {
        return of_actions;
    }
    match arn.and_then(|it| actions::service(ctx.catalogue, it.service)) {
        Some(service) => fitting(ctx.word, service.resource_types.iter().map(|it| (service, it))),
        None => Vec::new(),
    }
}

fn fitting<'a>(
    word: &str,
    types: impl IntoIterator<Item = (&'a Service, &'a ResourceType)>,
) -> Vec<(&'a Service, &'a ResourceType, &'a str)> {
    let mut found = Vec::new();
    for (service, resource_type) in types {
        let format = resource_type.arns.iter().find(|it| it.could_be(word));
        found.extend(format.map(|it| (service, resource_type, it.text())));
    }
    // `${BucketName}` would take a slash, too; where a format has one as the ARN has, it is that one.
    let has_slash = |text: &str| Arn::parse(text).is_some_and(|it| it.resource.contains('/'));
    if has_slash(word) && found.iter().any(|(_, _, format)| has_slash(format)) {
        found.retain(|(_, _, format)| has_slash(format));
    }
    // The more a format says itself, the less it is by chance that it fits.
    sort_by(&mut found, &|(_, _, one), (_, _, other)| {
        n_literal(other).cmp(&n_literal(one))
    });
    found
}

/// How many characters of a format stand for themselves.
fn n_literal(format: &str) -> usize {
    let mut rest = format;
    let mut n_chars = 0;
    while let Some((before, behind)) = rest.split_once("${") {
        n_chars += before.len();
        rest = behind.split_once('}').map_or("", |(_, behind)| behind);
    }
    n_chars + rest.len()
}
