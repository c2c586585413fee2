//! The first of the worked examples.

use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};

/// What a first visit begins with. It is in the program, so that nobody waits for it.
pub fn first() -> Option<Case> {
    let text = include_str!("../../../../www/gallery/read-a-bucket.json");
    read::case_with(text, Unknown::Kept).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_visit_has_something_to_look_at() {
        assert_eq!(first().unwrap().id.as_deref(), Some("read-a-bucket"));
    }
}
