//! What could stand at a place of a policy.

mod action;
mod condition;
mod element;
pub(crate) mod list;
mod named;
mod principal;
mod resource;
mod variable;

use alloc::string::String;
use alloc::vec::Vec;

use iam_catalog::catalogue::Catalogue;
use iam_syntax::json::{self, Limits};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use iam_words::Lang;

use crate::complete::list::List;
use crate::complete::named::Named;
use crate::place::{self, Place, Spot};

/// What could stand at a place, and which part of the text it would take the place of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// Where the word begins that is being typed; what is between here and the place was looked for.
    pub from: u32,
    /// Where the text ends that an item takes the place of.
    pub to: u32,
    /// Best first.
    pub items: Vec<Item>,
    /// Whether there are more than are given, so that it is worth asking again when more is typed.
    pub is_cut: bool,
}

/// Something that could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What a list shows, and what the typed word is a part of.
    pub label: String,
    /// What is put in, quotes included where the text lacks them.
    pub insert: String,
    /// What is selected in it afterwards: a name to fill in, or, if empty, where one goes on to type.
    pub select: Span,
    /// A few words beside the label: an access level, a type, a meaning.
    pub detail: String,
    /// What it is.
    pub kind: ItemKind,
}

/// What an item is, for an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// An element of a policy or a statement, as `Action`.
    Element,
    /// The prefix of a service, as `s3:`.
    Service,
    /// An action, as `s3:GetObject`.
    Action,
    /// An ARN, or the pattern of one.
    Resource,
    /// Who is named in `Principal`.
    Principal,
    /// A condition operator, as `StringEquals`.
    Operator,
    /// A condition key, as `aws:SourceIp`.
    Key,
    /// A value of a condition, an effect or a version.
    Value,
    /// A policy variable, as `${aws:username}`.
    Variable,
}

impl ItemKind {
    /// A word for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Service => "service",
            Self::Action => "action",
            Self::Resource => "resource",
            Self::Principal => "principal",
            Self::Operator => "operator",
            Self::Key => "key",
            Self::Value => "value",
            Self::Variable => "variable",
        }
    }
}

/// What an item is made from.
struct Ctx<'a> {
    kind: PolicyKind,
    text: &'a str,
    /// The place, between two characters.
    offset: usize,
    place: &'a Place<'a>,
    named: Named<'a>,
    catalogue: &'a Catalogue,
    lang: Lang,
}

/// Finds what could stand at a place of a text, which may be torn.
///
/// ```
/// use iam_assist::complete::complete;
/// use iam_catalog::catalogue::Catalogue;
/// use iam_words::Lang;
/// use iam_syntax::policy::PolicyKind;
///
/// let text = r#"{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObj"#;
/// let found = complete(PolicyKind::Identity, text, text.len(), &Catalogue::whole(), Lang::En);
/// assert_eq!("s3:GetObject", found.items[0].label);
/// assert_eq!("s3:GetObject\"", found.items[0].insert);
/// ```
#[must_use]
pub fn complete(kind: PolicyKind, text: &str, offset: usize, catalogue: &Catalogue, lang: Lang) -> Completions {
    let offset = text.floor_char_boundary(offset);
    // OK because a longer text is not read, and spans count in 32 bits.
    let tree = json::read(text, Limits::default()).tree;
    let place = place::find(text, tree.as_ref(), offset);
    let ctx = Ctx {
        kind,
        text,
        offset,
        place: &place,
        named: named::find(text),
        catalogue,
        lang,
    };
    if let Some(list) = variable::list(&ctx) {
        return list.finish();
    }
    let mut list = if place.spot == Spot::Document {
        List::bare(&ctx)
    } else {
        List::new(&ctx)
    };
    match place.spot {
        Spot::Document => element::whole(&ctx, &mut list),
        Spot::DocumentElement => element::of_document(&ctx, &mut list),
        Spot::StatementElement => element::of_statement(&ctx, &mut list),
        Spot::Statement => element::statement(&ctx, &mut list),
        Spot::Version => element::versions(&ctx, &mut list),
        Spot::Effect => element::effects(&ctx, &mut list),
        Spot::Family => principal::families(&ctx, &mut list),
        Spot::Principal { family } => principal::values(&ctx, &mut list, family),
        Spot::Action => action::list(&ctx, &mut list),
        Spot::Resource => resource::list(&ctx, &mut list),
        Spot::Operator => condition::operators(&ctx, &mut list),
        Spot::ConditionKey { operator } => condition::keys(&ctx, &mut list, operator),
        Spot::ConditionValue { operator, key } => condition::values(&ctx, &mut list, operator, key),
        Spot::Id | Spot::Sid | Spot::Other => {}
    }
    list.finish()
}
