//! What it is that stands at a place of a policy.

mod action;
mod condition;
mod principal;
mod resource;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use iam_catalog::catalogue::Catalogue;
use iam_syntax::json::{self, Limits};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use iam_words::Lang;

use crate::element::Element;
use crate::page;
use crate::place::{self, Place, Quotes, Spot};
use crate::words::{self, Note};

/// What is said about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The text that it is about.
    pub span: Span,
    /// `s3:GetObject`
    pub title: String,
    /// What there is to say, a paragraph each.
    pub lines: Vec<String>,
    /// AWS's page about it.
    pub url: Option<String>,
}

/// What is said about a word, before it is known where the word stands.
struct Told {
    /// The part of the word that it is about; nothing for all of it.
    part: Option<Range<usize>>,
    title: String,
    lines: Vec<String>,
    url: Option<String>,
}

/// What something is told from.
struct Ctx<'a> {
    place: &'a Place<'a>,
    /// The word at the place.
    word: &'a str,
    /// The place, counted in the word.
    at: usize,
    catalogue: &'a Catalogue,
    lang: Lang,
}

/// Says what stands at a place of a text, which may be torn.
///
/// ```
/// use iam_assist::hover::hover;
/// use iam_catalog::catalogue::Catalogue;
/// use iam_words::Lang;
/// use iam_syntax::policy::PolicyKind;
///
/// let text = r#"{ "Statement": { "Action": "s3:getobject" } }"#;
/// let told = hover(PolicyKind::Identity, text, 30, &Catalogue::whole(), Lang::En).unwrap();
/// assert_eq!("s3:GetObject", told.title);
/// assert_eq!("s3:getobject", told.span.of(text));
/// ```
#[must_use]
pub fn hover(kind: PolicyKind, text: &str, offset: usize, catalogue: &Catalogue, lang: Lang) -> Option<Hover> {
    let offset = text.floor_char_boundary(offset);
    let tree = json::read(text, Limits::default()).tree;
    let place = place::find(text, tree.as_ref(), offset);
    if place.word.quotes == Quotes::None {
        return None;
    }
    let content = place.word.content.clone();
    let ctx = Ctx {
        place: &place,
        word: text.get(content.clone())?,
        at: offset.checked_sub(content.start)?,
        catalogue,
        lang,
    };
    let told = tell(&ctx, kind)?;
    let part = told.part.unwrap_or(0..content.len());
    Some(Hover {
        // OK because a longer text is not read, and spans count in 32 bits.
        span: Span::new((content.start + part.start) as u32, (content.start + part.end) as u32),
        title: told.title,
        lines: told.lines,
        url: told.url,
    })
}

fn tell(ctx: &Ctx<'_>, kind: PolicyKind) -> Option<Told> {
    if ctx.word.trim().is_empty() {
        return None;
    }
    match ctx.place.spot {
        Spot::DocumentElement => of_element(ctx, kind, &Element::OF_DOCUMENT),
        Spot::StatementElement => of_element(ctx, kind, &Element::OF_STATEMENT),
        Spot::Version => match ctx.word {
            "2012-10-17" => Some(noted(ctx, Note::NewVersion, page::element(Element::Version))),
            "2008-10-17" => Some(noted(ctx, Note::OldVersion, page::element(Element::Version))),
            _ => None,
        },
        Spot::Effect => match ctx.word {
            "Allow" => Some(noted(ctx, Note::Allow, page::element(Element::Effect))),
            "Deny" => Some(noted(ctx, Note::Deny, page::element(Element::Effect))),
            _ => None,
        },
        Spot::Family => principal::family(ctx),
        Spot::Principal { family } => principal::value(ctx, family),
        Spot::Action => action::tell(ctx),
        Spot::Resource => condition::variable(ctx).or_else(|| resource::tell(ctx)),
        Spot::Operator => condition::operator(ctx),
        Spot::ConditionKey { .. } => condition::key(ctx),
        Spot::ConditionValue { operator, .. } => condition::variable(ctx).or_else(|| condition::value(ctx, operator)),
        Spot::Document | Spot::Id | Spot::Sid | Spot::Statement | Spot::Other => None,
    }
}

fn of_element(ctx: &Ctx<'_>, kind: PolicyKind, elements: &[Element]) -> Option<Told> {
    let element = *elements.iter().find(|it| it.name() == ctx.word)?;
    let mut told = Told {
        part: None,
        title: element.name().into(),
        lines: [String::from(words::element(element, ctx.lang))].into(),
        url: Some(page::element(element)),
    };
    if !element.stands_in(kind) {
        told.lines.push(words::note(Note::NotInThisKind, ctx.lang).into());
    }
    Some(told)
}

/// A word about which there is one thing to say.
fn noted(ctx: &Ctx<'_>, note: Note, url: String) -> Told {
    Told {
        part: None,
        title: ctx.word.into(),
        lines: [String::from(words::note(note, ctx.lang))].into(),
        url: Some(url),
    }
}
