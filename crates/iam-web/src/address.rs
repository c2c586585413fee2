//! What an address asks for. Pure; `effects/history.rs` reads the address.

use iam_scenario::case::Case;
use iam_scenario::link::Content;

use crate::model::link::{Failure, Linked, Opened};
use crate::model::view::View;
use crate::trace::tab::Tab;
use crate::trace::walk::Shows;
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
    /// `#v=ask`, `#v=world`, and the others.
    View(View),
    /// `#v=world&example=chain`: one of the examples of that view.
    Scenario(&'static Example),
    /// A link, still packed: the whole fragment.
    Link(String),
    /// `#u=cases/deny.json`: a file, by its address, which has to be fetched; the whole fragment.
    File(String),
    /// What was in a link, and what that says of the view.
    Open(Linked, Shows),
    Broken(Box<Unopened>),
}

/// Why a link did not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// Why, and what could be read of it all the same.
    Failed(Failure, Option<Box<Case>>),
    /// What unpacks links could not be fetched.
    NotFetched,
    /// It names a file of another site, by this address.
    OtherSite(String),
    /// It names a file that could not be opened: why, in words.
    File(String),
}

pub fn read(fragment: &str) -> Asks {
    let has = |name| fragment.split('&').any(|pair| pair.starts_with(name));
    if has("s=") {
        return Asks::Link(fragment.to_string());
    }
    if has("u=") {
        return Asks::File(fragment.to_string());
    }
    if fragment == "new" {
        return Asks::New;
    }
    if let Some(id) = fragment.strip_prefix("example=") {
        return Asks::Example(id.split('&').next().unwrap_or_default().into());
    }
    if let Some(rest) = fragment.strip_prefix("v=") {
        let mut pairs = rest.split('&');
        let view = pairs.next().and_then(View::of).unwrap_or_default();
        let id = pairs.find_map(|pair| pair.strip_prefix("example="));
        let example = examples::ALL.iter().find(|it| Some(it.id) == id);
        return example
            .filter(|_| view == View::World)
            .map_or(Asks::View(view), Asks::Scenario);
    }
    Asks::Nothing
}

/// What the file of an address holds, or why it could not be opened.
pub fn opened_file(found: Result<Content, Unopened>, fragment: &str) -> Asks {
    match found {
        Ok(content) => {
            let linked = Linked {
                content,
                has_unknown_fields: false,
                since: None,
            };
            Asks::Open(linked, shows(fragment))
        }
        Err(why) => Asks::Broken(Box::new(why)),
    }
}

/// The address of a file in a fragment, as it stands there.
pub fn file(fragment: &str) -> Option<&str> {
    fragment.split('&').find_map(|pair| pair.strip_prefix("u="))
}

/// What a link opened; it is not known where it could not be unpacked. Its fragment says what to show.
pub fn opened(opened: Option<Opened>, fragment: &str) -> Asks {
    match opened {
        Some(Ok(linked)) => Asks::Open(linked, shows(fragment)),
        Some(Err((failure, partial))) => Asks::Broken(Box::new(Unopened::Failed(failure, partial))),
        None => Asks::Broken(Box::new(Unopened::NotFetched)),
    }
}

/// What a link says of the view: `&at=2&v=matrix`, where steps count from one. What it says of none is of the first.
fn shows(fragment: &str) -> Shows {
    let said = |name| fragment.split('&').find_map(|pair| pair.strip_prefix(name));
    let at = said("at=").filter(|at| at.bytes().all(|it| it.is_ascii_digit()));
    Shows {
        tab: said("v=").and_then(Tab::of_name).unwrap_or_default(),
        at: at.and_then(|at| at.parse::<usize>().ok()?.checked_sub(1)),
    }
}

/// What stands behind a link to have it open like that.
pub fn behind(shows: Shows) -> String {
    let mut behind = String::new();
    if let Some(at) = shows.at {
        behind += "&at=";
        behind += &(at + 1).to_string();
    }
    if shows.tab != Tab::default() {
        behind += "&v=";
        behind += shows.tab.name();
    }
    behind
}

