//! Any bytes as a link, and any case in a link and out again.
//!
//! `cargo +nightly fuzz run link corpus/link seeds/case ../../../tests/links` in `crates/iam-scenario/fuzz`.

#![no_main]

use iam_scenario::read::Unknown;
use iam_scenario::{link, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(linked) = link::decode(text) {
        let link = match &linked.content {
            link::Content::Case(case) => link::encode(case, &linked.about),
            link::Content::Scenario(text) => link::encode_scenario(text, &linked.about),
        };
        let again = link.map(|link| link::decode(&link).expect("what was written opens"));
        assert!(again.is_none_or(|again| (again.content, again.about) == (linked.content, linked.about)));
    }
    // The check of a link is hard to guess, so cases take the way through one too.
    if let Ok(case) = read::case_with(text, Unknown::Kept)
        && let Some(link) = link::encode(&case, &link::About::default())
    {
        let linked = link::decode(&link).expect("what was written opens");
        let link::Content::Case(again) = linked.content else { panic!("a case was written") };
        assert_eq!(write::case_of_texts(&case), write::case_of_texts(&again));
    }
});
