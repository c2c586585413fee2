//! What an address asks for. Pure; `effects/history.rs` reads the address.

use iam_scenario::case::Case;
use iam_scenario::link::wire::{Failure, Opened};

/// What the fragment of an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    /// `#new`: a clean start.
    New,
    /// `#example=read-a-bucket`: a case of the gallery, which has to be fetched.
    Example,
    /// A link, still packed: the whole fragment.
    Link(String),
    /// What was in a link, and whether that holds more than this program knows.
    Open(Box<Case>, bool),
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
    if fragment.starts_with("example=") {
        return Asks::Example;
    }
    let has_link = fragment.split('&').any(|pair| pair.starts_with("s="));
    if has_link {
        Asks::Link(fragment.to_string())
    } else {
        Asks::Nothing
    }
}

/// What a link opened; it is not known where it could not be unpacked.
pub fn opened(opened: Option<Opened>) -> Asks {
    match opened {
        Some(Ok((case, has_unknown_fields))) => Asks::Open(Box::new(case), has_unknown_fields),
        Some(Err((failure, partial))) => Asks::Broken(Box::new(Unopened::Failed(failure, partial))),
        None => Asks::Broken(Box::new(Unopened::NotFetched)),
    }
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
    use iam_scenario::link::{self, wire};

    #[test]
    fn a_link_opens_as_it_was_made() {
        let mut case = Case::default();
        case.request.action = Some("s3:GetObject".into());
        let fragment = link::encode(&case);
        assert_eq!(read(&fragment), Asks::Link(fragment.clone()));
        let crosses = |link: &str| opened(wire::of_list(&wire::list(&link::decode(link))));
        assert_eq!(crosses(&fragment), Asks::Open(Box::new(case), false));
        let cut = crosses(&fragment[..fragment.len() - 9]);
        assert!(
            matches!(&cut, Asks::Broken(it) if matches!(**it, Unopened::Failed(Failure::Cut, _))),
            "{cut:?}"
        );
        assert_eq!(opened(None), Asks::Broken(Box::new(Unopened::NotFetched)));
    }

    #[test]
    fn other_fragments_ask_for_nothing() {
        assert_eq!(read(""), Asks::Nothing);
        assert_eq!(read("verdict"), Asks::Nothing);
        assert_eq!(read("new"), Asks::New);
        assert_eq!(read("example=read-a-bucket"), Asks::Example);
        assert_eq!(read("v=sessions&example=chain"), Asks::Nothing);
    }
}
