//! How the work grows with the policies: by counting how often the question is evaluated, never by a clock. One evaluation
//! is linear, so while the count stays the same the whole is.

use iam_catalog::catalogue::Catalogue;
use iam_flip::flip;
use iam_flip::lint::Linter;
use iam_flip::permit;
use iam_flip::question::{Question, Wanted};
use iam_flip::request;
use iam_flip::turns::at_once;
use iam_flip::world::World;
use iam_scenario::read;

/// An Allow of everything and so many statements behind it.
fn question(n_statements: usize, statement: impl Fn(usize) -> String) -> Question {
    let statements: Vec<String> = (0..n_statements).map(statement).collect();
    let text = format!(
        r#"{{ "principal": "arn:aws:iam::111122223333:user/u", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k",
            "resourceAccount": "111122223333", "context": {{ "aws:PrincipalTag/there": "x" }}, "policies": {{ "identity": [
                {{ "name": "all", "document": {{ "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": "*" }} }} }},
                {{ "name": "many", "document": {{ "Statement": [ {} ] }} }} ] }} }}"#,
        statements.join(", ")
    );
    let case = read::case(&text).expect("a case");
    Question {
        policies: case.policies,
        request: case.request,
    }
}

fn n_evaluated(question: &Question) -> usize {
    let catalogue = Catalogue::new();
    let answer = question.answer().expect("it is answered");
    let world = World::new(question, &answer, Wanted::Allowed, &catalogue).expect("it is read");
    let linter = Linter::new(&catalogue, &answer.request);
    let _ = at_once(request::changes(&world, request::goal(Wanted::Allowed)));
    let _ = at_once(permit::candidates(&world, &linter, &[]));
    world.n_evaluated()
}

#[track_caller]
fn check(n_suggestions: usize, statement: impl Fn(usize) -> String) {
    let few = question(300, &statement);
    let many = question(1_200, &statement);
    let (of_few, of_many) = (n_evaluated(&few), n_evaluated(&many));
    assert!(of_many <= of_few + 10 && of_many < 2_000, "{of_few} {of_many}");
    let found = flip(&many.policies, &many.request, &Catalogue::new()).expect("it is decided");
    assert!(n_suggestions <= found.suggestions.len(), "{found:#?}");
}

fn deny(condition: &str) -> String {
    format!(r#"{{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {{ {condition} }} }}"#)
}

#[test]
fn many_denies() {
    check(1, |_| {
        r#"{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }"#.to_string()
    });
    check(2, |_| {
        deny(r#""StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }"#)
    });
    check(1, |at| {
        deny(&format!(r#""StringNotEquals": {{ "aws:PrincipalTag/t{at}": "v" }}"#))
    });
    check(2, |at| {
        deny(&format!(
            r#""StringNotEquals": {{ "aws:PrincipalTag/t": ["v{at}", "all"] }}"#
        ))
    });
    check(1, |at| {
        deny(&format!(
            r#""StringLike": {{ "aws:PrincipalTag/there": "*" }}, "Null": {{ "aws:PrincipalTag/t{at}": "true" }}"#
        ))
    });
}

#[test]
fn many_keys_of_one_deny() {
    let statement = |n_keys: usize| {
        let keys: Vec<String> = (0..n_keys)
            .map(|at| format!(r#""aws:PrincipalTag/t{at}": "v""#))
            .collect();
        deny(&format!(r#""StringNotEquals": {{ {} }}"#, keys.join(", ")))
    };
    let (few, many) = (question(1, |_| statement(300)), question(1, |_| statement(1_200)));
    assert!(n_evaluated(&many) < 2_000, "{}", n_evaluated(&many));
    assert!(n_evaluated(&few) < 2_000, "{}", n_evaluated(&few));
}

/// A list of resources, of which a statement lists every other one, is asked as often as one of a few.
#[test]
fn many_resources() {
    let question = |n: usize| {
        let list = |all: &mut dyn Iterator<Item = usize>| -> String {
            let arns: Vec<String> = all.map(|at| format!(r#""arn:aws:s3:::b/k{at}""#)).collect();
            arns.join(", ")
        };
        let (asked, listed) = (list(&mut (0..n)), list(&mut (0..n).step_by(2)));
        let text = format!(
            r#"{{ "principal": "arn:aws:iam::111122223333:user/u", "action": "s3:GetObject", "resource": [{asked}],
                "resourceAccount": "111122223333", "policies": {{ "identity": [ {{ "name": "some", "document": {{
                    "Statement": {{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [{listed}] }} }} }} ] }} }}"#
        );
        let case = read::case(&text).expect("a case");
        Question {
            policies: case.policies,
            request: case.request,
        }
    };
    let (few, many) = (question(20), question(200));
    assert_eq!(n_evaluated(&few), n_evaluated(&many));
    let found = flip(&many.policies, &many.request, &Catalogue::new()).expect("it is decided");
    assert!(!found.suggestions.is_empty());
}
