//! What is frozen of generation 1, and what `docs/links.md` says of it.

use sha2::{Digest, Sha256};

const SPECIFICATION: &str = include_str!("../../../docs/links.md");

/// A dictionary that changed would make every link of its generation unreadable. A better one is a new generation.
#[test]
fn the_dictionary_is_what_it_was() {
    let hash = Sha256::digest(iam_link::DICTIONARY);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!("9cdb0bd9c35b60fa87a5dc948396442a9b10895087e9aa34ae4cb5218dfecf10", hash);
    assert!(SPECIFICATION.contains(&hash));
    assert_eq!(8192, iam_link::DICTIONARY.len());
}

/// Each block of a link and its document.
#[test]
fn the_specification_has_links_that_open() {
    let blocks = SPECIFICATION.split("```text\n").skip(1);
    let blocks = blocks.filter_map(|it| it.split("\n```").next()?.split_once('\n'));
    let mut n_blocks = 0;
    for (link, document) in blocks {
        let opened = iam_link::read(link).unwrap_or_else(|failure| panic!("{link}: {failure:?}"));
        assert_eq!(document, opened.document);
        assert!(iam_link::write(document).len() <= link.len() + 1);
        n_blocks += 1;
    }
    assert_eq!(2, n_blocks);
}
