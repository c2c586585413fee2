//! `schema`: the JSON Schema of a document.

use iam_scenario::schema;

use crate::args::Document;
use crate::say::print;
use crate::status::Status;

/// Writes a schema.
pub fn schema(document: Document) -> Status {
    let text = match document {
        Document::Case => schema::case(),
        Document::Scenario => schema::scenario(),
    };
    print(text.trim_end())
}
