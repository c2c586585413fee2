//! What an address asks for. Pure; `effects/history.rs` reads the address.

use iam_scenario::link::packing::Unpacked;
use iam_scenario::link::{LinkProblem, Linked, Sealed};

/// What the fragment of an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    /// `#new`: a clean start.
    New,
    /// `#example=read-a-bucket`: a case of the gallery, which has to be fetched.
    Example,
    /// A link, still packed.
    Link(Box<Sealed>),
    Open(Box<Linked>),
    Broken(Box<Unopened>),
}

/// Why a link did not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    Problem(LinkProblem),
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
    if !has_link {
        return Asks::Nothing;
    }
    match Sealed::of(fragment) {
        Ok(sealed) => Asks::Link(Box::new(sealed)),
        Err(problem) => Asks::Broken(Box::new(Unopened::Problem(problem))),
    }
}

/// What a link holds, once it is unpacked; it is not where that could not be done.
pub fn unpacked(sealed: Sealed, unpacked: Option<Unpacked>) -> Asks {
    let Some(unpacked) = unpacked else {
        return Asks::Broken(Box::new(Unopened::NotFetched));
    };
    match sealed.open(unpacked) {
        Ok(linked) => Asks::Open(Box::new(linked)),
        Err(problem) => Asks::Broken(Box::new(Unopened::Problem(problem))),
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
    use iam_scenario::case::Case;
    use iam_scenario::link::{self, packing};

    #[test]
    fn a_link_opens_as_it_was_made() {
        let mut case = Case::default();
        case.request.action = Some("s3:GetObject".into());
        let fragment = link::encode(&case);
        let Asks::Link(sealed) = read(&fragment) else {
            panic!("{fragment}");
        };
        let there = packing::unpack(&sealed.packed);
        match unpacked((*sealed).clone(), Some(there)) {
            Asks::Open(linked) => assert_eq!(linked.case.request, case.request),
            other => panic!("{other:?}"),
        }
        let nowhere = unpacked(*sealed, None);
        assert_eq!(nowhere, Asks::Broken(Box::new(Unopened::NotFetched)));
    }

    #[test]
    fn other_fragments_ask_for_nothing() {
        assert_eq!(read(""), Asks::Nothing);
        assert_eq!(read("verdict"), Asks::Nothing);
        assert_eq!(read("new"), Asks::New);
        assert_eq!(read("example=read-a-bucket"), Asks::Example);
        assert_eq!(read("v=sessions&example=chain"), Asks::Nothing);
        assert!(matches!(read("s=1.abc"), Asks::Broken(_)));
    }
}
