//! One finding a cause: nothing is said twice, and no place is lost.

use std::collections::BTreeSet;

use iam_catalog::catalogue::{Catalogue, PolicyStanding};
use iam_lint::code::Code;
use iam_lint::finding::Finding;
use iam_lint::gather::by_cause;
use iam_lint::words;
use iam_lint::{Document, at_each_place, lint};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use iam_words::Lang;

fn document(text: &str) -> Document<'_> {
    Document {
        text,
        kind: PolicyKind::Identity,
        service: None,
    }
}

fn managed<'a>(catalogue: &'a Catalogue, name: &str) -> &'a str {
    let arn = format!("arn:aws:iam::aws:policy/{name}");
    match catalogue.managed_policy(&arn) {
        PolicyStanding::Document(_, text) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_aws_closed_is_said_once_of_the_largest_policy() {
    let catalogue = Catalogue::whole();
    let text = managed(&catalogue, "ReadOnlyAccess");
    let found = lint(&document(text), &catalogue, None);
    let retired: Vec<&Finding> = found.iter().filter(|it| it.code == Code::RetiredAction).collect();
    let [retired] = retired.as_slice() else {
        panic!("{retired:?}");
    };
    assert_eq!(["codestar", "evidently", "iotevents"], retired.names[..]);
    assert_eq!(32, retired.spans().count());
    let said = words::said(retired, Lang::En).message;
    assert_eq!(
        "the services `codestar`, `evidently` and `iotevents` are no longer in AWS's reference",
        said
    );
    assert_eq!(
        Some("and at 31 other places"),
        words::also(retired, Lang::En).as_deref()
    );
    assert!(found.len() < 10, "{}", found.len());
}

#[test]
fn each_place_is_in_one_finding_and_no_two_say_the_same() {
    let catalogue = Catalogue::whole();
    let index = catalogue.managed_policies().unwrap();
    // Each fourth is enough, and others look at all of them.
    for policy in index.policies.iter().step_by(4) {
        let text = managed(
            &catalogue,
            &format!("{}{}", policy.path, policy.name).replacen('/', "", 1),
        );
        let at_each_place = at_each_place(&document(text), &catalogue, None);
        let each: Vec<(Code, Span)> = at_each_place.iter().map(|it| (it.code, it.span)).collect();
        let found = by_cause(at_each_place);
        let mut gathered: Vec<(Code, Span)> = found
            .iter()
            .flat_map(|it| it.spans().map(|span| (it.code, span)))
            .collect();
        gathered.sort_by_key(|(code, span)| (*span, *code));
        assert_eq!(each, gathered, "{}", policy.name);
        let sentences: BTreeSet<_> = found
            .iter()
            .map(|it| (it.code, words::said(it, Lang::En).message))
            .collect();
        let by_statement = found.iter().filter(|it| it.code == Code::ActionsGrantNothing).count();
        assert!(found.len() <= sentences.len() + by_statement, "{}", policy.name);
    }
}
