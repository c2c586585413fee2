//! What is said about a place, in each language.
//!
//! Every fact has words in every language: the matches name every variant. AWS's own sentences about actions and keys are
//! English in both.

mod en;
mod en_keys;
mod ko;
mod ko_keys;

use alloc::string::{String, ToString};

use iam_catalog::key::Key;
use iam_syntax::operator::{Base, Operator, Quantifier};
use iam_words::Lang;

use crate::element::Element;
use crate::global_key::GlobalKey;

/// A few words about something that is the same in every policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    WholePolicy,
    NewVersion,
    OldVersion,
    Allow,
    Deny,
    Everybody,
    EveryResource,
    ThisKey,
    FamilyAws,
    FamilyService,
    FamilyFederated,
    FamilyCanonicalUser,
    Account,
    Role,
    User,
    Session,
    FederatedSession,
    Service,
    OidcProvider,
    SamlProvider,
    CanonicalUser,
    UniqueId,
    LiteralStar,
    LiteralQuestionMark,
    LiteralDollar,
    KeyAbsent,
    KeyPresent,
    AddressRange,
    Date,
    Variable,
    NotInThisKind,
    NoTypeFits,
    NoResourceTypes,
    PermissionOnly,
    DetailsNotLoaded,
    RetiredAction,
    MentionedAction,
    UnknownAction,
    ComesWithAll,
    ComesWithAny,
    ComesWithNone,
}

/// What a piece of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    AccessLevel,
    ResourceTypes,
    ConditionKeys,
    DependentActions,
    Region,
    Account,
    ComesWith,
}

pub(crate) fn labelled(label: Label, text: &str, lang: Lang) -> String {
    let mut line = String::from(match lang.spoken() {
        Lang::En => en::label(label),
        Lang::Ko => ko::label(label),
    });
    line.push_str(": ");
    line.push_str(text);
    line
}

/// Behind the first names of a list.
pub(crate) fn and_more(n_more: usize, lang: Lang) -> String {
    let (before, behind) = match lang.spoken() {
        Lang::En => (" … and ", " more"),
        Lang::Ko => (" … 외 ", "개"),
    };
    let mut text = String::from(before);
    text.push_str(&n_more.to_string());
    text.push_str(behind);
    text
}

/// What a variable stands for where its key has no value.
pub(crate) fn default(value: &str, lang: Lang) -> String {
    let (before, behind) = match lang.spoken() {
        Lang::En => ("without a value: `", "`"),
        Lang::Ko => ("값이 없으면: `", "`"),
    };
    let mut text = String::from(before);
    text.push_str(value);
    text.push_str(behind);
    text
}

pub(crate) fn n_services(n_services: usize, lang: Lang) -> String {
    let mut text = n_services.to_string();
    text.push_str(match (lang, n_services) {
        (Lang::En, 1) => " service",
        (Lang::En, _) => " services",
        (Lang::Ko, _) => "개 서비스",
    });
    text
}

pub(crate) const fn note(note: Note, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en::note(note),
        Lang::Ko => ko::note(note),
    }
}

pub(crate) const fn element(element: Element, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en::element(element),
        Lang::Ko => ko::element(element),
    }
}

pub(crate) const fn every_action(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "every action of every service",
        Lang::Ko => "모든 서비스의 모든 작업",
    }
}

pub(crate) fn n_actions(n_actions: usize, lang: Lang) -> String {
    let mut text = n_actions.to_string();
    text.push_str(match (lang, n_actions) {
        (Lang::En, 1) => " action",
        (Lang::En, _) => " actions",
        (Lang::Ko, _) => "개 작업",
    });
    text
}

/// What an operator does, its qualifier and suffix included.
pub(crate) fn operator(operator: Operator, lang: Lang) -> String {
    let base = match lang.spoken() {
        Lang::En => en::base(operator.base),
        Lang::Ko => ko::base(operator.base),
    };
    let mut text = String::from(base);
    for part in [quantifier(operator, lang), if_exists(operator, lang)]
        .into_iter()
        .flatten()
    {
        text.push_str("; ");
        text.push_str(part);
    }
    text
}

pub(crate) const fn quantifier(operator: Operator, lang: Lang) -> Option<&'static str> {
    match (operator.quantifier, lang.spoken()) {
        (Quantifier::Single, _) => None,
        (Quantifier::ForAllValues, Lang::En) => Some("every value of the request must fit; true without any"),
        (Quantifier::ForAllValues, Lang::Ko) => Some("요청의 모든 값이 맞아야 하며, 값이 없으면 참"),
        (Quantifier::ForAnyValue, Lang::En) => Some("one value of the request must fit"),
        (Quantifier::ForAnyValue, Lang::Ko) => Some("요청의 값 하나가 맞으면 됨"),
    }
}

const fn if_exists(operator: Operator, lang: Lang) -> Option<&'static str> {
    match (operator.if_exists, lang.spoken()) {
        (false, _) => None,
        (true, Lang::En) => Some("true where the key is missing"),
        (true, Lang::Ko) => Some("키가 없으면 참"),
    }
}

/// Whether an operator is the negated form of another, where a missing key makes it true.
pub(crate) const fn missing_key(operator: Operator, lang: Lang) -> &'static str {
    let holds = operator.if_exists
        || matches!(operator.quantifier, Quantifier::ForAllValues)
        || (operator.base.is_negated() && matches!(operator.quantifier, Quantifier::Single));
    match (operator.base, holds, lang.spoken()) {
        (Base::Null, _, Lang::En) => "it asks whether the key is in the request at all",
        (Base::Null, _, Lang::Ko) => "키가 요청에 있는지 자체를 묻습니다",
        (_, true, Lang::En) => "true when the key is not in the request",
        (_, true, Lang::Ko) => "키가 요청에 없으면 참입니다",
        (_, false, Lang::En) => "false when the key is not in the request",
        (_, false, Lang::Ko) => "키가 요청에 없으면 거짓입니다",
    }
}

/// The type of a key, and its meaning as far as it is known.
pub(crate) fn key(key: &Key, lang: Lang) -> String {
    parted(&key_type(key, lang), meaning(key, lang))
}

/// What a key is: in AWS's words, or where AWS has none, in ours; nothing if nobody says.
pub(crate) fn meaning(key: &Key, lang: Lang) -> &str {
    match (GlobalKey::of_name(&key.name), lang.spoken()) {
        (Some(global), Lang::En) => en_keys::global_key(global),
        (Some(global), Lang::Ko) => ko_keys::global_key(global),
        (None, Lang::En | Lang::Ko) => &key.description,
    }
}

/// `String`, or `ARN, several values`.
pub(crate) fn key_type(key: &Key, lang: Lang) -> String {
    let mut text = String::new();
    for (at, kind) in key.types.iter().enumerate() {
        if 0 < at {
            text.push('/');
        }
        text.push_str(kind.value.name());
    }
    if key.may_be_multivalued() {
        text.push_str(match lang.spoken() {
            Lang::En => ", several values",
            Lang::Ko => ", 값 여럿",
        });
    }
    text
}

/// `s3:GetObject`
pub(crate) fn action_name(service: &str, name: &str) -> String {
    let mut text = String::with_capacity(service.len() + 1 + name.len());
    for part in [service, ":", name] {
        text.push_str(part);
    }
    text
}

/// Two pieces with a dot between them, or the one that there is.
pub(crate) fn parted(one: &str, other: &str) -> String {
    let mut text = String::from(one);
    if !one.is_empty() && !other.is_empty() {
        text.push_str(" · ");
    }
    text.push_str(other);
    text
}
