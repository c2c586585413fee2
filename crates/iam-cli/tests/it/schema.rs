//! `iam-playground schema` writes what is published.

use crate::run::run;

/// `iam-playground schema case > www/schema/case.schema.json` brings a published schema up to date.
#[test]
fn the_published_schemas_are_those_of_the_program() {
    let published = [
        ("case", include_str!("../../../../www/schema/case.schema.json")),
        ("scenario", include_str!("../../../../www/schema/scenario.schema.json")),
    ];
    for (document, schema) in published {
        let ran = run(&["schema", document], b"");
        assert_eq!(0, ran.status);
        assert_eq!(schema, ran.stdout);
    }
}
