//! Every code that the crate gives out stands in a test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn codes(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            self::codes(&path, codes);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let is_code = |word: &&str| word.contains('_') && word.bytes().all(|it| it.is_ascii_uppercase() || it == b'_');
        let words = text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
        // A constant of Rust is not in quotes; a code in a source file always is.
        let quoted = |word: &&str| path.to_string_lossy().contains("tests") || text.contains(&format!("\"{word}\""));
        codes.extend(words.filter(is_code).filter(quoted).map(String::from));
    }
}

#[test]
fn each_code_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut given, mut tested) = (BTreeSet::new(), BTreeSet::new());
    codes(&root.join("src"), &mut given);
    codes(&root.join("tests"), &mut tested);
    given.remove("SECURITY_WARNING");
    assert!(60 < given.len(), "{given:?}");
    let untested: Vec<&String> = given.difference(&tested).collect();
    assert!(untested.is_empty(), "{untested:?}");
}
