//! What is said of a call of STS beside its outcome, in both languages.

use iam_explain::{Lang, words};
use iam_sts::hop::Note;

#[track_caller]
fn check(note: &Note, named: &[&str]) {
    for lang in Lang::ALL {
        let said = words::hop_note(note, lang).unwrap_or_default();
        for text in named {
            assert!(said.contains(text), "{text} is not in: {said}");
        }
        assert!(!said.contains("(을") && !said.contains("(은"), "{said}");
    }
}

#[test]
fn a_note_names_what_it_is_about() {
    check(&Note::LongSourceIdentity { n_characters: 70 }, &["70", "64", "256"]);
    check(&Note::PackedSize { n_characters: 100 }, &["100", "5"]);
    let arn = "arn:aws:iam::111122223333:role/No".to_string();
    check(&Note::NoSuchRole { arn: arn.clone() }, &[&arn]);
    check(&Note::DurationCut { seconds: 3_600 }, &["3600"]);
    let dropped = |claims: &[&str]| Note::DroppedClaims {
        issuer: "gitlab.com".into(),
        claims: claims.iter().map(|it| (*it).to_string()).collect(),
        keys: vec!["aud", "sub"],
    };
    check(
        &dropped(&["namespace_path"]),
        &["gitlab.com:namespace_path", "aud, sub"],
    );
    check(
        &dropped(&["iss", "namespace_path"]),
        &["gitlab.com:iss", "iss, namespace_path"],
    );
    for lang in Lang::ALL {
        assert_eq!(None, words::hop_note(&Note::Rule("S-3"), lang));
    }
}
