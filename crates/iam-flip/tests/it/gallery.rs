//! What the page suggests first for a worked example leaves what its checks say true.

use std::fs;

use iam_catalog::catalogue::Catalogue;
use iam_flip::{class::Class, flip};
use iam_scenario::case::Case;
use iam_scenario::expect::is_met;
use iam_scenario::{read, reply};
use iam_vectors::repository;

/// The checks that come otherwise than expected.
fn unmet(case: &Case) -> Vec<String> {
    let replies = reply::replies(case).filter(|it| is_met(it) == Some(false));
    replies.filter_map(|it| it.id.clone()).collect()
}

/// A check says what comes of a request over the policies. So a change of the policies may turn it; a change of the case's
/// own request may not, and its own expectation is the one that is meant to turn.
#[test]
fn a_request_that_is_asked_otherwise_leaves_the_checks_met() {
    let catalogue = Catalogue::whole();
    let (mut n_tried, mut wrong) = (0, Vec::new());
    for file in fs::read_dir(repository().join("www/gallery")).expect("the gallery can be read") {
        let path = file.expect("a file").path();
        let Ok(case) = read::case(&fs::read_to_string(&path).expect("the file can be read")) else {
            continue;
        };
        let found = flip(&case.policies, &case.request, &catalogue);
        for suggestion in found.into_iter().flat_map(|it| it.suggestions) {
            if suggestion.class != Class::Request {
                continue;
            }
            n_tried += 1;
            let mut changed = Case {
                request: suggestion.question.request,
                ..case.clone()
            };
            changed.expect = None;
            let unmet = unmet(&changed);
            if !unmet.is_empty() {
                wrong.push((path.clone(), suggestion.changes, unmet));
            }
        }
    }
    assert_eq!(wrong, []);
    assert!(10 < n_tried, "{n_tried}");
}
