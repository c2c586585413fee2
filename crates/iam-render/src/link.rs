//! The link that opens a block in a playground.

use iam_scenario::link::made::{of_case, of_scenario};
use iam_scenario::link::{About, Made, encode, encode_scenario};

use crate::managed_policy;
use crate::subject::Subject;

/// Whether a text can be the address of a playground: of the web, or a path.
#[must_use]
pub fn is_address(page: &str) -> bool {
    let is_of_web = page.starts_with("https://") || page.starts_with("http://");
    let ends = |it: char| it.is_whitespace() || "<>()\"'`".contains(it);
    (is_of_web || !page.contains(':')) && !page.is_empty() && !page.contains(ends)
}

/// Nothing where it asks nothing, or is more than a link may hold.
pub fn of(subject: &Subject, text: &str, page: &str) -> Option<String> {
    let about = |decided: &[_]| About {
        made: Made::today(decided),
        more: Vec::new(),
    };
    let link = match subject {
        Subject::Case(case) => encode(case, &about(&of_case(case))),
        Subject::Scenario(_) => encode_scenario(text, &about(&of_scenario(text, &managed_policy))),
        Subject::Policy => None,
    };
    link.map(|link| format!("{page}#{link}"))
}
