//! Compares a text with the one that is kept; `UPDATE=1` keeps the new one.

use std::path::Path;

#[track_caller]
pub fn check(name: &str, seen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, seen).expect("the snapshot can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    for (number, (kept, seen)) in kept.lines().zip(seen.lines()).enumerate() {
        assert_eq!(kept, seen, "{name}:{}; UPDATE=1 keeps the new text", number + 1);
    }
    assert_eq!(kept, seen, "{name}; UPDATE=1 keeps the new text");
}
