//! What an address asks for. Pure; `effects/history.rs` reads the address.

use iam_scenario::case::Case;
use iam_scenario::link::Content;

use crate::model::link::{Failure, Opened};
use crate::model::view::View;
use crate::world::examples::{self, Example};

/// What the fragment of an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    /// `#new`: a clean start.
    New,
    /// `#example=read-a-bucket`: a case of the gallery, by its id, which has to be fetched.
    Example(String),
    /// The case that was fetched.
    Worked(Box<Case>),
    /// There is none of that id, or it could not be fetched.
    NoExample(String),
    /// `#v=sessions`, `#v=requests`.
    View(View),
    /// `#v=sessions&example=chain`: one of the examples of that view.
    Scenario(&'static Example),
    /// A link, still packed: the whole fragment.
    Link(String),
    /// What was in a link, whether that holds more than this program knows, and the step that it asks for.
    Open(Content, bool, Option<usize>),
    Broken(Box<Unopened>),
}

/// Why a link did not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// Why, and what could be read of it all the same.
    Failed(Failure, Option<Box<Case>>),
    /// What unpacks links could not be fetched.
    NotFetched,
}

pub fn read(fragment: &str) -> Asks {
    if fragment == "new" {
        return Asks::New;
    }
    if let Some(id) = fragment.strip_prefix("example=") {
        return Asks::Example(id.split('&').next().unwrap_or_default().into());
    }
    if let Some(rest) = fragment.strip_prefix("v=sessions") {
        let id = rest.split('&').find_map(|pair| pair.strip_prefix("example="));
        let example = examples::ALL.iter().find(|it| Some(it.id) == id);
        return example.map_or(Asks::View(View::Sessions), Asks::Scenario);
    }
    if fragment == "v=requests" {
        return Asks::View(View::Requests);
    }
    let has_link = fragment.split('&').any(|pair| pair.starts_with("s="));
    if has_link {
        Asks::Link(fragment.to_string())
    } else {
        Asks::Nothing
    }
}

/// What a link opened; it is not known where it could not be unpacked. Its fragment says what to show.
pub fn opened(opened: Option<Opened>, fragment: &str) -> Asks {
    match opened {
        Some(Ok((content, has_unknown_fields))) => Asks::Open(content, has_unknown_fields, step(fragment)),
        Some(Err((failure, partial))) => Asks::Broken(Box::new(Unopened::Failed(failure, partial))),
        None => Asks::Broken(Box::new(Unopened::NotFetched)),
    }
}

/// The step that a link asks for: `&at=2`, counted from one.
fn step(fragment: &str) -> Option<usize> {
    let at = fragment.split('&').find_map(|pair| pair.strip_prefix("at="))?;
    at.parse::<usize>().ok()?.checked_sub(1)
}

/// What stands behind a link to have it opened at a step.
pub fn at_step(step: Option<usize>) -> String {
    step.map_or_else(String::new, |step| ["&at=", &(step + 1).to_string()].concat())
}

/// How long a link is, for those who pass it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Fine,
    /// Some chats cut it.
    Long,
    /// A file travels better.
    VeryLong,
}

pub const fn length(link: &str) -> Length {
    match link.len() {
        ..=2_000 => Length::Fine,
        2_001..=8_000 => Length::Long,
        _ => Length::VeryLong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_scenario::link;

    #[test]
    fn a_link_opens_as_it_was_made() {
        let mut case = Case::default();
        case.request.action = Some("s3:GetObject".into());
        let fragment = link::encode(&case);
        assert_eq!(read(&fragment), Asks::Link(fragment.clone()));
        let content = || Content::Case(Box::new(case.clone()));
        let opens = |behind: &str| opened(Some(Ok((content(), false))), &[&fragment, behind].concat());
        let open = |at| Asks::Open(content(), false, at);
        assert_eq!(opens(""), open(None));
        assert_eq!(opens(&at_step(Some(6))), open(Some(6)));
        assert_eq!(opens("&at=0&at=x"), open(None));
        let cut = opened(Some(Err((Failure::Cut, None))), &fragment);
        assert_eq!(cut, Asks::Broken(Box::new(Unopened::Failed(Failure::Cut, None))));
        assert_eq!(opened(None, ""), Asks::Broken(Box::new(Unopened::NotFetched)));
    }

    #[test]
    fn other_fragments_ask_for_nothing() {
        assert_eq!(read(""), Asks::Nothing);
        assert_eq!(read("verdict"), Asks::Nothing);
        assert_eq!(read("new"), Asks::New);
        assert_eq!(read("example=read-a-bucket"), Asks::Example("read-a-bucket".into()));
        assert_eq!(read("example=one&x=2"), Asks::Example("one".into()));
        assert_eq!(read("v=sessions&example=chain"), Asks::Scenario(&examples::ALL[0]));
        assert_eq!(read("v=sessions&example=none"), Asks::View(View::Sessions));
        assert_eq!(read("v=requests"), Asks::View(View::Requests));
    }
}
