//! The types of what comes in are those of the schemas, by which it is read.

use std::fs;

use serde_json::Value;

use crate::schema::types;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/package/taken.d.ts");
const HEAD: &str = "/** What the functions take: made from the schemas by `UPDATE=1 cargo test -p iam-wasm`. A `null` means left out. */\n";

#[test]
fn types_of_what_comes_in_are_those_of_the_schemas() {
    // That of a scenario has all definitions of a case, too.
    let schema: Value = serde_json::from_str(&iam_scenario::schema::scenario()).expect("JSON");
    let made = [HEAD, &types(&schema)].concat();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &made).expect("a file");
    }
    let kept = fs::read_to_string(FILE).expect("the declarations");
    assert!(made == kept, "made anew by `UPDATE=1 cargo test -p iam-wasm`");
}
