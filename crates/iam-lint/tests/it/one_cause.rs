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

#[test]
fn each_key_that_tells_who_comes_is_named() {
    let said = |condition: &str, lang: Lang| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"*"}},
            "Action":"sts:AssumeRole","Condition":{condition}}}]}}"#
        );
        let document = Document {
            text: &text,
            kind: PolicyKind::Trust,
            service: None,
        };
        let found = lint(&document, &Catalogue::whole(), None);
        let everybody = found.iter().find(|it| it.code == Code::TrustWildcardInPrincipal);
        words::said(everybody.unwrap(), lang).message
    };
    let one = r#"{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},"StringLike":{"AWS:principalorgid":"o-a*"}}"#;
    assert_eq!(
        "everybody in every account is let in, and only `aws:PrincipalOrgID` tells who may assume the role",
        said(one, Lang::En)
    );
    let two = r#"{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5","sts:RoleSessionName":"a"},
        "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/ci"},"Bool":{"aws:SecureTransport":"true"}}"#;
    assert_eq!(
        "everybody in every account is let in, and only `aws:PrincipalOrgID` and `aws:PrincipalArn` tell who may assume \
         the role",
        said(two, Lang::En)
    );
    assert_eq!(
        "모든 계정의 모든 사람이 대상이고, 누가 역할을 수임할 수 있는지는 `aws:PrincipalOrgID`, `aws:PrincipalArn` 조건만 가립니다",
        said(two, Lang::Ko)
    );
}
