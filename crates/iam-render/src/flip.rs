//! What would change a decision, for programs.

use iam_catalog::catalogue::Catalogue;
use iam_flip::{flip, output};
use iam_words::Lang;

use crate::requests;

/// A line of JSON for each request of a case.
#[must_use]
pub fn lines(text: &str, catalogue: &Catalogue, lang: Lang) -> Vec<String> {
    requests::lines(text, |case, answer| {
        let found = flip(&case.policies, &case.request, catalogue);
        output::json(found.as_ref(), case, answer, lang)
    })
}
