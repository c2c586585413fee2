//! Any bytes as a case: read, answered with its whole trace, written back and read again; and as a text that
//! somebody pastes.
//!
//! `cargo +nightly fuzz run case corpus/case seeds/case -- -dict=case.dict` in `crates/iam-scenario/fuzz`.

#![no_main]

use iam_scenario::read::Unknown;
use iam_scenario::{Options, eval_text, paste, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = eval_text(text, &Options { trace: true });
    assert!(lines.iter().all(|line| !line.contains('\n')), "one line an answer");
    if let Ok(case) = read::case_with(text, Unknown::Kept) {
        let again = read::case_with(&write::case_of_texts(&case), Unknown::Kept).expect("what was written can be read");
        assert_eq!(write::case_of_texts(&case), write::case_of_texts(&again));
        let again = read::case_with(&write::case(&case), Unknown::Kept).expect("what was written can be read");
        assert_eq!(write::case(&case), write::case(&again));
    }
    let _ = paste::recognise(text);
});
