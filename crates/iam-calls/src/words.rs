//! Sentences, in English and Korean. A condition that one language lacks does not compile.

mod en;
mod ko;

use alloc::string::String;

use iam_words::Lang;

use crate::also::{Also, NotAsked};
use crate::row::Who;
use crate::when::When;

/// When a further permission is asked.
#[must_use]
pub fn when(whens: &[When], lang: Lang) -> String {
    let mut text = String::new();
    push_when(&mut text, whens, lang);
    text
}

/// The same, written behind a text.
pub fn push_when(text: &mut String, whens: &[When], lang: Lang) {
    match lang.spoken() {
        Lang::En => en::push_when(text, whens),
        Lang::Ko => ko::push_when(text, whens),
    }
}

/// Whose permission it is.
#[must_use]
pub const fn who(who: Who, lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => en::who(who),
        Lang::Ko => ko::who(who),
    }
}

/// What stands above the list of what a call asks too.
#[must_use]
pub const fn also_asks(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "this call also asks:",
        Lang::Ko => "이 호출에 함께 필요한 권한:",
    }
}

/// What came of one question of a call. `outcome` is the decision in words.
#[must_use]
pub fn came_to(asked: &Question, outcome: &str, decides: bool, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::came_to(asked, outcome, decides),
        Lang::Ko => ko::came_to(asked, outcome, decides),
    }
}

/// A question: an action on a resource, or where the action is that of the request, the resource alone.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// With its prefix; `None` where it is that of the request.
    pub action: Option<&'a str>,
    /// An ARN, `*`, or the format of an ARN.
    pub resource: &'a str,
}

/// Which keys of the request never stand on a resource.
#[must_use]
pub fn absent(keys: &[String], lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::absent(keys),
        Lang::Ko => ko::absent(keys),
    }
}

/// That something was not asked, and why.
#[must_use]
pub fn not_asked(asked: &Question, why: NotAsked, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::not_asked(asked, why),
        Lang::Ko => ko::not_asked(asked, why),
    }
}

/// One line: what is asked, of whom and when. `actions` are asked alike.
#[must_use]
pub fn line(also: &Also, actions: &[&str], lang: Lang) -> String {
    let actions = actions.join(", ");
    match lang.spoken() {
        Lang::En => en::line(also, &actions),
        Lang::Ko => ko::line(also, &actions),
    }
}