/// What another page put behind the case of the link in the address: it is passed on.
pub fn of_others(fragment: &str) -> String {
    let pairs = || fragment.split('&');
    if !pairs().any(|pair| pair.starts_with("s=")) {
        return String::new();
    }
    let is_own = |pair: &str| matches!(pair.split('=').next(), Some("" | "s" | "at" | "v"));
    pairs()
        .filter(|pair| !is_own(pair))
        .flat_map(|pair| ["&", pair])
        .collect()
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
        let fragment = link::encode(&case, &link::About::default()).unwrap();
        assert_eq!(read(&fragment), Asks::Link(fragment.clone()));
        let linked = || Linked {
            content: Content::Case(Box::new(case.clone())),
            has_unknown_fields: false,
            since: None,
        };
        let opens = |behind: &str| opened(Some(Ok(linked())), &[&fragment, behind].concat());
        let open = |tab, at| Asks::Open(linked(), Shows { tab, at });
        let behind = |tab, at| behind(Shows { tab, at });
        for tab in Tab::ALL {
            for at in [None, Some(0), Some(6)] {
                assert_eq!(opens(&behind(tab, at)), open(tab, at));
            }
        }
        assert_eq!(behind(Tab::Matrix, Some(6)), "&at=7&v=matrix");
        assert_eq!(behind(Tab::Steps, None), "");
        for cut in ["&at=0&at=x", "&at=+1", "&at=1e1", "&v=matri", "&v="] {
            assert_eq!(opens(cut), open(Tab::Steps, None), "{cut}");
        }
        let cut = opened(Some(Err((Failure::Cut, None))), &fragment);
        assert_eq!(cut, Asks::Broken(Box::new(Unopened::Failed(Failure::Cut, None))));
        assert_eq!(opened(None, ""), Asks::Broken(Box::new(Unopened::NotFetched)));
    }

    #[test]
    fn what_others_say_in_a_link_is_passed_on() {
        assert_eq!(of_others("s=0.a.b&theme=blue&at=1&x&v=grid&"), "&theme=blue&x");
        assert_eq!(of_others("s=0.a.b"), "");
        assert_eq!(of_others("v=sessions&theme=blue"), "");
    }

    #[test]
    fn a_file_is_named_by_its_address() {
        let fragment = "v=matrix&u=cases/deny%20http.json&at=2";
        assert_eq!(read(fragment), Asks::File(fragment.into()));
        assert_eq!(file(fragment), Some("cases/deny%20http.json"));
        let content = Content::Scenario("{}".into());
        let Asks::Open(linked, shows) = opened_file(Ok(content.clone()), fragment) else {
            panic!("it was opened")
        };
        assert_eq!((linked.content, shows.tab, shows.at), (content, Tab::Matrix, Some(1)));
        let why = Unopened::OtherSite("https://x.example/".into());
        assert_eq!(opened_file(Err(why.clone()), fragment), Asks::Broken(Box::new(why)));
    }

    #[test]
    fn other_fragments_ask_for_nothing() {
        assert_eq!(read(""), Asks::Nothing);
        assert_eq!(read("verdict"), Asks::Nothing);
        assert_eq!(read("new"), Asks::New);
        assert_eq!(read("example=read-a-bucket"), Asks::Example("read-a-bucket".into()));
        assert_eq!(read("example=one&x=2"), Asks::Example("one".into()));
        assert_eq!(read("v=sessions&example=chain"), Asks::Scenario(&examples::ALL[0]));
        assert_eq!(read("v=world&example=none"), Asks::View(View::World));
        assert_eq!(read("v=world&example=chain"), Asks::Scenario(&examples::ALL[0]));
        assert_eq!(read("v=ask&example=chain"), Asks::View(View::Ask));
        assert_eq!(read("v=requests"), Asks::View(View::Ask));
        assert_eq!(read("v=review"), Asks::View(View::Review));
        assert_eq!(read("v=other"), Asks::View(View::Ask));
        for link in ["v=matrix&s=1.a.b", "l=ko&s=1.a.b&u=x"] {
            assert_eq!(read(link), Asks::Link(link.into()));
        }
    }
}
