//! `iam-playground schema` writes what is published.

use crate::run::run;

/// `iam-playground schema case > www/schema/case.schema.json` brings the published schema up to date.
#[test]
fn the_published_schema_is_that_of_the_program() {
    let ran = run(&["schema", "case"], b"");
    assert_eq!(0, ran.status);
    assert_eq!(include_str!("../../../../www/schema/case.schema.json"), ran.stdout);
}
